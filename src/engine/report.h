#ifndef MEDBRING_ENGINE_REPORT_H
#define MEDBRING_ENGINE_REPORT_H

/*
 * The engine: rules and answers in, a report out, and nothing else. It reads
 * no clock, file, locale or environment, and takes all memory from the arena
 * it is given. The report points into the rules and the answers, which must
 * outlive it.
 *
 * VERDICT_READY and VERDICT_NOT_READY are exact: every way of filling in what
 * is unknown gives them. All else is VERDICT_UNKNOWN. Where the number of
 * ways went over the cap, `truncated` is set and the verdict, where it could
 * not be had otherwise, is VERDICT_UNKNOWN.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/answers.h"
#include "model/rules.h"

enum verdict { VERDICT_NOT_READY, VERDICT_READY, VERDICT_UNKNOWN };

/* Which person: 0 is the visitor, 1 + n is answers->others[n]; PERSON_NEW + role is one not in the answers. */
#define PERSON_ME 0u
#define PERSON_NEW 0x40000000u

struct paper_ref {
	uint32_t person;
	uint32_t index;              /* into that person's papers; NO_INDEX for a kind that was not mentioned */
	uint32_t kind;
};

/* Why a paper that a list names does not serve there. */
struct obstacle {
	struct paper_ref paper;
	uint32_t test;               /* the test that fails (or is open), NO_INDEX for the next two */
	uint32_t beside;             /* else the list of what it counts only together with, NO_INDEX where that is not it */
	bool never;                  /* the kind is never accepted */
	bool open;                   /* not failed: it has no answer yet */
	bool usable;                 /* false: the test is of the kind's `counts`, not of the list */
};

/* One requirement as it came out; the tree has the shape of the requirement's. */
struct finding {
	uint32_t requirement;
	enum verdict verdict;
	uint32_t person;             /* whose it is */
	bool in_force;               /* false: outside its valid-from/valid-to; then the verdict is to be left out */
	const struct paper_ref *by; uint32_t by_count;             /* papers that meet it (smallest set), by order of papers */
	const struct obstacle *obstacles; uint32_t obstacle_count; /* where it is not met: papers that were meant to and do not */
	const uint32_t *failed_tests; uint32_t failed_count;       /* REQUIRE_ME: tests of facts that fail or are open */
	uint32_t reached_low, reached_high, wanted;                /* tally: sum in worst and best case, and the need */
	const struct finding *parts; uint32_t part_count;          /* PERSON: one part for each candidate person */
};

enum item_kind { ITEM_PAPER, ITEM_FACT, ITEM_PERSON, ITEM_TEXT, ITEM_DATE };

/* What a paper must show or a fact must be: a test it has to pass. */
struct item {
	enum item_kind kind;
	uint32_t person;             /* who brings it */
	const uint32_t *kinds; uint32_t kind_count;    /* PAPER: any one of these serves */
	const uint32_t *tests; uint32_t test_count;    /* PAPER: it must pass these; FACT: the test of the fact; DATE: the test that time will meet */
	uint32_t attribute;          /* FACT, TEXT */
	uint32_t role;               /* PERSON: with all that role's requirement asks */
	int32_t from;                /* DATE: first day on which it holds */
	uint32_t replaces;           /* PAPER: index of the person's paper whose missing answer it settles, or NO_INDEX */
};

struct completion { const struct item *items; uint32_t item_count; };

enum ask_kind { ASK_HAVE, ASK_ATTRIBUTE, ASK_FACT, ASK_PERSON, ASK_EVENTS, ASK_TEXT_SAME };

struct ask {
	enum ask_kind kind;
	uint32_t person;
	struct paper_ref paper;      /* HAVE, ATTRIBUTE */
	uint32_t attribute;          /* ATTRIBUTE, FACT, TEXT_SAME (the other fact) */
	uint32_t role;               /* PERSON */
	uint32_t requirement;        /* EVENTS: the requirement whose plain question it is */
	uint32_t test;               /* the plain question's test, NO_INDEX where the value itself is asked */
	bool decides;                /* one of its answers alone decides the verdict */
};

/* A fault of a proposed text. */
struct fault {
	uint32_t rule;               /* index into rules->text_rules */
	uint32_t position;           /* character, from 1; 0 where it is about the whole text */
	int32_t character;           /* code point, or 0 */
	bool open;                   /* cannot be said yet */
	bool moot;                   /* open, and the text is refused all the same */
};

struct report {
	uint32_t checklist;
	int32_t visit;
	enum verdict verdict;
	bool truncated;
	const struct finding *root;
	const struct completion *completions; uint32_t completion_count;
	uint32_t completions_more;   /* 0, or K: more than K things are missing, none smaller was found */
	bool completions_unlisted;   /* there are more of the same size than were listed */
	const struct finding *after; /* how it comes out once the first completion is gone: further papers and persons stand behind
	                              * those of the answers. NULL: not wanted, or no completion that is more than to wait */
	const struct ask *asks; uint32_t ask_count;
	const uint32_t *notices; uint32_t notice_count;            /* in force, indexes into rules->notices */
	const struct fault *faults; uint32_t fault_count;
	const char *const *proposals; uint32_t proposal_count;
	uint32_t proposed;           /* the requirement whose text they are for, or NO_INDEX */
};

/* What is wanted beside the verdict; less is quicker. */
enum {
	REPORT_REASONS = 1,
	REPORT_COMPLETIONS = 2,
	REPORT_ASKS = 4,
	REPORT_TEXT = 8,             /* faults and proposals */
	REPORT_ALL = 15,
	REPORT_AFTER = 16            /* with REPORT_COMPLETIONS: `after`, which REPORT_ALL leaves out */
};

/* Judge `answers` by a checklist. Never fails; the report lives in `frame`. */
const struct report *report_make(struct arena *frame, const struct rules *rules, uint32_t checklist,
	const struct answers *answers, unsigned wanted);

/* The verdict alone: the quick way, no reasons. `scratch` is rewound before it returns. */
enum verdict report_verdict(struct arena *scratch, const struct rules *rules, uint32_t requirement,
	const struct answers *answers, bool *truncated);

/* Does this one value pass that test on that day? For front ends and lint. */
enum outcome { OUTCOME_FAIL, OUTCOME_PASS, OUTCOME_OPEN };
enum outcome test_outcome(const struct rules *rules, const struct test *test, const struct value *value,
	const struct value *operand, int32_t visit);

/* The answers that a plain question about `test` stands for: what "yes" and "no" make of the value.
 * False where the test cannot be asked plainly (then the value itself must be asked). */
bool test_plain_answers(const struct rules *rules, const struct test *test, const struct value *known,
	const struct value *operand, int32_t visit, struct value *yes, struct value *no);

/* The boundary day that the test turns on for that visit (for {date} in a plain question), or INT32_MIN. */
int32_t test_boundary(const struct rules *rules, const struct test *test, const struct value *operand, int32_t visit);

/* What is known of an attribute of a paper: given, else fixed by the kind, else unknown where the
 * kind asks for it, else the attribute's `absent`, else VALUE_NONE. */
struct value paper_value(const struct rules *rules, const struct paper *paper, uint32_t attribute);

#endif
