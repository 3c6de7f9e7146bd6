#include "engine/copies.h"

#include "engine/test.h"
#include "model/list_lines.h"

/* What is walked, and where the counts go. */
struct count {
	struct arena *arena;
	const struct rules *rules;
	int32_t visit;
	uint32_t most;
	const struct person *person; /* NULL: nobody's facts are known */
};

static uint32_t fewer(uint32_t left, uint32_t right)
{
	return left < right ? left : right;
}
static uint32_t more(uint32_t left, uint32_t right)
{
	return left > right ? left : right;
}

static bool in_force(const struct count *count, int32_t from, int32_t to)
{
	return from <= count->visit && count->visit <= to;
}

/* The number that is wanted, as far as it is known; of one that may be this or that, the most. */
static uint32_t wanted_by(const struct count *count, const struct requirement *requirement)
{
	const struct value *value;

	if (requirement->need_fact == NO_INDEX)
		return requirement->need;
	if (!count->person)
		return COPIES_BY_FACT;
	value = fact_look(count->rules, count->person, requirement->need_fact);
	if (value->state != VALUE_EXACT && value->state != VALUE_BETWEEN)
		return COPIES_BY_FACT;
	return value->high > 0 ? (uint32_t)value->high : 0;
}

/* Papers of one kind that a row can use: as many as make up what is wanted. */
static uint32_t of_row(const struct count *count, const struct requirement *requirement, const struct row *row)
{
	uint32_t wanted = wanted_by(count, requirement);

	if (row->distinct_kind && !row->distinct_count)
		return 1;
	if (requirement->points && row->each)
		wanted = more(row->least, (wanted + row->each - 1) / row->each);
	return fewer(fewer(more(wanted, 1), row->most), count->most);
}

/* Does the condition ask for another paper that a list takes which names this very kind? */
static bool wants_another(const struct count *count, uint32_t index, uint32_t kind)
{
	const struct rules *rules = count->rules;
	const struct condition *condition;

	if (index == NO_INDEX)
		return false;
	condition = &rules->conditions[index];
	if (condition->kind == CONDITION_WITH)
		return list_lines_of(rules, &rules->lists[condition->list], kind).count > 0;
	for (uint32_t part = 0; condition->kind != CONDITION_TEST && part < condition->parts.count; part++)
		if (wants_another(count, rules->condition_links[condition->parts.first + part], kind))
			return true;
	return false;
}

static void count_row(
	const struct count *count, const struct requirement *requirement, const struct row *row, uint32_t *copies)
{
	const struct rules *rules = count->rules;
	const struct list *list = &rules->lists[row->list];
	uint32_t most = of_row(count, requirement, row);

	for (uint32_t at = 0; at < list->lines.count; at++) {
		const struct line *line = &rules->lines[list->lines.first + at];
		uint32_t first = line->kind == NO_INDEX ? 0 : line->kind;
		uint32_t last = line->kind == NO_INDEX ? rules->kind_count : line->kind + 1;

		for (uint32_t kind = first; kind < last && in_force(count, line->valid_from, line->valid_to); kind++)
			copies[kind] = more(
				copies[kind], fewer(most, line->most) + wants_another(count, line->condition, kind));
	}
}

static void count_requirement(const struct count *count, uint32_t index, uint32_t *copies);

static void count_parts(const struct count *count, const struct requirement *requirement, uint32_t *copies)
{
	const struct rules *rules = count->rules;

	for (uint32_t part = 0; part < requirement->parts.count; part++) {
		uint32_t inner = rules->requirement_links[requirement->parts.first + part];
		struct arena_mark mark = arena_mark(count->arena);
		uint32_t *apart;

		if (!requirement->apart) {
			count_requirement(count, inner, copies);
			continue;
		}
		/* Each part wants papers of its own. */
		apart = arena_array(count->arena, rules->kind_count + 1, sizeof *apart);
		count_requirement(count, inner, apart);
		for (uint32_t kind = 0; kind < rules->kind_count; kind++)
			copies[kind] = fewer(copies[kind] + apart[kind], count->most);
		arena_rewind(count->arena, mark);
	}
}

static void count_requirement(const struct count *count, uint32_t index, uint32_t *copies)
{
	const struct requirement *requirement = &count->rules->requirements[index];

	if (!in_force(count, requirement->valid_from, requirement->valid_to))
		return;
	for (uint32_t row = 0; row < requirement->rows.count; row++)
		count_row(count, requirement, &count->rules->rows[requirement->rows.first + row], copies);
	count_parts(count, requirement, copies);
}

static const uint32_t *counted(const struct count *count, uint32_t requirement)
{
	uint32_t *copies = arena_array(count->arena, count->rules->kind_count + 1, sizeof *copies);

	count_requirement(count, requirement, copies);
	return copies;
}

const uint32_t *copies_that_count(struct arena *arena, const struct rules *rules, uint32_t requirement, int32_t visit)
{
	return counted(&(struct count){arena, rules, visit, COPIES_MOST, NULL}, requirement);
}

const uint32_t *copies_for_person(struct arena *arena, const struct rules *rules, uint32_t requirement, int32_t visit,
	const struct person *person)
{
	return counted(&(struct count){arena, rules, visit, COPIES_LOOKED_AT, person}, requirement);
}
