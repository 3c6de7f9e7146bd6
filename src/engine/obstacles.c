/* What stands in the way: papers that were meant to serve and do not, facts that fail. */

#include "engine/reasons.h"
#include "engine/test.h"
#include "model/list_lines.h"

#define TESTS_MAX 16u

struct bad {
	uint32_t tests[TESTS_MAX];
	uint32_t count;
	uint32_t beside; /* 1 + the list of a `with` that is not met; 0: there is none */
	uint32_t away;   /* how many things would have to be otherwise, along the shortest way */
};

static void add_bad(struct bad *bad, uint32_t test)
{
	if (bad->count < TESTS_MAX)
		bad->tests[bad->count++] = test;
}

static void add_all_bad(struct bad *bad, const struct bad *more)
{
	for (uint32_t at = 0; at < more->count; at++)
		add_bad(bad, more->tests[at]);
	if (!bad->beside)
		bad->beside = more->beside;
	bad->away += more->away;
}

/* Of alternatives the one that is closest comes first, and says how far it is. */
static void add_alternative(struct bad *bad, const struct bad *more)
{
	struct bad before = *bad;
	bool closer = !before.away || more->away < before.away;

	if (closer) {
		*bad = *more;
		add_all_bad(bad, &before);
	} else {
		add_all_bad(bad, more);
	}
	bad->away = closer ? more->away : before.away;
}

/* The tests of a condition that are not passed, failed ones alone where there
 * are any: then answering the open ones would not help. */
static enum outcome bad_tests(
	struct run *run, uint32_t index, const struct view *view, const struct paper *paper, struct bad *bad)
{
	const struct rules *rules = run->rules;
	const struct condition *condition;
	struct bad failed = {0}, open = {0};
	bool any, some_passed = false, some_open = false, some_failed = false;

	if (index == NO_INDEX || !condition_in_force(rules, index, run->answers->visit))
		return OUTCOME_PASS;
	condition = &rules->conditions[index];
	if (condition->kind == CONDITION_TEST) {
		enum outcome outcome = run_outcome(run, &rules->tests[condition->test], view, paper);
		if (outcome != OUTCOME_PASS) {
			add_bad(bad, condition->test);
			bad->away = 1;
		}
		return outcome;
	}
	if (condition->kind == CONDITION_WITH) {
		run->open = false;
		if (condition_met(run, index, view, paper))
			return OUTCOME_PASS;
		bad->beside = condition->list + 1;
		bad->away = 1;
		return run->open ? OUTCOME_OPEN : OUTCOME_FAIL;
	}
	any = condition->kind == CONDITION_ANY;
	for (uint32_t part = 0; part < condition->parts.count; part++) {
		uint32_t link = rules->condition_links[condition->parts.first + part];
		struct bad one = {0};
		enum outcome outcome;
		if (!condition_in_force(rules, link, run->answers->visit))
			continue;
		outcome = bad_tests(run, link, view, paper, &one);
		some_passed |= outcome == OUTCOME_PASS;
		some_open |= outcome == OUTCOME_OPEN;
		some_failed |= outcome == OUTCOME_FAIL;
		if (outcome != OUTCOME_PASS)
			(any ? add_alternative : add_all_bad)(outcome == OUTCOME_OPEN ? &open : &failed, &one);
	}
	if (any ? some_passed : !some_open && !some_failed)
		return OUTCOME_PASS;
	if (any ? some_open : !some_failed) {
		add_all_bad(bad, &open);
		return OUTCOME_OPEN;
	}
	add_all_bad(bad, &failed);
	return OUTCOME_FAIL;
}

/* ---- papers ---- */

static bool names(const struct run *run, const struct line *line, uint32_t kind)
{
	return (line->kind == kind || line->kind == NO_INDEX) && line_in_force(run, line);
}

/* The best that any line makes of the paper: passed, open or failed, with the tests of the line that is closest. */
static enum outcome by_lines(struct run *run, uint32_t index, const struct view *view, const struct paper *paper,
	struct bad *bad, bool *named)
{
	const struct list *list = &run->rules->lists[index];
	enum outcome best = OUTCOME_FAIL;

	if (!list_lines_of(run->rules, list, paper->kind).count && !list_lines_any(run->rules, list).count)
		return best;

	for (uint32_t at = 0; at < list->lines.count; at++) {
		const struct line *line = &run->rules->lines[list->lines.first + at];
		struct bad one = {0};
		enum outcome outcome;
		if (!names(run, line, paper->kind))
			continue;
		outcome = bad_tests(run, line->condition, view, paper, &one);
		if (outcome == OUTCOME_PASS)
			return outcome;
		if (!*named || (best == OUTCOME_FAIL && outcome == OUTCOME_OPEN)
			|| (best == outcome && one.away < bad->away)) {
			*bad = one;
			best = outcome;
		}
		*named = true;
	}
	return best;
}

static bool obstacle_of(
	struct run *run, uint32_t list, const struct view *view, uint32_t index, struct obstacle *obstacle)
{
	const struct paper *paper = &view->person->papers[index];
	struct bad usable = {0}, taken = {0};
	const struct bad *why;
	bool named = false;
	enum outcome of_list = by_lines(run, list, view, paper, &taken, &named), of_kind;

	*obstacle = (struct obstacle){
		.paper = {view->index, index, paper->kind}, .test = NO_INDEX, .beside = NO_INDEX, .usable = true};
	if (!named && of_list != OUTCOME_PASS)
		return false;
	if (run->rules->kinds[paper->kind].never) {
		obstacle->never = true;
		return true;
	}
	of_kind = bad_tests(run, run->rules->kinds[paper->kind].counts, view, paper, &usable);
	if (of_kind == OUTCOME_PASS && of_list == OUTCOME_PASS)
		return false;
	obstacle->usable = of_kind == OUTCOME_PASS || (of_kind == OUTCOME_OPEN && of_list == OUTCOME_FAIL);
	obstacle->open = of_kind != OUTCOME_FAIL && of_list != OUTCOME_FAIL;
	why = obstacle->usable ? &taken : &usable;
	if (why->count)
		obstacle->test = why->tests[0];
	else if (why->beside)
		obstacle->beside = why->beside - 1;
	return true;
}

void find_obstacles(struct reasoning *reasoning, uint32_t index, uint32_t person, struct finding *finding)
{
	const struct rules *rules = reasoning->scopes->rules;
	const struct requirement *requirement = &rules->requirements[index];
	struct view view = view_of(reasoning->answers, person);
	struct run run = {.rules = rules, .answers = reasoning->answers, .scratch = reasoning->arena};
	struct obstacle *list = arena_array(reasoning->arena, view.person->paper_count, sizeof *list);

	for (uint32_t paper = 0; paper < view.person->paper_count; paper++)
		for (uint32_t row = 0; row < requirement->rows.count && view.person->papers[paper].have == HAVE_YES;
			row++)
			if (obstacle_of(&run, rules->rows[requirement->rows.first + row].list, &view, paper,
				    &list[finding->obstacle_count])) {
				finding->obstacle_count++;
				break;
			}
	finding->obstacles = list;
}

void find_failed_tests(struct reasoning *reasoning, uint32_t index, uint32_t person, struct finding *finding)
{
	const struct rules *rules = reasoning->scopes->rules;
	struct view view = view_of(reasoning->answers, person);
	struct run run = {.rules = rules, .answers = reasoning->answers, .scratch = reasoning->arena};
	struct bad bad = {0};
	uint32_t *tests;

	bad_tests(&run, rules->requirements[index].condition, &view, NULL, &bad);
	tests = arena_array(reasoning->arena, bad.count, sizeof *tests);
	for (uint32_t at = 0; at < bad.count; at++)
		tests[at] = bad.tests[at];
	finding->failed_tests = tests;
	finding->failed_count = bad.count;
}
