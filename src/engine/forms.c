/* What a way may be: each of its papers one of several kinds, in every combination. */

#include <string.h>

#include "engine/items.h"

#define FORMS_MAX 64u /* of a way, that are tried */

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
