/*
 * Does the verdict ever hang on this answer? The verdict rises with every
 * test, so it does exactly when, with the best answer and everything else
 * taken away that can be spared, the answer cannot be spared too. First the
 * others are taken away greedily, in two orders; where that leaves a way
 * without it, the fillings of the rest are searched, bounded by two runs.
 */

#include "engine/asks.h"
#include "engine/test.h"

#define MATTER_TRIES 3000u

/* One unknown of the rest: a person or paper that may come, or a variable with its cases. */
struct rest {
	enum { REST_PERSON, REST_PAPER, REST_VARIABLE, REST_LOG } kind;
	uint32_t person, paper, attribute, event;
	struct variable variable;
	struct candidates all;           /* VARIABLE: what it may be */
};

struct matter {
	struct arena *arena;
	struct world *world;             /* everything that may be there */
	uint32_t requirement;
	struct rest *list; uint32_t count;
	uint32_t asked;                  /* place of the asked one in `list` */
	struct candidates answers;       /* of the asked one */
	uint32_t tries;
	bool over;
};

static bool met(struct matter *matter, bool best)
{
	struct run run = {.rules = matter->world->rules, .answers = matter->world->answers,
		.scratch = matter->arena, .work = matter->world->scopes->work, .best = best};

	return run_once(&run, matter->requirement, PERSON_ME);
}

static uint32_t cases_of(const struct rest *rest)
{
	return rest->kind == REST_VARIABLE ? rest->all.count : 2;
}

/* Case 0 is the best of what may come; the last is the worst. */
static void put(struct matter *matter, const struct rest *rest, uint32_t which)
{
	struct person *person = world_person(matter->world, rest->person);
	struct event_log *log;

	switch (rest->kind) {
	case REST_PERSON: person->have = which == 0 ? HAVE_YES : HAVE_NO; break;
	case REST_PAPER: person->papers[rest->paper].have = which == 0 ? HAVE_YES : HAVE_NO; break;
	case REST_VARIABLE: candidate_set(matter->world, &rest->variable, &rest->all, which); break;
	case REST_LOG:
		log = world_log(matter->world, rest->person, rest->event);
		*log = rest->all.logs[which];
		break;
	}
}

static void take_back(struct matter *matter, const struct rest *rest)
{
	struct person *person = world_person(matter->world, rest->person);

	switch (rest->kind) {
	case REST_PERSON: person->have = HAVE_UNKNOWN; break;
	case REST_PAPER: person->papers[rest->paper].have = HAVE_UNKNOWN; break;
	case REST_VARIABLE: candidate_unset(matter->world, &rest->variable); break;
	case REST_LOG: *world_log(matter->world, rest->person, rest->event) = rest->variable.log; break;
	}
}

/* ---- gathering the unknowns ---- */

static struct rest *add_rest(struct matter *matter, uint32_t room)
{
	if (matter->count == room)
		return NULL;
	return &matter->list[matter->count++];
}

static void gather_log(struct matter *matter, uint32_t index, uint32_t event, uint32_t room)
{
	struct event_log *log = world_log(matter->world, index, event);
	struct rest *rest = add_rest(matter, room);

	if (!rest)
		return;
	*rest = (struct rest){.kind = REST_LOG, .person = index, .event = event, .variable.log = *log};
	rest->all.logs = arena_array(matter->arena, 2, sizeof *log);
	rest->all.logs[0] = (struct event_log){.state = EVENTS_LISTED};
	rest->all.logs[1] = (struct event_log){.state = EVENTS_COUNTED, .low = UINT32_MAX, .high = UINT32_MAX,
		.counted_for = matter->world->answers->visit};
}

static bool events_wanted(const struct matter *matter, const struct scope *scope, uint32_t event, bool *least)
{
	bool wanted = false;

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement =
			&matter->world->rules->requirements[scope->requirements.at[index]];
		if (requirement->kind == REQUIRE_EVENTS && requirement->events == event) {
			wanted = true;
			*least |= requirement->limit == EVENTS_AT_LEAST;
		}
	}
	return wanted;
}

static bool log_open(const struct event_log *log, int32_t visit)
{
	if (log->state == EVENTS_COUNTED)
		return log->counted_for != visit || log->low != log->high;
	for (uint32_t index = 0; index < log->count && log->state == EVENTS_LISTED; index++)
		if (log->events[index].person_unknown || value_open(&log->events[index].date))
			return true;
	return log->state == EVENTS_UNKNOWN;
}

static void gather_person(struct matter *matter, uint32_t index, uint32_t room)
{
	struct person *person = world_person(matter->world, index);
	const struct scope *scope = scope_of(matter->world->scopes, person);
	struct rest *rest;

	if (have_unknown(person->have) && (rest = add_rest(matter, room)))
		*rest = (struct rest){.kind = REST_PERSON, .person = index};
	for (uint32_t paper = 0; paper < person->paper_count; paper++)
		if (have_unknown(person->papers[paper].have) && scope->named[person->papers[paper].kind]
			&& (rest = add_rest(matter, room)))
			*rest = (struct rest){.kind = REST_PAPER, .person = index, .paper = paper};
	for (uint32_t event = 0; event < matter->world->rules->event_count; event++) {
		bool least = false;
		if (events_wanted(matter, scope, event, &least)
			&& log_open(world_log(matter->world, index, event), matter->world->answers->visit)) {
			gather_log(matter, index, event, room);
			rest = &matter->list[matter->count - 1];
			if (least && rest->kind == REST_LOG) {
				struct event_log swap = rest->all.logs[0];
				rest->all.logs[0] = rest->all.logs[1];
				rest->all.logs[1] = swap;
			}
		}
	}
}

static void gather(struct matter *matter)
{
	struct variables variables = {0};
	uint32_t room = 0, persons = world_person_count(matter->world);

	variables_collect(matter->world, &variables);
	for (uint32_t index = 0; index < persons; index++)
		room += 1 + world_person(matter->world, index)->paper_count + matter->world->rules->event_count;
	room += variables.count;
	matter->list = arena_array(matter->arena, room, sizeof *matter->list);
	for (uint32_t index = 0; index < persons; index++)
		if (scope_of(matter->world->scopes, world_person(matter->world, index))->reached
			&& world_person(matter->world, index)->have != HAVE_NO)
			gather_person(matter, index, room);
	for (uint32_t index = 0; index < variables.count; index++) {
		const struct variable *variable = &variables.at[index];
		struct rest *rest;
		if (variable->kind != VARIABLE_VALUE || !(rest = add_rest(matter, room)))
			continue;
		*rest = (struct rest){.kind = REST_VARIABLE, .person = variable->person, .paper = variable->paper,
			.attribute = variable->attribute, .variable = *variable};
		candidates_find(matter->world, variable, PURPOSE_ALL, &rest->all);
	}
}

/* ---- is there a filling that hangs on it? ---- */

/* One answer ready and another not, with the rest as it stands: all that can still be said is `maybe`. */
static bool bounded(struct matter *matter, const struct rest *asked, uint32_t good, uint32_t bad, bool *certain)
{
	bool possible;

	put(matter, asked, good);
	possible = met(matter, true);
	*certain = possible && met(matter, false);
	put(matter, asked, bad);
	possible = possible && !met(matter, false);
	*certain = *certain && possible && !met(matter, true);
	return possible;
}

static bool search(struct matter *matter, uint32_t good, uint32_t bad, uint32_t at)
{
	const struct rest *rest;
	bool certain;

	if (++matter->tries > MATTER_TRIES || work_spent(matter->world->scopes->work)) {
		matter->over = true;
		return true;
	}
	if (!bounded(matter, &matter->list[matter->asked], good, bad, &certain))
		return false;
	if (certain)
		return true;
	if (at == matter->asked)
		at++;
	if (at >= matter->count)
		return false;
	rest = &matter->list[at];
	for (uint32_t index = cases_of(rest); index-- > 0;) {
		bool found;
		put(matter, rest, index);
		found = search(matter, good, bad, at + 1);
		take_back(matter, rest);
		if (found)
			return true;
	}
	return false;
}

/* Everything best, then the rest made worse one after another as long as it stays ready: does it then hang on it? */
static bool hangs(struct matter *matter, uint32_t good, uint32_t bad, bool backwards)
{
	struct rest *asked = &matter->list[matter->asked];
	uint32_t *chosen = arena_array(matter->arena, matter->count, sizeof *chosen);
	bool found;

	for (uint32_t index = 0; index < matter->count; index++)
		put(matter, &matter->list[index], 0);
	put(matter, asked, good);
	for (uint32_t step = 0; step < matter->count; step++) {
		uint32_t index = backwards ? matter->count - 1 - step : step, worst = cases_of(&matter->list[index]) - 1;
		if (index == matter->asked || work_spent(matter->world->scopes->work))
			continue;
		put(matter, &matter->list[index], worst);
		if (!met(matter, false))
			put(matter, &matter->list[index], 0);
	}
	found = met(matter, false);
	put(matter, asked, bad);
	found = found && !met(matter, true);
	for (uint32_t index = 0; index < matter->count; index++)
		take_back(matter, &matter->list[index]);
	return found;
}

static bool pair_matters(struct matter *matter, uint32_t good, uint32_t bad)
{
	bool certain;

	if (!bounded(matter, &matter->list[matter->asked], good, bad, &certain)) {
		take_back(matter, &matter->list[matter->asked]);
		return false;
	}
	take_back(matter, &matter->list[matter->asked]);
	if (certain || hangs(matter, good, bad, false) || hangs(matter, good, bad, true))
		return true;
	if (work_spent(matter->world->scopes->work))
		return true;
	matter->tries = 0;
	certain = search(matter, good, bad, 0);
	take_back(matter, &matter->list[matter->asked]);
	return certain;
}

static bool is_asked(const struct matter *matter, const struct rest *rest, const struct ask *ask)
{
	uint32_t event;

	switch (ask->kind) {
	case ASK_HAVE:
		return rest->kind == REST_PAPER && rest->person == ask->person
			&& world_person(matter->world, rest->person)->papers[rest->paper].kind == ask->paper.kind
			&& (ask->paper.index == NO_INDEX || ask->paper.index == rest->paper);
	case ASK_ATTRIBUTE:
		return rest->kind == REST_VARIABLE && rest->person == ask->person && rest->paper == ask->paper.index
			&& rest->attribute == ask->attribute;
	case ASK_FACT: case ASK_TEXT_SAME:
		return rest->kind == REST_VARIABLE && rest->person == ask->person && rest->paper == NO_INDEX
			&& rest->attribute == ask->attribute;
	case ASK_PERSON:
		return rest->kind == REST_PERSON
			&& (ask->person < PERSON_NEW ? rest->person == ask->person
				: rest->person > matter->world->other_count
					&& world_person(matter->world, rest->person)->role == ask->role);
	case ASK_EVENTS:
		event = matter->world->rules->requirements[ask->requirement].events;
		return rest->kind == REST_LOG && rest->person == ask->person && rest->event == event;
	}
	return false;
}

bool ask_matters(struct arena *arena, const struct scopes *scopes, const struct answers *answers,
	const struct ask *ask)
{
	struct arena_mark mark = arena_mark(arena);
	struct matter matter = {.arena = arena, .requirement = scopes->requirement};
	bool matters = false;

	matter.world = world_new(arena, scopes, answers, true, 0);
	gather(&matter);
	for (uint32_t index = 0; index < matter.count; index++) {
		uint32_t cases;
		if (!is_asked(&matter, &matter.list[index], ask))
			continue;
		matter.asked = index;
		cases = cases_of(&matter.list[index]);
		for (uint32_t good = 0; good < cases && !matters; good++)
			for (uint32_t bad = 0; bad < cases && !matters; bad++)
				matters = good != bad && pair_matters(&matter, good, bad);
		break;
	}
	arena_rewind(arena, mark);
	return matters;
}
