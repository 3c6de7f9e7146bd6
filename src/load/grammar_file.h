#ifndef MEDBRING_LOAD_GRAMMAR_FILE_H
#define MEDBRING_LOAD_GRAMMAR_FILE_H

/* The rows of the grammar, one array for each mapping; grammar.c puts them together. */

#include "load/grammar.h"

#define GRAMMAR_ROWS(name) extern const struct grammar_row name[]; extern const uint32_t name##_count;

GRAMMAR_ROWS(rows_file) GRAMMAR_ROWS(rows_languages) GRAMMAR_ROWS(rows_data) GRAMMAR_ROWS(rows_set)
GRAMMAR_ROWS(rows_attribute) GRAMMAR_ROWS(rows_choices) GRAMMAR_ROWS(rows_event) GRAMMAR_ROWS(rows_kind)
GRAMMAR_ROWS(rows_group) GRAMMAR_ROWS(rows_line) GRAMMAR_ROWS(rows_condition) GRAMMAR_ROWS(rows_not)
GRAMMAR_ROWS(rows_operator) GRAMMAR_ROWS(rows_requirement) GRAMMAR_ROWS(rows_points_row) GRAMMAR_ROWS(rows_choose)
GRAMMAR_ROWS(rows_text_rule) GRAMMAR_ROWS(rows_role) GRAMMAR_ROWS(rows_checklist) GRAMMAR_ROWS(rows_notice)
GRAMMAR_ROWS(rows_section) GRAMMAR_ROWS(rows_block) GRAMMAR_ROWS(rows_contact) GRAMMAR_ROWS(rows_term)
GRAMMAR_ROWS(rows_case) GRAMMAR_ROWS(rows_accept)
GRAMMAR_ROWS(rows_answers) GRAMMAR_ROWS(rows_paper) GRAMMAR_ROWS(rows_person) GRAMMAR_ROWS(rows_facts)
GRAMMAR_ROWS(rows_events) GRAMMAR_ROWS(rows_happening) GRAMMAR_ROWS(rows_how_many) GRAMMAR_ROWS(rows_persons)
GRAMMAR_ROWS(rows_interval)

/* For the tables: a plain member of the thing made; a builder; and what neither has. */
#define PLAIN(type, member) .offset = offsetof(struct type, member)
#define BUILT(function) .build = function, .offset = NO_OFFSET
#define ELSEWHERE .offset = NO_OFFSET       /* read by the builder of another row */
#define COUNTED(name) const uint32_t name##_count = sizeof name / sizeof name[0]
#define ID_BIT(kind) (1u << (kind))

#endif
