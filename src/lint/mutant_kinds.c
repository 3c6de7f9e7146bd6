#include "lint/mutant.h"

/*
 * Of which kind of paper a change is: a test that stands in the lines of one
 * kind can only change how papers of that kind are taken, so that cases
 * without any need not be judged again.
 */

#define SEVERAL (NO_INDEX - 1) /* more kinds than one, or none that can be named */

struct kinds {
	const struct rules *rules;
	uint32_t *of_test, *of_condition;
};

static void add_kind(uint32_t *kinds, uint32_t index, uint32_t kind)
{
	if (kinds[index] == NO_INDEX)
		kinds[index] = kind;
	else if (kinds[index] != kind)
		kinds[index] = SEVERAL;
}

static void mark(const struct kinds *kinds, uint32_t index, uint32_t kind)
{
	const struct condition *condition;

	if (index == NO_INDEX)
		return;
	condition = &kinds->rules->conditions[index];
	add_kind(kinds->of_condition, index, kind);
	if (condition->kind == CONDITION_TEST)
		add_kind(kinds->of_test, condition->test, kind);
	for (uint32_t i = 0;
		condition->kind != CONDITION_TEST && condition->kind != CONDITION_WITH && i < condition->parts.count;
		i++)
		mark(kinds, kinds->rules->condition_links[condition->parts.first + i], kind);
}

static uint32_t *none(struct arena *arena, uint32_t count)
{
	uint32_t *kinds = arena_array(arena, count + 1, sizeof(*kinds));

	for (uint32_t i = 0; i < count; i++)
		kinds[i] = NO_INDEX;
	return kinds;
}

static void mark_all(const struct kinds *kinds)
{
	const struct rules *rules = kinds->rules;

	for (uint32_t i = 0; i < rules->line_count; i++)
		mark(kinds, rules->lines[i].condition,
			rules->lines[i].kind == NO_INDEX ? SEVERAL : rules->lines[i].kind);
	for (uint32_t i = 0; i < rules->kind_count; i++)
		mark(kinds, rules->kinds[i].counts, i);
	for (uint32_t i = 0; i < rules->requirement_count; i++)
		if (rules->requirements[i].kind == REQUIRE_ME)
			mark(kinds, rules->requirements[i].condition, SEVERAL);
}

static uint32_t kind_of(const struct kinds *kinds, const struct mutant *mutant)
{
	switch (mutant->mutation) {
	case MUTATE_AMOUNT:
	case MUTATE_LOW:
	case MUTATE_HIGH:
	case MUTATE_MEMBER: return kinds->of_test[mutant->index];
	case MUTATE_PART: return kinds->of_condition[mutant->index];
	case MUTATE_LINE: return kinds->rules->lines[mutant->index].kind;
	default: return SEVERAL;
	}
}

void mutants_relate(struct mutants *mutants, struct arena *arena, const struct rules *rules)
{
	const struct kinds kinds = {rules, none(arena, rules->test_count), none(arena, rules->condition_count)};

	mark_all(&kinds);
	for (uint32_t i = 0; i < mutants->count; i++) {
		uint32_t kind = kind_of(&kinds, &mutants->list[i]);

		mutants->list[i].kind = kind == SEVERAL ? NO_INDEX : kind;
	}
}
