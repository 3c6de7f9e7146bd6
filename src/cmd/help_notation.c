#include "cmd/help_notation.h"

#include "cmd/mdoc.h"
#include "load/grammar.h"

/* What stands after a key, in a few words. */
static const char *entry_words(const struct grammar_row *row)
{
	static const char *const plain[] = {
		[ENTRY_TEXT] = "a text",
		[ENTRY_STRING] = "a string",
		[ENTRY_ID] = "a new id",
		[ENTRY_YES_NO] = "yes or no",
		[ENTRY_DATE] = "a date",
		[ENTRY_NUMBER] = "a number",
		[ENTRY_WORD] = "a word",
		[ENTRY_STRINGS] = "a string or a list of strings",
		[ENTRY_AMOUNT] = "a number or my.FACT",
		[ENTRY_LIMIT] = "at most N or at least N",
		[ENTRY_DAYS] = "N days",
		[ENTRY_DIGITS] = "N digits",
		[ENTRY_RANGE] = "N to M",
		[ENTRY_REFERENCE] = "an id",
		[ENTRY_REFERENCES] = "a list of ids",
		[ENTRY_DISTINCT] = "kind, an attribute, or a list of these",
		[ENTRY_PAIRS] = "a list of pairs [KIND, KIND]",
		[ENTRY_CHOICES] = "id: text, or a list of ids",
		[ENTRY_COUNTRIES] = "a list of country codes",
		[ENTRY_COUNTS] = "never, or a CONDITION",
		[ENTRY_GROUPS] = "id: a list of LINEs, or a GROUP",
		[ENTRY_LINES] = "the id of a kind or group, or a list of LINEs",
		[ENTRY_CONDITION] = "a CONDITION",
		[ENTRY_CONDITIONS] = "a list of CONDITIONs",
		[ENTRY_TEST] = "a test",
		[ENTRY_REQUIREMENT] = "a REQUIREMENT",
		[ENTRY_REQUIREMENTS] = "a list of REQUIREMENTs",
		[ENTRY_VALUE] = "a value",
		[ENTRY_EVENT_LOG] = "a list of HAPPENINGs, a COUNT, none or unknown",
		[ENTRY_PERSONS] = "a PERSON, a list of them, none or unknown",
		[ENTRY_PERSON_NAME] = "a word",
		[ENTRY_TEXTS] = "a list of texts",
		[ENTRY_COUNTED] = "as for `one`; with points: a list of ROWs",
	};

	return row->entry < sizeof(plain) / sizeof(*plain) && plain[row->entry] ? plain[row->entry] : "a mapping";
}

static void add_entry(struct buffer *out, const struct grammar_row *row)
{
	switch (row->entry) {
	case ENTRY_MAPPING: buffer_add_format(out, "%s", grammar[row->of].name); break;
	case ENTRY_LIST_OF: buffer_add_format(out, "a list of %ss", grammar[row->of].name); break;
	case ENTRY_MAP_OF: buffer_add_format(out, "id: %s", grammar[row->of].name); break;
	case ENTRY_WORD:
		for (size_t i = 0; row->words && row->words[i]; i++)
			buffer_add_format(out, "%s%s", i ? " | " : "", row->words[i]);
		break;
	default: buffer_add_string(out, entry_words(row));
	}
	if (row->with)
		buffer_add_format(out, ", with %s", row->with);
}

/* The operators are told once, under their own name. */
static bool shown_here(enum mapping of, uint32_t index)
{
	return index < *grammar[of].count;
}

void help_notation(struct buffer *out)
{
	for (enum mapping of = 0; of < MAPPING_COUNT; of++) {
		const struct grammar_row *row;

		buffer_add_format(out, "%s%s: %s\n", of ? "\n" : "", grammar[of].name, grammar[of].help);
		if (grammar[of].parent != MAPPING_COUNT)
			buffer_add_format(out, "  all keys of %s\n", grammar[grammar[of].parent].name);
		for (uint32_t i = 0; shown_here(of, i) && (row = grammar_row(of, i)) != NULL; i++) {
			buffer_add_format(out, "  %s%s: ", row->key ? row->key : "ID", row->required ? " *" : "");
			add_entry(out, row);
			buffer_add_format(out, "\n      %s\n", row->help ? row->help : "");
		}
	}
}

void help_notation_mdoc(struct buffer *out)
{
	for (enum mapping of = 0; of < MAPPING_COUNT; of++) {
		const struct grammar_row *row;

		buffer_add_format(out, ".Ss %s\n", grammar[of].name);
		mdoc_text(out, grammar[of].help);
		if (grammar[of].parent != MAPPING_COUNT)
			buffer_add_format(out, "All keys of %s, and:\n", grammar[grammar[of].parent].name);
		buffer_add_string(out, ".Bl -tag -width Ds -compact\n");
		for (uint32_t i = 0; shown_here(of, i) && (row = grammar_row(of, i)) != NULL; i++) {
			buffer_add_format(
				out, ".It Ic %s%s : No ", row->key ? row->key : "ID", row->required ? " *" : "");
			add_entry(out, row);
			buffer_add_byte(out, '\n');
			mdoc_text(out, row->help ? row->help : "");
		}
		buffer_add_string(out, ".El\n");
	}
}
