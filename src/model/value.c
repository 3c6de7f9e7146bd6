#include "model/answers.h"

struct value value_exact(int32_t value)
{
	return (struct value){.state = VALUE_EXACT, .low = value, .high = value};
}

struct value value_none(void)
{
	return (struct value){.state = VALUE_NONE};
}

struct value value_between(int32_t low, int32_t high)
{
	if (low == VALUE_LOWEST && high == VALUE_HIGHEST)
		return (struct value){.state = VALUE_UNKNOWN};
	return (struct value){.state = low == high ? VALUE_EXACT : VALUE_BETWEEN, .low = low, .high = high};
}

struct value value_text(const char *text)
{
	return (struct value){.state = VALUE_EXACT, .text = text};
}
