/*
 * The smallest set of papers that alone keeps a requirement met: none, any
 * single one, then papers are taken away as long as it holds, and every
 * number between is tried.
 */

#include "engine/reasons.h"

#define TRIALS_MAX 400u

struct support {
	struct reasoning *reasoning;
	struct world *world;
	struct paper_ref *papers; uint32_t count;      /* all that are there */
	bool *kept, *best;
	uint32_t requirement, person, trials;
};

static enum have *have_of(const struct support *support, uint32_t index)
{
	const struct paper_ref *paper = &support->papers[index];

	return &world_person(support->world, paper->person)->papers[paper->index].have;
}

/* Met with only the kept papers, whatever the open answers become? */
static bool still_met(struct support *support)
{
	bool truncated = false;

	for (uint32_t index = 0; index < support->count; index++)
		*have_of(support, index) = support->kept[index] ? HAVE_YES : HAVE_NO;
	support->trials++;
	return verdict_of(support->reasoning->arena, support->reasoning->scopes, support->world->answers,
		support->requirement, support->person, &truncated) == VERDICT_READY;
}

/* Made once for all findings: every paper that is there. */
static struct support *support_of(struct reasoning *reasoning)
{
	struct support *support = reasoning->support;
	uint32_t room = 0;

	if (support)
		return support;
	support = reasoning->support = arena_alloc(reasoning->arena, sizeof *support);
	support->reasoning = reasoning;
	support->world = world_new(reasoning->arena, reasoning->scopes, reasoning->answers, false, 0);
	world_settle(support->world, false);
	for (uint32_t person = 0; person < world_person_count(support->world); person++)
		room += world_person(support->world, person)->paper_count;
	support->papers = arena_array(reasoning->arena, room, sizeof *support->papers);
	support->kept = arena_array(reasoning->arena, room, sizeof(bool));
	support->best = arena_array(reasoning->arena, room, sizeof(bool));
	for (uint32_t person = 0; person < world_person_count(support->world); person++)
		for (uint32_t index = 0; index < world_person(support->world, person)->paper_count; index++) {
			const struct paper *paper = &world_person(support->world, person)->papers[index];
			if (paper->have == HAVE_YES)
				support->papers[support->count++] = (struct paper_ref){person, index, paper->kind};
		}
	return support;
}

static void keep_all(struct support *support, bool kept)
{
	for (uint32_t index = 0; index < support->count; index++)
		support->kept[index] = kept;
}

static uint32_t take_away(struct support *support)
{
	uint32_t left = support->count;

	keep_all(support, true);
	for (uint32_t index = support->count; index-- > 0;) {
		support->kept[index] = false;
		if (still_met(support))
			left--;
		else
			support->kept[index] = true;
	}
	return left;
}

static bool try_size(struct support *support, uint32_t from, uint32_t more)
{
	if (support->trials > TRIALS_MAX)
		return false;
	if (more == 0)
		return still_met(support);
	for (uint32_t index = from; index + more <= support->count; index++) {
		support->kept[index] = true;
		if (try_size(support, index + 1, more - 1))
			return true;
		support->kept[index] = false;
	}
	return false;
}

static void find_smallest(struct support *support)
{
	uint32_t size;

	support->trials = 0;
	keep_all(support, false);
	if (still_met(support) || try_size(support, 0, 1))
		return;
	size = take_away(support);
	for (uint32_t index = 0; index < support->count; index++)
		support->best[index] = support->kept[index];
	for (uint32_t smaller = 2; smaller < size; smaller++) {
		keep_all(support, false);
		if (try_size(support, 0, smaller))
			return;
	}
	for (uint32_t index = 0; index < support->count; index++)
		support->kept[index] = support->best[index];
}

const struct paper_ref *smallest_support(struct reasoning *reasoning, uint32_t requirement, uint32_t person,
	uint32_t *count)
{
	struct support *support = support_of(reasoning);
	struct paper_ref *papers;

	support->requirement = requirement;
	support->person = person;
	find_smallest(support);
	papers = arena_array(reasoning->arena, support->count, sizeof *papers);
	*count = 0;
	for (uint32_t index = 0; index < support->count; index++)
		if (support->kept[index])
			papers[(*count)++] = support->papers[index];
	return papers;
}
