/* What the tests of lint load: a paper with an attribute of each type, facts beside it, and how text becomes rules. */
#ifndef MEDBRING_TESTS_LINT_FIXTURE_H
#define MEDBRING_TESTS_LINT_FIXTURE_H

#include <criterion/criterion.h>

#include "load/load.h"

/* Attributes, facts, and the first of the documents: others can follow it. */
#define LINT_NAMES \
	"attributes:\n" \
	"  expires: {is: date, absent: never, label: E, ask: E}\n" \
	"  issued: {is: date, label: I, ask: I}\n" \
	"  colour: {is: choice, choices: {red: R, blue: B, green: G}, label: C, ask: C}\n" \
	"  name: {is: text, label: N, ask: N}\n" \
	"  flag: {is: country, label: F, ask: F}\n" \
	"  size: {is: number, label: S, ask: S}\n" \
	"  seen: {is: yes-no, label: Y, ask: Y}\n" \
	"facts:\n" \
	"  age: {is: age, label: A, ask: A}\n" \
	"  mine: {is: text, label: M, ask: M}\n" \
	"  boats: {is: number, label: B, ask: B}\n" \
	"  born: {is: date, label: D, ask: D}\n" \
	"documents:\n" \
	"  pass: {label: P, asks: [expires, issued, colour, name, flag, size, seen]}\n"

/* `about`: what the message names where the text is refused. rules_clear() and arena_clear() give it back. */
static inline void lint_load(
	struct rules *rules, struct arena *arena, const char *text, int length, const char *about)
{
	struct diagnostics diagnostics;

	diagnostics_init(&diagnostics, arena, "rules");
	cr_assert(rules_load(rules, "rules", text, (size_t)length, LOAD_BYTES_MAX, &diagnostics), "%s: %s", about,
		diagnostics.count ? diagnostics.list[0].message : "");
}

#endif
