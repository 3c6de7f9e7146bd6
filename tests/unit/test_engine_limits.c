/* Every limit word on both sides of its boundary, and again 400 years later. */

#include <criterion/criterion.h>

#include "base/date.h"
#include "engine/report.h"

#define SHIFT 146097 /* days in 400 years: the calendar repeats */

static struct attribute attributes[3] = {
	{.id = "date", .type = TYPE_DATE},
	{.id = "age", .type = TYPE_AGE},
	{.id = "place", .type = TYPE_COUNTRY},
};
static struct rules rules = {.attributes = attributes, .attribute_count = 3};

static int32_t day(int year, int month, int of_month)
{
	return date_from_parts((struct date_parts){year, month, of_month});
}

static enum outcome outcome(enum operation operation, int32_t amount, enum unit unit, int32_t date, int32_t visit)
{
	struct test test = {.operation = operation, .amount = amount, .unit = unit, .operand = NO_INDEX};
	struct value value = value_exact(date), later = value_exact(date + SHIFT);
	enum outcome now = test_outcome(&rules, &test, &value, NULL, visit);

	cr_expect_eq(test_outcome(&rules, &test, &later, NULL, visit + SHIFT), now, "400 years later");
	return now;
}

static void turns(
	enum operation operation, int32_t amount, enum unit unit, int32_t date, int32_t last_pass, int32_t step)
{
	cr_expect_eq(outcome(operation, amount, unit, date, last_pass), OUTCOME_PASS, "operation %d passes", operation);
	cr_expect_eq(outcome(operation, amount, unit, date, last_pass + step), OUTCOME_FAIL, "operation %d fails",
		operation);
}

Test(engine_limits, not_passed_holds_on_the_day_itself)
{
	turns(OP_NOT_PASSED, 0, UNIT_DAYS, day(2026, 12, 1), day(2026, 12, 1), 1);
	turns(OP_NOT_PASSED, 3, UNIT_MONTHS, day(2026, 11, 30), day(2027, 2, 28), 1);
	turns(OP_NOT_PASSED, 10, UNIT_DAYS, day(2026, 12, 1), day(2026, 12, 11), 1);
}

Test(engine_limits, months_are_clamped_forward)
{
	turns(OP_OLD_AT_MOST, 3, UNIT_MONTHS, day(2026, 11, 30), day(2027, 2, 28), 1);
	turns(OP_OLD_AT_MOST, 3, UNIT_MONTHS, day(2027, 11, 30), day(2028, 2, 29), 1);
	turns(OP_OLD_AT_MOST, 3, UNIT_MONTHS, day(2027, 2, 28), day(2027, 5, 28), 1);
	turns(OP_OLD_LESS, 12, UNIT_MONTHS, day(2026, 1, 31), day(2027, 1, 30), 1);
	turns(OP_OLD_AT_MOST, 1, UNIT_YEARS, day(2024, 2, 29), day(2025, 2, 28), 1);
}

Test(engine_limits, nothing_from_the_future_is_of_any_age)
{
	turns(OP_OLD_AT_MOST, 3, UNIT_MONTHS, day(2026, 12, 1), day(2026, 12, 1), -1);
	turns(OP_OLD_LESS, 3, UNIT_MONTHS, day(2026, 12, 1), day(2026, 12, 1), -1);
	turns(OP_OLD_AT_LEAST, 0, UNIT_DAYS, day(2026, 12, 1), day(2026, 12, 1), -1);
}

Test(engine_limits, more_than_ten_days_is_eleven)
{
	turns(OP_OLD_MORE, 10, UNIT_DAYS, day(2026, 11, 20), day(2026, 12, 1), -1);
	turns(OP_OLD_AT_LEAST, 10, UNIT_DAYS, day(2026, 11, 20), day(2026, 11, 30), -1);
	turns(OP_OLD_AT_MOST, 120, UNIT_DAYS, day(2026, 8, 3), day(2026, 12, 1), 1);
}

Test(engine_limits, a_birthday_on_29_february_counts_from_1_march)
{
	turns(OP_OLD_AT_LEAST, 18, UNIT_YEARS, day(2008, 2, 29), day(2026, 3, 1), -1);
	turns(OP_OLD_LESS, 18, UNIT_YEARS, day(2008, 2, 29), day(2026, 2, 28), 1);
	turns(OP_OLD_AT_LEAST, 20, UNIT_YEARS, day(2008, 2, 29), day(2028, 2, 29), -1);
	turns(OP_OLD_AT_LEAST, 18, UNIT_YEARS, day(2008, 12, 1), day(2026, 12, 1), -1);
}

Test(engine_limits, days_left)
{
	turns(OP_LEFT_AT_LEAST, 3, UNIT_MONTHS, day(2027, 2, 28), day(2026, 11, 30), 1);
	turns(OP_LEFT_AT_LEAST, 30, UNIT_DAYS, day(2026, 12, 31), day(2026, 12, 1), 1);
	turns(OP_LEFT_MORE, 30, UNIT_DAYS, day(2026, 12, 31), day(2026, 11, 30), 1);
	turns(OP_LEFT_AT_MOST, 30, UNIT_DAYS, day(2026, 12, 31), day(2026, 12, 1), -1);
	turns(OP_LEFT_LESS, 30, UNIT_DAYS, day(2026, 12, 31), day(2026, 12, 2), -1);
	turns(OP_LEFT_AT_MOST, 3, UNIT_MONTHS, day(2027, 2, 28), day(2026, 11, 28), -1);
}

Test(engine_limits, what_has_passed_has_nothing_left)
{
	turns(OP_LEFT_AT_MOST, 30, UNIT_DAYS, day(2026, 12, 1), day(2026, 12, 1), 1);
	turns(OP_LEFT_LESS, 30, UNIT_DAYS, day(2026, 12, 1), day(2026, 12, 1), 1);
}

Test(engine_limits, an_interval_decides_only_where_all_of_it_does)
{
	struct test test = {.operation = OP_NOT_PASSED, .operand = NO_INDEX};
	struct value yes = value_between(100, VALUE_HIGHEST), no = value_between(VALUE_LOWEST, 99);
	struct value both = value_between(99, 100);

	cr_expect_eq(test_outcome(&rules, &test, &yes, NULL, 100), OUTCOME_PASS);
	cr_expect_eq(test_outcome(&rules, &test, &yes, NULL, 101), OUTCOME_OPEN);
	cr_expect_eq(test_outcome(&rules, &test, &no, NULL, 100), OUTCOME_FAIL);
	cr_expect_eq(test_outcome(&rules, &test, &no, NULL, 99), OUTCOME_OPEN);
	cr_expect_eq(test_outcome(&rules, &test, &both, NULL, 100), OUTCOME_OPEN);
}

Test(engine_limits, a_plain_answer_is_the_side_it_stands_for)
{
	struct test valid = {.operation = OP_NOT_PASSED, .operand = NO_INDEX};
	struct test old = {.operation = OP_OLD_MORE, .amount = 10, .unit = UNIT_DAYS, .operand = NO_INDEX};
	struct value unknown = {0}, yes, no;

	cr_assert(test_plain_answers(&rules, &valid, &unknown, NULL, 1000, &yes, &no));
	cr_expect_eq(yes.low, 1000);
	cr_expect_eq(no.high, 999);
	cr_assert(test_plain_answers(&rules, &old, &unknown, NULL, 1000, &yes, &no));
	cr_expect_eq(yes.high, 989);
	cr_expect_eq(no.low, 990);
	cr_expect_eq(test_boundary(&rules, &valid, NULL, 1000), 1000);
	cr_expect_eq(test_boundary(&rules, &old, NULL, 1000), 989);
}

Test(engine_limits, no_value_passes_no_test_not_even_not)
{
	static const int32_t members[] = {1};
	struct test not_in = {
		.attribute = 2, .operation = OP_NOT_IN, .members = members, .member_count = 1, .operand = NO_INDEX};
	struct test given = {.attribute = 2, .operation = OP_GIVEN, .operand = NO_INDEX};
	struct value none = value_none(), other = value_exact(2);

	cr_expect_eq(test_outcome(&rules, &not_in, &none, NULL, 0), OUTCOME_FAIL);
	cr_expect_eq(test_outcome(&rules, &given, &none, NULL, 0), OUTCOME_FAIL);
	cr_expect_eq(test_outcome(&rules, &not_in, &other, NULL, 0), OUTCOME_PASS);
}

Test(engine_limits, an_age_is_years_or_a_birthday)
{
	struct test adult = {
		.attribute = 1, .operation = OP_BETWEEN, .low = 18, .high = VALUE_HIGHEST, .operand = NO_INDEX};
	struct value born = value_exact(day(2008, 12, 1)), years = value_exact(18), child = value_exact(17);

	born.born = true;
	cr_expect_eq(test_outcome(&rules, &adult, &born, NULL, day(2026, 12, 1)), OUTCOME_PASS);
	cr_expect_eq(test_outcome(&rules, &adult, &born, NULL, day(2026, 11, 30)), OUTCOME_FAIL);
	cr_expect_eq(test_outcome(&rules, &adult, &years, NULL, 0), OUTCOME_PASS);
	cr_expect_eq(test_outcome(&rules, &adult, &child, NULL, 0), OUTCOME_FAIL);
}
