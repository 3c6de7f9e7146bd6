#ifndef MEDBRING_FRONT_TUI_DRAW_H
#define MEDBRING_FRONT_TUI_DRAW_H

/* From a laid-out page and the person's place on it to the rows of the screen. */

#include "front/tui_motion.h"
#include "front/tui_screen.h"

/* What is drawn beside the page itself. */
struct drawing {
	const struct layout *layout;
	struct spot spot;
	const char *tag;         /* language of our own words */
	const char *message;     /* for the line above the keys, or NULL */
	uint32_t aside_top;      /* the first line of what stands beside the list */
	bool explain;            /* show the focused line's full wording there */
	bool lean;               /* mark the focus with one character */
	bool changes;            /* mark what the last answer changed */
	bool only_focus;         /* all is as it was drawn before, but for where the focus is */
	uint32_t focus_before;   /* and where it was */
};

/* Draw all rows; *row and *column is where the cursor belongs. */
void draw_page(struct screen *screen, struct arena *frame, const struct drawing *drawing, int *row, int *column);

/* Before draw_page(): those rows of the list, the focus's apart, where only the word for the state is another. That
 * word alone is sent; the rest of the row is moved by the terminal. */
void draw_restated(struct screen *screen, struct arena *frame, const struct drawing *drawing);

/* A window under 40 by 12: only a few words. */
void draw_too_small(struct screen *screen, struct arena *frame, const char *text);

#endif
