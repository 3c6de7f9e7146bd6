#include "engine/world.h"

#include <string.h>

#include "engine/test.h"

static void *copied(struct arena *arena, const void *from, size_t count, size_t size, size_t more)
{
	void *to = arena_array(arena, count + more, size);

	if (count)
		memcpy(to, from, count * size);
	return to;
}

static void copy_person(struct arena *arena, struct person *person, uint32_t more)
{
	person->papers = copied(arena, person->papers, person->paper_count, sizeof *person->papers, more);
	person->paper_room = person->paper_count + more;
}

struct person *world_person(const struct world *world, uint32_t person)
{
	return person == PERSON_ME ? &world->answers->me : &world->answers->others[person - 1];
}

uint32_t world_person_count(const struct world *world)
{
	return 1 + world->answers->other_count;
}

/* ---- what may be there ---- */

static bool mentioned(const struct person *person, uint32_t count, uint32_t kind)
{
	for (uint32_t index = 0; index < count; index++)
		if (person->papers[index].kind == kind)
			return true;
	return false;
}

static uint32_t open_kinds(const struct world *world, const struct person *person)
{
	const struct scope *scope = scope_of(world->scopes, person);
	uint32_t count = 0;

	if (person->papers_complete || !scope->reached)
		return 0;
	for (uint32_t kind = 0; kind < world->rules->kind_count; kind++)
		count += scope->named[kind] && !mentioned(person, person->paper_count, kind);
	return count;
}

/* The kinds in the order in which the rule speaks of them, so that they are asked for in that order too. */
static void open_papers(struct world *world, uint32_t index)
{
	struct person *person = world_person(world, index);
	const struct scope *scope = scope_of(world->scopes, person);
	const struct rules *rules = world->rules;
	uint32_t count = person->paper_count;
	bool *done = arena_array(world->arena, rules->kind_count + 1, sizeof *done);

	for (uint32_t paper = 0; paper < count; paper++)
		done[person->papers[paper].kind] = true;
	for (uint32_t at = 0; at <= scope->lists.count && !person->papers_complete && scope->reached; at++) {
		bool rest = at == scope->lists.count;
		struct span lines =
			rest ? (struct span){0, rules->kind_count} : rules->lists[scope->lists.at[at]].lines;
		for (uint32_t line = lines.first; line < lines.first + lines.count; line++) {
			uint32_t kind = rest ? line : rules->lines[line].kind;
			if (kind == NO_INDEX || done[kind] || !scope->named[kind])
				continue;
			done[kind] = true;
			world_add_paper(world, index, kind, HAVE_UNKNOWN);
		}
	}
	person->papers_complete = true;
}

static uint32_t open_persons(const struct world *world, uint32_t role)
{
	const struct answers *answers = world->origin;

	return answers->roles_complete[role] ? 0 : world->scopes->wanted_persons[role];
}

static uint32_t all_open_persons(const struct world *world)
{
	uint32_t count = 0;

	for (uint32_t role = 0; role < world->rules->role_count; role++)
		count += open_persons(world, role);
	return count;
}

static void add_open_persons(struct world *world)
{
	for (uint32_t role = 0; role < world->rules->role_count; role++)
		for (uint32_t left = open_persons(world, role); left > 0; left--) {
			uint32_t index = world_add_person(world, role, HAVE_UNKNOWN);
			struct person *person = world_person(world, index);
			person->papers_complete = false;
			copy_person(world->arena, person, open_kinds(world, person));
		}
}

static void close_roles(struct world *world)
{
	world->answers->roles_complete = arena_array(world->arena, world->rules->role_count, sizeof(bool));
	for (uint32_t role = 0; role < world->rules->role_count; role++)
		world->answers->roles_complete[role] = true;
}

/* ---- making one ---- */

static struct world *copy_of(struct arena *arena, const struct world *model, const struct answers *from,
	uint32_t persons, uint32_t room, bool open)
{
	struct world *world = copied(arena, model, 1, sizeof *world, 0);

	world->arena = arena;
	world->answers = copied(arena, from, 1, sizeof *from, 0);
	world->answers->others = copied(arena, from->others, from->other_count, sizeof *from->others, persons + room);
	world->answers->other_room = from->other_count + persons + room;
	for (uint32_t index = 0; index < 1 + from->other_count; index++) {
		struct person *person = world_person(world, index);
		copy_person(arena, person, room + (open ? open_kinds(world, person) : 0));
	}
	return world;
}

struct world *world_new(
	struct arena *arena, const struct scopes *scopes, const struct answers *answers, bool open, uint32_t room)
{
	struct world model = {arena, scopes->rules, scopes, NULL, answers, answers->other_count};
	struct world *world = copy_of(arena, &model, answers, open ? all_open_persons(&model) : 0, room, open);

	if (open)
		add_open_persons(world);
	for (uint32_t index = 0; open && index < world_person_count(world); index++)
		open_papers(world, index);
	for (uint32_t index = 0; index < world_person_count(world); index++)
		world_person(world, index)->papers_complete = true;
	close_roles(world);
	return world;
}

struct world *world_copy(struct arena *arena, const struct world *world, uint32_t room)
{
	struct world *copy = copy_of(arena, world, world->answers, 0, room, false);

	for (uint32_t index = 0; index < world_person_count(copy); index++) {
		struct person *person = world_person(copy, index);
		uint32_t attributes = world->rules->attribute_count;
		if (person_ideal(person))
			continue;
		for (uint32_t paper = 0; paper < person->paper_count; paper++)
			person->papers[paper].values =
				copied(arena, person->papers[paper].values, attributes, sizeof(struct value), 0);
		person->facts = copied(arena, person->facts, attributes, sizeof(struct value), 0);
		person->logs = copied(arena, person->logs, world->rules->event_count, sizeof(struct event_log), 0);
	}
	return copy;
}

/* ---- changing it ---- */

uint32_t world_add_paper(struct world *world, uint32_t index, uint32_t kind, enum have have)
{
	struct person *person = world_person(world, index);

	person->papers[person->paper_count] = (struct paper){
		.kind = kind,
		.have = have,
		.number = NO_INDEX,
		.values = arena_array(world->arena, world->rules->attribute_count, sizeof(struct value)),
	};
	return person->paper_count++;
}

uint32_t world_add_person(struct world *world, uint32_t role, enum have have)
{
	struct answers *answers = world->answers;
	uint32_t attributes = world->rules->attribute_count;

	answers->others[answers->other_count] = (struct person){
		.role = role,
		.have = have,
		.papers_complete = true,
		.facts = arena_array(world->arena, attributes, sizeof(struct value)),
		.logs = arena_array(world->arena, world->rules->event_count, sizeof(struct event_log)),
	};
	return ++answers->other_count;
}

/* Whoever was added to the world has nothing there. */
static const struct person *origin_person(const struct world *world, uint32_t index)
{
	static const struct person nobody;

	if (index > world->other_count)
		return &nobody;
	return index == PERSON_ME ? &world->origin->me : &world->origin->others[index - 1];
}

bool world_paper_real(const struct world *world, uint32_t person, uint32_t paper)
{
	return paper < origin_person(world, person)->paper_count;
}

struct value *world_slot(struct world *world, uint32_t index, uint32_t paper, uint32_t attribute)
{
	struct person *person = world_person(world, index);
	const struct person *origin = origin_person(world, index);
	struct value **values = paper == NO_INDEX ? &person->facts : &person->papers[paper].values;
	const struct value *shared = NULL;

	if (paper == NO_INDEX)
		shared = origin->facts;
	else if (paper < origin->paper_count)
		shared = origin->papers[paper].values;
	if (shared && *values == shared)
		*values = copied(world->arena, shared, world->rules->attribute_count, sizeof(struct value), 0);
	return &(*values)[attribute];
}

struct event_log *world_log(struct world *world, uint32_t index, uint32_t event)
{
	struct person *person = world_person(world, index);
	const struct event_log *shared = origin_person(world, index)->logs;

	if (shared && person->logs == shared)
		person->logs = copied(world->arena, shared, world->rules->event_count, sizeof(struct event_log), 0);
	return &person->logs[event];
}

void world_settle(struct world *world, bool come)
{
	enum have have = come ? HAVE_YES : HAVE_NO;

	for (uint32_t index = 0; index < world_person_count(world); index++) {
		struct person *person = world_person(world, index);
		if (have_unknown(person->have))
			person->have = have;
		for (uint32_t paper = 0; paper < person->paper_count; paper++)
			if (have_unknown(person->papers[paper].have))
				person->papers[paper].have = have;
	}
}
