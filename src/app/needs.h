#ifndef MEDBRING_APP_NEEDS_H
#define MEDBRING_APP_NEEDS_H

/*
 * An item of a completion names the kinds of paper that serve and the tests
 * that some of them must pass. Which test is for which kind is read from the
 * lines of the rules: a test is for the kinds in whose lines it stands.
 */

#include <stdbool.h>

#include "engine/report.h"
#include "model/rules.h"

/* Must a paper of that kind be shown to pass that test? Not where the kind fixes what is tested. */
bool need_is_for_kind(const struct rules *rules, uint32_t test, uint32_t kind);

/* Do two kinds of the item need the same of its tests? */
bool needs_are_same(const struct rules *rules, const struct item *item, uint32_t left, uint32_t right);

/* Are papers counted by it at all, in whatever checklist? Mostly not, and then no more need be looked at. */
bool need_is_counted_by(const struct rules *rules, uint32_t attribute);

/* The kinds of the papers beside which one is to be counted. */
struct company { const uint32_t *kinds; uint32_t count; };

/* Does the checklist count a paper of that kind and one of its company once where they have the same value of the
 * attribute? */
bool need_is_to_differ(const struct rules *rules, uint32_t checklist, uint32_t kind, uint32_t attribute,
	const struct company *company);

/* Is there any requirement that chooses papers with the same value? Where there is none, no more need be looked at. */
bool some_choose_same(const struct rules *rules, uint32_t attribute);

/* Does the checklist choose papers, of that kind among them and more than one, that all have the same value? */
bool need_is_to_agree(const struct rules *rules, uint32_t checklist, uint32_t kind, uint32_t attribute);

/* Are both papers of one person, of the same list of two or more kinds? And do they have to show the same too? */
bool kinds_are_same(const struct item *left, const struct item *right);
bool items_are_alike(const struct item *left, const struct item *right);

#endif
