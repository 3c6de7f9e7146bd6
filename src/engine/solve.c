#include "engine/solve.h"

#include <string.h>

#include "engine/test.h"

struct search {
	struct world *world;
	uint32_t requirement, person;
	bool ready; /* looking for a world that is ready, else for one that is not */
	uint32_t tries;
	bool truncated;
	bool inexact;          /* some case was left out: "none found" is no answer */
	struct variables open; /* still to be tried, operands first */
};

bool run_once(struct run *run, uint32_t requirement, uint32_t person)
{
	struct view view = view_of(run->answers, person);
	bool met;

	run->open = run->doubtful = false;
	run->steps = 0;
	run->looks = 0;
	met = !requirement_in_force(run->rules, requirement, run->answers->visit)
		|| requirement_met(run, requirement, &view);
	if (run->work)
		work_spend(run->work, run->looks);
	return met;
}

struct run world_run(const struct world *world, bool best)
{
	return (struct run){.rules = world->rules,
		.answers = world->answers,
		.scratch = world->arena,
		.scopes = world->scopes,
		.work = world->scopes->work,
		.best = best};
}

/* `certain`: it is a case that there is, no mere bound. */
static bool bound(struct search *search, bool best, bool *certain)
{
	struct run run = world_run(search->world, best);
	bool met = run_once(&run, search->requirement, search->person);

	search->truncated |= run.truncated;
	*certain = !run.doubtful;
	return met;
}

/* Operands before what waits for them; facts before papers. */
static uint32_t next_variable(const struct search *search, uint32_t from)
{
	const struct variable *list = search->open.at;
	uint32_t best = from, best_rank = 9;

	for (uint32_t index = from; index < search->open.count; index++) {
		bool waits = variable_waits(search->world, &list[index]);
		uint32_t rank = list[index].operand ? (waits ? 1 : 0) : (waits ? 3 : 2);
		if (rank < best_rank) {
			best = index;
			best_rank = rank;
		}
	}
	return best;
}

static bool try_from(struct search *search, uint32_t level);

static bool try_each(struct search *search, uint32_t level, const struct variable *variable)
{
	enum purpose purpose = search->ready ? PURPOSE_BEST : PURPOSE_WORST;
	struct arena_mark mark = arena_mark(search->world->arena);
	struct candidates candidates;
	bool found = false;

	candidates_find(search->world, variable, purpose, &candidates);
	search->inexact |= candidates.inexact;
	for (uint32_t index = 0; index < candidates.count && !found; index++) {
		candidate_set(search->world, variable, &candidates, index);
		found = try_from(search, level + 1);
	}
	candidate_unset(search->world, variable);
	arena_rewind(search->world->arena, mark);
	return found;
}

static bool try_from(struct search *search, uint32_t level)
{
	struct variable *list = search->open.at, swap;
	bool certain;
	uint32_t next;

	if (bound(search, search->ready, &certain) != search->ready)
		return false;
	if (certain || level == search->open.count || bound(search, !search->ready, &certain) == search->ready)
		return true;
	if (++search->tries > TRIES_MAX || work_spent(search->world->scopes->work)) {
		search->truncated = true;
		return true;
	}
	next = next_variable(search, level);
	swap = list[next];
	list[next] = list[level];
	list[level] = swap;
	return try_each(search, level, &swap);
}

/* Where one value is best (worst) for every test, there is nothing to try. */
static void fix_the_plain(struct search *search)
{
	struct variables all = {0};
	uint32_t kept = 0;

	variables_collect(search->world, &all);
	for (uint32_t index = 0; index < all.count; index++) {
		const struct variable *variable = &all.at[index];
		struct candidates candidates = {0};
		if (!variable->operand && variable->kind == VARIABLE_VALUE && !variable_waits(search->world, variable))
			candidates_find(
				search->world, variable, search->ready ? PURPOSE_BEST : PURPOSE_WORST, &candidates);
		if (candidates.count == 1 && !candidates.inexact)
			candidate_set(search->world, variable, &candidates, 0);
		else
			all.at[kept++] = *variable;
	}
	all.count = kept;
	search->open = all;
}

static bool search_on(struct search *search, bool *truncated)
{
	bool found = try_from(search, 0);

	*truncated |= found ? search->truncated : search->inexact;
	return found || search->inexact;
}

/* Most often the first look settles it: where it fails at best, or where the case that was looked at can be. */
static bool settled_at_once(struct search *search, bool *found)
{
	bool certain;

	*found = bound(search, search->ready, &certain) == search->ready;
	return !*found || certain;
}

static bool search_for(struct world *world, uint32_t requirement, uint32_t person, bool ready, bool *truncated)
{
	struct search search = {.world = world, .requirement = requirement, .person = person, .ready = ready};
	bool found;

	if (settled_at_once(&search, &found)) {
		*truncated |= search.truncated;
		return found;
	}
	fix_the_plain(&search);
	return search_on(&search, truncated);
}

bool world_can_be_ready(struct world *world, uint32_t requirement, uint32_t person)
{
	bool truncated = false;

	return search_for(world, requirement, person, true, &truncated);
}

static bool world_can_fail(struct world *world, uint32_t requirement, uint32_t person, bool *truncated)
{
	return search_for(world, requirement, person, false, truncated);
}

/* ---- strangers ---- */

#define STRANGER 0x7f0000 /* a country that nothing else has; each has its own */
#define STRANGERS_MAX 32u

/* An open value that is compared with another one; `paper` NO_INDEX: a fact. */
struct strange {
	uint32_t person, paper, attribute;
};

struct strangers {
	struct strange at[STRANGERS_MAX];
	uint32_t count;
};

static void add_stranger(
	const struct world *world, struct strangers *strangers, uint32_t person, uint32_t paper, uint32_t attribute)
{
	const struct person *holder = world_person(world, person);
	const struct value *value = paper == NO_INDEX ? fact_look(world->rules, holder, attribute)
						      : paper_look(world->rules, &holder->papers[paper], attribute);
	enum type type = world->rules->attributes[attribute].type;

	if (strangers->count < STRANGERS_MAX && value->state == VALUE_UNKNOWN && !value_promised(value)
		&& (type == TYPE_COUNTRY || type == TYPE_TEXT))
		strangers->at[strangers->count++] = (struct strange){person, paper, attribute};
}

static void find_strangers_of(const struct world *world, struct strangers *strangers, uint32_t person)
{
	const struct person *holder = world_person(world, person);
	const struct scope *scope = scope_of(world->scopes, holder);

	for (uint32_t index = 0; index < scope->tests.count; index++) {
		const struct test *test = &world->rules->tests[scope->tests.at[index]];
		if (test->operand == NO_INDEX)
			continue;
		if (test->operand_subject == SUBJECT_PERSON)
			add_stranger(world, strangers, person, NO_INDEX, test->operand);
		for (uint32_t paper = 0; test->subject == SUBJECT_PAPER && paper < holder->paper_count; paper++)
			if (holder->papers[paper].have == HAVE_YES)
				add_stranger(world, strangers, person, paper, test->attribute);
	}
}

static void set_stranger(struct world *world, const struct strange *strange, int32_t number)
{
	bool text = world->rules->attributes[strange->attribute].type == TYPE_TEXT;

	*world_slot(world, strange->person, strange->paper, strange->attribute) = text
		? value_text(fresh_text(world->arena, (uint32_t)(STRANGER + number)))
		: value_exact(STRANGER + number);
}

/* Before all is searched: does it fail where what is compared is like nothing that there is? Mostly so. */
static bool fails_for_strangers(struct world *world, uint32_t requirement, uint32_t person)
{
	struct strangers strangers = {.count = 0};
	struct run run;

	for (uint32_t index = 0; index < world_person_count(world); index++)
		if (!person_ideal(world_person(world, index)))
			find_strangers_of(world, &strangers, index);
	if (!strangers.count)
		return false;
	world = world_copy(world->arena, world, 0);
	for (uint32_t index = 0; index < strangers.count; index++)
		set_stranger(world, &strangers.at[index], (int32_t)index);
	run = world_run(world, false);
	return !run_once(&run, requirement, person) && !run.doubtful;
}

bool world_certain(struct world *world, uint32_t requirement, uint32_t person, bool *truncated)
{
	struct run run = world_run(world, false);
	struct arena_mark mark = arena_mark(world->arena);
	bool certain;

	if (run_once(&run, requirement, person))
		return true;
	if (!run.doubtful)
		return false;
	certain = !fails_for_strangers(world, requirement, person)
		&& !world_can_fail(world_copy(world->arena, world, 0), requirement, person, truncated);
	arena_rewind(world->arena, mark);
	return certain;
}

static struct world *settled(
	struct arena *arena, const struct scopes *scopes, const struct answers *answers, bool ready)
{
	struct world *world = world_new(arena, scopes, answers, ready, 0);

	world_settle(world, ready);
	return world;
}

/* The world and what is open in it are the same for every requirement of a report; a search leaves them as they were. */
static struct prepared *prepared_for(struct arena *arena, const struct scopes *scopes, bool ready)
{
	struct prepared *prepared = &scopes->prepared[ready];

	if (!prepared->world)
		prepared->world = settled(arena, scopes, scopes->answers, ready);
	return prepared;
}

static void fix_prepared(struct prepared *prepared, bool ready)
{
	struct search search = {.world = prepared->world, .ready = ready};

	if (prepared->fixed)
		return;
	fix_the_plain(&search);
	prepared->open = search.open;
	prepared->fixed = true;
}

static bool search_prepared(struct prepared *prepared, struct search *search, bool *truncated)
{
	struct arena *scratch = prepared->world->arena;
	struct arena_mark mark;
	bool found;

	if (settled_at_once(search, &found)) {
		*truncated |= search->truncated;
		return found;
	}
	fix_prepared(prepared, search->ready);
	mark = arena_mark(scratch);
	search->open = prepared->open;
	search->open.at = arena_array(scratch, search->open.count, sizeof *search->open.at);
	if (search->open.count)
		memcpy(search->open.at, prepared->open.at, search->open.count * sizeof *search->open.at);
	found = search_on(search, truncated);
	arena_rewind(scratch, mark);
	return found;
}

static bool possible(struct arena *scratch, const struct scopes *scopes, const struct answers *answers,
	uint32_t requirement, uint32_t person, bool ready, bool *truncated)
{
	struct arena_mark mark;
	bool found;

	if (scopes->prepared) {
		struct prepared *prepared = prepared_for(scratch, scopes, ready);
		struct search search = {
			.world = prepared->world, .requirement = requirement, .person = person, .ready = ready};
		return search_prepared(prepared, &search, truncated);
	}
	mark = arena_mark(scratch);
	found = search_for(settled(scratch, scopes, answers, ready), requirement, person, ready, truncated);
	arena_rewind(scratch, mark);
	return found;
}

enum verdict verdict_of(struct arena *scratch, struct scopes *scopes, const struct answers *answers,
	uint32_t requirement, uint32_t person, bool *truncated)
{
	struct run run = {.rules = scopes->rules,
		.answers = answers,
		.scratch = scratch,
		.work = scopes->work,
		.scopes = scopes->filled ? scopes : NULL};

	if (run_once(&run, requirement, person))
		return VERDICT_READY;
	if (!run.open)
		return VERDICT_NOT_READY;
	scopes_fill(scopes);
	if (!possible(scratch, scopes, answers, requirement, person, true, truncated))
		return VERDICT_NOT_READY;
	if (run.scopes && !run.doubtful)
		return VERDICT_UNKNOWN;
	return possible(scratch, scopes, answers, requirement, person, false, truncated) ? VERDICT_UNKNOWN
											 : VERDICT_READY;
}

static enum verdict verdict_of_open(struct arena *scratch, const struct rules *rules, uint32_t requirement,
	const struct answers *answers, bool *truncated)
{
	struct arena_mark mark = arena_mark(scratch);
	struct work work = {WORK_MAX};
	struct scopes scopes = scopes_for(scratch, rules, requirement, answers);
	enum verdict verdict;

	scopes.work = &work;
	verdict = verdict_of(scratch, &scopes, answers, requirement, PERSON_ME, truncated);
	arena_rewind(scratch, mark);
	return verdict;
}

/* Most answers leave nothing open: one run, and nothing is made ready for more. */
enum verdict report_verdict(struct arena *scratch, const struct rules *rules, uint32_t requirement,
	const struct answers *answers, bool *truncated)
{
	struct run run = {.rules = rules, .answers = answers, .scratch = scratch};
	bool over = false;
	enum verdict verdict = VERDICT_READY;

	if (!run_once(&run, requirement, PERSON_ME))
		verdict = run.open ? verdict_of_open(scratch, rules, requirement, answers, &over) : VERDICT_NOT_READY;
	*truncated = over;
	return verdict;
}
