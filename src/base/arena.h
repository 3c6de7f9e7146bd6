#ifndef MEDBRING_BASE_ARENA_H
#define MEDBRING_BASE_ARENA_H

/*
 * An arena hands out memory that lives until the whole arena is cleared.
 * There is one for the loaded rules, one for a session, and one for each
 * frame (report and page); nothing in it is ever freed singly. Memory comes
 * zeroed. When the system has no more, memory_die() ends the program.
 */

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *first;   /* newest block; NULL in an empty arena */
	struct arena_block *spare;   /* given back by a rewind, zeroed; taken again when it is large enough */
	size_t used;                 /* bytes handed out since init or reset */
};

/* A place in an arena to which arena_rewind() can return. */
struct arena_mark {
	struct arena_block *block;
	size_t fill;
	size_t used;
};

void arena_init(struct arena *arena);

/* Hand out from `bytes` first, `room` zeroed bytes aligned for any object, which stay their owner's; then as ever. */
void arena_init_over(struct arena *arena, void *bytes, size_t room);

/* `size` zeroed bytes, aligned for any object. Never NULL; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` zeroed items of `size` bytes; dies when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A NUL-ended copy of the first `length` bytes of `bytes`, or of the string. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);
char *arena_string(struct arena *arena, const char *string);

/* Give back everything handed out after the mark; reset keeps one block for reuse. */
struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);
void arena_reset(struct arena *arena);

/* Return all memory to the system; the arena is then as after arena_init(). */
void arena_clear(struct arena *arena);

#endif
