#ifndef MEDBRING_FRONT_TERMINAL_SIGNALS_H
#define MEDBRING_FRONT_TERMINAL_SIGNALS_H

/* What the signal handlers of terminal.c know and tell. Only for src/front/terminal*.c. */

#include "front/terminal.h"

/* Install the handlers for that terminal; remove them again. */
void signals_install(const struct terminal *terminal);
void signals_remove(void);

/* The reading end of the pipe that wakes a poll, or -1 where there is none. */
int signals_wake(void);
/* What has come since the last call, as WAKE_ bits; empties the pipe if that is what woke us. */
unsigned signals_take(bool woken);

/* Around a write: a signal that asks to end then does so at once, for the terminal may be stalled. */
void signals_writing(bool writing);

#endif
