#ifndef MEDBRING_FRONT_TUI_KEYS_H
#define MEDBRING_FRONT_TUI_KEYS_H

/*
 * From the bytes that a terminal sends to keys, one byte at a time and
 * without terminfo or locale, so that it can be tested alone. Whatever is not
 * understood is swallowed whole: an unknown escape sequence, half a
 * character, a terminal's answer to a question nobody asked. What is pasted
 * (bracketed) comes as text and never as a key.
 */

#include <stdbool.h>
#include <stddef.h>

#include "front/charset.h"

enum press_kind {
	PRESS_NOTHING,           /* swallowed; not a key */
	PRESS_TEXT,              /* one character, `text`; also Space */
	PRESS_PASTED,            /* one character of a paste */
	PRESS_ENTER, PRESS_TAB, PRESS_BACK_TAB, PRESS_ESCAPE, PRESS_BACKSPACE, PRESS_DELETE, PRESS_INSERT,
	PRESS_UP, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT, PRESS_HOME, PRESS_END, PRESS_PAGE_UP, PRESS_PAGE_DOWN,
	PRESS_FUNCTION,          /* `number` */
	PRESS_CONTROL,           /* `number`: the letter, 'A' to 'Z' */
	PRESS_CLICK,             /* `row`, `column` from 0 */
	PRESS_WHEEL_UP, PRESS_WHEEL_DOWN
};

struct press {
	enum press_kind kind;
	char text[8];            /* UTF-8, ended by NUL */
	int number;
	int row, column;
};

struct decoder {
	enum charset charset;
	int state;
	unsigned char held[32];  /* half a character, or the parameters of a sequence */
	size_t held_length;      /* may be more than there is room for: then it is swallowed */
	bool pasting;
};

void decoder_init(struct decoder *decoder, enum charset charset);

/* Take one byte. True: `press` is complete (its kind may be PRESS_NOTHING). */
bool decoder_feed(struct decoder *decoder, unsigned char byte, struct press *press);

/* Milliseconds after which decoder_rest() is due if no byte comes; -1 where nothing is pending. */
int decoder_patience(const struct decoder *decoder, bool slow);

/* No byte came: a lone Esc is a key, the rest is dropped. True: `press` is set. */
bool decoder_rest(struct decoder *decoder, struct press *press);

#endif
