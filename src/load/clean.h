#ifndef MEDBRING_LOAD_CLEAN_H
#define MEDBRING_LOAD_CLEAN_H

/*
 * What is done to the bytes of a file before libyaml sees them. Bytes that
 * are not UTF-8 and characters that may not be shown are told and replaced by
 * `?`, one for one, so that every later line and column stays right and the
 * rest is checked too.
 *
 * JSON writes a character beyond U+FFFF as two escapes, \ud83d\ude00, which
 * libyaml refuses. They become \U0001F600\0, which is as long; after decoding
 * the NUL is the mark by which clean_decoded() knows them and drops it. A NUL
 * of the author's own is made another refused escape (\a) in such a file.
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/diagnostic.h"

struct clean {
	const char *bytes;   /* the file's own, or `copy` */
	size_t length;
	char *copy;          /* to be freed, or NULL */
	bool pairs;          /* surrogate pairs were translated */
};

/* False where nothing can be read at all (too large, UTF-16, full of directives); that is told. */
bool clean_bytes(struct clean *clean, const char *bytes, size_t length, size_t bytes_max,
	struct diagnostics *diagnostics);
void clean_clear(struct clean *clean);

/* Bring a decoded scalar back to what the author wrote, in place; returns the length. */
size_t clean_decoded(char *text, size_t length, bool double_quoted);

/* Does a tab stand there? libyaml's marks count characters, from 0. */
bool clean_tab_at(const struct clean *clean, size_t character);

#endif
