/*
 * Does the verdict ever hang on this answer? The verdict rises with every
 * test, so it does exactly when, with the best answer and everything else
 * taken away that can be spared, the answer cannot be spared too. First the
 * others are taken away greedily, in two orders; where that leaves a way
 * without it, the fillings of the rest are searched, bounded by two runs.
 */

#include "engine/walks.h"

#define MATTER_TRIES 20000u

struct matter {
	struct asking *asking;
	struct unknown *asked;
	uint32_t tries;
};

/* ---- cases ---- */

static bool has_values(const struct unknown *unknown)
{
	return unknown->kind == ASK_EVENTS ? unknown->both_ways
					   : unknown->kind != ASK_PERSON && unknown->kind != ASK_HAVE;
}

static uint32_t cases_of(const struct unknown *unknown)
{
	return has_values(unknown) ? unknown->all.count : 2;
}

/* Case 0 is the best of what may come; the last is the worst. */
static void put_case(struct asking *asking, struct unknown *unknown, uint32_t which)
{
	if (has_values(unknown))
		candidate_set(asking->world, &unknown->variable, &unknown->all, which);
	else
		walk_put(asking, unknown, which == 0);
}

static void take_back(struct asking *asking, const struct unknown *unknown)
{
	struct person *person = world_person(asking->world, unknown->person);

	switch (unknown->kind) {
	case ASK_PERSON: person->have = HAVE_UNKNOWN; break;
	case ASK_HAVE: person->papers[unknown->paper].have = HAVE_UNKNOWN; break;
	default: candidate_unset(asking->world, &unknown->variable);
	}
}

/* The world as it was told, and all that each value could be there. */
static void take_all_back(struct asking *asking)
{
	for (uint32_t index = 0; index < asking->count; index++)
		take_back(asking, &asking->list[index]);
	if (asking->cases_known)
		return;
	asking->cases_known = true;
	for (uint32_t index = 0; index < asking->count; index++)
		if (has_values(&asking->list[index]))
			candidates_find(
				asking->world, &asking->list[index].variable, PURPOSE_ALL, &asking->list[index].all);
}

/* ---- is there a filling that hangs on it? ---- */

/* One answer ready and another not, with the rest as it stands: all that can still be said is `maybe`. */
static bool bounded(struct matter *matter, uint32_t good, uint32_t bad, bool *certain)
{
	struct asking *asking = matter->asking;
	bool possible;

	put_case(asking, matter->asked, good);
	possible = walk_met(asking, true);
	*certain = possible && walk_met(asking, false);
	put_case(asking, matter->asked, bad);
	possible = possible && !walk_met(asking, false);
	*certain = *certain && possible && !walk_met(asking, true);
	return possible;
}

static bool search(struct matter *matter, uint32_t good, uint32_t bad, uint32_t at)
{
	struct asking *asking = matter->asking;
	struct unknown *unknown;
	bool certain;

	if (++matter->tries > MATTER_TRIES || work_spent(asking->scopes->work)) {
		asking->doubtful = true;
		return true;
	}
	if (!bounded(matter, good, bad, &certain))
		return false;
	if (certain)
		return true;
	at += at < asking->count && &asking->list[at] == matter->asked;
	if (at >= asking->count)
		return false;
	unknown = &asking->list[at];
	for (uint32_t index = cases_of(unknown); index-- > 0;) {
		bool found;
		put_case(asking, unknown, index);
		found = search(matter, good, bad, at + 1);
		take_back(asking, unknown);
		if (found)
			return true;
	}
	return false;
}

/* As bad as it may be while it stays ready. */
static void put_worst_ready(struct asking *asking, struct unknown *unknown)
{
	for (uint32_t which = cases_of(unknown); which-- > 0 && !work_spent(asking->scopes->work);) {
		put_case(asking, unknown, which);
		if (which == 0 || walk_met(asking, false))
			return;
	}
}

/* Everything best, then the rest made worse one after another as long as it stays ready: does it then hang on it? */
static bool hangs(struct matter *matter, uint32_t good, uint32_t bad, bool backwards)
{
	struct asking *asking = matter->asking;
	bool found;

	for (uint32_t index = 0; index < asking->count; index++)
		put_case(asking, &asking->list[index], 0);
	put_case(asking, matter->asked, good);
	for (uint32_t step = 0; step < asking->count && !work_spent(asking->scopes->work); step++) {
		struct unknown *unknown = &asking->list[backwards ? asking->count - 1 - step : step];
		if (unknown != matter->asked)
			put_worst_ready(asking, unknown);
	}
	found = walk_met(asking, false);
	put_case(asking, matter->asked, bad);
	found = found && !walk_met(asking, true);
	for (uint32_t index = 0; index < asking->count; index++)
		take_back(asking, &asking->list[index]);
	return found;
}

static bool pair_matters(struct matter *matter, uint32_t good, uint32_t bad)
{
	bool certain, matters = bounded(matter, good, bad, &certain);

	take_back(matter->asking, matter->asked);
	if (!matters || certain || hangs(matter, good, bad, false) || hangs(matter, good, bad, true))
		return matters;
	if (work_spent(matter->asking->scopes->work))
		return true;
	matter->tries = 0;
	matters = search(matter, good, bad, 0);
	take_back(matter->asking, matter->asked);
	return matters;
}

bool ask_matters(struct asking *asking, uint32_t index)
{
	struct matter matter = {.asking = asking, .asked = &asking->list[index]};
	uint32_t cases;
	bool matters = false;

	take_all_back(asking);
	cases = cases_of(matter.asked);
	for (uint32_t good = 0; good < cases && !matters; good++)
		for (uint32_t bad = 0; bad < cases && !matters; bad++)
			matters = good != bad && pair_matters(&matter, good, bad);
	if (!matters && matter.asked->all.inexact) /* not every case was looked at */
		matters = asking->doubtful = true;
	for (uint32_t at = 0; at < asking->count; at++)
		walk_put(asking, &asking->list[at], asking->list[at].kept);
	return matters;
}
