#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "load/load.h"

/*
 * Each tests/diagnostics/ID.yaml has the fault ID; what is told of it stands
 * in ID.out. A file whose first line is `# answers` is an answers file, for
 * the rules in base.yaml. UPDATE=1 in the environment writes the .out files.
 */

#define FOLDER "tests/diagnostics"
#define SMALL 30000u /* the limit that too-large.yaml is over */

static void read_file(const char *name, struct buffer *bytes)
{
	FILE *file = fopen(name, "rb");
	char piece[4096];
	size_t got;

	buffer_init(bytes);
	while (file && (got = fread(piece, 1, sizeof piece, file)) > 0)
		buffer_add(bytes, piece, got);
	if (file)
		fclose(file);
}

static void format_all(struct buffer *out, const struct diagnostics *diagnostics)
{
	buffer_init(out);
	for (size_t i = 0; i < diagnostics->count; i++)
		diagnostic_format(out, diagnostics, &diagnostics->list[i]);
}

static void load_answers(struct diagnostics *diagnostics, struct arena *arena, const struct buffer *bytes)
{
	struct diagnostics none;
	struct buffer base;
	struct rules rules;

	diagnostics_init(&none, arena, "base.yaml");
	read_file(FOLDER "/base.yaml", &base);
	cr_assert(rules_load(&rules, "base.yaml", base.bytes, base.length, LOAD_BYTES_MAX, &none));
	cr_expect_null(answers_load(
		arena, &rules, diagnostics->file, bytes->bytes, bytes->length, 0, false, false, diagnostics));
	buffer_clear(&base);
	rules_clear(&rules);
}

static void told_of(const char *id, struct buffer *out)
{
	char path[300], name[300];
	struct diagnostics diagnostics;
	struct arena arena;
	struct buffer bytes;
	struct rules rules;

	snprintf(path, sizeof path, FOLDER "/%s.yaml", id);
	snprintf(name, sizeof name, "%s.yaml", id);
	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, name);
	read_file(path, &bytes);
	cr_assert(bytes.length > 0, "%s is missing", path);
	if (strncmp(bytes.bytes, "# answers\n", 10) == 0) {
		load_answers(&diagnostics, &arena, &bytes);
	} else {
		bool loaded = rules_load(&rules, name, bytes.bytes, bytes.length,
			strcmp(id, "too-large") == 0 ? SMALL : LOAD_BYTES_MAX, &diagnostics);

		cr_expect_eq(loaded, diagnostics.errors == 0, "%s", id);
		rules_clear(&rules);
	}
	format_all(out, &diagnostics);
	buffer_clear(&bytes);
	arena_clear(&arena);
}

static void compare(const char *id)
{
	struct buffer out, expected;
	char path[300];

	told_of(id, &out);
	snprintf(path, sizeof path, FOLDER "/%s.out", id);
	if (getenv("UPDATE")) {
		FILE *file = fopen(path, "wb");

		fputs(buffer_string(&out), file);
		fclose(file);
	}
	read_file(path, &expected);
	cr_expect_str_eq(buffer_string(&out), buffer_string(&expected), "%s", id);
	buffer_clear(&out);
	buffer_clear(&expected);
}

Test(load_diagnostics, each_file_tells_what_it_should)
{
	DIR *folder = opendir(FOLDER);
	struct dirent *entry;
	int count = 0;

	cr_assert_not_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		char *dot = strrchr(entry->d_name, '.');

		if (!dot || strcmp(dot, ".yaml") != 0)
			continue;
		*dot = '\0';
		compare(entry->d_name);
		count++;
	}
	closedir(folder);
	cr_assert(count > 40);
}

/* The rows that lint tells are held by its own tests; all that loading tells has its file, and tells it there. */
Test(load_diagnostics, each_id_has_its_file)
{
	for (int i = 0; i <= FAULT_PRIVATE; i++) {
		char tag[100];
		struct buffer out;

		told_of(diagnostic_rows[i].id, &out);
		snprintf(tag, sizeof tag, "[%s]\n", diagnostic_rows[i].id);
		cr_expect(strstr(buffer_string(&out), tag), "%s does not tell its fault", diagnostic_rows[i].id);
		buffer_clear(&out);
	}
}
