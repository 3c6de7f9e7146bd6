#ifndef MEDBRING_FRONT_TUI_LAYOUT_H
#define MEDBRING_FRONT_TUI_LAYOUT_H

/*
 * Where a page goes on a screen of so many rows and columns: a pure function,
 * no curses. From top to bottom: the title; the list, of which a part is
 * seen; on a checklist, an empty underlined row and then the verdict, which is always in
 * view; a line for messages; the keys.
 *
 * Columns 0 and 1 are never written to: the marks go there, so that the words
 * begin at the same column whether they have the focus or not.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/page.h"
#include "base/arena.h"
#include "front/charset.h"
#include "front/terminal.h"

/* What a piece of text is, for the table of attributes (tui_looks.c). */
enum look {
	LOOK_PLAIN, LOOK_TITLE, LOOK_NOTICE, LOOK_HEADING, LOOK_YES, LOOK_NO, LOOK_UNSURE, LOOK_DISABLED,
	LOOK_VERDICT, LOOK_MISSING, LOOK_HINT, LOOK_ERROR, LOOK_MESSAGE, LOOK_KEY, LOOK_INPUT,
	LOOK_FOCUS, LOOK_CHANGED, LOOK_RULE, LOOK_BAR, LOOK_CODE, LOOK_CODE_LIGHT, LOOK_COUNT
};

enum { LAYOUT_MARGIN = 2, LAYOUT_BESIDE_LEAST = 100 /* columns, for two languages side by side */ };

/* One row of text. The first `tail` bytes look like `look`, the rest (what is typed) like `tail_look`. */
struct layout_line {
	uint32_t block;          /* index into the page's blocks; NO_INDEX: an empty row between groups */
	const char *text;
	size_t length;
	size_t tail;
	enum look look, tail_look;
	uint8_t indent;          /* columns before the text, the margin included */
	const char *beside;      /* the same in another language, at the layout's `beside_column`; or NULL */
	size_t beside_length;
};

struct layout_lines { struct layout_line *lines; uint32_t count, room; };

/* The lines of a block within its zone. */
struct layout_span { uint32_t first, last; bool shown, in_verdict; };

/* Rows of the screen; height 0: not there. */
struct layout_zone { int row, height; };

struct layout {
	const struct page *page;
	struct terminal_size size;
	enum charset charset;
	struct layout_lines title, list, verdict;
	struct layout_span *spans;       /* one per block */
	struct layout_zone title_zone, list_zone, rule_zone, verdict_zone, message_zone, footer_zone;
	uint32_t joined;                 /* the block that stands on the verdict's own line behind it; or NO_INDEX */
	const struct layout *aside;      /* what stands right of the list, its words from `beside_column` on; or NULL */
	int beside_column;               /* where the other language (or that) begins; 0: it is not shown */
	int input_column;                /* where the cursor stands in the focused INPUT's last line; -1: nowhere */
};

struct layout_wanted {
	struct terminal_size size;       /* at least 12 by 40 */
	enum charset charset;
	const struct page *beside;       /* the page in another language, or NULL; left out where there is no room */
	const struct page *aside;        /* something else to be read beside the list, or NULL; no second language then */
	bool explain;                    /* room for the full wording of the focused line */
};

const struct layout *layout_make(struct arena *frame, const struct page *page, struct layout_wanted wanted);

/* Break a text into lines of the screen's width, `look` throughout. For messages. */
void layout_wrap(struct arena *frame, const struct layout *layout, const char *text, enum look look,
	struct layout_lines *lines);

/* Where `more` goes on unseen, let the line end in a sign of it. */
void layout_cut(struct arena *frame, const struct layout *layout, struct layout_line *line, bool more);

#endif
