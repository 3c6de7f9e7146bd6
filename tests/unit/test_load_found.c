#include "shapes_fixture.h"

#include "model/country.h"

/* What ids, texts, languages and sets are found by in what was loaded, and what is told where they are not. */

TestSuite(load_found, .init = start, .fini = end);

/* ---- answers ---- */

Test(load_found, answers_of_rules_with_nothing)
{
	cr_assert(loads(), "%s", first_told());
	struct answers *answers = answers_new(&arena, &rules, 7);

	cr_expect_eq(answers_copy(&arena, &rules, answers, false)->visit, 7);
	rules_clear(&rules);
	buffer_add_string(&file, "facts: {f: {is: text, label: L}}\npersons: {p: {label: P, me: {f: given}}}\n");
	cr_assert(loads(), "%s", first_told());
	answers = answers_new(&arena, &rules, 7);
	answers->me.facts[0] = value_text("words");
	cr_expect_eq(answers_copy(&arena, &rules, answers, false)->me.facts[0].text, answers->me.facts[0].text);
	const struct answers *copy = answers_copy(&arena, &rules, answers, true);

	cr_expect(copy->me.facts[0].text != answers->me.facts[0].text);
	cr_expect_str_eq(copy->me.facts[0].text, "words");
	cr_expect_eq(country_place(country_code('D', 'K')) < country_count, true);
	cr_expect_eq(country_place(country_code('Z', 'Z')), UINT32_MAX);
	cr_expect_eq(country_place(country_code('A', 'A')), UINT32_MAX);
}

/* ---- hints when no more is told ---- */

/* Past the hundredth fault the others are only counted, and nothing is sought for a hint that nobody will see. */
Test(load_found, what_is_no_longer_told)
{
	buffer_add_string(&file,
		"attributes: {a: {is: date, label: L}}\ndocuments: {card: {label: C, asks: [a]}}\ngroups:\n  g: [");
	repeat(110, "crad", ", ");
	repeat(10, "card: {a: overr ", "}, ");
	buffer_add_string(&file, "card]\nchecklists: {c: {name: C, requirements: [], one: [card]}}\n");
	cr_expect_not(loads());
	cr_expect_eq(told.count, DIAGNOSTICS_TOLD);
	cr_expect_eq(told.errors, 123u, "%zu", told.errors);
	cr_expect_eq(told.untold, 23u, "%zu", told.untold);
}

/* Of very many ids like a misspelt one only the first are looked at; a near one is still found. */
Test(load_found, very_many_that_might_be_meant)
{
	buffer_add_string(&file, "documents:\n");
	repeat(3000, "  card-of-many-", ": {label: C}\n");
	buffer_add_string(&file, "checklists: {c: {title: C, one: [card-of-mnay-7]}}\n");
	cr_expect_not(loads());
	cr_expect_eq(told.errors, 1u);
	cr_expect(strstr(first_told(),
			  "nothing is called `card-of-mnay-7`; a kind of document or a group is wanted "
			  "here; did you mean `card-of-many-"),
		"%s", first_told());
}

/* ---- what texts and ids are found by ---- */

Test(load_found, texts_and_languages)
{
	static const struct {
		const char *locale;
		uint32_t language;
	} cases[] = {{"da", 0}, {"DA", 0}, {"da_DK.UTF-8", 0}, {"en-GB", 1}, {"en@euro", 1}, {"en.UTF-8", 1},
		{"en:da", 1}, {"d", NO_INDEX}, {"dan", NO_INDEX}, {"e{", NO_INDEX}, {"", NO_INDEX}};
	struct text none = {NULL};
	uint32_t index = 7;

	cr_assert(loads(), "%s", first_told());
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(rules_find_language(&rules, cases[i].locale), cases[i].language, "%s", cases[i].locale);
	cr_expect_str_eq(text_in(&rules.title, 1), "Trial");
	cr_expect_str_eq(text_in(&none, 0), "");
	cr_expect_null(text_at(&rules.title, 2));
	cr_expect_null(text_at(&none, 0));
	cr_expect_eq(rules_find(&rules, "nothing", &index), ID_NOTHING);
	cr_expect_eq(index, 7);
	rules_clear(&rules);
	cr_expect_eq(rules_find(&(struct rules){0}, "nothing", &index), ID_NOTHING, "rules without an id");
	cr_assert(loads());
	buffer_reset(&file);
	buffer_add_string(&file, HEAD "intro: {en: Only here}\n");
	rules_clear(&rules);
	cr_expect(loads(), "%s", first_told());
	cr_expect_str_eq(text_in(&rules.intro, 0), "Only here");
	buffer_reset(&file);
	buffer_add_string(&file, HEAD "intro: {}\n");
	rules_clear(&rules);
	cr_expect_not(loads());
	cr_expect_str_eq(text_in(&rules.intro, 0), "");
}

/* A language that was not declared is told of once, however often it is used; of slips of the pen each. */
Test(load_found, very_many_strange_languages)
{
	buffer_add_string(&file, "intro: {en: T");
	for (char letter = 'a'; letter <= 't'; letter++)
		buffer_add_format(&file, ", x%c: T", letter);
	buffer_add_string(&file, "}\n");
	cr_expect_not(loads());
	cr_expect_eq(told.errors, 20u, "%zu", told.errors);
	rules_clear(&rules);
	buffer_reset(&file);
	buffer_add_string(&file, HEAD "documents:\n");
	repeat(50, "  card-", ": {label: {en: C, sv: K}}\n");
	cr_expect_not(loads());
	cr_expect_eq(told.errors, 1u, "%zu: %s", told.errors, first_told());
}

Test(load_found, sets_of_countries_in_a_test)
{
	buffer_add_string(&file,
		"sets: {one: {members: [DK]}, two: {members: [SE, NO]}, three: {members: [DK, SE, NO]}}\n"
		"facts: {home: {is: country, label: L}, size: {is: number, label: L}}\n"
		"checklists: {c: {title: T, all: [{me: {home: [DK, SE, \"NO\", FI]}}, {me: {size: [1, 2]}}, "
		"{me: {home: given}}]}}\n");
	cr_assert(loads(), "%s", first_told());
	cr_expect_eq(rules_set_at(&rules, &rules.tests[0], 0), 2, "the one of one is no set");
	cr_expect_eq(rules_set_at(&rules, &rules.tests[0], 1), 1);
	cr_expect_eq(rules_set_at(&rules, &rules.tests[0], 2), NO_INDEX);
	cr_expect_eq(rules_set_at(&rules, &rules.tests[0], 3), NO_INDEX);
	cr_expect_eq(rules_set_at(&rules, &rules.tests[1], 0), NO_INDEX, "numbers are no countries");
	cr_expect_eq(rules_set_at(&rules, &rules.tests[3], 0), NO_INDEX, "no country is named");
}
