#ifndef MEDBRING_ENGINE_ASKS_H
#define MEDBRING_ENGINE_ASKS_H

/*
 * The questions whose answers can still matter, the most decisive first. A
 * question matters when some filling of all the others leaves the verdict to
 * it alone. Such fillings are found by taking away: from the best case one
 * unknown after another is made its worst, as long as the requirement stays
 * met; each of those that had to stay decides in the case that is left.
 */

#include "engine/solve.h"

void asks_find(struct arena *arena, struct scopes *scopes, const struct answers *answers,
	struct report *report);

#endif
