#ifndef MEDBRING_FRONT_TUI_MOTION_H
#define MEDBRING_FRONT_TUI_MOTION_H

/*
 * Where the person is on a page and how they move: the focused block and the
 * first row of the list that is seen. Pure. What is moved to is scrolled into
 * view by as little as will do, for a screen reader tells every new row.
 */

#include "front/tui_layout.h"

struct spot {
	uint32_t focus;          /* block, or NO_INDEX */
	uint32_t top;            /* first line of the list in view */
};

enum motion {
	MOTION_UP, MOTION_DOWN, MOTION_PREVIOUS, MOTION_NEXT /* round the ends */, MOTION_FIRST, MOTION_LAST,
	MOTION_PAGE_UP, MOTION_PAGE_DOWN
};

/* Move; false where there is nothing to move to. */
bool motion_move(const struct layout *layout, struct spot *spot, enum motion motion);

/* To the next question that can still matter: about the same paper, else in the order in which they are best asked; or
 * back in that order. */
bool motion_to_asked(const struct layout *layout, struct spot *spot, bool next);

/* To the block with that number. */
bool motion_to_number(const struct layout *layout, struct spot *spot, unsigned number);

/* To what is drawn on that row of the screen, if it can have the focus. */
bool motion_to_row(const struct layout *layout, struct spot *spot, int row);

/* Bring the focus into view, and with it what unfolds under it; keep `top` within the list. */
void motion_settle(const struct layout *layout, struct spot *spot);

/* The row of the screen on which the focused block begins (an input: ends), or -1 where it is out of view. */
int motion_row(const struct layout *layout, const struct spot *spot);

/* How many rows of it are in view from there on. */
int motion_rows(const struct layout *layout, const struct spot *spot);

#endif
