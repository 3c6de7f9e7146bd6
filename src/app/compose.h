#ifndef MEDBRING_APP_COMPOSE_H
#define MEDBRING_APP_COMPOSE_H

/* Sentences from a template with {name} places and what stands for them. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

/* The value for a name of `length` bytes, or NULL to leave {name} as it is written. */
typedef const char *compose_lookup(const void *context, const char *name, size_t length);

/* Copy `template` into `arena` with every {name} looked up; the template itself where there is none. */
const char *compose_with(struct arena *arena, const char *template, compose_lookup *lookup, const void *context);

/* The same from name, value, name, value, ..., NULL. */
const char *compose(struct arena *arena, const char *template, const char *const *pairs);
const char *compose_pair(const char *const *pairs, const char *name, size_t length);

/* A buffer's content moved to the arena; the buffer is cleared. */
const char *compose_finish(struct arena *arena, struct buffer *buffer);

/* The number in decimal digits. */
const char *compose_number(struct arena *arena, long number);

#endif
