#ifndef MEDBRING_LINT_NOTATION_H
#define MEDBRING_LINT_NOTATION_H

/*
 * Rules written back in the notation of the file, for authors: findings of
 * lint, the graph, mutants, and `must` in JSON. One line each.
 */

#include "base/buffer.h"
#include "model/rules.h"

/* The test without its attribute: "not passed", "[DK, GL]", "at most 3 months old". */
void notation_test(struct buffer *out, const struct rules *rules, const struct test *test);

/* "{country: [SE, NO], photo: yes}"; nothing for NO_INDEX. */
void notation_condition(struct buffer *out, const struct rules *rules, uint32_t condition);

/* One line of a list: "card {country: DK}", "paper". */
void notation_line(struct buffer *out, const struct rules *rules, const struct line *line);

/* What a requirement is, its parts left out: "at least 2 of pair, distinct by kind", "any of". */
void notation_requirement(struct buffer *out, const struct rules *rules, const struct requirement *requirement);

/* A value of that attribute as an answers file has it. */
void notation_value(struct buffer *out, const struct attribute *attribute, const struct value *value);

#endif
