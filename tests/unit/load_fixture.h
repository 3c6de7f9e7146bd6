/* How text becomes rules, of which the test wants no fault. */
#ifndef MEDBRING_TESTS_LOAD_FIXTURE_H
#define MEDBRING_TESTS_LOAD_FIXTURE_H

#include <criterion/criterion.h>

#include "load/load.h"

/* `about`: what the message names where the text is refused. rules_clear() and arena_clear() give it back. */
static inline void load_text(
	struct rules *rules, struct arena *arena, const char *text, int length, const char *about)
{
	struct diagnostics diagnostics;

	diagnostics_init(&diagnostics, arena, "rules");
	cr_assert(rules_load(rules, "rules", text, (size_t)length, LOAD_BYTES_MAX, &diagnostics), "%s: %s", about,
		diagnostics.count ? diagnostics.list[0].message : "");
}

#endif
