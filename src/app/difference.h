#ifndef MEDBRING_APP_DIFFERENCE_H
#define MEDBRING_APP_DIFFERENCE_H

/*
 * What is new on a page: the blocks whose text or state was not on the page
 * before. Text mode says these after an answer; a test of the screen compares
 * them with the cells that changed.
 */

#include <stdint.h>

#include "app/page.h"
#include "base/arena.h"

/* Indexes into `now` of the blocks that are new or whose text, state or input differs from the block with
 * the same key (without a key: the same role and text) in `before`. `before` may be NULL: all are new. */
const uint32_t *page_difference(struct arena *arena, const struct page *before, const struct page *now,
	uint32_t *count);

#endif
