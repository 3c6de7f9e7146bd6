/* The notation: what a file declares and shows. See grammar.h. */

#include "load/grammar_file.h"
#include "load/build.h"
#include "load/require.h"
#include "load/sides.h"

static const char *const arrange_words[] = {"no", "yes", "while-open", NULL};

#define ACCEPT \
	{ \
		"accept", ENTRY_LIST_OF, .of = IN_ACCEPT, BUILT(build_accept), \
					 .help = "Findings of lint that are meant so, each with its reason." \
	}
#define SOURCE(type) \
	{ \
		"source", ENTRY_STRINGS, PLAIN(type, source), \
			.help = "Where this is written: facts, paragraphs, pages." \
	}

/* In the order in which they are read, whatever their order in the file. */
const struct grammar_row rows_file[] = {
	{"medbring", ENTRY_NUMBER, .required = true, BUILT(build_version), .help = "The version of the notation: 1."},
	{"languages", ENTRY_MAPPING, .required = true, .of = IN_LANGUAGES, BUILT(build_languages),
		.help = "The languages of the texts and their own names; the first is used where none is asked for."},
	{"source", ENTRY_STRING, PLAIN(rules, source), .help = "Where the rules come from."},
	{"checked", ENTRY_DATE, PLAIN(rules, checked),
		.help = "The day when the rules were last held against the source."},
	{"data", ENTRY_MAPPING, .of = IN_DATA, BUILT(build_data),
		.help = "Strings said once: {ID} in a text stands for one, and text rules use them as alphabets."},
	{"title", ENTRY_TEXT, .required = true, PLAIN(rules, title), .help = "The title of the guide."},
	{"intro", ENTRY_TEXT, PLAIN(rules, intro), .help = "What the guide does, in a sentence."},
	{"sets", ENTRY_MAP_OF, .of = IN_SET, BUILT(build_sets), .help = "Sets of countries; a test may name one."},
	{"attributes", ENTRY_MAP_OF, .of = IN_ATTRIBUTE, BUILT(build_attributes), .help = "What can stand on a paper."},
	{"facts", ENTRY_MAP_OF, .of = IN_ATTRIBUTE, BUILT(build_facts), .help = "What can be asked about a person."},
	{"events", ENTRY_MAP_OF, .of = IN_EVENT, BUILT(build_event_types),
		.help = "What has happened to a person on certain days and may be counted."},
	{"counts", ENTRY_CONDITION, BUILT(build_counts),
		.help = "What makes any paper usable; what is not usable counts nowhere and shows nothing."},
	{"documents", ENTRY_MAP_OF, .of = IN_KIND, BUILT(build_documents),
		.help = "The kinds of document: the catalogue."},
	{"groups", ENTRY_GROUPS, .of = IN_GROUP, BUILT(build_groups), .help = "Lists of papers with a name."},
	{"persons", ENTRY_MAP_OF, .of = IN_ROLE, BUILT(build_roles),
		.help = "Other persons who come along, and what each must meet."},
	{"checklists", ENTRY_MAP_OF, .of = IN_CHECKLIST, BUILT(build_checklists),
		.help = "What a visitor may ask about."},
	{"contacts", ENTRY_MAP_OF, .of = IN_CONTACT, BUILT(build_contacts), .help = "Whom to ask."},
	{"sections", ENTRY_LIST_OF, .of = IN_SECTION, BUILT(build_sections),
		.help = "Information to read, in sections."},
	{"glossary", ENTRY_MAP_OF, .of = IN_TERM, BUILT(build_glossary), .help = "Words and what they mean."},
	{"cases", ENTRY_LIST_OF, .of = IN_CASE, BUILT(build_cases),
		.help = "Answers and the verdict that they must give."},
	ACCEPT,
};
COUNTED(rows_file);

const struct grammar_row rows_languages[] = {
	{NULL, ENTRY_STRING, ELSEWHERE, .help = "A language tag (da, en) and the language's own name."},
};
COUNTED(rows_languages);

const struct grammar_row rows_data[] = {
	{NULL, ENTRY_STRING, ELSEWHERE, .help = "An id and its string; visit, limit and date may not be used."},
};
COUNTED(rows_data);

const struct grammar_row rows_set[] = {
	{"label", ENTRY_TEXT, PLAIN(country_set, label), .help = "The set in words."},
	{"members", ENTRY_COUNTRIES, .required = true, BUILT(build_members), .help = "Country codes of two capitals."},
};
COUNTED(rows_set);

const struct grammar_row rows_attribute[] = {
	{"is", ENTRY_WORD, .required = true, .words = grammar_types, BUILT(build_type), .help = "What its values are."},
	{"choices", ENTRY_CHOICES, .of = IN_CHOICES, BUILT(build_choices),
		.help = "For `is: choice`: what there is to choose from."},
	{"several", ENTRY_YES_NO, PLAIN(attribute, several), .help = "Yes: there may be more values than one."},
	{"absent", ENTRY_VALUE, BUILT(build_absent),
		.help = "What it means that there is no value; a date may be `never`, after every day."},
	{"private", ENTRY_YES_NO, PLAIN(attribute, secret),
		.help = "Yes: never shown, stored or passed as an argument."},
	{"form", ENTRY_DIGITS, BUILT(build_form), .help = "For texts: only so many digits can be one."},
	{"arrange", ENTRY_WORD, .words = arrange_words, BUILT(build_arrange),
		.help = "Facts: can it be seen to before the visit; `while-open`: only while it has no answer."},
	{"label", ENTRY_TEXT, .required = true, PLAIN(attribute, label), .help = "Its name in a few words."},
	{"ask", ENTRY_TEXT, PLAIN(attribute, ask), .help = "The question for the value."},
	{"plain", ENTRY_TEXT, PLAIN(attribute, plain),
		.help = "The question for the test, to be answered by yes or no; {visit}, {limit} and {date} may stand "
			"in it."},
	{"brief", ENTRY_TEXT, PLAIN(attribute, brief),
		.help = "The same in about four words, for the line of a checklist with the answer behind it."},
	{"help", ENTRY_TEXT, PLAIN(attribute, help), .help = "What may help to answer."},
	{"to-do", ENTRY_TEXT, PLAIN(attribute, to_do), .help = "How it is put as a thing to see to."},
	{"clause", ENTRY_TEXT, PLAIN(attribute, clause),
		.help = "What is said of a paper that passes the test, after \"a permit that\": \"is valid on "
			"{visit}\"."},
};
COUNTED(rows_attribute);

const struct grammar_row rows_choices[] = {
	{NULL, ENTRY_TEXT, ELSEWHERE, .help = "A choice and its words."},
};
COUNTED(rows_choices);

const struct grammar_row rows_event[] = {
	{"label", ENTRY_TEXT, .required = true, PLAIN(event_type, label), .help = "Its name in a few words."},
	{"ask", ENTRY_TEXT, PLAIN(event_type, ask), .help = "The question for what happened and when."},
	{"plain", ENTRY_TEXT, PLAIN(event_type, plain),
		.help = "The question for the limit, to be answered by yes or no."},
	{"brief", ENTRY_TEXT, PLAIN(event_type, brief),
		.help = "The same in about four words, for the line of a checklist with the answer behind it."},
};
COUNTED(rows_event);

const struct grammar_row rows_kind[] = {
	{"label", ENTRY_TEXT, .required = true, PLAIN(kind, label), .help = "Its name in at most six words."},
	{"brief", ENTRY_TEXT, PLAIN(kind, brief), .help = "Its name where a line has no room for the label."},
	{"full", ENTRY_TEXT, PLAIN(kind, full), .help = "The full wording."},
	{"hint", ENTRY_TEXT, PLAIN(kind, hint), .help = "How to get it; what does not count."},
	{"noun", ENTRY_TEXT, PLAIN(kind, noun), .help = "How it is named in a sentence: \"a permit\"."},
	{"own-noun", ENTRY_TEXT, PLAIN(kind, own_noun), .help = "How the reader's own is named: \"your permit\"."},
	{"asks", ENTRY_REFERENCES, .ids = ID_BIT(ID_ATTRIBUTE), BUILT(build_asks),
		.help = "The attributes that differ from paper to paper and are asked for."},
	{"same-as", ENTRY_REFERENCE, .ids = ID_BIT(ID_KIND), BUILT(build_same_as),
		.help = "The kind with which it counts as one."},
	{"rare", ENTRY_YES_NO, PLAIN(kind, rare),
		.help = "Yes: few people have one; it is proposed after the others that serve as well."},
	{"counts", ENTRY_COUNTS, BUILT(build_kind_counts),
		.help = "When a paper of this kind is usable, instead of the file's `counts`; {} is always."},
	ACCEPT,
	{NULL, ENTRY_VALUE, .ids = ID_BIT(ID_ATTRIBUTE), BUILT(build_fixed),
		.help = "An attribute that is the same on every paper of the kind."},
};
COUNTED(rows_kind);

const struct grammar_row rows_group[] = {
	{"label", ENTRY_TEXT, PLAIN(group, label), .help = "Its heading."},
	{"note", ENTRY_TEXT, PLAIN(group, note), .help = "What to know about it."},
	{"lines", ENTRY_LINES, .required = true, BUILT(build_group_lines), .help = "The lines."},
	ACCEPT,
};
COUNTED(rows_group);

const struct grammar_row rows_role[] = {
	{"label", ENTRY_TEXT, .required = true, PLAIN(role, label), .help = "Who it is."},
	{"noun", ENTRY_TEXT, PLAIN(role, noun), .help = "How such a person is named in a sentence: \"the witness\"."},
	{"ask", ENTRY_TEXT, PLAIN(role, ask), .help = "The question whether one comes along."},
	{"brief", ENTRY_TEXT, PLAIN(role, brief), .help = "The same in about four words, for the line of a checklist."},
	{"to-do", ENTRY_TEXT, PLAIN(role, to_do), .help = "How it is put as a thing to see to."},
	{"help", ENTRY_TEXT, PLAIN(role, help), .help = "What may help to answer."},
	{"arrange", ENTRY_WORD, .words = arrange_words, BUILT(build_arrange),
		.help = "Can such a person be found before the visit; yes where not given."},
};
COUNTED(rows_role);

const struct grammar_row rows_checklist[] = {
	{"title", ENTRY_TEXT, .required = true, PLAIN(checklist, title), .help = "Its title."},
	{"intro", ENTRY_TEXT, PLAIN(checklist, intro), .help = "What it is about."},
	{"ready", ENTRY_TEXT, PLAIN(checklist, ready), .help = "What is said beside a verdict of ready."},
	{"not-ready", ENTRY_TEXT, PLAIN(checklist, not_ready), .help = "What is said beside a verdict of not ready."},
	SOURCE(checklist),
	{"notices", ENTRY_LIST_OF, .of = IN_NOTICE, BUILT(build_notices), .help = "What to know besides."},
};
COUNTED(rows_checklist);

const struct grammar_row rows_notice[] = {
	{"id", ENTRY_ID, .required = true, BUILT(build_notice_id), .help = "Its id."},
	{"text", ENTRY_TEXT, .required = true, PLAIN(notice, text), .help = "What it says."},
	{"first", ENTRY_YES_NO, PLAIN(notice, heads), .help = "Yes: it stands before the verdict, everywhere."},
	{"when", ENTRY_REQUIREMENT, .of = IN_REQUIREMENT, BUILT(build_when),
		.help = "It is shown only when this is certainly met."},
	{"valid-from", ENTRY_DATE, PLAIN(notice, valid_from), .help = "The first day of the visit it is for."},
	{"valid-to", ENTRY_DATE, PLAIN(notice, valid_to), .help = "The last day of the visit it is for."},
	SOURCE(notice),
};
COUNTED(rows_notice);

const struct grammar_row rows_section[] = {
	{"id", ENTRY_ID, .required = true, BUILT(build_section_id), .help = "Its id."},
	{"title", ENTRY_TEXT, .required = true, PLAIN(section, title), .help = "Its heading."},
	SOURCE(section),
	{"body", ENTRY_LIST_OF, .required = true, .of = IN_BLOCK, BUILT(build_body), .help = "What stands in it."},
	ACCEPT,
};
COUNTED(rows_section);

const struct grammar_row rows_block[] = {
	{"text", ENTRY_TEXT, .is_operator = true, BUILT(build_block_text), .help = "A paragraph."},
	{"heading", ENTRY_TEXT, .is_operator = true, BUILT(build_block_heading),
		.help = "A heading within the section."},
	{"list", ENTRY_TEXTS, .is_operator = true, BUILT(build_block_list), .help = "A list of texts."},
	{"documents", ENTRY_REFERENCE, .is_operator = true, .ids = ID_BIT(ID_GROUP), BUILT(build_block_group),
		.help = "The papers of a group."},
	{"contact", ENTRY_REFERENCE, .is_operator = true, .ids = ID_BIT(ID_CONTACT), BUILT(build_block_contact),
		.help = "A contact."},
	{"checklist", ENTRY_REFERENCE, .is_operator = true, .ids = ID_BIT(ID_CHECKLIST), BUILT(build_block_checklist),
		.help = "A way to a checklist."},
	{"only", ENTRY_STRING, BUILT(build_only), .help = "The one language in which it is shown."},
};
COUNTED(rows_block);

const struct grammar_row rows_contact[] = {
	{"label", ENTRY_TEXT, .required = true, PLAIN(contact, label), .help = "Who it is."},
	{"phone", ENTRY_STRING, PLAIN(contact, phone), .help = "The number, with the country's."},
	{"mail", ENTRY_STRING, PLAIN(contact, mail), .help = "The mail address."},
	{"site", ENTRY_STRING, PLAIN(contact, site), .help = "The site."},
	{"address", ENTRY_STRINGS, PLAIN(contact, address), .help = "The address, line by line."},
	{"hours", ENTRY_TEXT, PLAIN(contact, hours), .help = "When they can be reached."},
	{"note", ENTRY_TEXT, PLAIN(contact, note), .help = "What to know besides."},
	SOURCE(contact),
	ACCEPT,
};
COUNTED(rows_contact);

const struct grammar_row rows_term[] = {
	{"term", ENTRY_TEXT, .required = true, PLAIN(term, term), .help = "The word."},
	{"meaning", ENTRY_TEXT, .required = true, PLAIN(term, meaning), .help = "What it means."},
};
COUNTED(rows_term);

const struct grammar_row rows_accept[] = {
	{"finding", ENTRY_STRING, .required = true, PLAIN(acceptance, finding), .help = "The id of the finding."},
	{"reason", ENTRY_STRING, .required = true, PLAIN(acceptance, reason), .help = "Why it is meant so."},
};
COUNTED(rows_accept);
