#include "shapes_fixture.h"

#include "base/date.h"
#include "model/list_lines.h"

/* Files that are made, for what only shows in many, in long or in odd ones: what is loaded of them, or what is told. */

TestSuite(load_shapes, .init = start, .fini = end);

/* ---- kinds ---- */

/* A list that is short beside the catalogue has no table of its own: its lines are sought. */
Test(load_shapes, lines_of_a_short_list_are_sought)
{
	buffer_add_string(&file, "documents:\n");
	for (int i = 0; i < 400; i++)
		buffer_add_format(&file, "  k%d: {label: K}\n", i);
	buffer_add_string(&file,
		"checklists:\n  short: {title: T, one: [k7, k300, paper, k299]}\n"
		"  every: {title: T, one: [paper]}\n  long: {title: T, one: [paper");
	for (int i = 0; i < 60; i++)
		buffer_add_format(&file, ", k%d", i * 3);
	buffer_add_string(&file, "]}\n");
	cr_assert(loads(), "%s", first_told());
	for (uint32_t checklist = 0; checklist < 3; checklist++) {
		static const uint32_t lines[][3] = {{7, 1, 1}, {7, 0, 1}, {6, 1, 1}};
		const struct row *row =
			&rules.rows[rules.requirements[rules.checklists[checklist].requirement].rows.first];
		const struct list *list = &rules.lists[row->list];

		cr_expect_eq(list->kind_start != NULL, checklist == 2, "%u", checklist);
		cr_expect_eq(
			list_lines_of(&rules, list, lines[checklist][0]).count, lines[checklist][1], "%u", checklist);
		cr_expect_eq(list_lines_any(&rules, list).count, lines[checklist][2], "%u", checklist);
		cr_expect_eq(list_lines_of(&rules, list, 399).count, 0, "%u", checklist);
	}
}

/* What kinds fix and ask is kept once for those that are alike in it, and only for those. */
Test(load_shapes, only_what_is_alike_is_shared)
{
	static const char *const kinds[] = {"asks: [photo]", "photo: yes", "photo: no", "asks: [size]", "size: 3",
		"size: none", "code: A", "code: B", "age: 10", "age: 1970-01-11", "homes: [DK, SE]", "homes: [DK, FI]",
		"asks: [photo, size]", "asks: [size], photo: yes", ""};
	const uint32_t count = sizeof kinds / sizeof kinds[0];

	buffer_add_string(&file,
		"attributes: {photo: {is: yes-no, label: L}, size: {is: number, label: L}, code: {is: text, label: L}, "
		"age: {is: age, label: L}, homes: {is: country, several: yes, label: L}}\ndocuments:\n");
	for (uint32_t way = 0; way < 2; way++)
		for (uint32_t i = 0; i < count; i++)
			buffer_add_format(&file, "  k%u-%u: {label: K, %s}\n", way, i, kinds[i]);
	cr_assert(loads(), "%s", first_told());
	for (uint32_t one = 0; one < count; one++)
		for (uint32_t other = 0; other < 2 * count; other++) {
			bool alike = one == other % count;
			bool own = strstr(kinds[one], "code") || strstr(kinds[one], "homes"); /* kept for each */

			if (one != other)
				cr_expect_eq(rules.kinds[one].fixed == rules.kinds[other].fixed, alike && !own,
					"%s, %s", kinds[one], kinds[other % count]);
		}
	cr_expect_eq(rules.kinds[8].fixed[3].born, false);
	cr_expect_eq(rules.kinds[9].fixed[3].born, true);
}

/* What a file makes in memory is bounded, whatever it is made of; the fault stands where the bound is passed. */
Test(load_shapes, too_many_kinds_that_differ)
{
	buffer_add_string(&file, "attributes:\n");
	for (int i = 0; i < 249; i++)
		buffer_add_format(&file, "  a%d: {is: number, label: L}\n", i);
	buffer_add_string(&file, "documents:\n");
	for (int i = 0; i < 9000; i++)
		buffer_add_format(&file, "  k%d: {label: K, a%d: %d}\n", i, i % 249, i);
	cr_expect_not(loads());
	cr_expect_eq(told.errors, 1);
	cr_expect(strstr(first_told(),
			  "all that stands in the file until here takes more than 7864320 bytes of memory; divide it"),
		"%s", first_told());
	cr_expect(told.list[0].place.line > 500 && told.list[0].place.column > 1);
	cr_expect(rules.arena.used < 9000000, "%zu", rules.arena.used);
}

/* ---- as many as may be, and one more ---- */

struct limit {
	const char *start, *before, *after, *end;
	uint32_t most;    /* so many between start and end are taken */
	const char *told; /* of one more */
};

static void holds(const struct limit *limit, const char *head, bool (*load)(void))
{
	for (uint32_t more = 0; more < 2; more++) {
		buffer_reset(&file);
		buffer_add_string(&file, head);
		buffer_add_string(&file, limit->start);
		repeat(limit->most + more, limit->before, limit->after);
		buffer_add_string(&file, limit->end);
		cr_expect_eq(load(), !more, "%u: %s", more, first_told());
		if (more)
			cr_expect(strstr(first_told(), limit->told), "%s", first_told());
	}
}

static bool loads_once(void)
{
	bool loaded = loads();

	rules_clear(&rules);
	return loaded;
}

Test(load_shapes, more_than_may_be)
{
	static const struct limit limits[] = {
		{"attributes: {a: {is: choice, label: L, choices: [", "c", ", ", "]}}", 500,
			"at most 500 choices can be given"},
		{"facts: {", "f", ": {is: date, label: L}, ", "}", 250,
			"attributes and facts together can be at most 250"},
		{"attributes: {a: {is: number, several: yes, label: L}}\ndocuments: {d: {label: D, a: [", "", ", ",
			"]}}", 250, "at most 250 values can stand here"},
	};

	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
		holds(&limits[i], HEAD, loads_once);
	holds(&(struct limit){"", "a", ": A, ", "}\ntitle: T\n", 0, "`a0` is no language tag"},
		"medbring: 1\nlanguages: {en: English, ", loads_once);
	buffer_reset(&file);
	buffer_add_string(&file, "medbring: 1\nlanguages: {aa: A, bb: B, cc: C, dd: D, ee: E, ff: F, gg: G, hh: H");
	buffer_add_string(&file, "}\ntitle: T\n");
	cr_expect(loads_once(), "%s", first_told());
	file.length = (size_t)(strchr(file.bytes, '}') - file.bytes);
	buffer_add_string(&file, ", ii: I}\ntitle: T\n");
	cr_expect_not(loads_once());
	cr_expect(strstr(first_told(), "a file can have at most 8 languages"), "%s", first_told());
}

static bool answers_load_once(void)
{
	diagnostics_init(&told, &arena, "answers");
	return answers_load(&arena, &rules, "answers", file.bytes, file.length, 0, false, false, &told);
}

Test(load_shapes, more_answers_than_may_be)
{
	static const struct limit many[] = {
		{"documents: [", "{kind: d, a1: ", "}, ", "]", (1u << 17) / 250, "nobody has 525 papers"},
		{"persons: {p: [", "{facts: {f: ", "}}, ", "]}", (1u << 17) / 251, "nobody brings 523 persons"},
	};

	buffer_add_string(&file, "attributes:\n");
	repeat(249, "  a", ": {is: number, label: L}\n");
	buffer_add_string(&file,
		"facts: {f: {is: number, label: L}}\nevents: {e: {label: L}}\n"
		"documents: {d: {label: D, asks: [a1]}}\npersons: {p: {label: P, me: {f: 1}}}\n");
	cr_assert(loads(), "%s", first_told());
	for (size_t i = 0; i < 2; i++)
		holds(&many[i], "", answers_load_once);
}

/* Of more things than a file may have none are read: the first that is too many is told, and nothing else. */
Test(load_shapes, limits_of_the_whole)
{
	static const struct {
		const char *start, *item, *end;
		size_t bytes;
		const char *told;
	} cases[] = {
		{"documents: [", "a,", "]\n", 700000, "more than 174762 keys and values (nothing after this was read)"},
		{"documents:\n", NULL, "", 700000, "the file names more than 32768 things; divide it"},
		{"documents: {d: {label: D}}\ngroups: {g: [", "d,", "d]}\nchecklists: {c: {title: C, one: g}}\n",
			300000, "a list can have at most 40960 lines"},
		{"documents: {d: {label: D}}\ngroups: {h: [d, d, d], i: [h, h, h], g: [", "i,", "]}\n", 10000,
			"groups within groups make more than 40960 lines"},
		{"documents: {d: {label: D}}\nchecklists: {c: {title: C, all: [", "{all: []},", "all: []]}}\n", 900000,
			"all that stands in the file until here takes more than"},
		{"facts: {f: {is: date, label: L}}\nchecklists: {c: {title: C, me: {f: {not: [", "2026-01-01,",
			"2026-01-02]}}}}\n", 900000, "all that stands in the file until here takes more than"},
		{"facts: {f: {is: yes-no, label: L}}\nchecklists: {c: {title: C, me: {all: [", "f: yes,",
			"f: yes]}}}\n", 900000, "all that stands in the file until here takes more than"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		buffer_reset(&file);
		buffer_add_string(&file, HEAD);
		buffer_add_string(&file, cases[i].start);
		for (uint32_t number = 0; file.length < cases[i].bytes; number++)
			if (cases[i].item)
				buffer_add_string(&file, cases[i].item);
			else
				buffer_add_format(&file, "  k%u: {}\n", number);
		buffer_add_string(&file, cases[i].end);
		cr_expect_not(loads());
		bool found = false;

		for (size_t at = 0; at < told.count; at++)
			found |= strstr(told.list[at].message, cases[i].told) != NULL && told.list[at].place.line > 0;
		cr_expect(found, "%zu: %s", i, first_told());
		cr_expect(told.errors < 1200, "%zu: %zu", i, told.errors);
		cr_expect(rules.arena.used < 12000000, "%zu: %zu bytes", i, rules.arena.used);
		rules_clear(&rules);
	}
}

/* A set that stands in a list again and again. */
Test(load_shapes, too_many_values_in_a_test)
{
	static const char *const starts[] = {"[", "{not: ["};

	for (size_t i = 0; i < 2; i++) {
		buffer_reset(&file);
		buffer_add_string(&file, HEAD "sets: {s: {members: [");
		for (int number = 0; number < 1000; number++)
			buffer_add_string(&file, "DK, ");
		buffer_add_format(&file,
			"SE]}}\nfacts: {f: {is: country, label: L}}\nchecklists: {c: {title: C, me: {f: %s", starts[i]);
		for (int number = 0; number < 30; number++)
			buffer_add_string(&file, "s, ");
		buffer_add_string(&file, i ? "s]}}}}\n" : "s]}}}\n");
		cr_expect_not(loads());
		cr_expect_eq(told.errors, 1u);
		cr_expect(strstr(first_told(), "a test can have at most 20000 values"), "%s", first_told());
		rules_clear(&rules);
	}
}

/* A role whose requirement could not be read leads nowhere. */
Test(load_shapes, a_role_that_is_none)
{
	buffer_add_string(&file, "persons: {a: {label: A, person: b}, b: 3}\n");
	cr_expect_not(loads());
	cr_expect_eq(told.errors, 1u);
	cr_expect(strstr(first_told(), "persons.b: a mapping (key: value) is wanted here"), "%s", first_told());
}

/* Faults of which nobody will hear are not even looked for. */
Test(load_shapes, very_many_faults)
{
	static const char *const shapes[][2] = {{"documents:\n", "  Card-"},
		{"documents: {card: {label: C}}\nkeys:\n", "k-"},
		{"contacts: {c: {label: L}}\nsections:\n", "  - {id: A, x-"},
		{"documents: {card: {label: C}}\nchecklists: {c: {title: C, one: [card]}}\ncases:\n",
			"  - {check: c, x-"}};

	for (size_t i = 0; i < 4; i++) {
		buffer_reset(&file);
		buffer_add_string(&file, HEAD);
		buffer_add_string(&file, shapes[i][0]);
		repeat(20000, shapes[i][1], i >= 2 ? ": 1}\n" : ": {}\n");
		cr_expect_not(loads());
		cr_expect(told.errors >= 1000 && told.errors < 21000, "%zu: %zu", i, told.errors);
		rules_clear(&rules);
	}
	buffer_reset(&file);
	buffer_add_string(&file, HEAD "documents: {Card: {label: C}}\ngroups: {g: [");
	for (int i = 0; i < 20000; i++)
		buffer_add_string(&file, "card, ");
	buffer_add_string(&file, "x]}\n");
	cr_expect_not(loads());
	cr_expect_eq(told.errors, 1u, "what follows from a fault is not told: %zu", told.errors);
}

Test(load_shapes, too_many_lines_with_a_most)
{
	buffer_add_string(&file, "documents:\n");
	repeat(300, "  d", ": {label: D}\n");
	buffer_add_string(&file, "checklists: {c: {title: C, at-least: 3, of: [");
	repeat(200, "{d", ": {}, most: 2}, ");
	size_t fine = file.length;

	buffer_add_string(&file, "d299]}}\n");
	cr_expect(loads(), "%s", first_told());
	rules_clear(&rules);
	file.length = fine;
	buffer_add_string(&file, "{d299: {}, most: 1}]}}\n");
	cr_expect_not(loads());
	cr_expect(strstr(first_told(), "at most 200 lines of a list can have a `most`"), "%s", first_told());
}

/* ---- roles that need each other ---- */

Test(load_shapes, a_long_way_of_roles)
{
	static const uint32_t lengths[] = {16, 17};

	for (size_t i = 0; i < 2; i++) {
		buffer_reset(&file);
		buffer_add_string(&file, HEAD "facts: {f: {is: yes-no, label: L}}\npersons:\n");
		for (uint32_t role = 1; role < lengths[i]; role++)
			buffer_add_format(&file, "  r%u: {label: R, all: [{person: r%u}, {person: r%u}]}\n", role - 1,
				role, role);
		buffer_add_format(&file, "  r%u: {label: R, me: {f: yes}}\n", lengths[i] - 1);
		cr_expect_eq(loads_once(), i == 0, "%s", first_told());
		if (i == 1)
			cr_expect(strstr(first_told(),
					  "`r0` needs persons who in turn need `r0`, or so through more than 16 roles"),
				"%s", first_told());
	}
}

/* ---- papers that ask for each other ---- */

Test(load_shapes, a_long_way_of_withs)
{
	for (uint32_t length = 2; length < 40; length += 36) {
		buffer_reset(&file);
		buffer_add_string(&file, HEAD "documents: {d: {label: D}}\ngroups:\n");
		for (uint32_t group = 1; group < length; group++)
			buffer_add_format(&file, "  g%u: [d: {with: g%u}]\n", group - 1, group);
		buffer_add_format(&file, "  g%u: [d]\nchecklists: {c: {title: C, one: g0}}\n", length - 1);
		cr_expect_eq(loads_once(), length == 2, "%s", first_told());
		if (length > 2)
			cr_expect(strstr(first_told(),
					  "the paper of this line asks by `with` for one that in turn asks for it"),
				"%s", first_told());
	}
}

/* ---- what was read before the end of what could be ---- */

/* A text that runs into a key is no fault of its own; one that ended before what is wrong is. */
Test(load_shapes, a_value_before_what_is_no_yaml)
{
	static const struct {
		const char *rest;
		bool own_fault;
	} files[] = {{"checked: 2026\n  one\n\n]\n", true}, {"checked: 2026\n  one: 2\n", false}};

	for (uint32_t i = 0; i < 2; i++) {
		buffer_clear(&file);
		buffer_add_string(&file, HEAD);
		buffer_add_string(&file, files[i].rest);
		cr_expect_not(loads());
		cr_expect_eq(strstr(first_told(), "[bad-date]") != NULL, files[i].own_fault, "%s", first_told());
	}
}

/* ---- plain questions ---- */

/* A question that names no limit is about one limit; what no yes or no can be said of sets none. */
Test(load_shapes, plain_questions_of_one_limit)
{
	static const struct {
		const char *test;
		bool limit;
	} tests[] = {{"at least 2", false}, {"1 to 4", false}, {"given", false}, {"{not: 3}", false}, {"[2, 5]", false},
		{"same as my.many", false}, {"not same as my.many", false}, {"at least my.many", true},
		{"at most 9", true}, {"more than 7", true}};

	for (uint32_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		buffer_clear(&file);
		buffer_add_format(&file,
			HEAD
			"attributes: {size: {is: number, label: L, ask: A, plain: Enough}}\n"
			"facts: {many: {is: number, label: M, ask: A}}\n"
			"documents: {k: {label: K, asks: [size]}}\n"
			"checklists: {c: {title: C, any: [{one: [k: {size: at least 2}]}, {one: [k: {size: %s}]}]}}\n",
			tests[i].test);
		cr_assert(loads(), "%s", first_told());
		cr_expect_eq(rules.attributes[rules_find_attribute(&rules, "size")].plain_of_one, tests[i].limit, "%s",
			tests[i].test);
		rules_clear(&rules);
	}
}
