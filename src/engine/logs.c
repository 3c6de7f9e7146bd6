/*
 * Logs of events that tell the requirements on them apart: so many in each
 * band of days between the windows, done for as many persons or for one.
 */

#include <string.h>

#include "engine/candidates.h"
#include "engine/test.h"

#define LOGS_MAX 512u
#define BANDS_MAX 6u
#define LIMIT_MAX 8u

struct bands {
	int32_t days[BANDS_MAX];
	uint32_t count;
	uint32_t limit;
}; /* the day on which each band's events lie */

static void add_window(struct bands *bands, int32_t within)
{
	for (uint32_t index = 0; index < bands->count; index++)
		if (bands->days[index] == within)
			return;
	if (bands->count < BANDS_MAX)
		bands->days[bands->count++] = within;
}

static struct bands bands_of(const struct world *world, const struct variable *variable, bool *inexact)
{
	const struct scope *scope = scope_of(world->scopes, world_person(world, variable->person));
	struct bands bands = {.limit = 1};

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &world->rules->requirements[scope->requirements.at[index]];
		uint32_t need = requirement->need_fact == NO_INDEX ? requirement->need : LIMIT_MAX;
		if (requirement->kind != REQUIRE_EVENTS || requirement->events != variable->event)
			continue;
		add_window(&bands, requirement->within_days < 0 ? INT32_MAX : requirement->within_days);
		bands.limit = need + 1 > bands.limit ? need + 1 : bands.limit;
	}
	if (bands.limit > LIMIT_MAX) {
		bands.limit = LIMIT_MAX;
		*inexact = true;
	}
	return bands;
}

static int32_t day_in(const struct bands *bands, uint32_t band, int32_t visit)
{
	int32_t farthest = 0;

	if (bands->days[band] != INT32_MAX)
		return visit - bands->days[band];
	for (uint32_t index = 0; index < bands->count; index++)
		if (bands->days[index] != INT32_MAX && bands->days[index] >= farthest)
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

/* Nothing is known: every number in every band, each for another person, then all for one. */
static void unknown_log(struct world *world, const struct bands *bands, struct candidates *out)
{
	uint32_t numbers[BANDS_MAX] = {0};

	for (bool more = true; more;) {
		for (uint32_t one = 0; one < 2; one++) {
			struct event *events = arena_array(world->arena, BANDS_MAX * (LIMIT_MAX + 1), sizeof *events);
			struct event_log log = {.state = EVENTS_LISTED, .events = events};
			for (uint32_t band = 0; band < bands->count; band++)
				for (uint32_t number = 0; number < numbers[band]; number++)
					events[log.count++] = (struct event){
						.date = value_exact(day_in(bands, band, world->answers->visit)),
						.person = one ? "\x01" : NULL};
			keep_log(out, log);
		}
		more = false;
		for (uint32_t band = 0; band < bands->count && !more; band++) {
			more = numbers[band] < bands->limit;
			numbers[band] = more ? numbers[band] + 1 : 0;
		}
	}
}

static void counted_log(const struct event_log *known, const struct bands *bands, struct candidates *out)
{
	uint32_t high = known->high < known->low + bands->limit ? known->high : known->low + bands->limit + 1;

	for (uint32_t number = known->low; number <= high; number++) {
		struct event_log log = *known;
		log.low = log.high = number;
		keep_log(out, log);
	}
}

static uint32_t dates_for(
	const struct world *world, const struct bands *bands, const struct value *date, struct value *dates)
{
	int32_t visit = world->answers->visit;
	struct range known = {date->state == VALUE_BETWEEN ? date->low : VALUE_LOWEST,
		date->state == VALUE_BETWEEN ? date->high : VALUE_HIGHEST};
	uint32_t count = 0;

	if (!value_open(date)) {
		dates[0] = *date;
		return 1;
	}
	if (known.high > visit)
		dates[count++] = value_exact(known.low > visit ? known.low : visit + 1);
	for (uint32_t band = 0; band < bands->count; band++) {
		int32_t high = visit, low = day_in(bands, band, visit);
		for (uint32_t other = 0; other < bands->count; other++)
			if (day_in(bands, other, visit) > low && day_in(bands, other, visit) - 1 < high)
				high = day_in(bands, other, visit) - 1;
		low = known.low > low ? known.low : low;
		high = known.high < high ? known.high : high;
		if (low <= high)
			dates[count++] = value_exact(low);
	}
	if (known.low < day_in(bands, 0, visit) && count < BANDS_MAX + 2) {
		int32_t lowest = visit;
		for (uint32_t band = 0; band < bands->count; band++)
			if (day_in(bands, band, visit) < lowest)
				lowest = day_in(bands, band, visit);
		if (known.low < lowest)
			dates[count++] = value_exact(known.high < lowest ? known.high : lowest - 1);
	}
	return count;
}

static void listed_log(struct world *world, const struct event_log *known, const struct bands *bands,
	struct event *events, uint32_t at, struct candidates *out)
{
	struct value dates[BANDS_MAX + 2];
	uint32_t date_count;
	struct event event;

	if (out->count >= LOGS_MAX) {
		out->inexact = true;
		return;
	}
	if (at == known->count) {
		struct event *kept = arena_array(world->arena, known->count, sizeof *kept);
		if (known->count)
			memcpy(kept, events, known->count * sizeof *kept);
		keep_log(out, (struct event_log){.state = EVENTS_LISTED, .events = kept, .count = known->count});
		return;
	}
	event = known->events[at];
	date_count = dates_for(world, bands, &event.date, dates);
	for (uint32_t date = 0; date < date_count; date++) {
		events[at] = (struct event){.date = dates[date], .person = event.person};
		if (event.person_unknown)
			events[at].person = NULL;
		listed_log(world, known, bands, events, at + 1, out);
		for (uint32_t who = 0; event.person_unknown && who < known->count; who++)
			if (known->events[who].person && !known->events[who].person_unknown) {
				events[at].person = known->events[who].person;
				listed_log(world, known, bands, events, at + 1, out);
			}
		if (event.person_unknown) {
			events[at].person = "\x01";
			listed_log(world, known, bands, events, at + 1, out);
		}
	}
}

void log_candidates(struct world *world, const struct variable *variable, struct candidates *out)
{
	const struct event_log *known = &variable->log;
	struct bands bands = bands_of(world, variable, &out->inexact);

	out->logs = arena_array(world->arena, LOGS_MAX, sizeof *out->logs);
	if (known->state == EVENTS_LISTED)
		listed_log(world, known, &bands, arena_array(world->arena, known->count, sizeof(struct event)), 0, out);
	else if (known->state == EVENTS_COUNTED && known->counted_for == world->answers->visit)
		counted_log(known, &bands, out);
	else
		unknown_log(world, &bands, out);
}
