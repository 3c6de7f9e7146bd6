#include "engine/unknowns.h"

#include "engine/test.h"

static struct unknown *add(struct asking *asking, enum ask_kind kind, uint32_t person, uint32_t paper)
{
	struct unknown *unknown = &asking->list[asking->count++];

	unknown->kind = kind;
	unknown->person = person;
	unknown->paper = paper;
	unknown->paper_kind = paper == NO_INDEX ? NO_INDEX : world_person(asking->world, person)->papers[paper].kind;
	unknown->variable.attribute = unknown->variable.event = NO_INDEX;
	unknown->asked = true;
	return unknown;
}

static bool person_there(const struct asking *asking, uint32_t person)
{
	return person <= asking->world->other_count && world_person(asking->world, person)->have == HAVE_YES;
}

static void add_comings(struct asking *asking)
{
	for (uint32_t person = 0; person < world_person_count(asking->world); person++) {
		const struct person *who = world_person(asking->world, person);
		const struct scope *scope = scope_of(asking->scopes, who);
		if (!scope->reached)
			continue;
		if (have_unknown(who->have))
			add(asking, ASK_PERSON, person, NO_INDEX);
		if (who->have == HAVE_NO)
			continue;
		for (uint32_t paper = 0; paper < who->paper_count; paper++)
			if (have_unknown(who->papers[paper].have) && scope->named[who->papers[paper].kind])
				add(asking, ASK_HAVE, person, paper)->asked = person_there(asking, person);
	}
}

static bool log_is_there(const struct asking *asking, uint32_t person, uint32_t event)
{
	for (uint32_t index = 0; index < asking->count; index++)
		if (asking->list[index].kind == ASK_EVENTS && asking->list[index].person == person
			&& asking->list[index].variable.event == event)
			return true;
	return false;
}

/* The person of an event that counts for sure: at the fewest, what was done for somebody was done for that one. */
static const char *someone(const struct event_log *log, const struct requirement *requirement, int32_t visit)
{
	for (uint32_t index = 0; index < log->count; index++) {
		const struct event *event = &log->events[index];
		bool inside = event->date.state == VALUE_EXACT && event->date.low <= visit
			&& (requirement->within_days < 0 || event->date.low >= visit - requirement->within_days);
		if (!event->person_unknown && event->person && inside)
			return event->person;
	}
	return "\x01";
}

/* A list with all that is open in it as it counts most often, or least. */
static struct event_log settled_list(
	const struct asking *asking, const struct event_log *log, const struct requirement *requirement, bool many)
{
	int32_t visit = asking->world->answers->visit;
	struct event *events = arena_array(asking->arena, log->count, sizeof *events);
	struct event_log settled = {.state = EVENTS_LISTED, .events = events, .count = log->count};

	for (uint32_t index = 0; index < log->count; index++) {
		const struct value *date = &log->events[index].date;
		bool unknown = date->state == VALUE_UNKNOWN;
		int32_t low = unknown ? VALUE_LOWEST : date->low, high = unknown ? VALUE_HIGHEST : date->high;
		events[index] = log->events[index];
		if (log->events[index].person_unknown)
			events[index].person = many ? NULL : someone(log, requirement, visit);
		events[index].person_unknown = false;
		if (!value_open(date))
			continue;
		if (many)
			events[index].date = value_exact(high < visit ? high : low > visit ? low : visit);
		else
			events[index].date = value_exact(high <= visit ? low : low > visit ? low : visit + 1);
	}
	return settled;
}

/* A log with as many, or as few, as there can be. */
static struct event_log settled_log(
	const struct asking *asking, const struct event_log *log, const struct requirement *requirement, bool many)
{
	struct event_log counted = {.state = EVENTS_COUNTED, .counted_for = asking->world->answers->visit};

	if (log->state == EVENTS_LISTED)
		return settled_list(asking, log, requirement, many);
	counted.high = UINT32_MAX;
	if (log->state == EVENTS_COUNTED && log->counted_for == counted.counted_for) {
		counted.low = log->low;
		counted.high = log->high;
	}
	counted.low = counted.high = many ? counted.high : counted.low;
	return counted;
}

/* Where one number is looked at, the fewest and the most tell all; not where two are, which may be met one without the
 * other, or where the number is one that may be anything too. */
static bool log_has_cases(const struct asking *asking, const struct scope *scope, uint32_t event)
{
	const struct requirement *requirements = asking->scopes->rules->requirements, *first = NULL;

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &requirements[scope->requirements.at[index]];
		if (requirement->kind != REQUIRE_EVENTS || requirement->events != event)
			continue;
		first = first ? first : requirement;
		if (requirement->need_fact != NO_INDEX || requirement->need != first->need
			|| requirement->limit != first->limit || requirement->within_days != first->within_days
			|| requirement->distinct_person != first->distinct_person)
			return true;
	}
	return false;
}

/* A log as good and as bad as it can be for the requirement. */
static void add_log(struct asking *asking, uint32_t person, uint32_t index)
{
	const struct requirement *requirement = &asking->scopes->rules->requirements[index];
	const struct event_log *log = world_log(asking->world, person, requirement->events);
	struct unknown *unknown;
	struct event_log *logs;
	bool most = requirement->limit == EVENTS_AT_MOST;

	if (log_known(asking->world, person, requirement->events) || log_is_there(asking, person, requirement->events))
		return;
	unknown = add(asking, ASK_EVENTS, person, NO_INDEX);
	unknown->asked = person_there(asking, person);
	unknown->variable = (struct variable){.kind = VARIABLE_LOG,
		.person = person,
		.paper = NO_INDEX,
		.attribute = NO_INDEX,
		.event = requirement->events,
		.log = *log};
	unknown->requirement = index;
	logs = arena_array(asking->arena, 2, sizeof *logs);
	logs[0] = settled_log(asking, log, requirement, !most);
	logs[1] = settled_log(asking, log, requirement, most);
	unknown->good = (struct candidates){.logs = &logs[0], .count = 1};
	unknown->bad = (struct candidates){.logs = &logs[1], .count = 1};
	unknown->has_cases = log_has_cases(
		asking, scope_of(asking->scopes, world_person(asking->world, person)), requirement->events);
}

static void add_logs(struct asking *asking)
{
	for (uint32_t person = 0; person < world_person_count(asking->world); person++) {
		const struct scope *scope = scope_of(asking->scopes, world_person(asking->world, person));
		for (uint32_t index = 0; index < scope->requirements.count; index++) {
			uint32_t at = scope->requirements.at[index];
			if (asking->scopes->rules->requirements[at].kind == REQUIRE_EVENTS)
				add_log(asking, person, at);
		}
	}
}

/* A fact that a text must not be the same as, and that nothing else looks at: whether it is the same is asked. */
static bool only_compared(const struct asking *asking, const struct variable *variable)
{
	const struct rules *rules = asking->scopes->rules;
	const struct scope *scope = scope_of(asking->scopes, world_person(asking->world, variable->person));

	if (variable->operand)
		return false;
	for (uint32_t index = 0; index < scope->tests.count; index++) {
		const struct test *test = &rules->tests[scope->tests.at[index]];
		if (test->attribute == variable->attribute)
			return false;
	}
	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &rules->requirements[scope->requirements.at[index]];
		if (requirement->kind == REQUIRE_TEXT && requirement->attribute == variable->attribute)
			return false;
	}
	return variable->text;
}

/* Whether it is the same as a text can be asked once there is a text. */
static bool some_text_there(const struct asking *asking, const struct variable *variable)
{
	const struct rules *rules = asking->scopes->rules;
	const struct person *person = world_person(asking->world, variable->person);
	const struct scope *scope = scope_of(asking->scopes, person);

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &rules->requirements[scope->requirements.at[index]];
		if (requirement_compares(rules, requirement, variable->attribute)
			&& fact_look(rules, person, requirement->attribute)->state == VALUE_EXACT)
			return true;
	}
	return false;
}

/* What others are compared with: nothing there is worse than any value, but no value; those that can be follow it. */
static void put_none_first(struct asking *asking, struct unknown *unknown)
{
	struct value *values = arena_array(asking->arena, unknown->bad.count + 1, sizeof *values);

	values[0] = value_none();
	for (uint32_t index = 0; index < unknown->bad.count; index++)
		values[index + 1] = unknown->bad.values[index];
	unknown->bad.values = values;
	unknown->bad.count++;
	unknown->none = true;
	asking->some_none = true;
}

static void add_value(struct asking *asking, const struct variable *variable)
{
	enum ask_kind kind = variable->paper != NO_INDEX ? ASK_ATTRIBUTE
		: only_compared(asking, variable)        ? ASK_TEXT_SAME
							 : ASK_FACT;
	struct unknown *unknown = add(asking, kind, variable->person, variable->paper);

	unknown->variable = *variable;
	unknown->variable.event = NO_INDEX;
	candidates_find(asking->world, variable, PURPOSE_BEST, &unknown->good);
	candidates_find(asking->world, variable, PURPOSE_WORST, &unknown->bad);
	if (variable->operand && unknown->bad.count > 1)
		put_none_first(asking, unknown);
	unknown->asked =
		person_there(asking, variable->person) && (kind != ASK_TEXT_SAME || some_text_there(asking, variable));
	if (variable->paper != NO_INDEX)
		unknown->asked &=
			world_person(asking->world, variable->person)->papers[variable->paper].have == HAVE_YES;
}

static bool some_key_known(const struct asking *asking, const struct person *person, uint32_t attribute)
{
	for (uint32_t paper = 0; paper < person->paper_count; paper++)
		if (person->papers[paper].have != HAVE_NO
			&& paper_look(asking->scopes->rules, &person->papers[paper], attribute)->state == VALUE_EXACT)
			return true;
	return false;
}

/* Nothing is put into the world while they are collected: so whether a key is known of any is found once for all. */
static void find_lonely(const struct asking *asking, struct variables *values)
{
	uint32_t attributes = asking->scopes->rules->attribute_count;
	uint8_t *known =
		arena_array(asking->arena, (size_t)world_person_count(asking->world) * attributes, sizeof *known);

	for (uint32_t index = 0; index < values->count; index++) {
		struct variable *variable = &values->at[index];
		uint8_t *here;
		if (!variable->distinct && !variable->same)
			continue;
		here = &known[(size_t)variable->person * attributes + variable->attribute];
		if (!*here)
			*here = some_key_known(
					asking, world_person(asking->world, variable->person), variable->attribute)
				? 2
				: 1;
		variable->lonely = *here == 1;
	}
}

static int compare_numbers(uint32_t left, uint32_t right)
{
	return left < right ? -1 : left > right;
}

/* Who and what comes, then what happened, then what it is like. */
static int stage_of(const struct unknown *unknown)
{
	return unknown->kind == ASK_HAVE || unknown->kind == ASK_PERSON ? 0 : unknown->kind == ASK_EVENTS ? 1 : 2;
}

static int compare_unknowns(const struct unknown *one, const struct unknown *other)
{
	int order = stage_of(one) - stage_of(other);

	order = order ? order : compare_numbers(one->person, other->person);
	order = order ? order : compare_numbers(one->paper_kind + 1, other->paper_kind + 1); /* facts first */
	order = order ? order : compare_numbers(one->paper, other->paper);
	order = order ? order : compare_numbers(one->variable.attribute, other->variable.attribute);
	return order ? order : compare_numbers(one->requirement, other->requirement);
}

/* By merging runs of one, two, four … of them: each is carried about sixteen times where there are ten thousand. */
static void put_in_order(struct asking *asking)
{
	uint32_t count = asking->count;
	struct unknown *from = asking->list, *to = arena_array(asking->arena, count, sizeof *to);

	for (uint32_t run = 1; run < count; run *= 2) {
		for (uint32_t start = 0; start < count; start += 2 * run) {
			uint32_t left = start, middle = start + run < count ? start + run : count, right = middle;
			uint32_t end = middle + run < count ? middle + run : count;

			for (uint32_t at = start; at < end; at++) {
				bool take_left = left < middle
					&& (right == end || compare_unknowns(&from[left], &from[right]) <= 0);
				to[at] = from[take_left ? left++ : right++];
			}
		}
		struct unknown *was = from;
		from = to;
		to = was;
	}
	asking->list = from;
}

void unknowns_collect(struct asking *asking)
{
	struct variables values = {0};
	size_t room = 0;

	variables_collect(asking->world, &values);
	find_lonely(asking, &values);
	for (uint32_t person = 0; person < world_person_count(asking->world); person++)
		room += 1 + world_person(asking->world, person)->paper_count + asking->scopes->rules->requirement_count;
	asking->list = arena_array(asking->arena, room + values.count, sizeof *asking->list);
	asking->order = arena_array(asking->arena, room + values.count, sizeof *asking->order);
	add_comings(asking);
	add_logs(asking);
	for (uint32_t index = 0; index < values.count; index++)
		if (values.at[index].kind == VARIABLE_VALUE)
			add_value(asking, &values.at[index]);
	put_in_order(asking);
}
