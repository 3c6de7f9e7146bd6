#include "engine/reasons.h"

#include "engine/test.h"

static void find_into(struct reasoning *reasoning, uint32_t requirement, uint32_t person, struct finding *finding);

static uint32_t sum_of(struct reasoning *reasoning, const struct requirement *requirement, uint32_t person, bool best)
{
	struct run run = {.rules = reasoning->scopes->rules, .answers = reasoning->answers,
		.scratch = reasoning->arena, .best = best};
	struct view view = view_of(reasoning->answers, person);

	return tally_sum(&run, requirement, &view);
}

static void find_sums(struct reasoning *reasoning, const struct requirement *requirement, uint32_t person,
	struct finding *finding)
{
	struct run run = {.rules = reasoning->scopes->rules, .answers = reasoning->answers, .best = true};
	struct view view = view_of(reasoning->answers, person);

	finding->reached_low = sum_of(reasoning, requirement, person, false);
	finding->reached_high = sum_of(reasoning, requirement, person, true);
	finding->wanted = wanted_number(&run, requirement, &view);
}

static void find_parts(struct reasoning *reasoning, const struct requirement *requirement, uint32_t person,
	struct finding *finding)
{
	const uint32_t *links = &reasoning->scopes->rules->requirement_links[requirement->parts.first];
	struct finding *parts = arena_array(reasoning->arena, requirement->parts.count, sizeof *parts);

	for (uint32_t index = 0; index < requirement->parts.count; index++)
		find_into(reasoning, links[index], person, &parts[index]);
	finding->parts = parts;
	finding->part_count = requirement->parts.count;
}

/* One part for each person of the role who is in the answers. */
static void find_persons(struct reasoning *reasoning, const struct requirement *requirement, struct finding *finding)
{
	const struct answers *answers = reasoning->answers;
	struct finding *parts = arena_array(reasoning->arena, answers->other_count, sizeof *parts);
	uint32_t role = requirement->role;

	for (uint32_t index = 0; index < answers->other_count; index++)
		if (answers->others[index].role == role && answers->others[index].have != HAVE_NO
			&& !person_ideal(&answers->others[index]))
			find_into(reasoning, reasoning->scopes->rules->roles[role].requirement, index + 1,
				&parts[finding->part_count++]);
	finding->parts = parts;
	finding->wanted = requirement->need;
}

static void find_into(struct reasoning *reasoning, uint32_t index, uint32_t person, struct finding *finding)
{
	const struct requirement *requirement = &reasoning->scopes->rules->requirements[index];
	bool truncated = false;

	finding->requirement = index;
	finding->person = person;
	finding->in_force = requirement_in_force(reasoning->scopes->rules, index, reasoning->answers->visit);
	finding->verdict = VERDICT_READY;
	if (!finding->in_force)
		return;
	finding->verdict = verdict_of(reasoning->arena, reasoning->scopes, reasoning->answers, index, person, &truncated);
	reasoning->truncated |= truncated;
	if (finding->verdict == VERDICT_READY)
		finding->by = smallest_support(reasoning, index, person, &finding->by_count);
	if (requirement->kind == REQUIRE_ALL || requirement->kind == REQUIRE_ANY)
		find_parts(reasoning, requirement, person, finding);
	if (requirement->kind == REQUIRE_PERSON)
		find_persons(reasoning, requirement, finding);
	if (requirement->kind == REQUIRE_TALLY) {
		find_sums(reasoning, requirement, person, finding);
		find_obstacles(reasoning, index, person, finding);
	}
	if (requirement->kind == REQUIRE_ME && finding->verdict != VERDICT_READY)
		find_failed_tests(reasoning, index, person, finding);
}

const struct finding *reasons_find(struct reasoning *reasoning, uint32_t requirement, uint32_t person)
{
	struct finding *root = arena_alloc(reasoning->arena, sizeof *root);

	find_into(reasoning, requirement, person, root);
	return root;
}
