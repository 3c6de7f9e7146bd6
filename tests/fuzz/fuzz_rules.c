/* Any bytes as a rules file: loaded without an error, or refused with at least one that has its place. */

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "load/load.h"

static void check_told(const struct diagnostics *diagnostics, bool loaded)
{
	assert(loaded == (diagnostics->errors == 0));
	assert(diagnostics->count <= DIAGNOSTICS_TOLD);
	for (size_t i = 0; i < diagnostics->count; i++) {
		const char *message = diagnostics->list[i].message;

		assert(diagnostics->list[i].id < DIAGNOSTIC_COUNT);
		assert(*message);
		assert(text_first_unsafe(message, strlen(message), NULL) == SIZE_MAX);
	}
}

/* Nothing that may not be shown gets through, in any text of the file's kinds. */
static void check_texts(const struct rules *rules)
{
	for (uint32_t i = 0; i < rules->kind_count; i++) {
		for (uint32_t language = 0; language < rules->language_count; language++) {
			const char *label = text_at(&rules->kinds[i].label, language);

			assert(!label || text_first_unsafe(label, strlen(label), NULL) == SIZE_MAX);
		}
	}
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct diagnostics diagnostics;
	struct rules rules;
	bool loaded;

	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, "fuzz.yaml");
	loaded = rules_load(&rules, "fuzz.yaml", (const char *)data, size, LOAD_BYTES_MAX, &diagnostics);
	diagnostics_sort(&diagnostics);
	check_told(&diagnostics, loaded);
	if (loaded)
		check_texts(&rules);
	rules_clear(&rules);
	arena_clear(&arena);
	return 0;
}
