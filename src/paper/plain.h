#ifndef MEDBRING_PAPER_PLAIN_H
#define MEDBRING_PAPER_PLAIN_H

/*
 * Words for paper, mail and pipes: said lines laid out as plain text of a
 * given width. A box [ ] stands before what is to be ticked; nothing else is
 * drawn that is not words.
 */

#include "app/present.h"
#include "app/session.h"
#include "base/buffer.h"

#define PLAIN_WIDTH 80

/* Add the lines, broken at `width` columns (0: never broken). */
void plain_lines(struct buffer *out, const struct said_list *list, int width);

/* The take-along list of the checklist that the session has open, as a file or a printed page has it. */
void plain_take_along(struct buffer *out, struct session *session, int width);

#endif
