/*
 * The smallest set of papers that alone keeps a requirement met: papers are
 * taken away as long as it holds, then every smaller number is tried.
 */

#include "engine/reasons.h"

#define TRIALS_MAX 400u

struct support {
	struct reasoning *reasoning;
	struct world *world;
	uint32_t requirement, person;
	struct paper_ref *papers; uint32_t count;      /* all that are there */
	bool *kept, *best;
	uint32_t trials;
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

static void gather(struct support *support)
{
	uint32_t room = 0;

	for (uint32_t person = 0; person < world_person_count(support->world); person++)
		room += world_person(support->world, person)->paper_count;
	support->papers = arena_array(support->reasoning->arena, room, sizeof *support->papers);
	support->kept = arena_array(support->reasoning->arena, room, sizeof(bool));
	support->best = arena_array(support->reasoning->arena, room, sizeof(bool));
	for (uint32_t person = 0; person < world_person_count(support->world); person++)
		for (uint32_t index = 0; index < world_person(support->world, person)->paper_count; index++) {
			const struct paper *paper = &world_person(support->world, person)->papers[index];
			if (paper->have == HAVE_YES)
				support->papers[support->count++] = (struct paper_ref){person, index, paper->kind};
		}
}

static uint32_t take_away(struct support *support)
{
	uint32_t left = support->count;

	for (uint32_t index = 0; index < support->count; index++)
		support->kept[index] = true;
	for (uint32_t index = support->count; index-- > 0;) {
		support->kept[index] = false;
		if (still_met(support))
			left--;
		else
			support->kept[index] = true;
	}
	for (uint32_t index = 0; index < support->count; index++)
		support->best[index] = support->kept[index];
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

static void try_smaller(struct support *support, uint32_t size)
{
	for (uint32_t smaller = 1; smaller < size; smaller++) {
		for (uint32_t index = 0; index < support->count; index++)
			support->kept[index] = false;
		if (!try_size(support, 0, smaller))
			continue;
		for (uint32_t index = 0; index < support->count; index++)
			support->best[index] = support->kept[index];
		return;
	}
}

const struct paper_ref *smallest_support(struct reasoning *reasoning, uint32_t requirement, uint32_t person,
	uint32_t *count)
{
	struct support support = {.reasoning = reasoning, .requirement = requirement, .person = person};
	uint32_t size;

	support.world = world_new(reasoning->arena, reasoning->scopes, reasoning->answers, false, 0);
	world_settle(support.world, false);
	gather(&support);
	size = take_away(&support);
	if (size > 1)
		try_smaller(&support, size);
	*count = 0;
	for (uint32_t index = 0; index < support.count; index++)
		if (support.best[index])
			support.papers[(*count)++] = support.papers[index];
	return support.papers;
}
