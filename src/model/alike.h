#ifndef MEDBRING_MODEL_ALIKE_H
#define MEDBRING_MODEL_ALIKE_H

/* Which tests are one and the same, and which of them a plain question is about. */

#include "model/rules.h"

/* Do both demand the same of a value, whatever it stands on? */
bool tests_demand_same(const struct test *left, const struct test *right);

/* Do two tests ask for the same, however often it is written? */
bool tests_are_same(const struct test *left, const struct test *right);

/* Does it look at something that differs from one paper of the kind to the next: its attribute, or what that is compared
 * with? */
bool test_varies(const struct rules *rules, const struct test *test, uint32_t kind);

/* Is there a plain question that is about this very test? (Whether yes or no can answer it is told by the engine.) */
bool test_asks_plainly(const struct rules *rules, const struct test *test);

#endif
