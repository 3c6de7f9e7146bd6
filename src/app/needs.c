#include "app/needs.h"

#include "model/alike.h"
#include "model/list_lines.h"

static bool stands_in(const struct rules *rules, uint32_t index, uint32_t test)
{
	const struct condition *condition;

	if (index == NO_INDEX)
		return false;
	condition = &rules->conditions[index];
	if (condition->kind == CONDITION_TEST)
		return condition->test == test;
	if (condition->kind == CONDITION_WITH)
		return false;
	for (uint32_t i = 0; i < condition->parts.count; i++)
		if (stands_in(rules, rules->condition_links[condition->parts.first + i], test))
			return true;
	return false;
}

bool need_is_for_kind(const struct rules *rules, uint32_t test, uint32_t kind)
{
	const struct test *one = &rules->tests[test];

	if (one->subject == SUBJECT_PAPER && !test_varies(rules, one, kind))
		return false;
	if (stands_in(rules, rules->kinds[kind].counts, test))
		return true;
	for (uint32_t i = 0; i < rules->line_count; i++)
		if ((rules->lines[i].kind == kind || rules->lines[i].kind == NO_INDEX)
			&& stands_in(rules, rules->lines[i].condition, test))
			return true;
	return false;
}

/* Is what `left` needs among what `right` needs? */
static bool within(const struct rules *rules, const struct item *item, uint32_t left, uint32_t right)
{
	for (uint32_t i = 0; i < item->test_count; i++) {
		bool found = false;

		if (!need_is_for_kind(rules, item->tests[i], left))
			continue;
		for (uint32_t j = 0; j < item->test_count && !found; j++)
			found = need_is_for_kind(rules, item->tests[j], right)
				&& tests_are_same(&rules->tests[item->tests[i]], &rules->tests[item->tests[j]]);
		if (!found)
			return false;
	}
	return true;
}

bool needs_are_same(const struct rules *rules, const struct item *item, uint32_t left, uint32_t right)
{
	return within(rules, item, left, right) && within(rules, item, right, left);
}

/* ---- what has to be another on each ---- */

static bool row_takes(const struct rules *rules, const struct row *row, uint32_t kind)
{
	const struct list *list = &rules->lists[row->list];

	return list_lines_of(rules, list, kind).count || list_lines_any(rules, list).count;
}

/* The rows of points count each by itself, those of `at-least` (one for each `most`) together. */
static bool takes_in_row(const struct rules *rules, const struct requirement *requirement, uint32_t row, uint32_t kind)
{
	bool found = false;

	if (requirement->points)
		return row_takes(rules, &rules->rows[requirement->rows.first + row], kind);
	for (uint32_t r = 0; r < requirement->rows.count && !found; r++)
		found = row_takes(rules, &rules->rows[requirement->rows.first + r], kind);
	return found;
}

static bool row_is_by(const struct row *row, uint32_t attribute)
{
	for (uint32_t i = 0; i < row->distinct_count; i++)
		if (row->distinct[i] == attribute)
			return true;
	return false;
}

/* Can a paper of that kind have the value of another one? Only where it has one at all. */
static bool may_have(const struct rules *rules, uint32_t kind, uint32_t attribute)
{
	return rules->kinds[kind].asks[attribute] || rules->kinds[kind].fixed[attribute].state != VALUE_UNKNOWN;
}

/* Only a paper that is counted beside it has to differ; where kinds differ too, only one that counts as of that kind. */
static bool row_counts_by(const struct rules *rules, const struct requirement *requirement, uint32_t kind,
	uint32_t attribute, const struct company *company)
{
	for (uint32_t r = 0; r < requirement->rows.count; r++) {
		const struct row *row = &rules->rows[requirement->rows.first + r];

		if (!row_is_by(row, attribute) || !row_takes(rules, row, kind)
			|| (requirement->points ? row->most < 2
						: requirement->need < 2 && requirement->need_fact == NO_INDEX))
			continue;
		for (uint32_t i = 0; i < company->count; i++)
			if (may_have(rules, company->kinds[i], attribute)
				&& takes_in_row(rules, requirement, r, company->kinds[i])
				&& (!row->distinct_kind
					|| rules->kinds[company->kinds[i]].same_as == rules->kinds[kind].same_as))
				return true;
	}
	return false;
}

static bool counts_by(
	const struct rules *rules, uint32_t index, uint32_t kind, uint32_t attribute, const struct company *company)
{
	const struct requirement *requirement = &rules->requirements[index];

	if (row_counts_by(rules, requirement, kind, attribute, company))
		return true;
	for (uint32_t i = 0; i < requirement->parts.count; i++)
		if (counts_by(rules, rules->requirement_links[requirement->parts.first + i], kind, attribute, company))
			return true;
	return requirement->kind == REQUIRE_PERSON
		&& counts_by(rules, rules->roles[requirement->role].requirement, kind, attribute, company);
}

bool need_is_counted_by(const struct rules *rules, uint32_t attribute)
{
	for (uint32_t r = 0; r < rules->row_count; r++)
		if (row_is_by(&rules->rows[r], attribute))
			return true;
	return false;
}

bool need_is_to_differ(
	const struct rules *rules, uint32_t checklist, uint32_t kind, uint32_t attribute, const struct company *company)
{
	return rules->kinds[kind].asks[attribute]
		&& counts_by(rules, rules->checklists[checklist].requirement, kind, attribute, company);
}

/* ---- what has to be the same on all ---- */

static bool lists_name(const struct rules *rules, const struct requirement *requirement, uint32_t kind)
{
	for (uint32_t r = 0; r < requirement->rows.count; r++) {
		const struct list *list = &rules->lists[rules->rows[requirement->rows.first + r].list];

		if (list_lines_of(rules, list, kind).count || list_lines_any(rules, list).count)
			return true;
	}
	for (uint32_t i = 0; i < requirement->parts.count; i++)
		if (lists_name(
			    rules, &rules->requirements[rules->requirement_links[requirement->parts.first + i]], kind))
			return true;
	return false;
}

/* One paper alone is always the same as itself. */
static bool wants_several(const struct rules *rules, const struct requirement *requirement)
{
	uint32_t parts = 0;

	if (requirement->kind == REQUIRE_TALLY)
		return requirement->points || requirement->need > 1 || requirement->need_fact != NO_INDEX;
	for (uint32_t i = 0; i < requirement->parts.count; i++) {
		const struct requirement *part =
			&rules->requirements[rules->requirement_links[requirement->parts.first + i]];

		if (wants_several(rules, part))
			return true;
		parts += part->kind == REQUIRE_TALLY || part->parts.count > 0;
	}
	return requirement->kind == REQUIRE_ALL && parts > 1;
}

static bool chooses_by(const struct rules *rules, uint32_t index, uint32_t kind, uint32_t attribute)
{
	const struct requirement *requirement = &rules->requirements[index];

	if (requirement->choose_same == attribute && wants_several(rules, requirement)
		&& lists_name(rules, requirement, kind))
		return true;
	for (uint32_t i = 0; i < requirement->parts.count; i++)
		if (chooses_by(rules, rules->requirement_links[requirement->parts.first + i], kind, attribute))
			return true;
	return requirement->kind == REQUIRE_PERSON
		&& chooses_by(rules, rules->roles[requirement->role].requirement, kind, attribute);
}

bool some_choose_same(const struct rules *rules, uint32_t attribute)
{
	for (uint32_t index = 0; index < rules->requirement_count; index++)
		if (rules->requirements[index].choose_same == attribute)
			return true;
	return false;
}

bool need_is_to_agree(const struct rules *rules, uint32_t checklist, uint32_t kind, uint32_t attribute)
{
	return rules->kinds[kind].asks[attribute]
		&& chooses_by(rules, rules->checklists[checklist].requirement, kind, attribute);
}

bool kinds_are_same(const struct item *left, const struct item *right)
{
	if (left->kind != ITEM_PAPER || right->kind != ITEM_PAPER || left->person != right->person
		|| left->kind_count < 2 || left->kind_count != right->kind_count)
		return false;
	for (uint32_t index = 0; index < left->kind_count; index++)
		if (left->kinds[index] != right->kinds[index])
			return false;
	return true;
}

bool items_are_alike(const struct item *left, const struct item *right)
{
	if (!kinds_are_same(left, right) || left->test_count != right->test_count)
		return false;
	for (uint32_t index = 0; index < left->test_count; index++)
		if (left->tests[index] != right->tests[index])
			return false;
	return true;
}
