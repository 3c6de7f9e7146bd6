#ifndef MEDBRING_LINT_VARY_H
#define MEDBRING_LINT_VARY_H

#include "base/buffer.h"
#include "model/answers.h"

/*
 * Answers that differ in one thing from some others. `see` gets each, which
 * lives until it returns, and what was changed in a few words.
 */
struct vary {
	const struct rules *rules;       /* those of the answers */
	const struct rules *other;       /* whose limits are tried too */
	struct arena *scratch;
	uint32_t most;                   /* so many of them are made; `left_out` is set where there are more */
	bool *left_out;
	void (*see)(void *context, const struct answers *answers, const char *what);
	void *context;
};

void vary_answers(const struct vary *vary, const struct answers *answers);

#endif
