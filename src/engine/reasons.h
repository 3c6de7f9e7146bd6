#ifndef MEDBRING_ENGINE_REASONS_H
#define MEDBRING_ENGINE_REASONS_H

/*
 * Why the verdict is what it is: a tree of findings in the shape of the
 * requirement, each with its own exact verdict, the smallest set of papers
 * that meets it, and the papers and facts that stand in the way.
 */

#include "engine/solve.h"

struct support;

struct reasoning {
	struct arena *arena;
	struct scopes *scopes;
	const struct answers *answers;
	bool truncated;
	struct support *support;         /* made on demand */
};

const struct finding *reasons_find(struct reasoning *reasoning, uint32_t requirement, uint32_t person);

/* Are its parts all there is to it, each judged for itself? */
static inline bool parts_stand_alone(const struct requirement *requirement)
{
	return (requirement->kind == REQUIRE_ALL || requirement->kind == REQUIRE_ANY) && !requirement->apart
		&& requirement->choose_same == NO_INDEX && !requirement->never_together.count;
}

/* Into `by`: the smallest set of papers that alone keeps the requirement met (it must be). Its parts are found. */
void find_support(struct reasoning *reasoning, struct finding *finding);

/* The papers that lists of the tally name and tests refuse, and the tests of a condition that are not passed. */
void find_obstacles(struct reasoning *reasoning, uint32_t requirement, uint32_t person, struct finding *finding);
void find_failed_tests(struct reasoning *reasoning, uint32_t requirement, uint32_t person, struct finding *finding);

#endif
