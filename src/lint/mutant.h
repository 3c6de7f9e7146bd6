#ifndef MEDBRING_LINT_MUTANT_H
#define MEDBRING_LINT_MUTANT_H

/*
 * Small changes to a rules file: each limit one more and one less, each
 * alternative left out. If no case of the file notices a change, the case
 * that would is missing (or the limit does not matter). A mutant shares all
 * but the one array that it changes with the rules that it came from.
 */

#include <stdbool.h>

#include "base/buffer.h"
#include "model/rules.h"

enum mutation {
	MUTATE_AMOUNT,           /* a test's N days, months or years */
	MUTATE_LOW, MUTATE_HIGH, /* a test's fixed limits */
	MUTATE_MEMBER,           /* one member of a test's list left out (`delta` is which) */
	MUTATE_PART,             /* an alternative of a condition's `any` left out */
	MUTATE_LINE,             /* a line of a list left out, in every list that it got into */
	MUTATE_LINE_MOST,
	MUTATE_REQUIREMENT,      /* an alternative of `any` left out */
	MUTATE_NEED,             /* how many, or how many points */
	MUTATE_WITHIN,           /* the days that events are counted in */
	MUTATE_FIRST, MUTATE_EACH, MUTATE_MOST, MUTATE_LEAST,   /* a row of points */
	MUTATE_RULE,             /* a text rule left out */
	MUTATE_RULE_LOW, MUTATE_RULE_HIGH
};

struct mutant {
	enum mutation mutation;
	uint32_t index;          /* into the array that it changes */
	int32_t delta;           /* +1, -1 */
	struct place place;      /* what is changed, in the file */
	uint32_t kind;           /* only how papers of this kind are taken can change; NO_INDEX: anything */
};

struct mutants { struct mutant *list; uint32_t count, room; };

/* All mutants of what the file's checklists can reach, by place. */
void mutants_find(struct mutants *mutants, struct arena *arena, const struct rules *rules);

/* Find out of which kind each of them is (mutants_find() does). */
void mutants_relate(struct mutants *mutants, struct arena *arena, const struct rules *rules);

/* The rules with that one change; lives in `arena` and points into `rules`. */
const struct rules *mutant_make(struct arena *arena, const struct rules *rules, const struct mutant *mutant);

/* What is changed, in words: "at most 3 months old becomes at most 4 months old". */
void mutant_tell(struct buffer *out, const struct rules *rules, const struct rules *changed, const struct mutant *mutant);

#endif
