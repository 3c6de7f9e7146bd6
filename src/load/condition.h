#ifndef MEDBRING_LOAD_CONDITION_H
#define MEDBRING_LOAD_CONDITION_H

/*
 * Conditions and the little language of tests in them ("at most 3 months
 * old", "not same as my.birth-name"). Everything ends up in the loader's
 * vectors of tests and conditions.
 */

#include "load/loader.h"

/* A test's surroundings. */
struct condition_scope {
	enum subject subject;            /* whose attributes the keys are */
	bool papers;                     /* with, me and its.X may stand here */
	const struct text *why;          /* the nearest `why`, or NULL */
	const struct text *noun;         /* the nearest `noun`, or NULL */
};

/* The condition in the mapping, NO_INDEX where it says nothing or was faulty. */
uint32_t read_condition(struct loader *loader, struct at at, const struct condition_scope *scope);

/* The test of one attribute that stands at a node, as a condition. */
uint32_t read_test(struct loader *loader, struct at at, uint32_t attribute, const struct condition_scope *scope);

/* Both must hold; either may be NO_INDEX. */
uint32_t condition_both(struct loader *loader, uint32_t left, uint32_t right);

uint32_t condition_of_test(struct loader *loader, const struct test *test);

/* What was pushed on the scratch stack since `base` as one condition, and the stack taken back. */
uint32_t condition_of_parts(struct loader *loader, enum condition_kind kind, uint32_t base);

/* Copy the scratch stack from `base` on into `links`, and take it back. */
struct span scratch_take(struct loader *loader, struct vector *links, uint32_t base);

grammar_build build_condition_all, build_condition_any, build_condition_with, build_condition_me, build_condition_test;

#endif
