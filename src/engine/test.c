#include "engine/test.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

/* gcc's analyzer cannot see that an operation that has an operand is only asked with one. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wanalyzer-null-dereference"
#endif

const struct value value_of_nothing = {.state = VALUE_NONE};
const struct value value_of_anything = {.state = VALUE_UNKNOWN};

/* What it means that there is none. */
static const struct value *absent(const struct rules *rules, uint32_t attribute)
{
	const struct attribute *declared = &rules->attributes[attribute];

	return declared->absent_given ? &declared->absent : &value_of_nothing;
}

/* Nothing is known to stand there: it is asked for, or there is none. */
const struct value *paper_look_further(const struct rules *rules, const struct paper *paper, uint32_t attribute)
{
	const struct value *value = &paper->values[attribute];

	return value->state == VALUE_UNKNOWN && rules->kinds[paper->kind].asks[attribute] ? value
											  : absent(rules, attribute);
}

const struct value *fact_look(const struct rules *rules, const struct person *person, uint32_t attribute)
{
	const struct value *value = &person->facts[attribute];

	return value->state == VALUE_NONE ? absent(rules, attribute) : value;
}

struct value paper_value(const struct rules *rules, const struct paper *paper, uint32_t attribute)
{
	return *paper_look(rules, paper, attribute);
}

/* ---- days ---- */

/* No ends: a limit may lie where no date can, and no amount is more than the calendar has. */
int32_t day_shift(int32_t day, int32_t amount, enum unit unit)
{
	if (day >= VALUE_NEVER || day == VALUE_LOWEST)
		return day;
	if (unit == UNIT_DAYS)
		return day + amount;
	return date_months_on(day, unit == UNIT_MONTHS ? amount : 12 * amount);
}

/* The day on which a number of years is reached: 29 February counts from 1 March, where it is cut to the 28th. */
static int32_t anniversary(int32_t day, int32_t years)
{
	int32_t reached = day_shift(day, years, UNIT_YEARS);

	return reached == day_shift(day - 1, years, UNIT_YEARS) ? reached + 1 : reached;
}

static int32_t later(int32_t day, int32_t amount, enum unit unit, bool birthday)
{
	return birthday && unit == UNIT_YEARS ? anniversary(day, amount) : day_shift(day, amount, unit);
}

int32_t day_reaching(int32_t day, int32_t amount, enum unit unit, bool birthday)
{
	int32_t first;

	if (day >= VALUE_NEVER || day == VALUE_LOWEST || amount == 0)
		return day;
	first = day_shift(day, -amount, unit);
	if (unit == UNIT_DAYS)
		return first;
	while (later(first, amount, unit, birthday) < day)
		first++;
	while (later(first - 1, amount, unit, birthday) >= day)
		first--;
	return first;
}

/* ---- which values pass ---- */

static struct range days_by_limit(const struct test *test, int32_t visit)
{
	int32_t amount = test->amount;
	enum unit unit = test->unit;

	switch (test->operation) {
	case OP_OLD_AT_MOST: return (struct range){day_reaching(visit, amount, unit, false), visit};
	case OP_OLD_LESS: return (struct range){day_reaching(visit + 1, amount, unit, true), visit};
	case OP_OLD_AT_LEAST: return (struct range){VALUE_LOWEST, day_reaching(visit + 1, amount, unit, true) - 1};
	case OP_OLD_MORE: return (struct range){VALUE_LOWEST, day_reaching(visit, amount, unit, false) - 1};
	case OP_NOT_PASSED: return (struct range){day_reaching(visit, amount, unit, false), VALUE_HIGHEST};
	case OP_LEFT_AT_MOST: return (struct range){visit, day_shift(visit, amount, unit)};
	case OP_LEFT_LESS: return (struct range){visit, day_shift(visit, amount, unit) - 1};
	case OP_LEFT_MORE: return (struct range){day_shift(visit, amount, unit) + 1, VALUE_HIGHEST};
	default: return (struct range){day_shift(visit, amount, unit), VALUE_HIGHEST};
	}
}

struct range value_range(const struct rules *rules, uint32_t attribute, const struct value *value, int32_t visit)
{
	if (rules->attributes[attribute].type == TYPE_AGE)
		return age_range(value, visit);
	return (struct range){value->low, value->high};
}

/* "More than" a number is at least one more, "less than" at most one less. */
static int32_t beyond(int32_t number, int32_t amount)
{
	return number == VALUE_LOWEST || number == VALUE_HIGHEST ? number : number + amount;
}

static struct range against_operand(const struct test *test, int32_t point)
{
	int32_t shifted = test->amount ? day_shift(point, test->amount, test->unit) : point;

	switch (test->operation) {
	case OP_BEFORE: return (struct range){VALUE_LOWEST, shifted == VALUE_LOWEST ? shifted : shifted - 1};
	case OP_UNTIL: return (struct range){VALUE_LOWEST, shifted};
	case OP_FROM: return (struct range){shifted, VALUE_HIGHEST};
	case OP_AFTER: return (struct range){shifted == VALUE_HIGHEST ? shifted : shifted + 1, VALUE_HIGHEST};
	case OP_AT_LEAST_FACT: return (struct range){beyond(point, test->amount), VALUE_HIGHEST};
	case OP_AT_MOST_FACT: return (struct range){VALUE_LOWEST, beyond(point, test->amount)};
	default: return (struct range){point, point};
	}
}

static struct range passing_range(
	const struct rules *rules, const struct test *test, const struct value *operand, int32_t visit)
{
	if (test->operand != NO_INDEX)
		return against_operand(test, value_range(rules, test->operand, operand, visit).low);
	if (test->operation == OP_BETWEEN)
		return (struct range){test->low, test->high};
	return days_by_limit(test, visit);
}

bool test_range(const struct rules *rules, const struct test *test, const struct value *operand, int32_t visit,
	struct range *range)
{
	if (!type_ordered(rules->attributes[test->attribute].type))
		return false;
	switch (test->operation) {
	case OP_IN:
	case OP_NOT_IN:
	case OP_NOT_SAME_AS:
	case OP_GIVEN: return false;
	default: *range = passing_range(rules, test, operand, visit); return true;
	}
}

struct range age_range(const struct value *value, int32_t visit)
{
	struct range years;

	if (!value->born)
		return (struct range){value->low, value->high};
	years.low = value->high >= visit ? 0 : date_age_in_years(value->high, visit);
	years.high = value->low < DATE_MIN ? VALUE_HIGHEST
		: value->low > visit       ? 0
					   : date_age_in_years(value->low, visit);
	if (value->low > visit)
		years = (struct range){-1, -1};
	return years;
}

/* ---- equality ---- */

static bool one_same(const struct value *left, const struct value *right)
{
	if (left->text)
		return text_same(left->text, right->text);
	return left->low == right->low && left->born == right->born;
}

/* Each of its own attribute, whose choices may stand in another order, or be others. */
static bool same_choice(
	const struct rules *rules, const struct test *test, const struct value *left, const struct value *right)
{
	return strcmp(rules->attributes[test->attribute].choices[left->low].id,
		       rules->attributes[test->operand].choices[right->low].id)
		== 0;
}

bool value_same(const struct value *left, const struct value *right)
{
	if (left->state != VALUE_EXACT || right->state != VALUE_EXACT)
		return left->state == VALUE_NONE && right->state == VALUE_NONE;
	if (left->count != right->count)
		return false;
	for (uint32_t index = 0; index < left->count; index++)
		if (!one_same(&left->more[index], &right->more[index]))
			return false;
	return left->count > 0 || one_same(left, right);
}

/* ---- outcomes ---- */

static bool is_member(const struct test *test, const struct value *value)
{
	for (uint32_t index = 0; index < test->member_count; index++)
		if (test->words ? text_same(test->words[index], value->text) : test->members[index] == value->low)
			return true;
	return false;
}

static enum outcome pass_if(bool passes)
{
	return passes ? OUTCOME_PASS : OUTCOME_FAIL;
}

static enum outcome within(struct range values, struct range passing)
{
	if (values.low >= passing.low && values.high <= passing.high)
		return OUTCOME_PASS;
	return values.high < passing.low || values.low > passing.high ? OUTCOME_FAIL : OUTCOME_OPEN;
}

/* Of dates and ages there are no members: each is a range of its own. An interval is of numbers, whose members are. */
static enum outcome in_members(const struct test *test, const struct value *value)
{
	struct range known = {value->low, value->high};
	bool any = false;

	if (value->state == VALUE_EXACT)
		return pass_if(is_member(test, value));
	if (value->state == VALUE_UNKNOWN)
		return OUTCOME_OPEN;
	for (uint32_t index = 0; index < test->member_count; index++)
		any |= within((struct range){test->members[index], test->members[index]}, known) == OUTCOME_PASS;
	return any ? OUTCOME_OPEN : OUTCOME_FAIL;
}

/* A range test of one value (exact or an interval) of a type with an order, against one exact operand or none. */
static enum outcome ordered_in_range(const struct rules *rules, const struct test *test, const struct value *value,
	const struct value *operand, int32_t visit)
{
	if (value->state == VALUE_UNKNOWN)
		return OUTCOME_OPEN;
	return within(value_range(rules, test->attribute, value, visit), passing_range(rules, test, operand, visit));
}

/* The same of any type, against an operand. */
static enum outcome in_range(const struct rules *rules, const struct test *test, const struct value *value,
	const struct value *operand, int32_t visit)
{
	if (value->state == VALUE_UNKNOWN)
		return OUTCOME_OPEN;
	if (rules->attributes[test->attribute].type == TYPE_CHOICE)
		return pass_if(same_choice(rules, test, value, operand));
	if (!type_ordered(rules->attributes[test->attribute].type)) /* only "same as" is asked of them */
		return pass_if(one_same(value, operand));
	return ordered_in_range(rules, test, value, operand, visit);
}

/* Is it a date that is some day? What never comes is after each of them, unless it may be never itself. */
static bool some_day(const struct rules *rules, uint32_t attribute)
{
	const struct attribute *declared = &rules->attributes[attribute];

	return declared->type == TYPE_DATE && (!declared->absent_given || declared->absent.low < VALUE_NEVER);
}

static enum outcome against_open_operand(const struct rules *rules, const struct test *test, const struct value *value,
	const struct value *operand, int32_t visit)
{
	struct value known = {.state = VALUE_BETWEEN, .low = DATE_MIN, .high = DATE_MAX}, end;
	enum outcome first;

	if (value->state == VALUE_UNKNOWN || (operand->state == VALUE_UNKNOWN && !some_day(rules, test->operand)))
		return OUTCOME_OPEN;
	if (operand->state == VALUE_BETWEEN)
		known = *operand;
	if (test->operation == OP_SAME_AS)
		return within(value_range(rules, test->attribute, value, visit),
			       value_range(rules, test->operand, &known, visit))
				== OUTCOME_FAIL
			? OUTCOME_FAIL
			: OUTCOME_OPEN;
	end = (struct value){.state = VALUE_EXACT, .born = known.born, .low = known.low, .high = known.low};
	first = in_range(rules, test, value, &end, visit);
	end.low = end.high = known.high;
	return in_range(rules, test, value, &end, visit) == first ? first : OUTCOME_OPEN;
}

static enum outcome against(const struct rules *rules, const struct test *test, const struct value *value,
	const struct value *operand, int32_t visit)
{
	enum outcome best = OUTCOME_FAIL;

	if (test->operand == NO_INDEX)
		return ordered_in_range(rules, test, value, NULL, visit);
	if (value_open(operand))
		return against_open_operand(rules, test, value, operand, visit);
	if (operand->count == 0)
		return in_range(rules, test, value, operand, visit);
	for (uint32_t index = 0; index < operand->count && best != OUTCOME_PASS; index++) {
		enum outcome one = in_range(rules, test, value, &operand->more[index], visit);
		if (one != OUTCOME_FAIL)
			best = one;
	}
	return best;
}

static enum outcome opposite(enum outcome outcome)
{
	return outcome == OUTCOME_OPEN ? outcome : pass_if(outcome == OUTCOME_FAIL);
}

static enum outcome one_outcome(const struct rules *rules, const struct test *test, const struct value *value,
	const struct value *operand, int32_t visit)
{
	struct test same;

	if (test->operand != NO_INDEX && operand->state == VALUE_NONE)
		return OUTCOME_FAIL;
	switch (test->operation) {
	case OP_GIVEN: return value->state == VALUE_UNKNOWN ? OUTCOME_OPEN : OUTCOME_PASS;
	case OP_IN: return in_members(test, value);
	case OP_NOT_IN: return opposite(in_members(test, value));
	case OP_NOT_SAME_AS:
		same = *test;
		same.operation = OP_SAME_AS;
		return opposite(against(rules, &same, value, operand, visit));
	default: return against(rules, test, value, operand, visit);
	}
}

static enum outcome several_outcome(const struct rules *rules, const struct test *test, const struct value *value,
	const struct value *operand, int32_t visit)
{
	bool all = test->operation == OP_NOT_IN || test->operation == OP_NOT_SAME_AS;
	enum outcome settles = all ? OUTCOME_FAIL : OUTCOME_PASS, left = all ? OUTCOME_PASS : OUTCOME_FAIL;

	if (value_promised(value))
		return promised_outcome(rules, test, value);
	for (uint32_t index = 0; index < value->count; index++) {
		enum outcome one = one_outcome(rules, test, &value->more[index], operand, visit);
		if (one == settles)
			return one;
		if (one == OUTCOME_OPEN)
			left = one;
	}
	return left;
}

enum outcome test_outcome(const struct rules *rules, const struct test *test, const struct value *value,
	const struct value *operand, int32_t visit)
{
	bool plain;

	if (value->state == VALUE_NONE)
		return OUTCOME_FAIL;
	if (value->count)
		return several_outcome(rules, test, value, operand, visit);
	if (test_plainly(test, value, visit, &plain))
		return pass_if(plain);
	return one_outcome(rules, test, value, operand, visit);
}
