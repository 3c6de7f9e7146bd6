#ifndef TESTS_EVERY_FILE_H
#define TESTS_EVERY_FILE_H

/* Every rules file that the tests have, each to be walked through: what the shipped one does not have is in one of them. */
#include <criterion/criterion.h>
#include <glob.h>

static inline void with_every_file(void (*walk)(const char *file))
{
	static const char *const patterns[] = {"tests/rules/*.yaml", "tests/rules/*/*.yaml", "tests/talk/*.yaml",
		"tests/engine/*.yaml", "tests/screen/*.yaml", "tests/hard/*.yaml"};
	glob_t found = {0};

	for (size_t row = 0; row < sizeof patterns / sizeof *patterns; row++)
		cr_assert_eq(glob(patterns[row], row ? GLOB_APPEND : 0, NULL, &found), 0, "%s", patterns[row]);
	for (size_t index = 0; index < found.gl_pathc; index++)
		walk(found.gl_pathv[index]);
	globfree(&found);
}

#endif
