/*
 * Does the verdict ever hang on this answer? The verdict rises with every
 * test, so it does exactly when, with the best answer and everything else
 * taken away that can be spared, the answer cannot be spared too. First the
 * others are taken away greedily, in two orders; where that leaves a way
 * without it, the fillings of the rest are searched, bounded by two runs for
 * each answer, and only what these runs meet is filled in.
 */

#include "engine/cases.h"
#include "engine/live.h"
#include "engine/reasons.h"
#include "engine/walks.h"

#define MATTER_TRIES 20000u
#define MATTER_DEPTH 4000u
#define TRIES_FEW 32u /* from then on it pays to look whether all that hangs on it is decided */

struct matter {
	struct asking *asking;
	struct unknown *asked;
	uint32_t tries, depth;
	bool given_up;
};

/* ---- is there a filling that hangs on it? ---- */

/* What the answers make of it, with the rest as it stands. */
struct bounds {
	bool ready, not_ready;         /* some answer may leave it so */
	bool surely_ready, surely_not; /* some answer makes it so for certain */
	struct sight sight;            /* what is in the way of that: of `surely_not` first */
};

static struct bounds bounds_of(struct matter *matter)
{
	struct asking *asking = matter->asking;
	struct bounds bounds = {0};
	struct sight rising = {0}, best, worst;
	uint32_t cases = case_count(matter->asked);

	for (uint32_t which = 0; which < cases && !(bounds.surely_ready && bounds.surely_not); which++) {
		bool may_be, is;
		case_put(asking, matter->asked, which);
		may_be = walk_met_seeing(asking, true, &best);
		is = may_be && walk_met_seeing(asking, false, &worst);
		bounds.ready |= may_be;
		bounds.not_ready |= !is;
		bounds.surely_ready |= is;
		bounds.surely_not |= !may_be;
		if (may_be && !is) {
			bounds.sight = best; /* the last: the worst of them */
			rising = rising.any ? rising : worst;
		}
	}
	if (bounds.surely_not)
		bounds.sight = rising;
	return bounds;
}

static bool seen(const struct asking *asking, const struct sight *sight, const struct unknown *unknown)
{
	const struct person *person = world_person(asking->world, unknown->person);

	if (unknown->person != sight->person || unknown->variable.attribute != sight->attribute
		|| unknown->variable.event != sight->event)
		return false;
	return sight->paper ? unknown->paper != NO_INDEX && sight->paper == &person->papers[unknown->paper]
			    : unknown->paper == NO_INDEX;
}

/* What is to be tried out next: what it first hangs on, else any. NULL: nothing is left. */
static struct unknown *next_to_try(struct matter *matter, const struct sight *sight)
{
	struct asking *asking = matter->asking;
	struct unknown *any = NULL;

	work_spend(asking->scopes->work, asking->count / 16);
	for (uint32_t index = 0; index < asking->count; index++) {
		struct unknown *unknown = &asking->list[index];
		if (unknown == matter->asked || unknown->tried)
			continue;
		if (seen(asking, sight, unknown))
			return unknown;
		any = any ? any : unknown;
	}
	return any;
}

static bool give_up(struct matter *matter)
{
	matter->given_up = true;
	return true;
}

/* Does something that is not decided yet look at it? */
static bool sees(const struct matter *matter, uint32_t requirement, uint32_t person)
{
	struct asking *asking = matter->asking;
	struct arena_mark mark = arena_mark(asking->arena);
	bool seen = live_sees(
		live_find(asking->arena, asking->world, requirement, person, NULL), asking->world, matter->asked);

	arena_rewind(asking->arena, mark);
	work_spend(asking->scopes->work, asking->scopes->rules->list_count / 16);
	return seen;
}

/* First all that could make it ready without the answer is made as bad as it may be, then the rest as good. */
static bool search(struct matter *matter)
{
	struct asking *asking = matter->asking;
	struct bounds bounds;
	struct unknown *unknown;
	uint32_t cases;
	bool found = false;

	matter->tries += 1 + case_count(matter->asked) / 8;
	if (matter->tries > MATTER_TRIES || matter->depth > MATTER_DEPTH || work_spent(asking->scopes->work))
		return give_up(matter);
	bounds = bounds_of(matter);
	if (!bounds.ready || !bounds.not_ready || (bounds.surely_ready && bounds.surely_not))
		return bounds.ready && bounds.not_ready;
	case_take_back(asking, matter->asked);
	if (matter->tries > TRIES_FEW && !sees(matter, asking->requirement, asking->person))
		return false;
	unknown = next_to_try(matter, &bounds.sight);
	if (!unknown)
		return give_up(matter);
	unknown->tried = true;
	matter->depth++;
	cases = case_count(unknown);
	for (uint32_t index = 0; index < cases && !found; index++) {
		case_put(asking, unknown, bounds.surely_not ? index : cases - 1 - index);
		found = search(matter);
		case_take_back(asking, unknown);
	}
	unknown->tried = false;
	matter->depth--;
	return found;
}

/* Several at once, as the countries that somebody is a citizen of. */
static bool is_several(const struct unknown *unknown, uint32_t which)
{
	return case_has_values(unknown) && unknown->kind != ASK_EVENTS && unknown->all.values[which].count > 1;
}

/* As bad as it may be while it stays ready. `single`: of several at once each may do what one does, so that one alone is
 * worse, and goes before them. */
static void put_worst_ready(struct asking *asking, struct unknown *unknown, bool single)
{
	for (uint32_t which = case_count(unknown) - 1; which > 0 && !work_spent(asking->scopes->work); which--) {
		if (single && is_several(unknown, which))
			continue;
		case_put(asking, unknown, which);
		if (walk_met(asking, false))
			return;
	}
	case_put(asking, unknown, 0);
}

/* Which of the others are made worse first: all in their order, or but those of one paper or fact, which come last. */
struct sparing {
	bool backwards, single;
	const struct unknown *partner;
	struct unknown *low; /* the worst from the beginning, so that the paper does not serve by itself; or NULL */
};

static bool of_one_thing(const struct unknown *one, const struct unknown *other)
{
	return one->person == other->person && one->paper == other->paper && (one->paper != NO_INDEX || one == other);
}

/* The rest made worse one after another as long as it stays ready: first what is of neither, then of the partner, then
 * of what is asked for. */
static void spare(struct matter *matter, const struct sparing *sparing)
{
	struct asking *asking = matter->asking;
	const struct unknown *partner = sparing->partner;

	for (int round = 0; round < (partner ? 3 : 1); round++)
		for (uint32_t step = 0; step < asking->count && !work_spent(asking->scopes->work); step++) {
			struct unknown *unknown = &asking->list[sparing->backwards ? asking->count - 1 - step : step];
			int turn = !partner                            ? 0
				: of_one_thing(unknown, matter->asked) ? 2
				: of_one_thing(unknown, partner)       ? 1
								       : 0;
			if (unknown != matter->asked && turn == round)
				put_worst_ready(asking, unknown, sparing->single);
		}
}

/* Everything best, then what can be spared taken away: does it then hang on the answer? */
static bool hangs(struct matter *matter, uint32_t good, const struct sparing *sparing)
{
	struct asking *asking = matter->asking;
	uint32_t cases = case_count(matter->asked);
	bool found = false;

	for (uint32_t index = 0; index < asking->count; index++)
		case_put(asking, &asking->list[index], 0);
	case_put(asking, matter->asked, good);
	if (sparing->low)
		case_put(asking, sparing->low, case_count(sparing->low) - 1);
	spare(matter, sparing);
	for (uint32_t bad = 0; bad < cases && !found && walk_met(asking, false); bad++) {
		case_put(asking, matter->asked, bad);
		found = !walk_met(asking, true);
		case_put(asking, matter->asked, good);
	}
	for (uint32_t index = 0; index < asking->count; index++)
		case_take_back(asking, &asking->list[index]);
	return found;
}

static bool some_several(const struct asking *asking)
{
	for (uint32_t index = 0; index < asking->count; index++)
		for (uint32_t which = case_count(&asking->list[index]); which-- > 0;)
			if (is_several(&asking->list[index], which))
				return true;
	return false;
}

static bool some_hangs(struct matter *matter)
{
	uint32_t cases = case_count(matter->asked);

	for (int single = 0; single < 2; single++)
		for (uint32_t good = 0; good < cases && (!single || some_several(matter->asking)); good++)
			if (hangs(matter, good, &(struct sparing){.backwards = false, .single = single})
				|| hangs(matter, good, &(struct sparing){.backwards = true, .single = single}))
				return true;
	return false;
}

/* Each other thing that stands on the paper in question may be such that it does not serve by itself. */
static bool hangs_beside(struct matter *matter, const struct unknown *partner)
{
	const struct asking *asking = matter->asking;
	struct unknown *asked = matter->asked;

	if (hangs(matter, 0, &(struct sparing){.partner = partner})
		|| (partner->paper == NO_INDEX
			&& hangs(matter, 0, &(struct sparing){.partner = partner, .single = true})))
		return true;
	for (uint32_t index = 0; index < asking->count && asked->kind == ASK_ATTRIBUTE; index++) {
		struct unknown *low = &asking->list[index];
		if (low != asked && of_one_thing(low, asked)
			&& hangs(matter, 0, &(struct sparing){.partner = partner, .low = low}))
			return true;
	}
	return false;
}

/* What is asked of a paper that is at hand: the first of it stands for the paper. */
static bool at_hand(const struct asking *asking, uint32_t index)
{
	const struct unknown *unknown = &asking->list[index];

	return world_person(asking->world, unknown->person)->papers[unknown->paper].have == HAVE_YES
		&& (index == 0 || !of_one_thing(unknown, unknown - 1));
}

/* A paper that serves only beside one other paper: each may be that one, and is spared last. */
static bool hangs_beside_some(struct matter *matter)
{
	const struct asking *asking = matter->asking;

	for (uint32_t index = 0; index < asking->count && !work_spent(asking->scopes->work); index++) {
		const struct unknown *partner = &asking->list[index];
		if ((partner->kind == ASK_HAVE || partner->paper == NO_INDEX || at_hand(asking, index))
			&& partner != matter->asked && hangs_beside(matter, partner))
			return true;
	}
	return false;
}

/* Can it matter to that much of the rule, looked at alone? */
static bool decides_there(struct matter *matter, uint32_t requirement, uint32_t person)
{
	struct asking *asking = matter->asking;
	struct bounds bounds;
	bool matters;

	if (work_spent(asking->scopes->work))
		return true;
	asking->requirement = requirement;
	asking->person = person;
	matter->tries = 0;
	matter->given_up = false;
	bounds = bounds_of(matter);
	case_take_back(asking, matter->asked);
	matters = bounds.ready
		&& ((bounds.surely_ready && bounds.surely_not) || some_hangs(matter) || hangs_beside_some(matter)
			|| search(matter));
	case_take_back(asking, matter->asked);
	return matters;
}

static bool matters_to(struct matter *matter, uint32_t requirement, uint32_t person);

static bool matters_to_person(struct matter *matter, const struct requirement *requirement)
{
	const struct asking *asking = matter->asking;
	const struct unknown *asked = matter->asked;
	const struct person *who = world_person(asking->world, asked->person);

	if (asked->kind == ASK_PERSON && who->role == requirement->role)
		return true;
	if (asked->kind == ASK_FACT && asked->variable.attribute == requirement->need_fact)
		return true;
	for (uint32_t other = 1; other < world_person_count(asking->world); other++)
		if (world_person(asking->world, other)->role == requirement->role
			&& matters_to(matter, asking->scopes->rules->roles[requirement->role].requirement, other))
			return true;
	return false;
}

/* What can matter to the whole can matter to some part of it: parts are smaller, and mostly tell. */
static bool matters_to(struct matter *matter, uint32_t index, uint32_t person)
{
	const struct rules *rules = matter->asking->scopes->rules;
	const struct requirement *requirement = &rules->requirements[index];
	bool some = false;

	if (!requirement_in_force(rules, index, matter->asking->scopes->visit) || !sees(matter, index, person))
		return false;
	if (parts_stand_alone(requirement)) {
		for (uint32_t part = 0; part < requirement->parts.count && !some; part++)
			some = matters_to(matter, rules->requirement_links[requirement->parts.first + part], person);
	} else if (requirement->kind == REQUIRE_PERSON) {
		some = matters_to_person(matter, requirement);
	} else {
		some = person == matter->asked->person
			|| requirement->parts.count > 0; /* of a selection: the whole of it */
	}
	return some && decides_there(matter, index, person);
}

bool ask_matters(struct asking *asking, uint32_t index)
{
	struct matter matter = {.asking = asking, .asked = &asking->list[index]};
	bool matters = false;

	cases_take_back(asking);
	if (case_count(matter.asked) > 1)
		matters = matters_to(&matter, asking->scopes->requirement, PERSON_ME);
	asking->requirement = asking->scopes->requirement;
	asking->person = PERSON_ME;
	if (!matters && matter.asked->all.inexact) /* not every case was looked at */
		matters = matter.given_up = true;
	asking->doubtful |= matters ? matter.given_up : asking->inexact;
	for (uint32_t at = 0; at < asking->count; at++)
		walk_put(asking, &asking->list[at], asking->list[at].kept);
	return matters;
}
