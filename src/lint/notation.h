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

/* A day, "2026-12-01", and the values of a test, "DK" or "[DK, GL]", a set by its id. */
void notation_date(struct buffer *out, int32_t day);
void notation_members(struct buffer *out, const struct rules *rules, const struct test *test);

/* "{country: [SE, NO], photo: yes, me: {member: yes}}" of a paper; nothing for NO_INDEX. */
void notation_condition(struct buffer *out, const struct rules *rules, uint32_t condition);

/* The same of a person's facts: "{member: yes}". */
void notation_facts(struct buffer *out, const struct rules *rules, uint32_t condition);

/* A list: the id of its group, its only line, or its lines in brackets. */
void notation_list(struct buffer *out, const struct rules *rules, uint32_t list);

/* ", at most 2", where so many of all the papers of a list count; nothing where there is no such limit. */
void notation_cap(struct buffer *out, const struct rules *rules, uint32_t list);

/* One line of a list: "card {country: DK}", "paper". */
void notation_line(struct buffer *out, const struct rules *rules, const struct line *line);

/* What a requirement is, its parts left out: "at least 2 of pair, distinct by kind", "any of". */
void notation_requirement(struct buffer *out, const struct rules *rules, const struct requirement *requirement);

/* The same over its lists: "one of these", "points: 100 from these rows"; a list of one line or with a name stands in it. */
void notation_heading(struct buffer *out, const struct rules *rules, const struct requirement *requirement);

/* A row of points over its list: "row: first 4, each 2, distinct by kind, of these". */
void notation_row(struct buffer *out, const struct rules *rules, const struct row *row);

/* A value of that attribute as an answers file has it. */
void notation_value(struct buffer *out, const struct attribute *attribute, const struct value *value);

#endif
