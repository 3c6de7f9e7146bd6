#ifndef MEDBRING_FRONT_TUI_LOOKS_H
#define MEDBRING_FRONT_TUI_LOOKS_H

/* The table that turns a look into attributes: the one place to change colours. */

#include <stdbool.h>
#include <stddef.h>

#include "front/tui_layout.h"

/* Prepare the colours, if wanted and there; fill in what ncurses wants for each look. Returns whether there is colour. */
bool looks_start(unsigned long attributes[LOOK_COUNT], bool colour);

/*
 * What ncurses wrote, in fewer bytes, in place; both return how many are left.
 *
 * ncurses ends every look by naming the plain character set (ESC ( B or SI), which is never left here: no line
 * drawing is used. They are dropped, all or all but the first, for their bytes and for the screen reader yasr,
 * which speaks the B.
 *
 * It also takes a colour back before it takes all back, and takes all back where nothing is: looks that the next
 * one undoes are dropped, and so is a 0 right after a look of nothing.
 */
size_t looks_drop_charsets(char *bytes, size_t length, bool keep_first);
size_t looks_shorten(char *bytes, size_t length);

#endif
