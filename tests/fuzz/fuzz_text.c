/* Any bytes as text: folded, composed, measured and wrapped, with what must hold of each. */

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/wrap.h"
#include "fuzz.h"

static void check_clusters(const char *text)
{
	size_t at = 0, used;
	int columns, sum = 0;

	while ((used = text_cluster(text + at, &columns))) {
		assert(columns >= 0);
		at += used;
		sum += columns;
	}
	assert(at == strlen(text));
	assert(sum == text_columns(text));
	assert(text_fit(text, sum) <= at);
}

static void check_wrap(const char *text, int width)
{
	struct wrap wrap = {.rest = text, .width = width};
	struct wrap_line line;
	const char *end = text;
	int columns;

	while (wrap_next(&wrap, &line)) {
		assert(line.start >= end);
		assert(strspn(end, " \t\n") >= (size_t)(line.start - end));   /* only spaces are left out */
		assert(line.columns <= width || text_cluster(line.start, &columns) == line.length);
		assert(line.columns == text_columns_of(line.start, line.length));
		end = line.start + line.length;
	}
	assert(strspn(end, " \t\n") == strlen(end));
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena arena;
	const char *text, *other;
	int width = size ? data[0] % 100 + 1 : 1;
	int32_t point;

	if (size > 4096)
		return 0;
	arena_init(&arena);
	text = arena_copy(&arena, (const char *)data, size);
	other = text_nfc(&arena, text);
	assert(!strcmp(other, text_nfc(&arena, other)));
	assert(text_valid(text, strlen(text)) == text_valid(other, strlen(other)));
	other = text_fold(&arena, text);
	assert(text_points(text) <= strlen(text));
	assert(text_distance(text, other) <= 255 && text_distance(text, text) == 0);
	assert(text_distance(text, other) == text_distance(other, text));
	if (text_first_unsafe(text, strlen(text), &point) == SIZE_MAX)
		assert(text_valid(text, strlen(text)));
	check_clusters(text);
	check_wrap(text, width);
	arena_clear(&arena);
	return 0;
}
