/*
 * What a found set says to a person: which kinds serve in each place, and
 * what each has to show. Place after place, each member of the class is
 * brought down to what it cannot do without while the places before it stay
 * as little as they were made; members that have to show the same make one
 * item, others a way of their own.
 */

#include <string.h>

#include "engine/ease.h"
#include "engine/test.h"

/* A member as little as it may be, and the tests that are left to it. */
struct least { struct element element; struct numbers tests; uint32_t dropped; bool taken; };

struct itemising {
	struct arena *arena;
	struct world *base;
	uint32_t requirement;
	const struct chosen *chosen;
	uint32_t count;
	struct element made[COMPLETION_SIZE];      /* what stands in each place so far */
	struct element spare[COMPLETION_SIZE];     /* instead of it, where it would be the same key twice */
	struct item items[COMPLETION_SIZE];
	item_taker take;
	void *taker;
};

static const struct element *member_of(const struct chosen *chosen)
{
	return &chosen->class->members[chosen->copy % chosen->class->count];
}

static bool same_key(const struct itemising *itemising, const struct element *left, const struct element *right)
{
	const struct kind *kinds = itemising->base->rules->kinds;

	return left->kind == ITEM_PAPER && right->kind == ITEM_PAPER && left->person == right->person
		&& kinds[left->paper_kind].same_as == kinds[right->paper_kind].same_as;
}

/* What stands in a place while `element` is tried in another. */
static const struct element *beside(const struct itemising *itemising, uint32_t index, uint32_t at,
	const struct element *element)
{
	if (itemising->chosen[index].class != itemising->chosen[at].class
		|| !same_key(itemising, &itemising->made[index], element))
		return &itemising->made[index];
	return index < at ? &itemising->spare[index] : member_of(&itemising->chosen[at]);
}

/* The set as made so far, with `element` in place `at`; is it ready? */
static bool ready_with(struct itemising *itemising, uint32_t at, const struct element *element)
{
	struct arena_mark mark = arena_mark(itemising->arena);
	struct world *world = world_copy(itemising->arena, itemising->base, itemising->count);
	bool ready;

	for (uint32_t index = 0; index < itemising->count; index++)
		element_add(world, index == at ? element : beside(itemising, index, at, element), itemising->chosen[index].copy);
	ready = world_ready(world, itemising->requirement);
	arena_rewind(itemising->arena, mark);
	return ready;
}

/* ---- what a paper has to show ---- */

static struct value *own_values(struct itemising *itemising, struct element *element)
{
	uint32_t attributes = itemising->base->rules->attribute_count;
	struct value *values = arena_array(itemising->arena, attributes, sizeof *values);

	memcpy(values, element->values, attributes * sizeof *values);
	element->values = values;
	return values;
}

/* One attribute of the element, tried with other values. */
struct showing {
	struct itemising *itemising;
	uint32_t at, attribute;
	struct world *world;             /* the paper stands in it alone */
	struct variable variable;
	struct candidates values;        /* all that it could have */
	struct element other;            /* the element, its value in `slot` */
	struct value *slot, ideal;
};

static void showing_init(struct showing *showing, struct itemising *itemising, uint32_t at,
	const struct element *element, uint32_t attribute)
{
	uint32_t attributes = itemising->base->rules->attribute_count, person = element->person;
	struct world *world = world_copy(itemising->arena, itemising->base, 1);
	bool *fresh = arena_array(itemising->arena, attributes, sizeof *fresh);

	*showing = (struct showing){.itemising = itemising, .at = at, .attribute = attribute, .world = world,
		.other = *element};
	showing->slot = &own_values(itemising, &showing->other)[attribute];
	showing->ideal = *showing->slot;
	memcpy(fresh, element->fresh, attributes * sizeof *fresh);
	fresh[attribute] = false;
	showing->other.fresh = fresh;
	element_add(world, element, 0);
	showing->variable = (struct variable){.person = person, .attribute = attribute,
		.paper = element->replaces == NO_INDEX ? world_person(world, person)->paper_count - 1 : element->replaces,
		.tests = &scope_of(world->scopes, world_person(world, person))->by_kind[element->paper_kind]};
	*world_slot(world, person, showing->variable.paper, attribute) = (struct value){0};
	candidates_find(world, &showing->variable, PURPOSE_ALL, &showing->values);
}

static bool passes_with(struct showing *showing, uint32_t index, const struct value *value)
{
	uint32_t person = showing->variable.person, paper = showing->variable.paper;
	struct run run = {.rules = showing->world->rules, .answers = showing->world->answers};
	struct view view = view_of(showing->world->answers, person);
	const struct test *test = &run.rules->tests[index];

	*world_slot(showing->world, person, paper, showing->attribute) = *value;
	return test->subject == SUBJECT_PAPER && test->attribute == showing->attribute
		&& run_outcome(&run, test, &view, &view.person->papers[paper]) != OUTCOME_FAIL;
}

static bool serves_with(struct showing *showing, const struct value *value)
{
	*showing->slot = *value;
	return ready_with(showing->itemising, showing->at, &showing->other);
}

static bool passes_all(struct showing *showing, const struct numbers *tests, const struct value *value)
{
	for (uint32_t index = 0; index < tests->count; index++)
		if (!passes_with(showing, tests->at[index], value))
			return false;
	return true;
}

/* The tests of the attribute that every value which serves passes too; where
 * that does not say enough (either of two would do), all that this one passes. */
static void needed_tests(struct itemising *itemising, uint32_t at, const struct element *element, uint32_t attribute,
	struct numbers *out)
{
	struct numbers needed = {0}, passed = {0};
	struct showing showing;
	bool enough = true;

	showing_init(&showing, itemising, at, element, attribute);
	for (uint32_t index = 0; index < showing.variable.tests->count; index++) {
		uint32_t test = showing.variable.tests->at[index];
		bool always = passes_with(&showing, test, &showing.ideal);
		if (always)
			numbers_add(itemising->arena, &passed, test);
		for (uint32_t value = 0; value < showing.values.count && always; value++)
			always = passes_with(&showing, test, &showing.values.values[value])
				|| !serves_with(&showing, &showing.values.values[value]);
		if (always)
			numbers_add(itemising->arena, &needed, test);
	}
	for (uint32_t value = 0; value < showing.values.count && enough; value++)
		enough = !passes_all(&showing, &needed, &showing.values.values[value])
			|| serves_with(&showing, &showing.values.values[value]);
	if (!enough)
		needed = passed;
	for (uint32_t index = 0; index < needed.count; index++)
		numbers_add(itemising->arena, out, needed.at[index]);
}

/* Every attribute that may as well be unknown is dropped; the rest has to be shown. */
static bool bring_down(struct itemising *itemising, uint32_t at, const struct element *member, struct least *out)
{
	uint32_t attributes = itemising->base->rules->attribute_count;
	struct value *values;

	*out = (struct least){.element = *member};
	if (!ready_with(itemising, at, member))
		return false;
	values = own_values(itemising, &out->element);
	for (uint32_t attribute = 0; attribute < attributes; attribute++) {
		struct value ideal = values[attribute];
		if (ideal.state == VALUE_UNKNOWN)
			continue;
		values[attribute] = (struct value){0};
		if (ready_with(itemising, at, &out->element))
			out->dropped++;
		else
			values[attribute] = ideal;
	}
	for (uint32_t attribute = 0; attribute < attributes; attribute++)
		if (values[attribute].state != VALUE_UNKNOWN)
			needed_tests(itemising, at, &out->element, attribute, &out->tests);
	return true;
}

/* ---- members that have to show the same ---- */

static bool asks(const struct itemising *itemising, const struct least *least, uint32_t test)
{
	return itemising->base->rules->kinds[least->element.paper_kind].asks[itemising->base->rules->tests[test].attribute];
}

static bool same_demand(const struct test *left, const struct test *right)
{
	return left->attribute == right->attribute && left->operation == right->operation && left->unit == right->unit
		&& left->amount == right->amount && left->low == right->low && left->high == right->high
		&& left->operand == right->operand && left->member_count == right->member_count
		&& left->words == right->words && (left->member_count == 0 || left->words
			|| memcmp(left->members, right->members, left->member_count * sizeof *left->members) == 0);
}

static bool demands(const struct itemising *itemising, const struct least *least, uint32_t test)
{
	const struct rules *rules = itemising->base->rules;

	for (uint32_t index = 0; index < least->tests.count; index++)
		if (same_demand(&rules->tests[least->tests.at[index]], &rules->tests[test]))
			return true;
	return false;
}

/* What one has to show, the other has to show too or has anyway. */
static bool covers(const struct itemising *itemising, const struct least *left, const struct least *right)
{
	for (uint32_t index = 0; index < right->tests.count; index++)
		if (asks(itemising, left, right->tests.at[index]) && !demands(itemising, left, right->tests.at[index]))
			return false;
	return true;
}

static bool alike(const struct itemising *itemising, const struct least *left, const struct least *right)
{
	return covers(itemising, left, right) && covers(itemising, right, left);
}

static void add_member(struct itemising *itemising, const struct least *member, struct numbers *kinds,
	struct numbers *tests)
{
	if (!numbers_have(kinds, member->element.paper_kind))
		numbers_add(itemising->arena, kinds, member->element.paper_kind);
	for (uint32_t index = 0; index < member->tests.count; index++)
		if (!numbers_have(tests, member->tests.at[index]))
			numbers_add(itemising->arena, tests, member->tests.at[index]);
}

static bool alike_all(const struct itemising *itemising, const struct least *list, const struct numbers *group,
	const struct least *member)
{
	for (uint32_t index = 0; index < group->count; index++)
		if (!alike(itemising, &list[group->at[index]], member))
			return false;
	return true;
}

static void fill_place(struct itemising *itemising, uint32_t at);

static void each_group(struct itemising *itemising, uint32_t at, struct least *list, uint32_t count)
{
	struct item *item = &itemising->items[at];

	for (uint32_t first = 0; first < count; first++) {
		struct numbers kinds = {0}, tests = {0}, group = {0};
		uint32_t barest = first;
		if (list[first].taken)
			continue;
		for (uint32_t index = first; index < count; index++) {
			if (list[index].taken || !alike_all(itemising, list, &group, &list[index]))
				continue;
			list[index].taken = true;
			numbers_add(itemising->arena, &group, index);
			add_member(itemising, &list[index], &kinds, &tests);
			if (list[index].dropped > list[barest].dropped)
				barest = index;
		}
		kinds_easiest_first(itemising->base, item->person, kinds.at, kinds.count);
		item->kinds = kinds.at;
		item->kind_count = kinds.count;
		item->tests = tests.at;
		item->test_count = tests.count;
		itemising->made[at] = itemising->spare[at] = list[barest].element;
		for (uint32_t index = 0, dropped = 0; index < group.count; index++) {
			const struct least *other = &list[group.at[index]];
			if (!same_key(itemising, &other->element, &itemising->made[at]) && other->dropped >= dropped) {
				itemising->spare[at] = other->element;
				dropped = other->dropped;
			}
		}
		fill_place(itemising, at + 1);
	}
}

static void fill_paper(struct itemising *itemising, uint32_t at)
{
	const struct class *class = itemising->chosen[at].class;
	struct element ideal = itemising->made[at];
	struct least *list = arena_array(itemising->arena, class->count, sizeof *list);
	uint32_t count = 0;

	for (uint32_t index = 0; index < class->count; index++)
		count += bring_down(itemising, at, &class->members[index], &list[count]);
	each_group(itemising, at, list, count);
	itemising->made[at] = ideal;
}

/* ---- facts ---- */

static void fact_tests(struct itemising *itemising, const struct element *element, struct item *item)
{
	const struct rules *rules = itemising->base->rules;
	const struct person *person = world_person(itemising->base, element->person);
	const struct scope *scope = scope_of(itemising->base->scopes, person);
	struct numbers tests = {0};

	for (uint32_t index = 0; index < scope->tests.count; index++) {
		const struct test *test = &rules->tests[scope->tests.at[index]];
		const struct value *operand = test->operand == NO_INDEX || test->operand_subject == SUBJECT_PAPER ? NULL
			: fact_look(rules, person, test->operand);
		if (test->subject == SUBJECT_PERSON && test->attribute == element->attribute
			&& test_outcome(rules, test, element->values, operand, itemising->base->answers->visit) == OUTCOME_PASS)
			numbers_add(itemising->arena, &tests, scope->tests.at[index]);
	}
	item->tests = tests.at;
	item->test_count = tests.count;
}

static void fill_place(struct itemising *itemising, uint32_t at)
{
	const struct element *element = &itemising->made[at];
	struct item *item = &itemising->items[at];

	if (at == itemising->count) {
		itemising->take(itemising->taker, itemising->items, itemising->count);
		return;
	}
	*item = (struct item){.kind = element->kind, .person = element->person, .replaces = element->replaces,
		.attribute = element->attribute, .role = element->role};
	if (element->kind == ITEM_PAPER) {
		fill_paper(itemising, at);
		return;
	}
	if (element->kind == ITEM_FACT)
		fact_tests(itemising, element, item);
	fill_place(itemising, at + 1);
}

void items_of(struct arena *arena, struct world *base, uint32_t requirement, const struct chosen *chosen,
	uint32_t count, item_taker take, void *taker)
{
	struct itemising itemising = {.arena = arena, .base = base, .requirement = requirement, .chosen = chosen,
		.count = count, .take = take, .taker = taker};

	for (uint32_t index = 0; index < count; index++)
		itemising.made[index] = *member_of(&chosen[index]);
	fill_place(&itemising, 0);
}
