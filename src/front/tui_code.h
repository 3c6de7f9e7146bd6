#ifndef MEDBRING_FRONT_TUI_CODE_H
#define MEDBRING_FRONT_TUI_CODE_H

/*
 * A code for a camera on the whole screen, and beside it what it says where there is room. Two cells to a
 * character in UTF-8, else two columns to a cell. Any key ends it.
 */

#include "front/tui_inside.h"

/* Show the code of the page, or leave a message why there is none. */
void tui_code_open(struct tui *tui);

/* Done with it; true if one was shown. */
bool tui_code_close(struct tui *tui);

void tui_code_draw(struct tui *tui, const char *tag);

#endif
