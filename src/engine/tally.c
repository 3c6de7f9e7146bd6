/* Counting papers by rows: distinct keys, caps, points, and the number wanted. */

#include "engine/tally.h"

#include "engine/test.h"

uint32_t wanted_number(struct run *run, const struct requirement *requirement, const struct view *view)
{
	const struct value *value;

	if (requirement->need_fact == NO_INDEX)
		return requirement->need;
	value = fact_look(run->rules, view->person, requirement->need_fact);
	if (value->state == VALUE_EXACT)
		return (uint32_t)value->low; /* of a number, which is not negative */
	if (value->state == VALUE_NONE)
		return UINT32_MAX;
	run_doubts(run, view, NULL, requirement->need_fact, NO_INDEX);
	if (value->state == VALUE_UNKNOWN)
		return run->best ? 0 : UINT32_MAX;
	if (run->best)
		return value->low < 0 ? 0 : (uint32_t)value->low;
	return value->high == VALUE_HIGHEST ? UINT32_MAX : (uint32_t)value->high;
}

/* ---- keys ---- */

bool key_known(struct run *run, const struct row *row, const struct view *view, const struct paper *paper)
{
	for (uint32_t index = 0; index < row->distinct_count; index++)
		if (value_open(paper_look(run->rules, paper, row->distinct[index]))) {
			run_doubts(run, view, paper, row->distinct[index], NO_INDEX);
			return false;
		}
	return true;
}

bool key_same(const struct run *run, const struct row *row, const struct paper *left, const struct paper *right)
{
	const struct rules *rules = run->rules;

	if (row->distinct_kind && rules->kinds[left->kind].same_as != rules->kinds[right->kind].same_as)
		return false;
	for (uint32_t index = 0; index < row->distinct_count; index++)
		if (!value_same(paper_look(rules, left, row->distinct[index]),
			    paper_look(rules, right, row->distinct[index])))
			return false;
	return true;
}

static bool key_new(const struct run *run, const struct row *row, const struct view *view, const uint32_t *counted,
	uint32_t count, uint32_t index)
{
	const struct paper *papers = view->person->papers;

	for (uint32_t at = 0; at < count; at++)
		if (key_same(run, row, &papers[counted[at]], &papers[index]))
			return false;
	return true;
}

static bool key_apart(const struct run *run, const struct row *row, const struct paper *left, const struct paper *right)
{
	const struct rules *rules = run->rules;

	if (row->distinct_kind && rules->kinds[left->kind].same_as != rules->kinds[right->kind].same_as)
		return true;
	for (uint32_t index = 0; index < row->distinct_count; index++) {
		const struct value *one = paper_look(rules, left, row->distinct[index]);
		const struct value *other = paper_look(rules, right, row->distinct[index]);
		if (promised_apart(rules, one, other, run->answers->visit)
			|| (!value_open(one) && !value_open(other) && !value_same(one, other)))
			return true;
	}
	return false;
}

bool key_promised(const struct run *run, const struct row *row, const struct paper *paper)
{
	for (uint32_t index = 0; index < row->distinct_count; index++)
		if (value_promised(paper_look(run->rules, paper, row->distinct[index])))
			return true;
	return false;
}

bool key_like_none(const struct run *run, const struct row *row, const struct view *view, const uint32_t *counted,
	uint32_t count, uint32_t index)
{
	const struct paper *papers = view->person->papers;
	bool apart = key_promised(run, row, &papers[index]);

	for (uint32_t at = 0; at < count && apart; at++)
		apart = key_apart(run, row, &papers[counted[at]], &papers[index]);
	return apart;
}

/* Of papers whose key is only promised, those that are like none that is counted, whatever it is. */
static uint32_t count_promised(struct run *run, const struct row *row, const struct view *view, uint32_t enough,
	uint32_t *counted, uint32_t count)
{
	uint32_t end = view->person->paper_count;

	for (uint32_t at = 0; count < enough && (at = list_next(run, row->list, view, at, end)) < end; at++)
		if (key_like_none(run, row, view, counted, count, at))
			counted[count++] = at;
	return count;
}

/* `counted` has room for every paper. Papers whose key is unknown are each one more at best; at worst they are all
 * one of the others, and count only where there is no other. */
static uint32_t keyed_count(
	struct run *run, const struct row *row, const struct view *view, uint32_t enough, uint32_t *counted)
{
	uint32_t end = view->person->paper_count, count = 0, loose = 0;

	for (uint32_t at = 0; count < enough && (at = list_next(run, row->list, view, at, end)) < end; at++) {
		if (row->distinct_count && !key_known(run, row, view, &view->person->papers[at]))
			loose++;
		else if (key_new(run, row, view, counted, count, at))
			counted[count++] = at;
	}
	if (run->best)
		return count + loose;
	if (loose)
		count = count_promised(run, row, view, enough, counted, count);
	return count ? count : loose > 0;
}

#define FEW 16u

static uint32_t keyed_count_of_many(struct run *run, const struct row *row, const struct view *view, uint32_t enough)
{
	struct arena_mark mark = arena_mark(run->scratch);
	uint32_t *counted = arena_array(run->scratch, view->person->paper_count, sizeof *counted);
	uint32_t count = keyed_count(run, row, view, enough, counted);

	arena_rewind(run->scratch, mark);
	return count;
}

/* Kept apart: a plain row needs no room for what was counted. */
__attribute__((noinline)) static uint32_t keyed_row_count(
	struct run *run, const struct row *row, const struct view *view, uint32_t enough)
{
	uint32_t few[FEW], count;

	if (view->person->paper_count > FEW)
		count = keyed_count_of_many(run, row, view, enough);
	else
		count = keyed_count(run, row, view, enough, few);
	return count < enough ? count : enough;
}

uint32_t row_count(struct run *run, const struct row *row, const struct view *view, uint32_t enough)
{
	uint32_t end = view->person->paper_count, count = 0;

	if (row->most < enough)
		enough = row->most;
	if ((row->distinct_kind || row->distinct_count) && enough > 1)
		return keyed_row_count(run, row, view, enough);
	for (uint32_t at = 0; count < enough && (at = list_next(run, row->list, view, at, end)) < end; at++)
		count++;
	return count;
}

static uint64_t row_worth(const struct row *row, uint32_t count)
{
	return count ? row->first + (uint64_t)(count - 1) * row->each : 0;
}

/* How many must count to be worth that much: no need to look for more. */
static uint32_t count_for(const struct row *row, uint32_t worth)
{
	uint32_t count = 1;

	if (worth > row->first)
		count = row->each ? 1 + (worth - row->first + row->each - 1) / row->each : 1;
	return count > row->least ? count : row->least;
}

bool tally_met(struct run *run, const struct requirement *requirement, const struct view *view)
{
	const struct row *row = &run->rules->rows[requirement->rows.first];
	uint32_t wanted = wanted_number(run, requirement, view);
	uint64_t sum = 0;

	if (!view->person->papers_complete)
		run->open = true;
	if (wanted == UINT32_MAX)
		return false;
	if (rows_together(requirement, row))
		return together_count(run, requirement, view, wanted) >= wanted;
	for (uint32_t index = 0; index < requirement->rows.count; index++, row++) {
		uint32_t left = sum < wanted ? wanted - (uint32_t)sum : 0, count;
		if (!left && !row->least)
			continue;
		count = row_count(run, row, view, count_for(row, left));
		if (count < row->least)
			return false;
		sum += row_worth(row, count);
	}
	return sum >= wanted;
}

uint32_t tally_sum(struct run *run, const struct requirement *requirement, const struct view *view)
{
	const struct row *row = &run->rules->rows[requirement->rows.first];
	uint64_t sum = 0;

	if (rows_together(requirement, row))
		return together_count(run, requirement, view, UINT32_MAX);
	for (uint32_t index = 0; index < requirement->rows.count; index++, row++)
		sum += row_worth(row, row_count(run, row, view, UINT32_MAX));
	return sum < UINT32_MAX ? (uint32_t)sum : UINT32_MAX - 1;
}
