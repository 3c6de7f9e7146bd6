#include "engine/cases.h"

#include "engine/walks.h"

bool case_has_values(const struct unknown *unknown)
{
	return unknown->kind == ASK_EVENTS ? unknown->has_cases
					   : unknown->kind != ASK_PERSON && unknown->kind != ASK_HAVE;
}

uint32_t case_count(const struct unknown *unknown)
{
	return case_has_values(unknown) ? unknown->all.count : 2;
}

/* Case 0 is the best of what may come; the last is the worst. */
void case_put(struct asking *asking, struct unknown *unknown, uint32_t which)
{
	if (case_has_values(unknown))
		candidate_set(asking->world, &unknown->variable, &unknown->all, which);
	else
		walk_put(asking, unknown, which == 0);
}

void case_take_back(struct asking *asking, const struct unknown *unknown)
{
	struct person *person = world_person(asking->world, unknown->person);

	switch (unknown->kind) {
	case ASK_PERSON: person->have = HAVE_UNKNOWN; break;
	case ASK_HAVE: person->papers[unknown->paper].have = HAVE_UNKNOWN; break;
	default: candidate_unset(asking->world, &unknown->variable);
	}
}

/* The world as it was told, and all that each value could be there. */
void cases_take_back(struct asking *asking)
{
	for (uint32_t index = 0; index < asking->count; index++)
		case_take_back(asking, &asking->list[index]);
	if (asking->cases_known)
		return;
	asking->cases_known = true;
	for (uint32_t index = 0; index < asking->count; index++)
		if (case_has_values(&asking->list[index])) {
			candidates_find(
				asking->world, &asking->list[index].variable, PURPOSE_ALL, &asking->list[index].all);
			asking->inexact |= asking->list[index].all.inexact;
		}
}
