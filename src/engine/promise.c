#include "engine/promise.h"

#include "engine/evaluate.h"
#include "engine/test.h"
#include "model/alike.h"

#define SETS_MAX 32u
#define BITS_MAX 64u
#define FACTS_MAX 2u
#define FILLINGS_MAX 200u /* of the facts; of more, nothing is promised */

/* ---- kept ---- */

/* A promise is kept; of anything else nothing is known but that there is a value. */
enum outcome promised_outcome(const struct rules *rules, const struct test *test, const struct value *value)
{
	for (uint32_t index = 0; index < value->count; index++)
		if (tests_demand_same(&rules->tests[value->more[index].low], test))
			return OUTCOME_PASS;
	return test->operation == OP_GIVEN ? OUTCOME_PASS : OUTCOME_OPEN;
}

/* Does it promise that of one of the tests? Of facts that may be several, one "same" is not the other. */
static bool promises(const struct rules *rules, const struct value *value, enum operation operation, uint32_t fact)
{
	for (uint32_t index = 0; index < value->count; index++) {
		const struct test *test = &rules->tests[value->more[index].low];
		if (test->operation == operation && test->operand == fact)
			return true;
	}
	return false;
}

/* Is there a fact that one is the same as, and that the other passes `operation` of? */
static bool by_one_fact(
	const struct rules *rules, const struct value *left, const struct value *right, enum operation operation)
{
	for (uint32_t index = 0; index < left->count; index++) {
		const struct test *test = &rules->tests[left->more[index].low];
		if (test->operation == OP_SAME_AS && test->operand_subject == SUBJECT_PERSON
			&& !rules->attributes[test->operand].several
			&& promises(rules, right, operation, test->operand))
			return true;
	}
	return false;
}

bool promised_same(const struct rules *rules, const struct value *left, const struct value *right)
{
	return value_promised(left) && value_promised(right) && by_one_fact(rules, left, right, OP_SAME_AS);
}

bool promised_apart(const struct rules *rules, const struct value *left, const struct value *right, int32_t visit)
{
	const struct value *promise = value_promised(left) ? left : right, *other = promise == left ? right : left;

	if (!value_promised(promise))
		return false;
	if (value_promised(other) && (promise->low || other->low))
		return promise->low != other->low;
	if (promise->low > 0)
		return true;
	if (value_promised(other))
		return by_one_fact(rules, left, right, OP_NOT_SAME_AS)
			|| by_one_fact(rules, right, left, OP_NOT_SAME_AS);
	if (other->state == VALUE_NONE)
		return true;
	for (uint32_t index = 0; other->state == VALUE_EXACT && index < promise->count; index++) {
		const struct test *test = &rules->tests[promise->more[index].low];
		if (test->operand == NO_INDEX && test_outcome(rules, test, other, NULL, visit) == OUTCOME_FAIL)
			return true;
	}
	return false;
}

/* ---- made ---- */

/* Sets of tests, a bit for each, none of them within another. */
struct sets {
	uint64_t at[SETS_MAX];
	uint32_t count;
};

struct promising {
	struct world *world;
	const struct variable *variable;
	uint32_t tests[BITS_MAX], count; /* of this attribute */
	uint64_t relative;               /* those that wait for a fact */
	struct variable facts[FACTS_MAX];
	uint32_t fact_count;
	struct sets found;
	bool begun;
};

static bool within(uint64_t part, uint64_t whole)
{
	return (part & whole) == part;
}

static void add_set(struct sets *sets, uint64_t set)
{
	uint32_t kept = 0;

	for (uint32_t index = 0; index < sets->count; index++)
		if (within(set, sets->at[index]))
			return;
	for (uint32_t index = 0; index < sets->count; index++)
		if (!within(sets->at[index], set))
			sets->at[kept++] = sets->at[index];
	sets->count = kept;
	if (sets->count < SETS_MAX)
		sets->at[sets->count++] = set;
}

/* ---- what is compared with what ---- */

static bool fact_known(const struct promising *promising, uint32_t fact)
{
	for (uint32_t index = 0; index < promising->fact_count; index++)
		if (promising->facts[index].attribute == fact)
			return true;
	return false;
}

/* False where there are too many of them. */
static bool add_fact(struct promising *promising, uint32_t fact)
{
	struct variable *added;

	if (fact_known(promising, fact))
		return true;
	if (promising->fact_count == FACTS_MAX)
		return false;
	added = &promising->facts[promising->fact_count++];
	*added = variable_at(promising->world, promising->variable->person, NO_INDEX, fact);
	added->operand = true;
	return true;
}

static bool find_tests(struct promising *promising)
{
	const struct world *world = promising->world;
	const struct person *person = world_person(world, promising->variable->person);
	/* What all share may be what only papers of other kinds are asked for. */
	const struct numbers *tests =
		promising->variable->same ? &scope_of(world->scopes, person)->tests : promising->variable->tests;

	for (uint32_t index = 0; index < tests->count; index++) {
		const struct test *test = &world->rules->tests[tests->at[index]];
		if (test->attribute != promising->variable->attribute)
			continue;
		if (promising->count == BITS_MAX)
			return false;
		if (test->operand != NO_INDEX && test->operand_subject == SUBJECT_PERSON
			&& value_open(fact_look(world->rules, person, test->operand))) {
			promising->relative |= UINT64_C(1) << promising->count;
			if (!add_fact(promising, test->operand))
				return false;
		}
		promising->tests[promising->count++] = tests->at[index];
	}
	return promising->relative != 0;
}

/* ---- what can be passed at once ---- */

static uint64_t passed_by(const struct promising *promising, const struct value *value)
{
	struct world *world = promising->world;
	const struct variable *variable = promising->variable;
	struct run run = {.rules = world->rules, .answers = world->answers};
	struct view view = view_of(world->answers, variable->person);
	uint64_t passed = 0;

	*world_slot(world, variable->person, variable->paper, variable->attribute) = *value;
	for (uint32_t bit = 0; bit < promising->count; bit++)
		if (run_outcome(&run, &world->rules->tests[promising->tests[bit]], &view,
			    &view.person->papers[variable->paper])
			== OUTCOME_PASS)
			passed |= UINT64_C(1) << bit;
	candidate_unset(world, variable);
	return passed;
}

/* With the facts as they stand in the world. */
static struct sets passed_at_once(const struct promising *promising)
{
	struct candidates values;
	struct sets sets = {.count = 0};

	candidates_find(promising->world, promising->variable, PURPOSE_ALL, &values);
	for (uint32_t index = 0; index < values.count; index++)
		add_set(&sets, passed_by(promising, &values.values[index]));
	work_spend(promising->world->scopes->work, (uint64_t)values.count * promising->count);
	return sets;
}

/* Days and numbers pass: what cannot be today can be another day, and who is asked knows. Of all else, it must be so
 * for whatever the facts are. */
static void take(struct promising *promising, const struct sets *sets)
{
	enum type type = promising->world->rules->attributes[promising->variable->attribute].type;
	struct sets both = {.count = 0};

	if (!promising->begun || type_ordered(type)) {
		for (uint32_t index = 0; index < sets->count; index++)
			add_set(&promising->found, sets->at[index]);
		promising->begun = true;
		return;
	}
	for (uint32_t one = 0; one < promising->found.count; one++)
		for (uint32_t other = 0; other < sets->count; other++)
			add_set(&both, promising->found.at[one] & sets->at[other]);
	promising->found = both;
}

static void each_fact(struct promising *promising, uint32_t at, uint32_t *left)
{
	struct candidates candidates;

	if (at == promising->fact_count) {
		struct arena_mark mark = arena_mark(promising->world->arena);
		struct sets sets = passed_at_once(promising);
		take(promising, &sets);
		arena_rewind(promising->world->arena, mark);
		*left = work_spent(promising->world->scopes->work) ? 0 : *left - 1;
		return;
	}
	candidates_find(promising->world, &promising->facts[at], PURPOSE_ALL, &candidates);
	for (uint32_t index = 0; index<candidates.count && * left> 0; index++) {
		candidate_set(promising->world, &promising->facts[at], &candidates, index);
		each_fact(promising, at + 1, left);
	}
	candidate_unset(promising->world, &promising->facts[at]);
}

static struct value promise_of(const struct promising *promising, uint64_t set)
{
	struct value *more = arena_array(promising->world->arena, BITS_MAX, sizeof *more);
	struct value promise = {.more = more};

	for (uint32_t bit = 0; bit < promising->count; bit++)
		if (set >> bit & 1)
			more[promise.count++] = value_exact((int32_t)promising->tests[bit]);
	return promise;
}

/* ---- beside the candidates ---- */

/* Is it open on a paper that is at hand? Of that one nobody can be told to bring another one unlike it. */
static bool open_elsewhere(const struct promising *promising)
{
	const struct variable *variable = promising->variable;
	const struct person *person = world_person(promising->world, variable->person);

	for (uint32_t paper = 0; paper < person->paper_count; paper++)
		if (paper != variable->paper && person->papers[paper].have == HAVE_YES
			&& value_open(paper_look(promising->world->rules, &person->papers[paper], variable->attribute)))
			return true;
	return false;
}

/* The values that keep such a test of days or numbers, if what it is compared with is some everyday value. False: they are
 * not one run, or hang on what else stands on the paper. */
static bool range_of(const struct promising *promising, const struct test *test, struct range *range)
{
	const struct world *world = promising->world;
	const struct person *person = world_person(world, promising->variable->person);
	int32_t visit = world->answers->visit;
	struct value operand = value_exact(world->rules->attributes[test->attribute].type == TYPE_DATE ? visit : 0);

	if (test->operation == OP_GIVEN) {
		*range = (struct range){VALUE_LOWEST, VALUE_HIGHEST};
		return true;
	}
	if (test->operand != NO_INDEX && test->operand_subject != SUBJECT_PERSON)
		return false;
	if (test->operand != NO_INDEX && !value_open(fact_look(world->rules, person, test->operand)))
		operand = *fact_look(world->rules, person, test->operand);
	return operand.state == VALUE_EXACT && test_range(world->rules, test, &operand, visit, range);
}

/* Of days there are enough on either side, and of numbers above. */
static bool keeps_room(const struct promising *promising, const struct test *test, bool above)
{
	struct range range;

	switch (promising->world->rules->attributes[test->attribute].type) {
	case TYPE_TEXT:
	case TYPE_COUNTRY: return test->operation != OP_SAME_AS && test->operation != OP_IN;
	case TYPE_DATE:
		return range_of(promising, test, &range)
			&& (above ? range.high == VALUE_HIGHEST : range.low == VALUE_LOWEST);
	case TYPE_NUMBER: return above && range_of(promising, test, &range) && range.high == VALUE_HIGHEST;
	default: return false;
	}
}

/* Can each of any number of papers keep it with a value that no other has? */
static bool leaves_room(const struct promising *promising, uint64_t set)
{
	const struct rules *rules = promising->world->rules;
	bool above = true, below = true;

	if (!promising->variable->distinct || promising->variable->same)
		return false;
	for (uint32_t bit = 0; bit < promising->count; bit++) {
		const struct test *test = &rules->tests[promising->tests[bit]];
		above &= !(set >> bit & 1) || keeps_room(promising, test, true);
		below &= !(set >> bit & 1) || keeps_room(promising, test, false);
	}
	return above || below;
}

/* A value that others are compared with or have to share is no less wanted for a promise. */
static bool spared(const struct promising *promising, const struct sets *better, uint64_t passed)
{
	const struct variable *variable = promising->variable;

	if (variable->operand || variable->same)
		return false;
	for (uint32_t index = 0; index < better->count; index++)
		if (within(passed, better->at[index]))
			return true;
	return false;
}

static void put_first(struct promising *promising, struct candidates *values)
{
	struct sets better = {.count = 0};
	struct value *all = arena_array(promising->world->arena, values->count + SETS_MAX, sizeof *all);
	uint32_t count = 0;

	for (uint32_t index = 0; index < promising->found.count; index++)
		if (promising->found.at[index] & promising->relative) {
			all[count] = promise_of(promising, promising->found.at[index]);
			if (leaves_room(promising, promising->found.at[index]))
				all[count].low = open_elsewhere(promising) ? -1 : 1;
			count++;
			add_set(&better, promising->found.at[index]);
		}
	for (uint32_t index = 0; index < values->count && count > 0; index++) {
		uint64_t passed = passed_by(promising, &values->values[index]);
		if (spared(promising, &better, passed))
			continue;
		add_set(&better, passed);
		all[count++] = values->values[index];
	}
	if (count > 0)
		*values = (struct candidates){.values = all, .count = count, .inexact = values->inexact};
}

void promises_first(struct world *world, const struct variable *variable, struct candidates *values)
{
	struct promising promising = {.world = world, .variable = variable};
	uint32_t left = FILLINGS_MAX;
	struct arena_mark mark;

	if ((variable->by_itself && !variable->same) || !find_tests(&promising))
		return;
	for (uint32_t index = 0; index < promising.fact_count; index++) /* its own, before what comes is given back */
		world_slot(world, variable->person, NO_INDEX, promising.facts[index].attribute);
	world_slot(world, variable->person, variable->paper, variable->attribute);
	mark = arena_mark(world->arena);
	each_fact(&promising, 0, &left);
	arena_rewind(world->arena, mark);
	if (left > 0)
		put_first(&promising, values);
}
