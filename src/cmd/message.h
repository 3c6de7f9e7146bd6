#ifndef MEDBRING_CMD_MESSAGE_H
#define MEDBRING_CMD_MESSAGE_H

/*
 * The one door to standard error. Whatever a message quotes (a file's name, a
 * word of the command line), only characters that are safe to show leave by it.
 */

#include "model/diagnostic.h"

/* "medbring: " and the text and a newline. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same without the name in front. */
void message_plain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* FILE:LINE:COLUMN: error: PATH: message [id], one line for each, and how many were not told. */
void message_diagnostics(const struct diagnostics *diagnostics);

struct buffer;
void diagnostics_print(struct buffer *out, const struct diagnostics *diagnostics);

/* "medbring: testing 12 of 80" in place on a terminal; nothing elsewhere. `of` 0 ends the line. */
void message_progress(const char *what, size_t done, size_t of);

#endif
