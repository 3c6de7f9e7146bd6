/*
 * What a found set says to a person: which kinds serve in each place, and
 * what each has to show. A paper's attribute that may have any value is not
 * asked for; else the tests are named that every serving value passes.
 */

#include <string.h>

#include "engine/completions.h"
#include "engine/test.h"

struct itemising {
	struct arena *arena;
	struct world *base;
	uint32_t requirement;
	const struct chosen *chosen;
	uint32_t count;
};

static const struct element *member_of(const struct chosen *chosen)
{
	return &chosen->class->members[chosen->copy % chosen->class->count];
}

/* The set with `element` in place `at`; is it ready? */
static bool ready_with(struct itemising *itemising, uint32_t at, const struct element *element)
{
	struct arena_mark mark = arena_mark(itemising->arena);
	struct world *world = world_copy(itemising->arena, itemising->base, itemising->count);
	bool ready;

	for (uint32_t index = 0; index < itemising->count; index++)
		element_add(world, index == at ? element : member_of(&itemising->chosen[index]),
			itemising->chosen[index].copy);
	ready = world_ready(world, itemising->requirement);
	arena_rewind(itemising->arena, mark);
	return ready;
}

static bool passes(const struct itemising *itemising, const struct element *element, const struct test *test)
{
	struct paper paper = {.kind = element->paper_kind, .have = HAVE_YES, .values = (struct value *)(uintptr_t)element->values};
	struct view view = view_of(itemising->base->answers, element->person);
	struct run run = {.rules = itemising->base->rules, .answers = itemising->base->answers};

	return run_outcome(&run, test, &view, &paper) == OUTCOME_PASS;
}

/* A way for the element to be with one value less: unknown, or one that fails the test. */
static bool needs_test(struct itemising *itemising, uint32_t at, const struct element *element, uint32_t attribute)
{
	struct element without = *element;
	uint32_t attributes = itemising->base->rules->attribute_count;
	struct value *values = arena_array(itemising->arena, attributes, sizeof *values);

	memcpy(values, element->values, attributes * sizeof *values);
	values[attribute] = (struct value){0};
	without.values = values;
	return !ready_with(itemising, at, &without);
}

static void paper_tests(struct itemising *itemising, uint32_t at, const struct element *element, struct numbers *out)
{
	const struct rules *rules = itemising->base->rules;
	const struct scope *scope = scope_of(itemising->base->scopes, world_person(itemising->base, element->person));
	const struct numbers *tests = &scope->by_kind[element->paper_kind];
	struct element least = *element;
	struct value *values = arena_array(itemising->arena, rules->attribute_count, sizeof *values);

	memcpy(values, element->values, rules->attribute_count * sizeof *values);
	least.values = values;
	for (uint32_t attribute = 0; attribute < rules->attribute_count; attribute++) {
		if (values[attribute].state == VALUE_UNKNOWN)
			continue;
		if (!needs_test(itemising, at, &least, attribute)) {
			values[attribute] = (struct value){0};
			continue;
		}
		for (uint32_t index = 0; index < tests->count; index++) {
			const struct test *test = &rules->tests[tests->at[index]];
			if (test->subject == SUBJECT_PAPER && test->attribute == attribute
				&& passes(itemising, element, test) && !numbers_have(out, tests->at[index]))
				numbers_add(itemising->arena, out, tests->at[index]);
		}
	}
}

static void fact_tests(struct itemising *itemising, const struct element *element, struct numbers *out)
{
	const struct rules *rules = itemising->base->rules;
	const struct person *person = world_person(itemising->base, element->person);
	const struct scope *scope = scope_of(itemising->base->scopes, person);

	for (uint32_t index = 0; index < scope->tests.count; index++) {
		const struct test *test = &rules->tests[scope->tests.at[index]];
		const struct value *operand = test->operand == NO_INDEX ? NULL : fact_look(rules, person, test->operand);
		if (test->subject == SUBJECT_PERSON && test->attribute == element->attribute
			&& test_outcome(rules, test, element->values, operand, itemising->base->answers->visit) == OUTCOME_PASS)
			numbers_add(itemising->arena, out, scope->tests.at[index]);
	}
}

static void paper_item(struct itemising *itemising, uint32_t at, struct item *item)
{
	const struct class *class = itemising->chosen[at].class;
	struct numbers kinds = {0}, tests = {0};

	for (uint32_t index = 0; index < class->count; index++) {
		const struct element *element = &class->members[index];
		if (numbers_have(&kinds, element->paper_kind))
			continue;
		if (element != member_of(&itemising->chosen[at]) && class->count == 1)
			continue;
		numbers_add(itemising->arena, &kinds, element->paper_kind);
		paper_tests(itemising, at, element, &tests);
	}
	item->kinds = kinds.at;
	item->kind_count = kinds.count;
	item->tests = tests.at;
	item->test_count = tests.count;
}

void items_of(struct arena *arena, struct world *base, uint32_t requirement, const struct chosen *chosen,
	uint32_t count, struct item *items)
{
	struct itemising itemising = {arena, base, requirement, chosen, count};

	for (uint32_t at = 0; at < count; at++) {
		const struct element *element = member_of(&chosen[at]);
		struct numbers tests = {0};
		items[at] = (struct item){.kind = element->kind, .person = element->person, .replaces = element->replaces,
			.attribute = element->attribute, .role = element->role};
		if (element->kind == ITEM_PAPER) {
			paper_item(&itemising, at, &items[at]);
		} else if (element->kind == ITEM_FACT) {
			fact_tests(&itemising, element, &tests);
			items[at].tests = tests.at;
			items[at].test_count = tests.count;
		}
	}
}
