/* Which unknowns a rule can see. */

#include <string.h>

#include "engine/candidates.h"
#include "engine/evaluate.h"
#include "engine/test.h"

static void add(struct world *world, struct variables *out, const struct variable *variable)
{
	if (out->count == out->room) {
		uint32_t room = out->room ? 2 * out->room : 16;
		struct variable *more = arena_array(world->arena, room, sizeof *more);
		if (out->count)
			memcpy(more, out->at, out->count * sizeof *more);
		out->at = more;
		out->room = room;
	}
	out->at[out->count++] = *variable;
}

static bool touched(const struct rules *rules, struct variable *variable)
{
	bool found = false, compared = false;

	for (uint32_t index = 0; index < variable->tests->count; index++) {
		const struct test *test = &rules->tests[variable->tests->at[index]];
		bool own = test->attribute == variable->attribute;
		found |= own;
		compared |= own && test->operand != NO_INDEX;
		variable->operand |= test->operand == variable->attribute;
	}
	variable->by_itself = !compared;
	return found || variable->operand;
}

bool requirement_compares(const struct rules *rules, const struct requirement *requirement, uint32_t attribute)
{
	for (uint32_t index = 0; index < requirement->text_rules.count; index++) {
		const struct text_rule *rule = &rules->text_rules[requirement->text_rules.first + index];
		if (rule->kind == TEXT_NOT_SAME && rule->other == attribute)
			return true;
	}
	return false;
}

static void requirement_uses(const struct world *world, const struct scope *scope, struct variable *variable)
{
	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &world->rules->requirements[scope->requirements.at[index]];
		variable->text |= requirement->kind == REQUIRE_TEXT
			&& (requirement->attribute == variable->attribute
				|| requirement_compares(world->rules, requirement, variable->attribute));
		if (requirement->need_fact != variable->attribute)
			continue;
		if (requirement->kind == REQUIRE_EVENTS && requirement->limit == EVENTS_AT_MOST)
			variable->allowed = true;
		else
			variable->wanted = true;
	}
}

static void collect_facts(struct world *world, uint32_t index, const struct scope *scope, struct variables *out)
{
	for (uint32_t attribute = 0; attribute < world->rules->attribute_count; attribute++) {
		struct variable variable = {
			.person = index, .paper = NO_INDEX, .attribute = attribute, .tests = &scope->tests};
		variable.known = *fact_look(world->rules, world_person(world, index), attribute);
		if (!world->rules->attributes[attribute].of_person || !value_open(&variable.known))
			continue;
		requirement_uses(world, scope, &variable);
		if (touched(world->rules, &variable) || variable.wanted || variable.allowed || variable.text) {
			world_slot(world, index, NO_INDEX, attribute);
			add(world, out, &variable);
		}
	}
}

static void collect_paper(
	struct world *world, uint32_t index, uint32_t paper, struct scope *scope, struct variables *out)
{
	uint32_t kind = world_person(world, index)->papers[paper].kind;

	for (uint32_t attribute = 0; attribute < world->rules->attribute_count; attribute++) {
		struct variable variable = {.person = index, .paper = paper, .attribute = attribute};
		variable.known = *paper_look(world->rules, &world_person(world, index)->papers[paper], attribute);
		if (world->rules->attributes[attribute].of_person || !value_open(&variable.known)
			|| value_promised(&variable.known))
			continue;
		variable.tests = &scope->by_kind[kind];
		variable.distinct = numbers_have(&scope->keys, attribute);
		variable.same = numbers_have(&scope->sames, attribute);
		if (touched(world->rules, &variable) || variable.distinct || variable.same) {
			world_slot(world, index, paper, attribute);
			add(world, out, &variable);
		}
	}
}

bool log_pulled_both_ways(const struct world *world, const struct scope *scope, uint32_t event)
{
	bool most = false, least = false;

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &world->rules->requirements[scope->requirements.at[index]];
		if (requirement->kind == REQUIRE_EVENTS && requirement->events == event) {
			most |= requirement->limit == EVENTS_AT_MOST;
			least |= requirement->limit == EVENTS_AT_LEAST;
		}
	}
	return most && least;
}

bool log_known(const struct world *world, uint32_t index, uint32_t event)
{
	const struct person *person = world_person(world, index);
	const struct scope *scope = scope_of(world->scopes, person);

	for (uint32_t at = 0; at < scope->requirements.count; at++) {
		const struct requirement *requirement = &world->rules->requirements[scope->requirements.at[at]];
		if (requirement->kind == REQUIRE_EVENTS && requirement->events == event
			&& !events_counted(requirement, &person->logs[event], world->answers->visit))
			return false;
	}
	return true;
}

static void collect_logs(struct world *world, uint32_t index, const struct scope *scope, struct variables *out)
{
	for (uint32_t event = 0; event < world->rules->event_count; event++) {
		struct variable variable = {.kind = VARIABLE_LOG,
			.person = index,
			.paper = NO_INDEX,
			.event = event,
			.attribute = NO_INDEX};
		if (log_pulled_both_ways(world, scope, event) && !log_known(world, index, event)) {
			variable.log = *world_log(world, index, event);
			add(world, out, &variable);
		}
	}
}

void variables_collect(struct world *world, struct variables *out)
{
	for (uint32_t index = 0; index < world_person_count(world); index++) {
		const struct person *person = world_person(world, index);
		struct scope *scope = scope_of(world->scopes, person);
		if (!scope->reached || person->have == HAVE_NO || person_ideal(person))
			continue;
		collect_facts(world, index, scope, out);
		collect_logs(world, index, scope, out);
		for (uint32_t paper = 0; paper < world_person(world, index)->paper_count; paper++)
			if (world_person(world, index)->papers[paper].have != HAVE_NO)
				collect_paper(world, index, paper, scope, out);
	}
}

void variables_of_paper(struct world *world, uint32_t person, uint32_t paper, struct variables *out)
{
	collect_paper(world, person, paper, scope_of(world->scopes, world_person(world, person)), out);
}

static const struct value *look(const struct world *world, uint32_t index, uint32_t paper, uint32_t attribute)
{
	const struct person *person = world_person(world, index);

	return paper == NO_INDEX ? fact_look(world->rules, person, attribute)
				 : paper_look(world->rules, &person->papers[paper], attribute);
}

struct variable variable_at(const struct world *world, uint32_t person, uint32_t paper, uint32_t attribute)
{
	struct scope *scope = scope_of(world->scopes, world_person(world, person));
	struct variable other = {.person = person, .paper = paper, .attribute = attribute};

	other.known = *look(world, person, paper, attribute);
	other.tests =
		paper == NO_INDEX ? &scope->tests : &scope->by_kind[world_person(world, person)->papers[paper].kind];
	return other;
}

bool variable_waits(const struct world *world, const struct variable *variable)
{
	if (variable->by_itself)
		return false;
	for (uint32_t index = 0; variable->kind == VARIABLE_VALUE && index < variable->tests->count; index++) {
		const struct test *test = &world->rules->tests[variable->tests->at[index]];
		uint32_t paper = test->operand_subject == SUBJECT_PERSON ? NO_INDEX : variable->paper;
		if (test->attribute != variable->attribute || test->operand == NO_INDEX)
			continue;
		if (value_open(look(world, variable->person, paper, test->operand)))
			return true;
	}
	return false;
}
