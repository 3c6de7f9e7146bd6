#ifndef MEDBRING_ENGINE_ELEMENTS_H
#define MEDBRING_ENGINE_ELEMENTS_H

/*
 * The things that could be added: a further paper in its ideal form, an
 * answer that an existing paper may turn out to have, a fact that can be
 * arranged, a text, another person. Papers that every rule in reach treats
 * alike form one class and are searched as one.
 */

#include "engine/solve.h"

/* One way to add one thing. */
struct element {
	enum item_kind kind;
	uint32_t person;
	uint32_t paper_kind;             /* PAPER */
	uint32_t replaces;               /* PAPER: the existing paper that it settles, or NO_INDEX */
	uint32_t attribute;              /* FACT, TEXT */
	uint32_t role;                   /* PERSON */
	const struct value *values;      /* PAPER: one per attribute; FACT, TEXT: one */
	const bool *fresh;               /* PAPER: keys that each new paper has its own of */
	uint64_t behaviour;              /* of a paper: equal where all lists treat it alike */
	uint64_t by_key;                 /* of a paper: a bit for each list (or several) that takes it and counts by kind */
	bool alone;                      /* never in a class with others */
};

/* Elements that do the same: any one of them serves. */
struct class { const struct element *members; uint32_t count; };

struct classes { struct class *at; uint32_t count; };

/* `base` is settled: nothing unknown comes. `stage` is one of it, with room for one more. */
struct classes classes_find(struct arena *arena, struct world *base, struct world *stage);

/* Of these, which stay as they are but for what is said here of papers: those of one person one after another. */
struct classes classes_make(struct arena *arena, struct world *base, struct world *stage, struct element *list,
	uint32_t count);

/* Could somebody be all that the role asks for, at best? */
bool role_can_be_met(struct arena *arena, const struct world *base, uint32_t role);

/* Add a paper to a world with room; its values may be changed there. Its place among the person's papers. */
uint32_t paper_add(struct world *world, const struct element *element);

/* What stood where an element was put. */
struct placing { const struct element *element; struct paper paper; struct value value; };

/* Put elements into a copy of a world with room, and take them away again, the last first; `copy` tells further ones of
 * the same kind apart. */
void element_place(struct world *stage, const struct element *element, uint32_t copy, struct placing *was);
void element_displace(struct world *stage, const struct placing *was);

#endif
