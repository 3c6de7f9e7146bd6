#ifndef MEDBRING_LINT_REACH_H
#define MEDBRING_LINT_REACH_H

/*
 * What a requirement can ever look at: which kinds of paper, attributes,
 * facts, other persons, events, lists and tests stand somewhere below it.
 * Each set is an array of bool by index into the rules' own array.
 */

#include "base/arena.h"
#include "model/rules.h"

struct reach {
	const struct rules *rules;
	bool *requirements, *conditions, *tests, *lists, *lines, *kinds, *attributes, *roles, *events;
	bool *counted;           /* attributes that papers are told apart by */
};

/* Nothing reached yet; the sets live in `arena`. */
void reach_init(struct reach *reach, struct arena *arena, const struct rules *rules);

/* Add all below a requirement. What other persons must meet is added too where `persons` is set;
 * otherwise only that they are asked for. */
void reach_requirement(struct reach *reach, uint32_t requirement, bool persons);

/* Does anything that was reached look at that attribute of papers of that kind? */
bool reach_looks_at(const struct reach *reach, uint32_t kind, uint32_t attribute);

#endif
