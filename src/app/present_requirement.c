#include "app/express.h"

#include <string.h>

#include "base/text.h"

/* Why a value or a paper does not do. */

static bool over_time(enum operation operation)
{
	return operation == OP_OLD_AT_MOST || operation == OP_OLD_LESS || operation == OP_OLD_AT_LEAST
		|| operation == OP_OLD_MORE;
}

static const char *failure(const struct view *view, uint32_t person, uint32_t index, const struct value *value)
{
	const struct test *test = &view->rules->tests[index];
	const char *label = present_text(view, &view->rules->attributes[test->attribute].label);
	const char *words = present_value(view, test->attribute, value);
	const char *limit = present_limit(view, person, index);

	if (value->state == VALUE_UNKNOWN)
		return express(view, N_("{label}: not answered"), "label", label, NULL);
	if (test->operation == OP_NOT_PASSED && !test->amount && value->state == VALUE_EXACT)
		return express(
			view, N_("{label}: {value}. That is before your visit"), "label", label, "value", words, NULL);
	if (test->operation == OP_NOT_PASSED && !test->amount && value->state == VALUE_BETWEEN)
		return express(view, N_("{label} is before your visit"), "label", label, NULL);
	if (over_time(test->operation) && test->amount && value->state == VALUE_EXACT && !value->born)
		return express(view, N_("{label}: {value}. On {date} it has to be {limit} ago"), "label", label,
			"value", words, "date", present_date(view, view->answers->visit), "limit", limit, NULL);
	if (over_time(test->operation) || test->operation == OP_NOT_PASSED)
		limit = present_needed(view, person, index); /* "at most 3 months" says of what only beside a day */
	if (value->state == VALUE_EXACT || value->state == VALUE_NONE)
		return express(view, N_("{label}: {value}. Needed: {limit}"), "label", label, "value", words, "limit",
			limit, NULL);
	return express(view, N_("{label}. Needed: {limit}"), "label", label, "limit", limit, NULL);
}

const char *present_failure(const struct view *view, uint32_t person, uint32_t index, const struct value *value)
{
	const struct text *why = &view->rules->tests[index].why;
	const char *words = text_given(why) ? present_text(view, why) : failure(view, person, index, value);
	size_t length = strlen(words);

	/* The author's own may be a whole sentence already. */
	if (length && strchr(".?!", words[length - 1]))
		return words;
	return express(view, N_("{words}."), "words", words, NULL);
}

/* Why it does not serve: by what it would have to be, where the rules have words for that and its own value for what
 * is too old is not known. */
static const char *why_not(const struct view *view, const struct obstacle *obstacle, const struct value *value)
{
	const struct test *test = &view->rules->tests[obstacle->test];
	const char *clause = NULL;

	if (test->subject == SUBJECT_PAPER && !text_given(&test->why)
		&& (obstacle->usable || value->state != VALUE_EXACT))
		clause = present_clause(view, obstacle->paper.person, obstacle->test);
	if (clause)
		return express(view, N_("It must be one that {needs}."), "needs", clause, NULL);
	return present_failure(view, obstacle->paper.person, obstacle->test, value);
}

/* The author's hint says why, and whom to ask. */
static const char *never(const struct view *view, const char *paper, const struct text *hint)
{
	if (!text_given(hint))
		return express(view, N_("{paper} does not count."), "paper", paper, NULL);
	return express(
		view, N_("{paper} does not count. {why}"), "paper", paper, "why", present_text(view, hint), NULL);
}

const char *present_obstacle(const struct view *view, const struct obstacle *obstacle)
{
	const char *paper = obstacle->open ? present_paper(view, obstacle->paper)
					   : text_capital(view->arena, present_own(view, obstacle->paper));
	struct value value;

	if (obstacle->never)
		return never(view, paper, &view->rules->kinds[obstacle->paper.kind].hint);
	if (obstacle->beside != NO_INDEX)
		return express(view, N_("{paper} counts here only together with: {papers}."), "paper", paper, "papers",
			present_list_wanted(view, obstacle->beside), NULL);
	if (obstacle->test == NO_INDEX)
		return express(view,
			obstacle->open ? N_("{paper}: not answered.") : N_("{paper} cannot be used for this."), "paper",
			paper, NULL);
	if (view->rules->tests[obstacle->test].subject == SUBJECT_PAPER)
		value = view_paper_value(view, obstacle->paper, view->rules->tests[obstacle->test].attribute);
	else
		value = view_fact(view, obstacle->paper.person, view->rules->tests[obstacle->test].attribute);
	if (obstacle->open)
		return express(view, N_("{paper}: still to be answered: {question}"), "paper", paper, "question",
			present_question(view, obstacle->paper.person, view->rules->tests[obstacle->test].attribute,
				obstacle->test),
			NULL);
	return express(view,
		obstacle->usable ? N_("{paper} cannot be used for this. {why}") : N_("{paper} does not count. {why}"),
		"paper", paper, "why", why_not(view, obstacle, &value), NULL);
}

/* ---- beside the paper itself ---- */

static bool same_paper(struct paper_ref left, struct paper_ref right)
{
	return left.person == right.person && left.index == right.index && left.kind == right.kind;
}

/* What is certain: that it counts nowhere, or that a list does not take it whose author has said why. */
static bool worth_a_word(const struct view *view, const struct obstacle *obstacle)
{
	return !obstacle->open && !obstacle->never && obstacle->test != NO_INDEX
		&& (!obstacle->usable || text_given(&view->rules->tests[obstacle->test].why));
}

static const struct obstacle *obstacle_of(
	const struct view *view, const struct finding *finding, struct paper_ref paper)
{
	const struct obstacle *found = NULL;

	if (!finding->in_force || finding->verdict == VERDICT_READY)
		return NULL;
	for (uint32_t index = 0; index < finding->obstacle_count; index++)
		if (same_paper(finding->obstacles[index].paper, paper)
			&& worth_a_word(view, &finding->obstacles[index]))
			return &finding->obstacles[index];
	for (uint32_t part = 0; !found && part < finding->part_count; part++)
		found = obstacle_of(view, &finding->parts[part], paper);
	return found;
}

const char *present_of_no_use(const struct view *view, struct paper_ref paper)
{
	const struct obstacle *obstacle = obstacle_of(view, view->report->root, paper);
	struct value value;

	if (!obstacle)
		return NULL;
	if (!obstacle->usable) /* the answer above says why */
		return express(view, N_("{paper} does not count."), "paper",
			text_capital(view->arena, present_own(view, paper)), NULL);
	value = view_paper_value(view, paper, view->rules->tests[obstacle->test].attribute);
	return present_failure(view, paper.person, obstacle->test, &value);
}
