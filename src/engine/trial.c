#include "engine/trial.h"

#include "engine/evaluate.h"
#include "engine/test.h"

#define BITS_MAX 64u

/* ---- what each passes ---- */

static void note(struct trial *trial, struct tried *tried, enum outcome outcome)
{
	if (outcome == OUTCOME_OPEN || trial->bits >= BITS_MAX)
		trial->open = true;
	else if (outcome == OUTCOME_PASS)
		tried->passes |= UINT64_C(1) << trial->bits;
	trial->bits++;
}

static void note_tests(struct trial *trial, struct tried *tried, struct run *run, const struct view *view)
{
	const struct variable *variable = trial->variable;
	const struct paper *paper = variable->paper == NO_INDEX ? NULL : &view->person->papers[variable->paper];

	for (uint32_t index = 0; index < variable->tests->count; index++) {
		const struct test *test = &trial->world->rules->tests[variable->tests->at[index]];
		if (test->attribute == variable->attribute)
			note(trial, tried, run_outcome(run, test, view, paper));
	}
}

static void note_texts(struct trial *trial, struct tried *tried, struct run *run, const struct view *view)
{
	const struct scope *scope = scope_of(trial->world->scopes, view->person);

	for (uint32_t index = 0; trial->variable->text && index < scope->requirements.count; index++) {
		const struct requirement *requirement =
			&trial->world->rules->requirements[scope->requirements.at[index]];
		if (requirement->kind != REQUIRE_TEXT)
			continue;
		run->open = false;
		note(trial, tried, text_met(run, requirement, view) ? OUTCOME_PASS : OUTCOME_FAIL);
		trial->open |= run->open;
	}
}

void trial_judge(struct trial *trial)
{
	struct world *world = trial->world;
	struct value *slot =
		world_slot(world, trial->variable->person, trial->variable->paper, trial->variable->attribute);
	struct value before = *slot;
	struct run run = {.rules = world->rules, .answers = world->answers, .scratch = world->arena};
	struct view view = view_of(world->answers, trial->variable->person);

	for (uint32_t index = 0; index < trial->count; index++) {
		*slot = trial->list[index].value;
		trial->bits = 0;
		note_tests(trial, &trial->list[index], &run, &view);
		note_texts(trial, &trial->list[index], &run, &view);
	}
	*slot = before;
}

/* ---- keeping only what is needed ---- */

static bool at_least_as_good(const struct trial *trial, const struct tried *good, const struct tried *other)
{
	return (good->passes & other->passes) == other->passes
		&& (!trial->variable->wanted || good->value.low <= other->value.low)
		&& (!trial->variable->allowed || good->value.low >= other->value.low);
}

static bool replaces(
	const struct trial *trial, const struct tried *keep, const struct tried *drop, enum purpose purpose)
{
	if (purpose == PURPOSE_ALL)
		return !trial->variable->wanted && !trial->variable->allowed && keep->passes == drop->passes
			&& !trial->variable->distinct && !trial->variable->same;
	if (trial->variable->same || (trial->variable->distinct && (purpose == PURPOSE_WORST || !keep->own)))
		return false;
	return purpose == PURPOSE_BEST ? at_least_as_good(trial, keep, drop) : at_least_as_good(trial, drop, keep);
}

void trial_prune(struct trial *trial, enum purpose purpose)
{
	uint32_t kept = 0;

	if (trial->open || trial->variable->operand)
		return;
	for (uint32_t index = 0; index < trial->count; index++) {
		bool needed = true;
		for (uint32_t at = 0; at < kept && needed; at++)
			needed = !replaces(trial, &trial->list[at], &trial->list[index], purpose);
		if (!needed)
			continue;
		for (uint32_t at = 0; at < kept;)
			if (replaces(trial, &trial->list[index], &trial->list[at], purpose))
				trial->list[at] = trial->list[--kept];
			else
				at++;
		trial->list[kept++] = trial->list[index];
	}
	trial->count = kept;
}

static uint32_t merit(const struct tried *tried)
{
	uint32_t bits = 0;

	for (uint64_t passes = tried->passes; passes; passes &= passes - 1)
		bits++;
	return 2 * bits + tried->own;
}

static bool better(const struct trial *trial, const struct tried *one, const struct tried *other)
{
	uint32_t here = merit(one), there = merit(other);

	if (here != there)
		return here > there;
	return trial->variable->allowed && !trial->variable->wanted && one->value.low > other->value.low;
}

/* The likeliest to decide first: most passed for a best case, fewest for a worst. */
void trial_order(struct trial *trial, enum purpose purpose)
{
	for (uint32_t index = 1; index < trial->count; index++)
		for (uint32_t at = index; at > 0; at--) {
			struct tried swap = trial->list[at];
			bool first = purpose == PURPOSE_WORST ? better(trial, &trial->list[at - 1], &swap)
							      : better(trial, &swap, &trial->list[at - 1]);
			if (!first)
				break;
			trial->list[at] = trial->list[at - 1];
			trial->list[at - 1] = swap;
		}
}
