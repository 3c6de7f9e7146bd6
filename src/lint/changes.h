#ifndef MEDBRING_LINT_CHANGES_H
#define MEDBRING_LINT_CHANGES_H

/*
 * Which verdicts change between two rules files, each sort of change told
 * once: the checklist, what the verdict was and becomes, the requirement that
 * did it, the cases it is seen in, and a few of the answers made from cases.
 */

#include "base/buffer.h"
#include "engine/report.h"

enum { CHANGE_MADE = 4, CHANGE_ALIKE = 2 }; /* so many of the answers made from cases are named; of one value */

struct changed_case { struct changed_case *next; const char *id; };

struct made_answer { const char *as_case, *what; };

struct change {
	struct change *next;
	const char *checklist, *because;  /* because: the requirement's id, or NULL */
	enum verdict before, after;
	struct changed_case *cases;
	struct made_answer made[CHANGE_MADE]; uint32_t made_count, more;
};

struct changes { struct arena *arena; struct change *first; };

/* The change of that sort, made where it is not there yet. The strings must live as long as the changes. */
struct change *changes_of(struct changes *changes, const char *checklist, enum verdict before, enum verdict after,
	const char *because);

/* It is seen in a case, which is named once. */
void change_in_case(struct changes *changes, struct change *change, const char *id);

/* It is seen in an answer made from a case, in which `what` is otherwise; `as_case`: and in the case itself. */
void change_in_made(struct changes *changes, struct change *change, const char *id, const char *what, bool as_case);

/* Add a line for each, with those made from cases below it. */
void changes_write(struct buffer *out, const struct changes *changes);

#endif
