#include "cmd/check_json_value.h"

#include "base/date.h"

json_t *check_json_person(const struct view *view, uint32_t person)
{
	const struct answers *answers = view->answers;
	uint32_t role, same = 0, before = 0;

	if (person == PERSON_ME)
		return json_string("me");
	if (person >= PERSON_NEW)
		return json_string(view->rules->roles[person - PERSON_NEW].id);
	role = answers->others[person - 1].role;
	for (uint32_t i = 0; i < answers->other_count; i++) {
		same += answers->others[i].role == role;
		before += i < person - 1 && answers->others[i].role == role;
	}
	if (same < 2)
		return json_string(view->rules->roles[role].id);
	return json_sprintf("%s[%u]", view->rules->roles[role].id, before);
}

json_t *check_json_date(int32_t day)
{
	char text[11];

	if (day < DATE_MIN || day > DATE_MAX)
		return json_null();
	date_format_iso(day, text);
	return json_string(text);
}
