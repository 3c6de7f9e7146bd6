#ifndef MEDBRING_LINT_ACCEPT_H
#define MEDBRING_LINT_ACCEPT_H

#include <stdbool.h>

#include "model/rules.h"

/* Does the author accept that finding there: by a mark on the mapping that it is in, or for the whole file? */
bool accept_covers(const struct rules *rules, const char *finding, struct place place);

#endif
