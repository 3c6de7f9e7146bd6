#ifndef MEDBRING_APP_PLAN_H
#define MEDBRING_APP_PLAN_H

/*
 * What a requirement can ask of one person, before anything is answered: the
 * kinds of paper that it names, in groups; the facts, events, texts and
 * other persons that it turns on. Read off the requirement once for each
 * checklist and day; the page is laid out from it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/rules.h"

struct plan_kind {
	uint32_t kind;
	const struct text *heading;  /* of the group that first names it; NULL: only "any paper" takes it, or none */
	bool never;                  /* never accepted; shown so that nobody brings it */
};

struct plan_fact {
	uint32_t attribute;
	uint32_t test;               /* the first test of it, or NO_INDEX */
	bool aside;                  /* only compared with: worth showing when it is asked for or answered */
};

struct plan {
	struct plan_kind *kinds; uint32_t kind_count;      /* in the order of the page */
	struct plan_fact *facts; uint32_t fact_count;
	uint32_t *roles; uint32_t role_count;
	uint32_t *events; uint32_t event_count;            /* requirements */
	uint32_t *texts; uint32_t text_count;              /* requirements */
	uint32_t *lists; uint32_t list_count;
	const struct text **uses;    /* one per list: the label of the requirement that it serves, or the nearest above; NULL */
	const uint32_t *copies;      /* one per kind: so many papers of it can count at once (engine/copies.h) */
	uint32_t requirement;        /* that it was made of */
	bool several;                /* of one of the plan's kinds more than one */
};

/* `never` adds the kinds that are never accepted at the end. */
const struct plan *plan_make(struct arena *arena, const struct rules *rules, uint32_t requirement, int32_t visit,
	bool never);

/* The first test of that attribute of a paper of the kind in the plan's lists or in what makes it usable; NO_INDEX. */
uint32_t plan_paper_test(const struct rules *rules, const struct plan *plan, uint32_t kind, uint32_t attribute);

/* The role where the whole requirement is to bring a person of it, else NO_INDEX. */
uint32_t plan_root_role(const struct rules *rules, uint32_t requirement);

#endif
