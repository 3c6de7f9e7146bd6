#ifndef MEDBRING_PAPER_OUTLINE_H
#define MEDBRING_PAPER_OUTLINE_H

/*
 * Said lines as headings, paragraphs and lists inside one another: what every
 * kind of paper with a structure of its own is made from. The steps come in
 * the order in which they are read, and lists are closed as they were opened.
 */

#include "app/present.h"
#include "base/buffer.h"

enum outline_step {
	STEP_TITLE,
	STEP_HEADING,
	STEP_PARAGRAPH,
	STEP_NOTICE,
	STEP_LIST,           /* a list begins; `said` is its first item */
	STEP_ITEM,           /* an item begins, with its text; ROLE_QUESTION: one to tick */
	STEP_UNDER,          /* a further text of the item that is open */
	STEP_ITEM_END,
	STEP_LIST_END
};

/* `depth` is how many lists are open, the one that begins or ends among them. `said` is NULL for the two ends. */
typedef void outline_taker(void *context, enum outline_step step, const struct said *said, unsigned depth);

void outline_walk(const struct said_list *list, outline_taker *take, void *context);

/* The text of a line, with how it stands in words where that is said. It may be kept in `room`, until the next call. */
const char *outline_text(const struct said *said, struct buffer *room);

#endif
