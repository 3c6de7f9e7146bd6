/*
 * The smallest set of papers that alone keeps a requirement met. Of an
 * alternative it is that of one of its parts; of parts that are all wanted it
 * lies between the largest of theirs and all of theirs together. Else: none,
 * any single one, then papers are taken away as long as it holds, and every
 * number between is tried.
 */

#include "engine/reasons.h"

#define TRIALS_MAX 400u

struct support {
	struct reasoning *reasoning;
	struct world *world;
	struct paper_ref *papers;
	uint32_t count; /* all that are there */
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
	struct run run = {.rules = support->world->rules,
		.answers = support->world->answers,
		.scratch = support->reasoning->arena,
		.work = support->reasoning->scopes->work};
	bool truncated = false;

	for (uint32_t index = 0; index < support->count; index++)
		*have_of(support, index) = support->kept[index] ? HAVE_YES : HAVE_NO;
	support->trials++;
	if (run_once(&run, support->requirement, support->person))
		return true;
	if (!run.open)
		return false;
	scopes_fill(support->reasoning->scopes);
	return world_certain(support->world, support->requirement, support->person, &truncated);
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

/* ---- from the parts ---- */

static bool same_paper(const struct paper_ref *left, const struct paper_ref *right)
{
	return left->person == right->person && left->index == right->index;
}

static void keep_those_of(struct support *support, const struct finding *finding)
{
	for (uint32_t index = 0, next = 0; index < support->count && next < finding->by_count; index++)
		if (same_paper(&support->papers[index], &finding->by[next])) {
			support->kept[index] = true;
			next++;
		}
}

static bool part_counts(const struct finding *part)
{
	return part->in_force && part->verdict == VERDICT_READY;
}

/* False where none of them is met whatever comes, but one or another always: "one or more", "three or fewer". */
static bool smallest_of_any(struct support *support, const struct finding *finding)
{
	const struct finding *best = NULL;

	for (uint32_t part = 0; part < finding->part_count; part++)
		if (part_counts(&finding->parts[part]) && (!best || finding->parts[part].by_count < best->by_count))
			best = &finding->parts[part];
	if (best)
		keep_those_of(support, best);
	return best;
}

static bool smallest_of_all(struct support *support, const struct finding *finding)
{
	uint32_t least = 0, together = 0;

	for (uint32_t part = 0; part < finding->part_count; part++) {
		if (!part_counts(&finding->parts[part]))
			continue;
		keep_those_of(support, &finding->parts[part]);
		if (finding->parts[part].by_count > least)
			least = finding->parts[part].by_count;
	}
	for (uint32_t index = 0; index < support->count; index++) {
		support->best[index] = support->kept[index];
		together += support->kept[index];
	}
	for (uint32_t size = least; size < together; size++) {
		keep_all(support, false);
		if (try_size(support, 0, size))
			return true;
	}
	for (uint32_t index = 0; index < support->count; index++)
		support->kept[index] = support->best[index];
	return true;
}

/* Where one paper is wanted: the first that the list accepts; it may yet need another beside it. */
static bool one_paper(struct support *support, const struct requirement *requirement)
{
	const struct rules *rules = support->world->rules;
	const struct row *row = &rules->rows[requirement->rows.first];
	struct run run = {.rules = rules, .answers = support->world->answers, .scratch = support->reasoning->arena};
	struct view view = view_of(run.answers, support->person);

	if (requirement->kind != REQUIRE_TALLY || requirement->rows.count != 1 || requirement->need_fact != NO_INDEX
		|| requirement->need == 0 || row->first < requirement->need)
		return false;
	for (uint32_t index = 0; index < support->count; index++)
		*have_of(support, index) = HAVE_YES;
	for (uint32_t index = 0; index < support->count; index++)
		if (support->papers[index].person == support->person
			&& list_accepts(&run, row->list, &view, support->papers[index].index)) {
			support->kept[index] = true;
			return still_met(support);
		}
	return false;
}

static bool smallest_found(
	struct support *support, const struct requirement *requirement, const struct finding *finding)
{
	if (!parts_stand_alone(requirement))
		return one_paper(support, requirement);
	if (requirement->kind == REQUIRE_ANY)
		return smallest_of_any(support, finding);
	return smallest_of_all(support, finding);
}

void find_support(struct reasoning *reasoning, struct finding *finding)
{
	const struct requirement *requirement = &reasoning->scopes->rules->requirements[finding->requirement];
	struct support *support = support_of(reasoning);
	struct paper_ref *papers;

	support->requirement = finding->requirement;
	support->person = finding->person;
	support->trials = 0;
	keep_all(support, false);
	if (!smallest_found(support, requirement, finding))
		find_smallest(support);
	papers = arena_array(reasoning->arena, support->count, sizeof *papers);
	for (uint32_t index = 0; index < support->count; index++)
		if (support->kept[index])
			papers[finding->by_count++] = support->papers[index];
	finding->by = papers;
}
