#ifndef MEDBRING_CMD_HELP_TOPIC_H
#define MEDBRING_CMD_HELP_TOPIC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * What can be read beside the subcommands: tables that the program lives by,
 * as text, or as mdoc for the manual pages (a topic's name with "-mdoc" behind it).
 */

/* Add the topic; false where there is none of that name. */
bool help_topic(struct buffer *out, const char *tag, const char *topic);

/* The topics' names (those for people); returns how many. */
size_t help_topic_names(const char **names, size_t room);

#endif
