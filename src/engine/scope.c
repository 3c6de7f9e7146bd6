#include "engine/scope.h"

#include <string.h>

#include "engine/evaluate.h"
#include "engine/test.h"
#include "engine/text_samples.h"
#include "model/list_lines.h"

#define PERSONS_MAX 8u       /* of one role, thought up for a best case */
#define SPREADS_MAX 4000000u /* cells of which it is remembered */

void numbers_add(struct arena *arena, struct numbers *numbers, uint32_t number)
{
	if (numbers->count == numbers->room) {
		uint32_t room = numbers->room ? 2 * numbers->room : 8;
		uint32_t *more = arena_array(arena, room, sizeof *more);
		if (numbers->count)
			memcpy(more, numbers->at, numbers->count * sizeof *more);
		numbers->at = more;
		numbers->room = room;
	}
	numbers->at[numbers->count++] = number;
}

bool numbers_have(const struct numbers *numbers, uint32_t number)
{
	for (uint32_t index = 0; index < numbers->count; index++)
		if (numbers->at[index] == number)
			return true;
	return false;
}

bool scope_goes_by(const struct scope *scope, uint32_t attribute)
{
	return numbers_have(&scope->keys, attribute) || numbers_have(&scope->sames, attribute);
}

static void add_once(struct arena *arena, struct numbers *numbers, uint32_t number)
{
	if (!numbers_have(numbers, number))
		numbers_add(arena, numbers, number);
}

struct scope *scope_of(const struct scopes *scopes, const struct person *person)
{
	return &scopes->of[person->role == NO_INDEX ? 0 : 1 + person->role];
}

/* ---- walking conditions ---- */

static void see_list(const struct scopes *scopes, struct scope *scope, uint32_t list);

static void see_test(const struct scopes *scopes, struct scope *scope, uint32_t test)
{
	if (scope->test_seen[test])
		return;
	scope->test_seen[test] = true;
	numbers_add(scopes->arena, &scope->tests, test);
}

static void see_condition(const struct scopes *scopes, struct scope *scope, uint32_t index)
{
	const struct condition *condition;

	if (index == NO_INDEX || !condition_in_force(scopes->rules, index, scopes->visit))
		return;
	condition = &scopes->rules->conditions[index];
	if (condition->kind == CONDITION_TEST)
		see_test(scopes, scope, condition->test);
	else if (condition->kind == CONDITION_WITH)
		see_list(scopes, scope, condition->list);
	else
		for (uint32_t part = 0; part < condition->parts.count; part++)
			see_condition(scopes, scope, scopes->rules->condition_links[condition->parts.first + part]);
}

static bool line_valid(const struct scopes *scopes, const struct line *line)
{
	return scopes->visit >= line->valid_from && scopes->visit <= line->valid_to;
}

static void see_list(const struct scopes *scopes, struct scope *scope, uint32_t index)
{
	const struct rules *rules = scopes->rules;
	const struct list *list = &rules->lists[index];
	bool any = list_lines_any(rules, list).count > 0;

	if (scope->list_seen[index])
		return;
	scope->list_seen[index] = true;
	numbers_add(scopes->arena, &scope->lists, index);
	for (uint32_t at = 0; at < list->lines.count; at++)
		if (line_valid(scopes, &rules->lines[list->lines.first + at]))
			see_condition(scopes, scope, rules->lines[list->lines.first + at].condition);
	for (uint32_t kind = 0; kind < rules->kind_count; kind++)
		if (any || list_lines_of(rules, list, kind).count)
			see_condition(scopes, scope, rules->kinds[kind].counts);
}

/* ---- walking requirements ---- */

static void see_requirement(struct scopes *scopes, uint32_t scope, uint32_t index, const struct answers *answers);

static struct scope *reach(struct scopes *scopes, uint32_t index)
{
	struct scope *scope = &scopes->of[index];
	size_t cells = ((size_t)scopes->rules->kind_count + 1) * scopes->rules->attribute_count;

	if (!scope->reached) {
		scope->reached = true;
		scope->list_seen = arena_array(scopes->arena, scopes->rules->list_count, sizeof(bool));
		scope->by_key = arena_array(scopes->arena, scopes->rules->list_count, sizeof(bool));
		scope->test_seen = arena_array(scopes->arena, scopes->rules->test_count, sizeof(bool));
		if (cells <= SPREADS_MAX)
			scope->spreads = arena_array(scopes->arena, cells, sizeof *scope->spreads);
	}
	return scope;
}

static void see_rows(struct scopes *scopes, struct scope *scope, const struct requirement *requirement)
{
	for (uint32_t index = 0; index < requirement->rows.count; index++) {
		const struct row *row = &scopes->rules->rows[requirement->rows.first + index];
		see_list(scopes, scope, row->list);
		scope->by_key[row->list] |= row->distinct_kind;
		for (uint32_t key = 0; key < row->distinct_count; key++)
			add_once(scopes->arena, &scope->keys, row->distinct[key]);
	}
}

static uint32_t most_persons(
	const struct scopes *scopes, const struct requirement *requirement, const struct answers *answers)
{
	const struct value *value;

	if (requirement->need_fact == NO_INDEX)
		return requirement->need;
	value = fact_look(scopes->rules, &answers->me, requirement->need_fact);
	return value->state == VALUE_EXACT ? (uint32_t)value->low : PERSONS_MAX;
}

static void see_persons(struct scopes *scopes, const struct requirement *requirement, const struct answers *answers)
{
	uint32_t role = requirement->role, wanted = most_persons(scopes, requirement, answers);

	if (wanted > PERSONS_MAX)
		wanted = PERSONS_MAX;
	if (wanted > scopes->wanted_persons[role])
		scopes->wanted_persons[role] = wanted;
	see_requirement(scopes, 1 + role, scopes->rules->roles[role].requirement, answers);
}

static void see_requirement(struct scopes *scopes, uint32_t of, uint32_t index, const struct answers *answers)
{
	const struct requirement *requirement = &scopes->rules->requirements[index];
	struct scope *scope = reach(scopes, of);

	if (numbers_have(&scope->requirements, index) || !requirement_in_force(scopes->rules, index, scopes->visit))
		return;
	numbers_add(scopes->arena, &scope->requirements, index);
	if (requirement->choose_same != NO_INDEX)
		add_once(scopes->arena, &scope->sames, requirement->choose_same);
	if (requirement->kind == REQUIRE_TALLY)
		see_rows(scopes, scope, requirement);
	if (requirement->kind == REQUIRE_ME)
		see_condition(scopes, scope, requirement->condition);
	if (requirement->kind == REQUIRE_PERSON)
		see_persons(scopes, requirement, answers);
	if (requirement->kind == REQUIRE_ALL || requirement->kind == REQUIRE_ANY)
		for (uint32_t part = 0; part < requirement->parts.count; part++)
			see_requirement(
				scopes, of, scopes->rules->requirement_links[requirement->parts.first + part], answers);
}

/* ---- by kind ---- */

struct walk {
	const struct scopes *scopes;
	struct numbers *out;
};

static void walk_condition(struct walk *walk, uint32_t index)
{
	const struct rules *rules = walk->scopes->rules;
	const struct condition *condition;

	if (index == NO_INDEX || !condition_in_force(rules, index, walk->scopes->visit))
		return;
	condition = &rules->conditions[index];
	if (condition->kind == CONDITION_TEST)
		add_once(walk->scopes->arena, walk->out, condition->test);
	for (uint32_t part = 0; part < condition->parts.count; part++)
		walk_condition(walk, rules->condition_links[condition->parts.first + part]);
}

static void walk_lines(struct walk *walk, struct span lines)
{
	for (uint32_t at = lines.first; at < lines.first + lines.count; at++) {
		const struct line *line = &walk->scopes->rules->lines[at];
		if (line_valid(walk->scopes, line))
			walk_condition(walk, line->condition);
	}
}

static bool some_line(const struct scopes *scopes, struct span lines)
{
	for (uint32_t at = lines.first; at < lines.first + lines.count; at++)
		if (line_valid(scopes, &scopes->rules->lines[at]))
			return true;
	return false;
}

static bool names_kind(const struct scopes *scopes, const struct scope *scope, uint32_t kind)
{
	const struct rules *rules = scopes->rules;

	if (rules->kinds[kind].never)
		return false;
	for (uint32_t index = 0; index < scope->lists.count; index++) {
		const struct list *list = &rules->lists[scope->lists.at[index]];
		if (some_line(scopes, list_lines_of(rules, list, kind))
			|| some_line(scopes, list_lines_any(rules, list)))
			return true;
	}
	return false;
}

static void see_kind(const struct scopes *scopes, struct scope *scope, uint32_t kind)
{
	const struct rules *rules = scopes->rules;
	struct walk walk = {.scopes = scopes, .out = &scope->by_kind[kind]};

	walk_condition(&walk, rules->kinds[kind].counts);
	for (uint32_t index = 0; index < scope->lists.count; index++) {
		const struct list *list = &rules->lists[scope->lists.at[index]];
		walk_lines(&walk, list_lines_of(rules, list, kind));
		walk_lines(&walk, list_lines_any(rules, list));
	}
}

static void see_kinds(struct scopes *scopes, struct scope *scope)
{
	scope->by_kind = arena_array(scopes->arena, scopes->rules->kind_count, sizeof *scope->by_kind);
	scope->named = arena_array(scopes->arena, scopes->rules->kind_count, sizeof(bool));
	for (uint32_t kind = 0; kind < scopes->rules->kind_count; kind++) {
		scope->named[kind] = names_kind(scopes, scope, kind);
		if (scope->named[kind])
			see_kind(scopes, scope, kind);
	}
}

struct scopes scopes_for(
	struct arena *arena, const struct rules *rules, uint32_t requirement, const struct answers *answers)
{
	return (struct scopes){.arena = arena,
		.rules = rules,
		.answers = answers,
		.visit = answers->visit,
		.requirement = requirement};
}

void scopes_fill(struct scopes *scopes)
{
	const struct rules *rules = scopes->rules;

	if (scopes->filled)
		return;
	scopes->filled = true;
	scopes->of = arena_array(scopes->arena, 1 + rules->role_count, sizeof *scopes->of);
	scopes->wanted_persons = arena_array(scopes->arena, rules->role_count, sizeof *scopes->wanted_persons);
	see_requirement(scopes, 0, scopes->requirement, scopes->answers);
	for (uint32_t index = 0; index < 1 + rules->role_count; index++)
		if (scopes->of[index].reached) {
			see_kinds(scopes, &scopes->of[index]);
			text_samples_find(scopes->arena, rules, &scopes->of[index]);
		}
}
