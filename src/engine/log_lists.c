/*
 * What a list may be in which days or persons are open. One event after
 * another is put into each window that it may lie in, and of all before it no
 * more is remembered than what any requirement could still tell: how many
 * events there are in each window and in none that is narrower, and how many
 * persons with whom it was the same of the latest thing done for them.
 */

#include <string.h>

#include "engine/logs.h"
#include "engine/test.h"

#define STATES_MAX 2048u

/* What may be after so many events. */
struct state {
	uint16_t events[CLASSES_MAX], persons[CLASSES_MAX]; /* by window */
	uint16_t loose[CLASSES_MAX];                        /* persons who may be one of those to come */
	uint16_t untold[CLASSES_MAX];                       /* persons of whom nothing is told: nobody else */
	uint32_t latest; /* the window of the person who is looked at; or past the last */
	uint32_t again;  /* the narrowest with something done for somebody who is counted */
};

struct states {
	struct log_classes *classes;
	struct state *list;
	uint32_t count, room;
	uint32_t *hashes;
};

static uint32_t hash_of(const struct state *state, uint32_t windows)
{
	uint32_t hash = 2166136261u ^ (state->latest + (state->again << 8));

	for (uint32_t window = 0; window < windows; window++) {
		hash = (hash ^ state->events[window]) * 16777619u;
		hash = (hash ^ state->persons[window]) * 16777619u;
		hash = (hash ^ state->loose[window]) * 16777619u;
		hash = (hash ^ state->untold[window]) * 16777619u;
	}
	return hash;
}

static void grow(struct states *states)
{
	struct arena *arena = states->classes->world->arena;
	uint32_t room = states->room ? 2 * states->room : 16;
	struct state *list = arena_array(arena, room, sizeof *list);
	uint32_t *hashes = arena_array(arena, room, sizeof *hashes);

	if (states->count) {
		memcpy(list, states->list, states->count * sizeof *list);
		memcpy(hashes, states->hashes, states->count * sizeof *hashes);
	}
	states->list = list;
	states->hashes = hashes;
	states->room = room;
}

static void add_state(struct states *states, const struct state *state)
{
	struct work *work = states->classes->world->scopes->work;
	uint32_t hash = hash_of(state, states->classes->window_count);

	work_spend(work, 1 + states->count / 16);
	for (uint32_t index = 0; index < states->count; index++)
		if (states->hashes[index] == hash && memcmp(&states->list[index], state, sizeof *state) == 0)
			return;
	if (states->count == STATES_MAX || work_spent(work)) {
		states->classes->inexact = true;
		return;
	}
	if (states->count == states->room)
		grow(states);
	states->list[states->count] = *state;
	states->hashes[states->count++] = hash;
}

/* One more, where that can be told from as many as there are. */
static void count_one(const struct log_classes *classes, uint16_t *number)
{
	if (*number < classes->highest)
		++*number;
}

/* May the day lie in that window and in none that is narrower; where it is one past the last: in none at all? */
static bool may_lie(const struct log_classes *classes, const struct value *date, uint32_t window)
{
	int64_t visit = classes->world->answers->visit, first = INT64_MIN, last = visit;
	bool unknown = date->state == VALUE_UNKNOWN;
	int64_t low = unknown ? VALUE_LOWEST : date->low, high = unknown ? VALUE_HIGHEST : date->high;

	if (window > 0)
		last = classes->windows[window - 1] == EVER ? INT64_MIN : visit - classes->windows[window - 1] - 1;
	if (window == classes->window_count)
		return high > visit || low <= last;
	if (classes->windows[window] != EVER)
		first = visit - classes->windows[window];
	return low <= last && high >= first;
}

/* Whose it is: a person's who is looked at, anybody's, or nobody else's. */
enum whose { A_PERSONS, ANYBODYS, NOBODY_ELSES };

static void put_event(struct states *next, const struct state *before, uint32_t window, enum whose whose)
{
	const struct log_classes *classes = next->classes;
	struct state state = *before;

	if (window < classes->window_count)
		count_one(classes, &state.events[window]);
	if (whose == A_PERSONS && window < state.latest)
		state.latest = window;
	if (whose == NOBODY_ELSES && window < classes->window_count)
		count_one(classes, &state.untold[window]);
	if (whose == ANYBODYS && window < classes->window_count) {
		struct state another = state;
		count_one(classes, &another.loose[window]);
		add_state(next, &another);
		state.again = window < state.again ? window : state.again;
	}
	add_state(next, &state);
}

static void put_everywhere(struct states *states, const struct event *event, enum whose whose)
{
	struct states next = {.classes = states->classes};

	for (uint32_t index = 0; index < states->count; index++)
		for (uint32_t window = 0; window <= states->classes->window_count; window++)
			if (may_lie(states->classes, &event->date, window))
				put_event(&next, &states->list[index], window, whose);
	*states = next;
}

/* All of the person's was put: that is one more, or one of those who are counted already, in a narrower window. */
static void count_person(struct states *states)
{
	const struct log_classes *classes = states->classes;
	struct states next = {.classes = states->classes};

	for (uint32_t index = 0; index < states->count; index++) {
		struct state state = states->list[index];
		uint32_t latest = state.latest;
		state.latest = classes->window_count;
		if (latest < classes->window_count)
			count_one(classes, &state.persons[latest]);
		add_state(&next, &state);
		if (latest < classes->window_count)
			state.persons[latest] = states->list[index].persons[latest];
		for (uint32_t window = 0; window < latest && latest < classes->window_count; window++) {
			struct state same = state;
			if (!same.loose[window])
				continue;
			same.loose[window]--;
			count_one(classes, &same.persons[window]);
			add_state(&next, &same);
		}
	}
	*states = next;
}

static bool same_person(const struct event *one, const struct event *other)
{
	return !other->person_unknown && other->person && text_same(one->person, other->person);
}

/* All that was done for the person of that event, at the first of them. */
static void put_person(struct states *states, const struct event_log *list, uint32_t first)
{
	for (uint32_t at = 0; at < first; at++)
		if (same_person(&list->events[first], &list->events[at]))
			return;
	for (uint32_t at = first; at < list->count; at++)
		if (same_person(&list->events[first], &list->events[at]))
			put_everywhere(states, &list->events[at], A_PERSONS);
	count_person(states);
}

/* What was done for somebody who is counted: there is such a person, else it is no such state. */
static void keep_state(struct log_classes *classes, const struct state *state)
{
	uint32_t numbers[CLASSES_MAX], events = 0, persons = 0, untold = 0, class = 0;

	for (uint32_t window = 0; window < classes->window_count; window++) {
		events += state->events[window];
		persons += (uint32_t)state->persons[window] + state->loose[window];
		untold += state->untold[window];
		if (state->again <= window && !persons)
			return;
		for (; class < classes->count && class_days(&classes->at[class]) == classes->windows[window]; class ++)
			numbers[class] = classes->at[class].distinct_person ? persons + untold : events;
	}
	log_keep(classes, numbers);
}

static enum whose whose_of(const struct log_classes *classes, const struct event *event)
{
	return classes->by_person && event->person_unknown ? ANYBODYS
		: classes->by_person && event->person      ? A_PERSONS
							   : NOBODY_ELSES;
}

void log_list_candidates(struct log_classes *classes, const struct event_log *list)
{
	struct states states = {.classes = classes};
	struct state none = {.latest = classes->window_count, .again = classes->window_count};

	add_state(&states, &none);
	for (int persons = 0; persons < 2; persons++)
		for (uint32_t index = 0; index < list->count; index++) {
			enum whose whose = whose_of(classes, &list->events[index]);
			if (whose != A_PERSONS && !persons)
				put_everywhere(&states, &list->events[index], whose);
			if (whose == A_PERSONS && persons)
				put_person(&states, list, index);
		}
	for (uint32_t index = 0; index < states.count && !classes->full; index++)
		keep_state(classes, &states.list[index]);
}
