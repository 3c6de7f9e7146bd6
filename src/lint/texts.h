#ifndef MEDBRING_LINT_TEXTS_H
#define MEDBRING_LINT_TEXTS_H

#include "model/rules.h"

/* Call `see` for every text of the rules, with the id of what it belongs to and the key it stands behind. */
void texts_each(const struct rules *rules,
	void (*see)(void *context, const char *owner, const char *key, const struct text *text), void *context);

#endif
