#include "model/answers.h"

#include <string.h>

static void person_init(struct arena *arena, const struct rules *rules, struct person *person, uint32_t role)
{
	memset(person, 0, sizeof *person);
	person->role = role;
	person->have = HAVE_YES;
	person->facts = arena_array(arena, rules->attribute_count, sizeof(struct value));
	person->logs = arena_array(arena, rules->event_count, sizeof(struct event_log));
}

struct answers *answers_new(struct arena *arena, const struct rules *rules, int32_t visit)
{
	struct answers *answers = arena_alloc(arena, sizeof *answers);

	answers->visit = visit;
	person_init(arena, rules, &answers->me, NO_INDEX);
	answers->roles_complete = arena_array(arena, rules->role_count, sizeof(bool));
	return answers;
}

static const char *copy_string(struct arena *arena, const char *string, bool strings)
{
	return string && strings ? arena_string(arena, string) : string;
}

static struct value value_copy(struct arena *arena, const struct value *from, bool strings)
{
	struct value value = *from;

	value.text = copy_string(arena, from->text, strings);
	if (from->count == 0)
		return value;
	struct value *more = arena_array(arena, from->count, sizeof *more);

	for (uint8_t i = 0; i < from->count; i++)
		more[i] = value_copy(arena, &from->more[i], strings);
	value.more = more;
	return value;
}

static struct value *values_copy(struct arena *arena, const struct rules *rules, const struct value *from, bool strings)
{
	struct value *values = arena_array(arena, rules->attribute_count, sizeof *values);

	for (uint32_t i = 0; i < rules->attribute_count; i++)
		if (from[i].state != VALUE_UNKNOWN || from[i].unwilling)
			values[i] = value_copy(arena, &from[i], strings);
	return values;
}

static struct event_log log_copy(struct arena *arena, const struct event_log *from, bool strings)
{
	struct event_log log = *from;

	if (from->count == 0 || from->state != EVENTS_LISTED)
		return log;
	struct event *events = arena_array(arena, from->count, sizeof *events);

	for (uint32_t i = 0; i < from->count; i++) {
		events[i] = from->events[i];
		events[i].date = value_copy(arena, &from->events[i].date, strings);
		events[i].person = copy_string(arena, from->events[i].person, strings);
	}
	log.events = events;
	return log;
}

static void person_copy(
	struct arena *arena, const struct rules *rules, struct person *to, const struct person *from, bool strings)
{
	*to = *from;
	to->papers = arena_array(arena, from->paper_count, sizeof(struct paper));
	to->paper_room = from->paper_count;
	for (uint32_t i = 0; i < from->paper_count; i++) {
		to->papers[i] = from->papers[i];
		to->papers[i].values = values_copy(arena, rules, from->papers[i].values, strings);
	}
	to->facts = values_copy(arena, rules, from->facts, strings);
	to->logs = arena_array(arena, rules->event_count, sizeof(struct event_log));
	for (uint32_t i = 0; i < rules->event_count; i++)
		to->logs[i] = log_copy(arena, &from->logs[i], strings);
}

struct answers *answers_copy(struct arena *arena, const struct rules *rules, const struct answers *from, bool strings)
{
	struct answers *answers = arena_alloc(arena, sizeof *answers);

	*answers = *from;
	person_copy(arena, rules, &answers->me, &from->me, strings);
	answers->others = arena_array(arena, from->other_count, sizeof(struct person));
	answers->other_room = from->other_count;
	for (uint32_t i = 0; i < from->other_count; i++)
		person_copy(arena, rules, &answers->others[i], &from->others[i], strings);
	answers->roles_complete = arena_array(arena, rules->role_count, sizeof(bool));
	if (rules->role_count)
		memcpy(answers->roles_complete, from->roles_complete, rules->role_count * sizeof(bool));
	return answers;
}

/* A larger copy of an array that is full; the old one stays in the arena until that is cleared. */
static void *grown(struct arena *arena, const void *old, uint32_t count, uint32_t *room, size_t size)
{
	*room = count ? 2 * count : 4;
	void *items = arena_array(arena, *room, size);

	if (count)
		memcpy(items, old, count * size);
	return items;
}

struct paper *answers_add_paper(struct arena *arena, const struct rules *rules, struct person *person, uint32_t kind)
{
	/* Papers stand in the order of their numbers: they are only ever added here, at the end. */
	uint32_t number = person->paper_count ? person->papers[person->paper_count - 1].number + 1 : 0;

	if (person->paper_count == person->paper_room)
		person->papers =
			grown(arena, person->papers, person->paper_count, &person->paper_room, sizeof(struct paper));
	struct paper *paper = &person->papers[person->paper_count++];

	*paper = (struct paper){.kind = kind,
		.number = number,
		.values = arena_array(arena, rules->attribute_count, sizeof(struct value))};
	return paper;
}

struct person *answers_add_person(
	struct arena *arena, const struct rules *rules, struct answers *answers, uint32_t role)
{
	if (answers->other_count == answers->other_room)
		answers->others = grown(
			arena, answers->others, answers->other_count, &answers->other_room, sizeof(struct person));
	struct person *person = &answers->others[answers->other_count++];

	person_init(arena, rules, person, role);
	person->have = HAVE_UNKNOWN;
	return person;
}
