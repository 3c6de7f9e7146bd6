#include "model/country.h"

uint32_t country_place(int32_t code)
{
	uint32_t low = 0, high = country_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (country_list[middle] < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < country_count && country_list[low] == code ? low : UINT32_MAX;
}
