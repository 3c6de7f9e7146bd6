#ifndef MEDBRING_ENGINE_SPREAD_H
#define MEDBRING_ENGINE_SPREAD_H

/*
 * How far an unknown value can go: is there one value with which all tests in
 * reach fail, or all pass? Where a run has met none but such unknowns, it is no
 * bound but a case that can be, and nothing needs to be tried out. This hangs
 * on the rules and the day alone, and is found out once.
 */

#include "engine/scope.h"

/* Has the attribute of a paper of that kind (NO_INDEX: the fact), held by a person of the scope, such a value? */
bool spread_reaches(const struct scopes *scopes, struct scope *scope, uint32_t kind, uint32_t attribute, bool all_pass);

#endif
