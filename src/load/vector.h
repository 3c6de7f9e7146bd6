#ifndef MEDBRING_LOAD_VECTOR_H
#define MEDBRING_LOAD_VECTOR_H

/*
 * An array that grows while a file is read; its final size is not known
 * before. At the end it is copied into the arena that keeps the model.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct vector {
	void *items;
	uint32_t count, room;
	size_t size;         /* of one item */
};

void vector_init(struct vector *vector, size_t size);
/* Its index; earlier pointers may move. No file makes so many items that they could not be counted (limits.c, node.c). */
uint32_t vector_add(struct vector *vector, const void *item);
void *vector_at(const struct vector *vector, uint32_t index);
void vector_clear(struct vector *vector);

/* The items in the arena, exactly so many; the vector is cleared. */
const void *vector_keep(struct vector *vector, struct arena *arena, uint32_t *count);

#endif
