#ifndef MEDBRING_ENGINE_SHARES_H
#define MEDBRING_ENGINE_SHARES_H

/*
 * Papers shared out among requirements that count them: each wants so many,
 * of keys of its own, and a paper goes to one of them. As many as can be are
 * given; where one lacks a paper that another holds, that one looks for
 * another in turn, so that nothing has to be tried out.
 */

#include "engine/evaluate.h"

/* Is all that the requirement, a count of papers, takes of one told by that paper alone, and by how many there are? */
bool shares_plainly(struct run *run, uint32_t requirement, const struct view *view);

/* Can each of them, all of them such and each met where it shares none, be met by papers of its own? */
bool shares_met(struct run *run, const uint32_t *requirements, uint32_t count, const struct view *view);

#endif
