#ifndef MEDBRING_ENGINE_STAND_IN_H
#define MEDBRING_ENGINE_STAND_IN_H

/*
 * What is kept of a private text once its field is left: that it was given,
 * which rules it keeps to, and, only where the rules compare it with other
 * texts, a sum by which it is known again. No digit of it can be read there.
 * A stand-in begins with a byte that no text may hold.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "engine/test.h"

/* For a private attribute's text. */
const char *stand_in_make(struct arena *arena, const struct rules *rules, uint32_t attribute, const char *text);

static inline bool stand_in_is(const char *text) { return text[0] == '\x02'; }

/* Are the two the same text, where one or both are stand-ins? */
bool stand_in_same(const char *left, const char *right);

/* What text_rule_outcome() would have said of the text, of the other one nothing being known. */
enum outcome stand_in_outcome(const struct rules *rules, const struct text_rule *rule, const char *stand_in);

/* Are the two the same by that not-same rule, where one or both are stand-ins? */
bool stand_in_same_by(struct arena *scratch, const struct rules *rules, const struct text_rule *rule,
	const char *left, const char *right);

#endif
