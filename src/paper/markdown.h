#ifndef MEDBRING_PAPER_MARKDOWN_H
#define MEDBRING_PAPER_MARKDOWN_H

/*
 * Said lines as Markdown (CommonMark, with the task lists of GitHub for what
 * is to be ticked). What a text happens to contain is never taken for markup.
 */

#include "app/present.h"
#include "base/buffer.h"

void markdown_lines(struct buffer *out, const struct said_list *list);

#endif
