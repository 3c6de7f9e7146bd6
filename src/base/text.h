#ifndef MEDBRING_BASE_TEXT_H
#define MEDBRING_BASE_TEXT_H

/*
 * UTF-8 text over utf8proc, the same under every locale: is it valid, is it
 * safe to show, how many characters and columns, where may the cursor stand,
 * what is it in NFC, what is it folded for search.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Decode one code point; returns its bytes, or 0 where the bytes are not valid UTF-8 (or length is 0). */
size_t text_decode(const char *bytes, size_t length, int32_t *point);
size_t text_encode(int32_t point, char out[4]);

bool text_valid(const char *bytes, size_t length);

/* Byte offset of the first code point that may not be shown (C0 but tab and newline, C1, DEL, bidi
   controls, zero-width and other invisible ones, tag, non-characters, line separators), or SIZE_MAX
   when all may. *point is that code point, -1 where the bytes are not UTF-8; `point` may be NULL. */
size_t text_first_unsafe(const char *bytes, size_t length, int32_t *point);

/* In place: each byte of what may not be shown, or is not UTF-8, becomes a question mark. */
void text_make_safe(char *bytes, size_t length);

size_t text_points(const char *string);              /* code points */
int text_columns(const char *string);                /* terminal columns of the whole string */
int text_columns_of(const char *bytes, size_t length);

/* Bytes of the grapheme cluster that starts here (0 at the end), and its columns. */
size_t text_cluster(const char *string, int *columns);

/* Bytes of the longest beginning (whole clusters) that fits `columns`. */
size_t text_fit(const char *string, int columns);

/* The code point in lower case; itself where it has none. */
int32_t text_lower(int32_t point);

/* The same string with a capital first, as a sentence begins; itself where nothing changes. */
const char *text_capital(struct arena *arena, const char *string);

char *text_nfc(struct arena *arena, const char *string);      /* a copy; the bytes as they are where not UTF-8 */

/* Lower case, without accents, æ ae, ø o, å a, ß ss: for search. `fodsel` finds `fødsel`. */
char *text_fold(struct arena *arena, const char *string);

/* Edit distance in code points (two neighbours swapped count 1), for nearest spellings; at most 255. */
int text_distance(const char *left, const char *right);

/* The candidate nearest to `word` (distance at most a third of its length, at least 1), or NULL. */
const char *text_nearest(const char *word, const char *const *candidates, size_t count);

/* Which library knows the letters, in which version: what it folds may differ from one to the next. */
const char *text_library(void);

#endif
