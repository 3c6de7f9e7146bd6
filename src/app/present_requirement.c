#include "app/express.h"

#include "base/text.h"

/* A requirement's name, and why a value or a paper does not do. */

static const char *tally_name(const struct view *view, const struct requirement *requirement)
{
	const struct rules *rules = view->rules;
	const struct list *list = requirement->rows.count ? &rules->lists[rules->rows[requirement->rows.first].list] : NULL;
	const char *group = list && list->group != NO_INDEX ? present_text(view, &rules->groups[list->group].label) : "";
	uint32_t need = requirement->need;
	const char *count;

	if (requirement->need_fact != NO_INDEX) {
		const struct value wanted = view_fact(view, PERSON_ME, requirement->need_fact);
		if (wanted.state != VALUE_EXACT || wanted.low < 0)
			return present_text(view, &rules->attributes[requirement->need_fact].label);
		need = (uint32_t)wanted.low;
	}
	count = compose_number(view->arena, (long)need);
	if (requirement->points)
		return express(view, N_("{n} points or more"), "n", count, NULL);
	if (need == 1)
		return *group ? group : say(present_tag(view), N_("A paper"));
	if (*group)
		return express(view, N_("{n} of: {name}"), "n", count, "name", group, NULL);
	return express_count(view, "{n} paper", "{n} papers", need);
}

static uint32_t first_test(const struct rules *rules, uint32_t index)
{
	const struct condition *condition = index == NO_INDEX ? NULL : &rules->conditions[index];
	uint32_t found = NO_INDEX;

	if (!condition || condition->kind == CONDITION_WITH)
		return NO_INDEX;
	if (condition->kind == CONDITION_TEST)
		return condition->test;
	for (uint32_t part = 0; found == NO_INDEX && part < condition->parts.count; part++)
		found = first_test(rules, rules->condition_links[condition->parts.first + part]);
	return found;
}

const char *present_requirement(const struct view *view, uint32_t index)
{
	const struct rules *rules = view->rules;
	const struct requirement *requirement = &rules->requirements[index];
	uint32_t test;

	if (text_given(&requirement->label))
		return present_text(view, &requirement->label);
	switch (requirement->kind) {
	case REQUIRE_ALL: return say(present_tag(view), N_("All of these"));
	case REQUIRE_ANY: return say(present_tag(view), N_("One of these ways"));
	case REQUIRE_TALLY: return tally_name(view, requirement);
	case REQUIRE_PERSON: return present_text(view, &rules->roles[requirement->role].label);
	case REQUIRE_EVENTS: return present_text(view, &rules->events[requirement->events].label);
	case REQUIRE_TEXT: return present_text(view, &rules->attributes[requirement->attribute].label);
	case REQUIRE_ME: break;
	}
	test = first_test(rules, requirement->condition);
	return test == NO_INDEX ? say(present_tag(view), N_("A condition")) : present_need(view, PERSON_ME, test);
}

/* ---- why a value does not pass ---- */

static bool over_time(enum operation operation)
{
	return operation == OP_OLD_AT_MOST || operation == OP_OLD_LESS || operation == OP_OLD_AT_LEAST ||
		operation == OP_OLD_MORE;
}

const char *present_failure(const struct view *view, uint32_t person, uint32_t index, const struct value *value)
{
	const struct test *test = &view->rules->tests[index];
	const char *label = present_text(view, &view->rules->attributes[test->attribute].label);
	const char *words = present_value(view, test->attribute, value);
	const char *limit = present_limit(view, person, index);

	if (text_given(&test->why))
		return present_text(view, &test->why);
	if (value->state == VALUE_UNKNOWN)
		return express(view, N_("{label}: not answered"), "label", label, NULL);
	if (test->operation == OP_NOT_PASSED && !test->amount && value->state == VALUE_EXACT)
		return express(view, N_("{label}: {value}. That is before your visit"), "label", label, "value", words, NULL);
	if (test->operation == OP_NOT_PASSED && !test->amount)
		return express(view, N_("{label} is before your visit"), "label", label, NULL);
	if (over_time(test->operation) && value->state == VALUE_EXACT && !value->born)
		return express(view, N_("{label}: {value}. On {date} it has to be {limit} ago"), "label", label, "value", words,
			"date", present_date(view, view->answers->visit), "limit", limit, NULL);
	if (value->state == VALUE_EXACT || value->state == VALUE_NONE)
		return express(view, N_("{label}: {value}. Needed: {limit}"), "label", label, "value", words, "limit", limit, NULL);
	return express(view, N_("{label}. Needed: {limit}"), "label", label, "limit", limit, NULL);
}

/* Why it does not serve: by what it would have to be, where the rules have words for that and its own value for what
 * is too old is not known. */
static const char *why_not(const struct view *view, const struct obstacle *obstacle, const struct value *value)
{
	const struct test *test = &view->rules->tests[obstacle->test];
	const char *clause = NULL;

	if (test->subject == SUBJECT_PAPER && !text_given(&test->why) && (obstacle->usable || value->state != VALUE_EXACT))
		clause = present_clause(view, obstacle->paper.person, obstacle->test);
	if (clause)
		return express(view, N_("It must be one that {needs}."), "needs", clause, NULL);
	return express(view, N_("{words}."), "words",
		present_failure(view, obstacle->paper.person, obstacle->test, value), NULL);
}

const char *present_obstacle(const struct view *view, const struct obstacle *obstacle)
{
	const char *paper = obstacle->open ? present_paper(view, obstacle->paper) :
		text_capital(view->arena, present_own(view, obstacle->paper));
	struct value value;

	if (obstacle->never)
		return express(view, N_("{paper} does not count."), "paper", paper, NULL);
	if (obstacle->test == NO_INDEX)
		return express(view, obstacle->open ? N_("{paper}: not answered.") : N_("{paper} cannot be used for this."),
			"paper", paper, NULL);
	if (view->rules->tests[obstacle->test].subject == SUBJECT_PAPER)
		value = view_paper_value(view, obstacle->paper, view->rules->tests[obstacle->test].attribute);
	else
		value = view_fact(view, obstacle->paper.person, view->rules->tests[obstacle->test].attribute);
	if (obstacle->open)
		return express(view, N_("{paper}: still to be answered: {question}"), "paper", paper, "question",
			present_question(view, obstacle->paper.person, view->rules->tests[obstacle->test].attribute, obstacle->test),
			NULL);
	return express(view, obstacle->usable ? N_("{paper} cannot be used for this. {why}") : N_("{paper} does not count. {why}"),
		"paper", paper, "why", why_not(view, obstacle, &value), NULL);
}
