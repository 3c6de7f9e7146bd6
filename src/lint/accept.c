#include "lint/accept.h"

#include <string.h>

static bool before(struct place left, struct place right)
{
	return left.line < right.line || (left.line == right.line && left.column < right.column);
}

bool accept_covers(const struct rules *rules, const char *finding, struct place place)
{
	for (uint32_t i = 0; i < rules->acceptance_count; i++) {
		const struct acceptance *one = &rules->acceptances[i];

		if (strcmp(one->finding, finding) != 0)
			continue;
		if (!one->place.line || (!before(place, one->place) && !before(one->end, place)))
			return true;
	}
	return false;
}
