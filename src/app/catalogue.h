#ifndef MEDBRING_APP_CATALOGUE_H
#define MEDBRING_APP_CATALOGUE_H

/*
 * Reading a message catalogue as msgfmt writes it (the MO format of the
 * gettext manual), straight from its bytes in this machine's order. Every offset is checked, so that
 * bytes that are no catalogue give no translation and nothing worse.
 */

#include "app/generated.h"

/* The translation, or NULL. The string ends with NUL inside the bytes. */
const char *catalogue_find(const struct catalogue *catalogue, const char *msgid);

/* The form of the translation of `one` that the catalogue's Plural-Forms gives for `count`, or NULL. */
const char *catalogue_find_count(const struct catalogue *catalogue, const char *one, unsigned long count);

#endif
