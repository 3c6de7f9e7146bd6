#ifndef MEDBRING_ENGINE_CANDIDATES_H
#define MEDBRING_ENGINE_CANDIDATES_H

/*
 * What an unknown may become, brought down to the few values that can make a
 * difference. The tests that can meet it cut the values into cells within
 * which every value does the same; one value stands for a cell. Of these only
 * the best (or the worst) are kept: one that passes a subset of what another
 * passes is never needed in a best case. Often one is left, and then there is
 * nothing to try out.
 *
 * An unknown has some value, or the one that `absent` declares; that it has
 * none is thought of only where a rule asks whether it is given.
 */

#include "engine/world.h"

enum variable_kind { VARIABLE_VALUE, VARIABLE_LOG };

struct variable {
	enum variable_kind kind;
	uint32_t person, paper;          /* paper NO_INDEX: a fact */
	uint32_t attribute;              /* VALUE */
	uint32_t event;                  /* LOG */
	struct value known;              /* as it stood: unknown or an interval */
	struct event_log log;            /* LOG: as it stood */
	const struct numbers *tests;     /* that can meet it */
	bool operand;                    /* others are compared with it */
	bool by_itself;                  /* no test is known to compare it with another value */
	bool distinct, same;             /* it is a key */
	bool lonely;                     /* no paper of the person has a known value of it, so there is none to share */
	bool wanted, allowed;            /* a requirement takes its number from it: so many there must be (may be) */
	bool text;                       /* rules on a text look at it */
};

struct variables { struct variable *at; uint32_t count, room; };

/* Every open value that a rule can see, of the papers and persons that come. */
void variables_collect(struct world *world, struct variables *out);

/* Only those of one paper, which is there. */
void variables_of_paper(struct world *world, uint32_t person, uint32_t paper, struct variables *out);

enum purpose { PURPOSE_BEST, PURPOSE_WORST, PURPOSE_ALL };

struct candidates {
	struct value *values; uint32_t count;          /* VALUE; best first for PURPOSE_BEST */
	struct event_log *logs;                        /* LOG */
	bool inexact;                                  /* not every case could be covered */
};

/* Operands that are still open make the candidates all cells of both. */
void candidates_find(struct world *world, const struct variable *variable, enum purpose purpose,
	struct candidates *out);

void candidate_set(struct world *world, const struct variable *variable, const struct candidates *candidates,
	uint32_t which);
void candidate_unset(struct world *world, const struct variable *variable);

/* Has a requirement on a text a rule that it is not the same as that fact? */
bool requirement_compares(const struct rules *rules, const struct requirement *requirement, uint32_t attribute);

/* Do some requirements want more of these events and others less? Else one log is the best for all, and one the worst. */
bool log_pulled_both_ways(const struct world *world, const struct scope *scope, uint32_t event);

/* Does each requirement on these events of the person count so many of them, whatever is open in the log? */
bool log_known(const struct world *world, uint32_t person, uint32_t event);

/* That value of the person (paper NO_INDEX) or paper, and the tests that can meet it; nothing else of it is filled in. */
struct variable variable_at(const struct world *world, uint32_t person, uint32_t paper, uint32_t attribute);

/* Has it a test whose operand is still open? */
bool variable_waits(const struct world *world, const struct variable *variable);

/* ---- marks: where the tests cut, and which constants they name ---- */

struct marks {
	struct arena *arena;
	struct numbers cuts;             /* ordered: values at which an outcome changes (as int32_t); else constants */
	const char **texts; uint32_t text_count, text_room;
	uint32_t text_late;              /* those from here on are of a text that is open too: the likeliest last */
	bool inexact;                    /* some were too far to be sought */
	const struct variable *of;       /* whose they are, and for whose they are sought */
	const struct marks *from;
};

/* Where papers are counted or chosen by it: also the values that other papers have, and those that stand on every paper
 * of a kind, which may still come. */
enum keys { KEYS_NONE, KEYS_OF_PAPERS, KEYS_OF_KINDS };

void marks_find(struct world *world, const struct variable *variable, enum keys keys, struct marks *out);

/* That number, and the next one. */
void marks_add_around(struct marks *marks, int32_t point);

/* What a fact may be from which a requirement takes a number. */
void number_marks(const struct world *world, const struct variable *variable, struct marks *out);

/* Event logs that tell the requirements on them apart. */
void log_candidates(struct world *world, const struct variable *variable, enum purpose purpose, struct candidates *out);

/* A text that no rule and nobody else has: another one for each number, below half a million. */
const char *fresh_text(struct arena *arena, uint32_t number);

#endif
