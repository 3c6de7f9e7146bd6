#ifndef MEDBRING_MODEL_ANSWERS_H
#define MEDBRING_MODEL_ANSWERS_H

/*
 * What one person has said: which papers, what stands on them, facts, and the
 * other persons who come along. A small value: copied whole for undo and for
 * "what if". Everything not said is unknown.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/rules.h"

enum have { HAVE_UNKNOWN, HAVE_YES, HAVE_NO, HAVE_NOT_SURE };   /* NOT_SURE is unknown to the engine */

static inline bool have_unknown(enum have have) { return have == HAVE_UNKNOWN || have == HAVE_NOT_SURE; }

struct paper {
	uint32_t kind;
	enum have have;
	uint32_t number, gap;        /* place in the answers file or order of adding, from 0; unique among a person's papers */
	struct value *values;        /* one per attribute of the rules (facts' places unused); fixed ones are not copied in */
};

struct event {
	struct value date;           /* TYPE_DATE; may be unknown */
	const char *person;          /* who it was done for, folded; NULL where not told: nobody else */
	bool person_unknown;
};

/* How many there are of what one requirement counts. */
struct event_tally { int32_t within_days; bool distinct_person; uint32_t number; };

/* What is known of one event type for one person. EVENTS_TALLIED is of the engine, which tries out what may have been. */
struct event_log {
	enum { EVENTS_UNKNOWN, EVENTS_LISTED, EVENTS_COUNTED, EVENTS_TALLIED } state;
	const struct event *events;  /* EVENTS_LISTED: all there were */
	uint32_t count;
	uint32_t low, high;          /* EVENTS_COUNTED: how many count within the window, high UINT32_MAX if open */
	int32_t counted_for;         /* EVENTS_COUNTED: the day of the visit it was said for; for another day unknown */
	const struct event_tally *tallies; uint32_t tally_count; /* EVENTS_TALLIED */
};

struct person {
	uint32_t role;               /* NO_INDEX: the visitor */
	enum have have;              /* does this person come along; HAVE_YES for the visitor */
	bool papers_complete;        /* papers not listed are absent ("that is all I have") */
	struct paper *papers; uint32_t paper_count, paper_room;
	struct value *facts;         /* one per attribute of the rules */
	struct event_log *logs;      /* one per event type */
};

struct answers {
	int32_t visit;               /* day of the visit; always set */
	struct person me;
	struct person *others; uint32_t other_count, other_room;
	bool *roles_complete;        /* one per role: persons of that role not listed do not come */
};

/* Nothing known, for that day. */
struct answers *answers_new(struct arena *arena, const struct rules *rules, int32_t visit);

/* A deep copy; strings are shared when they live at least as long (`strings` false) or copied too. */
struct answers *answers_copy(struct arena *arena, const struct rules *rules, const struct answers *from, bool strings);

/* Add a paper (unknown in everything but its kind) or a person; the pointer holds until the next addition. */
struct paper *answers_add_paper(struct arena *arena, const struct rules *rules, struct person *person, uint32_t kind);
struct person *answers_add_person(struct arena *arena, const struct rules *rules, struct answers *answers, uint32_t role);

struct value value_exact(int32_t value);
struct value value_none(void);
struct value value_between(int32_t low, int32_t high);   /* collapses to unknown or exact where it is */
struct value value_text(const char *text);

#endif
