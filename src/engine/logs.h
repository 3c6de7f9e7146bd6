#ifndef MEDBRING_ENGINE_LOGS_H
#define MEDBRING_ENGINE_LOGS_H

/*
 * What may have happened, as far as any requirement can tell. Each looks at a
 * log through one number: how many events, or how many persons, within one
 * window. So a log is no more than these numbers, one for each class of
 * requirements that look in the same way, and all that is tried is which
 * numbers can be there together.
 */

#include "engine/candidates.h"

#define CLASSES_MAX 32u
#define EVER INT32_MAX
#define NUMBER_ANY INT64_MAX /* no bound */

/* Requirements that count the same in the same window. */
struct log_class {
	int32_t within_days;           /* -1: ever */
	bool distinct_person;
	struct numbers least;          /* numbers from which on a requirement is met */
	struct numbers most;           /* numbers from which on one is no longer met */
	bool least_open, most_open;    /* such a number may be any: a fact without an answer tells it */
};

/* Those with narrow windows first, and in one window those that count events. */
struct log_classes {
	struct world *world;
	enum purpose purpose;          /* which logs are of use: the best, the worst, or all */
	struct log_class at[CLASSES_MAX]; uint32_t count;
	int32_t windows[CLASSES_MAX]; uint32_t window_count; /* days of each, ordered; EVER: no window */
	uint32_t highest;              /* from here on a number does the same as any higher one */
	bool by_person;
	struct told_log *kept; uint32_t kept_count, kept_room;
	bool full;                     /* more can be than are kept, or there was no time to find them */
	bool inexact;
};

static inline int32_t class_days(const struct log_class *class)
{
	return class->within_days < 0 ? EVER : class->within_days;
}

/* The next higher number that a requirement of the class tells apart; NUMBER_ANY: none. */
int64_t log_next_change(const struct log_class *class, int64_t number);

/* A log with so many of each class can be. */
void log_keep(struct log_classes *classes, const uint32_t *numbers);

/* Keep all that can be where nothing is known. */
void log_open_candidates(struct log_classes *classes);

/* Keep all that a list with open days or persons may be. */
void log_list_candidates(struct log_classes *classes, const struct event_log *list);

#endif
