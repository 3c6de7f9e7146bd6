/* The notation: conditions and requirements. See grammar.h. */

#include "load/build.h"
#include "load/condition.h"
#include "load/grammar_file.h"
#include "load/lists.h"
#include "load/require.h"
#include "load/sides.h"

#define VALIDITY(type) \
	{"valid-from", ENTRY_DATE, PLAIN(type, valid_from), .help = "The first day of the visit it holds for."}, \
	{ \
		"valid-to", ENTRY_DATE, PLAIN(type, valid_to), .help = "The last day of the visit it holds for." \
	}

const struct grammar_row rows_line[] = {
	{NULL, ENTRY_CONDITION, .ids = ID_BIT(ID_KIND) | ID_BIT(ID_GROUP), BUILT(build_line_target),
		.help = "A kind, a group or `paper` (any kind), and the condition under which it is taken."},
	{"most", ENTRY_NUMBER, PLAIN(raw_line, most), .help = "So many of these papers count at most."},
	VALIDITY(raw_line),
	{"source", ENTRY_STRINGS, ELSEWHERE, .help = "Where this is written."},
	{"accept", ENTRY_LIST_OF, .of = IN_ACCEPT, BUILT(build_accept), .help = "Findings of lint that are meant so."},
};
COUNTED(rows_line);

const struct grammar_row rows_condition[] = {
	{NULL, ENTRY_TEST, .ids = ID_BIT(ID_ATTRIBUTE), BUILT(build_condition_test),
		.help = "An attribute of the paper (under `me`: a fact) and its test."},
	{"all", ENTRY_CONDITIONS, .of = IN_CONDITION, BUILT(build_condition_all), .help = "All of these hold."},
	{"any", ENTRY_CONDITIONS, .of = IN_CONDITION, BUILT(build_condition_any), .help = "One of these holds."},
	{"with", ENTRY_LINES, .of = IN_LINE, BUILT(build_condition_with),
		.help = "On a paper: the same person has another paper, which this list takes."},
	{"me", ENTRY_CONDITION, .of = IN_CONDITION, BUILT(build_condition_me),
		.help = "On a paper: a condition on the facts of the person whose it is."},
	{"why", ENTRY_TEXT, ELSEWHERE, .help = "What is said where it does not hold."},
	{"noun", ENTRY_TEXT, ELSEWHERE,
		.help = "How the paper is named where this is said of it, instead of by its kind's noun."},
	{"valid-from", ENTRY_DATE, ELSEWHERE, .help = "The first day of the visit it holds for."},
	{"valid-to", ENTRY_DATE, ELSEWHERE, .help = "The last day of the visit it holds for."},
};
COUNTED(rows_condition);

const struct grammar_row rows_not[] = {
	{"not", ENTRY_TEST, .required = true, ELSEWHERE,
		.help = "A value or a list of values: there is one, and it is none of these."},
};
COUNTED(rows_not);

const struct grammar_row rows_operator[] = {
	{"all", ENTRY_REQUIREMENTS, .is_operator = true, .of = IN_REQUIREMENT, BUILT(build_all),
		.help = "All of these are met."},
	{"any", ENTRY_REQUIREMENTS, .is_operator = true, .of = IN_REQUIREMENT, BUILT(build_any),
		.help = "One of these is met."},
	{"one", ENTRY_LINES, .is_operator = true, .of = IN_LINE, BUILT(build_one),
		.help = "There is a paper that the list takes."},
	{"at-least", ENTRY_AMOUNT, .is_operator = true, BUILT(build_at_least),
		.help = "There are so many papers that the list `of` takes."},
	{"points", ENTRY_AMOUNT, .is_operator = true, BUILT(build_points),
		.help = "The rows of `of` add up to so many points."},
	{"me", ENTRY_CONDITION, .is_operator = true, .of = IN_CONDITION, BUILT(build_me),
		.help = "The person's facts meet the condition."},
	{"person", ENTRY_REFERENCE, .is_operator = true, .ids = ID_BIT(ID_ROLE), BUILT(build_person),
		.help = "Another person comes along who meets what the role asks."},
	{"events", ENTRY_REFERENCE, .is_operator = true, .ids = ID_BIT(ID_EVENT), BUILT(build_events),
		.help = "So many of these events count."},
	{"text", ENTRY_REFERENCE, .is_operator = true, .ids = ID_BIT(ID_ATTRIBUTE), BUILT(build_text),
		.help = "The fact, a text, keeps to the rules."},
	{"of", ENTRY_COUNTED, .with = "at-least points", .of = IN_POINTS_ROW, ELSEWHERE,
		.help = "With at-least: the papers that are counted; with points: the rows."},
	{"distinct", ENTRY_DISTINCT, .with = "one at-least events", BUILT(build_event_distinct),
		.help = "With at-least: only papers that differ in this count; with events: `person`, count persons."},
	{"times", ENTRY_AMOUNT, .with = "person", BUILT(build_times), .help = "So many different persons."},
	{"must", ENTRY_LIMIT, .with = "events", BUILT(build_must), .help = "How many there may or must be."},
	{"within", ENTRY_DAYS, .with = "events", BUILT(build_within),
		.help = "Only those on the day of the visit or so many days before; without it, all up to the visit."},
	{"rules", ENTRY_LIST_OF, .with = "text", .of = IN_TEXT_RULE, ELSEWHERE, .help = "What the text must keep to."},
	{"choose", ENTRY_MAPPING, .of = IN_CHOOSE, BUILT(build_choose),
		.help = "Some selection of the papers must meet it, and only that is looked at."},
	{"apart", ENTRY_YES_NO, .with = "all", BUILT(build_apart),
		.help = "Yes: the parts are met by different papers."},
};
COUNTED(rows_operator);

const struct grammar_row rows_requirement[] = {
	{"id", ENTRY_ID, BUILT(build_requirement_id), .help = "Its id."},
	{"label", ENTRY_TEXT, PLAIN(requirement, label), .help = "What is wanted, in words."},
	{"why", ENTRY_TEXT, PLAIN(requirement, why), .help = "What is said where it is not met."},
	{"source", ENTRY_STRINGS, PLAIN(requirement, source), .help = "Where this is written."},
	VALIDITY(requirement),
	{"accept", ENTRY_LIST_OF, .of = IN_ACCEPT, BUILT(build_accept),
		.help = "Findings of lint that are meant so, each with its reason."},
};
COUNTED(rows_requirement);

const struct grammar_row rows_points_row[] = {
	{"of", ENTRY_LINES, .required = true, .of = IN_LINE, BUILT(build_row_list), .help = "The papers of this row."},
	{"each", ENTRY_NUMBER, PLAIN(row, each), .help = "Points for each paper."},
	{"first", ENTRY_NUMBER, PLAIN(row, first), .help = "Points for the first, where they differ."},
	{"most", ENTRY_NUMBER, PLAIN(row, most), .help = "So many papers count at most."},
	{"least", ENTRY_NUMBER, PLAIN(row, least), .help = "So many there must be."},
	{"distinct", ENTRY_DISTINCT, BUILT(build_row_distinct), .help = "Only papers that differ in this count."},
};
COUNTED(rows_points_row);

const struct grammar_row rows_choose[] = {
	{"same", ENTRY_REFERENCE, .ids = ID_BIT(ID_ATTRIBUTE), BUILT(build_same),
		.help = "The attribute that must be the same on all; papers without it fall out."},
	{"never-together", ENTRY_PAIRS, .ids = ID_BIT(ID_KIND), BUILT(build_never_together),
		.help = "Pairs of kinds that cannot be used together."},
};
COUNTED(rows_choose);

const struct grammar_row rows_text_rule[] = {
	{"id", ENTRY_ID, .required = true, BUILT(build_rule_id), .help = "Its id."},
	{"label", ENTRY_TEXT, PLAIN(text_rule, label), .help = "The rule in words."},
	{"plain", ENTRY_TEXT, PLAIN(text_rule, plain),
		.help = "With not-same: the question to be answered by yes or no."},
	{"source", ENTRY_STRINGS, PLAIN(text_rule, source), .help = "Where this is written."},
	{"length", ENTRY_RANGE, .is_operator = true, BUILT(build_rule_length),
		.help = "The least and the most characters."},
	{"allowed", ENTRY_STRINGS, .is_operator = true, .ids = ID_BIT(ID_DATUM), BUILT(build_rule_allowed),
		.help = "The characters that may be used: ids under `data`, or characters in quotes."},
	{"not-at-edges", ENTRY_STRING, .is_operator = true, BUILT(build_rule_edges),
		.help = "Characters that may not stand first or last."},
	{"never-digits", ENTRY_NUMBER, .is_operator = true, BUILT(build_rule_digits),
		.help = "It may not be so many digits and nothing else."},
	{"not-same", ENTRY_AMOUNT, .is_operator = true, BUILT(build_rule_not_same),
		.help = "It may not be the same as my.FACT."},
	{"ignoring", ENTRY_STRING, PLAIN(text_rule, ignoring), .help = "Characters left out of both before comparing."},
};
COUNTED(rows_text_rule);
