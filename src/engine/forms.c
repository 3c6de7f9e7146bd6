/* What a way may be: each of its papers one of several kinds, with one of several values, in every combination. */

#include <string.h>

#include "engine/items.h"

#define FORMS_MAX 64u   /* of a way, that are tried */
#define VALUES_MAX 256u /* of all its papers together, likewise */

/* How many forms the way has, of several papers; 0: too few papers to stand in each other's place, or too many forms. */
static uint32_t form_count(const struct itemising *itemising)
{
	uint32_t forms = 1, papers = 0;

	for (uint32_t at = 0; at < itemising->count && forms <= FORMS_MAX; at++) {
		papers += itemising->serving[at].members.count > 0;
		forms *= itemising->serving[at].members.count ? itemising->serving[at].members.count : 1;
	}
	return papers > 2 && forms > 1 && forms <= FORMS_MAX ? forms : 0;
}

static bool same_list(const struct item *left, const struct item *right)
{
	return left->kind_count == right->kind_count
		&& memcmp(left->kinds, right->kinds, left->kind_count * sizeof *left->kinds) == 0;
}

/* Of several from one list a person takes different ones. */
static bool one_takes_it(const struct itemising *itemising, const struct element *const *elements)
{
	for (uint32_t at = 0; at < itemising->count; at++)
		for (uint32_t before = 0; before < at && itemising->serving[at].members.count > 1; before++)
			if (itemising->serving[before].members.count
				&& same_key(itemising, elements[at], elements[before])
				&& same_list(&itemising->items[at], &itemising->items[before]))
				return false;
	return true;
}

bool forms_do(struct itemising *itemising)
{
	const struct element *elements[COMPLETION_SIZE] = {NULL};

	for (uint32_t form = form_count(itemising); form-- > 0;) {
		uint32_t left = form;
		for (uint32_t at = 0; at < itemising->count; at++) {
			const struct serving *serving = &itemising->serving[at];
			elements[at] = &itemising->made[at];
			if (!serving->members.count)
				continue;
			elements[at] = &serving->list[serving->members.at[left % serving->members.count]].element;
			left /= serving->members.count;
		}
		if (one_takes_it(itemising, elements) && !ready_as(itemising, elements))
			return false;
	}
	return true;
}

/* By what papers are counted or chosen, each may have a value of its own, or all have to have one. */
static uint32_t choices_of(const struct itemising *itemising, uint32_t at, uint32_t index)
{
	const struct least *least = itemising->least[at];
	const struct loose *loose = &least->loose[index];
	const struct scope *scope =
		scope_of(itemising->base->scopes, world_person(itemising->base, least->element.person));

	return scope_goes_by(scope, loose->attribute) ? 1 : loose->count;
}

/* How many combinations there are of the values that are left to several papers; 0: to one at most, or too many. */
static uint32_t value_count(const struct itemising *itemising)
{
	uint32_t values = 1, papers = 0;

	for (uint32_t at = 0; at < itemising->count; at++) {
		uint32_t before = values;
		for (uint32_t index = 0; itemising->least[at] && index < itemising->least[at]->loose_count; index++)
			if (values <= VALUES_MAX)
				values *= choices_of(itemising, at, index);
		papers += values > before;
	}
	return papers > 1 && values <= VALUES_MAX ? values : 0;
}

/* That combination, in elements of their own. */
static void set_values_to(struct itemising *itemising, uint32_t left, struct element *elements)
{
	for (uint32_t at = 0; at < itemising->count; at++) {
		const struct least *least = itemising->least[at];
		struct value *own;
		elements[at] = itemising->made[at];
		if (!least || !least->loose_count)
			continue;
		own = own_values(itemising, &elements[at]);
		for (uint32_t index = 0; index < least->loose_count; index++) {
			uint32_t choices = choices_of(itemising, at, index);
			if (choices > 1)
				own[least->loose[index].attribute] = least->loose[index].values[left % choices];
			left /= choices;
		}
	}
}

bool values_do(struct itemising *itemising)
{
	struct element elements[COMPLETION_SIZE];
	const struct element *all[COMPLETION_SIZE];
	uint32_t count = value_count(itemising);

	for (uint32_t at = 0; at < itemising->count; at++)
		all[at] = &itemising->made[at];
	if (!count || !ready_as(itemising, all)) /* the same twice, where two different ones are told of */
		return true;
	for (uint32_t at = 0; at < itemising->count; at++)
		all[at] = &elements[at];
	for (uint32_t values = 0; values < count; values++) {
		struct arena_mark mark = arena_mark(itemising->arena);
		bool ready;
		set_values_to(itemising, values, elements);
		ready = ready_as(itemising, all);
		arena_rewind(itemising->arena, mark);
		if (!ready)
			return false;
	}
	return true;
}
