#include "engine/ease.h"

#include "engine/test.h"

#define WAIT_SOON 31 /* days; a later one comes after the other ways of one thing */

static bool has_kind(const struct world *base, uint32_t person, uint32_t kind)
{
	const struct person *holder = world_person(base, person);

	for (uint32_t paper = 0; paper < holder->paper_count; paper++)
		if (holder->papers[paper].have == HAVE_YES && holder->papers[paper].kind == kind)
			return true;
	return false;
}

/* How many of these tests are of an attribute that varies from one paper of the kind to the next, each attribute once. */
static uint32_t asked_of(const struct rules *rules, uint32_t kind, const uint32_t *tests, uint32_t count)
{
	uint32_t asked = 0;

	for (uint32_t index = 0; index < count; index++) {
		const struct test *test = &rules->tests[tests[index]];
		bool again = false;
		for (uint32_t before = 0; before < index && !again; before++)
			again = rules->tests[tests[before]].attribute == test->attribute;
		asked += !again && test->subject == SUBJECT_PAPER && rules->kinds[kind].asks[test->attribute];
	}
	return asked;
}

/* What has to be looked at on a paper of the kind, by what the rules ask of it at all and not by this item, so that
 * lists of the same kinds have one order: nothing, whether it has expired, or more. */
static uint32_t kind_effort(const struct world *base, uint32_t person, uint32_t kind)
{
	const struct numbers *tests = &scope_of(base->scopes, world_person(base, person))->by_kind[kind];
	uint32_t effort = 0;

	for (uint32_t index = 0; index < tests->count; index++) {
		const struct test *test = &base->rules->tests[tests->at[index]];
		bool expiry = test->operation == OP_NOT_PASSED && test->amount == 0;
		if (asked_of(base->rules, kind, &tests->at[index], 1) && effort < 2)
			effort = expiry ? 1 : 2;
	}
	return effort;
}

/* Those that the person has come last, before them those that count as one with another that is named, and before
 * these what few people have. */
static uint32_t place_of(const struct world *base, uint32_t person, const uint32_t *kinds, uint32_t at)
{
	const struct kind *all = base->rules->kinds;

	if (has_kind(base, person, kinds[at]))
		return 9;
	for (uint32_t before = 0; before < at; before++)
		if (all[kinds[before]].same_as == all[kinds[at]].same_as)
			return 8;
	if (all[kinds[at]].rare)
		return 7;
	return kind_effort(base, person, kinds[at]);
}

void kinds_easiest_first(const struct world *base, uint32_t person, uint32_t *kinds, uint32_t count)
{
	uint32_t *efforts = arena_array(base->arena, count, sizeof *efforts);

	for (uint32_t index = 0; index < count; index++) {
		uint32_t kind = kinds[index], effort = place_of(base, person, kinds, index), at = index;
		for (; at > 0 && effort < efforts[at - 1]; at--) {
			kinds[at] = kinds[at - 1];
			efforts[at] = efforts[at - 1];
		}
		kinds[at] = kind;
		efforts[at] = effort;
	}
}

/* ---- ways ---- */

struct effort {
	uint32_t things, late, fresh, persons, again, rare, looks;
};

static void add_paper(const struct world *base, const struct item *item, struct effort *effort)
{
	const struct rules *rules = base->rules;
	uint32_t least = UINT32_MAX;
	bool again = true, rare = true;

	for (uint32_t index = 0; index < item->kind_count; index++) {
		uint32_t looks = asked_of(rules, item->kinds[index], item->tests, item->test_count);
		least = looks < least ? looks : least;
		again &= has_kind(base, item->person, item->kinds[index]);
		rare &= rules->kinds[item->kinds[index]].rare;
	}
	effort->fresh += item->replaces == NO_INDEX;
	effort->again += again && item->replaces == NO_INDEX;
	effort->rare += rare && item->replaces == NO_INDEX;
	effort->looks += least;
}

static struct effort effort_of(const struct world *base, const struct completion *completion)
{
	struct effort effort = {.things = completion->item_count};

	for (uint32_t index = 0; index < completion->item_count; index++) {
		const struct item *item = &completion->items[index];
		if (item->kind == ITEM_PAPER)
			add_paper(base, item, &effort);
		else
			effort.fresh += item->kind != ITEM_DATE;
		effort.persons += item->kind == ITEM_PERSON;
		effort.late += item->kind == ITEM_DATE && item->from - base->answers->visit > WAIT_SOON;
	}
	return effort;
}

static bool easier(const struct effort *left, const struct effort *right)
{
	const uint32_t one[] = {
		left->things, left->late, left->fresh, left->persons, left->again, left->rare, left->looks};
	const uint32_t other[] = {
		right->things, right->late, right->fresh, right->persons, right->again, right->rare, right->looks};

	for (size_t index = 0; index < sizeof one / sizeof *one; index++)
		if (one[index] != other[index])
			return one[index] < other[index];
	return false;
}

void completions_easiest_first(const struct world *base, struct completion *list, uint32_t count)
{
	struct effort *efforts = arena_array(base->arena, count, sizeof *efforts);

	for (uint32_t index = 0; index < count; index++) {
		struct completion moved = list[index];
		struct effort effort = effort_of(base, &moved);
		uint32_t at = index;
		for (; at > 0 && easier(&effort, &efforts[at - 1]); at--) {
			list[at] = list[at - 1];
			efforts[at] = efforts[at - 1];
		}
		list[at] = moved;
		efforts[at] = effort;
	}
}
