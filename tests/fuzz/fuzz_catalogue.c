/* Any bytes as a message catalogue: no translation, or one that ends inside the bytes. */

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "app/catalogue.h"
#include "app/plural.h"
#include "base/arena.h"
#include "fuzz.h"

static void check_inside(const struct catalogue *catalogue, const char *found)
{
	const char *end = (const char *)catalogue->bytes + catalogue->length;

	if (!found)
		return;
	assert(found >= (const char *)catalogue->bytes && found < end);
	assert(memchr(found, 0, (size_t)(end - found)));
}

int fuzz_one(const uint8_t *data, size_t size)
{
	static const char *const msgids[] = {"", "a", "Back", "%lu day", "Yes", "\xff"};
	struct arena arena;
	struct catalogue catalogue = {.tag = "xx", .length = size};

	arena_init(&arena);
	catalogue.bytes = memcpy(arena_alloc(&arena, size), data, size);
	for (size_t i = 0; i < sizeof(msgids) / sizeof(*msgids); i++) {
		check_inside(&catalogue, catalogue_find(&catalogue, msgids[i]));
		for (unsigned long count = 0; count < 200; count = count * 3 + 1)
			check_inside(&catalogue, catalogue_find_count(&catalogue, msgids[i], count));
	}
	plural_form(arena_copy(&arena, (const char *)data, size), size);
	arena_clear(&arena);
	return 0;
}
