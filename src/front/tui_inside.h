#ifndef MEDBRING_FRONT_TUI_INSIDE_H
#define MEDBRING_FRONT_TUI_INSIDE_H

/* One run of the screen. Only for src/front/tui.c (waiting, drawing, ending) and tui_take.c (keys). */

#include "app/action.h"
#include "front/tui.h"
#include "front/tui_keys.h"
#include "front/tui_motion.h"
#include "front/tui_screen.h"

enum { TUI_TYPED_MOST = 512, TUI_STAY = -100 };

struct tui {
	struct session *session;
	const struct tui_options *options;
	struct terminal terminal;
	struct screen screen;
	struct decoder decoder;
	struct arena frame, drawing;
	const struct page *page;
	const struct layout *layout;
	struct spot spot;
	enum page_place place;
	unsigned both;                   /* which of the other languages stands beside; 0: none */
	bool aside;                      /* the information stands beside the checklist */
	uint32_t aside_top;
	bool explain, changes, renewed, resend, small, warned, lean;
	uint32_t drawn_top;              /* what was drawn last: the first line of the list in view, and the marked row */
	int drawn_row;
	uint32_t drawn_focus;
	bool drawn_plain;                /* it was a page, with no message, wording or change on it that goes by itself */
	unsigned digits;                 /* the number being typed */
	char word[8];                    /* letters typed one after the other, that may become a word */
	size_t word_length;
	uint64_t word_key;               /* the question it was begun at; 0: that takes no yes or no */
	bool word_explain;
	unsigned ahead;                  /* keys since the line had no more to give */
	bool flooded;                    /* more than anybody types ahead: until it is quiet only text is taken */
	char typed[TUI_TYPED_MOST + 8];      /* characters not yet given to the session */
	size_t typed_length;
	struct buffer code, code_says;   /* a QR code while it is shown, and what it says */
	size_t code_width;               /* cells in a row; 0: none is shown */
	const char *message;             /* msgid: told once above the keys */
	struct buffer summary;           /* the last verdict seen, to be left on the normal screen */
	int status;
};

/* The page anew, laid out, with the focus where the session has it. */
void tui_renew(struct tui *tui);

/* The block that the focus is on; NULL where the page has none. */
static inline const struct block *tui_focused(const struct tui *tui)
{
	return tui->spot.focus < tui->page->block_count ? &tui->page->blocks[tui->spot.focus] : NULL;
}

/* One key. True: it was understood. */
bool tui_take(struct tui *tui, const struct press *press);

/* Does this key end a yes or no that was typed as a word? What its letters did as keys is to be forgotten: the answer is
 * for `key`. ACTION_NONE: no, it is a key. */
enum action tui_word_ends(struct tui *tui, const struct press *press, uint64_t *key);

/* What was typed goes to the session in one piece. */
void tui_hand_over_typed(struct tui *tui);

#endif
