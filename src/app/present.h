#ifndef MEDBRING_APP_PRESENT_H
#define MEDBRING_APP_PRESENT_H

/*
 * The only place that chooses wording. From a report, the rules, the answers
 * and a language it makes the words that the screen, the text mode, `check`
 * and `print` all use, so that they never say it differently. Nothing here
 * knows a subject: sentences are put together from the labels of the rules
 * file (nouns without article, left as they are written) in ways that need no
 * inflection in any language.
 *
 * Every string lives in the view's arena or longer. A function gives "" where
 * there is nothing to say, unless it says NULL.
 */

#include <stdbool.h>
#include <stdint.h>

#include "app/page.h"
#include "base/arena.h"
#include "engine/report.h"
#include "model/answers.h"
#include "model/rules.h"

/* What the words are made from. `report` may be NULL where a function does not speak of a verdict. */
struct view {
	struct arena *arena;
	const struct rules *rules;
	const struct answers *answers;
	const struct report *report;
	uint32_t language;
};

/* One line of a longer text: what it is, how deep, and the words. */
struct said {
	enum role_of_block role;
	uint8_t level;
	const char *text;
	const char *state;           /* in words, or NULL: "met", "missing", "take it", "to tick" */
	const char *language;        /* tag where the text is not in the view's language, else NULL */
	const char *id;              /* of what a title is over, or a choice leads to; else NULL */
};

struct said_list { struct said *lines; uint32_t count, room; };

const char *present_tag(const struct view *view);                             /* "da" */
const char *present_text(const struct view *view, const struct text *text);   /* data, contacts and {visit} filled in */
const char *present_date(const struct view *view, int32_t day);

/* The verdict in a sentence, why in one line, and the shortest way to ready (NULL where ready or there is none). */
const char *present_verdict(const struct view *view);
const char *present_reason(const struct view *view);
const char *present_missing(const struct view *view);

/* One item of a completion: "bring a permit or a driving licence". */
const char *present_item(const struct view *view, const struct item *item);

/* The question about the events that a requirement counts: whether it keeps to the limit, or what there was. */
const char *present_events(const struct view *view, uint32_t person, uint32_t index);

/* The question whether a text is the same as what a rule of it names. */
const char *present_same(const struct view *view, const struct text_rule *rule);

/* The question as it is put: the plain one with {visit}, {limit} and {date} filled in where it has a test. */
const char *present_ask(const struct view *view, const struct ask *ask);
const char *present_have(const struct view *view, struct paper_ref paper);      /* "Do you have a permit?" */
const char *present_question(const struct view *view, uint32_t person, uint32_t attribute, uint32_t test);

/* The same in a few words, for a line with the answer behind it; NULL where there are none. */
const char *present_brief(const struct view *view, uint32_t person, uint32_t attribute, uint32_t test);
const char *present_events_brief(const struct view *view, uint32_t person, uint32_t requirement);

/* A test's limit ("more than 10 days", "at least 18", "Denmark or Greenland") and a value in words. */
const char *present_limit(const struct view *view, uint32_t person, uint32_t test);
const char *present_value(const struct view *view, uint32_t attribute, const struct value *value);

/* Names: a paper ("Permit", "Permit 2", "Witness: Permit"), a kind, a person. */
const char *present_paper(const struct view *view, struct paper_ref paper);
const char *present_kind(const struct view *view, uint32_t kind);
const char *present_kind_help(const struct view *view, uint32_t kind);       /* full wording and hint; NULL: neither is given */
const char *present_person(const struct view *view, uint32_t person);

/* A requirement: what is wanted, and how it stands; why a paper does not serve; a fault of a text. */
const char *present_requirement(const struct view *view, uint32_t requirement);
const char *present_finding(const struct view *view, const struct finding *finding);
const char *present_obstacle(const struct view *view, const struct obstacle *obstacle);
/* In few words, for the place where its answers stand: that a paper counts nowhere, or that a list does not take it and why;
 * NULL where that is not certain, not so, or of no matter any more. */
const char *present_of_no_use(const struct view *view, struct paper_ref paper);
const char *present_character(const struct view *view, int32_t point);      /* "the capital A", "a space" */
const char *present_fault(const struct view *view, const struct fault *fault);
const char *present_notice(const struct view *view, uint32_t notice);

/* Longer texts, appended to `list`:
 * all that `check` says; the explanation of the verdict; this person's take-along list;
 * a checklist for paper with boxes to tick (no answers needed); a section; a contact; a word explained.
 * present_take() tells what is there by the report's `after`, where there is one: ask for REPORT_AFTER. */
void present_report(const struct view *view, struct said_list *list);
void present_why(const struct view *view, struct said_list *list);
void present_take(const struct view *view, struct said_list *list);
void present_checklist(const struct view *view, uint32_t checklist, struct said_list *list);
void present_section(const struct view *view, uint32_t section, struct said_list *list);
void present_contact(const struct view *view, uint32_t contact, struct said_list *list);
void present_term(const struct view *view, uint32_t term, struct said_list *list);

#endif
