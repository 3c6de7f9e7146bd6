#ifndef MEDBRING_CMD_LAYOUT_H
#define MEDBRING_CMD_LAYOUT_H

#include "cmd/command.h"

/* Columns to lay text out for: --width, else those of the terminal (at most 80), else 0, which means that lines
 * are not broken. False after a message. */
bool layout_width(const struct invocation *invocation, int *width);

#endif
