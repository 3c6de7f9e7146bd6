#ifndef MEDBRING_ENGINE_EASE_H
#define MEDBRING_ENGINE_EASE_H

/*
 * Which of the ways is to be named first: what a clerk would say first. Of as
 * many things, those that settle what the person has already; then those that
 * need nobody else; then other kinds than those the person has; then those of
 * which the kind alone tells that they serve, before those to be looked at.
 */

#include "engine/completions.h"

/* The kinds of one item: those that ask for little first, those that the person has already last. */
void kinds_easiest_first(const struct world *base, uint32_t person, uint32_t *kinds, uint32_t count);

/* All ways, the easiest first; those that are as easy stay in their order. */
void completions_easiest_first(const struct world *base, struct completion *list, uint32_t count);

#endif
