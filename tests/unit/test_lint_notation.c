/* What lint writes back of a rules file is what can be written in one, and means the same. */
#include <stdio.h>

#include "lint/notation.h"
#include "lint_fixture.h"

static const char head[] = "medbring: 1\n"
			   "languages: {en: English}\n"
			   "title: T\n"
			   "sets: {nordic: {label: N, members: [DK, SE]}}\n" LINT_NAMES "  card: {label: K}\n"
			   "groups: {both: [pass, card]}\n"
			   "checklists:\n"
			   "  c:\n"
			   "    title: C\n"
			   "    one: [";

static const struct {
	const char *written, *back; /* NULL: as it was written */
} rows[] = {
	{"{seen: yes}", NULL},
	{"{seen: no}", NULL},
	{"{colour: red}", NULL},
	{"{colour: [red, blue]}", NULL},
	{"{colour: not red}", NULL},
	{"{colour: {not: [red, blue]}}", NULL},
	{"{flag: DK}", NULL},
	{"{flag: nordic}", NULL},
	{"{flag: [nordic]}", "{flag: nordic}"},
	{"{flag: not nordic}", NULL},
	{"{flag: [nordic, DE]}", NULL},
	{"{name: ann}", "{name: \"ann\"}"},
	{"{name: [ann, bo]}", "{name: [\"ann\", \"bo\"]}"},
	{"{name: given}", NULL},
	{"{name: same as my.mine}", NULL},
	{"{name: not same as my.mine}", NULL},
	{"{size: 3}", NULL},
	{"{size: 3 to 5}", NULL},
	{"{size: at least 3}", NULL},
	{"{size: at most 3}", NULL},
	{"{size: more than 3}", "{size: at least 4}"},
	{"{size: less than 3}", "{size: at most 2}"},
	{"{size: at least my.boats}", NULL},
	{"{size: more than my.boats}", NULL},
	{"{size: at most my.boats}", NULL},
	{"{size: less than my.boats}", NULL},
	{"{issued: from 2026-01-02}", NULL},
	{"{issued: until 2026-01-02}", NULL},
	{"{issued: before 2026-01-02}", "{issued: until 2026-01-01}"},
	{"{issued: after 2026-01-02}", "{issued: from 2026-01-03}"},
	{"{issued: 2026-01-02 to 2026-02-03}", NULL},
	{"{issued: at most 3 months old}", NULL},
	{"{issued: within 1 years}", "{issued: at most 1 year old}"},
	{"{issued: less than 2 years old}", NULL},
	{"{issued: at least 1 days old}", "{issued: at least 1 day old}"},
	{"{issued: more than 10 days old}", NULL},
	{"{expires: not passed}", NULL},
	{"{expires: not passed by more than 2 months}", NULL},
	{"{expires: at least 10 days left}", NULL},
	{"{expires: at most 10 days left}", NULL},
	{"{expires: less than 10 days left}", NULL},
	{"{expires: more than 10 days left}", NULL},
	{"{issued: before my.born}", NULL},
	{"{issued: until my.born}", NULL},
	{"{issued: from my.born}", NULL},
	{"{issued: after its.expires}", NULL},
	{"{issued: at most 3 days after my.born}", NULL}, /* it is not before either: two tests, said as one */
	{"{issued: less than 3 days after my.born}", NULL},
	{"{issued: at least 3 days after my.born}", NULL},
	{"{issued: more than 3 days after my.born}", NULL},
	{"{issued: at least 1 months before my.born}", "{issued: at least 1 month before my.born}"},
	{"{issued: at most 2 months before my.born}", NULL},
	{"{issued: more than 2 months before my.born}", NULL},
	{"{issued: less than 2 months before my.born}", NULL},
	{"{seen: yes, all: [{seen: yes}]}", "{seen: yes}"},
	{"{any: [{seen: yes}, {size: 3}], all: [{any: [{seen: no}, {size: 4}]}, {size: 5}]}",
		"{any: [{seen: no}, {size: 4}], size: 5, all: [{any: [{seen: yes}, {size: 3}]}]}"},
	{"{seen: yes, me: {age: at least 18}}", NULL},
	{"{any: [{seen: yes}, {size: 3}]}", NULL},
	{"{with: both}", NULL},
	{"{with: [card]}", "{with: card}"},
	{"{with: [card, pass: {seen: yes}]}", "{with: [pass {seen: yes}, card]}"},
	{"{with: [paper: {seen: yes}]}", "{with: paper {seen: yes}}"},
	{"{with: [{card: {}, most: 2}]}", "{with: card, at most 2}"},
	{"{seen: yes, valid-from: 2027-01-01}", NULL},
	{"{seen: yes, size: 3, valid-to: 2027-01-01}", NULL},
	{"{me: {any: [{age: 18 to 66}, {boats: 2}]}}", NULL},
};

static void write_back(const char *written, struct buffer *out)
{
	struct arena arena = {0};
	struct rules rules;
	char text[4096];
	int length = snprintf(text, sizeof text, "%spass: %s]\n", head, written);

	load_text(&rules, &arena, text, length, written);
	buffer_reset(out);
	notation_condition(out, &rules, rules.lines[rules.lists[rules.rows[0].list].lines.first].condition);
	rules_clear(&rules);
	arena_clear(&arena);
}

Test(lint_notation, conditions_come_back)
{
	struct buffer out;

	buffer_init(&out);
	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		const char *wanted = rows[row].back ? rows[row].back : rows[row].written;

		write_back(rows[row].written, &out);
		cr_expect_str_eq(
			buffer_string(&out), wanted, "%s came back as %s", rows[row].written, buffer_string(&out));
	}
	buffer_clear(&out);
}
