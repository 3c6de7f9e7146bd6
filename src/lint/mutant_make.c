#include "lint/mutant.h"

#include <string.h>

#include "base/date.h"
#include "lint/notation.h"

static void *copy_of(struct arena *arena, const void *array, uint32_t count, size_t size)
{
	void *copy = arena_array(arena, count + 1, size);

	if (count)
		memcpy(copy, array, count * size);
	return copy;
}

static uint32_t moved(uint32_t value, int32_t delta)
{
	return delta < 0 && !value ? 0 : (uint32_t)((int64_t)value + delta);
}

/* A list without one of its members, or without a named set that stands in it; the words go the same way. */
static void drop_member(struct arena *arena, const struct rules *rules, struct test *test, uint32_t which)
{
	uint32_t set = rules_set_at(rules, test, which), run = set == NO_INDEX ? 1 : rules->sets[set].count;
	int32_t *members = test->members ? copy_of(arena, test->members, test->member_count, sizeof(*members)) : NULL;
	const char **words = test->words ? copy_of(arena, test->words, test->member_count, sizeof(*words)) : NULL;

	test->member_count -= run;
	for (uint32_t i = which; i < test->member_count; i++) {
		if (members)
			members[i] = members[i + run];
		if (words)
			words[i] = words[i + run];
	}
	test->members = members;
	test->words = words;
}

static void change_test(struct arena *arena, struct rules *to, const struct mutant *mutant)
{
	struct test *tests = copy_of(arena, to->tests, to->test_count, sizeof(*tests));
	struct test *test = &tests[mutant->index];

	if (mutant->mutation == MUTATE_AMOUNT) {
		if (!test->amount)
			test->unit = UNIT_DAYS;
		test->amount += mutant->delta;
	} else if (mutant->mutation == MUTATE_LOW) {
		test->low += mutant->delta;
	} else if (mutant->mutation == MUTATE_HIGH) {
		test->high += mutant->delta;
	} else {
		drop_member(arena, to, test, (uint32_t)mutant->delta);
	}
	to->tests = tests;
}

/* A thing is left out by being in force on no day. */
static void change_condition(struct arena *arena, struct rules *to, const struct mutant *mutant)
{
	struct condition *conditions = copy_of(arena, to->conditions, to->condition_count, sizeof(*conditions));

	conditions[mutant->index].valid_from = DATE_MAX;
	conditions[mutant->index].valid_to = DATE_MIN;
	to->conditions = conditions;
}

static void change_line(struct arena *arena, struct rules *to, const struct mutant *mutant)
{
	struct line *lines = copy_of(arena, to->lines, to->line_count, sizeof(*lines));

	for (uint32_t i = 0; i < to->line_count; i++) {
		if (lines[i].place.line != mutant->place.line || lines[i].place.column != mutant->place.column)
			continue;
		lines[i].valid_from = DATE_MAX;
		lines[i].valid_to = DATE_MIN;
	}
	to->lines = lines;
}

static void change_caps(struct arena *arena, struct rules *to, const struct mutant *mutant)
{
	struct row *rows = copy_of(arena, to->rows, to->row_count, sizeof(*rows));

	for (uint32_t i = 0; i < to->row_count; i++) {
		const struct span lines = to->lists[rows[i].list].lines;
		const struct place place = lines.count ? to->lines[lines.first].place : (struct place){0, 0};

		if (rows[i].most != UINT32_MAX && place.line == mutant->place.line
			&& place.column == mutant->place.column)
			rows[i].most = moved(rows[i].most, mutant->delta);
	}
	to->rows = rows;
}

static void change_requirement(struct arena *arena, struct rules *to, const struct mutant *mutant)
{
	struct requirement *requirements =
		copy_of(arena, to->requirements, to->requirement_count, sizeof(*requirements));
	struct requirement *one = &requirements[mutant->index];

	if (mutant->mutation == MUTATE_NEED) {
		one->need = moved(one->need, mutant->delta);
	} else if (mutant->mutation == MUTATE_WITHIN) {
		one->within_days += mutant->delta;
	} else {
		one->valid_from = DATE_MAX;
		one->valid_to = DATE_MIN;
	}
	to->requirements = requirements;
}

static void change_row(struct arena *arena, struct rules *to, const struct mutant *mutant)
{
	struct row *rows = copy_of(arena, to->rows, to->row_count, sizeof(*rows));
	struct row *row = &rows[mutant->index];
	uint32_t *field = mutant->mutation == MUTATE_FIRST ? &row->first
		: mutant->mutation == MUTATE_EACH          ? &row->each
		: mutant->mutation == MUTATE_MOST          ? &row->most
							   : &row->least;

	if (mutant->mutation == MUTATE_EACH && row->first == row->each)
		row->first = moved(row->first, mutant->delta);
	*field = moved(*field, mutant->delta);
	to->rows = rows;
}

static void change_text_rule(struct arena *arena, struct rules *to, const struct mutant *mutant)
{
	struct text_rule *text_rules = copy_of(arena, to->text_rules, to->text_rule_count, sizeof(*text_rules));
	struct text_rule *rule = &text_rules[mutant->index];

	if (mutant->mutation == MUTATE_RULE) {
		rule->kind = TEXT_LENGTH; /* which every text meets */
		rule->low = 0;
		rule->high = UINT32_MAX;
	} else if (mutant->mutation == MUTATE_RULE_LOW) {
		rule->low = moved(rule->low, mutant->delta);
	} else {
		rule->high = moved(rule->high, mutant->delta);
	}
	to->text_rules = text_rules;
}

const struct rules *mutant_make(struct arena *arena, const struct rules *rules, const struct mutant *mutant)
{
	struct rules *to = copy_of(arena, rules, 1, sizeof(*to));

	switch (mutant->mutation) {
	case MUTATE_AMOUNT:
	case MUTATE_LOW:
	case MUTATE_HIGH:
	case MUTATE_MEMBER: change_test(arena, to, mutant); break;
	case MUTATE_PART: change_condition(arena, to, mutant); break;
	case MUTATE_LINE: change_line(arena, to, mutant); break;
	case MUTATE_LINE_MOST: change_caps(arena, to, mutant); break;
	case MUTATE_REQUIREMENT:
	case MUTATE_NEED:
	case MUTATE_WITHIN: change_requirement(arena, to, mutant); break;
	case MUTATE_FIRST:
	case MUTATE_EACH:
	case MUTATE_MOST:
	case MUTATE_LEAST: change_row(arena, to, mutant); break;
	case MUTATE_RULE:
	case MUTATE_RULE_LOW:
	case MUTATE_RULE_HIGH: change_text_rule(arena, to, mutant); break;
	}
	return to;
}

static void tell_test(struct buffer *out, const struct rules *rules, const struct rules *changed, uint32_t index)
{
	const struct test *before = &rules->tests[index], *after = &changed->tests[index];

	buffer_add_format(out, "%s: ", rules->attributes[before->attribute].id);
	notation_test(out, rules, before);
	buffer_add_string(out, " becomes ");
	notation_test(out, changed, after);
}

/* The checklist or role that it stands in, where it is all of it. */
static const char *id_of_whole(const struct rules *rules, const struct requirement *requirement)
{
	uint32_t index = (uint32_t)(requirement - rules->requirements);

	for (uint32_t at = 0; at < rules->checklist_count; at++)
		if (rules->checklists[at].requirement == index)
			return rules->checklists[at].id;
	for (uint32_t at = 0; at < rules->role_count; at++)
		if (rules->roles[at].requirement == index)
			return rules->roles[at].id;
	return NULL;
}

/* Its id, else what it is: "one of photo-id". */
static void add_name(struct buffer *out, const struct rules *rules, const struct requirement *requirement)
{
	const char *id = requirement->id ? requirement->id : id_of_whole(rules, requirement);

	if (id)
		buffer_add_string(out, id);
	else
		notation_requirement(out, rules, requirement);
}

static void tell_number(struct buffer *out, const char *what, uint32_t before, int32_t delta)
{
	buffer_add_format(out, "%s %u becomes %u", what, before, moved(before, delta));
}

static void tell_row(struct buffer *out, const struct rules *rules, const struct mutant *mutant)
{
	const struct row *row = &rules->rows[mutant->index];

	switch (mutant->mutation) {
	case MUTATE_FIRST: tell_number(out, "first", row->first, mutant->delta); break;
	case MUTATE_EACH: tell_number(out, "each", row->each, mutant->delta); break;
	case MUTATE_MOST: tell_number(out, "most", row->most, mutant->delta); break;
	default: tell_number(out, "least", row->least, mutant->delta); break;
	}
}

static void tell_text_rule(struct buffer *out, const struct rules *rules, const struct mutant *mutant)
{
	const struct text_rule *rule = &rules->text_rules[mutant->index];

	buffer_add_format(out, "%s: ", rule->id);
	if (mutant->mutation == MUTATE_RULE)
		buffer_add_string(out, "left out");
	else
		tell_number(out, "limit", mutant->mutation == MUTATE_RULE_LOW ? rule->low : rule->high, mutant->delta);
}

static const char *what_is_wanted(const struct requirement *requirement)
{
	if (requirement->kind == REQUIRE_PERSON)
		return "persons";
	if (requirement->kind == REQUIRE_EVENTS)
		return requirement->limit == EVENTS_AT_MOST ? "at most" : "at least";
	return requirement->points ? "points" : "papers";
}

void mutant_tell(
	struct buffer *out, const struct rules *rules, const struct rules *changed, const struct mutant *mutant)
{
	const struct requirement *requirement =
		&rules->requirements[mutant->index < rules->requirement_count ? mutant->index : 0];

	switch (mutant->mutation) {
	case MUTATE_AMOUNT:
	case MUTATE_LOW:
	case MUTATE_HIGH:
	case MUTATE_MEMBER: tell_test(out, rules, changed, mutant->index); break;
	case MUTATE_PART:
		notation_condition(out, rules, mutant->index);
		buffer_add_string(out, " left out");
		break;
	case MUTATE_LINE:
		notation_line(out, rules, &rules->lines[mutant->index]);
		buffer_add_string(out, " left out");
		break;
	case MUTATE_LINE_MOST: tell_number(out, "most", rules->lines[mutant->index].most, mutant->delta); break;
	case MUTATE_REQUIREMENT:
		add_name(out, rules, requirement);
		buffer_add_string(out, " left out");
		break;
	case MUTATE_NEED:
		add_name(out, rules, requirement);
		buffer_add_string(out, ": ");
		tell_number(out, what_is_wanted(requirement), requirement->need, mutant->delta);
		break;
	case MUTATE_WITHIN: tell_number(out, "within", (uint32_t)requirement->within_days, mutant->delta); break;
	case MUTATE_FIRST:
	case MUTATE_EACH:
	case MUTATE_MOST:
	case MUTATE_LEAST: tell_row(out, rules, mutant); break;
	case MUTATE_RULE:
	case MUTATE_RULE_LOW:
	case MUTATE_RULE_HIGH: tell_text_rule(out, rules, mutant); break;
	}
}
