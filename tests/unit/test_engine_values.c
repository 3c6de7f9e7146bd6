/* One test on one value, and against another: what is exact, open, none or several on either side. */

#include <criterion/criterion.h>

#include "base/date.h"
#include "engine/test.h"
#include "values_fixture.h"

#define LAST DATE_MAX

enum { DATE, NUMBER, AGE, COUNTRY, TEXT, NEVER_DATE, YEARS, DATE_FACT, AGE_FACT, COUNTRY_FACT, DATED, ATTRIBUTES };

static const struct attribute attributes[ATTRIBUTES] = {
	[DATE] = {.id = "date", .type = TYPE_DATE},
	[NUMBER] = {.id = "number", .type = TYPE_NUMBER},
	[AGE] = {.id = "age", .type = TYPE_AGE},
	[COUNTRY] = {.id = "country", .type = TYPE_COUNTRY},
	[TEXT] = {.id = "text", .type = TYPE_TEXT},
	[NEVER_DATE] = {.id = "expires",
		.type = TYPE_DATE,
		.absent_given = true,
		.absent = {.state = VALUE_EXACT, .low = VALUE_NEVER, .high = VALUE_NEVER}},
	[YEARS] = {.id = "years", .type = TYPE_NUMBER},
	[DATE_FACT] = {.id = "moved", .type = TYPE_DATE, .of_person = true},
	[AGE_FACT] = {.id = "my-age", .type = TYPE_AGE, .of_person = true},
	[DATED] = {.id = "dated",
		.type = TYPE_DATE,
		.absent_given = true,
		.absent = {.state = VALUE_EXACT, .low = 10957, .high = 10957}},
	[COUNTRY_FACT] = {.id = "home", .type = TYPE_COUNTRY, .of_person = true},
};
static const struct rules rules = {.attributes = attributes, .attribute_count = ATTRIBUTES};

static int32_t day(int year, int month, int of_month)
{
	return date_from_parts((struct date_parts){year, month, of_month});
}

static enum outcome compare(uint32_t attribute, enum operation operation, int32_t amount, uint32_t other,
	struct value left, struct value right)
{
	struct test test = {.attribute = attribute,
		.operation = operation,
		.amount = amount,
		.unit = UNIT_DAYS,
		.operand = other,
		.operand_subject = SUBJECT_PERSON};

	return test_outcome(&rules, &test, &left, &right, VISIT);
}

#define UNKNOWN ((struct value){0})
#define NOTHING ((struct value){.state = VALUE_NONE})

/* The other side is open: the outcome is sure where it is the same at both of its ends. */
Test(engine_values, an_open_operand_decides_only_where_both_ends_do)
{
	static const struct {
		enum operation operation;
		int32_t amount, value, low, high;
		enum outcome outcome;
	} rows[] = {
		{OP_BEFORE, 0, 100, 101, 200, OUTCOME_PASS},
		{OP_BEFORE, 0, 100, 100, 200, OUTCOME_OPEN},
		{OP_BEFORE, 0, 100, 50, 100, OUTCOME_FAIL},
		{OP_BEFORE, 0, 100, VALUE_LOWEST, 200, OUTCOME_OPEN}, /* it may have been long before */
		{OP_BEFORE, 0, 100, VALUE_LOWEST, 100, OUTCOME_FAIL},
		{OP_BEFORE, 0, 100, 101, VALUE_HIGHEST, OUTCOME_PASS},
		{OP_UNTIL, 0, 100, 100, 200, OUTCOME_PASS},
		{OP_UNTIL, 10, 100, 90, 200, OUTCOME_PASS},
		{OP_UNTIL, 0, 100, VALUE_LOWEST, 200, OUTCOME_OPEN},
		{OP_FROM, 0, 100, 50, 100, OUTCOME_PASS},
		{OP_FROM, 0, 100, 100, VALUE_HIGHEST, OUTCOME_OPEN},
		{OP_AFTER, 0, 100, 50, 99, OUTCOME_PASS},
		{OP_AFTER, 0, 100, 99, VALUE_HIGHEST, OUTCOME_OPEN},
		{OP_AFTER, 0, 100, 100, VALUE_HIGHEST, OUTCOME_FAIL},
		{OP_SAME_AS, 0, 100, 50, 200, OUTCOME_OPEN},
		{OP_SAME_AS, 0, 100, 101, 200, OUTCOME_FAIL},
		{OP_NOT_SAME_AS, 0, 100, 101, 200, OUTCOME_PASS},
		{OP_NOT_SAME_AS, 0, 100, 100, 200, OUTCOME_OPEN},
	};

	for (size_t at = 0; at < sizeof rows / sizeof *rows; at++)
		cr_expect_eq(compare(DATE, rows[at].operation, rows[at].amount, DATE_FACT, is(rows[at].value),
				     from_to(rows[at].low, rows[at].high)),
			rows[at].outcome, "row %zu", at);
}

/* Of a date of which nothing is known it is known that it is a day; of one that may never be, not even that. */
Test(engine_values, an_unknown_date_is_some_day)
{
	cr_expect_eq(compare(NEVER_DATE, OP_AFTER, 0, DATE_FACT, is(VALUE_NEVER), UNKNOWN), OUTCOME_PASS);
	cr_expect_eq(compare(NEVER_DATE, OP_SAME_AS, 0, DATE_FACT, is(VALUE_NEVER), UNKNOWN), OUTCOME_FAIL);
	cr_expect_eq(compare(DATE, OP_AFTER, 0, DATE_FACT, is(100), UNKNOWN), OUTCOME_OPEN);
	cr_expect_eq(compare(DATE, OP_AFTER, 0, NEVER_DATE, is(DATE_MIN), UNKNOWN), OUTCOME_OPEN);
	cr_expect_eq(compare(DATE, OP_AFTER, 0, DATED, is(DATE_MIN), UNKNOWN), OUTCOME_FAIL);
	cr_expect_eq(compare(NUMBER, OP_AT_LEAST_FACT, 0, YEARS, is(5), UNKNOWN), OUTCOME_OPEN);
	cr_expect_eq(compare(COUNTRY, OP_SAME_AS, 0, COUNTRY_FACT, is(5), UNKNOWN), OUTCOME_OPEN);
	cr_expect_eq(compare(COUNTRY, OP_NOT_SAME_AS, 0, COUNTRY_FACT, is(5), UNKNOWN), OUTCOME_OPEN);
}

Test(engine_values, an_unknown_value_is_open_and_none_fails)
{
	cr_expect_eq(compare(DATE, OP_BEFORE, 0, DATE_FACT, UNKNOWN, from_to(1, 2)), OUTCOME_OPEN);
	cr_expect_eq(compare(DATE, OP_SAME_AS, 0, DATE_FACT, UNKNOWN, is(2)), OUTCOME_OPEN);
	cr_expect_eq(compare(COUNTRY, OP_SAME_AS, 0, COUNTRY_FACT, UNKNOWN, is(2)), OUTCOME_OPEN);
	cr_expect_eq(compare(COUNTRY, OP_SAME_AS, 0, COUNTRY_FACT, is(2), NOTHING), OUTCOME_FAIL);
	cr_expect_eq(compare(COUNTRY, OP_NOT_SAME_AS, 0, COUNTRY_FACT, is(2), NOTHING), OUTCOME_FAIL);
	cr_expect_eq(compare(COUNTRY, OP_NOT_SAME_AS, 0, COUNTRY_FACT, NOTHING, is(2)), OUTCOME_FAIL);
}

/* One of several that is the same is enough; for "not" none may be. */
Test(engine_values, several_on_either_side)
{
	const struct value here[] = {is(1), is(2)}, there[] = {is(2), is(3)}, else_where[] = {is(7), is(8)};
	const struct value two = {.state = VALUE_EXACT, .count = 2, .more = here},
			   others = {.state = VALUE_EXACT, .count = 2, .more = there},
			   far = {.state = VALUE_EXACT, .count = 2, .more = else_where};

	cr_expect_eq(compare(COUNTRY, OP_SAME_AS, 0, COUNTRY_FACT, two, others), OUTCOME_PASS);
	cr_expect_eq(compare(COUNTRY, OP_SAME_AS, 0, COUNTRY_FACT, two, far), OUTCOME_FAIL);
	cr_expect_eq(compare(COUNTRY, OP_SAME_AS, 0, COUNTRY_FACT, is(3), others), OUTCOME_PASS);
	cr_expect_eq(compare(COUNTRY, OP_NOT_SAME_AS, 0, COUNTRY_FACT, two, others), OUTCOME_FAIL);
	cr_expect_eq(compare(COUNTRY, OP_NOT_SAME_AS, 0, COUNTRY_FACT, two, far), OUTCOME_PASS);
	cr_expect_eq(compare(COUNTRY, OP_SAME_AS, 0, COUNTRY_FACT, two, UNKNOWN), OUTCOME_OPEN);
	cr_expect_eq(compare(COUNTRY, OP_NOT_SAME_AS, 0, COUNTRY_FACT, two, UNKNOWN), OUTCOME_OPEN);
	/* an interval against several: sure of none, possible of one */
	cr_expect_eq(compare(NUMBER, OP_SAME_AS, 0, YEARS, from_to(2, 9), two), OUTCOME_OPEN);
	cr_expect_eq(compare(NUMBER, OP_SAME_AS, 0, YEARS, from_to(4, 9), two), OUTCOME_FAIL);
}

/* A number and an age, and an age by the day of birth, which is 26 years for the whole of the interval's later part. */
Test(engine_values, ages_are_compared_in_years)
{
	struct value young = born(day(2000, 1, 1), day(2001, 6, 1)); /* 25 or 26 on the day */

	cr_expect_eq(compare(YEARS, OP_SAME_AS, 0, AGE_FACT, is(26), young), OUTCOME_OPEN);
	cr_expect_eq(compare(YEARS, OP_SAME_AS, 0, AGE_FACT, is(27), young), OUTCOME_FAIL);
	cr_expect_eq(compare(YEARS, OP_NOT_SAME_AS, 0, AGE_FACT, is(27), young), OUTCOME_PASS);
	cr_expect_eq(compare(YEARS, OP_AT_LEAST_FACT, 0, AGE_FACT, is(26), young), OUTCOME_PASS);
	cr_expect_eq(compare(YEARS, OP_AT_LEAST_FACT, 1, AGE_FACT, is(26), young), OUTCOME_OPEN);
	cr_expect_eq(compare(YEARS, OP_AT_MOST_FACT, -1, AGE_FACT, is(25), young), OUTCOME_OPEN);
	cr_expect_eq(compare(YEARS, OP_AT_MOST_FACT, 0, AGE_FACT, is(25), young), OUTCOME_PASS);
	cr_expect_eq(compare(AGE, OP_SAME_AS, 0, YEARS, born(day(2000, 1, 1), day(2000, 1, 1)), is(26)), OUTCOME_PASS);
	cr_expect_eq(compare(AGE, OP_SAME_AS, 0, YEARS, young, is(26)), OUTCOME_OPEN);
}

/* "At least my number" where the number has an open end. */
Test(engine_values, numbers_with_an_open_end)
{
	cr_expect_eq(compare(NUMBER, OP_AT_LEAST_FACT, 1, YEARS, is(6), from_to(VALUE_LOWEST, 5)), OUTCOME_PASS);
	cr_expect_eq(compare(NUMBER, OP_AT_LEAST_FACT, 1, YEARS, is(5), from_to(VALUE_LOWEST, 5)), OUTCOME_OPEN);
	cr_expect_eq(compare(NUMBER, OP_AT_MOST_FACT, -1, YEARS, is(4), from_to(5, VALUE_HIGHEST)), OUTCOME_PASS);
	cr_expect_eq(compare(NUMBER, OP_AT_MOST_FACT, -1, YEARS, is(5), from_to(5, VALUE_HIGHEST)), OUTCOME_OPEN);
}

/* ---- without another side ---- */

static enum outcome outcome(const struct test *test, struct value value)
{
	return test_outcome(&rules, test, &value, NULL, VISIT);
}

Test(engine_values, members_and_intervals_of_numbers)
{
	static const int32_t numbers[] = {3, 7};
	struct test in = {
		.attribute = NUMBER, .operation = OP_IN, .members = numbers, .member_count = 2, .operand = NO_INDEX};
	struct test out = in;

	out.operation = OP_NOT_IN;
	cr_expect_eq(outcome(&in, is(7)), OUTCOME_PASS);
	cr_expect_eq(outcome(&in, is(5)), OUTCOME_FAIL);
	cr_expect_eq(outcome(&in, from_to(4, 6)), OUTCOME_FAIL, "none of them lies there");
	cr_expect_eq(outcome(&in, from_to(1, 2)), OUTCOME_FAIL);
	cr_expect_eq(outcome(&in, from_to(8, 9)), OUTCOME_FAIL);
	cr_expect_eq(outcome(&in, from_to(4, 7)), OUTCOME_OPEN);
	cr_expect_eq(outcome(&in, UNKNOWN), OUTCOME_OPEN);
	cr_expect_eq(outcome(&out, from_to(4, 6)), OUTCOME_PASS);
	cr_expect_eq(outcome(&out, from_to(4, 7)), OUTCOME_OPEN);
}

Test(engine_values, what_is_no_range)
{
	static const int32_t numbers[] = {3, 7};
	struct test in = {
		.attribute = NUMBER, .operation = OP_IN, .members = numbers, .member_count = 2, .operand = NO_INDEX};
	struct range range;

	cr_expect_not(test_range(&rules, &in, NULL, VISIT, &range));
	in.operation = OP_NOT_IN;
	cr_expect_not(test_range(&rules, &in, NULL, VISIT, &range));
	in.operation = OP_GIVEN;
	cr_expect_not(test_range(&rules, &in, NULL, VISIT, &range));
	in.attribute = COUNTRY;
	cr_expect_not(test_range(&rules, &in, NULL, VISIT, &range));
}

Test(engine_values, one_word_is_folded)
{
	static const char *const words[] = {"bank"};
	struct test in = {
		.attribute = TEXT, .operation = OP_IN, .words = words, .member_count = 1, .operand = NO_INDEX};

	cr_expect_eq(outcome(&in, value_text("Bank")), OUTCOME_PASS);
	cr_expect_eq(outcome(&in, value_text("banker")), OUTCOME_FAIL);
	cr_expect_eq(outcome(&in, value_text("b\xc3\xa1nk")), OUTCOME_PASS, "an accent is folded too");
	cr_expect_eq(outcome(&in, value_text("\xc3\xa6nk")), OUTCOME_FAIL);
}

Test(engine_values, given_or_not)
{
	struct test given = {.attribute = NUMBER, .operation = OP_GIVEN, .operand = NO_INDEX};

	cr_expect_eq(outcome(&given, UNKNOWN), OUTCOME_OPEN);
	cr_expect_eq(outcome(&given, from_to(1, 2)), OUTCOME_PASS);
	cr_expect_eq(outcome(&given, NOTHING), OUTCOME_FAIL);
}

/* Who is born after the day has no age, and is neither young nor old. */
Test(engine_values, not_born_yet)
{
	struct test young = {.attribute = AGE, .operation = OP_BETWEEN, .low = 0, .high = 17, .operand = NO_INDEX};
	struct test grown = {
		.attribute = AGE, .operation = OP_BETWEEN, .low = 18, .high = VALUE_HIGHEST, .operand = NO_INDEX};

	cr_expect_eq(outcome(&young, born(VISIT + 1, VISIT + 1)), OUTCOME_FAIL);
	cr_expect_eq(outcome(&young, born(VISIT + 1, VISIT + 9)), OUTCOME_FAIL);
	cr_expect_eq(outcome(&grown, born(VISIT + 1, VISIT + 9)), OUTCOME_FAIL);
	cr_expect_eq(outcome(&young, born(VISIT, VISIT)), OUTCOME_PASS);
	cr_expect_eq(outcome(&young, born(VISIT, VISIT + 9)), OUTCOME_PASS);
	cr_expect_eq(outcome(&grown, born(VALUE_LOWEST, day(2008, 12, 1))), OUTCOME_PASS);
	cr_expect_eq(outcome(&grown, born(VALUE_LOWEST, day(2008, 12, 2))), OUTCOME_OPEN);
}

/* ---- the ends of the calendar ---- */

Test(engine_values, the_last_day_of_all)
{
	static const struct {
		enum operation operation;
		int32_t amount;
		enum unit unit;
		int year, month, day;
		enum outcome outcome;
	} rows[] = {
		{OP_OLD_LESS, 18, UNIT_YEARS, 9999, 12, 1, OUTCOME_PASS},
		{OP_OLD_LESS, 18, UNIT_YEARS, 9981, 12, 31, OUTCOME_FAIL}, /* 18 years that very day */
		{OP_OLD_LESS, 18, UNIT_YEARS, 9982, 1, 1, OUTCOME_PASS},
		{OP_OLD_AT_LEAST, 18, UNIT_YEARS, 9981, 12, 31, OUTCOME_PASS},
		{OP_OLD_AT_LEAST, 18, UNIT_YEARS, 9982, 1, 1, OUTCOME_FAIL},
		{OP_OLD_LESS, 9000, UNIT_YEARS, 2025, 1, 1, OUTCOME_PASS},
		{OP_OLD_LESS, 3, UNIT_MONTHS, 9999, 10, 1, OUTCOME_PASS},
		{OP_OLD_LESS, 10, UNIT_DAYS, 9999, 12, 22, OUTCOME_PASS},
		{OP_OLD_LESS, 10, UNIT_DAYS, 9999, 12, 21, OUTCOME_FAIL},
		{OP_NOT_PASSED, 5, UNIT_YEARS, 9995, 1, 1, OUTCOME_PASS},
	};

	for (size_t at = 0; at < sizeof rows / sizeof *rows; at++) {
		struct test test = {.attribute = DATE,
			.operation = rows[at].operation,
			.amount = rows[at].amount,
			.unit = rows[at].unit,
			.operand = NO_INDEX};
		struct value value = is(day(rows[at].year, rows[at].month, rows[at].day));
		cr_expect_eq(test_outcome(&rules, &test, &value, NULL, LAST), rows[at].outcome, "row %zu", at);
	}
}

Test(engine_values, days_without_a_place_in_the_calendar_are_not_moved)
{
	cr_expect_eq(day_shift(VALUE_NEVER, 3, UNIT_DAYS), VALUE_NEVER);
	cr_expect_eq(day_shift(VALUE_LOWEST, 3, UNIT_DAYS), VALUE_LOWEST);
	cr_expect_eq(day_reaching(VALUE_NEVER, 3, UNIT_DAYS, false), VALUE_NEVER);
	cr_expect_eq(day_reaching(VALUE_LOWEST, 3, UNIT_DAYS, false), VALUE_LOWEST);
	cr_expect_eq(day_reaching(100, 0, UNIT_YEARS, false), 100);
	/* the last day of all is 18 years after that day in 9981, as it is for who is born then */
	cr_expect_eq(day_reaching(DATE_MAX, 18, UNIT_YEARS, true), day(9981, 12, 31));
	/* 29 February 9996 and 3 years: the last of February, or as a birthday 1 March */
	cr_expect_eq(day_reaching(day(9999, 3, 1), 3, UNIT_YEARS, true), day(9996, 2, 29));
	cr_expect_eq(day_reaching(day(9999, 2, 28), 3, UNIT_YEARS, false), day(9996, 2, 28));
}

/* A limit counted from a day of the calendar may lie where no date can. */
Test(engine_values, limits_beyond_the_ends_of_the_calendar)
{
	cr_expect_eq(day_shift(DATE_MAX, 3, UNIT_DAYS), DATE_MAX + 3);
	cr_expect_eq(day_shift(DATE_MIN, -3, UNIT_DAYS), DATE_MIN - 3);
	cr_expect_eq(day_shift(DATE_MAX, 1, UNIT_MONTHS), DATE_MAX + 31);
	cr_expect_eq(day_shift(DATE_MIN, -1, UNIT_YEARS), DATE_MIN - 366); /* the year before was a leap year */
	cr_expect_eq(day_reaching(day(9990, 1, 1), -20, UNIT_YEARS, false), day_shift(day(9990, 1, 1), 20, UNIT_YEARS));
	cr_expect_eq(day_reaching(day(10, 1, 1), 20, UNIT_YEARS, false), day_shift(day(10, 1, 1), -20, UNIT_YEARS));
	for (int side = 0; side < 2; side++) {
		/* after the last day of all, and before the first */
		int32_t end = side ? DATE_MIN : DATE_MAX, on = side ? -1 : 1;
		enum operation from = side ? OP_UNTIL : OP_FROM, until = side ? OP_FROM : OP_UNTIL;
		enum operation after = side ? OP_BEFORE : OP_AFTER, before = side ? OP_AFTER : OP_BEFORE;
		cr_expect_eq(compare(DATE, from, 5 * on, DATE_FACT, is(end), is(end)), OUTCOME_FAIL);
		cr_expect_eq(compare(DATE, after, 5 * on, DATE_FACT, is(end), is(end)), OUTCOME_FAIL);
		cr_expect_eq(compare(DATE, until, 5 * on, DATE_FACT, is(end), is(end)), OUTCOME_PASS);
		cr_expect_eq(compare(DATE, before, 5 * on, DATE_FACT, is(end), is(end)), OUTCOME_PASS);
		cr_expect_eq(compare(DATE, from, 5 * on, DATE_FACT, is(end), is(end - 5 * on)), OUTCOME_PASS);
		cr_expect_eq(compare(DATE, after, 5 * on, DATE_FACT, is(end), is(end - 5 * on)), OUTCOME_FAIL);
		cr_expect_eq(compare(DATE, until, 5 * on, DATE_FACT, is(end), is(end - 5 * on)), OUTCOME_PASS);
		cr_expect_eq(compare(DATE, before, 5 * on, DATE_FACT, is(end), is(end - 5 * on)), OUTCOME_FAIL);
	}
	cr_expect_eq(compare(NEVER_DATE, OP_FROM, 5, DATE_FACT, is(VALUE_NEVER), is(DATE_MAX)), OUTCOME_PASS);
}

/* No day of the calendar is a yes; of a date that may be never, that one is. */
Test(engine_values, a_plain_yes_that_is_no_day)
{
	struct test left = {.attribute = DATE, .operation = OP_LEFT_AT_LEAST, .amount = 5, .operand = NO_INDEX};
	struct value known = UNKNOWN, yes, no;

	cr_expect(test_plain_answers(&rules, &left, &known, NULL, DATE_MAX - 5, &yes, &no));
	cr_expect_not(test_plain_answers(&rules, &left, &known, NULL, DATE_MAX - 4, &yes, &no));
	left.attribute = NEVER_DATE;
	cr_expect(test_plain_answers(&rules, &left, &known, NULL, DATE_MAX - 4, &yes, &no));
	left = (struct test){.attribute = DATE, .operation = OP_OLD_MORE, .amount = 5, .operand = NO_INDEX};
	cr_expect(test_plain_answers(&rules, &left, &known, NULL, DATE_MIN + 6, &yes, &no));
	cr_expect_not(test_plain_answers(&rules, &left, &known, NULL, DATE_MIN + 5, &yes, &no));
}

/* ---- keys ---- */

Test(engine_values, keys_that_are_the_same)
{
	const struct value here[] = {is(1), is(2)}, there[] = {is(1), is(3)};
	const struct value two = {.state = VALUE_EXACT, .count = 2, .more = here},
			   others = {.state = VALUE_EXACT, .count = 2, .more = there}, one = is(1), years = is(20),
			   birthday = born(20, 20), none = NOTHING, unknown = UNKNOWN, text = value_text("Bank"),
			   again = value_text("bank");

	cr_expect(value_same(&two, &two));
	cr_expect_not(value_same(&two, &others));
	cr_expect_not(value_same(&two, &one));
	cr_expect(value_same(&one, &one));
	cr_expect_not(value_same(&years, &birthday), "20 years are not the twentieth day of 1970");
	cr_expect(value_same(&none, &none));
	cr_expect_not(value_same(&none, &one));
	cr_expect_not(value_same(&one, &none));
	cr_expect_not(value_same(&unknown, &unknown));
	cr_expect(value_same(&text, &again));
}

Test(engine_values, texts_alike)
{
	cr_expect(text_same("DK bank", "dk BANK"));
	cr_expect_not(text_same("bank", "bank 2"));
	cr_expect_not(text_same("bank 2", "bank"));
	cr_expect(text_same("b\xc3\x86r", "B\xc3\xa6R"));
	cr_expect_not(text_same("b\xc3\xa6r", "ban"));
	cr_expect_not(text_same("ban", "b\xc3\xa6r"));
	cr_expect(text_same("caf\xc3\xa9", "cafe"), "one of them plain to the end");
	cr_expect(text_same("cafe", "caf\xc3\xa9"));
	cr_expect(text_same(NULL, NULL));
	cr_expect_not(text_same("x", NULL));
}
