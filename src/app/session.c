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

/* ---- what is computed from the answers, kept until they change ---- */

struct view session_view(struct session *session, struct arena *arena)
{
	bool judged = session_here(session)->checklist != NO_INDEX;

	const struct report *report = judged ? session_report(session) : NULL;

	return (struct view){.arena = arena,
		.rules = session->rules,
		.answers = judged ? session->judged : session->answers,
		.report = report,
		.language = session->language};
}

static struct person *first_of_role(struct answers *answers, uint32_t role)
{
	for (uint32_t index = 0; index < answers->other_count; index++)
		if (answers->others[index].role == role)
			return &answers->others[index];
	return NULL;
}

/* Where the checklist is about a person who comes along it is judged as if they come: that they do is not the question. */
static void take_along(struct session *session, struct answers *copy)
{
	struct person *person = first_of_role(copy, session->root_role);

	if (!person)
		person = answers_add_person(&session->report_arena, session->rules, copy, session->root_role);
	person->have = HAVE_YES;
}

static bool comes(struct session *session)
{
	struct person *person = first_of_role(session->answers, session->root_role);

	return person && !have_unknown(person->have);
}

/* Among the first `said` papers: how many are of the kind, and are all of those there? */
static uint32_t said_of(const struct person *person, uint32_t said, uint32_t kind, bool *all)
{
	uint32_t count = 0;

	*all = true;
	for (uint32_t index = 0; index < said; index++)
		if (person->papers[index].kind == kind) {
			count++;
			*all &= person->papers[index].have == HAVE_YES;
		}
	return count;
}

/* Where more papers of one kind than one can count, there may be as many as could, until somebody says that there is
 * no more. The first of each kind come first, so that they are asked for in the order of the page. */
static void add_copies(struct session *session, struct person *person, const struct plan *plan)
{
	uint32_t said = person->paper_count;
	bool all;

	if (person->papers_complete)
		return;
	for (uint32_t index = 0; index < plan->kind_count; index++)
		if (!plan->kinds[index].never && !said_of(person, said, plan->kinds[index].kind, &all))
			answers_add_paper(&session->report_arena, session->rules, person, plan->kinds[index].kind);
	for (uint32_t index = 0; index < plan->kind_count; index++) {
		uint32_t kind = plan->kinds[index].kind, count = said_of(person, said, kind, &all);

		for (count += !count; all && count < plan->copies[kind]; count++)
			answers_add_paper(&session->report_arena, session->rules, person, kind);
	}
}

static const struct answers *answers_to_judge(struct session *session)
{
	bool along;
	struct answers *copy;

	session_plan(session);
	along = session->root_role != NO_INDEX && !comes(session);
	if (!along && !session->copies)
		return session->answers;
	copy = answers_copy(&session->report_arena, session->rules, session->answers, false);
	if (along)
		take_along(session, copy);
	for (uint32_t number = 0; session->copies && number <= copy->other_count; number++) {
		struct person *person = number ? &copy->others[number - 1] : &copy->me;
		const struct plan *plan = number ? session->role_plans[person->role] : session->plan;

		if (plan && (!number || person->have == HAVE_YES))
			add_copies(session, person, plan);
	}
	return copy;
}

const struct report *session_report(struct session *session)
{
	uint32_t checklist = session_here(session)->checklist;

	if (checklist == NO_INDEX)
		return NULL;
	if (session->report && session->report->checklist == checklist)
		return session->report;
	arena_reset(&session->report_arena);
	session->judged = answers_to_judge(session);
	session->report = report_make(&session->report_arena, session->rules, checklist, session->judged, REPORT_ALL);
	session_index_asks(session);
	return session->report;
}

void session_changed(struct session *session)
{
	session->report = NULL;
}

static void plan_roles(struct session *session, const struct plan *plan)
{
	for (uint32_t index = 0; index < plan->role_count; index++) {
		uint32_t role = plan->roles[index];

		if (session->role_plans[role])
			continue;
		session->role_plans[role] = plan_make(&session->plan_arena, session->rules,
			session->rules->roles[role].requirement, session->answers->visit, false);
		session->copies |= session->role_plans[role]->several;
		plan_roles(session, session->role_plans[role]);
	}
}

void session_plan(struct session *session)
{
	uint32_t checklist = session_here(session)->checklist;
	uint32_t requirement;

	if (checklist == NO_INDEX
		|| (session->plan_checklist == checklist && session->plan_visit == session->answers->visit))
		return;
	arena_reset(&session->plan_arena);
	requirement = session->rules->checklists[checklist].requirement;
	session->plan_checklist = checklist;
	session->plan_visit = session->answers->visit;
	session->root_role = plan_root_role(session->rules, requirement);
	session->role_plans =
		arena_array(&session->plan_arena, session->rules->role_count, sizeof *session->role_plans);
	session->plan = plan_make(&session->plan_arena, session->rules, requirement, session->plan_visit, true);
	session->copies = session->plan->several;
	plan_roles(session, session->plan);
}

const struct plan *session_plan_of(struct session *session, uint32_t code)
{
	session_plan(session);
	if (!session->plan)
		return NULL;
	return code ? session->role_plans[(code - 1) / PERSONS_OF_A_ROLE] : session->plan;
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
