/* What lint sees of two requirements: whether the one is met whenever the other is. */
#include <stdio.h>

#include "base/date.h"
#include "lint/imply.h"
#include "lint_fixture.h"

static const char head[] = "medbring: 1\n"
			   "languages: {en: English}\n"
			   "title: T\n" LINT_NAMES "  card: {label: K, asks: [expires, colour]}\n"
			   "  copy: {label: X, counts: never}\n"
			   "  stamp: {label: Z, expires: 2027-01-01, asks: [issued]}\n"
			   "persons:\n"
			   "  friend: {label: F, ask: F, me: {age: at least 18}}\n"
			   "  guard: {label: G, ask: G, me: {age: at least 18}}\n"
			   "counts: {expires: not passed}\n"
			   "checklists:\n"
			   "  c:\n"
			   "    title: C\n"
			   "    all:\n";

static const struct {
	const char *left, *right;
	bool implied;
} rows[] = {
	/* one list within another */
	{"one: [pass]", "one: [pass, card]", true},
	{"one: [pass, card]", "one: [pass]", false},
	{"one: [pass]", "one: [paper]", true},
	{"one: [paper]", "one: [pass]", false},
	{"one: [pass: {colour: red}]", "one: [pass: {colour: [red, blue]}]", true},
	{"one: [pass: {colour: [red, blue]}]", "one: [pass: {colour: red}]", false},
	{"one: [pass]", "one: [{pass: {}, valid-from: 2027-01-01}, card]", false},
	{"one: [pass]", "one: [{pass: {}, valid-to: 2026-01-01}, card]", false},
	{"one: [{pass: {}, valid-from: 2026-01-01, valid-to: 2027-01-01}]", "one: [pass]", true},
	{"at-least: 2\n        of: [pass]", "at-least: 2\n        of: [{pass: {}, most: 1}, card]", false},
	/* how many, and what counts once */
	{"at-least: 2\n        of: [pass]", "one: [pass]", true},
	{"one: [pass]", "at-least: 2\n        of: [pass]", false},
	{"at-least: 3\n        of: [pass]\n        distinct: kind",
		"at-least: 2\n        of: [pass]\n        distinct: kind", true},
	{"at-least: 2\n        of: [pass]", "at-least: 2\n        of: [pass]\n        distinct: kind", false},
	{"at-least: 2\n        of: [pass]\n        distinct: colour", "at-least: 2\n        of: [pass]", false},
	{"at-least: 2\n        of: [pass]", "at-least: 2\n        of: [pass]\n        distinct: colour", false},
	{"at-least: my.boats\n        of: [pass]", "one: [pass]", false},
	{"one: [pass]", "at-least: my.boats\n        of: [pass]", false},
	{"points: 2\n        of: [{of: pass, each: 1}]", "one: [pass]", false},
	{"one: [pass]", "points: 2\n        of: [{of: pass, each: 1}]", false},
	/* tests of a paper, on both sides of their limits */
	{"one: [pass: {issued: at most 3 months old}]", "one: [pass: {issued: at most 6 months old}]", true},
	{"one: [pass: {issued: at most 6 months old}]", "one: [pass: {issued: at most 3 months old}]", false},
	{"one: [pass: {expires: at least 10 days left}]", "one: [pass]", true},
	{"one: [pass: {size: 3 to 5}]", "one: [pass: {size: at least 3}]", true},
	{"one: [pass: {size: at least 3}]", "one: [pass: {size: 3 to 5}]", false},
	{"one: [pass: {size: more than 3}]", "one: [pass: {size: at least 4}]", true},
	{"one: [pass: {name: [ann]}]", "one: [pass: {name: [ann, bo]}]", true},
	{"one: [pass: {name: [ann, bo]}]", "one: [pass: {name: [ann]}]", false},
	{"one: [pass: {name: [ann]}]", "one: [pass: {name: given}]", true},
	{"one: [pass: {flag: [DK]}]", "one: [pass: {flag: [DK, SE]}]", true},
	{"one: [pass: {flag: not SE}]", "one: [pass: {flag: {not: [SE, DK]}}]", false},
	{"one: [pass: {seen: yes}]", "one: [pass: {seen: no}]", false},
	{"one: [pass: {name: same as my.mine}]", "one: [pass: {name: given}]", true},
	{"one: [pass: {issued: before my.born}]", "one: [pass: {issued: until my.born}]", true},
	{"one: [pass: {issued: until my.born}]", "one: [pass: {issued: before my.born}]", false},
	{"one: [pass: {issued: before its.expires}]", "one: [pass: {issued: given}]", true},
	{"one: [pass: {any: [{seen: yes}, {size: 3}]}]", "one: [pass: {any: [{size: 3}, {seen: yes}, {colour: red}]}]",
		true},
	{"one: [pass: {seen: yes, valid-from: 2027-01-01}]", "one: [pass: {seen: yes}]", false},
	{"one: [pass: {any: [{seen: yes, valid-to: 2025-01-01}, {size: 3}]}]", "one: [pass: {size: 3}]", true},
	{"one: [stamp: {issued: before its.expires}]", "one: [stamp: {issued: given}]", true},
	{"one: [stamp: {issued: before its.expires}]", "one: [stamp: {issued: not passed}]", false},
	{"one: [stamp: {issued: until 2026-12-31}]", "one: [stamp: {issued: before its.expires}]", true},
	{"one: [stamp: {issued: until 2027-01-01}]", "one: [stamp: {issued: before its.expires}]", false},
	/* facts */
	{"me: {age: at least 18}", "me: {age: at least 16}", true},
	{"me: {age: at least 16}", "me: {age: at least 18}", false},
	{"me: {boats: 2}", "me: {boats: 1 to 3}", true},
	{"me: {age: at least 16}", "one: [pass]", false},
	/* persons */
	{"person: friend\n        times: 2", "person: friend", true},
	{"person: friend", "person: friend\n        times: 2", false},
	{"person: friend", "person: guard", false},
	{"person: friend\n        times: my.boats", "person: friend", false},
	{"person: friend", "person: friend\n        times: my.boats", false},
	/* of parts */
	{"all: [{one: [pass]}, {me: {age: at least 18}}]", "one: [pass]", true},
	{"all: [{one: [card]}, {me: {age: at least 18}}]", "one: [pass]", false},
	{"one: [pass]", "all: [{one: [pass]}, {one: [paper]}]", true},
	{"one: [pass]", "all: [{one: [pass]}, {one: [card]}]", false},
	{"any: [{one: [pass]}, {one: [card]}]", "one: [pass, card]", true},
	{"any: [{one: [pass]}, {me: {age: at least 18}}]", "one: [pass, card]", false},
	{"one: [pass]", "any: [{me: {age: at least 18}}, {one: [pass]}]", true},
	{"one: [card]", "any: [{me: {age: at least 18}}, {one: [pass]}]", false},
	{"all: [{one: [pass]}, {one: [card]}]", "any: [{one: [copy]}, {all: [{one: [card]}, {one: [pass]}]}]", true},
	/* limits of their own are not looked through */
	{"one: [pass]\n        choose: {same: colour}", "one: [pass]", false},
	{"one: [pass]", "one: [pass]\n        choose: {never-together: [[pass, card]]}", false},
	{"apart: yes\n        all: [{one: [pass]}, {one: [card]}]", "one: [pass]", false},
	{"one: [pass]\n        valid-from: 2027-01-01", "one: [pass]", false},
	{"one: [pass]", "one: [pass]\n        valid-to: 2026-01-01", false},
};

static uint32_t part(const struct rules *rules, uint32_t number)
{
	const struct requirement *all = &rules->requirements[rules->checklists[0].requirement];

	return rules->requirement_links[all->parts.first + number];
}

Test(lint_imply, each_pair_as_it_is)
{
	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		struct arena arena = {0}, scratch = {0};
		struct rules rules;
		char text[8192];
		int length =
			snprintf(text, sizeof text, "%s      - id: left\n        %s\n      - id: right\n        %s\n",
				head, rows[row].left, rows[row].right);
		struct trial trial = {&rules, &scratch, date_from_parts((struct date_parts){2026, 12, 1})};

		load_text(&rules, &arena, text, length, rows[row].left);
		cr_expect_eq(requirement_implies(&trial, part(&rules, 0), part(&rules, 1)), rows[row].implied,
			"%s -> %s", rows[row].left, rows[row].right);
		cr_expect(requirement_implies(&trial, part(&rules, 0), part(&rules, 0)), "%s: itself", rows[row].left);
		rules_clear(&rules);
		arena_clear(&arena);
		arena_clear(&scratch);
	}
}
