#include "app/session_state.h"

#include <string.h>

static const char *past(const char *text, const char *ignoring)
{
	while (*text && ignoring && strchr(ignoring, *text))
		text++;
	return text;
}

static bool alike(const char *left, const char *right, const char *ignoring)
{
	left = past(left, ignoring);
	right = past(right, ignoring);
	while (*left && *left == *right) {
		left = past(left + 1, ignoring);
		right = past(right + 1, ignoring);
	}
	return !*left && !*right;
}

bool session_text_compared(const struct rules *rules, const struct requirement *requirement, uint32_t fact)
{
	const struct text_rule *rule = &rules->text_rules[requirement->text_rules.first];

	for (uint32_t left = requirement->text_rules.count; left; left--, rule++)
		if (rule->kind == TEXT_NOT_SAME && (fact == NO_INDEX || rule->other == fact))
			return true;
	return false;
}

/* Does that text have a rule by which it must not be the same as the fact? Then `same` tells of it. */
static bool compare(const struct session *session, const struct requirement *requirement, uint32_t fact, bool *same)
{
	const struct text_rule *rule = &session->rules->text_rules[requirement->text_rules.first];

	for (uint32_t left = requirement->text_rules.count; left; left--, rule++)
		if (rule->kind == TEXT_NOT_SAME && rule->other == fact)
			*same |= alike(
				session->texts[requirement->attribute].bytes, session->field.bytes, rule->ignoring);
	return session_text_compared(session->rules, requirement, fact);
}

/* Is the private text the one that a text with rules must not be? Then that one is refused and wiped. */
bool field_compare_private(struct session *session, uint32_t fact)
{
	struct target target = {.what = WHAT_SAME, .attribute = fact};
	bool same = false, compared = false;

	for (uint32_t index = 0; index < session->rules->requirement_count; index++)
		if (session->rules->requirements[index].kind == REQUIRE_TEXT)
			compared |= compare(session, &session->rules->requirements[index], fact, &same);
	if (compared)
		typing_wipe(&session->field);
	return compared && session_set(session, target, same ? ANSWER_YES : ANSWER_NO);
}
