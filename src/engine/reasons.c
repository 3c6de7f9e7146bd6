#include "engine/reasons.h"

#include "engine/test.h"

static void find_into(struct reasoning *reasoning, uint32_t requirement, uint32_t person, struct finding *finding);

static uint32_t sum_of(
	struct reasoning *reasoning, const struct requirement *requirement, uint32_t person, bool best, bool *open)
{
	struct run run = {.rules = reasoning->scopes->rules,
		.answers = reasoning->answers,
		.scratch = reasoning->arena,
		.best = best};
	struct view view = view_of(reasoning->answers, person);
	uint32_t sum = tally_sum(&run, requirement, &view);

	*open = run.open || !view.person->papers_complete;
	return sum;
}

static void find_sums(
	struct reasoning *reasoning, const struct requirement *requirement, uint32_t person, struct finding *finding)
{
	struct run run = {.rules = reasoning->scopes->rules, .answers = reasoning->answers, .best = true};
	struct view view = view_of(reasoning->answers, person);
	bool open;

	finding->reached_low = finding->reached_high = sum_of(reasoning, requirement, person, false, &open);
	if (open)
		finding->reached_high = sum_of(reasoning, requirement, person, true, &open);
	finding->wanted = wanted_number(&run, requirement, &view);
}

static void find_parts(
	struct reasoning *reasoning, const struct requirement *requirement, uint32_t person, struct finding *finding)
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

/* What the parts' verdicts alone say. */
static bool verdict_by_parts(const struct requirement *requirement, struct finding *finding)
{
	bool any = requirement->kind == REQUIRE_ANY, open = false;
	enum verdict settling = any ? VERDICT_READY : VERDICT_NOT_READY;

	if (!parts_stand_alone(requirement))
		return false;
	finding->verdict = settling;
	for (uint32_t part = 0; part < finding->part_count; part++) {
		if (!finding->parts[part].in_force)
			continue;
		if (finding->parts[part].verdict == settling)
			return true;
		open |= finding->parts[part].verdict == VERDICT_UNKNOWN;
	}
	finding->verdict = any ? VERDICT_NOT_READY : VERDICT_READY;
	return !open;
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
	if (requirement->kind == REQUIRE_ALL || requirement->kind == REQUIRE_ANY)
		find_parts(reasoning, requirement, person, finding);
	if (!verdict_by_parts(requirement, finding))
		finding->verdict =
			verdict_of(reasoning->arena, reasoning->scopes, reasoning->answers, index, person, &truncated);
	reasoning->truncated |= truncated;
	if (finding->verdict == VERDICT_READY)
		find_support(reasoning, finding);
	if (requirement->kind == REQUIRE_PERSON)
		find_persons(reasoning, requirement, finding);
	if (requirement->kind == REQUIRE_TALLY) {
		find_sums(reasoning, requirement, person, finding);
		if (finding->verdict != VERDICT_READY)
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
