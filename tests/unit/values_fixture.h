/* Values in few words, for the tests of what one test says of them. */
#ifndef MEDBRING_TESTS_VALUES_FIXTURE_H
#define MEDBRING_TESTS_VALUES_FIXTURE_H

#include "model/value.h"

#define VISIT 20788 /* 1 December 2026 */

static struct value is(int32_t number)
{
	return value_exact(number);
}

static struct value from_to(int32_t low, int32_t high)
{
	return (struct value){.state = low == high ? VALUE_EXACT : VALUE_BETWEEN, .low = low, .high = high};
}

static struct value born(int32_t low, int32_t high)
{
	struct value value = from_to(low, high);

	value.born = true;
	return value;
}

#endif
