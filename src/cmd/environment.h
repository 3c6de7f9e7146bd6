#ifndef MEDBRING_CMD_ENVIRONMENT_H
#define MEDBRING_CMD_ENVIRONMENT_H

/*
 * What the program believes of the environment it was started in. The
 * environment may come from a stranger at the far end of a line, so it is an
 * allow-list: a few names, their values short and of a safe alphabet, and
 * everything else is gone before the first library looks.
 */

#include <stdbool.h>
#include <stdint.h>

/* Descriptors 0, 1 and 2 are open afterwards (a missing one in a way that its use is an error),
 * nothing of the memory can be had by a core file or another process, and a broken pipe is a failed write. */
void environment_harden(void);

/* Started by a login or forced to serve strangers: the name begins with '-', or -c or --kiosk is there. */
bool environment_is_kiosk(int argc, char **argv);

/* Drop what is not on the list. Call it before setlocale(). */
void environment_restrict(bool kiosk);

/* The language that LANGUAGE, LC_ALL, LC_MESSAGES or LANG names ("da_DK.UTF-8", "da:en"), or NULL. */
const char *environment_language(void);

/* ACCESSIBLE is set and not 0: text mode is wanted. */
bool environment_accessible(void);

/* Today by the local clock, or by MEDBRING_TODAY where tests set it. */
int32_t environment_today(void);

#endif
