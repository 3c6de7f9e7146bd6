/* The guide's step on the shipped rules. */
#define STEP_RULES "rules.yaml"
#include "fuzz_step.c"
