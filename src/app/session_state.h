#ifndef MEDBRING_APP_SESSION_STATE_H
#define MEDBRING_APP_SESSION_STATE_H

/* The inside of a session, for src/app/session*.c and src/app/page_*.c only. */

#include "app/plan.h"
#include "app/present.h"
#include "app/session.h"
#include "app/target.h"
#include "app/typing.h"

enum { TRAIL_MAX = 12, UNDO_MAX = 64, SEARCH_HITS_MAX = 40 };

/* One step of the way here: what BACK returns to. */
struct stop {
	enum page_place place;
	uint32_t checklist;
	uint64_t focus;
};

struct undo_step { struct arena_mark mark; struct answers *answers; };

/* A block of the last page, to see what changed and to keep the focus near. */
struct seen { uint64_t key; uint64_t content; bool focusable; };

/* A question of the report by what it is about, in order of the keys. */
struct asked { uint64_t key; uint32_t index; };

struct session {
	const struct rules *rules;
	uint32_t language;
	bool kiosk;
	bool codes;                          /* a QR code can be shown */
	bool guided;                         /* the front end asks one thing after another */

	struct stop trail[TRAIL_MAX]; uint32_t depth;

	struct arena now;                    /* the answers as they are */
	struct answers *answers;
	struct arena past;                   /* the copies for undo, newest last */
	struct undo_step undo[UNDO_MAX]; uint32_t undo_count;

	struct arena report_arena;
	const struct report *report;         /* NULL: to be made anew */
	const struct answers *judged;        /* what it was made from: `answers`, or a copy in which somebody comes along
	                                        or there may be more papers of a kind */
	struct asked *asks;                  /* one for each of the report's questions */
	bool after_found;                    /* the report has `after`, where there is one */
	struct asked *settling; uint32_t settling_count; bool settling_found;   /* those if these were all the papers */

	struct arena plan_arena;             /* plans of one checklist for one day */
	uint32_t plan_checklist; int32_t plan_visit;
	const struct plan *plan;             /* of the visitor, or of the one role that the checklist is about */
	uint32_t root_role;                  /* that role, else NO_INDEX */
	bool copies;                         /* of some kind more papers than one can count */
	const struct plan **role_plans;      /* one per role, NULL where the checklist does not ask for it */

	struct typing *texts;                /* one per attribute: texts that have rules or are private */
	struct typing field;                 /* PLACE_FIELD */
	struct typing file_name;             /* PLACE_SAVE */
	struct typing search;
	uint32_t hit;                        /* the last one that was opened */
	struct target asked;                 /* what PLACE_FIELD is for */
	const char *error;                   /* msgid: what was wrong with what was typed */
	bool *open;                          /* sections, and the words explained */

	struct arena said_arena;
	const char *announcement;
	bool text_refused;                   /* the last text was the person's own number: say so once */

	enum wish wish;
	enum wish saving;                    /* what PLACE_SAVE is for */
	struct seen *seen; uint32_t seen_count, seen_room;
	uint32_t seen_place;                 /* the place that `seen` is of */
};

static inline struct stop *session_here(struct session *session) { return &session->trail[session->depth - 1]; }

/* The answers changed: the report is to be made anew. */
static inline void session_changed(struct session *session) { session->report = NULL; }

/* Words and verdict for the session as it is now. */
struct view session_view(struct session *session, struct arena *arena);
const struct report *session_report(struct session *session);
void session_plan(struct session *session);                /* session->plan and role_plans for here and now */
const struct plan *session_plan_of(struct session *session, uint32_t person_code);

/* Places. */
bool session_go(struct session *session, enum page_place place, uint32_t checklist, uint64_t focus);
bool session_back(struct session *session);
void session_say(struct session *session, const char *words);      /* copied */

/* Undo. */
void session_remember(struct session *session);
bool session_undo(struct session *session);

/* Persons and papers by their place among equals. */
uint32_t session_person_number(const struct session *session, uint32_t code);   /* as report.h counts, PERSON_NEW + role */
uint32_t session_person_code(const struct session *session, uint32_t number);
struct person *session_person(struct session *session, uint32_t code);          /* NULL: not there yet */
struct paper *session_paper(struct session *session, struct target target);     /* NULL: not mentioned */
uint32_t paper_ordinal(const struct person *person, uint32_t index);
struct value *session_value(struct session *session, struct target target);     /* of VALUE and FACT; NULL: not there */
const struct ask *session_ask(struct session *session, struct target target, uint32_t *rank);

/* Would it be asked too if the papers that are there were all there are? */
bool session_asked_of_these(struct session *session, struct target target);
uint32_t session_test(struct session *session, struct target target);           /* the plain question's test, or NO_INDEX */
struct value session_operand(struct session *session, struct target target, uint32_t test);

/* How a question stands. */
enum answer { ANSWER_NOTHING, ANSWER_YES, ANSWER_NO, ANSWER_NOT_SURE, ANSWER_VALUE };
enum answer session_answer(struct session *session, struct target target);
bool session_takes_yes_no(struct session *session, struct target target);
bool session_takes_value(struct session *session, struct target target);
uint32_t session_event_limit(struct session *session, struct target target);   /* UINT32_MAX where not known yet */

/* Changing answers; each remembers for undo. False: it means nothing for that target. */
bool session_set(struct session *session, struct target target, enum answer answer);
bool session_set_value(struct session *session, struct target target, struct value value);
bool session_add(struct session *session, struct target target, uint64_t *focus);
bool session_remove(struct session *session, struct target target);
void session_text_edited(struct session *session, uint32_t attribute);
void session_texts_attach(struct session *session);
void session_texts_detach(struct session *session);
/* Private texts whose line is left (all `but` that one) are wiped, and stand-ins kept. */
void session_texts_seal(struct session *session, const struct typing *but);
/* Has that text a rule by which it must not be the same as the fact (NO_INDEX: as some fact)? */
bool session_text_compared(const struct rules *rules, const struct requirement *requirement, uint32_t fact);
void session_text_refuse(struct session *session, uint32_t attribute);          /* nothing of it is kept, and it is said */
bool session_text_known(const struct session *session, uint32_t attribute);     /* typed, or a stand-in for it */
struct value session_stand_in(struct session *session, uint32_t attribute, const char *text);
bool session_has_own_line(const struct session *session, uint32_t attribute);

/* Fields. */
bool field_open(struct session *session, struct target target);
bool field_commit(struct session *session);
bool field_pick(struct session *session, uint32_t candidate);
bool field_step(struct session *session, int step);
void field_compare_private(struct session *session, uint32_t fact);    /* texts that are this one and must not be are refused */
enum type target_type(const struct session *session, struct target target);     /* of the value that is asked for */
enum type field_type(const struct session *session);
const int32_t *field_candidates(struct session *session, struct arena *arena, uint32_t *count);   /* of an attribute */
bool field_candidate_chosen(struct session *session, int32_t candidate);

/* The line that is typed into in the place that we are in, or NULL. */
struct typing *session_typing(struct session *session);

/* Search. */
struct hit { const char *text; const char *where; uint32_t language; enum what what; uint32_t index; };
uint32_t search_hits(struct session *session, struct arena *arena, struct hit *hits, uint32_t room);
bool search_open(struct session *session, uint32_t number);
bool search_step(struct session *session, int step);      /* to the hit after the one that was opened last, or before it */

#endif
