#ifndef MEDBRING_ENGINE_CASES_H
#define MEDBRING_ENGINE_CASES_H

/* All that each unknown may be, one case after another, where that is filled in by hand. */

#include "engine/unknowns.h"

/* Has it values to choose from? Else it is there or not. */
bool case_has_values(const struct unknown *unknown);

uint32_t case_count(const struct unknown *unknown);

/* Case 0 is the best of what may come; the last is the worst. */
void case_put(struct asking *asking, struct unknown *unknown, uint32_t which);

/* As it was told: open. */
void case_take_back(struct asking *asking, const struct unknown *unknown);

/* The world as it was told, and all that each value could be there, which the cases go by. */
void cases_take_back(struct asking *asking);

#endif
