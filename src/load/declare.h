#ifndef MEDBRING_LOAD_DECLARE_H
#define MEDBRING_LOAD_DECLARE_H

#include "load/match.h"

/* Every id of the top mappings is known before anything refers to it: name them all, count what there is of each,
 * and note which contacts have a phone, mail or site. `match` is the top of the file. */
void declare_all(struct loader *loader, const struct match *match);

#endif
