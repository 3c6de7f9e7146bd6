#include "app/session_state.h"

#include <string.h>

#include "app/compose.h"

static bool set_language(struct session *session, uint32_t language)
{
	const char *pairs[] = {"name", session->rules->languages[language].name, NULL};
	struct arena scratch = {0};

	session->language = language;
	session_say(session,
		compose(&scratch, say(session->rules->languages[language].tag, N_("Language: {name}.")), pairs));
	arena_clear(&scratch);
	return true;
}

static bool pick_proposal(struct session *session, uint32_t number)
{
	const struct report *report = session_report(session);
	uint32_t attribute;

	if (!report || number >= report->proposal_count)
		return false;
	attribute = session->rules->requirements[report->proposed].attribute;
	typing_set(&session->texts[attribute], report->proposals[number]);
	session_text_edited(session, attribute);
	session_here(session)->focus = target_key((struct target){.what = WHAT_TEXT, .attribute = attribute});
	return true;
}

/* Yes, no, not sure, and round again; for one's own number "no" comes first, as "yes" wipes the text. */
static bool toggle(struct session *session, struct target target)
{
	enum answer answer = session_answer(session, target);

	if (target.what == WHAT_COMPLETE)
		return session_set(session, target, answer == ANSWER_YES ? ANSWER_NOTHING : ANSWER_YES);
	if (target.what == WHAT_SAME)
		return session_set(session, target, answer == ANSWER_NO ? ANSWER_NOT_SURE : ANSWER_NO);
	if (!session_takes_yes_no(session, target))
		return field_open(session, target);
	switch (answer) {
	case ANSWER_YES: return session_set(session, target, ANSWER_NO);
	case ANSWER_NO: return session_set(session, target, ANSWER_NOT_SURE);
	default: return session_set(session, target, ANSWER_YES);
	}
}

static bool restart(struct session *session)
{
	int32_t visit = session->answers->visit;

	session_remember(session);
	for (uint32_t attribute = 0; attribute < session->rules->attribute_count; attribute++)
		typing_wipe(&session->texts[attribute]);
	arena_reset(&session->now);
	session->answers = answers_new(&session->now, session->rules, visit);
	session_changed(session);
	session->depth = 1;
	session->trail[0].focus = 0;
	session_say(session, say(session->rules->languages[session->language].tag, N_("Your answers are forgotten.")));
	return true;
}

static bool activate(struct session *session, struct target target)
{
	uint32_t checklist = session_here(session)->checklist;

	switch (target.what) {
	case WHAT_VISIT: return field_open(session, target);
	case WHAT_VERDICT:
	case WHAT_REASON:
	case WHAT_MISSING: return checklist != NO_INDEX && session_go(session, PLACE_WHY, checklist, 0);
	case WHAT_CHECKLIST:
		return target.kind < session->rules->checklist_count
			&& session_go(session, PLACE_CHECKLIST, target.kind, 0);
	case WHAT_PLACE: return session_go(session, (enum page_place)target.kind, checklist, 0);
	case WHAT_LANGUAGE: return target.kind < session->rules->language_count && set_language(session, target.kind);
	case WHAT_RESTART: return restart(session);
	case WHAT_LEAVE: session->wish = WISH_LEAVE; return true;
	case WHAT_SECTION:
		if (target.kind > session->rules->section_count)
			return false;
		session->open[target.kind] = !session->open[target.kind];
		return true;
	case WHAT_HIT: return search_open(session, target.kind);
	case WHAT_PROPOSAL: return pick_proposal(session, target.ordinal);
	case WHAT_CANDIDATE: return field_pick(session, target.kind);
	case WHAT_DONE: return session_back(session);
	case WHAT_INPUT:
		if (session_here(session)->place == PLACE_FIELD)
			return field_commit(session);
		if (session_here(session)->place == PLACE_SAVE && session->file_name.length) {
			session->wish = session->saving;
			return true;
		}
		return session_here(session)->place == PLACE_SEARCH && search_open(session, 0);
	default: return toggle(session, target);
	}
}

static bool answer_with(struct session *session, struct target target, enum answer answer)
{
	if (session_here(session)->place == PLACE_FIELD) {
		target = session->asked;
		if (answer == ANSWER_NOT_SURE ? target.what == WHAT_VISIT : !session_takes_yes_no(session, target))
			return false;
		return session_set(session, target, answer) && session_back(session);
	}
	if (target.what == WHAT_COMPLETE && answer != ANSWER_YES)
		return session_set(session, target, ANSWER_NOTHING);
	if (answer == ANSWER_NOT_SURE && !session_takes_yes_no(session, target)
		&& !session_takes_value(session, target))
		return false;
	if (target.what == WHAT_VISIT)
		return false;
	return session_set(session, target, answer);
}

static bool fold_all(struct session *session, bool open)
{
	for (uint32_t section = 0; section <= session->rules->section_count; section++)
		session->open[section] = open;
	return session_go(session, PLACE_SECTIONS, session_here(session)->checklist, 0);
}

static bool complete(struct session *session, struct target target)
{
	target = (struct target){.what = WHAT_COMPLETE, .person = target.person};
	if (session_here(session)->place != PLACE_CHECKLIST)
		return false;
	session_plan(session);
	if (!target.person && session->root_role != NO_INDEX)
		target.person = 1 + session->root_role * PERSONS_OF_A_ROLE;
	return session_set(session, target, ANSWER_YES);
}

static bool undo(struct session *session)
{
	if (!session_undo(session))
		return false;
	session_say(
		session, say(session->rules->languages[session->language].tag, N_("Your last answer was taken back.")));
	if (session_here(session)->place == PLACE_FIELD)
		session_back(session);
	return true;
}

/* From the list of what to take along it is the list that is saved, else the answers. */
static bool save(struct session *session)
{
	enum page_place place = session_here(session)->place;

	if (session->kiosk || place == PLACE_SAVE)
		return false;
	session->saving = place == PLACE_TAKE ? WISH_SAVE_LIST : WISH_SAVE_ANSWERS;
	return session_go(session, PLACE_SAVE, session_here(session)->checklist, 0);
}

static bool search(struct session *session, const char *text)
{
	if (text)
		typing_set(&session->search, text);
	return session_go(session, PLACE_SEARCH, session_here(session)->checklist, 0);
}

static bool act_on(struct session *session, enum action action, struct target target, uint64_t key, const char *text)
{
	uint32_t checklist = session_here(session)->checklist;

	switch (action) {
	case ACTION_FOCUS: session_here(session)->focus = key; return true;
	case ACTION_ACTIVATE: return activate(session, target);
	case ACTION_TOGGLE: return toggle(session, target);
	case ACTION_YES: return answer_with(session, target, ANSWER_YES);
	case ACTION_NO: return answer_with(session, target, ANSWER_NO);
	case ACTION_NOT_SURE: return answer_with(session, target, ANSWER_NOT_SURE);
	case ACTION_VALUE: return session_here(session)->place == PLACE_CHECKLIST && field_open(session, target);
	case ACTION_PROPOSAL: return pick_proposal(session, 0);
	case ACTION_ADD: return session_add(session, target, &session_here(session)->focus);
	case ACTION_REMOVE: return session_remove(session, target);
	case ACTION_COMPLETE: return complete(session, target);
	case ACTION_BACK: return session_back(session);
	case ACTION_UNDO: return undo(session);
	case ACTION_WHY: return checklist != NO_INDEX && session_go(session, PLACE_WHY, checklist, 0);
	case ACTION_TAKE: return checklist != NO_INDEX && session_go(session, PLACE_TAKE, checklist, 0);
	case ACTION_SECTIONS: return session_go(session, PLACE_SECTIONS, checklist, 0);
	case ACTION_OPEN_ALL: return fold_all(session, true);
	case ACTION_CLOSE_ALL: return fold_all(session, false);
	case ACTION_CONTACTS: return session_go(session, PLACE_CONTACTS, checklist, 0);
	case ACTION_SEARCH: return search(session, text);
	case ACTION_NEXT_HIT: return search_step(session, 1);
	case ACTION_PREVIOUS_HIT: return search_step(session, -1);
	case ACTION_LANGUAGE: return set_language(session, (session->language + 1) % session->rules->language_count);
	case ACTION_SAVE: return save(session);
	case ACTION_RESTART: return restart(session);
	case ACTION_HELP: return session_go(session, PLACE_HELP, checklist, 0);
	case ACTION_QUIT: session->wish = WISH_LEAVE; return true;
	case ACTION_TEXT: return true; /* the front end goes; a private line is left with it */
	default: return false;
	}
}

/* Where a line of a page may lead by itself: to what needs neither a checklist nor a value to be about. */
#define PLACES_LINKED \
	(1u << PLACE_HOME | 1u << PLACE_SECTIONS | 1u << PLACE_CONTACTS | 1u << PLACE_SEARCH | 1u << PLACE_HELP)

/* A target names a thing that there is. Keys come from our own pages, but a front end may keep an old one. */
static bool sound(const struct session *session, struct target target)
{
	const struct rules *rules = session->rules;
	uint32_t role = target.person ? (target.person - 1) / PERSONS_OF_A_ROLE : 0;

	if (target.person && role >= rules->role_count)
		return false;
	switch (target.what) {
	case WHAT_VALUE:
		return target.kind < rules->kind_count && target.attribute < rules->attribute_count
			&& !rules->attributes[target.attribute].of_person;
	case WHAT_PAPER: return target.kind < rules->kind_count;
	case WHAT_FACT:
	case WHAT_TEXT:
	case WHAT_SAME:
		return target.attribute < rules->attribute_count && rules->attributes[target.attribute].of_person;
	case WHAT_EVENTS:
		return target.kind < rules->requirement_count
			&& rules->requirements[target.kind].kind == REQUIRE_EVENTS;
	case WHAT_PERSON: return target.person != 0;
	case WHAT_PLACE: return target.kind < PLACE_COUNT && PLACES_LINKED & 1u << target.kind;
	default: return true;
	}
}

static bool act(struct session *session, enum action action, uint64_t key, const char *text)
{
	uint64_t used = key ? key : session_here(session)->focus;
	struct target target = target_of(used);
	uint64_t before;
	uint32_t here;

	if (action <= ACTION_NONE || action >= ACTION_COUNT
		|| !(action_rows[action].places & (1u << session_here(session)->place)) || !sound(session, target))
		return false;
	if (action == ACTION_FOCUS)
		return act_on(session, action, target, used, text);
	session->announcement = NULL;
	here = session->depth;
	before = session_here(session)->focus;
	if (key)
		session_here(session)->focus = key;
	if (act_on(session, action, target, used, text))
		return true;
	if (here == session->depth)
		session_here(session)->focus = before;
	return false;
}

bool session_act(struct session *session, enum action action, uint64_t key, const char *text)
{
	bool done = act(session, action, key, text);

	session_texts_seal(session, action == ACTION_TEXT ? NULL : session_typing(session));
	return done;
}
