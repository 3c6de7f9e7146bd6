#ifndef MEDBRING_BASE_BUFFER_H
#define MEDBRING_BASE_BUFFER_H

/*
 * A growable run of bytes, always NUL-ended after the first addition.
 * Renderers fill one; only src/front and src/cmd write it out.
 */

#include <stdarg.h>
#include <stddef.h>

struct buffer {
	char *bytes;     /* NULL while nothing was added */
	size_t length;   /* without the NUL */
	size_t room;
};

void buffer_init(struct buffer *buffer);
void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_add_string(struct buffer *buffer, const char *string);
void buffer_add_byte(struct buffer *buffer, char byte);
void buffer_add_repeated(struct buffer *buffer, char byte, size_t times);
void buffer_add_format(struct buffer *buffer, const char *format, ...) __attribute__((format(__printf__, 2, 3)));
void buffer_add_arguments(struct buffer *buffer, const char *format, va_list arguments) __attribute__((format(__printf__, 2, 0)));
const char *buffer_string(const struct buffer *buffer);  /* "" when empty; valid until the next addition */
void buffer_reset(struct buffer *buffer);                /* empty it, keep the room */
void buffer_clear(struct buffer *buffer);                /* free it */

#endif
