#ifndef MEDBRING_APP_CODE_H
#define MEDBRING_APP_CODE_H

/*
 * What a code for a camera says: of the take-along list, its lines; of whom to ask, the number, address or site of
 * the line with the focus, in the form that a telephone acts on. "" where there is nothing to say. Pure.
 */

#include "app/session.h"

/* How much of a list is left out so that the code is smaller: nothing, all but the items, and from then on one item
 * more each time, with "..." in their place. */
enum { CODE_WHOLE, CODE_ITEMS };

/* "" also where there is nothing as brief as that. */
const char *code_text(struct session *session, struct arena *arena, const struct page *page, unsigned brevity);

#endif
