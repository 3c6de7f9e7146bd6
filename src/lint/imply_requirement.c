#include "lint/imply.h"

static uint32_t part_of(const struct rules *rules, const struct requirement *requirement, uint32_t i)
{
	return rules->requirement_links[requirement->parts.first + i];
}

/* Is every paper that the line takes also taken by some line of the list? */
static bool line_in_list(const struct trial *trial, const struct line *line, const struct list *list)
{
	for (uint32_t i = 0; i < list->lines.count; i++) {
		const struct line *other = &trial->rules->lines[list->lines.first + i];

		if (other->kind != line->kind && other->kind != NO_INDEX)
			continue;
		if (other->most != UINT32_MAX || other->valid_from > line->valid_from
			|| other->valid_to < line->valid_to)
			continue;
		if (condition_implies(trial, line->kind, line->condition, other->condition))
			return true;
	}
	return false;
}

/* How many of the papers that count may be ones that the other list does not take; UINT32_MAX: all of them. */
static uint32_t outside(const struct trial *trial, const struct row *row, const struct list *other)
{
	const struct rules *rules = trial->rules;
	const struct list *list = &rules->lists[row->list];
	bool *seen = arena_array(trial->scratch, rules->kind_count + 1, sizeof *seen);
	uint32_t count = 0;

	for (uint32_t i = 0; i < list->lines.count; i++) {
		const struct line *line = &rules->lines[list->lines.first + i];

		if (line_in_list(trial, line, other))
			continue;
		if (!row->distinct_kind || row->distinct_count || line->kind == NO_INDEX)
			return UINT32_MAX;
		count += !seen[rules->kinds[line->kind].same_as];
		seen[rules->kinds[line->kind].same_as] = true;
	}
	return count;
}

static bool tally_implies(const struct trial *trial, const struct requirement *left, const struct requirement *right)
{
	const struct rules *rules = trial->rules;
	const struct row *a = &rules->rows[left->rows.first], *b = &rules->rows[right->rows.first];
	struct arena_mark mark = arena_mark(trial->scratch);
	uint32_t other;

	if (left->points || right->points || left->rows.count != 1 || right->rows.count != 1
		|| left->need_fact != NO_INDEX || right->need_fact != NO_INDEX || left->need < right->need)
		return false;
	if (right->need > 1 && (a->distinct_kind != b->distinct_kind || a->distinct_count || b->distinct_count))
		return false;
	other = outside(trial, a, &rules->lists[b->list]);
	arena_rewind(trial->scratch, mark);
	return rules->lists[a->list].lines.count > 0 && other <= left->need && left->need - other >= right->need;
}

/* Neither with limits of its own on which papers may be used, nor on the days it is in force. */
static bool plain(const struct trial *trial, const struct requirement *requirement)
{
	return requirement->choose_same == NO_INDEX && !requirement->never_together.count && !requirement->apart
		&& trial->visit >= requirement->valid_from && trial->visit <= requirement->valid_to;
}

static bool any_part_of_left(const struct trial *trial, uint32_t left, uint32_t right)
{
	const struct requirement *a = &trial->rules->requirements[left];

	for (uint32_t i = 0; i < a->parts.count; i++)
		if (requirement_implies(trial, part_of(trial->rules, a, i), right))
			return true;
	return false;
}

static bool parts_of_right(const struct trial *trial, uint32_t left, uint32_t right, bool all)
{
	const struct requirement *b = &trial->rules->requirements[right];

	for (uint32_t i = 0; i < b->parts.count; i++)
		if (requirement_implies(trial, left, part_of(trial->rules, b, i)) != all)
			return !all;
	return all && b->parts.count > 0;
}

bool requirement_implies(const struct trial *trial, uint32_t left, uint32_t right)
{
	const struct rules *rules = trial->rules;
	const struct requirement *a = &rules->requirements[left], *b = &rules->requirements[right];

	if (left == right)
		return true;
	if (!plain(trial, a) || !plain(trial, b))
		return false;
	if (a->kind == REQUIRE_ANY) {
		for (uint32_t i = 0; i < a->parts.count; i++)
			if (!requirement_implies(trial, part_of(rules, a, i), right))
				return false;
		return a->parts.count > 0;
	}
	if (b->kind == REQUIRE_ALL)
		return parts_of_right(trial, left, right, true);
	if (b->kind == REQUIRE_ANY && parts_of_right(trial, left, right, false))
		return true;
	if (a->kind == REQUIRE_ALL)
		return any_part_of_left(trial, left, right);
	if (a->kind != b->kind)
		return false;
	if (a->kind == REQUIRE_TALLY)
		return tally_implies(trial, a, b);
	if (a->kind == REQUIRE_ME)
		return condition_implies(trial, NO_INDEX, a->condition, b->condition);
	return a->kind == REQUIRE_PERSON && a->role == b->role && a->need_fact == NO_INDEX && b->need_fact == NO_INDEX
		&& a->need >= b->need;
}
