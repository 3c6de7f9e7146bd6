#ifndef MEDBRING_LOAD_SIDES_H
#define MEDBRING_LOAD_SIDES_H

/* Side keys that many mappings have: validity and `accept`. */

#include "load/match.h"

/* valid-to before valid-from is told. */
void check_validity(struct loader *loader, const struct match *match, int32_t valid_from, int32_t valid_to);

/* `accept`, on any mapping. */
grammar_build build_accept;

#endif
