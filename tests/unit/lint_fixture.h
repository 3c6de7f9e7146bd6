/* What the tests of lint load: a paper with an attribute of each type, and facts beside it. */
#ifndef MEDBRING_TESTS_LINT_FIXTURE_H
#define MEDBRING_TESTS_LINT_FIXTURE_H

#include "load_fixture.h"

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

#endif
