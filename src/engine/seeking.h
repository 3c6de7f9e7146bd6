#ifndef MEDBRING_ENGINE_SEEKING_H
#define MEDBRING_ENGINE_SEEKING_H

/* The inside of the search for the shortest ways, for completions.c and seek_parts.c only. */

#include "engine/completions.h"

struct parts;

/* What a listed way was made of: its items, and what each of them is when it shows no more than it has to. */
struct made { const struct item *items; const struct element *elements; };

struct seeking {
	struct arena *arena;
	struct world *base, *stage;
	uint32_t requirement;
	struct classes classes;
	struct chosen chosen[COMPLETION_SIZE];
	uint32_t tries;
	struct report *report;
	struct completion *list;
	struct made *made;               /* beside `list`, in the order of finding */
	uint32_t count, found_count;
	uint8_t (*found)[COMPLETION_SIZE + 1];
	uint32_t (*found_class)[COMPLETION_SIZE];
	bool any, too_many;
	struct parts *parts;             /* what has to be met one by one; NULL until it is asked for */
};

/* Is the room or the time used up that there is for it? */
bool seeking_over(const struct seeking *seeking);

/* Can there be only one of it: a fact, a text, a paper that is at hand? */
bool class_once(const struct class *class);

/* How it comes out once that way is gone: report->after. */
void after_find(struct seeking *seeking, const struct completion *way);

/* `chosen` makes it ready: keep it, unless it contains a set that was found before. */
void seeking_take(struct seeking *seeking, uint32_t size);

/* Seek the sets of that size part by part. False where there are no parts to go by, or so few sets that all can be
 * tried. */
bool seek_by_parts(struct seeking *seeking, uint32_t size);

#endif
