/* Dates as typed and as in files: whatever is accepted is a day of the calendar that reads back the same. */

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "fuzz.h"

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena arena;
	int32_t typed = INT32_MIN, iso = INT32_MIN, again;
	char written[11];
	const char *text;

	arena_init(&arena);
	text = arena_copy(&arena, (const char *)data, size);
	if (date_parse_typed(text, &typed) == DATE_FINE) {
		assert(typed >= DATE_MIN && typed <= DATE_MAX);
		date_format_iso(typed, written);
		assert(date_parse_iso(written, &again) == DATE_FINE && again == typed);
		assert(date_parse_typed(written, &again) == DATE_FINE && again == typed);
	} else {
		assert(typed == INT32_MIN);
	}
	if (date_parse_iso(text, &iso) == DATE_FINE) {
		assert(iso == typed);
		date_format_iso(iso, written);
		assert(!strcmp(written, text));
	}
	arena_clear(&arena);
	return 0;
}
