#include "app/session_state.h"

#include "engine/text_rule.h"

bool session_text_compared(const struct rules *rules, const struct requirement *requirement, uint32_t fact)
{
	const struct text_rule *rule = &rules->text_rules[requirement->text_rules.first];

	for (uint32_t left = requirement->text_rules.count; left; left--, rule++)
		if (rule->kind == TEXT_NOT_SAME && (fact == NO_INDEX || rule->other == fact))
			return true;
	return false;
}

void session_text_refuse(struct session *session, uint32_t attribute)
{
	typing_wipe(&session->texts[attribute]);
	session->answers->me.facts[attribute] = (struct value){.state = VALUE_UNKNOWN};
	session->text_refused = true;
	arena_clear(&session->report_arena); /* what was said of it has it too */
}

/* Is what was given for a text with rules the one that it must not be the same as? */
static bool same(struct session *session, const struct requirement *requirement, uint32_t fact, const char *given)
{
	const struct text_rule *rule = &session->rules->text_rules[requirement->text_rules.first];
	const struct value *text = &session->answers->me.facts[requirement->attribute], other = value_text(given);
	struct arena scratch = {0};
	bool is_same = false;

	for (uint32_t left = text->state == VALUE_EXACT ? requirement->text_rules.count : 0; left; left--, rule++)
		if (rule->kind == TEXT_NOT_SAME && rule->other == fact)
			is_same |=
				text_rule_outcome(&scratch, session->rules, rule, text->text, &other) == OUTCOME_FAIL;
	arena_clear(&scratch);
	return is_same;
}

void field_compare_private(struct session *session, uint32_t fact)
{
	for (uint32_t index = 0; index < session->rules->requirement_count; index++) {
		const struct requirement *requirement = &session->rules->requirements[index];

		if (requirement->kind == REQUIRE_TEXT && same(session, requirement, fact, session->field.bytes))
			session_text_refuse(session, requirement->attribute);
	}
}
