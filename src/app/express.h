#ifndef MEDBRING_APP_EXPRESS_H
#define MEDBRING_APP_EXPRESS_H

/* Small tools for those who put sentences together: src/app/present*.c and src/app/page_*.c. */

#include <stdarg.h>

#include "app/compose.h"
#include "app/present.h"
#include "app/words.h"

/* The msgid in the view's language with {name} places filled: name, value, ..., NULL. */
const char *express(const struct view *view, const char *msgid, ...) __attribute__((sentinel));

/* The same for a count, with {n} for the count itself; the pairs must name it too if it is wanted. */
const char *express_count(const struct view *view, const char *one, const char *many, unsigned long count);

/* A list in words: "A, B or C". `last` is a msgid such as N_(" or "). */
struct series { struct buffer buffer; const char *pending; uint32_t count; };
void series_add(struct series *series, const char *separator, const char *word);
const char *series_finish(struct arena *arena, struct series *series, const char *last);

/* Add a line to a longer text. */
struct said *say_line(const struct view *view, struct said_list *list, enum role_of_block role, unsigned level,
	const char *text);

const struct person *view_person(const struct view *view, uint32_t person);   /* NULL for one not in the answers */
struct value view_fact(const struct view *view, uint32_t person, uint32_t attribute);
struct value view_paper_value(const struct view *view, struct paper_ref paper, uint32_t attribute);

/* One value, or a range of them, of that attribute. */
const char *value_in_words(const struct view *view, const struct attribute *attribute, int32_t low);
const char *range_in_words(const struct view *view, const struct attribute *attribute, int32_t low, int32_t high);

const char *either_value(const struct view *view, uint32_t attribute, const struct value *value);   /* "A or B" */

/* A test as a need: "Expiry date: 1 December 2026 or later". */
const char *present_need(const struct view *view, uint32_t person, uint32_t index);
const char *present_needed(const struct view *view, uint32_t person, uint32_t index);    /* the same without its label */

/* The same as said of a paper: "is valid on 1 December 2026"; NULL where the rules have no words that fit. */
const char *present_clause(const struct view *view, uint32_t person, uint32_t index);
const char *present_boundary(const struct view *view, uint32_t person, const struct test *test);

/* The length of time in a test against the day of the visit, a period of grace too: "at most 3 months". */
const char *present_length(const struct view *view, const struct test *test);

/* What must be so of papers of that kind, by the first of the lists that names it; "" where nothing must. */
const char *present_conditions(const struct view *view, const uint32_t *lists, uint32_t list_count, uint32_t kind);

/* The papers of a list, each with what must be so of it where they are few: "Letter (Date: 1 September or later) or Card". */
const char *present_list_wanted(const struct view *view, uint32_t list);
const char *present_kind_wanted(const struct view *view, uint32_t list, uint32_t kind);

/* The names of the first of the requirements on the visitor's own papers that are not certain to be met; NULL: none. */
const char *present_wanting(const struct view *view);

/* The names of the first of the requirements that are not met; "" where none is certain not to be. */
const char *present_among_missing(const struct view *view);

/* The things to do of a completion, each in words, into `parts`, which has room for all of its items; how many. */
uint32_t present_parts(const struct view *view, const struct completion *completion, const char **parts);

/* The ways to get ready, one a line; those that differ in one thing only are told together, with what they share. */
void present_ways(const struct view *view, unsigned level, struct said_list *list);

/* What makes a paper of that kind usable at all; "" where every one is. */
const char *present_usable(const struct view *view, uint32_t kind);

/* As named in a sentence, by the label where the rules have no noun: "a permit", "your permit", "the witness". */
const char *present_noun(const struct view *view, uint32_t kind);
const char *present_own(const struct view *view, struct paper_ref paper);
const char *present_person_noun(const struct view *view, uint32_t person);

/* The papers of which a completion names only some, or of which some must show more: one a line, each list once. */
void present_kinds(const struct view *view, const struct completion *completions, uint32_t count,
	struct said_list *list);

/* Why a value does not pass, as a sentence, without naming the paper or person. */
const char *present_failure(const struct view *view, uint32_t person, uint32_t index, const struct value *value);

/* The papers' names, with commas between. */
const char *papers_in_words(const struct view *view, const struct paper_ref *papers, uint32_t count);

/* Why no way is told: whatever is brought, it hangs on an answer. NULL where it is not for that. */
const char *why_no_way(const struct view *view);

/* The words for how a requirement stands. */
const char *present_state(const struct view *view, enum verdict verdict);

/* Is each part met, and the whole not, since one paper would have to serve twice? */
bool present_lacks_own_papers(const struct view *view, const struct finding *finding);

#endif
