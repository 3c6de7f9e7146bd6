#ifndef MEDBRING_PAPER_BRF_H
#define MEDBRING_PAPER_BRF_H

/*
 * Said lines in braille, as the file that an embosser takes: ASCII braille,
 * pages of 25 lines with a form feed between. Needs liblouis, which may be
 * left out of the build.
 */

#include "app/present.h"
#include "base/buffer.h"

#define BRF_WIDTH 40

/* Add the lines, `width` cells wide, by a table of liblouis' such as "en-ueb-g1.ctb".
 * NULL when it worked, else why not, as a msgid. */
const char *brf_lines(struct buffer *out, const struct said_list *list, const char *table, int width);

#endif
