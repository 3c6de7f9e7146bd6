#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "load/load.h"

/* Answers as they are written, also such as no file gives: what the guide knows of a person after a plain yes or no. */

static const char text[] =
	"medbring: 1\nlanguages: {en: English}\ntitle: Trial\n"
	"attributes: {expires: {is: date, label: L}, photo: {is: yes-no, label: L}, grade: {is: choice, choices: [low, "
	"high], "
	"label: L}, code: {is: text, label: L}, born: {is: age, label: L}, again: {is: date, absent: never, label: L}, "
	"homes: {is: country, several: yes, label: L}}\n"
	"facts: {age: {is: age, label: L}, name: {is: text, label: L}, size: {is: number, label: L}, ready: {is: "
	"yes-no, label: L}, "
	"colour: {is: choice, choices: [red, blue], label: L}}\n"
	"events: {seen: {label: L}, heard: {label: L}}\n"
	"documents: {card: {label: C, asks: [expires, photo, grade, code]}, fixed: {label: F, photo: yes, code: AB, "
	"expires: none, again: 2030-01-01, homes: [DK, SE]}, note: {label: N, counts: never}, one: {label: O, homes: "
	"DK}}\n"
	"persons: {friend: {label: F, me: {age: at least 18}}, other: {label: O, me: {age: at least 18}}}\n";

static struct arena arena;
static struct rules rules;
static struct answers *answers;

static void start(void)
{
	struct diagnostics none;

	arena_init(&arena);
	diagnostics_init(&none, &arena, "rules");
	cr_assert(rules_load(&rules, "rules", text, sizeof text - 1, LOAD_BYTES_MAX, &none), "%s",
		none.count ? none.list[0].message : "");
	answers = answers_new(&arena, &rules, 20000);
}

static void end(void)
{
	rules_clear(&rules);
	arena_clear(&arena);
}

TestSuite(load_answers, .init = start, .fini = end);

#define VISIT "visit: 2024-10-04\n"

static void is_written(const char *expected)
{
	struct buffer out;

	buffer_init(&out);
	answers_write(&out, &rules, answers);
	cr_expect_str_eq(buffer_string(&out), expected);
	buffer_clear(&out);
}

Test(load_answers, values_of_every_sort)
{
	static const struct {
		const char *attribute;
		struct value value;
		const char *written;
	} cases[] = {
		{"name", {.state = VALUE_EXACT, .text = "a\"b\\c\nd\te"}, "\"a\\\"b\\\\c\\nd\\te\""},
		{"age", {.state = VALUE_EXACT, .low = 18, .high = 18}, "18"},
		{"age", {.state = VALUE_EXACT, .born = true, .low = 0, .high = 0}, "1970-01-01"},
		{"age", {.state = VALUE_BETWEEN, .low = 18, .high = VALUE_HIGHEST}, "{from: 18}"},
		{"age", {.state = VALUE_BETWEEN, .born = true, .low = VALUE_LOWEST, .high = 0}, "{to: 1970-01-01}"},
		{"size", {.state = VALUE_BETWEEN, .low = 2, .high = 3}, "{from: 2, to: 3}"},
		{"size", {.state = VALUE_NONE}, "none"},
		{"size", {.unwilling = true}, "not-sure"},
		{"ready", {.state = VALUE_EXACT, .low = 1, .high = 1}, "yes"},
		{"ready", {.state = VALUE_EXACT}, "no"},
		{"colour", {.state = VALUE_EXACT, .low = 1, .high = 1}, "blue"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		uint32_t index = rules_find_attribute(&rules, cases[i].attribute);
		struct buffer expected;

		buffer_init(&expected);
		buffer_add_format(&expected, VISIT "facts:\n  %s: %s\n", cases[i].attribute, cases[i].written);
		answers->me.facts[index] = cases[i].value;
		is_written(expected.bytes);
		answers->me.facts[index] = (struct value){0};
		buffer_clear(&expected);
	}
}

Test(load_answers, values_on_a_paper)
{
	struct paper *paper = answers_add_paper(&arena, &rules, &answers->me, rules_find_kind(&rules, "card"));
	uint32_t expires = rules_find_attribute(&rules, "expires"), age = rules_find_attribute(&rules, "age");
	static const struct {
		struct value value;
		const char *written;
	} cases[] = {
		{{.state = VALUE_BETWEEN, .low = DATE_MIN - 1, .high = 0}, "{from: 0001-01-01, to: 1970-01-01}"},
		{{.state = VALUE_BETWEEN, .low = 0, .high = DATE_MAX + 1}, "{from: 1970-01-01, to: 9999-12-31}"},
		{{.state = VALUE_BETWEEN, .low = 0, .high = VALUE_NEVER}, "{from: 1970-01-01}"},
		{{.state = VALUE_EXACT, .low = VALUE_NEVER, .high = VALUE_NEVER}, "never"},
	};

	answers->me.papers_complete = true;
	paper->have = HAVE_YES;
	paper->values[age] = value_exact(3); /* a fact has no place on a paper */
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buffer expected;

		buffer_init(&expected);
		buffer_add_format(&expected, VISIT "documents:\n  - kind: card\n    expires: %s\n", cases[i].written);
		paper->values[expires] = cases[i].value;
		is_written(expected.bytes);
		buffer_clear(&expected);
	}
}

Test(load_answers, what_is_open_stays_open)
{
	static const struct event happened = {.date = {.state = VALUE_EXACT}};

	answers_add_paper(&arena, &rules, &answers->me, rules_find_kind(&rules, "card"))->have = HAVE_NOT_SURE;
	answers_add_person(&arena, &rules, answers, 0)->have = HAVE_YES;
	answers->me.logs[0] =
		(struct event_log){.state = EVENTS_COUNTED, .low = 2, .high = UINT32_MAX, .counted_for = 20000};
	is_written(VISIT "documents:\n  - kind: card\n    have: not-sure\n  - {kind: fixed, have: unknown}\n  - {kind: "
			 "one, have: unknown}\nevents:\n"
			 "  seen: {count: {from: 2}}\npersons:\n  friend:\n    - have: yes\n    - have: unknown\n");
	answers->me.logs[0].high = 3;
	answers->roles_complete[0] = answers->me.papers_complete = true;
	is_written(VISIT "documents:\n  - kind: card\n    have: not-sure\nevents:\n  seen: {count: {from: 2, to: 3}}\n"
			 "persons:\n  friend:\n    - have: yes\n");
	answers->me.logs[0].counted_for = 20001; /* of another day it says nothing */
	answers->me.paper_count = answers->other_count = 0;
	is_written(VISIT "documents: []\npersons:\n  friend: none\n");
	answers->me.logs[0] = (struct event_log){.state = EVENTS_LISTED, .count = 1, .events = &happened};
	answers->roles_complete[0] = answers->me.papers_complete = false;
	is_written(VISIT "events:\n  seen: [{date: 1970-01-01}]\n");
	const struct answers *copy = answers_copy(&arena, &rules, answers, true);

	answers_add_person(&arena, &rules, answers, 1)->have = HAVE_NO;
	answers->me.logs[1] = (struct event_log){.state = EVENTS_LISTED};
	answers->roles_complete[0] = answers->roles_complete[1] = true;
	is_written(VISIT "events:\n  seen: [{date: 1970-01-01}]\n  heard: []\npersons:\n  friend: none\n  other:\n    "
			 "- have: no\n");
	cr_expect(copy->me.logs[0].events != &happened && copy->me.logs[0].count == 1);
	answers->me.logs[0] = (struct event_log){.state = EVENTS_COUNTED, .count = 1, .events = &happened, .low = 1};
	cr_expect_eq(answers_copy(&arena, &rules, answers, true)->me.logs[0].events, &happened,
		"a count has no events of its own");
}

/* ---- reading ---- */

static const struct answers *read(const char *file, bool taken)
{
	struct diagnostics told;

	diagnostics_init(&told, &arena, "answers");
	const struct answers *got =
		answers_load(&arena, &rules, "answers", file, strlen(file), 20000, false, false, &told);

	cr_expect_eq(got != NULL, taken, "%s: %s", file, told.count ? told.list[0].message : "");
	if (!taken)
		cr_expect_eq(told.list[0].id, FAULT_CONTRADICTS, "%s: %s", file, told.list[0].message);
	return got;
}

/* What a kind fixes may be said again, and not otherwise. */
Test(load_answers, what_a_kind_fixes)
{
	static const struct {
		const char *said;
		bool taken;
	} cases[] = {{"photo: yes", true}, {"photo: no", false}, {"photo: unknown", true}, {"photo: none", false},
		{"code: AB", true}, {"code: AC", false}, {"code: none", false}, {"expires: none", true},
		{"expires: 2030-01-01", false}, {"again: 2030-01-01", true}, {"again: 2029-12-31", false},
		{"again: {from: 2029-01-01}", true}, {"again: {from: 2031-01-01}", false},
		{"again: {to: 2029-01-01}", false}, {"homes: [DK]", true}, {"homes: DK", true}, {"homes: []", false},
		{"grade: low", true}};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char file[100];

		snprintf(file, sizeof file, "documents: [{kind: fixed, %s}]", cases[i].said);
		read(file, cases[i].taken);
	}
	read("documents: [{kind: card, homes: [DK]}, {kind: one, homes: DK}, {kind: one, homes: [DK, SE]}]", true);
	read("documents: [{kind: one, homes: SE}]", false);
}

Test(load_answers, words_for_what_is_not_known)
{
	static const char *const unknown[] = {"unknown", "not-sure", "null", "~", ""};
	uint32_t name = rules_find_attribute(&rules, "name"), size = rules_find_attribute(&rules, "size");

	for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
		char file[300];

		snprintf(file, sizeof file,
			"documents: [{kind: card, have: %s}]\nfacts: {size: %s, name: %s}\nevents: {seen: "
			"%s}\npersons: {friend: %s}\n",
			unknown[i], unknown[i], unknown[i], unknown[i], unknown[i]);
		const struct answers *got = read(file, true);

		cr_expect(got->me.papers[0].have == HAVE_UNKNOWN || got->me.papers[0].have == HAVE_NOT_SURE, "%s",
			unknown[i]);
		cr_expect(have_unknown(got->me.papers[0].have));
		cr_expect_eq(got->me.facts[size].state, VALUE_UNKNOWN);
		cr_expect_eq(got->me.facts[name].state, VALUE_UNKNOWN);
		cr_expect_eq(got->me.logs[0].state, EVENTS_UNKNOWN);
		cr_expect(got->other_count == 0 && !got->roles_complete[0]);
	}
	/* In quotes it is a text. */
	const struct answers *got = read(
		"facts: {name: \"\"}\nevents: {seen: [{person: ~}, {person: x, date: {from: 2026-01-01}}]}\n", true);
	cr_expect_str_eq(got->me.facts[name].text, "");
	cr_expect(got->me.logs[0].events[0].person_unknown && !got->me.logs[0].events[1].person_unknown);
	got = read("events: {seen: {count: 3}}\nfacts: {age: {from: 1990-01-01}}\n", true);
	cr_expect(got->me.logs[0].low == 3 && got->me.logs[0].high == 3
		&& got->me.facts[rules_find_attribute(&rules, "age")].born);
	got = read("events: {seen: {count: {from: 3}}}\nfacts: {age: {to: 1990-01-01}}\n", true);
	cr_expect(got->me.logs[0].low == 3 && got->me.logs[0].high == UINT32_MAX);
	got = read("events: {seen: {count: {to: 3}}}\nfacts: {age: {from: 1980-01-01, to: 1990-01-01}}\n", true);
	cr_expect(got->me.logs[0].low == 0 && got->me.logs[0].high == 3);
	got = read("events: {seen: none}\n", true);
	cr_expect(got->me.logs[0].state == EVENTS_LISTED && got->me.logs[0].count == 0);
	got = read("events: {seen: {count: {}}}\nfacts: {age: {}}\n", true);
	cr_expect(got->me.logs[0].low == 0 && got->me.logs[0].high == UINT32_MAX);
}
