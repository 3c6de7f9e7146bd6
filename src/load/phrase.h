#ifndef MEDBRING_LOAD_PHRASE_H
#define MEDBRING_LOAD_PHRASE_H

/*
 * A test or a limit as its author wrote it ("at most 3 months after
 * my.move"), taken apart word by word. Each phrase_ function takes its words
 * when they stand next, or takes nothing and says false.
 */

#include "load/loader.h"

#define PHRASE_WORDS 12

struct phrase {
	char *words[PHRASE_WORDS];
	uint32_t count, at;
	char *copy;
};

/* No words at all where there are too many of them to be any phrase. phrase_clear() in either case. */
void phrase_start(struct phrase *phrase, const char *string);
void phrase_clear(struct phrase *phrase);

bool phrase_words(struct phrase *phrase, const char *words);           /* "at most" */
bool phrase_number(struct phrase *phrase, int32_t *number);
bool phrase_amount(struct phrase *phrase, int32_t *amount, enum unit *unit);   /* 3 months */
bool phrase_date(struct phrase *phrase, int32_t *day);
bool phrase_end(const struct phrase *phrase);

/* my.FACT or its.ATTRIBUTE; the name after the dot. */
bool phrase_operand(struct phrase *phrase, bool *my, const char **name);

/* "; did you mean `most`?" for the first word that looks like a misspelt word of the phrases, or "". */
const char *phrase_hint(struct loader *loader, const struct phrase *phrase);

/* Can the fact say how many: is it one number? Told where it is not. */
bool is_amount(struct loader *loader, struct at at, uint32_t fact);

/* A number, or my.FACT where the fact is one number: `fact` is then its index, else NO_INDEX. */
bool read_amount(struct loader *loader, struct at at, uint32_t *number, uint32_t *fact);

/* The fact or attribute that an operand names; NO_INDEX where told. */
uint32_t operand_attribute(struct loader *loader, struct at at, bool my, const char *name);

#endif
