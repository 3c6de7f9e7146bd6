#include "app/session_state.h"

#include "model/alike.h"

/* How a question stands. */

static enum answer have_answer(enum have have, bool complete)
{
	switch (have) {
	case HAVE_YES: return ANSWER_YES;
	case HAVE_NO: return ANSWER_NO;
	case HAVE_NOT_SURE: return ANSWER_NOT_SURE;
	default: return complete ? ANSWER_NO : ANSWER_NOTHING;
	}
}

static enum answer outcome_answer(enum outcome outcome)
{
	return outcome == OUTCOME_PASS ? ANSWER_YES : outcome == OUTCOME_FAIL ? ANSWER_NO : ANSWER_NOTHING;
}

static enum answer value_answer(struct session *session, struct target target)
{
	const struct value *value = session_value(session, target);
	const struct attribute *attribute = &session->rules->attributes[target.attribute];
	struct value operand;
	uint32_t test;

	if (!value || value->state == VALUE_UNKNOWN)
		return value && value->unwilling ? ANSWER_NOT_SURE : ANSWER_NOTHING;
	if (attribute->type == TYPE_YES_NO)
		return value->state == VALUE_EXACT && value->low ? ANSWER_YES : ANSWER_NO;
	test = session_test(session, target);
	if (test == NO_INDEX || !test_asks_plainly(session->rules, &session->rules->tests[test]))
		return ANSWER_VALUE;
	operand = session_operand(session, target, test);
	return outcome_answer(
		test_outcome(session->rules, &session->rules->tests[test], value, &operand, session->answers->visit));
}

/* The most (or least) happenings that a requirement allows; UINT32_MAX where that is not known yet. */
uint32_t session_event_limit(struct session *session, struct target target)
{
	const struct requirement *requirement = &session->rules->requirements[target.kind];
	struct value value;

	if (requirement->need_fact == NO_INDEX)
		return requirement->need;
	target.what = WHAT_FACT;
	target.attribute = requirement->need_fact;
	value = session_value(session, target) ? *session_value(session, target)
					       : (struct value){.state = VALUE_UNKNOWN};
	return value.state == VALUE_EXACT && value.low >= 0 ? (uint32_t)value.low : UINT32_MAX;
}

/* A list, out of a file of answers, in which a day or a person is not known. */
static bool list_is_open(const struct event_log *log)
{
	for (uint32_t index = 0; index < log->count; index++)
		if (log->events[index].person_unknown || log->events[index].date.state == VALUE_UNKNOWN
			|| log->events[index].date.state == VALUE_BETWEEN)
			return true;
	return false;
}

static enum answer events_answer(struct session *session, struct target target)
{
	const struct requirement *requirement = &session->rules->requirements[target.kind];
	const struct person *person = session_person(session, target.person);
	const struct event_log *log = person ? &person->logs[requirement->events] : NULL;
	uint32_t limit = session_event_limit(session, target);

	if (!log || log->state == EVENTS_UNKNOWN)
		return log && log->count ? ANSWER_NOT_SURE : ANSWER_NOTHING;
	if (log->state == EVENTS_LISTED)
		return list_is_open(log) ? ANSWER_NOTHING : ANSWER_VALUE;
	if (log->counted_for != session->answers->visit)
		return ANSWER_NOTHING;
	if (limit == UINT32_MAX)
		return ANSWER_VALUE;
	if (requirement->limit == EVENTS_AT_MOST)
		return log->high <= limit ? ANSWER_YES : log->low > limit ? ANSWER_NO : ANSWER_NOTHING;
	return log->low >= limit ? ANSWER_YES : log->high < limit ? ANSWER_NO : ANSWER_NOTHING;
}

/* Whether a text is the same as a fact: kept in the fact itself, of which nothing else is known. */
static enum answer same_answer(const struct value *fact)
{
	return fact->state == VALUE_NONE ? ANSWER_NO : fact->unwilling ? ANSWER_NOT_SURE : ANSWER_NOTHING;
}

enum answer session_answer(struct session *session, struct target target)
{
	const struct person *person = session_person(session, target.person);
	const struct paper *paper;

	switch (target.what) {
	case WHAT_PAPER:
		paper = session_paper(session, target);
		return have_answer(paper ? paper->have : HAVE_UNKNOWN, person && person->papers_complete);
	case WHAT_PERSON:
		return have_answer(person ? person->have : HAVE_UNKNOWN,
			session->answers->roles_complete[(target.person - 1) / PERSONS_OF_A_ROLE]);
	case WHAT_VALUE:
	case WHAT_FACT: return value_answer(session, target);
	case WHAT_EVENTS: return events_answer(session, target);
	case WHAT_COMPLETE: return person && person->papers_complete ? ANSWER_YES : ANSWER_NOTHING;
	case WHAT_SAME: return same_answer(&session->answers->me.facts[target.attribute]);
	default: return ANSWER_NOTHING;
	}
}

bool session_takes_yes_no(struct session *session, struct target target)
{
	uint32_t test;

	switch (target.what) {
	case WHAT_PAPER: return !session->rules->kinds[target.kind].never;
	case WHAT_PERSON:
	case WHAT_SAME: return true;
	case WHAT_EVENTS: return session_event_limit(session, target) != UINT32_MAX;
	case WHAT_VALUE:
	case WHAT_FACT:
		if (session->rules->attributes[target.attribute].type == TYPE_YES_NO)
			return true;
		test = session_test(session, target);
		return test != NO_INDEX && test_asks_plainly(session->rules, &session->rules->tests[test]);
	default: return false;
	}
}

bool session_takes_value(struct session *session, struct target target)
{
	if (target.what == WHAT_VISIT || target.what == WHAT_EVENTS)
		return true;
	return (target.what == WHAT_VALUE || target.what == WHAT_FACT)
		&& session->rules->attributes[target.attribute].type != TYPE_YES_NO;
}
