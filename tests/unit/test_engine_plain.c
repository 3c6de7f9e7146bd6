/* What a plain yes or no to "is it so?" says of a value, and on which day that turns. */

#include <criterion/criterion.h>

#include "engine/test.h"
#include "values_fixture.h"

#define UNKNOWN ((struct value){0})

enum { DATE, NUMBER, AGE, COUNTRY, DATE_FACT, ATTRIBUTES };

static const struct attribute attributes[ATTRIBUTES] = {
	[DATE] = {.id = "date", .type = TYPE_DATE},
	[NUMBER] = {.id = "number", .type = TYPE_NUMBER},
	[AGE] = {.id = "age", .type = TYPE_AGE},
	[COUNTRY] = {.id = "country", .type = TYPE_COUNTRY},
	[DATE_FACT] = {.id = "moved", .type = TYPE_DATE, .of_person = true},
};
static const struct rules rules = {.attributes = attributes, .attribute_count = ATTRIBUTES};

static bool plain(
	struct test test, struct value known, const struct value *operand, struct value *yes, struct value *no)
{
	return test_plain_answers(&rules, &test, &known, operand, VISIT, yes, no);
}

Test(engine_plain, plain_answers_stay_within_what_is_known)
{
	struct test adult = {
		.attribute = AGE, .operation = OP_BETWEEN, .low = 18, .high = VALUE_HIGHEST, .operand = NO_INDEX};
	struct test few = {
		.attribute = NUMBER, .operation = OP_BETWEEN, .low = VALUE_LOWEST, .high = 5, .operand = NO_INDEX};
	struct test any = {
		.attribute = NUMBER, .operation = OP_BETWEEN, .low = 0, .high = VALUE_HIGHEST, .operand = NO_INDEX};
	struct test teens = {.attribute = AGE, .operation = OP_BETWEEN, .low = 13, .high = 19, .operand = NO_INDEX};
	struct test fresh = {.attribute = DATE, .operation = OP_OLD_LESS, .amount = 10, .operand = NO_INDEX};
	struct test soon = {.attribute = DATE, .operation = OP_LEFT_AT_MOST, .amount = 10, .operand = NO_INDEX};
	struct test sooner = {.attribute = DATE, .operation = OP_LEFT_LESS, .amount = 10, .operand = NO_INDEX};
	struct test between = {
		.attribute = DATE, .operation = OP_BETWEEN, .low = 100, .high = 200, .operand = NO_INDEX};
	struct test open = {.attribute = DATE,
		.operation = OP_BETWEEN,
		.low = VALUE_LOWEST,
		.high = VALUE_HIGHEST,
		.operand = NO_INDEX};
	struct test country = {.attribute = COUNTRY, .operation = OP_IN, .operand = NO_INDEX};
	struct value yes, no;

	cr_assert(plain(adult, UNKNOWN, NULL, &yes, &no));
	cr_expect(yes.low == 18 && no.low == 0 && no.high == 17);
	cr_assert(plain(adult, from_to(10, 40), NULL, &yes, &no));
	cr_expect(yes.low == 18 && yes.high == 40 && no.low == 10 && no.high == 17);
	cr_assert(plain(adult, born(1000, 2000), NULL, &yes, &no), "days of birth are no years");
	cr_expect(yes.low == 18 && yes.high == VALUE_HIGHEST);
	cr_expect_not(plain(adult, from_to(20, 40), NULL, &yes, &no), "no would be a lie");
	cr_expect_not(plain(adult, from_to(10, 17), NULL, &yes, &no), "so would yes");
	cr_assert(plain(few, UNKNOWN, NULL, &yes, &no));
	cr_expect(yes.low == 0 && yes.high == 5 && no.low == 6);
	cr_expect_not(plain(any, UNKNOWN, NULL, &yes, &no), "no number lies below 0");
	cr_expect_not(plain(teens, UNKNOWN, NULL, &yes, &no), "no may mean younger or older");
	cr_assert(plain(fresh, UNKNOWN, NULL, &yes, &no), "a paper is not from the future");
	cr_expect(yes.low == VISIT - 9 && yes.high == VISIT && no.high == VISIT - 10);
	cr_assert(plain(soon, UNKNOWN, NULL, &yes, &no), "what has passed has no time left");
	cr_expect(yes.low == VISIT && yes.high == VISIT + 10 && no.low == VISIT + 11);
	cr_assert(plain(sooner, UNKNOWN, NULL, &yes, &no));
	cr_expect(yes.low == VISIT && yes.high == VISIT + 9 && no.low == VISIT + 10);
	cr_expect_not(plain(between, UNKNOWN, NULL, &yes, &no));
	cr_expect_not(plain(open, UNKNOWN, NULL, &yes, &no));
	cr_expect_not(plain(country, UNKNOWN, NULL, &yes, &no));
}

Test(engine_plain, plain_questions_against_another_value)
{
	struct test after = {
		.attribute = DATE, .operation = OP_AFTER, .operand = DATE_FACT, .operand_subject = SUBJECT_PERSON};
	struct test same = {
		.attribute = DATE, .operation = OP_SAME_AS, .operand = DATE_FACT, .operand_subject = SUBJECT_PERSON};
	const struct value list[] = {is(100), is(200)};
	const struct value several = {.state = VALUE_EXACT, .count = 2, .more = list}, one = is(100),
			   open = from_to(1, 2);
	struct value yes, no;

	cr_assert(plain(after, UNKNOWN, &one, &yes, &no));
	cr_expect(yes.low == 101 && no.high == 100);
	cr_assert(plain(after, UNKNOWN, &several, &yes, &no), "the first of them is meant");
	cr_expect(yes.low == 101);
	cr_expect_not(plain(after, UNKNOWN, &open, &yes, &no));
	cr_expect_not(plain(after, UNKNOWN, NULL, &yes, &no));
	cr_expect_not(plain(same, UNKNOWN, &one, &yes, &no));
}

Test(engine_plain, the_day_on_which_it_turns)
{
	struct test until = {
		.attribute = DATE, .operation = OP_BETWEEN, .low = VALUE_LOWEST, .high = 500, .operand = NO_INDEX};
	struct test from = {
		.attribute = DATE, .operation = OP_BETWEEN, .low = 400, .high = VALUE_HIGHEST, .operand = NO_INDEX};
	struct test any = {.attribute = DATE,
		.operation = OP_BETWEEN,
		.low = VALUE_LOWEST,
		.high = VALUE_HIGHEST,
		.operand = NO_INDEX};
	struct test age = {
		.attribute = AGE, .operation = OP_BETWEEN, .low = 18, .high = VALUE_HIGHEST, .operand = NO_INDEX};
	struct test after = {
		.attribute = DATE, .operation = OP_AFTER, .operand = DATE_FACT, .operand_subject = SUBJECT_PERSON};

	cr_expect_eq(test_boundary(&rules, &until, NULL, VISIT), 500);
	cr_expect_eq(test_boundary(&rules, &from, NULL, VISIT), 400);
	cr_expect_eq(test_boundary(&rules, &any, NULL, VISIT), INT32_MIN);
	cr_expect_eq(test_boundary(&rules, &age, NULL, VISIT), INT32_MIN);
	cr_expect_eq(test_boundary(&rules, &after, NULL, VISIT), INT32_MIN);
}
