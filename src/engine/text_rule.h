#ifndef MEDBRING_ENGINE_TEXT_RULE_H
#define MEDBRING_ENGINE_TEXT_RULE_H

/*
 * Rules on a text that a person makes up. A rule never says only "no": every
 * fault is named at once, with the character and its place (counted in code
 * points after NFC, from 1), and texts that would do are proposed.
 */

#include "base/arena.h"
#include "engine/report.h"
#include "engine/test.h"

/* Stand-ins for "some text that passes (fails) every rule", compared by address. */
extern const char text_that_passes[];
extern const char text_that_fails[];

static inline bool text_stands_for_some(const char *text) { return text == text_that_passes || text == text_that_fails; }

/* Stands for "some text to which the rules say the same, but for one: it is not the same as another answer", as a person
 * chooses one who knows those. It begins with a byte that no text may hold. */
static inline bool text_is_chosen(const char *text) { return text[0] == '\x03'; }
const char *text_chosen_like(struct arena *arena, const char *text);

/* Does `text` pass the rule, `other` being what is known of the fact of a not-same rule? */
enum outcome text_rule_outcome(struct arena *scratch, const struct rules *rules, const struct text_rule *rule,
	const char *text, const struct value *other);

/* What a not-same rule compares of a text: folded, without the characters that it ignores (or NULL). */
const char *text_stripped(struct arena *arena, const char *text, const char *ignoring);

/* Is it exactly so many digits? */
bool text_has_form(const char *text, uint32_t digits);

/* Texts as a list of code points. */
struct points { int32_t *at; uint32_t count; };
struct points text_to_points(struct arena *arena, const char *text);
const char *points_to_text(struct arena *arena, struct points points);

bool character_in(const struct text_rule *rule, int32_t character);
bool digit(int32_t character);

/* Every fault of the text, in the order of the rules, then of the places. */
const struct fault *text_faults(struct arena *arena, const struct rules *rules, const struct requirement *requirement,
	const struct person *person, uint32_t *count);

/* Texts that pass: the given one repaired, then variations of it. Deterministic, never a secret. */
const char *const *text_proposals(struct arena *arena, const struct rules *rules,
	const struct requirement *requirement, const struct person *person, uint32_t *count);

#endif
