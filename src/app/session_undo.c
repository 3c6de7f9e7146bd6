#include "app/session_state.h"

#include <string.h>

#include "base/memory.h"
#include "engine/stand_in.h"

/* Texts that have rules live in lines of their own: never in a copy of the answers. So do private ones, until their
 * line is left: then only a stand-in is kept. */
bool session_has_own_line(const struct session *session, uint32_t attribute)
{
	const struct rules *rules = session->rules;

	if (!rules->attributes[attribute].of_person || rules->attributes[attribute].type != TYPE_TEXT)
		return false;
	if (rules->attributes[attribute].secret)
		return true;
	for (uint32_t index = 0; index < rules->requirement_count; index++)
		if (rules->requirements[index].kind == REQUIRE_TEXT
			&& rules->requirements[index].attribute == attribute)
			return true;
	return false;
}

static bool kept_apart(const struct session *session, uint32_t attribute)
{
	const struct value *value = &session->answers->me.facts[attribute];

	return session_has_own_line(session, attribute) && value->state == VALUE_EXACT && !stand_in_is(value->text);
}

bool session_text_known(const struct session *session, uint32_t attribute)
{
	return session->answers->me.facts[attribute].state == VALUE_EXACT;
}

struct value session_stand_in(struct session *session, uint32_t attribute, const char *text)
{
	return value_text(stand_in_make(&session->now, session->rules, attribute, text));
}

void session_texts_seal(struct session *session, const struct typing *but)
{
	for (uint32_t attribute = 0; attribute < session->rules->attribute_count; attribute++) {
		struct typing *typing = &session->texts[attribute];

		if (!typing->length || typing == but || !session->rules->attributes[attribute].secret)
			continue;
		session->answers->me.facts[attribute] = session_stand_in(session, attribute, typing->bytes);
		typing_wipe(typing);
		arena_clear(&session->report_arena); /* what was said of it has it too */
		session_changed(session);
	}
}

void session_texts_detach(struct session *session)
{
	for (uint32_t attribute = 0; attribute < session->rules->attribute_count; attribute++) {
		struct value *value = &session->answers->me.facts[attribute];

		if (kept_apart(session, attribute))
			*value = (struct value){.state = VALUE_UNKNOWN};
	}
}

void session_texts_attach(struct session *session)
{
	for (uint32_t attribute = 0; attribute < session->rules->attribute_count; attribute++) {
		struct value *value = &session->answers->me.facts[attribute];

		if (session_has_own_line(session, attribute) && session->texts[attribute].length)
			*value = value_text(session->texts[attribute].bytes);
		else if (kept_apart(session, attribute))
			*value = (struct value){.state = VALUE_UNKNOWN};
	}
}

/* The older half goes: what is left moves to an arena of its own. */
static void forget_oldest(struct session *session)
{
	struct arena fresh = {0};
	uint32_t kept = UNDO_MAX / 2;

	for (uint32_t step = 0; step < kept; step++) {
		const struct undo_step *from = &session->undo[session->undo_count - kept + step];
		struct undo_step moved = {.mark = arena_mark(&fresh)};

		moved.answers = answers_copy(&fresh, session->rules, from->answers, true);
		session->undo[step] = moved;
	}
	arena_clear(&session->past);
	session->past = fresh;
	session->undo_count = kept;
}

void session_remember(struct session *session)
{
	struct undo_step *step;

	if (session->undo_count == UNDO_MAX)
		forget_oldest(session);
	session_texts_detach(session);
	step = &session->undo[session->undo_count++];
	step->mark = arena_mark(&session->past);
	step->answers = answers_copy(&session->past, session->rules, session->answers, true);
	session_texts_attach(session);
}

bool session_undo(struct session *session)
{
	struct undo_step *step;

	if (!session->undo_count)
		return false;
	step = &session->undo[--session->undo_count];
	arena_reset(&session->now);
	session->answers = answers_copy(&session->now, session->rules, step->answers, true);
	arena_rewind(&session->past, step->mark);
	session_texts_attach(session);
	session_changed(session);
	return true;
}
