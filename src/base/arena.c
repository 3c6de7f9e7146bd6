#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

/* Small, so that a session with little to keep dirties little memory. */
#define BLOCK_ROOM 4000

struct arena_block {
	struct arena_block *older;
	size_t fill, room;
	bool lent; /* its owner frees it */
	alignas(max_align_t) unsigned char bytes[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

void arena_init_over(struct arena *arena, void *bytes, size_t room)
{
	arena_init(arena);
	if (room <= sizeof(struct arena_block))
		return;
	arena->first = bytes;
	*arena->first = (struct arena_block){.room = room - sizeof(struct arena_block), .lent = true};
}

static void block_free(struct arena_block *block)
{
	if (block && !block->lent)
		memory_free(block);
}

static size_t rounded(size_t size)
{
	size_t unit = alignof(max_align_t);

	if (size > SIZE_MAX / 2)
		memory_die();
	return (size + unit - 1) / unit * unit;
}

/* Blocks double up to a megabyte: few for a large rules file, little waste for a small one. */
static struct arena_block *block_add(struct arena *arena, size_t size)
{
	size_t room = arena->first ? arena->first->room * 2 : BLOCK_ROOM;
	struct arena_block *block;

	if (room > (size_t)1 << 20)
		room = (size_t)1 << 20;
	if (room < size)
		room = size;
	block = arena->spare;
	arena->spare = NULL;
	if (block && block->room < room) {
		block_free(block);
		block = NULL;
	}
	if (!block) {
		block = memory_alloc(sizeof(*block) + room);
		block->room = room;
	}
	block->older = arena->first;
	arena->first = block;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t need = rounded(size ? size : 1);
	struct arena_block *block = arena->first;
	void *start;

	if (!block || block->room - block->fill < need)
		block = block_add(arena, need);
	start = block->bytes + block->fill;
	block->fill += need;
	arena->used += need;
	return start;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		memory_die();
	return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		memory_die();
	copy = arena_alloc(arena, length + 1);
	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

char *arena_string(struct arena *arena, const char *string)
{
	return arena_copy(arena, string, strlen(string));
}

struct arena_mark arena_mark(const struct arena *arena)
{
	return (struct arena_mark){
		.block = arena->first,
		.fill = arena->first ? arena->first->fill : 0,
		.used = arena->used,
	};
}

/* What is given back is zeroed at once: the next owner gets zeroed memory, and nothing private lies about. */
static void block_cut(struct arena_block *block, size_t fill)
{
	memory_wipe(block->bytes + fill, block->fill - fill);
	block->fill = fill;
}

static void block_drop(struct arena *arena)
{
	struct arena_block *block = arena->first;

	arena->first = block->older;
	block_cut(block, 0);
	block_free(block);
}

/* A search that goes to and fro over the end of a block would have one made and given back at every step:
 * the one given back last waits for the next step. */
static void block_spare(struct arena *arena)
{
	struct arena_block *block = arena->first;

	arena->first = block->older;
	block_cut(block, 0);
	block_free(arena->spare);
	arena->spare = block;
}

static void spare_drop(struct arena *arena)
{
	block_free(arena->spare);
	arena->spare = NULL;
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
	while (arena->first != mark.block)
		block_spare(arena);
	if (arena->first)
		block_cut(arena->first, mark.fill);
	arena->used = mark.used;
}

void arena_reset(struct arena *arena)
{
	struct arena_block *kept = arena->first;

	spare_drop(arena);
	if (!kept)
		return;
	arena->first = kept->older;
	while (arena->first)
		block_drop(arena);
	kept->older = NULL;
	block_cut(kept, 0);
	arena->first = kept;
	arena->used = 0;
}

void arena_clear(struct arena *arena)
{
	spare_drop(arena);
	while (arena->first)
		block_drop(arena);
	arena->used = 0;
}
