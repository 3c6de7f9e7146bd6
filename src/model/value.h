#ifndef MEDBRING_MODEL_VALUE_H
#define MEDBRING_MODEL_VALUE_H

/*
 * What is known of one attribute of a paper or one fact of a person.
 *
 * A value need not be exact to decide a rule: "yes, it is valid on 1
 * December" says no more than that the date is not before that day, and that
 * is what is kept: an interval. So a plain answer stays true, and no truer
 * than it was, when the day of the visit is changed.
 */

#include <stdbool.h>
#include <stdint.h>

enum type {
	TYPE_YES_NO,   /* low 0 or 1 */
	TYPE_DATE,     /* low..high are day numbers; VALUE_NEVER lies after every day */
	TYPE_NUMBER,   /* low..high, 0 to 999,999,999 */
	TYPE_AGE,      /* whole years on the day of the visit (low..high), or a date of birth (`born`) */
	TYPE_CHOICE,   /* low is the index in the attribute's choices */
	TYPE_COUNTRY,  /* low is country_code("DK") */
	TYPE_TEXT,     /* `text`, NFC; compared after folding case and inner spaces unless said otherwise */
	TYPE_COUNT
};

enum value_state {                   /* in this order: from VALUE_EXACT on something is known of the value */
	VALUE_UNKNOWN,     /* nothing is known (the zero value) */
	VALUE_NONE,        /* the paper or person is known to have none */
	VALUE_EXACT,       /* low == high, or text, or a list in `more` */
	VALUE_BETWEEN      /* dates, numbers, ages: some value in low..high, which one is not known */
};

#define VALUE_LOWEST INT32_MIN       /* open end of an interval */
#define VALUE_HIGHEST INT32_MAX
#define VALUE_NEVER (INT32_MAX - 1)  /* a date that never comes: "expires: none" */

/* No gap between the members: a copy has only bytes that were set, so sealed rules are the same each time. */
struct value {
	enum value_state state;
	bool born;                   /* TYPE_AGE: low..high are days of birth, not years */
	bool unwilling;              /* unknown because the person answered "not sure": do not ask first again */
	uint16_t count;              /* attributes with `several`: how many values in `more`; else 0 */
	int32_t low, high;
	const char *text;            /* TYPE_TEXT, else NULL */
	const struct value *more;    /* `count` exact values, each with count 0 */
};

/* Two capital letters as one number: 'D' << 8 | 'K'. */
static inline int32_t country_code(char first, char second)
{
	return (int32_t)((unsigned char)first << 8 | (unsigned char)second);
}

#endif
