#ifndef MEDBRING_APP_WORDS_H
#define MEDBRING_APP_WORDS_H

/*
 * The program's own words (not the rules'), English as msgid in the source,
 * other languages from catalogues that are compiled in at build time from
 * locale/TAG.po, so that Danish appears on a server without a Danish locale
 * and the language can change at any moment. `N_("...")` marks a msgid in a
 * table; say() translates it.
 */

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/rules.h"

#define N_(msgid) msgid

/* The msgid in that language ("da"); the msgid itself where there is none. */
const char *say(const char *tag, const char *msgid) __attribute__((format_arg(2)));

/* Singular or plural for `count`, by the catalogue's own plural rule. */
const char *say_count(const char *tag, const char *one, const char *many, unsigned long count)
	__attribute__((format_arg(2), format_arg(3)));

/* "1. december 2026", "1 December 2026". */
const char *say_date(struct arena *arena, const char *tag, int32_t day);

/* A country's name in that language from iso-codes; the code itself where unknown. */
const char *say_country(struct arena *arena, const char *tag, int32_t code);

/* The codes that fit what was typed: the code itself, then whole names, then names of which a word
 * begins so, letters' case and accents aside; at most `room`. Returns how many. */
uint32_t country_matches(struct arena *arena, const char *tag, const char *typed, int32_t *found, uint32_t room);

/* The one country that fits (in that language, else in English); 0 where none or several do. */
int32_t country_from_typed(struct arena *arena, const char *tag, const char *typed);

/* "DK" */
const char *country_code_text(int32_t code, char out[3]);

/* All codes, ordered by code. */
const int32_t *country_codes(uint32_t *count);

/* {name} in a rules text filled in from the rules' data and contacts and from `pairs`
 * (name, value, name, value, ..., NULL); an unknown name stays as written. */
const char *fill(struct arena *arena, const struct rules *rules, const struct text *text, uint32_t language,
	const char *const *pairs);

#endif
