#ifndef MEDBRING_MODEL_ID_TABLE_H
#define MEDBRING_MODEL_ID_TABLE_H

/* The hash table behind rules_find(): open addressing in a power of two of places. The loader fills it. */

#include <stdbool.h>
#include <stdint.h>

#include "model/rules.h"

/* The seed comes of all bytes of the file: whoever writes ids that shall all stand in one place changes it. */
struct names { const struct rules_id *ids; uint32_t room; uint64_t seed; };

/* Where the id stands, or the free place where it would (its `id` is NULL). At least one place must be free.
 * Roles stand apart from all else that has an id. */
const struct rules_id *names_slot(struct names names, const char *id, bool role);

#endif
