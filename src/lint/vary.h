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
	void (*see)(void *context, const struct answers *answers, const char *what);
	void *context;
};

void vary_answers(const struct vary *vary, const struct answers *answers);

#endif
