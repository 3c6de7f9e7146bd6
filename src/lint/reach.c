#include "lint/reach.h"

void reach_init(struct reach *reach, struct arena *arena, const struct rules *rules)
{
	*reach = (struct reach){
		.rules = rules,
		.requirements = arena_array(arena, rules->requirement_count + 1, sizeof(bool)),
		.conditions = arena_array(arena, rules->condition_count + 1, sizeof(bool)),
		.tests = arena_array(arena, rules->test_count + 1, sizeof(bool)),
		.lists = arena_array(arena, rules->list_count + 1, sizeof(bool)),
		.lines = arena_array(arena, rules->line_count + 1, sizeof(bool)),
		.kinds = arena_array(arena, rules->kind_count + 1, sizeof(bool)),
		.attributes = arena_array(arena, rules->attribute_count + 1, sizeof(bool)),
		.roles = arena_array(arena, rules->role_count + 1, sizeof(bool)),
		.events = arena_array(arena, rules->event_count + 1, sizeof(bool)),
		.counted = arena_array(arena, rules->attribute_count + 1, sizeof(bool)),
	};
}

static void reach_list(struct reach *reach, uint32_t list);

static void mark(bool *set, uint32_t index)
{
	if (index != NO_INDEX)
		set[index] = true;
}

static void reach_condition(struct reach *reach, uint32_t index)
{
	const struct rules *rules = reach->rules;
	const struct condition *condition;

	if (index == NO_INDEX || reach->conditions[index])
		return;
	reach->conditions[index] = true;
	condition = &rules->conditions[index];
	if (condition->kind == CONDITION_TEST) {
		const struct test *test = &rules->tests[condition->test];

		reach->tests[condition->test] = true;
		mark(reach->attributes, test->attribute);
		mark(reach->attributes, test->operand);
	} else if (condition->kind == CONDITION_WITH) {
		reach_list(reach, condition->list);
	} else {
		for (uint32_t i = 0; i < condition->parts.count; i++)
			reach_condition(reach, rules->condition_links[condition->parts.first + i]);
	}
}

static void reach_kind(struct reach *reach, uint32_t kind)
{
	if (reach->kinds[kind])
		return;
	reach->kinds[kind] = true;
	reach_condition(reach, reach->rules->kinds[kind].counts);
}

static void reach_list(struct reach *reach, uint32_t index)
{
	const struct rules *rules = reach->rules;
	const struct list *list;

	if (index == NO_INDEX || reach->lists[index])
		return;
	reach->lists[index] = true;
	list = &rules->lists[index];
	for (uint32_t i = 0; i < list->lines.count; i++) {
		const struct line *line = &rules->lines[list->lines.first + i];

		reach->lines[list->lines.first + i] = true;
		reach_condition(reach, line->condition);
		if (line->kind != NO_INDEX)
			reach_kind(reach, line->kind);
		for (uint32_t k = 0; line->kind == NO_INDEX && k < rules->kind_count; k++)
			reach_kind(reach, k);
	}
}

static void reach_rows(struct reach *reach, const struct requirement *requirement)
{
	for (uint32_t i = 0; i < requirement->rows.count; i++) {
		const struct row *row = &reach->rules->rows[requirement->rows.first + i];

		reach_list(reach, row->list);
		for (uint32_t d = 0; d < row->distinct_count; d++) {
			mark(reach->attributes, row->distinct[d]);
			mark(reach->counted, row->distinct[d]);
		}
	}
}

static void reach_text_rules(struct reach *reach, const struct requirement *requirement)
{
	for (uint32_t i = 0; i < requirement->text_rules.count; i++) {
		const struct text_rule *rule = &reach->rules->text_rules[requirement->text_rules.first + i];

		if (rule->kind == TEXT_NOT_SAME)
			mark(reach->attributes, rule->other);
	}
	mark(reach->attributes, requirement->attribute);
}

void reach_requirement(struct reach *reach, uint32_t index, bool persons)
{
	const struct rules *rules = reach->rules;
	const struct requirement *requirement;

	if (index == NO_INDEX || reach->requirements[index])
		return;
	reach->requirements[index] = true;
	requirement = &rules->requirements[index];
	mark(reach->attributes, requirement->need_fact);
	mark(reach->attributes, requirement->choose_same);
	mark(reach->counted, requirement->choose_same);
	for (uint32_t i = 0; i < requirement->parts.count; i++)
		reach_requirement(reach, rules->requirement_links[requirement->parts.first + i], persons);
	switch (requirement->kind) {
	case REQUIRE_TALLY: reach_rows(reach, requirement); break;
	case REQUIRE_ME: reach_condition(reach, requirement->condition); break;
	case REQUIRE_TEXT: reach_text_rules(reach, requirement); break;
	case REQUIRE_EVENTS: mark(reach->events, requirement->events); break;
	case REQUIRE_PERSON:
		mark(reach->roles, requirement->role);
		if (persons)
			reach_requirement(reach, rules->roles[requirement->role].requirement, true);
		break;
	case REQUIRE_ALL:
	case REQUIRE_ANY: break;
	}
}

static bool names(const struct rules *rules, uint32_t index, uint32_t attribute)
{
	const struct condition *condition;
	const struct list *list;

	if (index == NO_INDEX)
		return false;
	condition = &rules->conditions[index];
	if (condition->kind == CONDITION_TEST)
		return rules->tests[condition->test].attribute == attribute
			|| rules->tests[condition->test].operand == attribute;
	if (condition->kind == CONDITION_WITH) {
		list = &rules->lists[condition->list];
		for (uint32_t i = 0; i < list->lines.count; i++)
			if (names(rules, rules->lines[list->lines.first + i].condition, attribute))
				return true;
		return false;
	}
	for (uint32_t i = 0; i < condition->parts.count; i++)
		if (names(rules, rules->condition_links[condition->parts.first + i], attribute))
			return true;
	return false;
}

bool reach_looks_at(const struct reach *reach, uint32_t kind, uint32_t attribute)
{
	const struct rules *rules = reach->rules;

	if (reach->counted[attribute] || names(rules, rules->kinds[kind].counts, attribute))
		return true;
	for (uint32_t i = 0; i < rules->line_count; i++)
		if (reach->lines[i] && (rules->lines[i].kind == kind || rules->lines[i].kind == NO_INDEX)
			&& names(rules, rules->lines[i].condition, attribute))
			return true;
	return false;
}
