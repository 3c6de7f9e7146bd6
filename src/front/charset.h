#ifndef MEDBRING_FRONT_CHARSET_H
#define MEDBRING_FRONT_CHARSET_H

/*
 * What the terminal can show. All texts are UTF-8 inside; on the way out they
 * become UTF-8, ISO 8859-1, ISO 8859-15 or ASCII, on the way in UTF-8. What a
 * character set lacks is written with what it has: æ as ae, a dash as -,
 * curly quotes as plain ones, and ? where nothing is near.
 */

#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

enum charset { CHARSET_UTF8, CHARSET_LATIN1, CHARSET_LATIN9, CHARSET_ASCII };

/* By the locale of the environment (setlocale(LC_CTYPE, "") is called); where the system lacks that
 * locale, by the codeset that LC_ALL, LC_CTYPE or LANG names, or that its language has by tradition. */
enum charset charset_of_environment(void);

/* By a codeset's name ("UTF-8", "ISO-8859-15", ...); ASCII where it is none of ours. */
enum charset charset_by_name(const char *name);

/* `text` in UTF-8 with only such characters as the set has: to be laid out by. The text itself where it is so already. */
const char *charset_plain(struct arena *arena, enum charset charset, const char *text);

/* Add UTF-8 bytes to `out` in the set. Control characters pass unchanged; what the set lacks becomes as in charset_plain(). */
void charset_encode(struct buffer *out, enum charset charset, const char *bytes, size_t length);

/* Add bytes of the set to `out` as UTF-8; a byte that is no character there is dropped. */
void charset_decode(struct buffer *out, enum charset charset, const char *bytes, size_t length);

#endif
