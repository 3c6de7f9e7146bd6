#ifndef MEDBRING_TESTS_SHAPES_FIXTURE_H
#define MEDBRING_TESTS_SHAPES_FIXTURE_H

/* A rules file that is made in `file`, and loaded into `rules`. A suite begins with start() and ends with end(). */

#include <criterion/criterion.h>
#include <string.h>

#include "base/buffer.h"
#include "load/load.h"

static struct arena arena;
static struct diagnostics told;
static struct rules rules;
static struct buffer file;

#define HEAD "medbring: 1\nlanguages: {da: Dansk, en: English}\ntitle: Trial\n"

static inline void start(void)
{
	arena_init(&arena);
	buffer_init(&file);
	buffer_add_string(&file, HEAD);
}

static inline void end(void)
{
	rules_clear(&rules);
	buffer_clear(&file);
	arena_clear(&arena);
}

static inline bool loads(void)
{
	diagnostics_init(&told, &arena, "file");
	return rules_load(&rules, "file", file.bytes, file.length, LOAD_BYTES_MAX, &told);
}

static inline const char *first_told(void)
{
	struct buffer line;

	buffer_init(&line);
	if (told.count)
		diagnostic_format(&line, &told, &told.list[0]);
	const char *kept = arena_string(&arena, buffer_string(&line));

	buffer_clear(&line);
	return kept;
}

/* So many times `before`, a number that differs, `after`. */
static inline void repeat(uint32_t times, const char *before, const char *after)
{
	for (uint32_t number = 0; number < times; number++)
		buffer_add_format(&file, "%s%u%s", before, number, after);
}

#endif
