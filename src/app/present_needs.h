#ifndef MEDBRING_APP_PRESENT_NEEDS_H
#define MEDBRING_APP_PRESENT_NEEDS_H

/*
 * What must stand on the papers of an item, in words: by the clauses of the
 * rules where all that is needed has one, else by the labels. All strings live
 * in the view's arena.
 */

#include <stdbool.h>
#include <stdint.h>

#include "app/present.h"

/* Which needs: those of all kinds of the item, those that one kind has beside them, or all of one kind. */
enum needs_of { NEEDS_OF_ALL, NEEDS_BESIDE, NEEDS_OF_KIND };

struct needs {
	const struct item *item;
	enum needs_of which;
	uint32_t kind;               /* the one kind; not read for NEEDS_OF_ALL */
	bool several;                /* NEEDS_OF_ALL: of its one kind there are to be several */
};

/* Is anything needed at all? */
bool present_needs_any(const struct view *view, const struct needs *needs);

/* Do the rules have words for each of them that can be said of a paper: "that shows the address"? */
bool present_needs_are_clauses(const struct view *view, const struct needs *needs);

/* "is valid on 1 December and shows the address", or the labels; "" where nothing is needed. */
const char *present_needs(const struct view *view, const struct needs *needs);

/* `paper` with what it needs behind it; the name alone where that is nothing. */
const char *present_with_needs(const struct view *view, const char *paper, const struct needs *needs);

#endif
