/*
 * What a found set says to a person: which kinds serve in each place, and
 * what each has to show. Place after place, each member of the class is
 * brought down to what it cannot do without while the places before it stay
 * as little as they were made; members that have to show the same make one
 * item, others a way of their own.
 */

#include <string.h>

#include "engine/ease.h"
#include "engine/items.h"
#include "engine/test.h"
#include "model/alike.h"

static const struct element *member_of(const struct chosen *chosen)
{
	return &chosen->class->members[chosen->copy % chosen->class->count];
}

/* Is the attribute of such a paper compared with another one of it, which still has to be shown? */
static bool compared_with_its_own(const struct itemising *itemising, const struct element *element, uint32_t attribute)
{
	const struct world *base = itemising->base;
	const struct numbers *tests =
		&scope_of(base->scopes, world_person(base, element->person))->by_kind[element->paper_kind];

	for (uint32_t index = 0; index < tests->count; index++) {
		const struct test *test = &base->rules->tests[tests->at[index]];
		if (test->subject == SUBJECT_PAPER && test->attribute == attribute && test->operand != NO_INDEX
			&& test->operand_subject == SUBJECT_PAPER && value_said(&element->values[test->operand]))
			return true;
	}
	return false;
}

/* `own`: what is compared with another value of the paper stays, as it was only for one such value that it was not
 * needed (any day is before one that never comes). False where what is asked for would not be enough. */
static bool drop_and_ask(
	struct itemising *itemising, uint32_t at, const struct element *member, bool own, struct least *out)
{
	uint32_t attributes = itemising->base->rules->attribute_count;
	struct value *values;
	bool enough = true;

	*out = (struct least){.element = *member};
	values = own_values(itemising, &out->element);
	itemising->loose_count = 0;
	for (uint32_t attribute = 0; attribute < attributes; attribute++) {
		struct value ideal = values[attribute];
		if (!value_said(&ideal) || (own && compared_with_its_own(itemising, &out->element, attribute)))
			continue;
		values[attribute] = (struct value){0};
		if (ready_with(itemising, at, &out->element))
			out->dropped++;
		else
			values[attribute] = ideal;
	}
	for (uint32_t attribute = 0; attribute < attributes; attribute++)
		if (value_said(&values[attribute]))
			enough &=
				needed_tests(itemising, at, &out->element, attribute, &out->tests, &values[attribute]);
	memcpy(out->loose, itemising->loose, sizeof out->loose);
	out->loose_count = itemising->loose_count;
	return enough;
}

static bool some_compared(const struct itemising *itemising, const struct element *member)
{
	for (uint32_t attribute = 0; attribute < itemising->base->rules->attribute_count; attribute++)
		if (value_said(&member->values[attribute]) && compared_with_its_own(itemising, member, attribute))
			return true;
	return false;
}

/* Every attribute that may as well be unknown is dropped; the rest has to be shown. */
static bool bring_down(struct itemising *itemising, uint32_t at, const struct element *member, struct least *out)
{
	if (!ready_with(itemising, at, member))
		return false;
	if (!drop_and_ask(itemising, at, member, false, out) && some_compared(itemising, member))
		drop_and_ask(itemising, at, member, true, out);
	return true;
}

/* ---- members that have to show the same ---- */

static bool asks(const struct itemising *itemising, const struct least *least, uint32_t test)
{
	const struct rules *rules = itemising->base->rules;

	return test_varies(rules, &rules->tests[test], least->element.paper_kind);
}

static bool demands(const struct itemising *itemising, const struct least *least, uint32_t test)
{
	const struct rules *rules = itemising->base->rules;

	for (uint32_t index = 0; index < least->tests.count; index++)
		if (tests_demand_same(&rules->tests[least->tests.at[index]], &rules->tests[test]))
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

static void add_member(
	struct itemising *itemising, const struct least *member, struct numbers *kinds, struct numbers *tests)
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

/* One of the group into the place, and on to the next. */
static void settle_place(struct itemising *itemising, uint32_t at, const struct least *list, struct numbers group)
{
	const struct element ideal = itemising->made[at];
	struct element behind[COMPLETION_SIZE];
	const struct least *least;

	memcpy(behind, itemising->made, sizeof behind);
	itemising->serving[at] = (struct serving){list, group};
	least = barest_free(itemising, at, at, at, NULL);
	if (!least)
		least = barest_free(itemising, at, 0, at, NULL);
	itemising->made[at] = least->element;
	itemising->least[at] = least;
	if (!same_key(itemising, &ideal, &least->element))
		make_way(itemising, at, &ideal);
	if (itemising->items[at].replaces != NO_INDEX)
		itemising->serving[at] = (struct serving){0};
	fill_place(itemising, at + 1);
	memcpy(itemising->made, behind, sizeof behind);
}

static void each_group(struct itemising *itemising, uint32_t at, struct least *list, uint32_t count)
{
	struct item *item = &itemising->items[at];

	for (uint32_t first = 0; first < count; first++) {
		struct numbers kinds = {0}, tests = {0}, group = {0};
		if (list[first].taken)
			continue;
		for (uint32_t index = first; index < count; index++) {
			if (list[index].taken || !alike_all(itemising, list, &group, &list[index]))
				continue;
			list[index].taken = true;
			numbers_add(itemising->arena, &group, index);
			add_member(itemising, &list[index], &kinds, &tests);
		}
		kinds_easiest_first(itemising->base, item->person, kinds.at, kinds.count);
		item->kinds = kinds.at;
		item->kind_count = kinds.count;
		item->tests = tests.at;
		item->test_count = tests.count;
		settle_place(itemising, at, list, group);
	}
}

/* How many that do not count as one; they come first. */
static uint32_t key_count(const struct itemising *itemising, const struct class *class)
{
	uint32_t count = 1;

	for (; count < class->count; count++)
		for (uint32_t before = 0; before < count; before++)
			if (same_key(itemising, &class->members[count], &class->members[before]))
				return count;
	return count;
}

/* Would it do if all that are taken of the class were this one? */
static bool alike_do(struct itemising *itemising, const struct class *class, const struct element *element)
{
	const struct element *elements[COMPLETION_SIZE];

	for (uint32_t index = 0; index < itemising->count; index++)
		elements[index] = itemising->chosen[index].class == class ? element : &itemising->made[index];
	return ready_as(itemising, elements);
}

/* Of several from one list a person takes different ones. Where there are fewer to choose from than are wanted, and all
 * alike would not do, it is told of some which they have to be: so many, one of each. */
static uint32_t told_apart(struct itemising *itemising, const struct class *class)
{
	uint32_t keys = key_count(itemising, class), copies = 0;

	for (uint32_t index = 0; index < itemising->count; index++)
		copies += itemising->chosen[index].class == class;
	if (keys < 2 || copies <= keys)
		return 0;
	for (uint32_t key = 0; key < keys; key++)
		if (!alike_do(itemising, class, &class->members[key]))
			return keys;
	return 0;
}

static void fill_paper(struct itemising *itemising, uint32_t at)
{
	const struct class *class = itemising->chosen[at].class;
	uint32_t apart = told_apart(itemising, class);
	const struct element *ideal = &itemising->made[at];
	struct least *list = arena_array(itemising->arena, class->count, sizeof *list);
	uint32_t count = 0;

	for (uint32_t index = 0; index < class->count; index++)
		if ((!itemising->as_chosen && itemising->chosen[at].copy >= apart)
			|| same_key(itemising, &class->members[index], ideal))
			count += bring_down(itemising, at, &class->members[index], &list[count]);
	each_group(itemising, at, list, count);
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
		const struct value *operand = NULL;
		if (test->attribute != element->attribute)
			continue;
		if (test->operand != NO_INDEX)
			operand = fact_look(rules, person, test->operand);
		if (test_outcome(rules, test, element->values, operand, itemising->base->answers->visit)
			== OUTCOME_PASS)
			numbers_add(itemising->arena, &tests, scope->tests.at[index]);
	}
	item->tests = tests.at;
	item->test_count = tests.count;
}

static void take_way(struct itemising *itemising)
{
	if (!itemising->as_chosen && !forms_do(itemising)) {
		itemising->refused = true;
		return;
	}
	if (!itemising->as_ideal && !values_do(itemising)) {
		itemising->too_loose = true;
		return;
	}
	itemising->taken++;
	itemising->take(itemising->taker, itemising->items, itemising->made, itemising->count);
}

static void fill_place(struct itemising *itemising, uint32_t at)
{
	const struct element *element = &itemising->made[at];
	struct item *item = &itemising->items[at];

	if (at == itemising->count) {
		take_way(itemising);
		return;
	}
	itemising->serving[at] = (struct serving){0};
	itemising->least[at] = NULL;
	*item = (struct item){.kind = element->kind,
		.person = element->person,
		.replaces = element->replaces,
		.attribute = element->attribute,
		.role = element->role};
	if (element->kind == ITEM_PAPER) {
		fill_paper(itemising, at);
		return;
	}
	if (element->kind == ITEM_FACT)
		fact_tests(itemising, element, item);
	fill_place(itemising, at + 1);
}

void items_of(struct arena *arena, struct world *base, struct world *stage, uint32_t requirement,
	const struct chosen *chosen, uint32_t count, item_taker take, void *taker)
{
	struct itemising itemising = {.arena = arena,
		.base = base,
		.stage = stage,
		.requirement = requirement,
		.chosen = chosen,
		.count = count,
		.take = take,
		.taker = taker};

	for (uint32_t index = 0; index < count; index++)
		itemising.made[index] = *member_of(&chosen[index]);
	fill_place(&itemising, 0);
	itemising.as_ideal = itemising.too_loose && !itemising.taken;
	if (itemising.as_ideal)
		fill_place(&itemising, 0);
	itemising.as_chosen = itemising.refused && !itemising.taken;
	if (itemising.as_chosen)
		fill_place(&itemising, 0);
}
