#include "lint/imply.h"

#include "engine/report.h"
#include "engine/test.h"
#include "lint/tried.h"

enum { COMBINATIONS_MAX = 50000 };

static bool in_force(const struct table *table, const struct condition *condition)
{
	return table->trial->visit >= condition->valid_from && table->trial->visit <= condition->valid_to;
}

/* Does it hold for the values that are being tried? A follow-up counts as `with`. */
static bool holds(const struct table *table, uint32_t index, bool with)
{
	const struct rules *rules = table->trial->rules;
	const struct condition *condition;
	bool any;

	if (index == NO_INDEX)
		return true;
	condition = &rules->conditions[index];
	if (!in_force(table, condition))
		return true;
	if (condition->kind == CONDITION_TEST) {
		const struct test *test = &rules->tests[condition->test];
		const struct variable *variable = tried_find(table, test->subject, test->attribute);
		const struct variable *operand = tried_find(table, test->operand_subject, test->operand);

		return variable
			&& test_outcome(rules, test, &variable->values[variable->at],
				   operand ? &operand->values[operand->at] : NULL, table->trial->visit)
			== OUTCOME_PASS;
	}
	if (condition->kind == CONDITION_WITH)
		return with;
	any = condition->kind == CONDITION_ANY;
	for (uint32_t i = 0; i < condition->parts.count; i++) {
		uint32_t part = rules->condition_links[condition->parts.first + i];

		if (in_force(table, &rules->conditions[part]) && holds(table, part, with) == any)
			return any;
	}
	return !any;
}

static bool next(struct table *table)
{
	for (uint32_t i = 0; i < table->count; i++) {
		if (++table->variables[i].at < table->variables[i].count)
			return true;
		table->variables[i].at = 0;
	}
	return false;
}

static uint32_t usable(const struct trial *trial, uint32_t kind)
{
	return kind == NO_INDEX ? NO_INDEX : trial->rules->kinds[kind].counts;
}

/* Is there a combination for which `left` holds and `right` (where it is to fail) does not? Where not all can be tried,
 * there may be. */
static bool search(const struct trial *trial, uint32_t kind, uint32_t left, uint32_t right, bool fails)
{
	const uint32_t conditions[] = {left, right, usable(trial, kind)};
	struct arena_mark mark = arena_mark(trial->scratch);
	struct table table = {.trial = trial, .kind = kind};
	uint64_t combinations = 1;
	bool found = false;

	tried_collect(&table, conditions, sizeof(conditions) / sizeof(*conditions));
	for (uint32_t i = 0; i < table.count && combinations <= COMBINATIONS_MAX; i++)
		combinations *= table.variables[i].count ? table.variables[i].count : 1;
	if (combinations > COMBINATIONS_MAX)
		table.partial = true;
	else
		do
			found = holds(&table, usable(trial, kind), true) && holds(&table, left, true)
				&& (!fails || !holds(&table, right, false));
		while (!found && next(&table));
	arena_rewind(trial->scratch, mark);
	return found || table.partial;
}

bool condition_possible(const struct trial *trial, uint32_t kind, uint32_t condition)
{
	if (kind != NO_INDEX && trial->rules->kinds[kind].never)
		return false;
	return search(trial, kind, condition, NO_INDEX, false);
}

bool condition_implies(const struct trial *trial, uint32_t kind, uint32_t left, uint32_t right)
{
	return right == NO_INDEX || left == right || !search(trial, kind, left, right, true);
}
