#ifndef MEDBRING_FRONT_SAVE_H
#define MEDBRING_FRONT_SAVE_H

/* Writing a file that the person asked for: a new one, for their eyes only, and never over another. */

#include <stddef.h>

enum save_result {
	SAVE_DONE,
	SAVE_EXISTS,         /* there is something of that name; nothing was touched */
	SAVE_BAD_NAME,       /* empty, too long, or with characters that may not be shown */
	SAVE_REFUSED,        /* the folder is missing or not ours to write in */
	SAVE_FAILED,         /* it could not be written to the end; there is no such file now */
	SAVE_LEFT            /* the same, but it could not be removed; it says no more than that, in comments */
};

/* Mode 0600, created here or not at all, in the folder that the name says (else the current one). Its beginning is
 * written last; until then the file begins with "unfinished:", which no answers file may. */
enum save_result save_new_file(const char *name, const char *bytes, size_t length);

/* What came of it in words (an English msgid); NULL for SAVE_DONE. */
const char *save_words(enum save_result result);

#endif
