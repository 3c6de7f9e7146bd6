#include "app/session_state.h"

#include <string.h>

#include "base/text.h"
#include "engine/text_rule.h"

struct typing *session_typing(struct session *session)
{
	struct target focus = target_of(session_here(session)->focus);

	switch (session_here(session)->place) {
	case PLACE_FIELD: return focus.what == WHAT_INPUT ? &session->field : NULL;
	case PLACE_SAVE: return &session->file_name;
	case PLACE_SEARCH: return focus.what == WHAT_INPUT || !focus.what ? &session->search : NULL;
	case PLACE_CHECKLIST: return focus.what == WHAT_TEXT ? &session->texts[focus.attribute] : NULL;
	default: return NULL;
	}
}

/* The text is another one now: where only whether it is the same was said, that is to be asked again. */
void session_text_edited(struct session *session, uint32_t attribute)
{
	for (uint32_t index = 0; index < session->rules->requirement_count; index++) {
		const struct requirement *requirement = &session->rules->requirements[index];

		for (uint32_t place = 0; requirement->kind == REQUIRE_TEXT && requirement->attribute == attribute
			&& place < requirement->text_rules.count;
			place++) {
			const struct text_rule *rule =
				&session->rules->text_rules[requirement->text_rules.first + place];

			if (rule->kind == TEXT_NOT_SAME && session->answers->me.facts[rule->other].state != VALUE_EXACT)
				session->answers->me.facts[rule->other] = (struct value){.state = VALUE_UNKNOWN};
		}
	}
	session->text_refused = false;
	session_texts_attach(session);
	session_changed(session);
}

static bool edit_line(struct typing *typing, enum edit edit, const char *text)
{
	switch (edit) {
	case EDIT_INSERT: return text && typing_insert(typing, text);
	case EDIT_BACKSPACE: return typing_backspace(typing);
	case EDIT_DELETE: return typing_delete(typing);
	case EDIT_LEFT: return typing_left(typing);
	case EDIT_RIGHT: return typing_right(typing);
	case EDIT_HOME: typing->cursor = 0; return true;
	case EDIT_END: typing->cursor = typing->length; return true;
	case EDIT_CLEAR: typing_wipe(typing); return true;
	case EDIT_SET: typing_set(typing, text ? text : ""); return true;
	default: return false;
	}
}

static bool takes_away(enum edit edit)
{
	return edit == EDIT_BACKSPACE || edit == EDIT_DELETE || edit == EDIT_CLEAR;
}

bool session_edit(struct session *session, enum edit edit, const char *text)
{
	struct typing *typing = session_typing(session);
	struct target focus = target_of(session_here(session)->focus);
	bool moves = edit == EDIT_LEFT || edit == EDIT_RIGHT || edit == EDIT_HOME || edit == EDIT_END;
	bool known; /* by a stand-in alone: typing begins anew */

	if (!typing)
		return false;
	session->announcement = NULL;
	if (edit == EDIT_STEP_UP || edit == EDIT_STEP_DOWN)
		return session_here(session)->place == PLACE_FIELD
			&& field_step(session, edit == EDIT_STEP_UP ? 1 : -1);
	known = focus.what == WHAT_TEXT && !typing->length && session_text_known(session, focus.attribute);
	if (!edit_line(typing, edit, text) && !(known && takes_away(edit)))
		return false;
	if (moves)
		return true;
	session->error = NULL;
	if (focus.what == WHAT_TEXT) {
		if (known)
			session->answers->me.facts[focus.attribute] = (struct value){.state = VALUE_UNKNOWN};
		session_text_edited(session, focus.attribute);
	}
	if (edit == EDIT_SET) /* a line that was typed whole is left with it */
		session_texts_seal(session, NULL);
	return true;
}

static bool any_wrong(struct arena *arena, const struct rules *rules, const struct requirement *requirement,
	const struct person *person)
{
	uint32_t count;
	const struct fault *faults = text_faults(arena, rules, requirement, person, &count);

	for (uint32_t index = 0; index < count; index++)
		if (!faults[index].open)
			return true;
	return false;
}

bool session_text_passes(struct session *session, uint64_t key, const char *text)
{
	const struct rules *rules = session->rules;
	const struct target target = target_of(key);
	struct person me = session->answers->me;
	struct arena scratch;
	bool passes = true;

	arena_init(&scratch);
	me.facts = arena_array(&scratch, rules->attribute_count, sizeof *me.facts);
	memcpy(me.facts, session->answers->me.facts, rules->attribute_count * sizeof *me.facts);
	me.facts[target.attribute] = (struct value){.state = VALUE_EXACT, .text = text_nfc(&scratch, text)};
	for (uint32_t index = 0; passes && index < rules->requirement_count; index++) {
		const struct requirement *requirement = &rules->requirements[index];

		if (requirement->kind == REQUIRE_TEXT && requirement->attribute == target.attribute)
			passes = !any_wrong(&scratch, rules, requirement, &me);
	}
	arena_clear(&scratch);
	return passes;
}
