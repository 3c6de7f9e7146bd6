#ifndef MEDBRING_APP_PAGE_H
#define MEDBRING_APP_PAGE_H

/*
 * What is to be shown, with nothing said about how: a list of blocks, each
 * with a role, a text in the person's language, and a state. The screen turns
 * role and state into attributes and the cursor's place, the text mode into
 * words; a test walks every page and fails if either leaves something out.
 *
 * A block's `key` is the same for the same thing on the next page and in
 * another language: it carries focus, fold state, and the difference between
 * two pages (which is what the text mode says after an answer).
 *
 * Where a page is read rather than answered (why, sections, take, contacts,
 * help) its paragraphs are focusable too, so that one can walk through them
 * line by line; only blocks that do something when picked have a `number`.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "engine/report.h"

enum role_of_block {
	ROLE_TITLE,          /* one, first */
	ROLE_NOTICE,         /* to be read before all else */
	ROLE_HEADING,        /* of a group of choices, or a foldable section's heading (focusable then) */
	ROLE_PARAGRAPH,
	ROLE_QUESTION,       /* an item that takes an answer: `state` says the answer in words */
	ROLE_CHOICE,         /* one of several to pick, or a line that opens another place */
	ROLE_INPUT,          /* a line being typed: `text` is the prompt, `input` the content */
	ROLE_VERDICT,        /* always one on a checklist's page */
	ROLE_REASON,         /* why, one line each */
	ROLE_MISSING,        /* the shortest way to ready */
	ROLE_HINT,
	ROLE_ERROR,          /* what was wrong with what was typed, and what is right */
	ROLE_STATUS          /* what has just been done ("Saved as x") */
};

enum {
	BLOCK_FOCUSABLE = 1 << 0,
	BLOCK_FOCUSED = 1 << 1,
	BLOCK_CHOSEN = 1 << 2,       /* answered yes, have it, picked */
	BLOCK_DENIED = 1 << 3,       /* answered no */
	BLOCK_UNSURE = 1 << 4,       /* answered not sure */
	BLOCK_DISABLED = 1 << 5,     /* cannot matter now; shown, said, not asked */
	BLOCK_CHANGED = 1 << 6,      /* its text or state differs from the last page */
	BLOCK_OPEN = 1 << 7,
	BLOCK_CLOSED = 1 << 8,
	BLOCK_SECRET = 1 << 9,       /* INPUT: show a mask, never the text */
	BLOCK_ASKED = 1 << 10,       /* still matters for the verdict and has no answer */
	BLOCK_YES_NO = 1 << 11,      /* QUESTION: ACTION_YES, _NO and _NOT_SURE answer it */
	BLOCK_VALUE = 1 << 12,       /* QUESTION: ACTION_VALUE opens a field for the date, number, country ... */
	BLOCK_PAPER = 1 << 13,       /* QUESTION: is about having a paper (several may be asked for at once) */
	BLOCK_DATE = 1 << 15,        /* QUESTION: that value is a date (so that it may be typed at once) */
	BLOCK_NUMBER = 1 << 16,      /* QUESTION: that value is a number, or an age */
	BLOCK_SETTLES = 1 << 17,     /* BLOCK_ASKED, about a paper that is there: it matters too where no further paper comes;
	                              * only where session_set_guided() was called: it takes a second report */
	BLOCK_FREE_TEXT = 1 << 14    /* INPUT: any text is an answer, spaces at the ends too (else: a date, number, name) */
};

struct block {
	enum role_of_block role;
	unsigned flags;
	uint64_t key;            /* never 0 for a focusable block */
	uint8_t level;           /* 0; 1 for a follow-up question right under its paper; 2 deeper */
	uint16_t number;         /* what a digit or a number at the prompt picks; 0 where none */
	uint16_t rank;           /* BLOCK_ASKED: its place among the report's asks, 1 for the one to ask first; else 0 */
	const char *text;
	const char *brief;       /* QUESTION: the text in a few words, or NULL; where a line has no room for the whole */
	const char *state;       /* the state in words, or NULL: "have it", "not answered", "open" */
	uint8_t state_most;      /* columns of the longest word that its state can be; 0 where that is not known */
	const char *full;        /* full wording or help for the focused line, or NULL */
	const char *input;       /* INPUT: the content (a mask where secret) */
	uint32_t cursor;         /* INPUT: byte offset in `input` */
	const char *language;    /* where the text is not in the page's language (search hits): its tag, else NULL */
};

enum page_place {
	PLACE_HOME,          /* choose a checklist, a section, contacts, language */
	PLACE_CHECKLIST,
	PLACE_WHY,           /* the explanation of the verdict, whole */
	PLACE_SECTIONS,
	PLACE_CONTACTS,
	PLACE_SEARCH,
	PLACE_TAKE,
	PLACE_HELP,
	PLACE_FIELD,         /* one value is typed or picked */
	PLACE_SAVE,          /* a file name is typed */
	PLACE_COUNT
};

struct page {
	enum page_place place;
	const char *title;
	uint32_t language;           /* index into the rules' languages */
	enum verdict verdict;        /* PLACE_CHECKLIST and what hangs on it */
	const struct block *blocks; uint32_t block_count;
	uint32_t focus;              /* index of the focused block, NO_INDEX where nothing can be */
	bool typing;                 /* the focused block is an INPUT: letters are text here, not commands */
	bool typed;                  /* it is all about a text: its keys are shown as while typing, wherever the focus is */
	const uint8_t *keys; uint32_t key_count;   /* at most five actions for the footer, most useful first */
	const char *wanting;         /* PLACE_CHECKLIST, session_set_guided(): what the visitor's papers do not meet yet; NULL: nothing */
	const char *announcement;    /* set once after a change of language, a save, an undo; else NULL */
};

/* The whole page as plain text, for tests and for reading: one block a line, with role and state in words. */
void page_dump(struct buffer *out, const struct page *page);

/* The places an action is for. */
#define PLACES_ALL ((1u << PLACE_COUNT) - 1)
#define PLACES_CODE ((1u << PLACE_TAKE) | (1u << PLACE_CONTACTS))
#define PLACES_CHOICES ((1u << PLACE_CHECKLIST) | (1u << PLACE_FIELD))

#endif
