#ifndef MEDBRING_LINT_IMPLY_H
#define MEDBRING_LINT_IMPLY_H

/*
 * Can a condition hold at all, and does one hold whenever another does? Both
 * are tried out on representative values: on each side of every limit, each
 * member of every list and one that is in none. Where there would be too many
 * combinations the answer is the one that gives no finding.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "model/rules.h"

struct trial {
	const struct rules *rules;
	struct arena *scratch;
	int32_t visit;
};

/* Is there a paper of that kind (NO_INDEX: a person) that is usable and for which the condition holds? */
bool condition_possible(const struct trial *trial, uint32_t kind, uint32_t condition);

/* Does `right` hold for every usable paper of that kind for which `left` does? NO_INDEX always holds. */
bool condition_implies(const struct trial *trial, uint32_t kind, uint32_t left, uint32_t right);

/* The same for requirements: is `right` met whenever `left` is? False where it cannot be seen. */
bool requirement_implies(const struct trial *trial, uint32_t left, uint32_t right);

#endif
