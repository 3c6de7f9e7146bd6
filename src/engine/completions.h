#ifndef MEDBRING_ENGINE_COMPLETIONS_H
#define MEDBRING_ENGINE_COMPLETIONS_H

/*
 * The shortest ways to ready: sets of further papers, facts to arrange,
 * persons to bring, or a later day, that make it ready whatever the open
 * answers become. By size, smallest first; a set that contains another is
 * left out.
 */

#include "engine/elements.h"

#define COMPLETIONS_LISTED 24u
#define COMPLETION_SIZE 12u
#define COMPLETION_TRIES 20000u

/* `after`: also how it comes out once the first way is gone: report->after. */
void completions_find(struct arena *arena, struct scopes *scopes, const struct answers *answers,
	struct report *report, bool after);

/* Ready in a settled world, whatever its open values become? */
bool world_ready(struct world *world, uint32_t requirement);

/* The first later day on which time alone has made it ready, or INT32_MIN; `test` is the one that turned. */
int32_t ready_by_waiting(struct arena *arena, const struct scopes *scopes, const struct answers *answers,
	uint32_t *test);

/* From classes to items: which members serve, and what they have to show. Each way is handed to `take`, with one member
 * for each place that shows no more than that; both are gone afterwards. */
struct chosen { const struct class *class; uint32_t copy; };
typedef void (*item_taker)(void *taker, const struct item *items, const struct element *made, uint32_t count);
void items_of(struct arena *arena, struct world *base, struct world *stage, uint32_t requirement,
	const struct chosen *chosen, uint32_t count, item_taker take, void *taker);

#endif
