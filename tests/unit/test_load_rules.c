#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "load/grammar.h"
#include "load/load.h"
#include "model/list_lines.h"

static struct arena arena;
static struct diagnostics diagnostics;
static struct rules rules;

static void start(void)
{
	arena_init(&arena);
}

static void end(void)
{
	rules_clear(&rules);
	arena_clear(&arena);
}

TestSuite(load_rules, .init = start, .fini = end);

#define TOP \
	"medbring: 1\nlanguages: {da: Dansk, en: English}\ntitle: Trial\n" \
	"sets: {north: {members: [DK, \"NO\"]}}\n" \
	"attributes:\n  issued: {is: date, label: L}\n  country: {is: country, label: L}\n  photo: {is: yes-no, " \
	"label: L}\n" \
	"  grade: {is: choice, choices: [low, high], label: L}\n  name: {is: text, label: L}\n" \
	"facts:\n  age: {is: age, label: L}\n  many: {is: number, label: L}\n  move: {is: date, label: L}\n" \
	"  home: {is: country, several: yes, label: L}\n  secret: {is: text, private: yes, label: L}\n" \
	"  call-name: {is: text, label: L}\nevents: {seen: {label: L}}\n" \
	"documents:\n  a: {label: A, photo: yes, asks: [issued]}\n  b: {label: B, same-as: a, photo: yes, asks: " \
	"[issued]}\n" \
	"  c: {label: C, asks: [photo]}\npersons: {friend: {label: F, me: {age: at least 18}}}\n"

static void load(const char *rest)
{
	static char text[8000];
	struct buffer told;

	snprintf(text, sizeof text, "%s%s", TOP, rest);
	diagnostics_init(&diagnostics, &arena, "rules");
	bool loaded = rules_load(&rules, "rules", text, strlen(text), LOAD_BYTES_MAX, &diagnostics);

	buffer_init(&told);
	for (size_t i = 0; i < diagnostics.count; i++)
		diagnostic_format(&told, &diagnostics, &diagnostics.list[i]);
	cr_assert(loaded, "%s%s", rest, buffer_string(&told));
	buffer_clear(&told);
}

#define DAY(year, month, day) date_from_parts((struct date_parts){year, month, day})

Test(load_rules, each_phrase_is_its_test)
{
	static const struct {
		const char *text;
		enum operation operation;
		int32_t low, high, amount;
		enum unit unit;
	} cases[] = {
		{"issued: at most 3 months old", OP_OLD_AT_MOST, 0, 0, 3, UNIT_MONTHS},
		{"issued: less than 12 months old", OP_OLD_LESS, 0, 0, 12, UNIT_MONTHS},
		{"issued: at least 18 years old", OP_OLD_AT_LEAST, 0, 0, 18, UNIT_YEARS},
		{"issued: more than 10 days old", OP_OLD_MORE, 0, 0, 10, UNIT_DAYS},
		{"issued: more than 1 day old", OP_OLD_MORE, 0, 0, 1, UNIT_DAYS},
		{"issued: within 120 days", OP_OLD_AT_MOST, 0, 0, 120, UNIT_DAYS},
		{"issued: not passed", OP_NOT_PASSED, 0, 0, 0, UNIT_DAYS},
		{"issued: not passed by more than 2 years", OP_NOT_PASSED, 0, 0, 2, UNIT_YEARS},
		{"issued: passed", OP_OLD_MORE, 0, 0, 0, UNIT_DAYS},
		{"issued: at least 6 months left", OP_LEFT_AT_LEAST, 0, 0, 6, UNIT_MONTHS},
		{"issued: more than 6 months left", OP_LEFT_MORE, 0, 0, 6, UNIT_MONTHS},
		{"issued: at most 90 days left", OP_LEFT_AT_MOST, 0, 0, 90, UNIT_DAYS},
		{"issued: less than 1 year left", OP_LEFT_LESS, 0, 0, 1, UNIT_YEARS},
		{"issued: before my.move", OP_BEFORE, 0, 0, 0, UNIT_DAYS},
		{"issued: until my.move", OP_UNTIL, 0, 0, 0, UNIT_DAYS},
		{"issued: from its.issued", OP_FROM, 0, 0, 0, UNIT_DAYS},
		{"issued: after my.move", OP_AFTER, 0, 0, 0, UNIT_DAYS},
		{"issued: at least 2 days after my.move", OP_FROM, 0, 0, 2, UNIT_DAYS},
		{"issued: from 1970-01-02", OP_BETWEEN, 1, VALUE_HIGHEST, 0, UNIT_DAYS},
		{"issued: until 1970-01-02", OP_BETWEEN, VALUE_LOWEST, 1, 0, UNIT_DAYS},
		{"issued: before 1970-01-02", OP_BETWEEN, VALUE_LOWEST, 0, 0, UNIT_DAYS},
		{"issued: after 1970-01-02", OP_BETWEEN, 2, VALUE_HIGHEST, 0, UNIT_DAYS},
		{"issued: 1970-01-02 to 1970-01-05", OP_BETWEEN, 1, 4, 0, UNIT_DAYS},
		{"issued: 1970-01-02", OP_BETWEEN, 1, 1, 0, UNIT_DAYS},
		{"country: same as my.home", OP_SAME_AS, 0, 0, 0, UNIT_DAYS},
		{"country: not same as my.home", OP_NOT_SAME_AS, 0, 0, 0, UNIT_DAYS},
		{"country: given", OP_GIVEN, 0, 0, 0, UNIT_DAYS},
		{"country: not DK", OP_NOT_IN, 0, 0, 0, UNIT_DAYS},
		{"country: {not: [DK, north]}", OP_NOT_IN, 0, 0, 0, UNIT_DAYS},
		{"country: [DK, north]", OP_IN, 0, 0, 0, UNIT_DAYS},
		{"country: \"NO\"", OP_IN, 0, 0, 0, UNIT_DAYS},
		{"country: NO", OP_IN, 0, 0, 0, UNIT_DAYS},
		{"photo: no", OP_IN, 0, 0, 0, UNIT_DAYS},
		{"grade: high", OP_IN, 0, 0, 0, UNIT_DAYS},
		{"name: \"at most 3\"", OP_IN, 0, 0, 0, UNIT_DAYS},
		{"name: same as my.call-name", OP_SAME_AS, 0, 0, 0, UNIT_DAYS},
		{"me: {age: 16 to 19}", OP_BETWEEN, 16, 19, 0, UNIT_DAYS},
		{"me: {age: at least 18}", OP_BETWEEN, 18, VALUE_HIGHEST, 0, UNIT_DAYS},
		{"me: {many: more than 2}", OP_BETWEEN, 3, VALUE_HIGHEST, 0, UNIT_DAYS},
		{"me: {many: at most 2}", OP_BETWEEN, VALUE_LOWEST, 2, 0, UNIT_DAYS},
		{"name: at home", OP_IN, 0, 0, 0, UNIT_DAYS},
		{"me: {many: less than 2}", OP_BETWEEN, VALUE_LOWEST, 1, 0, UNIT_DAYS},
		{"me: {many: at most my.age}", OP_AT_MOST_FACT, 0, 0, 0, UNIT_DAYS},
		{"me: {many: at least my.many}", OP_AT_LEAST_FACT, 0, 0, 0, UNIT_DAYS},
		{"me: {many: more than my.many}", OP_AT_LEAST_FACT, 0, 0, 1, UNIT_DAYS},
		{"me: {many: less than my.many}", OP_AT_MOST_FACT, 0, 0, -1, UNIT_DAYS},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char text[300];

		snprintf(text, sizeof text, "checklists: {main: {title: T, one: [c: {%s}]}}\n", cases[i].text);
		load(text);
		/* The first test is the role's. */
		cr_assert_eq(rules.test_count, 2, "%s: %u", cases[i].text, rules.test_count);
		const struct test *test = &rules.tests[1];

		cr_expect(test->operation == cases[i].operation && test->amount == cases[i].amount
				&& test->unit == cases[i].unit && test->low == cases[i].low
				&& test->high == cases[i].high,
			"%s: operation %d, %d %d, %d..%d", cases[i].text, test->operation, test->amount, test->unit,
			test->low, test->high);
		rules_clear(&rules);
	}
}

/* One value of several is one test, but for days and ages, of which each is a limit by itself. */
Test(load_rules, lists_of_values)
{
	static const struct {
		const char *text;
		enum condition_kind kind;
		enum operation operation;
		uint32_t parts, members;
	} cases[] = {
		{"name: [a, b, \"C  d\"]", CONDITION_TEST, OP_IN, 0, 3},
		{"name: {not: [a, b]}", CONDITION_TEST, OP_NOT_IN, 0, 2},
		{"name: not a", CONDITION_TEST, OP_NOT_IN, 0, 1},
		{"name: \"not a\"", CONDITION_TEST, OP_IN, 0, 1},
		{"country: [north, DK]", CONDITION_TEST, OP_IN, 0, 3},
		{"country: {not: north}", CONDITION_TEST, OP_NOT_IN, 0, 2},
		{"country: [DK, same as my.home]", CONDITION_ANY, 0, 2, 0},
		{"issued: [1970-01-02, 1970-01-04, never]", CONDITION_ANY, 0, 3, 0},
		{"issued: never", CONDITION_TEST, OP_BETWEEN, 0, 0},
		{"issued: {not: [1970-01-02, 1970-01-04]}", CONDITION_ALL, 0, 2, 0},
		{"issued: not 1970-01-02", CONDITION_ANY, 0, 2, 0},
		{"me: {age: {not: [18, 20]}}", CONDITION_ALL, 0, 2, 0},
		{"me: {age: [18, 20 to 30]}", CONDITION_ANY, 0, 2, 0},
		{"me: {age: at most my.many}", CONDITION_TEST, OP_AT_MOST_FACT, 0, 0},
		{"all: [{photo: yes}, {}]", CONDITION_TEST, OP_IN, 0, 1},
		{"any: [{photo: yes}, {}]", CONDITION_ANY, 0, 2, 0},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char text[300];

		snprintf(text, sizeof text, "checklists: {main: {title: T, one: [c: {%s}]}}\n", cases[i].text);
		load(text);
		const struct condition *condition = &rules.conditions[rules.lines[0].condition];

		cr_assert_eq(condition->kind, cases[i].kind, "%s: %d", cases[i].text, condition->kind);
		cr_expect_eq(condition->parts.count, cases[i].parts, "%s: %u", cases[i].text, condition->parts.count);
		if (condition->kind == CONDITION_TEST) {
			const struct test *test = &rules.tests[condition->test];

			cr_expect(test->operation == cases[i].operation && test->member_count == cases[i].members,
				"%s: %d, %u", cases[i].text, test->operation, test->member_count);
		}
		rules_clear(&rules);
	}
}

Test(load_rules, a_window_is_two_tests)
{
	load("checklists: {main: {title: T, one: [c: {issued: at most 3 months before my.move}]}}\n");
	cr_assert_eq(rules.test_count, 3);
	cr_expect(rules.tests[1].operation == OP_FROM && rules.tests[1].amount == -3
		&& rules.tests[1].unit == UNIT_MONTHS);
	cr_expect(rules.tests[2].operation == OP_UNTIL && rules.tests[2].amount == 0);
}

Test(load_rules, groups_give_way_to_their_lines)
{
	load("groups:\n  inner: [c, {a: {photo: yes}}, paper]\n  outer: [{inner: {issued: not passed}}, b]\n"
	     "checklists: {main: {title: T, one: outer}}\n");
	const struct list *list = &rules.lists[rules.rows[0].list];

	cr_expect_eq(list->group, 1);
	cr_expect_eq(list->lines.count, 4);
	for (uint32_t kind = 0; kind < 3; kind++) {
		struct span lines = list_lines_of(&rules, list, kind);

		cr_expect_eq(lines.count, 1);
		cr_expect_eq(rules.lines[lines.first].kind, kind);
	}
	cr_expect_eq(list_lines_any(&rules, list).count, 1);
	const struct line *joined = &rules.lines[list_lines_of(&rules, list, 0).first];

	cr_expect_eq(rules.conditions[joined->condition].kind, CONDITION_ALL);
	cr_expect_eq(rules.conditions[joined->condition].parts.count, 2);
	cr_expect_eq(joined->group, 0);
}

Test(load_rules, a_line_with_most_is_a_row)
{
	load("checklists: {main: {title: T, at-least: 3, of: [{c: {}, most: 2}, a], distinct: [kind, issued]}}\n");
	const struct requirement *requirement = &rules.requirements[rules.checklists[0].requirement];

	cr_assert_eq(requirement->rows.count, 2);
	cr_expect_eq(requirement->need, 3);
	cr_expect_eq(rules.rows[0].most, 2);
	cr_expect_eq(rules.rows[1].most, UINT32_MAX);
	cr_expect(rules.rows[0].distinct_kind && rules.rows[0].distinct_count == 1);
}

/* What stands under one `most` is one row, however many lines it is. */
Test(load_rules, a_group_with_most_is_a_row)
{
	load("groups: {pair: [a, b]}\nchecklists: {main: {title: T, at-least: 2, of: [{pair: {}, most: 2}, c]}}\n");
	const struct requirement *requirement = &rules.requirements[rules.checklists[0].requirement];

	cr_assert_eq(requirement->rows.count, 2);
	cr_expect_eq(rules.rows[requirement->rows.first].most, 2);
	cr_expect_eq(rules.lists[rules.rows[requirement->rows.first].list].lines.count, 2);
	cr_expect_eq(rules.lists[rules.rows[requirement->rows.first + 1].list].lines.count, 1);
}

Test(load_rules, a_limit_of_events_by_a_fact)
{
	load("checklists: {main: {title: T, all: [{events: seen, must: at most my.many}, {events: seen, must: at least "
	     "2, "
	     "within: 1 day, distinct: person}]}}\n");
	const struct requirement *parts = &rules.requirements[rules.checklists[0].requirement + 1];

	cr_expect(parts[0].limit == EVENTS_AT_MOST && parts[0].need_fact == rules_find_attribute(&rules, "many"));
	cr_expect(parts[1].limit == EVENTS_AT_LEAST && parts[1].need == 2 && parts[1].within_days == 1
		&& parts[1].distinct_person);
}

Test(load_rules, kinds_alike_share_what_they_fix)
{
	load("");
	cr_expect_eq(rules.kinds[0].fixed, rules.kinds[1].fixed);
	cr_expect_eq(rules.kinds[0].asks, rules.kinds[1].asks);
	cr_expect_neq(rules.kinds[0].fixed, rules.kinds[2].fixed);
	cr_expect_eq(rules.kinds[1].same_as, 0);
	cr_expect_eq(rules.kinds[0].fixed[rules_find_attribute(&rules, "photo")].low, 1);
}

Test(load_rules, a_checklist_may_have_the_name_of_a_role)
{
	uint32_t index;

	load("checklists: {friend: {title: T, person: friend}}\n");
	cr_expect_eq(rules_find_role(&rules, "friend"), 0);
	cr_expect_eq(rules_find_checklist(&rules, "friend"), 0);
	cr_expect_eq(rules_find(&rules, "friend", &index), ID_CHECKLIST);
	cr_expect_eq(rules_find_kind(&rules, "friend"), NO_INDEX);
}

/* ---- answers ---- */

static void there_and_back(const char *text)
{
	struct diagnostics told;
	struct buffer first, second;

	diagnostics_init(&told, &arena, "answers");
	struct answers *answers = answers_load(&arena, &rules, "answers", text, strlen(text), 100, false, true, &told);

	cr_assert_not_null(answers, "%s: %s", text, told.count ? told.list[0].message : "");
	buffer_init(&first);
	buffer_init(&second);
	answers_write(&first, &rules, answers);
	answers = answers_load(&arena, &rules, "again", first.bytes, first.length, 100, false, false, &told);
	cr_assert_not_null(answers, "%s", first.bytes);
	answers_write(&second, &rules, answers_copy(&arena, &rules, answers, true));
	cr_expect_str_eq(first.bytes, second.bytes);
	cr_expect_null(strstr(first.bytes, "0101901234"), "a secret was written");
	buffer_clear(&first);
	buffer_clear(&second);
}

Test(load_rules, answers_there_and_back)
{
	load("");
	there_and_back("{}");
	there_and_back("visit: 2026-12-01\ndocuments: []\npersons: {friend: none}\n");
	there_and_back("documents: [{kind: a, issued: {from: 2026-01-01}}, {kind: a, have: no}, {kind: c, have: "
		       "not-sure, photo: not-sure}]");
	there_and_back("facts: {age: 1986-05-01, many: {from: 2, to: 4}, home: [DK, \"NO\"], call-name: \"a\\\"\\\\ "
		       "\\ud83d\\ude00\"}");
	there_and_back("facts: {age: {to: 17}, move: none, secret: \"0101901234\"}");
	there_and_back("events: {seen: [{date: 2026-01-01, person: A}, {date: unknown, person: unknown}, {}]}");
	there_and_back(
		"{\"persons\": {\"friend\": [{\"have\": true, \"documents\": [{\"kind\": \"c\", \"photo\": false}]}, "
		"{\"events\": {\"seen\": {\"count\": 2}}}]}}");
}

Test(load_rules, what_answers_mean)
{
	static const char text[] =
		"visit: 2026-12-01\ndocuments: [{kind: c, photo: yes, issued: never}]\n"
		"facts: {home: DK, age: 40, call-name: none}\npersons: {friend: {facts: {age: 20}}}\n";
	struct diagnostics told;

	load("");
	diagnostics_init(&told, &arena, "answers");
	const struct answers *answers =
		answers_load(&arena, &rules, "answers", text, sizeof text - 1, 100, false, false, &told);

	cr_assert_not_null(answers);
	cr_expect_eq(answers->visit, DAY(2026, 12, 1));
	cr_expect(answers->me.papers_complete && answers->me.paper_count == 1 && answers->roles_complete[0]);
	cr_expect_eq(answers->me.papers[0].values[rules_find_attribute(&rules, "issued")].low, VALUE_NEVER);
	cr_expect_eq(answers->me.facts[rules_find_attribute(&rules, "call-name")].state, VALUE_NONE);
	cr_expect_eq(answers->others[0].facts[rules_find_attribute(&rules, "age")].low, 20);
	answers = answers_load(&arena, &rules, "answers", text, sizeof text - 1, 100, true, false, &told);
	cr_expect_eq(answers->visit, 100, "a day that is forced stands");
}

/* ---- how much ---- */

static bool load_within(const char *bytes, size_t length, size_t most)
{
	bool loaded;

	rules_clear(&rules);
	diagnostics_init(&diagnostics, &arena, "rules");
	loaded = rules_load(&rules, "rules", bytes, length, most, &diagnostics);
	cr_expect_eq(loaded, diagnostics.errors == 0);
	return loaded;
}

/* A larger file may be allowed, and may then hold as much more. */
Test(load_rules, twice_the_bytes_are_twice_the_names)
{
	struct buffer made;

	buffer_init(&made);
	buffer_add_string(&made, "medbring: 1\nlanguages: {en: English}\ntitle: T\ndocuments:\n");
	for (int kind = 0; kind < 40000; kind++)
		buffer_add_format(&made, "  k%d: {label: K}\n", kind);
	buffer_add_string(&made, "checklists: {c: {title: C, one: [k1]}}\n");
	cr_assert_lt(made.length, LOAD_BYTES_MAX);
	cr_expect_not(load_within(buffer_string(&made), made.length, LOAD_BYTES_MAX));
	cr_expect(load_within(buffer_string(&made), made.length, 2 * LOAD_BYTES_MAX));
	cr_expect_eq(rules.kind_count, 40000);
	buffer_clear(&made);
}

/* Of a thousand faults no more are told, within one text either. */
Test(load_rules, a_text_in_too_many_languages_is_given_up)
{
	struct buffer made;

	buffer_init(&made);
	buffer_add_string(&made, "medbring: 1\nlanguages: {en: English}\ntitle: {en: T");
	for (int tag = 0; tag < 1500; tag++)
		buffer_add_format(&made, ", x%d: T", tag);
	buffer_add_string(&made, "}\ndocuments: {k: {label: K}}\nchecklists: {c: {title: C, one: [k]}}\n");
	cr_expect_not(load_within(buffer_string(&made), made.length, LOAD_BYTES_MAX));
	cr_expect_geq(diagnostics.errors, 1000u);
	cr_expect_lt(diagnostics.errors, 1100u);
	buffer_clear(&made);
}

/* ---- the grammar ---- */

Test(load_rules, every_row_says_what_it_is)
{
	for (enum mapping mapping = 0; mapping < MAPPING_COUNT; mapping++)
		for (uint32_t i = 0; i < *grammar[mapping].count; i++) {
			const struct grammar_row *row = &grammar[mapping].rows[i];

			cr_expect(row->help && row->help[0], "%s %s", grammar[mapping].name, row->key);
			cr_expect(row->help[strlen(row->help) - 1] == '.', "%s %s", grammar[mapping].name, row->key);
			cr_expect(!row->required || row->key, "%s", grammar[mapping].name);
		}
}
