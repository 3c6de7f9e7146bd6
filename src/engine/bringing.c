/* Could anybody be what a role asks for? Somebody who cannot is not proposed. */

#include "engine/copies.h"
#include "engine/elements.h"

static uint32_t room_for(const struct scope *scope, const uint32_t *copies, uint32_t kinds)
{
	uint32_t room = 0;

	for (uint32_t kind = 0; kind < kinds; kind++)
		room += scope->named[kind] ? copies[kind] : 0;
	return room;
}

/* Somebody of whom nothing is known, with as many papers of each kind as could count. */
static void add_anybody(struct world *world, uint32_t role)
{
	const struct rules *rules = world->rules;
	const struct scope *scope = &world->scopes->of[1 + role];
	const uint32_t *copies =
		copies_that_count(world->arena, rules, rules->roles[role].requirement, world->answers->visit);
	uint32_t index = world_add_person(world, role, HAVE_YES);
	struct person *person = world_person(world, index);

	person->paper_room = room_for(scope, copies, rules->kind_count);
	person->papers = arena_array(world->arena, person->paper_room, sizeof *person->papers);
	for (uint32_t kind = 0; kind < rules->kind_count; kind++)
		for (uint32_t copy = 0; scope->named[kind] && copy < copies[kind]; copy++)
			world_add_paper(world, index, kind, HAVE_YES);
}

/* Whom this one may need in turn, each with all that their roles ask. */
static void add_ideal_others(struct world *world, uint32_t role)
{
	for (uint32_t other = 0; other < world->rules->role_count; other++)
		for (uint32_t left = other == role ? 0 : world->scopes->wanted_persons[other]; left > 0; left--)
			world->answers->others[world->answers->other_count++] =
				(struct person){.role = other, .have = HAVE_YES};
}

bool role_can_be_met(struct arena *arena, const struct world *base, uint32_t role)
{
	struct arena_mark mark = arena_mark(arena);
	uint32_t room = 1;
	struct world *world;
	bool met;

	for (uint32_t other = 0; other < base->rules->role_count; other++)
		room += base->scopes->wanted_persons[other];
	world = world_copy(arena, base, room);
	add_anybody(world, role);
	add_ideal_others(world, role);
	met = world_can_be_ready(world, base->rules->roles[role].requirement, base->answers->other_count + 1);
	arena_rewind(arena, mark);
	return met;
}
