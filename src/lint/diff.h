#ifndef MEDBRING_LINT_DIFF_H
#define MEDBRING_LINT_DIFF_H

/*
 * What two rules files judge differently. The cases of both are tried, and
 * answers made from them by changing one thing: a paper left out or of
 * another kind, a yes turned to no, a date or a number put on each side of
 * every limit that either file has for it. Answers go from one file to the
 * other as the text of an answers file, since only ids mean the same in both.
 */

#include <stdbool.h>

#include "base/buffer.h"
#include "model/rules.h"

struct diff_counts { uint32_t tried, changed; bool left_out; /* there were more answers to make than can be compared */ };

/* Add one line for each change of verdict. `progress` (or NULL) is told how far it has come, after `context`. */
struct diff_counts diff_rules(struct buffer *out, const struct rules *old, const struct rules *new,
	void (*progress)(void *context, size_t done, size_t of), void *context);

#endif
