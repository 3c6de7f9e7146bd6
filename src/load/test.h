#ifndef MEDBRING_LOAD_TEST_H
#define MEDBRING_LOAD_TEST_H

/* A test in the making, and the reading of phrases (test_phrase.c) for the reading of whole tests (test.c). */

#include "load/condition.h"
#include "load/phrase.h"

struct parsing {
	struct loader *loader;
	struct at at;
	const struct attribute *attribute;
	const struct condition_scope *scope;
	struct test test;            /* filled beforehand with what all tests here share */
	struct phrase phrase;
	bool told;
	bool trying;                 /* only to see whether it can be read: nothing is told */
};

/* Read the words as a phrase that uses up all of them. Where it was one but will not do, `told` is set. */
bool phrase_test(struct parsing *parsing, const char *word, uint32_t *made);

/* Would the words be a test? And "; did you mean `at most 3 months old`?" where the word says such a thing in other words, or "" (suggest.c). */
bool reads_as_test(const struct parsing *parsing, const char *words);
const char *suggest_test(const struct parsing *parsing, const char *word);

/* Does it name a day in another way than the notation does, or one that does not exist? */
bool names_no_day(const char *word);

/* A test that the value lies between two limits, as a condition; and one that it is any value but one. */
bool test_between(struct parsing *parsing, uint32_t *made, int32_t low, int32_t high);
uint32_t test_all_but(struct parsing *parsing, int32_t value);

bool has_order(enum type type);      /* dates, numbers, ages */

#endif
