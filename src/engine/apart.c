/*
 * `apart`: some sharing out of the papers among the parts must do. Most parts
 * are shared out all at once (shares.h); what a part takes that chooses among
 * its papers, or takes some only beside others, is tried, so that is capped:
 * over the cap the worst run fails, the best one passes, and `truncated` is
 * set.
 */

#include <string.h>

#include "engine/evaluate.h"
#include "engine/shares.h"

/* The parts that are in force: those that are tried, and those that are shared out at once. */
struct parts {
	uint32_t *tried;
	uint32_t tried_count;
	uint32_t *plain;
	uint32_t plain_count;
};

static bool share_out(struct run *run, const struct parts *parts, const struct view *view, uint32_t part);

static bool part_met_by(
	struct run *run, uint32_t requirement, const struct view *view, const uint8_t *chosen, uint8_t *mask)
{
	for (uint32_t index = 0; index < view->person->paper_count; index++)
		mask[index] = !chosen[index];
	return requirement_met(run, requirement, &(struct view){view->person, view->index, mask});
}

/* No paper of the chosen ones can be spared: only then is it worth going on to the next part. */
static bool all_needed(struct run *run, uint32_t requirement, const struct view *view, uint8_t *chosen, uint8_t *mask)
{
	for (uint32_t index = 0; index < view->person->paper_count; index++) {
		bool met;
		if (!chosen[index])
			continue;
		chosen[index] = 0;
		met = part_met_by(run, requirement, view, chosen, mask);
		chosen[index] = 1;
		if (met)
			return false;
	}
	return true;
}

static bool enough_already(struct run *run, uint32_t part, const struct view *view, const uint8_t *chosen)
{
	struct arena_mark mark = arena_mark(run->scratch);
	uint8_t *mask = arena_alloc(run->scratch, view->person->paper_count);
	bool met = part_met_by(run, part, view, chosen, mask);

	arena_rewind(run->scratch, mark);
	return met || run->truncated;
}

/* Each part counts papers: none has parts of its own. */
static bool counted_by(struct run *run, uint32_t index, const struct view *view, uint32_t paper)
{
	const struct requirement *requirement = &run->rules->requirements[index];

	for (uint32_t at = 0; at < requirement->rows.count; at++)
		if (list_accepts(run, run->rules->rows[requirement->rows.first + at].list, view, paper))
			return true;
	return false;
}

/* May another paper have to have it beside it? */
static bool beside_some(struct run *run, const struct view *view, uint32_t paper)
{
	for (uint32_t index = 0; index < run->rules->condition_count; index++)
		if (run->rules->conditions[index].kind == CONDITION_WITH
			&& list_accepts(run, run->rules->conditions[index].list, view, paper))
			return true;
	return false;
}

/* Which papers are of any use to the part; a selection with others has one that can be spared. */
static uint8_t *useful_to(struct run *run, uint32_t part, const struct view *view)
{
	uint8_t *useful = arena_alloc(run->scratch, view->person->paper_count);

	for (uint32_t index = 0; index < view->person->paper_count; index++)
		useful[index] = paper_there(run, view, index)
			&& (counted_by(run, part, view, index) || beside_some(run, view, index));
	return useful;
}

/* Choose `more` further papers from `from` on for this part, then share out the rest. With more than is enough, one
 * can be spared. */
static bool choose_for_part(struct run *run, const struct parts *parts, const struct view *view, uint32_t part,
	const uint8_t *useful, uint8_t *chosen, uint32_t from, uint32_t more)
{
	uint32_t this = parts->tried[part];
	struct arena_mark mark = arena_mark(run->scratch);
	bool met = false;

	if (more == 0) {
		uint8_t *mask = arena_alloc(run->scratch, view->person->paper_count);
		if (!selections_spent(run) && part_met_by(run, this, view, chosen, mask)
			&& all_needed(run, this, view, chosen, mask)) {
			for (uint32_t index = 0; index < view->person->paper_count; index++)
				mask[index] = chosen[index] || (view->out && view->out[index]);
			met = share_out(run, parts, &(struct view){view->person, view->index, mask}, part + 1);
		}
		arena_rewind(run->scratch, mark);
		return met || (run->truncated && run->best);
	}
	if (enough_already(run, this, view, chosen))
		return run->truncated && run->best;
	for (uint32_t index = from; index < view->person->paper_count && !met; index++) {
		if (!useful[index])
			continue;
		chosen[index] = 1;
		met = choose_for_part(run, parts, view, part, useful, chosen, index + 1, more - 1);
		chosen[index] = 0;
		if (run->truncated)
			return run->best;
	}
	return met;
}

static bool share_out(struct run *run, const struct parts *parts, const struct view *view, uint32_t part)
{
	struct arena_mark mark = arena_mark(run->scratch);
	const uint8_t *useful;
	bool met = false;

	if (!shares_met(run, parts->plain, parts->plain_count, view))
		return false;
	if (part == parts->tried_count)
		return true;
	if (!requirement_met(run, parts->tried[part], view))
		return false;
	if (part + 1 == parts->tried_count && !parts->plain_count)
		return true;
	useful = useful_to(run, parts->tried[part], view);
	for (uint32_t size = 0; size <= view->person->paper_count && !met && !run->truncated; size++) {
		uint8_t *chosen = arena_alloc(run->scratch, view->person->paper_count);
		met = choose_for_part(run, parts, view, part, useful, chosen, 0, size);
	}
	arena_rewind(run->scratch, mark);
	return run->truncated ? run->best : met;
}

bool apart_met(struct run *run, const struct requirement *requirement, const struct view *view)
{
	const uint32_t *links = &run->rules->requirement_links[requirement->parts.first];
	struct arena_mark mark = arena_mark(run->scratch);
	struct parts parts = {.tried = arena_array(run->scratch, requirement->parts.count, sizeof *parts.tried),
		.plain = arena_array(run->scratch, requirement->parts.count, sizeof *parts.plain)};
	bool met = true;

	for (uint32_t part = 0; part < requirement->parts.count && met; part++) {
		if (!requirement_in_force(run->rules, links[part], run->answers->visit))
			continue;
		met = requirement_met(run, links[part], view);
		if (met && shares_plainly(run, links[part], view))
			parts.plain[parts.plain_count++] = links[part];
		else if (met)
			parts.tried[parts.tried_count++] = links[part];
	}
	met = met && share_out(run, &parts, view, 0);
	arena_rewind(run->scratch, mark);
	return met;
}
