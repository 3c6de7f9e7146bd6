#ifndef MEDBRING_FRONT_TUI_SCREEN_H
#define MEDBRING_FRONT_TUI_SCREEN_H

/*
 * The only part that talks to ncurses: a screen of rows, each made of pieces
 * of text with a look. ncurses writes into a file in memory, which is sent to
 * the terminal in one write after each update (a packet on an SSH line);
 * where there is none, it writes to the terminal itself. Rows that are as
 * they were are not touched.
 *
 * Keys are not read through ncurses: see tui_keys.h.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "front/charset.h"
#include "front/terminal.h"
#include "front/tui_layout.h"

/* A piece of a row. Without a text: `length` blank cells that only look. */
struct piece {
	int column;
	const char *text;
	size_t length;
	enum look look;
};

struct screen {
	struct terminal *terminal;
	struct terminal_size size;
	enum charset charset;
	void *handle;            /* ncurses's SCREEN */
	void *stream;            /* the FILE that ncurses writes to */
	int channel;             /* its descriptor */
	bool gathered;           /* it leads into memory */
	bool colour, mouse, paste, failed;
	bool whole;              /* the next update draws everything anew */
	struct buffer taken, sent;
	unsigned long looks[LOOK_COUNT];
	uint64_t *drawn;         /* what each row shows, as a hash; 0: not known */
};

/* Can a screen be started with nothing sent to the terminal? Then screen_hide() right after
 * screen_start(): as after screen_leave(). */
bool screen_can_hide(void);
bool screen_hide(struct screen *screen);

/* False: this terminal cannot do it, and is as it was. `screen->charset` may be narrowed to what can be had. */
bool screen_start(struct screen *screen, struct terminal *terminal, enum charset charset, bool mono);

/* The terminal as it was found: for a while (^Z), and back, with all drawn anew. */
void screen_leave(struct screen *screen);
void screen_return(struct screen *screen);

/* After screen_leave(): give all memory and descriptors back, for good. ncurses asks for memory to do so, and crashes where there
 * is none: terminal_crash_ends() before it, where the process ends soon. */
void screen_release(struct screen *screen);

/* Follow the window's size; returns it. All is drawn anew. */
struct terminal_size screen_resize(struct screen *screen);

/* Send everything once more at the next update (^L). */
void screen_forget(struct screen *screen);

void screen_row(struct screen *screen, int row, const struct piece *pieces, size_t count);

/* A row where all from the first colon on stands already: set it as screen_row() does; false: another row, or
 * nothing new, and it is left. After those rows, screen_shift(): of what is new so far only the words that differ
 * are sent, and what follows them is shifted. */
bool screen_restate(struct screen *screen, int row, const struct piece *pieces, size_t count);
void screen_shift(void);

/* Send these rows whole at the next update, changed or not: screen readers speak them. */
void screen_resend(struct screen *screen, int row, int count);

/*
 * A list that scrolls, so that only what is new is sent: before it is drawn, the marks go off the row that had them
 * (ncurses then knows the row again where it has moved to); after it is drawn, the rows of the focus are held back
 * and come last, once and whole. Nothing goes to the terminal yet.
 */
void screen_unmark(struct screen *screen, int row);
void screen_hold_back(struct screen *screen, int row, int count);

/* Send what changed, the cursor at that place. False: it cannot be written. */
bool screen_update(struct screen *screen, int row, int column);

#endif
