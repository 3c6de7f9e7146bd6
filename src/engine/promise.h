#ifndef MEDBRING_ENGINE_PROMISE_H
#define MEDBRING_ENGINE_PROMISE_H

/*
 * What stands on a paper, said by an answer that is not there yet: "of your
 * home country", "in another name than your former one". No one value would
 * do, and yet whoever has such a paper can be told of it. It is a value that
 * is not known but for the tests that it passes; their numbers are the `low`
 * of its `more`. Its own `low` is not 0 where it is also unlike that of any
 * other paper: then each has another number. Below 0 it is unlike what is
 * promised of others, but perhaps not what is open on those at hand.
 */

#include "engine/candidates.h"

/* What could be promised of a value that waits for facts without an answer: as many tests at once as some value can
 * pass, whatever those facts are (of what has an order: as they may well be). What is promised comes first in `values`,
 * then those candidates that are as good as a promise in some other way. */
void promises_first(struct world *world, const struct variable *variable, struct candidates *values);

#endif
