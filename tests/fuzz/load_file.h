#ifndef TESTS_FUZZ_LOAD_FILE_H
#define TESTS_FUZZ_LOAD_FILE_H

/* Rules from a file of the source, for targets that need some; abort() where that fails. */

#include <stdio.h>
#include <stdlib.h>

#include "load/load.h"

static void load_file(struct rules *rules, const char *name)
{
	static char bytes[LOAD_BYTES_MAX];
	struct diagnostics diagnostics;
	struct arena arena = {0};
	FILE *file = fopen(name, "rb");
	size_t length = file ? fread(bytes, 1, sizeof bytes, file) : 0;

	if (file)
		fclose(file);
	diagnostics_init(&diagnostics, &arena, name);
	if (!rules_load(rules, name, bytes, length, LOAD_BYTES_MAX, &diagnostics))
		abort();
	arena_clear(&arena);
}

#endif
