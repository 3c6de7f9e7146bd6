#ifndef MEDBRING_LINT_LINT_H
#define MEDBRING_LINT_LINT_H

/*
 * What is odd about a file that loads: requirements that can never or must
 * always be met, parts that cannot matter, texts whose languages differ,
 * days that have passed. Findings that the author accepts are left out.
 */

#include "model/diagnostic.h"
#include "model/rules.h"

/* Add all findings; `today` is the day that validity is judged on. */
void lint_rules(const struct rules *rules, int32_t today, struct diagnostics *diagnostics);

/* ---- the parts ---- */

struct lint {
	const struct rules *rules;
	int32_t today;
	struct diagnostics *diagnostics;
	struct arena *scratch;
	const bool *unusable;      /* one per kind: no paper of it can be usable, whatever stands on it (not `never`) */
};

void lint_requirements(const struct lint *lint);     /* impossible, always met, out of reach, contained */
void lint_lines(const struct lint *lint);            /* lines, kinds, members, facts that cannot matter */
void lint_countries(const struct lint *lint);        /* codes that are no country's */
void lint_patterns(const struct lint *lint);         /* characters that look like a pattern */
void lint_plain(const struct lint *lint);            /* plain questions that are never put */
void lint_texts(const struct lint *lint);            /* languages */
void lint_days(const struct lint *lint);             /* validity, checked */

/* Do the rules of a text leave no text that keeps to all of them? (What it may not be the same as is not looked at.) */
bool lint_no_text(const struct rules *rules, const struct requirement *requirement);

/* Tell a finding, unless it is accepted there or was told at that place before. */
void lint_tell(const struct lint *lint, enum diagnostic_id id, struct place place, const char *path, const char *message);

#endif
