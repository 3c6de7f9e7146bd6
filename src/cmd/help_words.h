#ifndef MEDBRING_CMD_HELP_WORDS_H
#define MEDBRING_CMD_HELP_WORDS_H

/* medbring help words: the words that the rules explain, each with its meaning. */

#include "cmd/command.h"

enum exit_status help_words(const struct invocation *invocation, struct buffer *out);

#endif
