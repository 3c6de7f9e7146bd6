#ifndef MEDBRING_PAPER_HTML_H
#define MEDBRING_PAPER_HTML_H

/*
 * Said lines as a web page that stands alone: every language in an article of
 * its own, marked with its tag; headings and lists that are real ones; boxes
 * that can be ticked without a script; a style for screen and for paper.
 * Nothing is fetched from anywhere.
 */

#include "app/present.h"
#include "base/buffer.h"

/* One language's part of the page. */
struct html_part {
	const char *tag;             /* "da" */
	const char *name;            /* "Dansk" */
	const char *title;
	const char *intro;           /* "" where there is none */
	const char *contents;        /* the heading over the list of what is on the page */
	struct said_list said;
};

/* The whole page; the first part's language is the page's own. */
void html_page(struct buffer *out, const struct html_part *parts, size_t count);

#endif
