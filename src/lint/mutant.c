#include "lint/mutant.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "lint/reach.h"

/* Finding: what to add to, and what the checklists reach. */
struct search {
	struct mutants *mutants;
	struct arena *arena;
	const struct rules *rules;
	struct reach reach;
};

static void add(struct search *search, enum mutation mutation, uint32_t index, int32_t delta, struct place place)
{
	struct mutants *mutants = search->mutants;

	if (mutants->count == mutants->room) {
		uint32_t room = mutants->room ? mutants->room * 2 : 64;
		struct mutant *list = arena_array(search->arena, room, sizeof(*list));

		if (mutants->count)
			memcpy(list, mutants->list, mutants->count * sizeof(*list));
		mutants->list = list;
		mutants->room = room;
	}
	mutants->list[mutants->count++] = (struct mutant){mutation, index, delta, place, NO_INDEX};
}

static void add_both(struct search *search, enum mutation mutation, uint32_t index, struct place place)
{
	add(search, mutation, index, 1, place);
	add(search, mutation, index, -1, place);
}

static void find_in_test(struct search *search, uint32_t index)
{
	const struct test *test = &search->rules->tests[index];
	bool date = search->rules->attributes[test->attribute].type == TYPE_DATE;

	switch (test->operation) {
	case OP_OLD_AT_MOST:
	case OP_OLD_LESS:
	case OP_OLD_AT_LEAST:
	case OP_OLD_MORE:
	case OP_NOT_PASSED:
	case OP_LEFT_AT_MOST:
	case OP_LEFT_LESS:
	case OP_LEFT_AT_LEAST:
	case OP_LEFT_MORE:
	case OP_BEFORE:
	case OP_UNTIL:
	case OP_FROM:
	case OP_AFTER: add_both(search, MUTATE_AMOUNT, index, test->place); break;
	case OP_BETWEEN:
		if (date ? test->low > DATE_MIN : test->low > 0)
			add_both(search, MUTATE_LOW, index, test->place);
		if (date ? test->high < DATE_MAX : test->high < VALUE_NEVER)
			add_both(search, MUTATE_HIGH, index, test->place);
		break;
	case OP_IN:
	case OP_NOT_IN:
		/* A named set is one thing: its members are facts of the world, not alternatives of this rule. */
		for (uint32_t i = 0; test->set == NO_INDEX && test->member_count > 1 && i < test->member_count; i++) {
			uint32_t set = rules_set_at(search->rules, test, i);

			add(search, MUTATE_MEMBER, index, (int32_t)i, test->place);
			i += set == NO_INDEX ? 0 : search->rules->sets[set].count - 1;
		}
		break;
	default: break;
	}
}

/* Where a condition stands: at its first test, or the first line of what it asks for. */
static struct place place_of(const struct rules *rules, const struct condition *condition)
{
	if (condition->kind == CONDITION_TEST)
		return rules->tests[condition->test].place;
	if (condition->kind == CONDITION_WITH) {
		struct span lines = rules->lists[condition->list].lines;

		return lines.count ? rules->lines[lines.first].place : (struct place){0, 0};
	}
	if (!condition->parts.count)
		return (struct place){0, 0};
	return place_of(rules, &rules->conditions[rules->condition_links[condition->parts.first]]);
}

static void find_in_condition(struct search *search, const struct condition *condition)
{
	if (condition->kind != CONDITION_ANY || condition->parts.count < 2)
		return;
	for (uint32_t i = 0; i < condition->parts.count; i++) {
		uint32_t part = search->rules->condition_links[condition->parts.first + i];

		add(search, MUTATE_PART, part, -1, place_of(search->rules, &search->rules->conditions[part]));
	}
}

static bool same_place(struct place left, struct place right)
{
	return left.line == right.line && left.column == right.column;
}

/* A line that stands in a group gets into every list that names the group: it is one line all the same. */
static bool line_is_first(const struct search *search, uint32_t index)
{
	const struct line *lines = search->rules->lines;

	for (uint32_t i = 0; i < index; i++)
		if (search->reach.lines[i] && same_place(lines[i].place, lines[index].place))
			return false;
	return true;
}

static void find_in_requirement(struct search *search, const struct requirement *requirement, uint32_t index)
{
	const struct rules *rules = search->rules;

	for (uint32_t i = 0; requirement->kind == REQUIRE_ANY && i < requirement->parts.count; i++) {
		uint32_t part = rules->requirement_links[requirement->parts.first + i];

		add(search, MUTATE_REQUIREMENT, part, -1, rules->requirements[part].place);
	}
	if ((requirement->kind == REQUIRE_TALLY || requirement->kind == REQUIRE_PERSON
		    || requirement->kind == REQUIRE_EVENTS)
		&& requirement->need_fact == NO_INDEX) {
		add(search, MUTATE_NEED, index, 1, requirement->place);
		if (requirement->need)
			add(search, MUTATE_NEED, index, -1, requirement->place);
	}
	if (requirement->kind == REQUIRE_EVENTS && requirement->within_days >= 0)
		add_both(search, MUTATE_WITHIN, index, requirement->place);
	for (uint32_t i = 0; requirement->points && i < requirement->rows.count; i++) {
		uint32_t row = requirement->rows.first + i;
		struct place place = rules->rows[row].place;

		/* Where all are worth the same, that is one number. */
		if (rules->rows[row].first != rules->rows[row].each)
			add_both(search, MUTATE_FIRST, row, place);
		if (rules->rows[row].most > 1 || rules->rows[row].first == rules->rows[row].each)
			add_both(search, MUTATE_EACH, row, place);
		if (rules->rows[row].most != UINT32_MAX)
			add_both(search, MUTATE_MOST, row, place);
		if (rules->rows[row].least)
			add_both(search, MUTATE_LEAST, row, place);
	}
}

static bool capped_before(const struct search *search, struct place place)
{
	for (uint32_t i = 0; i < search->mutants->count; i++) {
		const struct mutant *mutant = &search->mutants->list[i];

		if (mutant->mutation == MUTATE_LINE_MOST && mutant->place.line == place.line
			&& mutant->place.column == place.column)
			return true;
	}
	return false;
}

/* A line's `most` has become that of a row of its own; a group's line is one line wherever the group is used. */
static void find_caps(struct search *search, const struct requirement *requirement)
{
	const struct rules *rules = search->rules;

	for (uint32_t i = 0; !requirement->points && i < requirement->rows.count; i++) {
		const struct row *row = &rules->rows[requirement->rows.first + i];
		uint32_t line = rules->lists[row->list].lines.first;

		if (row->most != UINT32_MAX && rules->lists[row->list].lines.count
			&& !capped_before(search, rules->lines[line].place))
			add_both(search, MUTATE_LINE_MOST, line, rules->lines[line].place);
	}
}

static void find_in_text_rules(struct search *search, const struct requirement *requirement)
{
	for (uint32_t i = 0; i < requirement->text_rules.count; i++) {
		uint32_t index = requirement->text_rules.first + i;
		const struct text_rule *rule = &search->rules->text_rules[index];

		add(search, MUTATE_RULE, index, -1, rule->place);
		if (rule->kind == TEXT_LENGTH || rule->kind == TEXT_NEVER_DIGITS)
			add_both(search, MUTATE_RULE_LOW, index, rule->place);
		if (rule->kind == TEXT_LENGTH)
			add_both(search, MUTATE_RULE_HIGH, index, rule->place);
	}
}

static int by_place(const void *left, const void *right)
{
	const struct mutant *a = left, *b = right;

	if (a->place.line != b->place.line)
		return a->place.line < b->place.line ? -1 : 1;
	if (a->place.column != b->place.column)
		return a->place.column < b->place.column ? -1 : 1;
	if (a->mutation != b->mutation)
		return a->mutation < b->mutation ? -1 : 1;
	if (a->index != b->index)
		return a->index < b->index ? -1 : 1;
	return (a->delta > b->delta) - (a->delta < b->delta);
}

void mutants_find(struct mutants *mutants, struct arena *arena, const struct rules *rules)
{
	struct search search = {.mutants = mutants, .arena = arena, .rules = rules};

	*mutants = (struct mutants){0};
	reach_init(&search.reach, arena, rules);
	for (uint32_t i = 0; i < rules->checklist_count; i++)
		reach_requirement(&search.reach, rules->checklists[i].requirement, true);
	for (uint32_t i = 0; i < rules->test_count; i++)
		if (search.reach.tests[i])
			find_in_test(&search, i);
	for (uint32_t i = 0; i < rules->condition_count; i++)
		if (search.reach.conditions[i])
			find_in_condition(&search, &rules->conditions[i]);
	for (uint32_t i = 0; i < rules->line_count; i++) {
		uint32_t kind = rules->lines[i].kind;

		/* A kind that never counts is no alternative. */
		if (!search.reach.lines[i] || (kind != NO_INDEX && rules->kinds[kind].never)
			|| !line_is_first(&search, i))
			continue;
		add(&search, MUTATE_LINE, i, -1, rules->lines[i].place);
	}
	for (uint32_t i = 0; i < rules->requirement_count; i++) {
		if (!search.reach.requirements[i])
			continue;
		find_in_requirement(&search, &rules->requirements[i], i);
		find_caps(&search, &rules->requirements[i]);
		find_in_text_rules(&search, &rules->requirements[i]);
	}
	mutants_relate(mutants, arena, rules);
	if (mutants->count)
		qsort(mutants->list, mutants->count, sizeof(*mutants->list), by_place);
}
