#ifndef MEDBRING_ENGINE_LIVE_H
#define MEDBRING_ENGINE_LIVE_H

/*
 * Which lists, tests and persons the verdict can still turn on. A part of the
 * rule that comes out the same in the worst and in the best case hides all
 * below it; what only hidden parts look at is not asked for, and that is
 * known without any search.
 */

#include "engine/unknowns.h"

struct live;

/* Of a requirement on that person. `world`: everything that may be there, nothing settled. `found`: what came of the
 * requirement, or NULL; it is exact where the worst and the best case only enclose it. */
struct live *live_find(struct arena *arena, struct world *world, uint32_t requirement, uint32_t person,
	const struct finding *found);

/* False: no answer to this can matter. True: a search must tell. */
bool live_sees(const struct live *live, struct world *world, const struct unknown *unknown);

#endif
