#ifndef MEDBRING_CMD_OPTIONS_H
#define MEDBRING_CMD_OPTIONS_H

/*
 * The command line. Options stand before or after a subcommand alike; what is
 * not known is refused with the nearest spelling, never guessed.
 */

#include "cmd/command.h"

/* Fill `invocation` (zeroed, with `kiosk` set). False after a message: wrong usage. */
bool options_read(struct invocation *invocation, int argc, char **argv);

/* The whole number that a value spells, 0 to `most`, or -1. */
long options_number(const char *value, long most);

#endif
