#ifndef MEDBRING_LINT_CASES_H
#define MEDBRING_LINT_CASES_H

/*
 * The cases that a rules file carries: answers, the verdict that must come of
 * them, and the requirement that decides. A change of the rules is exercised
 * when the reasons of some case change with it, and noticed when some case
 * then fails.
 */

#include <stdbool.h>

#include "engine/report.h"
#include "lint/mutant.h"
#include "model/rules.h"

struct case_result {
	enum verdict verdict;
	bool decided;            /* `because` stands on the way to the verdict, or the case names none */
	bool passed;
	uint64_t reasons;        /* changes when the reasons do */
};

/* Judge one case by `rules`, which may be a mutant of the rules that it came from. */
struct case_result case_run(struct arena *scratch, const struct rules *rules, const struct rule_case *one);

struct mutant_result { bool exercised, noticed; };

/* Run every case on the mutant; `expected` holds what each gave without it. */
struct mutant_result mutant_run(struct arena *scratch, const struct rules *rules, const struct mutant *mutant,
	const struct case_result *expected);

const char *verdict_word(enum verdict verdict);

#endif
