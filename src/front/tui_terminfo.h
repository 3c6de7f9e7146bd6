#ifndef MEDBRING_FRONT_TUI_TERMINFO_H
#define MEDBRING_FRONT_TUI_TERMINFO_H

/* What terminfo says of the terminal, beyond what ncurses does with it by itself. */

#include <stdbool.h>

#include "base/buffer.h"

/* Does the terminal have that string capability ("cup")? Only once ncurses has been started. */
bool terminfo_has(const char *name);

/* Add it, without its marks for padding; nothing where there is none. */
void terminfo_add(struct buffer *out, const char *name);

/* Before ncurses is started: an entry in the person's own folders that is no plain file (reading a pipe would
 * never end) is passed over, by forgetting the variable that leads to it. */
void terminfo_guard(const char *terminal);

/* Read it before ncurses is started: between its first words and its end newterm() can fail, and what gives the terminal
 * back must be known by then. It is NULL where it could not be read, and given to terminfo_forget() when ncurses has read it
 * for itself. False: it is damaged, and ncurses must not see it. */
bool terminfo_read(const char *terminal, int channel, void **read);
void terminfo_forget(void *read);

#endif
