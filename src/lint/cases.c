#include "lint/cases.h"

#include <string.h>

#include "model/answers.h"

const char *verdict_word(enum verdict verdict)
{
	static const char *const words[] = {
		[VERDICT_NOT_READY] = "not-ready",
		[VERDICT_READY] = "ready",
		[VERDICT_UNKNOWN] = "unknown",
	};

	return words[verdict];
}

/* Is the requirement there, with the verdict of all above it? */
static bool decides(const struct rules *rules, const struct finding *finding, const char *id, enum verdict verdict)
{
	const char *own = rules->requirements[finding->requirement].id;

	if (!finding->in_force || finding->verdict != verdict)
		return false;
	if (own && strcmp(own, id) == 0)
		return true;
	for (uint32_t i = 0; i < finding->part_count; i++)
		if (decides(rules, &finding->parts[i], id, verdict))
			return true;
	return false;
}

/* Is it a rule of a text that is met, and so with all above it? A text that is met keeps to each of its rules. */
static bool keeps_rule(const struct rules *rules, const struct finding *finding, const char *id)
{
	const struct requirement *own = &rules->requirements[finding->requirement];

	if (!finding->in_force || finding->verdict != VERDICT_READY)
		return false;
	for (uint32_t i = 0; own->kind == REQUIRE_TEXT && i < own->text_rules.count; i++)
		if (strcmp(rules->text_rules[own->text_rules.first + i].id, id) == 0)
			return true;
	for (uint32_t i = 0; i < finding->part_count; i++)
		if (keeps_rule(rules, &finding->parts[i], id))
			return true;
	return false;
}

/* The rule of a text may be named as what decides, too. */
static bool fault_decides(const struct rules *rules, const struct report *report, const char *id)
{
	if (report->verdict == VERDICT_READY)
		return keeps_rule(rules, report->root, id);
	for (uint32_t i = 0; i < report->fault_count; i++) {
		const char *own = rules->text_rules[report->faults[i].rule].id;

		if (own && strcmp(own, id) == 0 && report->faults[i].open == (report->verdict == VERDICT_UNKNOWN))
			return true;
	}
	return false;
}

static uint64_t mix(uint64_t sum, uint64_t value)
{
	return (sum ^ value) * 1099511628211u;
}

static uint64_t sum_finding(uint64_t sum, const struct finding *finding)
{
	sum = mix(mix(mix(sum, finding->verdict), finding->in_force), finding->requirement);
	sum = mix(mix(sum, finding->reached_low), finding->reached_high);
	for (uint32_t i = 0; i < finding->by_count; i++)
		sum = mix(mix(mix(sum, finding->by[i].person), finding->by[i].index), finding->by[i].kind);
	for (uint32_t i = 0; i < finding->obstacle_count; i++)
		sum = mix(mix(mix(sum, finding->obstacles[i].paper.index),
				  finding->obstacles[i].test ^ ~finding->obstacles[i].beside),
			finding->obstacles[i].open);
	for (uint32_t i = 0; i < finding->failed_count; i++)
		sum = mix(sum, finding->failed_tests[i]);
	for (uint32_t i = 0; i < finding->part_count; i++)
		sum = sum_finding(sum, &finding->parts[i]);
	return sum;
}

static uint64_t sum_report(const struct report *report)
{
	uint64_t sum = mix(14695981039346656037u, report->verdict);

	if (report->root)
		sum = sum_finding(sum, report->root);
	for (uint32_t i = 0; i < report->fault_count; i++)
		sum = mix(mix(sum, report->faults[i].rule), report->faults[i].position);
	return sum;
}

struct case_result case_run(struct arena *scratch, const struct rules *rules, const struct rule_case *one)
{
	struct arena_mark mark = arena_mark(scratch);
	const struct report *report =
		report_make(scratch, rules, one->checklist, one->answers, REPORT_REASONS | REPORT_TEXT);
	struct case_result result = {.verdict = report->verdict, .reasons = sum_report(report)};

	result.decided = !one->because || !report->root || decides(rules, report->root, one->because, report->verdict)
		|| fault_decides(rules, report, one->because);
	result.passed = result.decided && (int)result.verdict == one->verdict;
	arena_rewind(scratch, mark);
	return result;
}

static bool may_have(const struct person *person, uint32_t kind)
{
	if (!person->papers_complete)
		return true;
	for (uint32_t i = 0; i < person->paper_count; i++)
		if (person->papers[i].kind == kind)
			return true;
	return false;
}

/* May somebody in the answers have a paper of that kind? */
static bool involves(const struct rules *rules, const struct answers *answers, uint32_t kind)
{
	bool found = kind == NO_INDEX || may_have(&answers->me, kind);

	for (uint32_t i = 0; i < answers->other_count && !found; i++)
		found = may_have(&answers->others[i], kind);
	for (uint32_t role = 0; role < rules->role_count && !found; role++)
		found = !answers->roles_complete || !answers->roles_complete[role];
	return found;
}

struct mutant_result mutant_run(struct arena *scratch, const struct rules *rules, const struct mutant *mutant,
	const struct case_result *expected)
{
	struct arena_mark mark = arena_mark(scratch);
	const struct rules *changed = mutant_make(scratch, rules, mutant);
	struct mutant_result result = {false, false};

	for (uint32_t i = 0; i < rules->case_count && !result.noticed; i++) {
		struct case_result now;

		if (!involves(rules, rules->cases[i].answers, mutant->kind))
			continue;
		now = case_run(scratch, changed, &rules->cases[i]);
		result.exercised |= now.reasons != expected[i].reasons;
		result.noticed = now.passed != expected[i].passed;
	}
	result.exercised |= result.noticed;
	arena_rewind(scratch, mark);
	return result;
}
