#ifndef MEDBRING_LOAD_REQUIRE_H
#define MEDBRING_LOAD_REQUIRE_H

/*
 * Requirements: exactly one operator key with its own keys, and side keys. A
 * checklist and a role hold the operator's keys themselves.
 */

#include "load/match.h"

/* What the operators build into; match->context. */
struct requiring {
	struct requirement made;
	uint32_t index;
};

/* A requirement of its own, as an index; always one, so that no one need ask (a faulty one is empty). */
uint32_t read_requirement(struct loader *loader, struct at at);

/* The operator that stands in a mapping that is being matched: a checklist's or a role's. */
uint32_t requirement_in(struct loader *loader, struct match *match, void *target, bool optional);

/* No role may need itself by way of others. */
void check_roles(struct loader *loader);

grammar_build build_requirement_id, build_all, build_any, build_one, build_at_least,
	build_points, build_me, build_person, build_times, build_events, build_must, build_event_distinct, build_within,
	build_text, build_choose, build_apart, build_same, build_never_together, build_row_list, build_row_distinct;

/* Text rules (text_rules.c). */
struct span read_text_rules(struct loader *loader, struct at at);
grammar_build build_rule_id, build_rule_length, build_rule_allowed, build_rule_edges, build_rule_digits,
	build_rule_not_same;

#endif
