#include "engine/walks.h"

#include "engine/evaluate.h"

#define WALKS_MAX 8u
#define CONFIRMING 4u /* values that stand for "none" in turn */

void walk_put(struct asking *asking, struct unknown *unknown, bool good)
{
	struct person *person = world_person(asking->world, unknown->person);
	const struct candidates *candidates = good ? &unknown->good : &unknown->bad;

	unknown->good_now = good;
	if (unknown->kind == ASK_PERSON)
		person->have = good ? HAVE_YES : HAVE_NO;
	else if (unknown->kind == ASK_HAVE)
		person->papers[unknown->paper].have = good ? HAVE_YES : HAVE_NO;
	else
		candidate_set(asking->world, &unknown->variable, candidates, 0);
}

bool walk_met_seeing(struct asking *asking, bool best, struct sight *sight)
{
	struct run run = {.rules = asking->scopes->rules,
		.answers = asking->world->answers,
		.scratch = asking->arena,
		.work = asking->scopes->work,
		.sight = sight,
		.best = best};

	*sight = (struct sight){0};
	return run_once(&run, asking->requirement, asking->person);
}

bool walk_met(struct asking *asking, bool best)
{
	struct sight sight;

	return walk_met_seeing(asking, best, &sight);
}

static void put_all(struct asking *asking, uint32_t from, uint32_t to, bool good)
{
	work_spend(asking->scopes->work, to - from);
	for (uint32_t step = from; step < to; step++) {
		struct unknown *unknown = &asking->list[asking->order[step]];
		walk_put(asking, unknown, good);
		unknown->kept = good;
	}
}

/* Take away what is not needed of that part of the order, as if one after another: what can go together is not
 * looked at singly, and of what cannot, the halves are. `needed`: that all cannot go is known. All that was put
 * back leaves it ready as it was. True when all of it went. */
static bool take_away(struct asking *asking, uint32_t from, uint32_t to, bool needed)
{
	uint32_t middle = from + (to - from) / 2;
	bool gone;

	if (from == to)
		return true;
	if (work_spent(asking->scopes->work))
		return false;
	put_all(asking, from, to, false);
	if (!needed && walk_met(asking, true))
		return true;
	put_all(asking, from, to, true);
	if (to - from == 1)
		return false;
	gone = take_away(asking, from, middle, false);
	take_away(asking, middle, to, gone);
	return false;
}

static void put_case(struct asking *asking, const struct unknown *unknown, uint32_t which)
{
	candidate_set(asking->world, &unknown->variable, &unknown->bad,
		which < unknown->bad.count ? which : unknown->bad.count - 1);
}

static bool fails_without(struct asking *asking, struct unknown *unknown)
{
	bool fails = false;

	for (uint32_t which = 1; unknown->none && which < unknown->bad.count && !fails; which++) {
		put_case(asking, unknown, which);
		fails = !walk_met(asking, true);
	}
	if (!unknown->none) {
		walk_put(asking, unknown, false);
		fails = !walk_met(asking, true);
	}
	walk_put(asking, unknown, true);
	return fails;
}

/* It is ready as all stands. Is it not without this one, where what stands without a value has one? */
bool walk_confirmed(struct asking *asking, struct unknown *unknown)
{
	bool found = false;

	if (!asking->some_none)
		return fails_without(asking, unknown);
	for (uint32_t which = 1; which <= CONFIRMING && !found && !work_spent(asking->scopes->work); which++) {
		for (uint32_t index = 0; index < asking->count; index++)
			if (asking->list[index].none && !asking->list[index].good_now)
				put_case(asking, &asking->list[index], which);
		found = fails_without(asking, unknown);
	}
	for (uint32_t index = 0; index < asking->count; index++)
		if (asking->list[index].none && !asking->list[index].good_now)
			walk_put(asking, &asking->list[index], false);
	return found;
}

/* Take away in that order what is not needed; what is left decides. False where the best case fails too. */
bool walk_down(struct asking *asking)
{
	asking->walked = false;
	put_all(asking, 0, asking->count, true);
	if (!walk_met(asking, true))
		return false;
	take_away(asking, 0, asking->count, false);
	asking->walked = !work_spent(asking->scopes->work);
	asking->core = NULL;
	for (uint32_t index = 0; index < asking->count; index++)
		asking->list[index].matters = asking->list[index].matters
			|| (asking->list[index].kept
				&& (!asking->some_none || walk_confirmed(asking, &asking->list[index])));
	return true;
}

/* ---- the order ---- */

/* Does the author speak of this person's papers before any of their facts? */
static bool papers_first(const struct asking *asking, const struct unknown *unknown)
{
	const struct scope *scope = scope_of(asking->scopes, world_person(asking->world, unknown->person));

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		enum requirement_kind kind = asking->scopes->rules->requirements[scope->requirements.at[index]].kind;
		if (kind == REQUIRE_TALLY)
			return true;
		if (kind == REQUIRE_ME || kind == REQUIRE_EVENTS || kind == REQUIRE_TEXT)
			return false;
	}
	return false;
}

/* What is asked first is taken away last: what stands on papers that are there already; then
 * papers and facts, whichever the rule speaks of first; then the file's order. */
static uint32_t weight(const struct asking *asking, const struct unknown *unknown)
{
	bool real = unknown->person <= asking->world->other_count;

	if (unknown->kind == ASK_HAVE)
		return real ? 2 : 5;
	if (unknown->kind == ASK_PERSON)
		return 6;
	if (unknown->paper != NO_INDEX)
		return unknown->asked ? 0 : real ? 2 : 5;
	if (!unknown->asked)
		return 4;
	return papers_first(asking, unknown) ? 3 : 1;
}

/* Is `left` to be taken away before `right`? A paper goes with all that may stand on it. */
static bool goes_before(const struct asking *asking, uint32_t left, uint32_t right)
{
	const struct unknown *one = &asking->list[left], *other = &asking->list[right];
	uint32_t here = weight(asking, one), there = weight(asking, other);

	if (here != there)
		return here > there;
	if (one->person != other->person)
		return one->person > other->person;
	return one->paper != other->paper ? one->paper > other->paper : left > right;
}

static void merge(const struct asking *asking, const uint32_t *from, uint32_t *to, uint32_t middle, uint32_t end)
{
	uint32_t left = 0, right = middle;

	for (uint32_t at = 0; at < end; at++)
		if (right == end || (left < middle && goes_before(asking, from[left], from[right])))
			to[at] = from[left++];
		else
			to[at] = from[right++];
}

void walk_order(struct asking *asking)
{
	uint32_t *from = asking->order, *to = arena_array(asking->arena, asking->count, sizeof *to),
		 count = asking->count;

	for (uint32_t index = 0; index < count; index++)
		from[index] = index;
	for (uint32_t width = 1; width < count; width *= 2) {
		uint32_t *swap = from;
		for (uint32_t start = 0; start < count; start += 2 * width) {
			uint32_t left = count - start, middle = left < width ? left : width;
			merge(asking, from + start, to + start, middle, left < 2 * width ? left : 2 * width);
		}
		from = to;
		to = swap;
	}
	asking->order = from;
}

/* Those that the last walk needed go first this time, and the one in question last. */
static void order_again(struct asking *asking, uint32_t last)
{
	uint32_t *next = arena_array(asking->arena, asking->count, sizeof *next);
	uint32_t count = 0;

	for (int round = 0; round < 2; round++)
		for (uint32_t step = 0; step < asking->count; step++) {
			uint32_t index = asking->order[step];
			if (index != last && asking->list[index].kept == (round == 0))
				next[count++] = index;
		}
	next[count] = last;
	asking->order = next;
}

void walk_for(struct asking *asking, uint32_t index)
{
	for (uint32_t tries = 0; tries < WALKS_MAX && !asking->list[index].matters; tries++) {
		if (work_spent(asking->scopes->work))
			return;
		order_again(asking, index);
		if (!walk_down(asking))
			return;
	}
}
