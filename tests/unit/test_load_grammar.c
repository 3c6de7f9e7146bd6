#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "load/grammar.h"
#include "load/load.h"

/* tests/load/everything.yaml loads, and without the one key of any row something that it held is gone. */

static char text[20000];
static size_t length;

static void read_everything(void)
{
	FILE *file = fopen("tests/load/everything.yaml", "rb");

	cr_assert_not_null(file);
	length = fread(text, 1, sizeof text - 1, file);
	fclose(file);
}

static bool loads(const char *bytes, size_t count, const char *unknown)
{
	struct diagnostics diagnostics;
	struct arena arena;
	struct rules rules;
	bool found = false;

	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, "everything");
	bool loaded = rules_load(&rules, "everything", bytes, count, LOAD_BYTES_MAX, &diagnostics);

	for (size_t i = 0; i < diagnostics.count; i++) {
		found |= unknown && strstr(diagnostics.list[i].message, unknown) != NULL;
		if (!unknown)
			cr_log_error("%u: %s", diagnostics.list[i].place.line, diagnostics.list[i].message);
	}
	rules_clear(&rules);
	arena_clear(&arena);
	return unknown ? found : loaded;
}

Test(load_grammar, everything_loads, .init = read_everything)
{
	cr_expect(loads(text, length, NULL));
}

/* Where a key stands: after a space, a brace or at a line's beginning, with a colon after it. */
static char *next_key(char *from, const char *key)
{
	size_t size = strlen(key);

	for (char *at = from; (at = strstr(at, key)) != NULL; at++)
		if ((at == text || strchr(" {\n", at[-1])) && at[size] == ':')
			return at;
	return NULL;
}

/* Misspell the key in one place after the other: in one of them the mapping that has the row must miss it. */
static bool exercised(const struct grammar_row *row, const char *mapping)
{
	char told[100];

	for (char *at = text; (at = next_key(at, row->key)) != NULL; at++) {
		char kept = at[0];
		bool found;

		at[0] = 'Q';
		snprintf(told, sizeof told, "no meaning in %s", mapping);
		found = loads(text, length, told);
		snprintf(told, sizeof told, "nothing is called `Q%s`", row->key + 1);
		found = found || loads(text, length, told);
		snprintf(told, sizeof told, "the key `%s` is missing", row->key);
		found = found || (row->required && loads(text, length, told));
		/* Beside the kind of a line any other word is taken for a second kind. */
		found = found || (strcmp(mapping, "LINE") == 0 && loads(text, length, "a line names one kind"));
		at[0] = kept;
		if (found)
			return true;
	}
	return false;
}

Test(load_grammar, every_row_is_exercised, .init = read_everything)
{
	for (enum mapping mapping = 0; mapping < MAPPING_COUNT; mapping++)
		for (uint32_t i = 0; i < *grammar[mapping].count; i++) {
			const struct grammar_row *row = &grammar[mapping].rows[i];

			/* Operators are read within the mappings that have them; the words for answers stand in a case. */
			if (!row->key || mapping == IN_ANSWERS || mapping == IN_INTERVAL)
				continue;
			cr_expect(exercised(row, mapping == IN_OPERATOR ? "REQUIREMENT" : grammar[mapping].name)
					|| (mapping == IN_OPERATOR && exercised(row, "CHECKLIST")),
				"%s: %s", grammar[mapping].name, row->key);
		}
}
