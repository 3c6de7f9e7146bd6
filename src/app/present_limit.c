#include "app/express.h"
#include "base/date.h"

/* The limit that a test sets, in words. */

static const char *span_of_time(const struct view *view, enum unit unit, int32_t amount)
{
	unsigned long count = (unsigned long)(amount < 0 ? -(long)amount : amount);

	switch (unit) {
	case UNIT_DAYS: return express_count(view, "{n} day", "{n} days", count);
	case UNIT_MONTHS: return express_count(view, "{n} month", "{n} months", count);
	default: return express_count(view, "{n} year", "{n} years", count);
	}
}

static const char *members(const struct view *view, const struct test *test)
{
	const struct attribute *attribute = &view->rules->attributes[test->attribute];
	struct series series = {.pending = NULL};

	if (test->set != NO_INDEX && text_given(&view->rules->sets[test->set].label))
		return present_text(view, &view->rules->sets[test->set].label);
	for (uint32_t index = 0; index < test->member_count; index++) {
		uint32_t set = rules_set_at(view->rules, test, index);

		if (set != NO_INDEX && text_given(&view->rules->sets[set].label)) {
			series_add(&series, ", ", present_text(view, &view->rules->sets[set].label));
			index += view->rules->sets[set].count - 1;
		} else {
			series_add(&series, ", ",
				attribute->type == TYPE_TEXT && test->words
					? test->words[index]
					: value_in_words(view, attribute, test->members[index]));
		}
	}
	return series_finish(view->arena, &series, say(present_tag(view), N_(" or ")));
}

/* What a test compares with: its label and, where it is known, its value. */
static const char *operand(const struct view *view, uint32_t person, const struct test *test)
{
	const char *label = present_text(view, &view->rules->attributes[test->operand].label);
	struct value value = {.state = VALUE_UNKNOWN};

	if (test->operand_subject == SUBJECT_PERSON && person != NO_INDEX)
		value = view_fact(view, person, test->operand);
	if (value.state != VALUE_EXACT)
		return label;
	return express(view, N_("{label} ({value})"), "label", label, "value",
		present_value(view, test->operand, &value), NULL);
}

/* "before Move", "at most 3 months after Move": a date against another date. */
static const char *date_against_date(const struct view *view, uint32_t person, const struct test *test)
{
	static const char *const plain[] = {
		N_("before {other}"), N_("{other} or earlier"), N_("{other} or later"), N_("after {other}")};
	static const char *const after[] = {N_("less than {time} after {other}"), N_("at most {time} after {other}"),
		N_("at least {time} after {other}"), N_("more than {time} after {other}")};
	static const char *const before[] = {N_("more than {time} before {other}"),
		N_("at least {time} before {other}"), N_("at most {time} before {other}"),
		N_("less than {time} before {other}")};
	uint32_t which = (uint32_t)test->operation - (uint32_t)OP_BEFORE;
	const char *const *words = test->amount > 0 ? after : test->amount < 0 ? before : plain;

	return express(view, words[which], "other", operand(view, person, test), "time",
		span_of_time(view, test->unit, test->amount), NULL);
}

const char *present_length(const struct view *view, const struct test *test)
{
	const char *time = span_of_time(view, test->unit, test->amount);

	switch (test->operation) {
	case OP_OLD_LESS:
	case OP_LEFT_LESS: return express(view, N_("less than {time}"), "time", time, NULL);
	case OP_OLD_AT_LEAST:
	case OP_LEFT_AT_LEAST: return express(view, N_("at least {time}"), "time", time, NULL);
	case OP_OLD_MORE:
	case OP_LEFT_MORE: return express(view, N_("more than {time}"), "time", time, NULL);
	default: return express(view, N_("at most {time}"), "time", time, NULL);
	}
}

static const char *date_against_visit(const struct view *view, const struct test *test)
{
	const char *time = span_of_time(view, test->unit, test->amount), *words;
	const char *visit = present_date(view, view->answers->visit);

	switch (test->operation) {
	case OP_LEFT_AT_MOST: words = N_("at most {time} after {other}"); break;
	case OP_LEFT_LESS: words = N_("less than {time} after {other}"); break;
	case OP_LEFT_AT_LEAST: words = N_("at least {time} after {other}"); break;
	case OP_LEFT_MORE: words = N_("more than {time} after {other}"); break;
	case OP_NOT_PASSED:
		if (test->amount)
			return express(view, N_("at most {time} before {date}"), "time", time, "date", visit, NULL);
		return express(view, N_("{date} or later"), "date", visit, NULL);
	default: return present_length(view, test);
	}
	return express(view, words, "time", time, "other", visit, NULL);
}

const char *present_limit(const struct view *view, uint32_t person, uint32_t index)
{
	const struct test *test = &view->rules->tests[index];
	const struct attribute *attribute = &view->rules->attributes[test->attribute];

	switch (test->operation) {
	case OP_IN: return members(view, test);
	case OP_NOT_IN: return express(view, N_("not {values}"), "values", members(view, test), NULL);
	case OP_BETWEEN:
		if (test->low == test->high)
			return value_in_words(view, attribute, test->low);
		return range_in_words(view, attribute, test->low, test->high);
	case OP_SAME_AS: return express(view, N_("the same as {other}"), "other", operand(view, person, test), NULL);
	case OP_NOT_SAME_AS:
		return express(view, N_("different from {other}"), "other", operand(view, person, test), NULL);
	case OP_AT_LEAST_FACT:
		return express(view, test->amount ? N_("more than {n}") : N_("at least {n}"), "n",
			operand(view, person, test), NULL);
	case OP_AT_MOST_FACT:
		return express(view, test->amount ? N_("less than {n}") : N_("at most {n}"), "n",
			operand(view, person, test), NULL);
	case OP_GIVEN: return say(present_tag(view), N_("given"));
	case OP_BEFORE:
	case OP_UNTIL:
	case OP_FROM:
	case OP_AFTER: return date_against_date(view, person, test);
	default: return date_against_visit(view, test);
	}
}

/* "At most 3 months" says of what only in a question; as a need, the day itself is plainer. NULL: it is no such limit. */
static const char *limit_as_day(const struct view *view, const struct test *test)
{
	int32_t day = test_boundary(view->rules, test, NULL, view->answers->visit);

	if (day < DATE_MIN || day > DATE_MAX) /* none, or none that can be named */
		return NULL;
	switch (test->operation) {
	case OP_OLD_AT_MOST:
	case OP_OLD_LESS:
	case OP_NOT_PASSED:
	case OP_LEFT_AT_LEAST:
	case OP_LEFT_MORE: return express(view, N_("{date} or later"), "date", present_date(view, day), NULL);
	case OP_OLD_AT_LEAST:
	case OP_OLD_MORE: return express(view, N_("{date} or earlier"), "date", present_date(view, day), NULL);
	default: return NULL;
	}
}

const char *present_needed(const struct view *view, uint32_t person, uint32_t index)
{
	const char *day = limit_as_day(view, &view->rules->tests[index]);

	return day ? day : present_limit(view, person, index);
}

const char *present_need(const struct view *view, uint32_t person, uint32_t index)
{
	const struct test *test = &view->rules->tests[index];
	const struct attribute *attribute = &view->rules->attributes[test->attribute];

	if (attribute->type == TYPE_YES_NO && test->operation == OP_IN && test->member_count == 1 && test->members[0])
		return present_text(view, &attribute->label);
	return express(view, N_("{label}: {value}"), "label", present_text(view, &attribute->label), "value",
		present_needed(view, person, index), NULL);
}

/* ---- the same, as said of a paper ---- */

static bool clause_fits(const struct attribute *attribute, const struct test *test)
{
	if (attribute->type == TYPE_YES_NO)
		return test->operation == OP_IN && test->member_count == 1 && test->members[0];
	return test->operation != OP_NOT_IN && test->operation != OP_NOT_SAME_AS && test->operation != OP_GIVEN;
}

/* The value it is to be the same as; NULL while that is not known. */
static const char *value_of_operand(const struct view *view, uint32_t person, const struct test *test)
{
	struct value value = {.state = VALUE_UNKNOWN};

	if (test->operand_subject == SUBJECT_PERSON)
		value = view_fact(view, person, test->operand);
	return value.state == VALUE_EXACT ? either_value(view, test->operand, &value) : NULL;
}

/* What is said of a paper while the fact that it has to be the same as is not known; NULL where nothing is. */
static const char *clause_unknown(const struct view *view, const struct test *test)
{
	const struct text *clause = &view->rules->attributes[test->operand].clause;

	return test->operand_subject == SUBJECT_PERSON && text_given(clause) ? present_text(view, clause) : NULL;
}

const char *present_clause(const struct view *view, uint32_t person, uint32_t index)
{
	const struct test *test = &view->rules->tests[index];
	const struct attribute *attribute = &view->rules->attributes[test->attribute];
	const char *limit;

	if (!text_given(&attribute->clause) || !clause_fits(attribute, test))
		return NULL;
	limit = test->operation == OP_SAME_AS ? value_of_operand(view, person, test)
					      : present_limit(view, person, index);
	if (!limit)
		return clause_unknown(view, test);
	return fill(view->arena, view->rules, &attribute->clause, view->language,
		(const char *[]){"visit", present_date(view, view->answers->visit), "limit", limit, "date",
			present_boundary(view, person, test), NULL});
}
