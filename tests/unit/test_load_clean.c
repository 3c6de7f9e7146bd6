#include <criterion/criterion.h>
#include <string.h>

#include "base/buffer.h"
#include "load/load.h"

/* Bytes as they stand in a file, and what is read of them: texts with pairs of surrogates, ends of lines of every sort, and
 * where a fault stands among them. */

#define HEAD "medbring: 1\nlanguages: {en: English}\ntitle: Trial\n"

static struct arena arena;
static struct diagnostics told;
static struct rules rules;

static bool loads(const char *bytes, size_t length)
{
	arena_init(&arena);
	diagnostics_init(&told, &arena, "file");
	return rules_load(&rules, "file", bytes, length, LOAD_BYTES_MAX, &told);
}

static void clear(void)
{
	rules_clear(&rules);
	arena_clear(&arena);
}

#define GRIN "\xf0\x9f\x98\x80"

Test(load_clean, escapes_and_pairs)
{
	static const struct {
		const char *written, *read;
	} cases[] = {
		{"\"\\ud83d\\ude00\"", GRIN},
		{"\"a\\uD83D\\uDE00b\"", "a" GRIN "b"},
		{"\"\\ud83d\\ude00\\ud83d\\ude00\"", GRIN GRIN},
		{"\"\\ud83d\\ude00" GRIN "\"", GRIN GRIN},
		{"\"\\\\ud83d\\ude00\"", NULL}, /* a backslash, and half a pair */
		{"\"\\\\ud83d\\\\ude00\"", "\\ud83d\\ude00"},
		{"\"\\ud83d\\ude00\\\\\"", GRIN "\\"},
		{"\"\\ud83d\\ude00\\\"\"", GRIN "\""},
		{"\"\\ud83d\"", NULL},
		{"\"\\ud83d \\ude00\"", NULL},
		{"\"\\ud83d\\u0041\"", NULL},
		{"\"\\ud83d\\ue000\"", NULL},
		{"\"\\ud83d\\ude0g\"", NULL},
		{"\"\\ude00\\ud83d\"", NULL},
		{"\"\\u0041\\u00e6\\u00E6\"", "A\xc3\xa6\xc3\xa6"},
		{"\"\\u00:0\"", NULL},
		{"\"\\u00G0\"", NULL},
		{"\"\\u00`0\"", NULL},
		{"\"\\u004\\ud83d\"", NULL},
		{"\"\\ud83d\\ude00\\0\"", NULL}, /* a NUL of its own stays one */
		{"\"\\ud83d\\ude00 \\0\"", NULL},
		{"\"\\ud83d\\ude00 abc\\0\"", NULL},
		{"\"abc\\0\\ud83d\\ude00\"", NULL},
		{"\"\\0\"", NULL},
		{"\"\\x00\\ud83d\\ude00\"", NULL}, /* as is one that is said otherwise */
		{"\"abcdef\\u0000\\ud83d\\ude00\"", NULL},
		{"\"\\ud83d\\ude00\\u0000\"", NULL},
		{"\"\\u00 0\"", NULL},
		{"'\\ud83d\\ude00'", "\\ud83d\\ude00"}, /* in single quotes a backslash is one */
		{"'\\ud83d\\ude00, \\ud83d\\ude01'", "\\ud83d\\ude00, \\ud83d\\ude01"},
		{"\\ud83d\\ude00", "\\ud83d\\ude00"},
		{"'\\ud83d\\ude00 \\U0001F60x\\0'", "\\ud83d\\ude00 \\U0001F60x\\a"},
		{"'\\ud83d\\ude00 \\U001F600\\\\0'", "\\ud83d\\ude00 \\U001F600\\\\0"},
		{"'\\ud83d\\ude00 \\U00001'", "\\ud83d\\ude00 \\U00001"},
		{"'\\ud83d\\ude00 \\U0001F600xy'", "\\ud83d\\ude00 \\U0001F600xy"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buffer file;

		buffer_init(&file);
		buffer_add_format(&file, HEAD "data: {word: %s}\n", cases[i].written);
		bool loaded = loads(file.bytes, file.length);

		cr_expect_eq(loaded, cases[i].read != NULL, "%s: %s", cases[i].written,
			told.count ? told.list[0].message : "");
		if (loaded && cases[i].read)
			cr_expect_str_eq(rules.data[0].string, cases[i].read, "%s", cases[i].written);
		clear();
		buffer_clear(&file);
	}
}

struct placed {
	const char *bytes;
	size_t length;
	uint32_t line, column;
	enum diagnostic_id id;
};
#define AT(text, line, column, id) \
	{ \
		text, sizeof text - 1, line, column, id \
	}

Test(load_clean, where_a_byte_stands)
{
	static const struct placed cases[] = {
		AT("\x1b", 1, 1, FAULT_UNSAFE_CHARACTER),
		AT("a: b\n\x1b", 2, 1, FAULT_UNSAFE_CHARACTER),
		AT("a: b\r\n\x1b", 2, 1, FAULT_UNSAFE_CHARACTER),
		AT("a: b\rc: \x1b", 2, 4, FAULT_UNSAFE_CHARACTER),
		AT("a: b\r\x1b", 2, 1, FAULT_UNSAFE_CHARACTER),
		AT("a: b\n\rc\x1b", 3, 2, FAULT_UNSAFE_CHARACTER),
		AT("a: \xc3\xa6\xe6\xbc\xa2 \x1b", 1, 7, FAULT_UNSAFE_CHARACTER),
		AT("a: \x1b\x1b", 1, 4, FAULT_UNSAFE_CHARACTER),
		AT("a: \xe6", 1, 4, FAULT_ENCODING),
		AT("a: b\r", 1, 1, FAULT_UNKNOWN_KEY),
		AT("a: b\n\n\tc: d\n", 3, 1, FAULT_SYNTAX),
		AT("\xc3\xa6: b\n\tc: d\n", 2, 1, FAULT_SYNTAX),
		AT("a: |\n\tb\n", 2, 1, FAULT_SYNTAX),
		AT("\xc3\xa6\xc3\xb8\xc3\xa5: [\n", 2, 1, FAULT_SYNTAX),
		AT("[\xc3\xa6", 2, 1, FAULT_SYNTAX),
		AT("a\\", 1, 1, FAULT_WRONG_SHAPE),
		AT("\"\\ud83d\\ude00\": \\", 1, 1, FAULT_UNKNOWN_KEY),
		AT("a\0", 1, 1, FAULT_ENCODING),
		AT("\0a", 1, 1, FAULT_ENCODING),
		AT("ab\0", 1, 3, FAULT_UNSAFE_CHARACTER),
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct diagnostic *found = NULL;

		cr_expect_not(loads(cases[i].bytes, cases[i].length));
		for (size_t at = 0; at < told.count && !found; at++)
			if (told.list[at].id == cases[i].id)
				found = &told.list[at];
		cr_assert(found, "%zu: %s", i, told.list[0].message);
		cr_expect(found->place.line == cases[i].line && found->place.column == cases[i].column, "%zu: %u:%u %s",
			i, found->place.line, found->place.column, found->message);
		clear();
	}
}

/* A hundred directives are left to the reader of YAML; one more is refused, where it stands and before it is read. */
Test(load_clean, directives)
{
	for (int count = 100; count <= 101; count++) {
		struct buffer bytes;

		buffer_init(&bytes);
		for (int at = 0; at < count; at++)
			buffer_add_format(&bytes, "%%TAG !a%d! b%s", at, at % 2 ? "\r" : "\n");
		buffer_add_string(&bytes, "---\n" HEAD "contacts: {a: {label: 'half of it: 50 %'}}\n");
		cr_expect_eq(loads(buffer_string(&bytes), bytes.length), count == 100, "%d", count);
		cr_expect_eq(told.errors, count - 100);
		if (told.count) {
			cr_expect_eq(told.list[0].id, FAULT_TOO_MANY);
			cr_expect_eq(told.list[0].place.line, 101u);
			cr_expect_eq(told.list[0].place.column, 1u);
		}
		clear();
		buffer_clear(&bytes);
	}
}

/* The nearest spelling is looked for as long as that is little work for the whole file. */
Test(load_clean, the_nearest_spelling_of_many)
{
	struct buffer bytes;

	buffer_init(&bytes);
	buffer_add_string(&bytes, HEAD "documents:\n");
	for (int at = 0; at < 3000; at++)
		buffer_add_format(&bytes, "  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%04d: {label: D}\n", at);
	buffer_add_string(&bytes, "groups: {g: [");
	for (int at = 0; at < 50; at++)
		buffer_add_format(&bytes, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab%04d, ", at);
	buffer_add_string(&bytes, "]}\n");
	cr_expect_not(loads(buffer_string(&bytes), bytes.length));
	cr_assert_eq(told.errors, 50u);
	cr_expect(strstr(told.list[0].message, "did you mean"), "%s", told.list[0].message);
	cr_expect_null(strstr(told.list[49].message, "did you mean"), "%s", told.list[49].message);
	clear();
	buffer_clear(&bytes);
}

/* A text with what its names stand for is no longer than any other. */
Test(load_clean, texts_that_grow_by_their_names)
{
	static const char *const texts[] = {"{a}", "{o.phone}", "{a} {a}", "{o.phone} {o.phone}", "{a} {o.phone}"};

	for (size_t at = 0; at < sizeof texts / sizeof texts[0]; at++) {
		struct buffer bytes;

		buffer_init(&bytes);
		buffer_add_string(&bytes, HEAD "data: {a: ");
		buffer_add_repeated(&bytes, 'x', 9000);
		buffer_add_format(&bytes, "}\nintro: '%s'\ncontacts: {o: {label: L, phone: '", texts[at]);
		buffer_add_repeated(&bytes, '1', 9000);
		buffer_add_string(&bytes, "'}}\n");
		cr_expect_eq(loads(buffer_string(&bytes), bytes.length), at < 2, "%s", texts[at]);
		cr_expect_eq(told.errors, at < 2 ? 0u : 1u, "%s", texts[at]);
		if (told.count)
			cr_expect_eq(told.list[0].id, FAULT_TEXT_TOO_LONG);
		clear();
		buffer_clear(&bytes);
	}
}
