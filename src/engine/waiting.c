/* Time as a cure: a date that a rule wants farther back, an event that leaves its window. */

#include <string.h>

#include "engine/completions.h"
#include "engine/test.h"

#define WAIT_DAYS_MAX 732 /* farther off it is no advice */

struct wait {
	int32_t day;
	uint32_t test;
};

struct waits {
	const struct rules *rules;
	const struct answers *answers;
	struct arena *arena;
	struct wait *list;
	uint32_t count, room;
};

static void add_wait(struct waits *waits, int64_t day, uint32_t test)
{
	if (day <= waits->answers->visit || day > waits->answers->visit + WAIT_DAYS_MAX)
		return;
	if (waits->count == waits->room) {
		uint32_t room = waits->room ? 2 * waits->room : 16;
		struct wait *more = arena_array(waits->arena, room, sizeof *more);
		if (waits->count)
			memcpy(more, waits->list, waits->count * sizeof *more);
		waits->list = more;
		waits->room = room;
	}
	waits->list[waits->count++] = (struct wait){(int32_t)day, test};
}

static bool wants_less_left(const struct test *test)
{
	return test->operation == OP_LEFT_AT_MOST || test->operation == OP_LEFT_LESS;
}

/* Tests that time turns from failing to passing turn once; the day is found by halving. What may have so much left only
 * passes from then until its own day. */
static void wait_for(struct waits *waits, uint32_t at, const struct value *value)
{
	const struct test *test = &waits->rules->tests[at];
	int32_t low = waits->answers->visit, high = low + WAIT_DAYS_MAX;

	if (wants_less_left(test) && value->state == VALUE_EXACT && value->low > low && value->low < high)
		high = value->low;
	if (value->state != VALUE_EXACT || test->operand != NO_INDEX
		|| test_outcome(waits->rules, test, value, NULL, low) != OUTCOME_FAIL
		|| (test->operation != OP_OLD_AT_LEAST && test->operation != OP_OLD_MORE && !wants_less_left(test)
			&& !value->born)
		|| test_outcome(waits->rules, test, value, NULL, high) != OUTCOME_PASS)
		return;
	while (low + 1 < high) {
		int32_t middle = low + (high - low) / 2;
		if (test_outcome(waits->rules, test, value, NULL, middle) == OUTCOME_PASS)
			high = middle;
		else
			low = middle;
	}
	add_wait(waits, high, at);
}

static void wait_for_events(struct waits *waits, const struct person *person, const struct requirement *requirement)
{
	const struct event_log *log;

	if (requirement->kind != REQUIRE_EVENTS || requirement->within_days < 0)
		return;
	log = &person->logs[requirement->events];
	for (uint32_t index = 0; log->state == EVENTS_LISTED && index < log->count; index++)
		if (log->events[index].date.state == VALUE_EXACT)
			add_wait(waits, (int64_t)log->events[index].date.low + requirement->within_days + 1, NO_INDEX);
}

static void collect(struct waits *waits, const struct scope *scope, const struct person *person)
{
	for (uint32_t index = 0; index < scope->tests.count; index++) {
		const struct test *test = &waits->rules->tests[scope->tests.at[index]];
		if (test->subject == SUBJECT_PERSON)
			wait_for(waits, scope->tests.at[index], fact_look(waits->rules, person, test->attribute));
		for (uint32_t paper = 0; test->subject == SUBJECT_PAPER && paper < person->paper_count; paper++)
			if (person->papers[paper].have == HAVE_YES)
				wait_for(waits, scope->tests.at[index],
					paper_look(waits->rules, &person->papers[paper], test->attribute));
	}
	for (uint32_t index = 0; index < scope->requirements.count; index++)
		wait_for_events(waits, person, &waits->rules->requirements[scope->requirements.at[index]]);
}

static bool ready_on(struct waits *waits, const struct answers *answers, uint32_t requirement, int32_t day)
{
	struct answers later = *answers;
	bool truncated;

	later.visit = day;
	return report_verdict(waits->arena, waits->rules, requirement, &later, &truncated) == VERDICT_READY;
}

int32_t ready_by_waiting(
	struct arena *arena, const struct scopes *scopes, const struct answers *answers, uint32_t *test)
{
	struct waits waits = {.rules = scopes->rules, .answers = answers, .arena = arena};
	int32_t after = answers->visit;

	for (uint32_t person = 0; person <= answers->other_count; person++) {
		const struct person *who = person == PERSON_ME ? &answers->me : &answers->others[person - 1];
		if (who->have != HAVE_NO && scope_of(scopes, who)->reached)
			collect(&waits, scope_of(scopes, who), who);
	}
	for (;;) {
		const struct wait *next = NULL;
		for (uint32_t index = 0; index < waits.count; index++)
			if (waits.list[index].day > after && (!next || waits.list[index].day < next->day))
				next = &waits.list[index];
		if (!next)
			return INT32_MIN;
		after = next->day;
		*test = next->test;
		if (ready_on(&waits, answers, scopes->requirement, after))
			return after;
	}
}
