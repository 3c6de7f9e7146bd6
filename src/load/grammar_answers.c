/* The notation: answers files, and the cases in a rules file. See grammar.h. */

#include "load/answers.h"
#include "load/build.h"
#include "load/grammar_file.h"

static const char *const have_words[] = {"yes", "no", "unknown", "not-sure", NULL};
static const char *const verdict_words[] = {"not-ready", "ready", "unknown", NULL};

#define ANSWERS_ROWS \
	{"visit", ENTRY_DATE, BUILT(build_visit), .help = "The day of the visit."}, \
		{"documents", ENTRY_LIST_OF, .of = IN_PAPER, BUILT(build_papers), \
			.help = "The papers there are; where this is given, it is all of them."}, \
		{"facts", ENTRY_MAPPING, .of = IN_FACTS, BUILT(build_fact_values), \
			.help = "What is so about the person."}, \
		{"events", ENTRY_MAPPING, .of = IN_EVENTS, BUILT(build_event_logs), \
			.help = "What has happened to the person."}, \
	{ \
		"persons", ENTRY_MAPPING, .of = IN_PERSONS, BUILT(build_persons), .help = "Who comes along." \
	}

const struct grammar_row rows_case[] = {
	{"id", ENTRY_ID, .required = true, BUILT(build_case_id), .help = "Its id."},
	{"check", ENTRY_REFERENCE, .required = true, .ids = ID_BIT(ID_CHECKLIST), BUILT(build_case_check),
		.help = "The checklist."},
	{"verdict", ENTRY_WORD, .required = true, .words = verdict_words, BUILT(build_case_verdict),
		.help = "What must come of it."},
	{"because", ENTRY_REFERENCE, .ids = ID_BIT(ID_REQUIREMENT) | ID_BIT(ID_TEXT_RULE), BUILT(build_case_because),
		.help = "The requirement, or the rule of a text, that decides."},
	ANSWERS_ROWS,
};
COUNTED(rows_case);

const struct grammar_row rows_answers[] = {ANSWERS_ROWS};
COUNTED(rows_answers);

const struct grammar_row rows_paper[] = {
	{"kind", ENTRY_REFERENCE, .required = true, .ids = ID_BIT(ID_KIND), ELSEWHERE, .help = "The kind of document."},
	{"have", ENTRY_WORD, .words = have_words, BUILT(build_have), .help = "Is it there; yes where not given."},
	{NULL, ENTRY_VALUE, .ids = ID_BIT(ID_ATTRIBUTE), BUILT(build_paper_value), .help = "What stands on it."},
};
COUNTED(rows_paper);

const struct grammar_row rows_person[] = {
	{"have", ENTRY_WORD, .words = have_words, BUILT(build_person_have),
		.help = "Do they come along; yes where not given."},
	{"documents", ENTRY_LIST_OF, .of = IN_PAPER, BUILT(build_papers),
		.help = "Their papers; where given, all of them."},
	{"facts", ENTRY_MAPPING, .of = IN_FACTS, BUILT(build_fact_values), .help = "What is so about them."},
	{"events", ENTRY_MAPPING, .of = IN_EVENTS, BUILT(build_event_logs), .help = "What has happened to them."},
};
COUNTED(rows_person);

const struct grammar_row rows_facts[] = {
	{NULL, ENTRY_VALUE, .ids = ID_BIT(ID_ATTRIBUTE), BUILT(build_fact_value), .help = "A fact and its value."},
};
COUNTED(rows_facts);

const struct grammar_row rows_events[] = {
	{NULL, ENTRY_EVENT_LOG, .ids = ID_BIT(ID_EVENT), BUILT(build_event_log),
		.help = "All there were, or how many count."},
};
COUNTED(rows_events);

const struct grammar_row rows_happening[] = {
	{"person", ENTRY_PERSON_NAME, BUILT(build_happening_person), .help = "For whom: a word, or unknown."},
	{"date", ENTRY_VALUE, BUILT(build_happening_date), .help = "The day, or unknown."},
};
COUNTED(rows_happening);

const struct grammar_row rows_how_many[] = {
	{"count", ENTRY_NUMBER, .required = true, .of = IN_INTERVAL, BUILT(build_event_count),
		.help = "So many within the window on the day of the visit: a number, or {from: N, to: N}."},
};
COUNTED(rows_how_many);

const struct grammar_row rows_persons[] = {
	{NULL, ENTRY_PERSONS, .ids = ID_BIT(ID_ROLE), BUILT(build_role_persons),
		.help = "A role: a person, a list of them, none or unknown; where given, nobody else comes."},
};
COUNTED(rows_persons);

const struct grammar_row rows_interval[] = {
	{"from", ENTRY_VALUE, ELSEWHERE, .help = "Not below this."},
	{"to", ENTRY_VALUE, ELSEWHERE, .help = "Not above this."},
};
COUNTED(rows_interval);
