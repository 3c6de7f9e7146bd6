#include "lint/lint.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "engine/test.h"
#include "lint/imply.h"
#include "lint/notation.h"
#include "lint/reach.h"
#include "model/list_lines.h"

static struct trial trial_of(const struct lint *lint)
{
	return (struct trial){.rules = lint->rules, .scratch = lint->scratch, .visit = lint->today};
}

static const char *kind_name(const struct rules *rules, uint32_t kind)
{
	return kind == NO_INDEX ? "paper" : rules->kinds[kind].id;
}

/* Does `right` take all that `left` takes, on every day? */
static bool covers(const struct lint *lint, const struct line *left, const struct line *right)
{
	const struct trial trial = trial_of(lint);

	if ((right->kind != left->kind && right->kind != NO_INDEX)
		|| (left->kind != NO_INDEX && lint->rules->kinds[left->kind].never))
		return false;
	if (right->most != left->most || right->valid_from > left->valid_from || right->valid_to < left->valid_to)
		return false;
	return condition_implies(&trial, left->kind, left->condition, right->condition);
}

/* A line of a group is judged in the group itself: where the group is used, with further conditions or beside other
 * groups, some of its lines may well have nothing to add. */
static bool stands_here(const struct list *list, const struct line *line)
{
	return line->group == NO_INDEX || line->group == list->group;
}

/* The line among so many others. */
static void compare_with(const struct lint *lint, const struct list *list, uint32_t i, struct span others)
{
	const struct rules *rules = lint->rules;
	const struct line *line = &rules->lines[i];

	for (uint32_t j = others.first; j < others.first + others.count; j++) {
		const struct line *other = &rules->lines[j];
		struct buffer message;

		/* Of two that take the same, the later one is too much, or the one beside a group. */
		if (i == j || !covers(lint, line, other)
			|| (i < j && stands_here(list, other) && covers(lint, other, line)))
			continue;
		buffer_init(&message);
		buffer_add_format(&message, "all that it takes is taken by %s on line %u",
			kind_name(rules, other->kind), other->place.line);
		lint_tell(
			lint, LINT_LINE_CONTAINED, line->place, kind_name(rules, line->kind), buffer_string(&message));
		buffer_clear(&message);
	}
}

/* The attribute that a test of the condition looks at and that a paper of this kind never has; NO_INDEX: none. */
static uint32_t attribute_lacking(const struct rules *rules, const struct kind *kind, uint32_t index)
{
	const struct condition *condition = index == NO_INDEX ? NULL : &rules->conditions[index];
	uint32_t lacking = NO_INDEX, attribute;

	if (!condition || condition->kind == CONDITION_WITH)
		return NO_INDEX;
	for (uint32_t i = 0; condition->kind != CONDITION_TEST && i < condition->parts.count && lacking == NO_INDEX;
		i++)
		lacking = attribute_lacking(rules, kind, rules->condition_links[condition->parts.first + i]);
	if (condition->kind != CONDITION_TEST)
		return lacking;
	attribute = rules->tests[condition->test].attribute;
	if (rules->tests[condition->test].subject != SUBJECT_PAPER || kind->asks[attribute]
		|| kind->fixed[attribute].state != VALUE_UNKNOWN || rules->attributes[attribute].absent_given)
		return NO_INDEX;
	return attribute;
}

/* A kind that cannot be usable is told of where it is declared, and not where it is used. */
static void check_usable(const struct lint *lint, uint32_t index)
{
	const struct rules *rules = lint->rules;
	const struct kind *kind = &rules->kinds[index];
	uint32_t lacking = attribute_lacking(rules, kind, kind->counts);
	struct buffer message;

	if (!lint->unusable[index])
		return;
	buffer_init(&message);
	buffer_add_string(&message, "no paper of this kind can ever count, since `counts` wants ");
	notation_condition(&message, rules, kind->counts);
	if (lacking != NO_INDEX)
		buffer_add_format(&message,
			" and it has no `%s`: name that under `asks` or give it a value here, say what `absent` "
			"means, or write `counts: {}`",
			rules->attributes[lacking].id);
	lint_tell(lint, LINT_CONTRADICTION, kind->place, kind->id, buffer_string(&message));
	buffer_clear(&message);
}

/* Only a line for its kind, or for any, can take all that it takes. */
static void compare_lines(const struct lint *lint, const struct list *list, uint32_t i)
{
	uint32_t kind = lint->rules->lines[list->lines.first + i].kind;

	if (kind != NO_INDEX)
		compare_with(lint, list, list->lines.first + i, list_lines_of(lint->rules, list, kind));
	compare_with(lint, list, list->lines.first + i, list_lines_any(lint->rules, list));
}

/* `told`: one per kind, that it was told of, so that what follows is not. False where it was told now. */
static bool check_line(const struct lint *lint, const struct line *line, bool *told)
{
	const struct rules *rules = lint->rules;
	const struct trial trial = trial_of(lint);
	struct buffer message;
	uint32_t lacking;

	/* A kind that never counts stands in a list so that who has one learns that it does not help. */
	if (line->kind == NO_INDEX || rules->kinds[line->kind].never || lint->unusable[line->kind]
		|| condition_possible(&trial, line->kind, line->condition))
		return true;
	told[line->kind] = true;
	buffer_init(&message);
	buffer_add_format(&message, "no usable %s can be ", rules->kinds[line->kind].id);
	notation_condition(&message, rules, line->condition);
	lacking = attribute_lacking(rules, &rules->kinds[line->kind], line->condition);
	if (lacking != NO_INDEX)
		buffer_add_format(&message, ": it has no `%s`; name that under its `asks`, or give it a value there",
			rules->attributes[lacking].id);
	lint_tell(lint, LINT_CONTRADICTION, line->place, rules->kinds[line->kind].id, buffer_string(&message));
	buffer_clear(&message);
	return false;
}

static void check_kinds(const struct lint *lint, const struct reach *reach, const bool *told)
{
	const struct rules *rules = lint->rules;
	const struct trial trial = trial_of(lint);

	bool *matters = arena_array(lint->scratch, rules->kind_count + 1, sizeof(*matters));

	for (uint32_t i = 0; i < rules->line_count; i++) {
		const struct line *line = &rules->lines[i];
		uint32_t first = line->kind == NO_INDEX ? 0 : line->kind;
		uint32_t end = line->kind == NO_INDEX ? rules->kind_count : line->kind + 1;

		for (uint32_t kind = first; kind < end && reach->lines[i]; kind++)
			matters[kind] = matters[kind] || condition_possible(&trial, kind, line->condition);
	}
	for (uint32_t kind = 0; kind < rules->kind_count; kind++) {
		/* Listed so that a person learns it, or told of before. */
		if (!matters[kind] && !rules->kinds[kind].never && !lint->unusable[kind] && !told[kind])
			lint_tell(lint, LINT_KIND_NEVER_MATTERS, rules->kinds[kind].place, rules->kinds[kind].id,
				"no checklist accepts it; leave it out, or say counts: never");
	}
}

static void check_members(const struct lint *lint, const struct test *test)
{
	for (uint32_t i = 0; i < test->member_count; i++)
		for (uint32_t j = 0; j < i; j++)
			if (test->words ? text_same(test->words[i], test->words[j])
					: test->members[i] == test->members[j])
				lint_tell(lint, LINT_DUPLICATE_MEMBER, test->place,
					lint->rules->attributes[test->attribute].id,
					"a value stands twice in the list");
}

static void check_sets(const struct lint *lint)
{
	for (uint32_t s = 0; s < lint->rules->set_count; s++) {
		const struct country_set *set = &lint->rules->sets[s];

		for (uint32_t i = 0; i < set->count; i++)
			for (uint32_t j = 0; j < i; j++)
				if (set->members[i] == set->members[j])
					lint_tell(lint, LINT_DUPLICATE_MEMBER, set->place, set->id,
						"a country stands twice in the set");
	}
}

/* What is declared and no checklist and no notice looks at. */
static void check_asked(const struct lint *lint, const struct reach *reach)
{
	static const char message[] = "nothing looks at it, so it is never asked";
	const struct rules *rules = lint->rules;

	for (uint32_t i = 0; i < rules->attribute_count; i++)
		if (!reach->attributes[i])
			lint_tell(lint, LINT_NEVER_ASKED, rules->attributes[i].place, rules->attributes[i].id, message);
	for (uint32_t i = 0; i < rules->event_count; i++)
		if (!reach->events[i])
			lint_tell(lint, LINT_NEVER_ASKED, rules->events[i].place, rules->events[i].id, message);
	for (uint32_t i = 0; i < rules->role_count; i++)
		if (!reach->roles[i])
			lint_tell(lint, LINT_NEVER_ASKED, rules->roles[i].place, rules->roles[i].id, message);
}

void lint_lines(const struct lint *lint)
{
	const struct rules *rules = lint->rules;
	bool *told = arena_array(lint->scratch, rules->kind_count + 1, sizeof(*told));
	struct reach reach;

	reach_init(&reach, lint->scratch, rules);
	for (uint32_t i = 0; i < rules->checklist_count; i++)
		reach_requirement(&reach, rules->checklists[i].requirement, true);
	for (uint32_t l = 0; l < rules->list_count; l++) {
		const struct list *list = &rules->lists[l];

		for (uint32_t i = 0; i < list->lines.count; i++) {
			const struct line *line = &rules->lines[list->lines.first + i];

			if (stands_here(list, line) && check_line(lint, line, told))
				compare_lines(lint, list, i);
		}
	}
	for (uint32_t i = 0; i < rules->kind_count; i++)
		check_usable(lint, i);
	check_kinds(lint, &reach, told);
	check_sets(lint);
	for (uint32_t i = 0; i < rules->test_count; i++)
		check_members(lint, &rules->tests[i]);
	for (uint32_t i = 0; i < rules->notice_count; i++)
		reach_requirement(&reach, rules->notices[i].when, true);
	check_asked(lint, &reach);
}
