/* What may have happened, as the numbers that requirements look at: see logs.h. */

#include "engine/logs.h"

#include <string.h>

#include "engine/test.h"

#define LOGS_MAX 512u
#define LIMIT_FEW 8u /* of a number that is not known */
#define NUMBERS_FEW 16u
#define NUMBERS_MAX 256u

/* Of each class the number, and how far up it meets "at least" and does not break "at most". */
struct told_log {
	uint32_t numbers[CLASSES_MAX], reached[CLASSES_MAX], spared[CLASSES_MAX];
};

/* ---- the classes ---- */

static void add_ordered(const struct log_classes *classes, struct numbers *numbers, int64_t number)
{
	if (number < 1 || number > VALUE_NEVER || numbers_have(numbers, (uint32_t)number))
		return;
	numbers_add(classes->world->arena, numbers, (uint32_t)number);
	for (uint32_t at = numbers->count - 1; at > 0 && numbers->at[at] < numbers->at[at - 1]; at--) {
		uint32_t swap = numbers->at[at];
		numbers->at[at] = numbers->at[at - 1];
		numbers->at[at - 1] = swap;
	}
}

static void add_number(
	struct log_classes *classes, struct log_class *class, const struct requirement *requirement, int64_t number)
{
	bool most = requirement->limit == EVENTS_AT_MOST;

	number += most;
	add_ordered(classes, most ? &class->most : &class->least, number);
	if (number > classes->highest && number <= UINT16_MAX) /* a list is not counted further */
		classes->highest = (uint32_t)number;
}

/* Of a fact that is not known: the first few, and all that any rule compares it with. */
static void add_numbers_of_fact(
	struct log_classes *classes, struct log_class *class, uint32_t person, const struct requirement *requirement)
{
	const struct variable variable = variable_at(classes->world, person, NO_INDEX, requirement->need_fact);
	struct marks marks;

	marks_find(classes->world, &variable, KEYS_NONE, &marks);
	for (uint32_t number = 0; number <= LIMIT_FEW; number++)
		add_number(classes, class, requirement, number);
	for (int beside = -1; beside <= 1; beside++) {
		for (uint32_t index = 0; index < marks.cuts.count; index++)
			add_number(classes, class, requirement, (int64_t)(int32_t)marks.cuts.at[index] + beside);
		if (variable.known.state == VALUE_BETWEEN) {
			add_number(classes, class, requirement, (int64_t)variable.known.low + beside);
			add_number(classes, class, requirement, (int64_t)variable.known.high + beside);
		}
	}
	class->least_open |= requirement->limit == EVENTS_AT_LEAST;
	class->most_open |= requirement->limit == EVENTS_AT_MOST;
	classes->highest = UINT16_MAX; /* how many there are of a list is told exactly */
}

static void add_numbers_of(
	struct log_classes *classes, struct log_class *class, uint32_t person, const struct requirement *requirement)
{
	const struct value *value;

	if (requirement->need_fact == NO_INDEX) {
		add_number(classes, class, requirement, requirement->need);
		return;
	}
	value = fact_look(classes->world->rules, world_person(classes->world, person), requirement->need_fact);
	if (value_open(value))
		add_numbers_of_fact(classes, class, person, requirement);
	else if (value->state == VALUE_EXACT)
		add_number(classes, class, requirement, value->low);
}

static bool class_before(const struct log_class *one, const struct log_class *other)
{
	return one->within_days == other->within_days ? one->distinct_person < other->distinct_person
						      : class_days(one) < class_days(other);
}

static struct log_class *class_of(struct log_classes *classes, const struct requirement *requirement)
{
	struct log_class class = {
		.within_days = requirement->within_days, .distinct_person = requirement->distinct_person};
	uint32_t at = 0;

	while (at < classes->count && class_before(&classes->at[at], &class))
		at++;
	if (at < classes->count && !class_before(&class, &classes->at[at]))
		return &classes->at[at];
	if (classes->count == CLASSES_MAX) {
		classes->inexact = true;
		return NULL;
	}
	memmove(&classes->at[at + 1], &classes->at[at], (classes->count - at) * sizeof class);
	classes->at[at] = class;
	classes->count++;
	return &classes->at[at];
}

static void find_classes(struct log_classes *classes, const struct variable *variable)
{
	struct world *world = classes->world;
	const struct scope *scope = scope_of(world->scopes, world_person(world, variable->person));

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &world->rules->requirements[scope->requirements.at[index]];
		struct log_class *class;
		if (requirement->kind != REQUIRE_EVENTS || requirement->events != variable->event)
			continue;
		class = class_of(classes, requirement);
		if (class)
			add_numbers_of(classes, class, variable->person, requirement);
	}
	for (uint32_t index = 0; index < classes->count; index++) {
		int32_t days = class_days(&classes->at[index]);
		classes->by_person |= classes->at[index].distinct_person;
		if (!classes->window_count || classes->windows[classes->window_count - 1] != days)
			classes->windows[classes->window_count++] = days;
	}
}

/* ---- those that are of use ---- */

static uint32_t up_to(const struct numbers *numbers, uint32_t number)
{
	uint32_t count = 0;

	while (count < numbers->count && numbers->at[count] <= number)
		count++;
	return count;
}

static struct told_log told(const struct log_classes *classes, const uint32_t *numbers)
{
	struct told_log log;

	for (uint32_t index = 0; index < classes->count; index++) {
		const struct log_class *class = &classes->at[index];
		uint32_t number = numbers[index];
		log.numbers[index] = number;
		log.reached[index] = class->least_open ? number : up_to(&class->least, number);
		log.spared[index] = UINT32_MAX - (class->most_open ? number : up_to(&class->most, number));
	}
	return log;
}

/* Is whatever `other` meets met by `one` too? */
static bool as_good(const struct log_classes *classes, const struct told_log *one, const struct told_log *other)
{
	for (uint32_t index = 0; index < classes->count; index++)
		if (one->reached[index] < other->reached[index] || one->spared[index] < other->spared[index])
			return false;
	return true;
}

/* Is `other` of no use beside `one`? */
static bool serves_for(const struct log_classes *classes, const struct told_log *one, const struct told_log *other)
{
	return (classes->purpose == PURPOSE_WORST || as_good(classes, one, other))
		&& (classes->purpose == PURPOSE_BEST || as_good(classes, other, one));
}

static bool make_room(struct log_classes *classes)
{
	uint32_t room = classes->kept_room ? 2 * classes->kept_room : 8;
	struct told_log *more;

	if (room > LOGS_MAX)
		return false;
	more = arena_array(classes->world->arena, room, sizeof *more);
	if (classes->kept_count)
		memcpy(more, classes->kept, classes->kept_count * sizeof *more);
	classes->kept = more;
	classes->kept_room = room;
	return true;
}

void log_keep(struct log_classes *classes, const uint32_t *numbers)
{
	struct told_log log = told(classes, numbers);
	uint32_t kept = 0;

	work_spend(classes->world->scopes->work, classes->kept_count / 4);
	for (uint32_t index = 0; index < classes->kept_count; index++)
		if (serves_for(classes, &classes->kept[index], &log))
			return;
	for (uint32_t index = 0; index < classes->kept_count; index++)
		if (!serves_for(classes, &log, &classes->kept[index]))
			classes->kept[kept++] = classes->kept[index];
	classes->kept_count = kept;
	if (kept < classes->kept_room || make_room(classes))
		classes->kept[classes->kept_count++] = log;
	else
		classes->full = true;
}

/* ---- how many were told ---- */

int64_t log_next_change(const struct log_class *class, int64_t number)
{
	int64_t next = NUMBER_ANY;

	for (int most = 0; most < 2; most++) {
		const struct numbers *numbers = most ? &class->most : &class->least;
		for (uint32_t index = 0; index < numbers->count; index++)
			if (numbers->at[index] > number && numbers->at[index] < next)
				next = numbers->at[index];
	}
	return next;
}

/* The lowest, and each number that may be and that something is compared with: the same for all requirements. */
static void counted_log(struct log_classes *classes, const struct event_log *known)
{
	uint32_t numbers[CLASSES_MAX];
	int64_t number = known->low;

	while (number != NUMBER_ANY && number <= known->high) {
		int64_t next = NUMBER_ANY;
		for (uint32_t index = 0; index < classes->count; index++) {
			int64_t change = log_next_change(&classes->at[index], number);
			numbers[index] = (uint32_t)number;
			next = change < next ? change : next;
		}
		log_keep(classes, numbers);
		number = next;
	}
}

static uint64_t merit(const struct log_classes *classes, const struct told_log *log)
{
	uint64_t merit = 0;

	for (uint32_t index = 0; index < classes->count; index++)
		merit += (uint64_t)log->reached[index] + log->spared[index];
	return merit;
}

/* Best first, as far as one can be told to be better; those that are as good in the order in which they were found. */
static void put_in_order(struct log_classes *classes)
{
	for (uint32_t index = 1; index < classes->kept_count; index++) {
		struct told_log log = classes->kept[index];
		uint64_t its_merit = merit(classes, &log);
		uint32_t at = index;
		for (; at > 0 && merit(classes, &classes->kept[at - 1]) < its_merit; at--)
			classes->kept[at] = classes->kept[at - 1];
		classes->kept[at] = log;
	}
}

static struct event_log written(const struct log_classes *classes, const struct told_log *log)
{
	struct event_tally *tallies = arena_array(classes->world->arena, classes->count, sizeof *tallies);

	for (uint32_t index = 0; index < classes->count; index++)
		tallies[index] = (struct event_tally){
			classes->at[index].within_days, classes->at[index].distinct_person, log->numbers[index]};
	return (struct event_log){.state = EVENTS_TALLIED, .tallies = tallies, .tally_count = classes->count};
}

void log_candidates(struct world *world, const struct variable *variable, enum purpose purpose, struct candidates *out)
{
	const struct event_log *known = &variable->log;
	struct log_classes classes = {.world = world, .purpose = purpose, .highest = 1};

	find_classes(&classes, variable);
	if (known->state == EVENTS_LISTED) {
		log_list_candidates(&classes, known);
	} else if (known->state == EVENTS_COUNTED && known->counted_for == world->answers->visit) {
		counted_log(&classes, known);
	} else {
		log_open_candidates(&classes);
	}
	put_in_order(&classes);
	out->inexact |= classes.inexact || classes.full;
	out->logs = arena_array(world->arena, classes.kept_count, sizeof *out->logs);
	for (uint32_t index = 0; index < classes.kept_count; index++)
		out->logs[out->count++] = written(&classes, &classes.kept[index]);
}

/* ---- a fact that tells a number ---- */

static void marks_of_log(const struct event_log *log, uint32_t *most, struct marks *out)
{
	bool counted = log->state == EVENTS_COUNTED;

	for (uint32_t index = 0; index < (counted ? 2 : log->tally_count); index++) {
		uint32_t number = !counted ? log->tallies[index].number : index ? log->high : log->low;
		marks_add_around(out, (int32_t)(number & INT32_MAX));
	}
	if (log->count >= *most)
		*most = log->count + 1;
}

/* Where it is wanted of one thing and allowed of another, all numbers count that there may be of either. */
void number_marks(const struct world *world, const struct variable *variable, struct marks *out)
{
	const struct person *person = world_person(world, variable->person);
	uint32_t most = NUMBERS_FEW;

	for (uint32_t event = 0; variable->allowed && event < world->rules->event_count; event++)
		marks_of_log(&person->logs[event], &most, out);
	if (variable->allowed && variable->wanted && person->paper_count >= most)
		most = person->paper_count + 1;
	if (most > NUMBERS_MAX) {
		most = NUMBERS_MAX;
		out->inexact = true;
	}
	for (uint32_t number = 1; number < most; number++)
		marks_add_around(out, (int32_t)number);
}
