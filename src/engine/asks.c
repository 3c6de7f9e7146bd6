#include "engine/asks.h"

#include "engine/live.h"
#include "engine/unknowns.h"

#define WALKS_MAX 8u
#define LOOKS_MAX 20000000u      /* over it, a question that was not shown to matter is kept */

static void put(struct asking *asking, struct unknown *unknown, bool good)
{
	struct person *person = world_person(asking->world, unknown->person);
	const struct candidates *candidates = good ? &unknown->good : &unknown->bad;

	unknown->good_now = good;
	if (unknown->kind == ASK_PERSON)
		person->have = good ? HAVE_YES : HAVE_NO;
	else if (unknown->kind == ASK_HAVE)
		person->papers[unknown->paper].have = good ? HAVE_YES : HAVE_NO;
	else if (candidates->count > 0)
		candidate_set(asking->world, &unknown->variable, candidates, 0);
}

static bool met(struct asking *asking, bool best)
{
	struct run run = {.rules = asking->scopes->rules, .answers = asking->world->answers,
		.scratch = asking->arena, .work = asking->scopes->work, .best = best};

	return run_once(&run, asking->scopes->requirement, PERSON_ME);
}

static void put_all(struct asking *asking, uint32_t from, uint32_t to, bool good)
{
	for (uint32_t step = from; step < to; step++) {
		struct unknown *unknown = &asking->list[asking->order[step]];
		put(asking, unknown, good);
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
	if (!needed && met(asking, true))
		return true;
	put_all(asking, from, to, true);
	if (to - from == 1)
		return false;
	gone = take_away(asking, from, middle, false);
	take_away(asking, middle, to, gone);
	return false;
}

#define CONFIRMING 4u           /* values that stand for "none" in turn */

static void put_case(struct asking *asking, const struct unknown *unknown, uint32_t which)
{
	candidate_set(asking->world, &unknown->variable, &unknown->bad, which < unknown->bad.count ? which : unknown->bad.count - 1);
}

static bool fails_without(struct asking *asking, struct unknown *unknown)
{
	bool fails = false;

	for (uint32_t which = 1; unknown->none && which < unknown->bad.count && !fails; which++) {
		put_case(asking, unknown, which);
		fails = !met(asking, true);
	}
	if (!unknown->none) {
		put(asking, unknown, false);
		fails = !met(asking, true);
	}
	put(asking, unknown, true);
	return fails;
}

/* It is ready as all stands. Is it not without this one, where what stands without a value has one? */
static bool confirmed(struct asking *asking, struct unknown *unknown)
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
			put(asking, &asking->list[index], false);
	return found;
}

/* Take away in that order what is not needed; what is left decides. False where the best case fails too. */
static bool walk(struct asking *asking)
{
	asking->walked = false;
	put_all(asking, 0, asking->count, true);
	if (!met(asking, true))
		return false;
	take_away(asking, 0, asking->count, false);
	asking->walked = !work_spent(asking->scopes->work);
	for (uint32_t index = 0; index < asking->count; index++)
		asking->list[index].matters = asking->list[index].matters || (asking->list[index].kept
			&& (!asking->some_none || confirmed(asking, &asking->list[index])));
	return true;
}

/* ---- walks ---- */

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

static void order_first(struct asking *asking)
{
	uint32_t *from = asking->order, *to = arena_array(asking->arena, asking->count, sizeof *to), count = asking->count;

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

static void walk_for(struct asking *asking, uint32_t index)
{
	uint64_t looks = (uint64_t)asking->count * asking->count;

	for (uint32_t tries = 0; tries < WALKS_MAX && !asking->list[index].matters; tries++) {
		if (asking->budget < looks || work_spent(asking->scopes->work)) {
			asking->list[index].matters = true;
			return;
		}
		asking->budget -= looks;
		order_again(asking, index);
		if (!walk(asking))
			return;
	}
}

/* ---- exchanges ---- */

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
		if (goes_with(unknown, &asking->list[index]) && !(asking->list[index].kept && good))
			put(asking, &asking->list[index], good);
}

/* The last walk left just what is needed. Where this can stand in for one of those, it decides as that one did. */
static bool stands_in(struct asking *asking, struct unknown *unknown)
{
	bool found = false;

	if (unknown->kept)
		return unknown->matters;
	put_group(asking, unknown, true);
	for (uint32_t index = 0; index < asking->count && !found && !work_spent(asking->scopes->work); index++) {
		struct unknown *other = &asking->list[index];
		if (!other->kept || goes_with(other, unknown) || goes_with(unknown, other))
			continue;
		put(asking, other, false);
		found = met(asking, true) && confirmed(asking, unknown);
		put(asking, other, true);
	}
	put_group(asking, unknown, false);
	for (uint32_t index = 0; index < asking->count; index++)
		if (asking->list[index].kept)
			put(asking, &asking->list[index], true);
	return found;
}

static struct ask ask_of(struct asking *asking, const struct unknown *unknown);

/* Exchanges and walks find most; where they do not, the fillings are searched. */
static void search_for(struct asking *asking, const struct answers *answers, uint32_t index)
{
	struct ask ask;

	asking->list[index].matters = asking->walked && stands_in(asking, &asking->list[index]);
	if (asking->list[index].matters)
		return;
	walk_for(asking, index);
	asking->list[index].matters |= work_spent(asking->scopes->work);
	if (asking->list[index].matters)
		return;
	ask = ask_of(asking, &asking->list[index]);
	asking->list[index].matters = ask_matters(asking->arena, asking->scopes, answers, &ask);
}

/* ---- the list ---- */

static uint32_t plain_test(const struct asking *asking, const struct unknown *unknown)
{
	const struct rules *rules = asking->scopes->rules;
	struct variable variable = unknown->variable;
	enum subject subject = unknown->paper == NO_INDEX ? SUBJECT_PERSON : SUBJECT_PAPER;

	for (uint32_t index = 0; variable.tests && index < variable.tests->count; index++) {
		uint32_t at = variable.tests->at[index];
		const struct test *test = &rules->tests[at];
		struct value yes, no;
		if (test->subject == subject && test->attribute == variable.attribute && test->operand == NO_INDEX
			&& test_outcome(rules, test, &variable.known, NULL, asking->world->answers->visit) == OUTCOME_OPEN
			&& test_plain_answers(rules, test, &variable.known, NULL, asking->world->answers->visit, &yes, &no))
			return at;
	}
	return NO_INDEX;
}

static uint32_t events_requirement(const struct asking *asking, const struct unknown *unknown)
{
	const struct scope *scope = scope_of(asking->scopes, world_person(asking->world, unknown->person));

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement =
			&asking->scopes->rules->requirements[scope->requirements.at[index]];
		if (requirement->kind == REQUIRE_EVENTS && requirement->events == unknown->variable.event)
			return scope->requirements.at[index];
	}
	return NO_INDEX;
}

/* Which decide alone: not ready although all else is at its best, or ready although all else is at its worst. */
static void find_deciding(struct asking *asking)
{
	for (int round = 0; round < 2; round++) {
		bool best = round == 0;
		for (uint32_t index = 0; index < asking->count; index++)
			put(asking, &asking->list[index], best);
		for (uint32_t index = 0; index < asking->count && !work_spent(asking->scopes->work); index++) {
			struct unknown *unknown = &asking->list[index];
			if (!unknown->matters || !unknown->asked || unknown->decides)
				continue;
			put(asking, unknown, !best);
			unknown->decides = met(asking, best) != best;
			put(asking, unknown, best);
		}
	}
}

static struct ask ask_of(struct asking *asking, const struct unknown *unknown)
{
	const struct person *person = world_person(asking->world, unknown->person);
	bool real = unknown->person <= asking->world->other_count;
	struct ask ask = {.kind = unknown->kind, .person = real ? unknown->person : PERSON_NEW + person->role,
		.attribute = NO_INDEX, .role = person->role, .requirement = NO_INDEX, .test = NO_INDEX,
		.paper = {.index = NO_INDEX, .kind = NO_INDEX}};

	ask.paper.person = ask.person;
	if (unknown->paper != NO_INDEX) {
		ask.paper.kind = person->papers[unknown->paper].kind;
		if (world_paper_real(asking->world, unknown->person, unknown->paper))
			ask.paper.index = unknown->paper;
	}
	if (unknown->kind == ASK_EVENTS)
		ask.requirement = events_requirement(asking, unknown);
	else if (unknown->kind != ASK_HAVE && unknown->kind != ASK_PERSON) {
		ask.attribute = unknown->variable.attribute;
		ask.test = plain_test(asking, unknown);
	}
	ask.decides = unknown->decides;
	return ask;
}

/* Those that the first walk needed before the others; each group in the order of asking. */
static void write_list(struct asking *asking, const bool *first, struct report *report)
{
	struct ask *asks = arena_array(asking->arena, asking->count, sizeof *asks);
	bool *role_done = arena_array(asking->arena, asking->scopes->rules->role_count + 1, sizeof *role_done);

	order_first(asking);
	find_deciding(asking);
	for (int round = 0; round < 2; round++)
		for (uint32_t step = asking->count; step-- > 0;) {
			const struct unknown *unknown = &asking->list[asking->order[step]];
			bool fresh = unknown->kind == ASK_PERSON && unknown->person > asking->world->other_count;
			uint32_t role = world_person(asking->world, unknown->person)->role;
			if (!unknown->asked || !unknown->matters || first[asking->order[step]] != (round == 0)
				|| (fresh && role_done[role]))
				continue;
			if (fresh)
				role_done[role] = true;
			asks[report->ask_count++] = ask_of(asking, unknown);
		}
	report->asks = asks;
}

/* Leave out what only parts of the rule look at that are decided already. */
static void drop_unseen(struct asking *asking)
{
	const struct live *live = live_find(asking->arena, asking->world, asking->scopes->requirement);
	uint32_t count = 0;

	for (uint32_t index = 0; index < asking->count; index++)
		if (live_sees(live, asking->world, &asking->list[index]))
			asking->list[count++] = asking->list[index];
	asking->count = count;
}

void asks_find(struct arena *arena, struct scopes *scopes, const struct answers *answers,
	struct report *report)
{
	struct asking asking = {.arena = arena, .scopes = scopes, .budget = LOOKS_MAX,
		.world = world_new(arena, scopes, answers, true, 0)};
	bool *first;

	unknowns_collect(&asking);
	drop_unseen(&asking);
	first = arena_array(arena, asking.count + 1, sizeof *first);
	order_first(&asking);
	if (walk(&asking))
		for (uint32_t index = 0; index < asking.count; index++)
			first[index] = asking.list[index].kept;
	for (uint32_t index = 0; index < asking.count; index++)
		if (asking.list[index].asked && !asking.list[index].matters)
			search_for(&asking, answers, index);
	write_list(&asking, first, report);
	report->truncated |= work_spent(scopes->work);
}
