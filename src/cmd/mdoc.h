#ifndef MEDBRING_CMD_MDOC_H
#define MEDBRING_CMD_MDOC_H

#include "base/buffer.h"

/* Add text as mdoc(7) wants it: each sentence begins a line, no line is longer than 80 bytes, nothing is taken for a macro. */
void mdoc_text(struct buffer *out, const char *text);

/* "CHECKLIST [FILE]" as arguments of .It: " Ar CHECKLIST Op Ar FILE". */
void mdoc_arguments(struct buffer *out, const char *arguments);

#endif
