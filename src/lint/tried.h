#ifndef MEDBRING_LINT_TRIED_H
#define MEDBRING_LINT_TRIED_H

/*
 * The values that are tried for each attribute and fact that some conditions
 * look at: on each side of every limit, each member of every list and one that
 * is in none, where two are compared also what lies on each side of the other,
 * and where there may be several values at once as many as the tests could
 * want. Together they stand for all that a paper and a person could have.
 */

#include "lint/imply.h"

/* One attribute or fact that some test looks at, and the values that are tried for it. */
struct variable {
	enum subject subject;
	uint32_t attribute;
	struct value *values;
	uint32_t count, room;
	uint32_t own;   /* so many are there from its own tests; the others come from what it is compared with */
	uint32_t tests; /* so many look at it */
	uint32_t at;    /* the one that is being tried */
};

struct table {
	const struct trial *trial;
	uint32_t kind; /* the paper's; NO_INDEX: a person, or any */
	struct variable *variables;
	uint32_t count;
	bool partial; /* not all that would have to be tried is there: what is not found may be there all the same */
};

/* All that `conditions` (`count` of them, NO_INDEX is left out) look at, with its values, from the trial's scratch;
 * `table` has its trial and its kind. */
void tried_collect(struct table *table, const uint32_t *conditions, size_t count);

/* NULL: none of them looks at it. */
struct variable *tried_find(const struct table *table, enum subject subject, uint32_t attribute);

#endif
