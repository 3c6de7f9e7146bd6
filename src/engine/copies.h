#ifndef MEDBRING_ENGINE_COPIES_H
#define MEDBRING_ENGINE_COPIES_H

/*
 * How many papers of one kind can count. A kind that nobody has spoken of is
 * there once or not at all; but where a rule counts two bills of different
 * senders, whoever asks a person about their papers has to ask for a second.
 */

#include <stdint.h>

#include "base/arena.h"
#include "model/answers.h"
#include "model/rules.h"

enum { COPIES_MOST = 12, COPIES_BY_FACT = 3 };   /* so many are asked for at most; where a fact says how many, as long as it has no answer */
enum { COPIES_LOOKED_AT = 64 };                 /* so many at most when it is looked whether papers could do at all */

/* One number for each kind, in the arena: so many papers of it may serve the requirement at once. 0 or 1 where one is
 * all that can ever count; `visit` as everywhere decides which parts are in force. */
const uint32_t *copies_that_count(struct arena *arena, const struct rules *rules, uint32_t requirement, int32_t visit);

/* The same for one person, whose own facts say how many where a rule leaves that to a fact; up to COPIES_LOOKED_AT. */
const uint32_t *copies_for_person(struct arena *arena, const struct rules *rules, uint32_t requirement, int32_t visit,
	const struct person *person);

#endif
