#ifndef MEDBRING_ENGINE_EVALUATE_H
#define MEDBRING_ENGINE_EVALUATE_H

/*
 * The boolean heart: is a requirement met by these answers? Where a test has
 * no answer it fails in the worst run and passes in the best one, a paper or
 * person of whom it is not known whether they come is absent or there, and an
 * unknown key joins or stands apart, whichever is worse or better. So the two
 * runs bound the truth, and where nothing unknown was met they are it. `open`
 * tells that something was.
 *
 * Papers and persons that are not in the answers do not exist here: see
 * engine/world.h for how they are put in before a best run.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "engine/report.h"

/* How much may still be looked at before a search gives up: the same on every machine, unlike a time. */
struct work { uint64_t left; };

#define WORK_MAX 16000000u

static inline void work_spend(struct work *work, uint64_t looks)
{
	work->left -= work->left < looks ? work->left : looks;
}

static inline bool work_spent(const struct work *work)
{
	return work->left == 0;
}

struct scopes;

/* The first that a run met of which something is not known: a value or an event (the others NO_INDEX), or else whether
 * the paper, or where that is NULL the person, comes. */
struct sight {
	bool any;
	uint32_t person;
	const struct paper *paper;
	uint32_t attribute, event;
};

struct run {
	const struct rules *rules;
	const struct answers *answers;
	struct arena *scratch;       /* rewound after each use */
	bool best;
	bool open;                   /* an unknown was met on the way */
	bool doubtful;               /* an unknown was met that no one value makes fail (pass) throughout: a bound, no case */
	bool truncated;              /* a search among selections went over its cap */
	uint32_t steps;              /* spent in searches among selections */
	uint32_t looks;              /* papers and tests looked at */
	struct work *work;           /* what all runs together may spend; NULL: it is the only one */
	struct sight *sight;         /* NULL: nobody asks */
	const struct scopes *scopes; /* filled: to tell whether it is doubtful; NULL: it is where an open value was met */
};

/* Whose papers and facts are looked at, and which papers are out of play (NULL: none). */
struct view {
	const struct person *person;
	uint32_t index;              /* PERSON_ME or 1 + n */
	const uint8_t *out;          /* one per paper */
};

#define RUN_STEPS_MAX 20000u
#define RUN_LOOKS_MAX 2000000u
/* An unknown was met on the way. */
static inline void run_saw(
	struct run *run, const struct view *view, const struct paper *paper, uint32_t attribute, uint32_t event)
{
	run->open = true;
	if (run->sight && !run->sight->any)
		*run->sight = (struct sight){true, view->index, paper, attribute, event};
}

/* The same, where no one value of it makes all fail (pass) throughout. */
static inline void run_doubts(
	struct run *run, const struct view *view, const struct paper *paper, uint32_t attribute, uint32_t event)
{
	run_saw(run, view, paper, attribute, event);
	run->doubtful = true;
}

/* A person of whom only this is said: they come, and bring all that their role asks. Others have facts, known or not. */
static inline bool person_ideal(const struct person *person)
{
	return !person->facts;
}

struct view view_of(const struct answers *answers, uint32_t person);

bool requirement_met(struct run *run, uint32_t requirement, const struct view *view);
bool requirement_in_force(const struct rules *rules, uint32_t requirement, int32_t visit);

/* The condition for that paper (NULL: it is of the person alone). */
bool condition_met(struct run *run, uint32_t condition, const struct view *view, const struct paper *paper);
bool condition_in_force(const struct rules *rules, uint32_t condition, int32_t visit);

enum outcome run_outcome(const struct run *run, const struct test *test, const struct view *view,
	const struct paper *paper);

/* Is the paper there, usable, and taken by a line of the list? */
bool paper_there(struct run *run, const struct view *view, uint32_t index);
bool paper_usable(struct run *run, const struct view *view, const struct paper *paper);
bool list_takes(struct run *run, uint32_t list, const struct view *view, const struct paper *paper);
bool list_accepts(struct run *run, uint32_t list, const struct view *view, uint32_t at);
/* The first such paper in from..end - 1, else `end`; what comes after it is not looked at. */
uint32_t list_next(struct run *run, uint32_t list, const struct view *view, uint32_t from, uint32_t end);
bool line_in_force(const struct run *run, const struct line *line);

/* Tallies: how many count in a row (stopping at `enough`), and the whole sum. */
uint32_t row_count(struct run *run, const struct row *row, const struct view *view, uint32_t enough);
bool tally_met(struct run *run, const struct requirement *requirement, const struct view *view);
uint32_t tally_sum(struct run *run, const struct requirement *requirement, const struct view *view);

/* The number that a requirement wants: its own, or a fact's (UINT32_MAX where that can never be reached). */
uint32_t wanted_number(struct run *run, const struct requirement *requirement, const struct view *view);

bool events_met(struct run *run, const struct requirement *requirement, const struct view *view);
/* Is it known how many there are that count, though not all of the log may be? */
bool events_counted(const struct requirement *requirement, const struct event_log *log, int32_t visit);
bool text_met(struct run *run, const struct requirement *requirement, const struct view *view);

/* Requirements with `choose` or `apart`: some selection, some sharing out of the papers. */
bool choose_met(struct run *run, uint32_t requirement, const struct view *view);
bool apart_met(struct run *run, const struct requirement *requirement, const struct view *view);
/* One more selection is tried. Were too many? */
bool selections_spent(struct run *run);
bool requirement_met_plainly(struct run *run, uint32_t requirement, const struct view *view);

#endif
