#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "front/charset.h"

static struct arena arena;

static void start(void)
{
	arena_init(&arena);
}
static void finish(void)
{
	arena_clear(&arena);
}

static const char *encoded(enum charset charset, const char *text)
{
	struct buffer out;
	const char *copy;

	buffer_init(&out);
	charset_encode(&out, charset, text, strlen(text));
	copy = arena_string(&arena, buffer_string(&out));
	buffer_clear(&out);
	return copy;
}

static const char *decoded(enum charset charset, const char *bytes)
{
	struct buffer out;
	const char *copy;

	buffer_init(&out);
	charset_decode(&out, charset, bytes, strlen(bytes));
	copy = arena_string(&arena, buffer_string(&out));
	buffer_clear(&out);
	return copy;
}

TestSuite(charset, .init = start, .fini = finish);

Test(charset, names_as_people_and_systems_write_them)
{
	cr_assert_eq(charset_by_name("UTF-8"), CHARSET_UTF8);
	cr_assert_eq(charset_by_name("utf8"), CHARSET_UTF8);
	cr_assert_eq(charset_by_name("ISO-8859-1"), CHARSET_LATIN1);
	cr_assert_eq(charset_by_name("iso8859-15"), CHARSET_LATIN9);
	cr_assert_eq(charset_by_name("ISO_8859-15"), CHARSET_LATIN9);
	cr_assert_eq(charset_by_name("ANSI_X3.4-1968"), CHARSET_ASCII);
	cr_assert_eq(charset_by_name("KOI8-R"), CHARSET_ASCII);
	cr_assert_eq(charset_by_name(""), CHARSET_ASCII);
}

Test(charset, of_a_locale_that_the_system_lacks)
{
	setenv("LC_ALL", "xx_XX.UTF-8", 1);
	cr_assert_eq(charset_of_environment(), CHARSET_UTF8);
	setenv("LC_ALL", "xx_XX.ISO-8859-15", 1);
	cr_assert_eq(charset_of_environment(), CHARSET_LATIN9);
	setenv("LC_ALL", "xx_XX@euro", 1);
	cr_assert_eq(charset_of_environment(), CHARSET_LATIN9);
	setenv("LC_ALL", "xx_XX", 1);
	cr_assert_eq(charset_of_environment(), CHARSET_LATIN1);
	setenv("LC_ALL", "C", 1);
	cr_assert_eq(charset_of_environment(), CHARSET_ASCII);
	setenv("LC_ALL", "C.UTF-8", 1);
	cr_assert_eq(charset_of_environment(), CHARSET_UTF8);
}

Test(charset, the_first_variable_that_says_something_counts)
{
	setenv("LC_ALL", "", 1);
	setenv("LC_CTYPE", "xx_XX.ISO-8859-1", 1);
	setenv("LANG", "xx_XX.UTF-8", 1);
	cr_assert_eq(charset_of_environment(), CHARSET_LATIN1);
}

Test(charset, odd_names_of_locales)
{
	static const struct {
		const char *name;
		enum charset charset;
	} rows[] = {
		{"xx_XX.ISO-8859-1@euro", CHARSET_LATIN1},
		{"xx_XX@mod.ISO-8859-15", CHARSET_LATIN1},
		{"xx_XX@mod", CHARSET_LATIN1},
		{"xx@mod.ifier", CHARSET_ASCII},
		{"xxxxx", CHARSET_ASCII},
		{"xx_XX.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", CHARSET_ASCII},
		{"xx_XX.", CHARSET_ASCII},
	};

	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		setenv("LC_ALL", rows[row].name, 1);
		cr_expect_eq(charset_of_environment(), rows[row].charset, "%s", rows[row].name);
	}
	cr_assert_eq(charset_by_name("ISO-8859-15-and-a-good-deal-more"), CHARSET_ASCII);
}

Test(charset, exactly_what_each_set_has)
{
	cr_assert_str_eq(encoded(CHARSET_UTF8, "blåbær €"), "blåbær €");
	cr_assert_str_eq(encoded(CHARSET_LATIN1, "blåbær"), "bl\345b\346r");
	cr_assert_str_eq(encoded(CHARSET_LATIN9, "\342\202\254 \305\240"), "\244 \246");
	cr_assert_str_eq(encoded(CHARSET_LATIN1, "\342\202\254"), "EUR");
	cr_assert_str_eq(encoded(CHARSET_LATIN9, "\302\244"), "*");
}

Test(charset, ascii_by_what_is_near)
{
	cr_assert_str_eq(encoded(CHARSET_ASCII, "ærø ÆRØ å Å é ß"), "aeroe AeROe aa Aa e ss");
	cr_assert_str_eq(encoded(CHARSET_ASCII, "“a” ‘b’ – — …"), "\"a\" 'b' - - ...");
	cr_assert_str_eq(encoded(CHARSET_ASCII, "Łódź Türkiye Ğ"), "Lodz Tuerkiye G");
	cr_assert_str_eq(encoded(CHARSET_ASCII, "漢"), "?");
}

Test(charset, control_sequences_pass)
{
	cr_assert_str_eq(encoded(CHARSET_ASCII, "\033[1må\033[m"), "\033[1maa\033[m");
}

Test(charset, bytes_that_are_no_text_are_asked_for)
{
	cr_assert_str_eq(encoded(CHARSET_LATIN1, "a\377b"), "a?b");
}

Test(charset, what_no_set_has)
{
	/* controls of the second kind, accents beside their letters, beyond both tables, half a character */
	cr_assert_str_eq(encoded(CHARSET_LATIN1, "a\302\205b"), "a?b");
	cr_assert_str_eq(encoded(CHARSET_LATIN9, "e\314\201 \315\260"), "e ?");
	cr_assert_str_eq(encoded(CHARSET_ASCII, "\302\205"), "?");
	cr_assert_str_eq(charset_plain(&arena, CHARSET_LATIN1, "a\303"), "a?");
	cr_assert_str_eq(charset_plain(&arena, CHARSET_LATIN1, "\342\200\224\303\246"), "-\303\246");
	cr_assert_str_eq(decoded(CHARSET_LATIN9, "\345"), "å");
}

Test(charset, plain_is_the_text_itself_where_it_can_be)
{
	const char *text = "blåbær";

	cr_assert_eq(charset_plain(&arena, CHARSET_UTF8, text), text);
	cr_assert_eq(charset_plain(&arena, CHARSET_LATIN1, text), text);
	cr_assert_str_eq(charset_plain(&arena, CHARSET_ASCII, text), "blaabaer");
	cr_assert_str_eq(charset_plain(&arena, CHARSET_LATIN1, "å – “b”"), "å - \"b\"");
}

Test(charset, what_is_plain_comes_out_as_wide_as_it_was_laid_out)
{
	const char *text = "“Ærø” – 5 €…";
	const char *plain = charset_plain(&arena, CHARSET_ASCII, text);

	cr_assert_str_eq(encoded(CHARSET_ASCII, plain), plain);
}

Test(charset, what_comes_in)
{
	cr_assert_str_eq(decoded(CHARSET_LATIN1, "bl\345b\346r"), "blåbær");
	cr_assert_str_eq(decoded(CHARSET_LATIN9, "\244"), "€");
	cr_assert_str_eq(decoded(CHARSET_ASCII, "a\346b"), "ab");
	cr_assert_str_eq(decoded(CHARSET_UTF8, "a\346b\303\246"), "abæ");
	cr_assert_str_eq(decoded(CHARSET_LATIN1, "a\205b"), "ab");
}
