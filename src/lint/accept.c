#include "lint/accept.h"

#include <string.h>

static bool same_place(struct place left, struct place right)
{
	return left.line == right.line && left.column == right.column;
}

bool accept_covers(const struct rules *rules, const char *finding, struct place place)
{
	for (uint32_t i = 0; i < rules->requirement_count; i++) {
		const struct requirement *requirement = &rules->requirements[i];

		for (uint32_t a = 0; a < requirement->accepted_count; a++)
			if (same_place(requirement->place, place) && strcmp(requirement->accepted[a].finding, finding) == 0)
				return true;
	}
	return false;
}
