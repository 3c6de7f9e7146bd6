#ifndef MEDBRING_ENGINE_WORLD_H
#define MEDBRING_ENGINE_WORLD_H

/*
 * Answers made whole, to be changed freely: a copy in which every paper that
 * may be there stands with its name (one of each kind that was not mentioned,
 * where the list of papers is open), and as many more persons of an open role
 * as a requirement wants. Values are shared with the answers until a paper or
 * a person is opened for writing.
 */

#include "engine/scope.h"

struct world {
	struct arena *arena;
	const struct rules *rules;
	const struct scopes *scopes;
	struct answers *answers;         /* the copy */
	const struct answers *origin;
	uint32_t other_count;            /* of the origin; the rest are thought up */
};

/* `open`: with the papers and persons that may be there. `room`: papers and persons that can be added. */
struct world *world_new(struct arena *arena, const struct scopes *scopes, const struct answers *answers,
	bool open, uint32_t room);
struct world *world_copy(struct arena *arena, const struct world *world, uint32_t room);

struct person *world_person(const struct world *world, uint32_t person);
uint32_t world_person_count(const struct world *world);

/* The slot of a value, made the world's own. `paper` NO_INDEX: a fact. */
struct value *world_slot(struct world *world, uint32_t person, uint32_t paper, uint32_t attribute);
struct event_log *world_log(struct world *world, uint32_t person, uint32_t event);

/* Papers and persons of whom it is not known whether they come: all do, or none. */
void world_settle(struct world *world, bool come);

/* Add within the room; the index of the new one. */
uint32_t world_add_paper(struct world *world, uint32_t person, uint32_t kind, enum have have);
uint32_t world_add_person(struct world *world, uint32_t role, enum have have);

/* Was this paper, of a person who is in the answers, there too? */
bool world_paper_real(const struct world *world, uint32_t person, uint32_t paper);

#endif
