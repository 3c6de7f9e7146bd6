#ifndef MEDBRING_ENGINE_SCOPE_H
#define MEDBRING_ENGINE_SCOPE_H

/*
 * What a requirement can look at: for the visitor and for each role that it
 * reaches, the lists, tests and requirements in force on the day. Everything
 * that splits, completes or asks works from here, so that what no rule in
 * force can see costs nothing and is never asked.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "engine/evaluate.h"
#include "engine/report.h"

struct numbers { uint32_t *at; uint32_t count, room; };

struct sampled {
	uint32_t attribute;
	const char **texts; uint32_t count;
	uint32_t unlike;                 /* the first ones: no two are alike */
	const char **chosen; uint32_t chosen_count; /* unlike all that they may not be the same as: see text_rule.h */
	bool lacking;                    /* there are more lengths or sorts of characters than were thought of */
};

struct scope {
	bool reached;
	struct numbers lists;            /* also those that `with` names */
	struct numbers tests;            /* every test in reach, of papers and of the person */
	struct numbers requirements;     /* every requirement node about this person */
	struct numbers keys;             /* attributes that `distinct` counts by */
	struct numbers sames;            /* attributes that `choose: same` goes by */
	struct numbers *by_kind;         /* tests that a paper of that kind (or its holder) can be put to */
	bool *named;                     /* one per kind: some list names it, so that having it can matter */
	bool *list_seen, *test_seen;
	bool *by_key;                    /* one per list: papers of one kind count once there */
	struct sampled *sampled;         /* of text_samples.h: for each fact that several requirements on its text look at */
	uint32_t sampled_count;
	uint8_t *spreads;                /* of spread.h, a row for each kind and one for the person; NULL where it would be large */
};

struct prepared;

struct scopes {
	struct prepared *prepared;       /* NULL, or two of solve.h: for what can fail, for what can be met */
	struct work *work;               /* of the part of the report that is being made */
	bool filled;
	const struct answers *answers;
	struct arena *arena;
	const struct rules *rules;
	int32_t visit;
	uint32_t requirement;
	struct scope *of;                /* 0: the visitor; 1 + role: persons of that role */
	uint32_t *wanted_persons;        /* one per role: the most that any requirement needs */
};

/* Nothing is walked before scopes_fill(), which is quick from the second time on: with no unknowns, no one needs it. */
struct scopes scopes_for(struct arena *arena, const struct rules *rules, uint32_t requirement,
	const struct answers *answers);
void scopes_fill(struct scopes *scopes);

struct scope *scope_of(const struct scopes *scopes, const struct person *person);

/* Are papers counted or chosen by it? Then each may need a value of its own, or all one. */
bool scope_goes_by(const struct scope *scope, uint32_t attribute);

bool numbers_have(const struct numbers *numbers, uint32_t number);
void numbers_add(struct arena *arena, struct numbers *numbers, uint32_t number);

#endif
