#include "app/typing.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* Bytes of the next character that may stand in a line; 0 where it may not, with `skip` bytes to go over. */
static size_t next_allowed(const char *text, size_t *skip)
{
	int32_t point;
	size_t size = text_decode(text, strnlen(text, 4), &point);

	*skip = size ? size : 1;
	if (!size || point == '\n' || point == '\t')
		return 0;
	return text_first_unsafe(text, size, &point) == SIZE_MAX ? size : 0;
}

bool typing_insert(struct typing *typing, const char *text)
{
	bool inserted = false;

	while (*text) {
		size_t skip, size = next_allowed(text, &skip);

		if (size && typing->length + size < TYPING_ROOM) {
			memmove(typing->bytes + typing->cursor + size, typing->bytes + typing->cursor,
				typing->length - typing->cursor + 1);
			memcpy(typing->bytes + typing->cursor, text, size);
			typing->cursor += size;
			typing->length += size;
			inserted = true;
		}
		text += skip;
	}
	return inserted;
}

/* Where the character before `offset` begins. */
static size_t before(const struct typing *typing, size_t offset)
{
	size_t at = 0, previous = 0;
	int columns;

	while (at < offset) {
		previous = at;
		at += text_cluster(typing->bytes + at, &columns);
	}
	return previous;
}

static void cut(struct typing *typing, size_t from, size_t to)
{
	memmove(typing->bytes + from, typing->bytes + to, typing->length - to + 1);
	typing->length -= to - from;
	memory_wipe(typing->bytes + typing->length, to - from);
	typing->cursor = from;
}

bool typing_backspace(struct typing *typing)
{
	if (!typing->cursor)
		return false;
	cut(typing, before(typing, typing->cursor), typing->cursor);
	return true;
}

bool typing_delete(struct typing *typing)
{
	int columns;

	if (typing->cursor >= typing->length)
		return false;
	cut(typing, typing->cursor, typing->cursor + text_cluster(typing->bytes + typing->cursor, &columns));
	return true;
}

bool typing_left(struct typing *typing)
{
	if (!typing->cursor)
		return false;
	typing->cursor = before(typing, typing->cursor);
	return true;
}

bool typing_right(struct typing *typing)
{
	int columns;

	if (typing->cursor >= typing->length)
		return false;
	typing->cursor += text_cluster(typing->bytes + typing->cursor, &columns);
	return true;
}

void typing_set(struct typing *typing, const char *text)
{
	typing_wipe(typing);
	typing_insert(typing, text);
}

void typing_wipe(struct typing *typing)
{
	memory_wipe(typing, sizeof *typing);
}
