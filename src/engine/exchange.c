/*
 * What one walk proves of many. It leaves a few papers and facts that are all
 * needed; whatever can stand in for one of them is needed just as much. A
 * further paper is tried beside these few alone, however long the catalogue
 * is: papers that are not there are as good as not written down.
 */

#include "engine/walks.h"

#include <string.h>

#include "engine/evaluate.h"

/* The world without what is not there, and what the walk kept of the unknowns, each with its paper's place in it. */
struct core {
	struct world *world;
	uint32_t *kept, *places;
	uint32_t count;
};

/* ---- the core ---- */

static void *copied(struct arena *arena, const void *from, size_t count, size_t size, size_t more)
{
	void *to = arena_array(arena, count + more, size);

	if (count)
		memcpy(to, from, count * size);
	return to;
}

/* The papers that are there, with room for one; where each went. */
static uint32_t *close_up(struct arena *arena, const struct rules *rules, struct person *person)
{
	const struct paper *papers = person->papers;
	uint32_t *places = arena_array(arena, person->paper_count, sizeof *places), count = 0;

	for (uint32_t paper = 0; paper < person->paper_count; paper++)
		count += papers[paper].have == HAVE_YES;
	person->papers = arena_array(arena, count + 1, sizeof *person->papers);
	count = 0;
	for (uint32_t paper = 0; paper < person->paper_count; paper++)
		if (papers[paper].have == HAVE_YES) {
			places[paper] = count;
			person->papers[count] = papers[paper];
			person->papers[count++].values =
				copied(arena, papers[paper].values, rules->attribute_count, sizeof(struct value), 0);
		}
	person->paper_count = count;
	person->paper_room = count + 1;
	return places;
}

static void own_rest(struct arena *arena, const struct rules *rules, struct person *person)
{
	person->facts = copied(arena, person->facts, rules->attribute_count, sizeof(struct value), 0);
	person->logs = copied(arena, person->logs, rules->event_count, sizeof(struct event_log), 0);
}

static struct core *core_of(struct asking *asking)
{
	struct arena *arena = asking->arena;
	struct core *core = arena_alloc(arena, sizeof *core);
	struct answers *answers = copied(arena, asking->world->answers, 1, sizeof *answers, 0);
	uint32_t **places = arena_array(arena, 1 + answers->other_count, sizeof *places);

	core->world = copied(arena, asking->world, 1, sizeof *core->world, 0);
	core->world->answers = answers;
	answers->others = copied(arena, answers->others, answers->other_count, sizeof *answers->others, 0);
	for (uint32_t person = 0; person <= answers->other_count; person++) {
		places[person] = close_up(arena, asking->scopes->rules, world_person(core->world, person));
		own_rest(arena, asking->scopes->rules, world_person(core->world, person));
	}
	for (uint32_t index = 0; index < asking->count; index++)
		core->count += asking->list[index].kept;
	core->kept = arena_array(arena, core->count, sizeof *core->kept);
	core->places = arena_array(arena, core->count, sizeof *core->places);
	core->count = 0;
	for (uint32_t index = 0; index < asking->count; index++) {
		const struct unknown *unknown = &asking->list[index];
		if (!unknown->kept)
			continue;
		core->kept[core->count] = index;
		core->places[core->count++] =
			unknown->paper == NO_INDEX ? NO_INDEX : places[unknown->person][unknown->paper];
	}
	work_spend(asking->scopes->work, asking->count);
	return core;
}

static void core_put(const struct core *core, const struct unknown *unknown, uint32_t place, bool good)
{
	struct person *person = world_person(core->world, unknown->person);
	const struct candidates *candidates = good ? &unknown->good : &unknown->bad;

	if (unknown->kind == ASK_PERSON)
		person->have = good ? HAVE_YES : HAVE_NO;
	else if (unknown->kind == ASK_HAVE)
		person->papers[place].have = good ? HAVE_YES : HAVE_NO;
	else if (unknown->kind == ASK_EVENTS)
		person->logs[unknown->variable.event] = candidates->logs[0];
	else
		(place == NO_INDEX ? person->facts : person->papers[place].values)[unknown->variable.attribute] =
			candidates->values[0];
}

static bool core_met(const struct core *core, const struct asking *asking, bool best)
{
	struct run run = {.rules = core->world->rules,
		.answers = core->world->answers,
		.scratch = asking->arena,
		.work = asking->scopes->work,
		.best = best};

	return run_once(&run, asking->scopes->requirement, PERSON_ME);
}

/* ---- a further paper ---- */

/* Where in the list the values of each paper begin, plus one. */
static void find_what_stands_on(struct asking *asking)
{
	asking->stands_on = arena_array(asking->arena, world_person_count(asking->world), sizeof *asking->stands_on);
	for (uint32_t person = 0; person < world_person_count(asking->world); person++)
		asking->stands_on[person] = arena_array(
			asking->arena, world_person(asking->world, person)->paper_count, sizeof **asking->stands_on);
	for (uint32_t index = asking->count; index-- > 0;) {
		const struct unknown *unknown = &asking->list[index];
		if (unknown->paper != NO_INDEX && unknown->kind != ASK_HAVE)
			asking->stands_on[unknown->person][unknown->paper] = index + 1;
	}
}

/* The paper as good as it may be, as the last of its holder's. */
static void core_add(struct asking *asking, const struct core *core, const struct unknown *unknown)
{
	struct person *person = world_person(core->world, unknown->person);
	const struct paper *from = &world_person(asking->world, unknown->person)->papers[unknown->paper];
	uint32_t attributes = asking->scopes->rules->attribute_count;
	struct paper *paper = &person->papers[person->paper_count++];

	*paper = *from;
	paper->have = HAVE_YES;
	paper->values = copied(asking->arena, from->values, attributes, sizeof(struct value), 0);
	for (uint32_t at = asking->stands_on[unknown->person][unknown->paper]; at > 0 && at <= asking->count; at++) {
		const struct unknown *value = &asking->list[at - 1];
		if (value->person != unknown->person || value->paper != unknown->paper)
			break;
		paper->values[value->variable.attribute] = value->good.values[0];
	}
}

static void core_drop(const struct core *core, const struct unknown *unknown)
{
	world_person(core->world, unknown->person)->paper_count--;
}

static bool exchanged(struct asking *asking, const struct core *core, const struct unknown *unknown, uint32_t at)
{
	const struct unknown *other = &asking->list[core->kept[at]];
	bool found;

	core_put(core, other, core->places[at], false);
	found = core_met(core, asking, true);
	if (found) {
		core_drop(core, unknown);
		found = !core_met(core, asking, true);
		world_person(core->world, unknown->person)->paper_count++;
	}
	core_put(core, other, core->places[at], true);
	return found;
}

static bool paper_stands_in(struct asking *asking, const struct unknown *unknown)
{
	struct arena_mark mark;
	bool found = false;

	if (!asking->core)
		asking->core = core_of(asking);
	if (!asking->stands_on)
		find_what_stands_on(asking);
	mark = arena_mark(asking->arena);
	core_add(asking, asking->core, unknown);
	for (uint32_t at = 0; at < asking->core->count && !found && !work_spent(asking->scopes->work); at++)
		found = exchanged(asking, asking->core, unknown, at);
	core_drop(asking->core, unknown);
	arena_rewind(asking->arena, mark);
	return found;
}

/* ---- anything ---- */

/* What comes and goes with an unknown: a paper with all that may stand on it, a person with all that is theirs. */
static bool goes_with(const struct unknown *unknown, const struct unknown *other)
{
	if (unknown->kind == ASK_PERSON)
		return other->person == unknown->person;
	if (unknown->kind == ASK_HAVE)
		return other->person == unknown->person && other->paper == unknown->paper;
	return other == unknown;
}

static void put_group(struct asking *asking, const struct unknown *unknown, bool good)
{
	for (uint32_t index = 0; index < asking->count; index++)
		if (goes_with(unknown, &asking->list[index]) && !asking->list[index].kept)
			walk_put(asking, &asking->list[index], good);
}

/* The last walk left just what is needed. Where this can stand in for one of those, it decides as that one did. */
bool walk_stands_in(struct asking *asking, struct unknown *unknown)
{
	bool found = false;

	if (unknown->kept)
		return unknown->matters;
	if (unknown->kind == ASK_HAVE && !asking->some_none)
		return paper_stands_in(asking, unknown);
	put_group(asking, unknown, true);
	for (uint32_t index = 0; index < asking->count && !found && !work_spent(asking->scopes->work); index++) {
		struct unknown *other = &asking->list[index];
		if (!other->kept)
			continue;
		walk_put(asking, other, false);
		found = walk_met(asking, true) && walk_confirmed(asking, unknown);
		walk_put(asking, other, true);
	}
	put_group(asking, unknown, false);
	return found;
}

/* ---- alone ---- */

/* What a walk could spare is not missed while all else is at its best. */
static void find_indispensable(struct asking *asking)
{
	for (uint32_t index = 0; index < asking->count; index++)
		walk_put(asking, &asking->list[index], true);
	for (uint32_t index = 0; index < asking->count && !work_spent(asking->scopes->work); index++) {
		struct unknown *unknown = &asking->list[index];
		if (!unknown->matters || !unknown->asked || (asking->walked && !unknown->kept))
			continue;
		walk_put(asking, unknown, false);
		unknown->decides = !walk_met(asking, true);
		walk_put(asking, unknown, true);
	}
}

static bool enough_alone(struct asking *asking, const struct core *core, struct unknown *unknown)
{
	struct arena_mark mark;
	bool enough;

	if (unknown->kind != ASK_HAVE) {
		walk_put(asking, unknown, true);
		enough = walk_met(asking, false);
		walk_put(asking, unknown, false);
		return enough;
	}
	mark = arena_mark(asking->arena);
	core_add(asking, core, unknown);
	enough = core_met(core, asking, false);
	core_drop(core, unknown);
	arena_rewind(asking->arena, mark);
	return enough;
}

void walk_deciding(struct asking *asking)
{
	const struct core *core;

	find_indispensable(asking);
	for (uint32_t index = 0; index < asking->count; index++) {
		walk_put(asking, &asking->list[index], false);
		asking->list[index].kept = false;
	}
	core = core_of(asking);
	if (!asking->stands_on)
		find_what_stands_on(asking);
	for (uint32_t index = 0; index < asking->count && !work_spent(asking->scopes->work); index++) {
		struct unknown *unknown = &asking->list[index];
		if (unknown->matters && unknown->asked && !unknown->decides)
			unknown->decides = enough_alone(asking, core, unknown);
	}
	asking->walked = false;
}
