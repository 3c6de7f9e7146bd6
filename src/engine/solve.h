#ifndef MEDBRING_ENGINE_SOLVE_H
#define MEDBRING_ENGINE_SOLVE_H

/*
 * From bounds to the truth. Two runs decide most answers; where they differ,
 * the unknowns that pull both ways are tried out one after another, each try
 * bounded again by the two runs. Over the cap on tries the question stays
 * open and `truncated` is set.
 */

#include "engine/candidates.h"
#include "engine/evaluate.h"

#define TRIES_MAX 4096u

/* A settled world in which what needs no trying has its value, and what is left to try. */
struct prepared { struct world *world; bool fixed; struct variables open; };

/* A run over a world, the best or the worst case. */
struct run world_run(const struct world *world, bool best);

/* One run over the answers as they stand. */
bool run_once(struct run *run, uint32_t requirement, uint32_t person);

/* Is the requirement met in a settled world, whatever its open values become? The world stays as it is. */
bool world_certain(struct world *world, uint32_t requirement, uint32_t person, bool *truncated);

/* May its open values become such that it is met? True too where the search came to its cap. The world, which is
 * settled, is not left as it was. */
bool world_can_be_ready(struct world *world, uint32_t requirement, uint32_t person);

/* The exact verdict on one requirement for one person (a person of the answers, which are those of `scopes`). Where
 * `scopes` has room for prepared worlds, they are made in `scratch` and stay, so it may not be rewound. */
enum verdict verdict_of(struct arena *scratch, struct scopes *scopes, const struct answers *answers,
	uint32_t requirement, uint32_t person, bool *truncated);

#endif
