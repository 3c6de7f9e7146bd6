/* What a plain yes or no to "is it valid on that day?" says about the value. */

#include "base/date.h"
#include "engine/test.h"

static const struct value *first_of(const struct value *operand)
{
	return operand && operand->count ? &operand->more[0] : operand;
}

static bool askable(const struct rules *rules, const struct test *test, const struct value *operand, int32_t visit,
	struct range *range)
{
	operand = first_of(operand);
	if (test->operand != NO_INDEX && (!operand || operand->state != VALUE_EXACT))
		return false;
	return test->operation != OP_SAME_AS && test_range(rules, test, operand, visit, range);
}

/* The run of values beside the passing one that a "no" stands for: the future is left out where only an age limit is
 * asked, the past where only the time left is. */
static bool other_side(const struct test *test, struct range passing, struct range *failing)
{
	bool old = test->operation == OP_OLD_AT_MOST || test->operation == OP_OLD_LESS;
	bool left = test->operation == OP_LEFT_AT_MOST || test->operation == OP_LEFT_LESS;

	if (passing.low > VALUE_LOWEST && (passing.high == VALUE_HIGHEST || old)) {
		*failing = (struct range){VALUE_LOWEST, passing.low - 1};
		return true;
	}
	if ((passing.low == VALUE_LOWEST || left) && passing.high < VALUE_HIGHEST) {
		*failing = (struct range){passing.high + 1, VALUE_HIGHEST};
		return true;
	}
	return false;
}

/* A limit may lie so far off that no day of the calendar is beyond it. */
static bool some_day_within(const struct attribute *attribute, struct range range)
{
	bool never = attribute->absent_given && attribute->absent.low == VALUE_NEVER;

	return range.high >= DATE_MIN && (range.low <= DATE_MAX || never);
}

static bool narrowed(const struct rules *rules, const struct test *test, const struct value *known, struct range range,
	struct value *out)
{
	bool date = rules->attributes[test->attribute].type == TYPE_DATE;

	if (known->state == VALUE_BETWEEN && !known->born) {
		range.low = known->low > range.low ? known->low : range.low;
		range.high = known->high < range.high ? known->high : range.high;
	}
	if (!date && range.low < 0)
		range.low = 0;
	*out = value_between(range.low, range.high);
	return range.low <= range.high && (!date || some_day_within(&rules->attributes[test->attribute], range));
}

bool test_plain_answers(const struct rules *rules, const struct test *test, const struct value *known,
	const struct value *operand, int32_t visit, struct value *yes, struct value *no)
{
	struct range passing, failing;

	if (!askable(rules, test, operand, visit, &passing) || !other_side(test, passing, &failing))
		return false;
	return narrowed(rules, test, known, passing, yes) && narrowed(rules, test, known, failing, no);
}

int32_t test_boundary(const struct rules *rules, const struct test *test, const struct value *operand, int32_t visit)
{
	struct range range;

	if (rules->attributes[test->attribute].type != TYPE_DATE || !askable(rules, test, operand, visit, &range))
		return INT32_MIN;
	if (range.low > VALUE_LOWEST && test->operation != OP_LEFT_AT_MOST && test->operation != OP_LEFT_LESS)
		return range.low;
	return range.high < VALUE_HIGHEST ? range.high : INT32_MIN;
}
