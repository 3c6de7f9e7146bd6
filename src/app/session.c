#include "app/session_state.h"

#include <string.h>

#include "app/compose.h"
#include "base/memory.h"

struct session *session_new(const struct rules *rules, int32_t visit, uint32_t language, const struct answers *answers)
{
	struct session *session = memory_alloc(sizeof *session);

	session->rules = rules;
	session->language = language < rules->language_count ? language : 0;
	session->plan_checklist = NO_INDEX;
	session->root_role = NO_INDEX;
	session->seen_place = PLACE_COUNT;
	session->texts = memory_alloc((rules->attribute_count + 1) * sizeof *session->texts);
	session->open = memory_alloc((rules->section_count + 1) * sizeof *session->open);
	session->trail[0] = (struct stop){.place = PLACE_HOME, .checklist = NO_INDEX};
	session->depth = 1;
	if (!answers) {
		session->answers = answers_new(&session->now, rules, visit);
		return session;
	}
	session->answers = answers_copy(&session->now, rules, answers, true);
	for (uint32_t attribute = 0; attribute < rules->attribute_count; attribute++) {
		const struct value *value = &session->answers->me.facts[attribute];

		if (session_has_own_line(session, attribute) && value->state == VALUE_EXACT && value->text) {
			typing_insert(&session->texts[attribute], value->text);
			memory_wipe((char *)(uintptr_t)value->text, strlen(value->text));
		}
	}
	session_texts_detach(session);
	session_texts_attach(session);
	session_texts_seal(session, NULL);
	return session;
}

void session_free(struct session *session)
{
	if (!session)
		return;
	memory_wipe(session->texts, (session->rules->attribute_count + 1) * sizeof *session->texts);
	memory_free(session->texts);
	memory_free(session->open);
	memory_free(session->seen);
	arena_clear(&session->now);
	arena_clear(&session->past);
	arena_clear(&session->report_arena);
	arena_clear(&session->plan_arena);
	arena_clear(&session->said_arena);
	memory_wipe(session, sizeof *session);
	memory_free(session);
}

void session_open(struct session *session, uint32_t checklist)
{
	session->depth = 1;
	if (checklist < session->rules->checklist_count)
		session_go(session, PLACE_CHECKLIST, checklist, 0);
}

const struct answers *session_answers(const struct session *session)
{
	return session->answers;
}
const struct rules *session_rules(const struct session *session)
{
	return session->rules;
}
uint32_t session_language(const struct session *session)
{
	return session->language;
}
uint32_t session_checklist(const struct session *session)
{
	return session->trail[session->depth - 1].checklist;
}
void session_set_codes(struct session *session, bool codes)
{
	session->codes = codes;
}

void session_set_guided(struct session *session, bool guided)
{
	session->guided = guided;
}
void session_set_kiosk(struct session *session, bool kiosk)
{
	session->kiosk = kiosk;
}

void session_say(struct session *session, const char *words)
{
	arena_reset(&session->said_arena);
	session->announcement = words ? arena_string(&session->said_arena, words) : NULL;
}

/* ---- places ---- */

static void clear_line(struct session *session, enum page_place place)
{
	if (place == PLACE_FIELD)
		typing_wipe(&session->field);
	if (place == PLACE_SAVE)
		typing_wipe(&session->file_name);
	session->error = NULL;
}

bool session_go(struct session *session, enum page_place place, uint32_t checklist, uint64_t focus)
{
	/* A place that is already on the way is gone back to: the trail stays short. */
	for (uint32_t step = 0; step < session->depth; step++)
		if (session->trail[step].place == place
			&& (place != PLACE_CHECKLIST || session->trail[step].checklist == checklist)) {
			clear_line(session, session_here(session)->place);
			session->depth = step + 1;
			if (focus)
				session_here(session)->focus = focus;
			return true;
		}
	if (session->depth == TRAIL_MAX) {
		memmove(&session->trail[1], &session->trail[2], (TRAIL_MAX - 2) * sizeof session->trail[0]);
		session->depth--;
	}
	session->trail[session->depth++] = (struct stop){place, checklist, focus};
	session->error = NULL;
	return true;
}

bool session_back(struct session *session)
{
	clear_line(session, session_here(session)->place);
	if (session->depth > 1)
		session->depth--;
	else
		session->wish = WISH_LEAVE;
	return true;
}

/* ---- wishes ---- */

enum wish session_wish(struct session *session, const char **file_name)
{
	enum wish wish = session->wish;

	if (file_name)
		*file_name = session->file_name.bytes;
	session->wish = WISH_NOTHING;
	return wish;
}

void session_wish_done(struct session *session, const char *error)
{
	struct arena scratch = {0};
	struct view view = {.arena = &scratch, .rules = session->rules, .language = session->language};

	if (session_here(session)->place != PLACE_SAVE)
		return;
	session->error = error;
	if (error)
		return;
	session_say(session,
		compose(&scratch, say(present_tag(&view), N_("Saved as {name}.")),
			(const char *const[]){"name", session->file_name.bytes, NULL}));
	arena_clear(&scratch);
	session_back(session);
}
