/*
 * Logs of events that tell the requirements on them apart: so many in each
 * band of days between the windows, done for as many persons as may be.
 */

#include <string.h>

#include "engine/candidates.h"
#include "engine/test.h"

#define LOGS_MAX 512u
#define BANDS_MAX 6u
#define LIMIT_FEW 8u   /* of a number that is not known */
#define PERSONS_MAX 3u /* unknown ones who can be told apart as one and the others */

#define NO_WINDOW INT32_MAX

static const char one_person[] = "\x01"; /* somebody who is not in the answers */

/* The windows, each as the number of its days; an event on the last of them lies in the larger ones too. */
struct bands {
	int32_t days[BANDS_MAX];
	uint32_t count;
	struct numbers numbers;    /* of events that tell the requirements apart, where all are in one band */
	uint32_t limit;            /* one more than any requirement speaks of */
	bool by_person, by_number; /* what they count: the persons, the events */
};

static void add_window(struct bands *bands, int32_t days, bool *inexact)
{
	for (uint32_t index = 0; index < bands->count; index++)
		if (bands->days[index] == days)
			return;
	if (bands->count < BANDS_MAX)
		bands->days[bands->count++] = days;
	else
		*inexact = true;
}

/* A number that something is compared with: less of it, as much and more are told apart. */
static void add_numbers_around(const struct world *world, struct bands *bands, int64_t number)
{
	for (int64_t one = number - 1; one <= number + 1; one++)
		if (one >= 0 && one < VALUE_NEVER && !numbers_have(&bands->numbers, (uint32_t)one))
			numbers_add(world->arena, &bands->numbers, (uint32_t)one);
	if (number >= bands->limit && number < VALUE_NEVER)
		bands->limit = (uint32_t)number + 1;
}

/* Of a fact that is not known: the first few, and all that any rule compares it with. */
static void add_numbers_of_fact(struct world *world, struct bands *bands, uint32_t person, uint32_t fact)
{
	const struct variable variable = variable_at(world, person, NO_INDEX, fact);
	struct marks marks;

	marks_find(world, &variable, KEYS_NONE, &marks);
	for (uint32_t number = 1; number < LIMIT_FEW; number++)
		add_numbers_around(world, bands, number);
	for (uint32_t index = 0; index < marks.cuts.count; index++)
		add_numbers_around(world, bands, (int32_t)marks.cuts.at[index]);
	if (variable.known.state == VALUE_BETWEEN) {
		add_numbers_around(world, bands, variable.known.low);
		add_numbers_around(world, bands, variable.known.high);
	}
}

static void add_numbers_of(
	struct world *world, struct bands *bands, uint32_t person, const struct requirement *requirement)
{
	const struct value *value;

	if (requirement->need_fact == NO_INDEX) {
		add_numbers_around(world, bands, requirement->need);
		return;
	}
	value = fact_look(world->rules, world_person(world, person), requirement->need_fact);
	if (value_open(value))
		add_numbers_of_fact(world, bands, person, requirement->need_fact);
	else
		add_numbers_around(world, bands, value->low);
}

static struct bands bands_of(struct world *world, const struct variable *variable, bool *inexact)
{
	const struct scope *scope = scope_of(world->scopes, world_person(world, variable->person));
	struct bands bands = {.limit = 1};

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &world->rules->requirements[scope->requirements.at[index]];
		if (requirement->kind != REQUIRE_EVENTS || requirement->events != variable->event)
			continue;
		add_numbers_of(world, &bands, variable->person, requirement);
		add_window(&bands, requirement->within_days < 0 ? NO_WINDOW : requirement->within_days, inexact);
		if (requirement->distinct_person)
			bands.by_person = true;
		else
			bands.by_number = true;
	}
	return bands;
}

/* The first day of a window; where there is none, the last day that is in no other. */
static int32_t day_in(const struct bands *bands, uint32_t band, int32_t visit)
{
	int32_t farthest = 0;

	if (bands->days[band] != NO_WINDOW)
		return visit - bands->days[band];
	for (uint32_t index = 0; index < bands->count; index++)
		if (index != band && bands->days[index] >= farthest)
			farthest = bands->days[index] + 1;
	return visit - farthest;
}

static void keep_log(struct candidates *out, struct event_log log)
{
	if (out->count < LOGS_MAX)
		out->logs[out->count++] = log;
	else
		out->inexact = true;
}

/* ---- nothing is known ---- */

/* As many persons as are told, the first of them for all that are over; 0: each another. */
static struct event_log log_of(
	const struct world *world, const struct bands *bands, const uint32_t *numbers, uint32_t total, uint32_t persons)
{
	struct event *events = arena_array(world->arena, total, sizeof *events);
	struct event_log log = {.state = EVENTS_LISTED, .events = events};

	for (uint32_t band = 0; band < bands->count; band++)
		for (uint32_t number = 0; number < numbers[band]; number++, log.count++)
			events[log.count] =
				(struct event){.date = value_exact(day_in(bands, band, world->answers->visit)),
					.person = log.count < persons ? one_person : NULL};
	return log;
}

static void keep_number(const struct world *world, uint32_t number, struct candidates *out)
{
	keep_log(out,
		(struct event_log){
			.state = EVENTS_COUNTED, .counted_for = world->answers->visit, .low = number, .high = number});
}

/* Every number in every band, each for another person; where persons and events are counted, each number of persons. */
static void unknown_log(const struct world *world, const struct bands *bands, struct candidates *out)
{
	uint32_t numbers[BANDS_MAX] = {0}, total = 0, band;
	bool both = bands->by_person && bands->by_number;

	for (uint32_t index = 0; bands->count == 1 && !both && index < bands->numbers.count; index++)
		keep_number(world, bands->numbers.at[index], out);
	if (bands->count == 1 && !both)
		return;
	do {
		for (uint32_t same = 0; same <= (both ? total : 0); same++)
			if (same != 1)
				keep_log(out, log_of(world, bands, numbers, total, same));
		for (band = 0; band < bands->count && numbers[band] == bands->limit; band++) {
			total -= numbers[band];
			numbers[band] = 0;
		}
		if (band < bands->count) {
			numbers[band]++;
			total++;
		}
	} while (band < bands->count && out->count < LOGS_MAX);
	out->inexact |= band < bands->count || (both && bands->count > 1);
}

/* ---- something is ---- */

/* The lowest, and each number that may be and that something is compared with. */
static void counted_log(
	const struct world *world, const struct event_log *known, const struct bands *bands, struct candidates *out)
{
	keep_number(world, known->low, out);
	for (uint32_t index = 0; index < bands->numbers.count; index++)
		if (bands->numbers.at[index] > known->low && bands->numbers.at[index] <= known->high)
			keep_number(world, bands->numbers.at[index], out);
}

/* One day of each band that the date may lie in, one after the visit, and one before all windows. */
static uint32_t dates_for(
	const struct world *world, const struct bands *bands, const struct value *date, struct value *dates)
{
	int32_t visit = world->answers->visit, lowest = visit;
	struct range known = {date->low, date->high};
	uint32_t count = 0;

	if (date->state == VALUE_EXACT) {
		dates[0] = *date;
		return 1;
	}
	if (date->state == VALUE_UNKNOWN)
		known = (struct range){VALUE_LOWEST, VALUE_HIGHEST};
	if (known.high > visit)
		dates[count++] = value_exact(known.low > visit ? known.low : visit + 1);
	for (uint32_t band = 0; band < bands->count; band++) {
		int32_t high = visit, low = day_in(bands, band, visit);
		for (uint32_t other = 0; other < bands->count; other++)
			if (day_in(bands, other, visit) > low && day_in(bands, other, visit) <= high)
				high = day_in(bands, other, visit) - 1;
		lowest = low < lowest ? low : lowest;
		low = known.low > low ? known.low : low;
		high = known.high < high ? known.high : high;
		if (low <= high)
			dates[count++] = value_exact(low);
	}
	if (known.low < lowest)
		dates[count++] = value_exact(known.high < lowest ? known.high : lowest - 1);
	return count;
}

static void listed_log(struct world *world, const struct event_log *known, const struct bands *bands,
	struct event *events, uint32_t at, struct candidates *out)
{
	struct value dates[BANDS_MAX + 2];
	const struct event *event = &known->events[at];
	uint32_t date_count;

	if (out->count == LOGS_MAX) {
		out->inexact = true;
		return;
	}
	if (at == known->count) {
		struct event *kept = arena_array(world->arena, known->count, sizeof *kept);
		memcpy(kept, events, known->count * sizeof *kept);
		keep_log(out, (struct event_log){.state = EVENTS_LISTED, .events = kept, .count = known->count});
		return;
	}
	date_count = dates_for(world, bands, &event->date, dates);
	for (uint32_t date = 0; date < date_count; date++) {
		events[at] = (struct event){.date = dates[date], .person = event->person};
		listed_log(world, known, bands, events, at + 1, out);
		if (!event->person_unknown)
			continue;
		events[at].person = one_person;
		listed_log(world, known, bands, events, at + 1, out);
		for (uint32_t who = 0; who < known->count; who++)
			if (known->events[who].person) {
				events[at].person = known->events[who].person;
				listed_log(world, known, bands, events, at + 1, out);
			}
	}
}

/* Two pairs of unknown persons are beyond those who can be told apart. */
static bool too_many_unknown(const struct event_log *known)
{
	uint32_t unknown = 0;

	for (uint32_t index = 0; index < known->count; index++)
		unknown += known->events[index].person_unknown;
	return unknown > PERSONS_MAX;
}

void log_candidates(struct world *world, const struct variable *variable, struct candidates *out)
{
	const struct event_log *known = &variable->log;
	struct bands bands = bands_of(world, variable, &out->inexact);

	out->logs = arena_array(world->arena, LOGS_MAX, sizeof *out->logs);
	if (known->state == EVENTS_LISTED) {
		listed_log(world, known, &bands, arena_array(world->arena, known->count, sizeof(struct event)), 0, out);
		out->inexact |= too_many_unknown(known);
	} else if (known->state == EVENTS_COUNTED && known->counted_for == world->answers->visit) {
		counted_log(world, known, &bands, out);
	} else {
		unknown_log(world, &bands, out);
	}
}
