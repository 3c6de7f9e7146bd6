#ifndef MEDBRING_ENGINE_TEST_H
#define MEDBRING_ENGINE_TEST_H

/*
 * One test on one value. A test of a date, number or age passes on one run of
 * values, and test_range() says which; everything else about such tests (does
 * a value pass, what would a plain "yes" mean, where do representative values
 * lie) is read off that run. The other types are compared for equality.
 */

#include <stdbool.h>

#include "engine/report.h"

struct range { int32_t low, high; };       /* inclusive; empty when low > high */

extern const struct value value_of_nothing;      /* VALUE_NONE */
extern const struct value value_of_anything;     /* VALUE_UNKNOWN */

/* What is known, with `fixed`, `asks` and `absent` taken into account; never NULL. */
const struct value *paper_look_further(const struct rules *rules, const struct paper *paper, uint32_t attribute);

/* A condition on a person has no test of a paper, and so none for it: the loader sees to that, which gcc -fanalyzer
 * and clang-tidy cannot know. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wanalyzer-null-dereference"
#endif
static inline const struct value *paper_look(const struct rules *rules, const struct paper *paper, uint32_t attribute)
{
	const struct value *value = &paper->values[attribute]; /* NOLINT(clang-analyzer-core.NullDereference) */

	if (value->state == VALUE_UNKNOWN)
		value = &rules->kinds[paper->kind].fixed[attribute];
	return value->state >= VALUE_EXACT ? value : paper_look_further(rules, paper, attribute);
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
const struct value *fact_look(const struct rules *rules, const struct person *person, uint32_t attribute);

/* The everyday tests of one known value, before all the cases are looked at. False: it is not one of them. */
static inline bool test_plainly(const struct test *test, const struct value *value, int32_t visit, bool *passes)
{
	if (value->state != VALUE_EXACT || value->born || value->count)
		return false;
	if (test->operation == OP_IN && test->member_count == 1 && !test->words)
		*passes = value->low == test->members[0];
	else if (test->operation == OP_NOT_PASSED && test->amount == 0)
		*passes = visit <= value->low;
	else
		return false;
	return true;
}

static inline bool value_open(const struct value *value)
{
	return value->state == VALUE_UNKNOWN || value->state == VALUE_BETWEEN;
}

/* Not known, but promised to pass some tests whatever it is: see promise.h. */
static inline bool value_promised(const struct value *value)
{
	return value->state == VALUE_UNKNOWN && value->count;
}

/* What becomes of a test of it: passed where that was promised. */
enum outcome promised_outcome(const struct rules *rules, const struct test *test, const struct value *value);

/* Of values that are known or promised, where one is promised: are they the same, or are they not, whatever they are? */
bool promised_same(const struct rules *rules, const struct value *left, const struct value *right);
bool promised_apart(const struct rules *rules, const struct value *left, const struct value *right, int32_t visit);

/* Is anything of it known or promised? */
static inline bool value_said(const struct value *value)
{
	return value->state != VALUE_UNKNOWN || value->count;
}

static inline bool type_ordered(enum type type)
{
	return type == TYPE_DATE || type == TYPE_NUMBER || type == TYPE_AGE;
}

/* The values that pass, for operations that are a range (not IN, NOT_IN, NOT_SAME_AS, GIVEN).
 * `operand` is one exact value, or NULL where the test has none. False where it is not a range. */
bool test_range(const struct rules *rules, const struct test *test, const struct value *operand,
	int32_t visit, struct range *range);

/* The smallest day that `amount` units later is at least `day`. */
int32_t day_reaching(int32_t day, int32_t amount, enum unit unit, bool birthday);
int32_t day_shift(int32_t day, int32_t amount, enum unit unit);

/* Both known (exact or none) and the same: keys of `distinct` and `same`, and events' persons. */
bool value_same(const struct value *left, const struct value *right);
bool text_same(const char *left, const char *right);

/* An age in whole years on that day, however it was given. */
struct range age_range(const struct value *value, int32_t visit);

/* The lowest and the highest that an exact value or an interval can be: of an age, whole years on that day. */
struct range value_range(const struct rules *rules, uint32_t attribute, const struct value *value, int32_t visit);

#endif
