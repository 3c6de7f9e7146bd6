#ifndef MEDBRING_APP_PLURAL_H
#define MEDBRING_APP_PLURAL_H

/*
 * Which plural form a language uses for a count, by the "Plural-Forms:" line
 * of its catalogue's header: an expression in n with C's operators. Without
 * such a line, or with one that cannot be read: 0 for one, else 1.
 */
unsigned long plural_form(const char *header, unsigned long count);

#endif
