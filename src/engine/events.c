/* Requirements on what happened: so many at most, or at least, within so many days. */

#include "engine/evaluate.h"
#include "engine/test.h"

struct tally {
	uint32_t low, high;
};

static enum outcome in_window(const struct requirement *requirement, const struct value *date, int32_t visit)
{
	int32_t first = requirement->within_days < 0 ? VALUE_LOWEST : visit - requirement->within_days;

	if (date->state == VALUE_UNKNOWN)
		return OUTCOME_OPEN;
	if (date->high < first || date->low > visit)
		return OUTCOME_FAIL;
	return date->low >= first && date->high <= visit ? OUTCOME_PASS : OUTCOME_OPEN;
}

/* Was it done for someone who is already counted among the earlier ones that `pass` the window? */
static bool seen(
	const struct requirement *requirement, const struct event_log *log, uint32_t index, int32_t visit, bool sure)
{
	const struct event *event = &log->events[index];

	if (!requirement->distinct_person || !event->person)
		return false;
	for (uint32_t at = 0; at < index; at++) {
		enum outcome inside = in_window(requirement, &log->events[at].date, visit);
		if (inside != OUTCOME_FAIL && (!sure || inside == OUTCOME_PASS) && !log->events[at].person_unknown
			&& log->events[at].person && text_same(log->events[at].person, event->person))
			return true;
	}
	return false;
}

/* At least: distinct persons of the sure ones (an unknown person is one of the
 * others, but not one of whom nothing is told: nobody else). At most: those and everyone who may be one more. */
static struct tally listed(const struct requirement *requirement, const struct event_log *log, int32_t visit)
{
	struct tally tally = {0, 0};
	bool loose = false, known = false;

	for (uint32_t index = 0; index < log->count; index++) {
		const struct event *event = &log->events[index];
		enum outcome inside = in_window(requirement, &event->date, visit);
		bool unknown = requirement->distinct_person && event->person_unknown;
		if (inside == OUTCOME_FAIL)
			continue;
		if (unknown || !seen(requirement, log, index, visit, false))
			tally.high++;
		known |= inside == OUTCOME_PASS && !unknown && event->person;
		if (inside == OUTCOME_PASS && unknown)
			loose = true;
		else if (inside == OUTCOME_PASS && !seen(requirement, log, index, visit, true))
			tally.low++;
	}
	tally.low += loose && !known;
	return tally;
}

static struct tally tallied(const struct requirement *requirement, const struct event_log *log)
{
	for (uint32_t index = 0; index < log->tally_count; index++)
		if (log->tallies[index].within_days == requirement->within_days
			&& log->tallies[index].distinct_person == requirement->distinct_person)
			return (struct tally){log->tallies[index].number, log->tallies[index].number};
	return (struct tally){0, UINT32_MAX};
}

static struct tally counted(const struct requirement *requirement, const struct event_log *log, int32_t visit)
{
	if (log->state == EVENTS_LISTED)
		return listed(requirement, log, visit);
	if (log->state == EVENTS_TALLIED)
		return tallied(requirement, log);
	if (log->state == EVENTS_COUNTED && log->counted_for == visit)
		return (struct tally){log->low, log->high};
	return (struct tally){0, UINT32_MAX};
}

bool events_counted(const struct requirement *requirement, const struct event_log *log, int32_t visit)
{
	struct tally tally = counted(requirement, log, visit);

	return tally.low == tally.high;
}

/* The limit is not wanted_number(): for "at most", a higher number is the better one. */
static struct tally limits(const struct run *run, const struct requirement *requirement, const struct view *view)
{
	const struct value *value;

	if (requirement->need_fact == NO_INDEX)
		return (struct tally){requirement->need, requirement->need};
	value = fact_look(run->rules, view->person, requirement->need_fact);
	if (value->state == VALUE_UNKNOWN)
		return (struct tally){0, UINT32_MAX};
	return (struct tally){value->low < 0 ? 0 : (uint32_t)value->low, (uint32_t)value->high};
}

bool events_met(struct run *run, const struct requirement *requirement, const struct view *view)
{
	const struct person *person = view->person;
	const struct event_log *log = &person->logs[requirement->events];
	struct tally count = counted(requirement, log, run->answers->visit), limit = limits(run, requirement, view);
	bool at_most = requirement->limit == EVENTS_AT_MOST, worst, best;

	if (requirement->need_fact != NO_INDEX
		&& fact_look(run->rules, person, requirement->need_fact)->state == VALUE_NONE)
		return false;
	worst = at_most ? count.high <= limit.low : count.low >= limit.high;
	best = at_most ? count.low <= limit.high : count.high >= limit.low;
	if (worst == best)
		return best;
	if (count.low < count.high)
		run_doubts(run, view, NULL, NO_INDEX, requirement->events);
	else
		run_doubts(run, view, NULL, requirement->need_fact, NO_INDEX);
	return run->best;
}
