#ifndef MEDBRING_LOAD_VALUE_H
#define MEDBRING_LOAD_VALUE_H

/*
 * Values of attributes and facts. What a scalar means is said by the
 * declaration of the attribute, never by how the scalar looks.
 */

#include "load/loader.h"

enum {
	VALUE_ALLOW_NONE = 1 << 0,       /* `none`: there is no such value */
	VALUE_ALLOW_UNKNOWN = 1 << 1,    /* `unknown`, null or nothing */
	VALUE_ALLOW_INTERVAL = 1 << 2    /* {from: VALUE, to: VALUE} */
};

/* Told and false where it does not fit the attribute. */
bool read_value(struct loader *loader, struct at at, const struct attribute *attribute, unsigned allow,
	struct value *value);

/* One word as an exact value, in silence; false where it is none. */
bool value_of_word(struct arena *arena, const struct attribute *attribute, const char *word, struct value *value);

/* What values of the attribute look like: "yes or no", "a date as YYYY-MM-DD". */
const char *value_shape(const struct attribute *attribute);

bool country_shape(const char *word);

/* The nearest choice, as hint_word(). */
const char *hint_choice(struct loader *loader, const struct attribute *attribute, const char *word);

#endif
