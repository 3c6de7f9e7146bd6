/* The program's own words: catalogues, plurals, templates, dates, countries. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "app/catalogue.h"
#include "app/compose.h"
#include "app/plural.h"
#include "app/words.h"
#include "base/date.h"

Test(app_words, danish_is_compiled_in)
{
	cr_assert_str_eq(say("da", "Ready."), "Klar.");
	cr_assert_str_eq(say("en", "Ready."), "Ready.");
	cr_assert_str_eq(say("xx", "Ready."), "Ready.");
	cr_assert_str_eq(say("da", "no such msgid"), "no such msgid");
	cr_assert_str_eq(say("da", ""), "");
}

Test(app_words, counts_have_their_form)
{
	cr_assert_str_eq(say_count("da", "{n} day", "{n} days", 1), "{n} dag");
	cr_assert_str_eq(say_count("da", "{n} day", "{n} days", 0), "{n} dage");
	cr_assert_str_eq(say_count("en", "{n} day", "{n} days", 2), "{n} days");
	cr_assert_str_eq(say_count("en", "{n} day", "{n} days", 1), "{n} day");
}

Test(app_words, each_operation_of_a_plural_rule)
{
	static const struct {
		const char *rule;
		unsigned long count, form;
	} rows[] = {
		{"n+1", 1, 2},
		{"n-1", 4, 3},
		{"n*2", 2, 4},
		{"n/2", 7, 3},
		{"n%3", 8, 2},
		{"n<=2", 2, 1},
		{"n<2", 2, 0},
		{"n>=2", 2, 1},
		{"n>2", 2, 0},
		{"n!=1", 1, 0},
		{"n==1", 1, 1},
		{"!n", 0, 1},
		{"!n", 3, 0},
		{"n&&0", 1, 0},
		{"n||0", 0, 0},
		{"\t(\tn\t)\t", 4, 4},
		{"1+2*2", 9, 5},
		{"(1+1)*2", 9, 4},
		{"n==0?2:n==1?3:4", 1, 3},
		/* no rule at all: as in English */
		{"n%0", 4, 1},
		{"n/0", 1, 0},
		{"n+9", 1, 0},
		{"n 1", 4, 1},
		{"x", 1, 0},
		{"~", 4, 1},
		{"n?1", 1, 0},
	};

	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		char header[64];

		snprintf(header, sizeof header, "Plural-Forms: plural=%s;\n", rows[row].rule);
		cr_expect_eq(plural_form(header, rows[row].count), rows[row].form, "%s of %lu: %lu", rows[row].rule,
			rows[row].count, plural_form(header, rows[row].count));
	}
}

Test(app_words, plural_rules_of_other_languages)
{
	static const char polish[] = "Plural-Forms: nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && "
				     "(n%100<10 || n%100>=20) ? 1 : 2;\n";
	static const unsigned long wanted[][2] = {
		{0, 2}, {1, 0}, {2, 1}, {4, 1}, {5, 2}, {12, 2}, {22, 1}, {112, 2}, {104, 1}};

	for (size_t index = 0; index < sizeof wanted / sizeof *wanted; index++)
		cr_expect_eq(plural_form(polish, wanted[index][0]), wanted[index][1], "%lu", wanted[index][0]);
	cr_assert_eq(plural_form("Plural-Forms: nplurals=1; plural=0;", 7), 0);
	cr_assert_eq(plural_form("Plural-Forms: nplurals=2; plural=n > 1;", 1), 0);
}

Test(app_words, a_rule_that_cannot_be_read_is_one_or_many)
{
	static const char *const bad[] = {NULL, "", "plural=", "Plural-Forms: plural=n/0;", "Plural-Forms: plural=(n;",
		"Plural-Forms: plural=n=1;", "Plural-Forms: plural=((((((((((((((((((((((((((((((((((((((((((((n;",
		"Plural-Forms: plural=9;", "Plural-Forms: plural=n ? 1;"};

	for (size_t index = 0; index < sizeof bad / sizeof *bad; index++) {
		cr_expect_eq(plural_form(bad[index], 1), 0, "%zu", index);
		cr_expect_eq(plural_form(bad[index], 5), 1, "%zu", index);
	}
}

Test(app_words, broken_catalogues_translate_nothing)
{
	unsigned char bytes[4096];
	const struct catalogue *good = &catalogues[0];
	size_t length = good->length < sizeof bytes ? good->length : sizeof bytes;

	for (size_t cut = 0; cut < length; cut += 7) {
		struct catalogue broken = {"da", bytes, cut};

		memcpy(bytes, good->bytes, cut);
		(void)catalogue_find(&broken, "Ready.");
		(void)catalogue_find_count(&broken, "{n} day", 2);
	}
	for (size_t flip = 0; flip < 4000 && flip < length; flip++) {
		struct catalogue broken = {"da", bytes, length};

		memcpy(bytes, good->bytes, length);
		bytes[flip] ^= 0xff;
		(void)catalogue_find(&broken, "Ready.");
		(void)catalogue_find_count(&broken, "{n} day", 2);
	}
	cr_assert_null(catalogue_find(&(struct catalogue){"da", bytes, 3}, "Ready."));
}

Test(app_words, templates)
{
	struct arena arena = {0};
	const char *pairs[] = {"name", "Pas", "n", "2", NULL};
	const char *plain = "no places";

	cr_assert_str_eq(compose(&arena, "{name} {n}.", pairs), "Pas 2.");
	cr_assert_str_eq(compose(&arena, "{unknown} {n}", pairs), "{unknown} 2");
	cr_assert_str_eq(compose(&arena, "{ {} {n {name}", pairs), "{ {} {n Pas");
	cr_assert_str_eq(compose(&arena, "{}!#$^,*()_+-=:;?.@", pairs), "{}!#$^,*()_+-=:;?.@");
	cr_assert_str_eq(compose(&arena, "{n:} {name;} {n} {Name}", pairs), "{n:} {name;} 2 {Name}");
	cr_assert_eq(compose(&arena, plain, pairs), plain);
	cr_assert_str_eq(compose_number(&arena, -12), "-12");
	arena_clear(&arena);
}

Test(app_words, dates)
{
	struct arena arena = {0};
	int32_t day = date_from_parts((struct date_parts){2026, 5, 9});

	cr_assert_str_eq(say_date(&arena, "da", day), "9. maj 2026");
	cr_assert_str_eq(say_date(&arena, "en", day), "9 May 2026");
	arena_clear(&arena);
}

Test(app_words, countries_by_name_and_code)
{
	struct arena arena = {0};
	int32_t some[4];

	cr_assert_str_eq(say_country(&arena, "da", country_code('D', 'E')), "Tyskland");
	cr_assert_str_eq(say_country(&arena, "en", country_code('D', 'E')), "Germany");
	cr_assert_str_eq(say_country(&arena, "en", country_code('Q', 'Q')), "QQ");
	cr_assert_eq(country_from_typed(&arena, "da", "tysk"), country_code('D', 'E'));
	cr_assert_eq(country_from_typed(&arena, "da", "Germany"), country_code('D', 'E'), "in English too");
	cr_assert_eq(country_from_typed(&arena, "da", "faero"), country_code('F', 'O'));
	cr_assert_eq(country_from_typed(&arena, "da", "no"), country_code('N', 'O'));
	cr_assert_eq(country_from_typed(&arena, "en", "Niger"), country_code('N', 'E'), "not Nigeria");
	cr_assert_eq(country_from_typed(&arena, "da", "xyzzy"), 0);
	cr_assert_eq(country_from_typed(&arena, "da", ""), 0);
	cr_assert_eq(country_from_typed(&arena, "en", "united"), 0, "several fit");
	cr_assert_eq(country_matches(&arena, "en", "united", some, 4), 4);
	cr_assert_eq(country_matches(&arena, "en", "united", some, 0), 0);
	for (size_t row = 0; row < 4; row++)
		cr_assert_eq(country_from_typed(&arena, "en", (const char *[]){"d1", "1d", "d{", "{d"}[row]), 0);
	arena_clear(&arena);
}

Test(app_words, every_country_is_found_by_its_own_name)
{
	struct arena arena = {0};
	uint32_t count;
	const int32_t *codes = country_codes(&count);

	cr_assert_gt(count, 200u);
	for (uint32_t index = 0; index < count; index++) {
		cr_expect_eq(country_from_typed(&arena, "da", say_country(&arena, "da", codes[index])), codes[index]);
		arena_reset(&arena);
	}
	arena_clear(&arena);
}
