#ifndef MEDBRING_ENGINE_TEXT_SAMPLES_H
#define MEDBRING_ENGINE_TEXT_SAMPLES_H

/*
 * Texts for a fact of which nothing is known and that several requirements
 * look at: which of them a text can meet at once, and which not, is seen by
 * texts of each length and of each sort of characters that their rules tell
 * apart.
 */

#include "engine/scope.h"

/* Of the facts that two requirements or more look at: one alone some text meets, and some does not. */
void text_samples_find(struct arena *arena, const struct rules *rules, struct scope *scope);

/* NULL where fewer look at it. */
const struct sampled *text_samples_of(const struct scope *scope, uint32_t attribute);

#endif
