/*
 * `choose`: some selection of the papers must do. A search, so it is capped:
 * over the cap the worst run fails, the best one passes, and `truncated` is
 * set.
 */

#include <string.h>

#include "engine/evaluate.h"
#include "engine/test.h"

bool selections_spent(struct run *run)
{
	if (++run->steps <= RUN_STEPS_MAX && run->looks <= RUN_LOOKS_MAX)
		return false;
	run->truncated = true;
	run->open = run->doubtful = true;
	return true;
}

static uint8_t *mask_copy(struct run *run, const struct view *view)
{
	uint8_t *mask = arena_alloc(run->scratch, view->person->paper_count);

	if (view->out)
		memcpy(mask, view->out, view->person->paper_count);
	return mask;
}

/* ---- never-together ---- */

/* Two papers still in the selection that may not count together, by kind. */
static bool find_conflict(struct run *run, const struct requirement *requirement, const struct view *view,
	uint32_t *left, uint32_t *right)
{
	const struct pair *pair = &run->rules->pairs[requirement->never_together.first];
	const struct paper *papers = view->person->papers;

	run->looks += requirement->never_together.count * (1 + view->person->paper_count / 8);
	for (uint32_t at = 0; at < requirement->never_together.count; at++, pair++)
		for (uint32_t one = 0; one < view->person->paper_count; one++) {
			if (papers[one].kind != pair->left || !paper_there(run, view, one))
				continue;
			for (uint32_t two = 0; two < view->person->paper_count; two++)
				if (two != one && papers[two].kind == pair->right && paper_there(run, view, two)) {
					*left = one;
					*right = two;
					return true;
				}
		}
	return false;
}

/* Of a conflict one kind goes wholly; where the pair is a kind with itself, one of the two papers goes. */
static void drop(const struct view *view, uint8_t *out, uint32_t dropped, uint32_t other)
{
	const struct paper *papers = view->person->papers;

	out[dropped] = 1;
	if (papers[dropped].kind == papers[other].kind)
		return;
	for (uint32_t index = 0; index < view->person->paper_count; index++)
		if (papers[index].kind == papers[dropped].kind)
			out[index] = 1;
}

static bool apart_kinds_met(struct run *run, uint32_t index, const struct view *view)
{
	struct arena_mark mark = arena_mark(run->scratch);
	uint32_t left, right;
	struct view without = *view;
	uint8_t *out;
	bool met;

	if (!find_conflict(run, &run->rules->requirements[index], view, &left, &right))
		return requirement_met_plainly(run, index, view);
	if (selections_spent(run))
		return run->best;
	out = mask_copy(run, view);
	without.out = out;
	drop(view, out, left, right);
	met = apart_kinds_met(run, index, &without);
	if (!met) {
		memset(out, 0, view->person->paper_count);
		if (view->out)
			memcpy(out, view->out, view->person->paper_count);
		drop(view, out, right, left);
		met = apart_kinds_met(run, index, &without);
	}
	arena_rewind(run->scratch, mark);
	return met;
}

/* ---- same ---- */

static const struct value *same_value(
	const struct run *run, const struct view *view, uint32_t paper, uint32_t attribute)
{
	return paper_look(run->rules, &view->person->papers[paper], attribute);
}

/* Keep the papers whose value is that of `model` (NO_INDEX: of none that is known), and at best the unknown ones. */
static bool met_with_same(struct run *run, uint32_t index, const struct view *view, uint32_t model)
{
	uint32_t attribute = run->rules->requirements[index].choose_same;
	struct arena_mark mark = arena_mark(run->scratch);
	uint8_t *out = mask_copy(run, view);
	struct view kept = {view->person, view->index, out};
	bool met;

	for (uint32_t paper = 0; paper < view->person->paper_count; paper++) {
		const struct value *value = same_value(run, view, paper, attribute);
		if (paper == model
			|| (model != NO_INDEX
				&& promised_same(run->rules, value, same_value(run, view, model, attribute))))
			continue;
		if (value_open(value)) {
			run_doubts(run, view, &view->person->papers[paper], attribute, NO_INDEX);
			out[paper] |= !run->best;
		} else if (model == NO_INDEX || value->state == VALUE_NONE
			|| !value_same(value, same_value(run, view, model, attribute))) {
			out[paper] = 1;
		}
	}
	met = apart_kinds_met(run, index, &kept);
	arena_rewind(run->scratch, mark);
	return met;
}

static bool first_of_value(struct run *run, const struct view *view, uint32_t paper, uint32_t attribute)
{
	const struct value *value = same_value(run, view, paper, attribute);

	if ((value->state != VALUE_EXACT && !value_promised(value)) || !paper_there(run, view, paper))
		return false;
	for (uint32_t before = 0; before < paper; before++)
		if (paper_there(run, view, before) && value_same(value, same_value(run, view, before, attribute)))
			return false;
	return true;
}

bool choose_met(struct run *run, uint32_t index, const struct view *view)
{
	uint32_t attribute = run->rules->requirements[index].choose_same;

	if (attribute == NO_INDEX)
		return apart_kinds_met(run, index, view);
	for (uint32_t paper = 0; paper < view->person->paper_count; paper++)
		if (first_of_value(run, view, paper, attribute) && met_with_same(run, index, view, paper))
			return true;
	return met_with_same(run, index, view, NO_INDEX);
}
