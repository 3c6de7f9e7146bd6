#include "base/buffer.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

void buffer_init(struct buffer *buffer)
{
	*buffer = (struct buffer){0};
}

/* Room for `more` bytes and the NUL. */
static void buffer_reserve(struct buffer *buffer, size_t more)
{
	size_t need, room;

	if (more > SIZE_MAX / 2 - 1 - buffer->length)
		memory_die();
	need = buffer->length + more + 1;
	if (need <= buffer->room)
		return;
	room = buffer->room < 64 ? 64 : buffer->room;
	while (room < need)
		room *= 2;
	buffer->bytes = memory_grow(buffer->bytes, room);
	buffer->room = room;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	buffer_reserve(buffer, length);
	if (length)
		memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_add_string(struct buffer *buffer, const char *string)
{
	buffer_add(buffer, string, strlen(string));
}

void buffer_add_byte(struct buffer *buffer, char byte)
{
	buffer_add(buffer, &byte, 1);
}

void buffer_add_repeated(struct buffer *buffer, char byte, size_t times)
{
	buffer_reserve(buffer, times);
	memset(buffer->bytes + buffer->length, byte, times);
	buffer->length += times;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_add_arguments(struct buffer *buffer, const char *format, va_list arguments)
{
	va_list again;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0) /* only lack of memory or a format that is our own bug */
		memory_die();
	buffer_reserve(buffer, (size_t)length);
	vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, arguments);
	buffer->length += (size_t)length;
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	buffer_add_arguments(buffer, format, arguments);
	va_end(arguments);
}

const char *buffer_string(const struct buffer *buffer)
{
	return buffer->bytes ? buffer->bytes : "";
}

void buffer_reset(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->bytes)
		buffer->bytes[0] = '\0';
}

void buffer_clear(struct buffer *buffer)
{
	memory_free(buffer->bytes);
	buffer_init(buffer);
}
