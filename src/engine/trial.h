#ifndef MEDBRING_ENGINE_TRIAL_H
#define MEDBRING_ENGINE_TRIAL_H

/* The values that one unknown is tried with, and which tests each of them passes. */

#include "engine/candidates.h"

struct tried { struct value value; uint64_t passes; bool own; /* a key that nothing else has */ };

struct trial {
	struct world *world;
	const struct variable *variable;
	enum type type;
	struct tried *list; uint32_t count, room;
	bool open;                       /* some outcome was open: nothing may be left out */
	uint32_t bits;
};

/* Find out what each value passes, leave out those that are never needed, put the likeliest first. */
void trial_judge(struct trial *trial);
void trial_prune(struct trial *trial, enum purpose purpose);
void trial_order(struct trial *trial, enum purpose purpose);

#endif
