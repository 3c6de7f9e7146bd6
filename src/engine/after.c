/* How a requirement comes out once a way to be ready is gone: what of that which is there already the way counts on. */

#include "engine/reasons.h"
#include "engine/seeking.h"

static const struct element *made_of(const struct seeking *seeking, const struct completion *way)
{
	for (uint32_t index = 0; index < seeking->count; index++)
		if (seeking->made[index].items == way->items)
			return seeking->made[index].elements;
	return NULL;
}

void after_find(struct seeking *seeking, const struct completion *way)
{
	const struct element *elements = made_of(seeking, way);
	struct world *world = world_copy(seeking->arena, seeking->base, COMPLETION_SIZE);
	struct scopes *scopes = arena_alloc(seeking->arena, sizeof *scopes);
	struct reasoning reasoning = {.arena = seeking->arena, .scopes = scopes, .answers = world->answers};
	struct work work = {WORK_MAX};
	struct placing was;

	if (!elements)
		return;
	for (uint32_t index = 0; index < way->item_count; index++)
		element_place(world, &elements[index], index, &was);
	*scopes = scopes_for(seeking->arena, world->rules, seeking->requirement, world->answers);
	scopes->work = &work;
	seeking->report->after = reasons_find(&reasoning, seeking->requirement, PERSON_ME);
}
