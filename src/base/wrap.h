#ifndef MEDBRING_BASE_WRAP_H
#define MEDBRING_BASE_WRAP_H

/*
 * Breaking a text into lines of at most so many columns, at spaces and after
 * hyphens and slashes, but not before a digit (2026-12-01) or where a word
 * begins with them (--text); a no-break space holds. A word longer than a line
 * is broken between clusters. A newline in the text ends a line: `a\n` is one
 * line. Nothing is copied: the lines are pieces of the text.
 */

#include <stdbool.h>
#include <stddef.h>

struct wrap {
	const char *rest;    /* what is not yet handed out; set to the text at the start */
	int width;           /* columns, at least 1; 0 means never wrap */
};

struct wrap_line {
	const char *start;
	size_t length;       /* bytes, without the trailing spaces */
	int columns;
};

/* The next line; false at the end. An empty text gives one empty line. */
bool wrap_next(struct wrap *wrap, struct wrap_line *line);
int wrap_count(const char *text, int width);

#endif
