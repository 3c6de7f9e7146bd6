#ifndef MEDBRING_FRONT_TUI_LOOKS_H
#define MEDBRING_FRONT_TUI_LOOKS_H

/* The table that turns a look into attributes: the one place to change colours. */

#include "front/tui_layout.h"

/* Prepare the colours, if wanted and there; fill in what ncurses wants for each look. Returns whether there is colour. */
bool looks_start(unsigned long attributes[LOOK_COUNT], bool colour);

#endif
