/* What is promised of a value: which tests it passes, and when two such values are the same, or are not. */

#include <criterion/criterion.h>

#include "engine/test.h"

#define VISIT 20788 /* 1 December 2026 */

enum { LAND, HOME, HOMES, SEAL, ATTRIBUTES };

static const struct attribute attributes[ATTRIBUTES] = {
	[LAND] = {.id = "land", .type = TYPE_COUNTRY},
	[HOME] = {.id = "home", .type = TYPE_COUNTRY, .of_person = true},
	[HOMES] = {.id = "homes", .type = TYPE_COUNTRY, .several = true, .of_person = true},
	[SEAL] = {.id = "seal", .type = TYPE_COUNTRY},
};

enum { AS_HOME, NOT_AS_HOME, AS_HOMES, NOT_AS_HOMES, AS_SEAL, NOT_AS_SEAL, NORTH, GIVEN, AS_HOME_AGAIN, TESTS };

static const int32_t north[] = {1, 2};
static const struct test tests[TESTS] = {
	[AS_HOME] = {.attribute = LAND, .operation = OP_SAME_AS, .operand = HOME, .operand_subject = SUBJECT_PERSON},
	[NOT_AS_HOME] = {.attribute = LAND,
		.operation = OP_NOT_SAME_AS,
		.operand = HOME,
		.operand_subject = SUBJECT_PERSON},
	[AS_HOMES] = {.attribute = LAND, .operation = OP_SAME_AS, .operand = HOMES, .operand_subject = SUBJECT_PERSON},
	[NOT_AS_HOMES] = {.attribute = LAND,
		.operation = OP_NOT_SAME_AS,
		.operand = HOMES,
		.operand_subject = SUBJECT_PERSON},
	[AS_SEAL] = {.attribute = LAND, .operation = OP_SAME_AS, .operand = SEAL, .operand_subject = SUBJECT_PAPER},
	[NOT_AS_SEAL] = {.attribute = LAND,
		.operation = OP_NOT_SAME_AS,
		.operand = SEAL,
		.operand_subject = SUBJECT_PAPER},
	[NORTH] = {.attribute = LAND, .operation = OP_IN, .members = north, .member_count = 2, .operand = NO_INDEX},
	[GIVEN] = {.attribute = LAND, .operation = OP_GIVEN, .operand = NO_INDEX},
	[AS_HOME_AGAIN] = {.attribute = LAND,
		.operation = OP_SAME_AS,
		.operand = HOME,
		.operand_subject = SUBJECT_PERSON},
};
static const struct rules rules = {
	.attributes = attributes, .attribute_count = ATTRIBUTES, .tests = tests, .test_count = TESTS};

/* Each test by its number. */
static const struct value numbers[TESTS] = {{.state = VALUE_EXACT, .low = 0}, {.state = VALUE_EXACT, .low = 1},
	{.state = VALUE_EXACT, .low = 2}, {.state = VALUE_EXACT, .low = 3}, {.state = VALUE_EXACT, .low = 4},
	{.state = VALUE_EXACT, .low = 5}, {.state = VALUE_EXACT, .low = 6}, {.state = VALUE_EXACT, .low = 7},
	{.state = VALUE_EXACT, .low = 8}};

/* `own`: where not 0, the number that makes it unlike any other. */
static struct value promise(uint32_t test, int32_t own)
{
	return (struct value){.more = &numbers[test], .count = 1, .low = own};
}

static struct value known(int32_t land)
{
	return (struct value){.state = VALUE_EXACT, .low = land, .high = land};
}

static bool same(struct value left, struct value right)
{
	cr_expect_eq(promised_same(&rules, &left, &right), promised_same(&rules, &right, &left));
	return promised_same(&rules, &left, &right);
}

static bool apart(struct value left, struct value right)
{
	cr_expect_eq(promised_apart(&rules, &left, &right, VISIT), promised_apart(&rules, &right, &left, VISIT));
	return promised_apart(&rules, &left, &right, VISIT);
}

#define UNKNOWN ((struct value){0})
#define NOTHING ((struct value){.state = VALUE_NONE})

Test(engine_promise, what_is_promised_is_passed_and_all_else_is_open)
{
	struct value value = promise(AS_HOME, 0);

	cr_expect_eq(promised_outcome(&rules, &tests[AS_HOME], &value), OUTCOME_PASS);
	cr_expect_eq(promised_outcome(&rules, &tests[AS_HOME_AGAIN], &value), OUTCOME_PASS);
	cr_expect_eq(promised_outcome(&rules, &tests[NORTH], &value), OUTCOME_OPEN);
	cr_expect_eq(promised_outcome(&rules, &tests[AS_HOMES], &value), OUTCOME_OPEN);
	cr_expect_eq(promised_outcome(&rules, &tests[GIVEN], &value), OUTCOME_PASS);
}

/* Of one fact, which is one value: of several, each may be the same as another of them. */
Test(engine_promise, both_the_same_as_one_fact_are_the_same)
{
	cr_expect(same(promise(AS_HOME, 0), promise(AS_HOME_AGAIN, 0)));
	cr_expect_not(same(promise(AS_HOME, 0), promise(NORTH, 0)));
	cr_expect_not(same(promise(AS_HOME, 0), promise(AS_HOMES, 0)));
	cr_expect_not(same(promise(AS_HOMES, 0), promise(AS_HOMES, 0)));
	cr_expect_not(same(promise(AS_SEAL, 0), promise(AS_SEAL, 0)), "each has a seal of its own");
	cr_expect_not(same(promise(AS_HOME, 0), promise(AS_SEAL, 0)));
	cr_expect_not(same(promise(AS_HOME, 0), known(1)));
	cr_expect_not(same(known(1), known(1)), "nothing is promised of either");
}

Test(engine_promise, the_same_as_a_fact_and_another_than_it_are_apart)
{
	cr_expect(apart(promise(AS_HOME, 0), promise(NOT_AS_HOME, 0)));
	cr_expect_not(apart(promise(AS_HOME, 0), promise(AS_HOME, 0)));
	cr_expect_not(apart(promise(NOT_AS_HOME, 0), promise(NOT_AS_HOME, 0)));
	cr_expect_not(apart(promise(AS_HOME, 0), promise(NOT_AS_HOMES, 0)));
	cr_expect_not(apart(promise(AS_HOMES, 0), promise(NOT_AS_HOMES, 0)));
	cr_expect_not(apart(promise(AS_SEAL, 0), promise(NOT_AS_SEAL, 0)));
}

Test(engine_promise, what_has_a_number_of_its_own_is_unlike_all_others)
{
	cr_expect(apart(promise(NOT_AS_HOME, 1), promise(NOT_AS_HOME, 2)));
	cr_expect_not(apart(promise(NOT_AS_HOME, 1), promise(NOT_AS_HOME, 1)), "it is the same paper");
	cr_expect(apart(promise(NOT_AS_HOME, 1), promise(AS_HOME, 0)));
	cr_expect(apart(promise(NOT_AS_HOME, 1), known(1)));
}

/* Known values are apart from it only where they fail what it passes, whatever the facts are. */
Test(engine_promise, a_known_value_is_apart_where_it_fails_what_is_promised)
{
	cr_expect(apart(promise(NORTH, 0), known(3)));
	cr_expect_not(apart(promise(NORTH, 0), known(2)));
	cr_expect_not(apart(promise(AS_HOME, 0), known(3)));
	cr_expect(apart(promise(AS_HOME, 0), NOTHING));
	cr_expect_not(apart(promise(NORTH, 0), UNKNOWN));
	cr_expect_not(apart(known(1), known(2)), "nothing is promised of either");
}
