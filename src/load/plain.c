#include <string.h>

#include "load/build.h"
#include "model/alike.h"

/* A plain question that names no limit is about one limit only. Where the file sets several for the attribute, a "no"
 * to "Is it valid on the day?" would be taken for a "no" to "Did it run out less than a year before?". */

static bool names_limit(const struct text *plain)
{
	const char *words = text_in(plain, 0);

	return strstr(words, "{limit}") || strstr(words, "{date}");
}

/* Can yes or no be said of it? Of a list of values, or a stretch with two ends, they cannot. */
static bool is_limit(const struct test *test)
{
	switch (test->operation) {
	case OP_IN:
	case OP_NOT_IN:
	case OP_SAME_AS:
	case OP_NOT_SAME_AS:
	case OP_GIVEN: return false;
	case OP_BETWEEN: return test->low == VALUE_LOWEST || test->high == VALUE_HIGHEST;
	default: return true;
	}
}

void plain_end(struct loader *loader)
{
	struct attribute *attributes = (struct attribute *)loader->rules->attributes;
	const struct test *tests = loader->tests.items;
	/* From 1. No pointers: what is made here stays in the arena, which may become an image. */
	uint32_t *first = arena_array(loader->arena, loader->rules->attribute_count, sizeof *first);

	for (uint32_t index = 0; index < loader->tests.count; index++) {
		const struct test *test = &tests[index];
		struct attribute *attribute = &attributes[test->attribute];

		if (!text_given(&attribute->plain) || names_limit(&attribute->plain) || !is_limit(test))
			continue;
		if (!first[test->attribute])
			first[test->attribute] = index + 1;
		attribute->plain_of_one |= !tests_are_same(&tests[first[test->attribute] - 1], test);
	}
}
