/*
 * What a paper has to show: of each attribute that it cannot do without, which
 * tests. Mostly there is one, and that is it. Where there are several, all the
 * values that it could have are tried, and with them those that attributes
 * looked at before may have: what is asked of each singly has to be enough
 * together.
 */

#include "engine/items.h"

#include <string.h>

#include "engine/test.h"
#include "model/alike.h"

#define COMBINED_MAX 64u /* values of the attributes together; of more, all that the ideal paper passes is asked */

/* One attribute of the element, tried with other values. */
struct showing {
	struct itemising *itemising;
	uint32_t at, attribute;
	struct world *world; /* the paper stands in it alone */
	struct variable variable;
	struct candidates values; /* all that it could have */
	struct element other;     /* the element, its values to be changed */
	struct value *own, ideal;
};

struct value *own_values(struct itemising *itemising, struct element *element)
{
	uint32_t attributes = itemising->base->rules->attribute_count;
	struct value *values = arena_array(itemising->arena, attributes, sizeof *values);

	memcpy(values, element->values, attributes * sizeof *values);
	element->values = values;
	return values;
}

/* Is another value of the paper, which is as it is, compared with this one? Then that is told of this one. */
static bool compared_with_it(const struct showing *showing, const struct test *test)
{
	const struct rules *rules = showing->world->rules;
	const struct person *person = world_person(showing->world, showing->variable.person);

	return test->operand == showing->attribute && !value_said(&showing->other.values[test->attribute])
		&& !value_open(paper_look(rules, &person->papers[showing->variable.paper], test->attribute));
}

static bool is_operand(const struct showing *showing)
{
	const struct numbers *tests = showing->variable.tests;
	bool found = false;

	for (uint32_t index = 0; index < tests->count && !found; index++)
		found = compared_with_it(showing, &showing->world->rules->tests[tests->at[index]]);
	return found;
}

static void showing_init(struct showing *showing, struct itemising *itemising, uint32_t at,
	const struct element *element, uint32_t attribute)
{
	uint32_t attributes = itemising->base->rules->attribute_count, person = element->person;
	struct world *world = world_copy(itemising->arena, itemising->base, 1);
	bool *fresh = arena_array(itemising->arena, attributes, sizeof *fresh);
	struct value before = {0};
	uint32_t paper;

	*showing = (struct showing){
		.itemising = itemising, .at = at, .attribute = attribute, .world = world, .other = *element};
	showing->own = own_values(itemising, &showing->other);
	showing->ideal = showing->own[attribute];
	memcpy(fresh, element->fresh, attributes * sizeof *fresh);
	fresh[attribute] = false;
	showing->other.fresh = fresh;
	if (element->replaces != NO_INDEX)
		before = world_person(world, person)->papers[element->replaces].values[attribute];
	paper = paper_add(world, element);
	*world_slot(world, person, paper, attribute) = before;
	showing->variable = (struct variable){.person = person,
		.attribute = attribute,
		.paper = paper,
		.known = before,
		.tests = &scope_of(world->scopes, world_person(world, person))->by_kind[element->paper_kind]};
	showing->variable.operand = is_operand(showing);
	candidates_find(world, &showing->variable, PURPOSE_ALL, &showing->values);
}

static enum outcome outcome_with(struct showing *showing, uint32_t index, const struct value *value)
{
	uint32_t person = showing->variable.person, paper = showing->variable.paper;
	struct run run = {.rules = showing->world->rules, .answers = showing->world->answers};
	struct view view = view_of(showing->world->answers, person);
	const struct test *test = &run.rules->tests[index];

	*world_slot(showing->world, person, paper, showing->attribute) = *value;
	if (test->attribute != showing->attribute && !compared_with_it(showing, test))
		return OUTCOME_FAIL;
	return run_outcome(&run, test, &view, &view.person->papers[paper]);
}

static bool passes_with(struct showing *showing, uint32_t index, const struct value *value)
{
	return outcome_with(showing, index, value) != OUTCOME_FAIL;
}

/* Whatever the loose attributes from `from` on are. */
static bool serves_from(struct showing *showing, uint32_t from)
{
	const struct loose *loose = &showing->itemising->loose[from];
	struct value before;
	bool serves = true;

	if (from == showing->itemising->loose_count)
		return ready_with(showing->itemising, showing->at, &showing->other);
	before = showing->own[loose->attribute];
	for (uint32_t index = 0; index < loose->count && serves; index++) {
		showing->own[loose->attribute] = loose->values[index];
		serves = serves_from(showing, from + 1);
	}
	showing->own[loose->attribute] = before;
	return serves;
}

static bool serves_with(struct showing *showing, const struct value *value)
{
	showing->own[showing->attribute] = *value;
	return serves_from(showing, 0);
}

static bool passes_all(struct showing *showing, const struct numbers *tests, const struct value *value)
{
	for (uint32_t index = 0; index < tests->count; index++)
		if (!passes_with(showing, tests->at[index], value))
			return false;
	return true;
}

static bool combine(const struct itemising *itemising, uint32_t more)
{
	uint32_t together = more;

	for (uint32_t index = 0; index < itemising->loose_count; index++)
		together *= itemising->loose[index].count;
	return itemising->loose_count < LOOSE_MAX && together <= COMBINED_MAX;
}

/* The values that pass what is asked are all that it may have from here on. */
static void let_loose(struct showing *showing, const struct numbers *needed)
{
	struct itemising *itemising = showing->itemising;
	struct value *values = arena_array(itemising->arena, showing->values.count + 1, sizeof *values);
	uint32_t count = 0;

	values[count++] = showing->ideal;
	for (uint32_t value = 0; value < showing->values.count; value++)
		if (passes_all(showing, needed, &showing->values.values[value]))
			values[count++] = showing->values.values[value];
	itemising->loose[itemising->loose_count++] = (struct loose){showing->attribute, values, count};
}

/* Does every value serve that passes them? */
static bool suffice(struct showing *showing, const struct numbers *tests)
{
	for (uint32_t value = 0; value < showing->values.count; value++)
		if (passes_all(showing, tests, &showing->values.values[value])
			&& !serves_with(showing, &showing->values.values[value]))
			return false;
	return true;
}

/* What passes a narrower limit passes a wider one too: that need not be said. */
static void drop_implied(struct showing *showing, struct numbers *tests)
{
	for (uint32_t index = 0; index < tests->count && tests->count > 1;) {
		uint32_t last = tests->at[--tests->count], dropped = tests->at[index];
		tests->at[index] = last;
		if (suffice(showing, tests))
			continue;
		tests->at[index++] = dropped;
		tests->at[tests->count++] = last;
	}
}

/* Of the values that pass what is asked, one that passes the fewest of all tests for certain. */
static struct value least_of(struct showing *showing, const struct numbers *needed)
{
	const struct numbers *tests = showing->variable.tests;
	struct value least = showing->ideal;
	uint32_t fewest = UINT32_MAX;

	for (uint32_t index = 0; index < showing->values.count; index++) {
		const struct value *value = &showing->values.values[index];
		uint32_t count = 0;
		if (!passes_all(showing, needed, value))
			continue;
		for (uint32_t at = 0; at < tests->count; at++)
			count += outcome_with(showing, tests->at[at], value) == OUTCOME_PASS;
		if (count < fewest) {
			fewest = count;
			least = *value;
		}
	}
	return least;
}

/* Does it pass, or could it, were it not for a fact without an answer? Of one value that cannot be asked. */
static bool passes_itself(struct showing *showing, uint32_t index)
{
	const struct test *test = &showing->itemising->base->rules->tests[index];
	enum outcome outcome = outcome_with(showing, index, &showing->ideal);
	bool by_fact = test->operand != NO_INDEX && test->operand_subject == SUBJECT_PERSON;

	return outcome == OUTCOME_PASS || (outcome == OUTCOME_OPEN && !by_fact);
}

/* The tests of the attribute that every value which serves passes too; where
 * that does not say enough (either of two would do), all that this one passes. */
static struct numbers tried_out(struct itemising *itemising, uint32_t at, const struct element *element,
	uint32_t attribute, bool *says_enough, struct value *least)
{
	struct numbers needed = {0}, passed = {0};
	struct showing showing;
	bool enough;

	showing_init(&showing, itemising, at, element, attribute);
	enough = combine(itemising, showing.values.count + 1);
	for (uint32_t index = 0; index < showing.variable.tests->count; index++) {
		uint32_t test = showing.variable.tests->at[index];
		bool always = passes_itself(&showing, test);
		if (always)
			numbers_add(itemising->arena, &passed, test);
		for (uint32_t value = 0; value < showing.values.count && always; value++)
			always = passes_with(&showing, test, &showing.values.values[value])
				|| !serves_with(&showing, &showing.values.values[value]);
		if (always)
			numbers_add(itemising->arena, &needed, test);
	}
	enough = enough && !itemising->as_ideal && suffice(&showing, &needed);
	*says_enough = enough;
	if (!enough)
		return passed;
	drop_implied(&showing, &needed);
	if (needed.count < passed.count) {
		let_loose(&showing, &needed);
		if (!element->fresh[attribute])
			*least = least_of(&showing, &needed);
	}
	return needed;
}

/* Where the ideal value passes one test, and others are no way round it, that one is needed: it could not be spared. */
static bool only_one(
	const struct itemising *itemising, const struct element *element, uint32_t attribute, struct numbers *passed)
{
	const struct world *base = itemising->base;
	const struct scope *scope = scope_of(base->scopes, world_person(base, element->person));
	const struct numbers *tests = &scope->by_kind[element->paper_kind];

	for (uint32_t index = 0; index < tests->count; index++) {
		const struct test *test = &base->rules->tests[tests->at[index]];
		if (test->operand == attribute)
			return false;
		if (test->attribute != attribute)
			continue;
		if (test->operand != NO_INDEX)
			return false;
		if (test_outcome(base->rules, test, &element->values[attribute], NULL, base->answers->visit)
			!= OUTCOME_PASS)
			continue;
		if (passed->count && !tests_demand_same(&base->rules->tests[passed->at[0]], test))
			return false;
		numbers_add(itemising->arena, passed, tests->at[index]);
	}
	return passed->count && !scope_goes_by(scope, attribute);
}

/* As much of what is promised as it cannot do without. */
static void needed_promise(struct itemising *itemising, uint32_t at, const struct element *element, uint32_t attribute,
	struct numbers *out, struct value *value)
{
	struct element less = *element;
	struct value *own = own_values(itemising, &less);
	struct value *tests = arena_array(itemising->arena, value->count, sizeof *tests);
	uint16_t count = value->count;

	memcpy(tests, value->more, count * sizeof *tests);
	for (uint16_t index = 0; index < count && count > 1;) {
		struct value dropped = tests[index];
		tests[index] = tests[count - 1];
		own[attribute] = (struct value){.low = value->low, .count = (uint16_t)(count - 1), .more = tests};
		if (ready_with(itemising, at, &less)) {
			count--;
			continue;
		}
		tests[count - 1] = tests[index];
		tests[index++] = dropped;
	}
	*value = (struct value){.low = value->low, .count = count, .more = tests};
	for (uint16_t index = 0; index < count; index++)
		numbers_add(itemising->arena, out, (uint32_t)tests[index].low);
}

bool needed_tests(struct itemising *itemising, uint32_t at, const struct element *element, uint32_t attribute,
	struct numbers *out, struct value *value)
{
	struct numbers tests = {0};
	bool enough = true;

	if (value_promised(value)) {
		needed_promise(itemising, at, element, attribute, out, value);
		return true;
	}
	if (!only_one(itemising, element, attribute, &tests))
		tests = tried_out(itemising, at, element, attribute, &enough, value);
	for (uint32_t index = 0; index < tests.count; index++)
		numbers_add(itemising->arena, out, tests.at[index]);
	return enough;
}
