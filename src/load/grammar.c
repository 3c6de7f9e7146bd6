#include "load/grammar.h"

#include <string.h>

#include "load/grammar_file.h"

const char *const grammar_types[TYPE_COUNT + 1] = {[TYPE_YES_NO] = "yes-no",
	[TYPE_DATE] = "date",
	[TYPE_NUMBER] = "number",
	[TYPE_AGE] = "age",
	[TYPE_CHOICE] = "choice",
	[TYPE_COUNTRY] = "country",
	[TYPE_TEXT] = "text"};

#define NONE MAPPING_COUNT

/* The counts of other files' arrays are no constant expressions, so the tables are ended by their own counts here. */
#define ROWS_OF(table) .rows = table, .count = &table##_count

const struct grammar_mapping grammar[MAPPING_COUNT] = {
	[IN_FILE] = {"FILE", "The whole file.", ROWS_OF(rows_file), NONE},
	[IN_LANGUAGES] = {"LANGUAGES", "The languages of the file.", ROWS_OF(rows_languages), NONE},
	[IN_DATA] = {"DATA", "Strings said once.", ROWS_OF(rows_data), NONE},
	[IN_SET] = {"SET", "A set of countries.", ROWS_OF(rows_set), NONE},
	[IN_ATTRIBUTE] = {"ATTRIBUTE", "An attribute of papers, or a fact about persons.", ROWS_OF(rows_attribute),
		NONE},
	[IN_CHOICES] = {"CHOICES", "What there is to choose from.", ROWS_OF(rows_choices), NONE},
	[IN_EVENT] = {"EVENT", "A sort of event.", ROWS_OF(rows_event), NONE},
	[IN_KIND] = {"KIND", "A kind of document.", ROWS_OF(rows_kind), NONE},
	[IN_GROUP] = {"GROUP", "A list of papers with a name.", ROWS_OF(rows_group), NONE},
	[IN_LINE] = {"LINE", "One line of a list of papers.", ROWS_OF(rows_line), NONE},
	[IN_CONDITION] = {"CONDITION", "What must all hold of a paper, or of a person's facts.",
		ROWS_OF(rows_condition), NONE},
	[IN_NOT] = {"TEST", "A test of one value.", ROWS_OF(rows_not), NONE},
	[IN_OPERATOR] = {"OPERATOR", "What is required: exactly one operator and its own keys.", ROWS_OF(rows_operator),
		NONE},
	[IN_REQUIREMENT] = {"REQUIREMENT", "A requirement.", ROWS_OF(rows_requirement), IN_OPERATOR},
	[IN_POINTS_ROW] = {"ROW", "A row of points.", ROWS_OF(rows_points_row), NONE},
	[IN_CHOOSE] = {"CHOOSE", "Which papers may be used together.", ROWS_OF(rows_choose), NONE},
	[IN_TEXT_RULE] = {"RULE", "One rule of a text.", ROWS_OF(rows_text_rule), NONE},
	[IN_ROLE] = {"ROLE", "Another person who comes along.", ROWS_OF(rows_role), IN_OPERATOR},
	[IN_CHECKLIST] = {"CHECKLIST", "What a visitor may ask about.", ROWS_OF(rows_checklist), IN_OPERATOR},
	[IN_NOTICE] = {"NOTICE", "What to know besides the verdict.", ROWS_OF(rows_notice), NONE},
	[IN_SECTION] = {"SECTION", "A section to read.", ROWS_OF(rows_section), NONE},
	[IN_BLOCK] = {"BLOCK", "A piece of a section.", ROWS_OF(rows_block), NONE},
	[IN_CONTACT] = {"CONTACT", "Whom to ask.", ROWS_OF(rows_contact), NONE},
	[IN_TERM] = {"TERM", "A word of the glossary.", ROWS_OF(rows_term), NONE},
	[IN_CASE] = {"CASE", "Answers and the verdict that they must give.", ROWS_OF(rows_case), NONE},
	[IN_ACCEPT] = {"ACCEPT", "A finding of lint that is meant so.", ROWS_OF(rows_accept), NONE},
	[IN_ANSWERS] = {"ANSWERS", "An answers file.", ROWS_OF(rows_answers), NONE},
	[IN_PAPER] = {"PAPER", "A paper that a person has, or not.", ROWS_OF(rows_paper), NONE},
	[IN_PERSON] = {"PERSON", "Somebody who comes along.", ROWS_OF(rows_person), NONE},
	[IN_FACTS] = {"FACTS", "Facts about a person.", ROWS_OF(rows_facts), NONE},
	[IN_EVENTS] = {"EVENTS", "What has happened to a person.", ROWS_OF(rows_events), NONE},
	[IN_HAPPENING] = {"HAPPENING", "One event.", ROWS_OF(rows_happening), NONE},
	[IN_EVENT_COUNT] = {"COUNT", "How many events count.", ROWS_OF(rows_how_many), NONE},
	[IN_PERSONS] = {"PERSONS", "Who comes along.", ROWS_OF(rows_persons), NONE},
	[IN_INTERVAL] = {"INTERVAL", "A value of which only limits are known.", ROWS_OF(rows_interval), NONE},
};

const struct grammar_row *grammar_row(enum mapping mapping, uint32_t index)
{
	for (; mapping != MAPPING_COUNT; mapping = grammar[mapping].parent) {
		if (index < *grammar[mapping].count)
			return &grammar[mapping].rows[index];
		index -= *grammar[mapping].count;
	}
	return NULL;
}

/* ---- words that cannot be ids ---- */

const char *const grammar_reserved_words[] = {
	/* subcommands */
	"check", "print", "list", "lint", "test", "diff", "graph", "schema", "help", "version",
	/* words of tests and values */
	"paper", "my", "its", "not", "given", "same", "yes", "no", "true", "false", "on", "off", "null", "none",
	"unknown", "not-sure", "never", "passed", "kind", NULL};

/* Mappings in which an id may stand as a key: their own keys cannot be ids. */
static const enum mapping beside_ids[] = {IN_KIND, IN_LINE, IN_CONDITION, IN_PAPER};

static bool is_key(enum mapping mapping, const char *word)
{
	const struct grammar_row *row;

	for (uint32_t i = 0; (row = grammar_row(mapping, i)) != NULL; i++)
		if (row->key && *row->key == *word && strcmp(row->key, word) == 0)
			return true;
	return false;
}

bool grammar_reserved(const char *word)
{
	for (const char *const *reserved = grammar_reserved_words; *reserved; reserved++)
		if (**reserved == *word && strcmp(*reserved, word) == 0)
			return true;
	for (uint32_t i = 0; i < sizeof beside_ids / sizeof beside_ids[0]; i++)
		if (is_key(beside_ids[i], word))
			return true;
	return false;
}

bool grammar_page_word(const char *word)
{
	return strcmp(word, "visit") == 0 || strcmp(word, "limit") == 0 || strcmp(word, "date") == 0;
}
