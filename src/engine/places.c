/*
 * What stands in each place of a found set while one of them is looked at. Of
 * several that come of one class no two have one key, as long as there are
 * enough: together they have to be ready.
 */

#include "engine/items.h"

bool same_key(const struct itemising *itemising, const struct element *left, const struct element *right)
{
	const struct kind *kinds = itemising->base->rules->kinds;

	return kinds[left->paper_kind].same_as == kinds[right->paper_kind].same_as;
}

/* Is its key that of another place that takes papers of the same class, before `end` and not `but`? */
static bool key_taken(
	const struct itemising *itemising, const struct element *element, uint32_t at, uint32_t end, uint32_t but)
{
	for (uint32_t index = 0; index < end; index++)
		if (index != at && index != but && itemising->chosen[index].class == itemising->chosen[at].class
			&& same_key(itemising, &itemising->made[index], element))
			return true;
	return false;
}

const struct least *barest_free(
	const struct itemising *itemising, uint32_t at, uint32_t end, uint32_t but, const struct element *taken)
{
	const struct serving *serving = &itemising->serving[at];
	const struct least *barest = NULL;

	for (uint32_t index = 0; index < serving->members.count; index++) {
		const struct least *least = &serving->list[serving->members.at[index]];
		if ((!barest || least->dropped > barest->dropped)
			&& !key_taken(itemising, &least->element, at, end, but)
			&& !(taken && same_key(itemising, &least->element, taken)))
			barest = least;
	}
	return barest;
}

/* What stands in a place while `element` is tried in another: where it would be the same key twice, one that serves as
 * well, or what stood there. */
static const struct element *beside(
	const struct itemising *itemising, uint32_t index, uint32_t at, const struct element *element)
{
	const struct least *other;

	if (itemising->chosen[index].class != itemising->chosen[at].class
		|| !same_key(itemising, &itemising->made[index], element))
		return &itemising->made[index];
	if (index > at)
		return &itemising->made[at];
	other = barest_free(itemising, index, itemising->count, at, element);
	return other ? &other->element : &itemising->made[index];
}

bool ready_as(struct itemising *itemising, const struct element *const *elements)
{
	struct placing was[COMPLETION_SIZE];
	struct arena_mark mark = arena_mark(itemising->arena);
	bool ready;

	for (uint32_t index = 0; index < itemising->count; index++)
		element_place(itemising->stage, elements[index], itemising->chosen[index].copy, &was[index]);
	ready = world_ready(itemising->stage, itemising->requirement);
	for (uint32_t index = itemising->count; index-- > 0;)
		element_displace(itemising->stage, &was[index]);
	arena_rewind(itemising->arena, mark);
	return ready;
}

bool ready_with(struct itemising *itemising, uint32_t at, const struct element *element)
{
	const struct element *elements[COMPLETION_SIZE];

	for (uint32_t index = 0; index < itemising->count; index++)
		elements[index] = index == at ? element : beside(itemising, index, at, element);
	return ready_as(itemising, elements);
}

void make_way(struct itemising *itemising, uint32_t at, const struct element *ideal)
{
	for (uint32_t index = at + 1; index < itemising->count; index++)
		if (itemising->chosen[index].class == itemising->chosen[at].class
			&& same_key(itemising, &itemising->made[index], &itemising->made[at])) {
			itemising->made[index] = *ideal;
			return;
		}
}
