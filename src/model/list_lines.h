#ifndef MEDBRING_MODEL_LIST_LINES_H
#define MEDBRING_MODEL_LIST_LINES_H

/* Which lines of a list speak of a kind: asked at every look at a paper, so it is short where a table was made. */

#include "model/rules.h"

/* The lines of a list that are written for this kind, and those for any kind (spans of rules->lines). */
struct span list_lines_sought(const struct rules *rules, const struct list *list, uint32_t kind);

static inline struct span list_lines_of(const struct rules *rules, const struct list *list, uint32_t kind)
{
	const uint32_t *start = list->kind_start;
	return start ? (struct span){list->lines.first + start[kind], start[kind + 1] - start[kind]}
		: list_lines_sought(rules, list, kind);
}

static inline struct span list_lines_any(const struct rules *rules, const struct list *list)
{
	return list_lines_of(rules, list, list->kind_start ? rules->kind_count : NO_INDEX);
}

/* Does a condition (NO_INDEX: none) ask for another paper beside this one (`with`), itself or in one of its parts? */
bool condition_wants_another(const struct rules *rules, uint32_t condition);

/* Does one of the lines of a list that speak of a kind? */
bool list_wants_another(const struct rules *rules, const struct list *list, uint32_t kind);

#endif
