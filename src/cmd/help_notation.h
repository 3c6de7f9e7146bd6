#ifndef MEDBRING_CMD_HELP_NOTATION_H
#define MEDBRING_CMD_HELP_NOTATION_H

#include "base/buffer.h"

/* The whole notation from the grammar table: every mapping with its keys, as text or as mdoc. */
void help_notation(struct buffer *out);
void help_notation_mdoc(struct buffer *out);

#endif
