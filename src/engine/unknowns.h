#ifndef MEDBRING_ENGINE_UNKNOWNS_H
#define MEDBRING_ENGINE_UNKNOWNS_H

/* Everything that has no answer, each with its best and its worst: what questions are made of. */

#include "engine/solve.h"

/* One unknown: a paper or person who may come, an open value, a log. */
struct unknown {
	enum ask_kind kind;
	uint32_t person, paper;
	uint32_t paper_kind;         /* NO_INDEX: no paper */
	struct variable variable;    /* attribute and event: NO_INDEX where it is not one */
	uint32_t requirement;        /* EVENTS: the first that looks at them */
	struct candidates good, bad;
	struct candidates all;       /* of matters.c */
	bool asked;                  /* it can be put as a question now */
	bool has_cases;              /* a log of which the best and the worst do not tell all */
	bool none;                   /* the first of `bad` is that there is no value, which cannot be */
	bool good_now;               /* so it stands in the world */
	bool matters, kept, decides;
	bool tried;                  /* of matters.c: it stands as one of its cases */
};

struct core;

struct asking {
	struct arena *arena;
	struct world *world;
	const struct scopes *scopes;
	uint32_t requirement, person; /* what is judged; of matters.c, a part of it while that is looked at alone */
	struct unknown *list; uint32_t count;
	uint32_t *order;
	bool some_none;
	bool cases_known;            /* each unknown's `all` was found */
	bool inexact;                /* of some of them, not all of it */
	struct core *core;           /* of exchange.c: what the last walk left, NULL where it is not looked at yet */
	uint32_t **stands_on;        /* of exchange.c, by person and paper */
	bool doubtful;               /* something is asked for although its search came to no end */
	bool walked;                 /* the world is as the last walk left it: those kept good, the others bad */
};

/* Fill `list` from the world, and make room for as many in `order`. What order the papers were named in is not to be seen
 * in the list: a search that comes to its end before all is looked at asks the same. */
void unknowns_collect(struct asking *asking);

#endif
