#ifndef MEDBRING_LOAD_MEMBERS_H
#define MEDBRING_LOAD_MEMBERS_H

/* The values that a test lists: [DK, GL], [adult, child], a set's id for its members. */

#include "load/loader.h"

struct members {
	struct vector numbers;       /* int32_t, or for texts const char * folded */
	uint32_t count;
	uint32_t set;                /* where all came from one named set, else NO_INDEX */
};

void members_init(struct members *members);
void members_clear(struct members *members);

/* False where the word is no value of the attribute. */
bool members_add(struct members *members, struct loader *loader, const struct attribute *attribute, const char *word);

/* Put them into a test. */
void members_keep(struct members *members, struct arena *arena, struct test *test);

#endif
