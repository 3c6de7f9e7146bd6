#ifndef MEDBRING_ENGINE_TALLY_H
#define MEDBRING_ENGINE_TALLY_H

/* What the files that count papers share: what makes two of them one. */

#include "engine/evaluate.h"

/* Is all that the row tells papers apart by known of this one? Where it is not, the run has met an unknown. */
bool key_known(struct run *run, const struct row *row, const struct view *view, const struct paper *paper);

/* The same key, as far as is known; where both are fully known, exactly. */
bool key_same(const struct run *run, const struct row *row, const struct paper *left, const struct paper *right);

/* Is something that the row tells papers apart by only promised of this one? */
bool key_promised(const struct run *run, const struct row *row, const struct paper *paper);

/* Is the key of paper `index` only promised, and whatever it is, none of those of the papers in `counted`? */
bool key_like_none(const struct run *run, const struct row *row, const struct view *view, const uint32_t *counted,
	uint32_t count, uint32_t index);

/* Do the rows of the requirement tell papers apart together, so that a key counts in one of them only? */
static inline bool rows_together(const struct requirement *requirement, const struct row *first)
{
	return requirement->rows.count > 1 && !requirement->points && (first->distinct_kind || first->distinct_count);
}

/* How many keys count in all of them, stopping at `enough`. */
uint32_t together_count(
	struct run *run, const struct requirement *requirement, const struct view *view, uint32_t enough);

#endif
