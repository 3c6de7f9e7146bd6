#ifndef MEDBRING_APP_GENERATED_H
#define MEDBRING_APP_GENERATED_H

/*
 * Tables that the build makes (tools/ has the makers, build/gen/ the result):
 * the message catalogues from locale/TAG.po and the countries' names from
 * iso-codes. Plain bytes and offsets, so that they need no relocation and
 * are shared between all running copies.
 */

#include <stddef.h>
#include <stdint.h>

#include "model/country.h"

/* A catalogue in gettext's MO format, as msgfmt writes it, in the byte order of this machine. */
struct catalogue {
	const char *tag;             /* "da" */
	const unsigned char *bytes;  /* aligned for uint32_t */
	size_t length;
};

extern const struct catalogue catalogues[];     /* ordered by tag */
extern const size_t catalogue_count;

/* The names in one language: that of country_list[i] begins at names + offsets[i]. "en" is the first
 * and complete; then one for each locale/TAG.po, English standing in where iso-codes has no name. */
struct country_names {
	const char *tag;
	const char *names;
	const uint16_t *offsets;
};

extern const struct country_names country_languages[];
extern const size_t country_language_count;

#endif
