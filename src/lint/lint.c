#include "lint/lint.h"

#include "base/date.h"
#include "lint/accept.h"
#include "lint/imply.h"

enum { DAYS_UNTIL_OLD = 365 };

static bool told(const struct diagnostics *diagnostics, enum diagnostic_id id, struct place place)
{
	for (size_t i = 0; i < diagnostics->count; i++) {
		const struct diagnostic *one = &diagnostics->list[i];

		if (one->id == id && one->place.line == place.line && one->place.column == place.column)
			return true;
	}
	return false;
}

void lint_tell(
	const struct lint *lint, enum diagnostic_id id, struct place place, const char *path, const char *message)
{
	if (told(lint->diagnostics, id, place) || accept_covers(lint->rules, diagnostic_rows[id].id, place))
		return;
	diagnostics_add(lint->diagnostics, id, place, path ? path : "", "%s", message);
}

static void past(const struct lint *lint, struct place place, int32_t valid_to, const char *path)
{
	if (valid_to < lint->today)
		lint_tell(lint, LINT_PAST_VALIDITY, place, path,
			"its valid-to has passed; take it out, or mark it as accepted");
}

/* Where a condition stands: at its first test, or at the first line that it wants beside the paper. */
static struct place place_of(const struct rules *rules, uint32_t index)
{
	const struct condition *condition = &rules->conditions[index];

	if (condition->kind == CONDITION_TEST)
		return rules->tests[condition->test].place;
	if (condition->kind == CONDITION_WITH)
		return rules->lines[rules->lists[condition->list].lines.first].place;
	return condition->parts.count ? place_of(rules, rules->condition_links[condition->parts.first])
				      : (struct place){0, 0};
}

void lint_days(const struct lint *lint)
{
	const struct rules *rules = lint->rules;

	if (rules->checked != INT32_MIN && lint->today - rules->checked > DAYS_UNTIL_OLD)
		lint_tell(lint, LINT_CHECKED_LONG_AGO, (struct place){0, 0}, "checked",
			"the rules were checked more than a year ago; check them against their source and change the "
			"date");
	for (uint32_t i = 0; i < rules->notice_count; i++)
		past(lint, rules->notices[i].place, rules->notices[i].valid_to, rules->notices[i].id);
	for (uint32_t i = 0; i < rules->requirement_count; i++)
		past(lint, rules->requirements[i].place, rules->requirements[i].valid_to, rules->requirements[i].id);
	for (uint32_t i = 0; i < rules->line_count; i++)
		past(lint, rules->lines[i].place, rules->lines[i].valid_to, "");
	for (uint32_t i = 0; i < rules->condition_count; i++)
		past(lint, place_of(rules, i), rules->conditions[i].valid_to, "");
}

static const bool *find_unusable(const struct rules *rules, int32_t today, struct arena *scratch)
{
	const struct trial trial = {.rules = rules, .scratch = scratch, .visit = today};
	bool *unusable = arena_array(scratch, rules->kind_count + 1, sizeof(*unusable));

	for (uint32_t kind = 0; kind < rules->kind_count; kind++)
		unusable[kind] = !rules->kinds[kind].never && rules->kinds[kind].counts != NO_INDEX
			&& !condition_possible(&trial, kind, NO_INDEX);
	return unusable;
}

void lint_rules(const struct rules *rules, int32_t today, struct diagnostics *diagnostics)
{
	struct arena scratch;
	struct lint lint = {.rules = rules, .today = today, .diagnostics = diagnostics, .scratch = &scratch};

	arena_init(&scratch);
	lint.unusable = find_unusable(rules, today, &scratch);
	lint_requirements(&lint);
	lint_lines(&lint);
	lint_countries(&lint);
	lint_patterns(&lint);
	lint_plain(&lint);
	lint_texts(&lint);
	lint_days(&lint);
	arena_clear(&scratch);
}
