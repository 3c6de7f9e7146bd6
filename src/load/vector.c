#include "load/vector.h"

#include <string.h>

#include "base/memory.h"

void vector_init(struct vector *vector, size_t size)
{
	*vector = (struct vector){.size = size};
}

uint32_t vector_add(struct vector *vector, const void *item)
{
	if (vector->count == vector->room) {
		vector->room = vector->room ? 2 * vector->room : 16;
		vector->items = memory_grow(vector->items, vector->room * vector->size);
	}
	memcpy(vector_at(vector, vector->count), item, vector->size);
	return vector->count++;
}

void *vector_at(const struct vector *vector, uint32_t index)
{
	return (char *)vector->items + index * vector->size;
}

void vector_clear(struct vector *vector)
{
	memory_free(vector->items);
	vector_init(vector, vector->size);
}

const void *vector_keep(struct vector *vector, struct arena *arena, uint32_t *count)
{
	void *kept = arena_array(arena, vector->count, vector->size);

	if (vector->count)
		memcpy(kept, vector->items, vector->count * vector->size);
	*count = vector->count;
	vector_clear(vector);
	return kept;
}
