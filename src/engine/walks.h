#ifndef MEDBRING_ENGINE_WALKS_H
#define MEDBRING_ENGINE_WALKS_H

/*
 * Walks from the best case down: one unknown after another is made its worst
 * as long as the requirement stays met. What could not be spared decides in the
 * case that is left, and so does what can stand in for it there.
 */

#include "engine/unknowns.h"

/* The unknown at its best or its worst; is the requirement met then, whatever is still open at its best (worst)? */
void walk_put(struct asking *asking, struct unknown *unknown, bool good);
bool walk_met(struct asking *asking, bool best);
bool walk_met_seeing(struct asking *asking, bool best, struct sight *sight); /* the first unknown that is met */

/* The order of a first walk: what is to be asked first is taken away last. */
void walk_order(struct asking *asking);

/* Walk in the order as it is; what is kept matters. False where the best case fails too. */
bool walk_down(struct asking *asking);

/* It is ready as all stands. Is it not without this one, where what stands without a value has one? */
bool walk_confirmed(struct asking *asking, struct unknown *unknown);

/* Can it stand in for one that the last walk kept? Then it matters as that one did. */
bool walk_stands_in(struct asking *asking, struct unknown *unknown);

/* Can the answer matter? Exact, and slower; true as well where its search went over the cap. The world is left as the
 * last walk did. */
bool ask_matters(struct asking *asking, uint32_t index);

/* Which decide alone: not ready although all else is at its best, or ready although all else is at its worst. */
void walk_deciding(struct asking *asking);

/* Further walks, each with this one taken away last, until it is kept or there is no use. */
void walk_for(struct asking *asking, uint32_t index);

#endif
