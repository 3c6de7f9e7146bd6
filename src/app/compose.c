#include "app/compose.h"

#include <stdio.h>
#include <string.h>

const char *compose_finish(struct arena *arena, struct buffer *buffer)
{
	const char *copy = buffer->length ? arena_copy(arena, buffer->bytes, buffer->length) : "";

	buffer_clear(buffer);
	return copy;
}

/* The end of the {name} that opens at `open`, or NULL where it is only a brace. */
static const char *name_end(const char *open)
{
	const char *end = open + 1;

	while ((*end >= 'a' && *end <= 'z') || (*end >= '0' && *end <= '9') || *end == '-' || *end == '.')
		end++;
	return *end == '}' && end > open + 1 ? end : NULL;
}

const char *compose_with(struct arena *arena, const char *template, compose_lookup *lookup, const void *context)
{
	struct buffer buffer;
	const char *open;

	if (!strchr(template, '{'))
		return template;
	buffer_init(&buffer);
	while ((open = strchr(template, '{'))) {
		const char *end = name_end(open);
		const char *value = end ? lookup(context, open + 1, (size_t)(end - open - 1)) : NULL;

		buffer_add(&buffer, template, (size_t)(open - template));
		if (value)
			buffer_add_string(&buffer, value);
		else
			buffer_add(&buffer, open, end ? (size_t)(end - open + 1) : 1);
		template = end ? end + 1 : open + 1;
	}
	buffer_add_string(&buffer, template);
	return compose_finish(arena, &buffer);
}

const char *compose_pair(const char *const *pairs, const char *name, size_t length)
{
	for (; pairs && pairs[0]; pairs += 2)
		if (!strncmp(pairs[0], name, length) && !pairs[0][length])
			return pairs[1];
	return NULL;
}

static const char *from_pairs(const void *context, const char *name, size_t length)
{
	return compose_pair((const char *const *)context, name, length);
}

const char *compose(struct arena *arena, const char *template, const char *const *pairs)
{
	return compose_with(arena, template, from_pairs, pairs);
}

const char *compose_number(struct arena *arena, long number)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%ld", number);

	return arena_copy(arena, digits, (size_t)length);
}
