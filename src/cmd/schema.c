/* medbring schema: the notation as a JSON Schema, from the grammar table, for editors. */

#include <string.h>

#include "app/words.h"
#include "cmd/command.h"
#include "cmd/json.h"
#include "load/build.h"
#include "load/grammar.h"

#define ID_PATTERN "^[a-z][a-z0-9-]*$"
#define TAG_PATTERN "^[a-z][a-z-]{1,7}$"

static json_t *typed(const char *type)
{
	json_t *schema = json_object();

	json_object_set_new(schema, "type", json_string(type));
	return schema;
}

static json_t *pattern(const char *expression)
{
	json_t *schema = typed("string");

	json_object_set_new(schema, "pattern", json_string(expression));
	return schema;
}

static json_t *reference(const char *definition)
{
	json_t *schema = json_object();

	json_object_set_new(schema, "$ref", json_sprintf("#/definitions/%s", definition));
	return schema;
}

static json_t *list_of(json_t *items)
{
	json_t *schema = typed("array");

	json_object_set_new(schema, "items", items);
	return schema;
}

static json_t *one_of(json_t *first, json_t *second)
{
	json_t *schema = json_object(), *choices = json_array();

	json_array_append_new(choices, first);
	json_array_append_new(choices, second);
	json_object_set_new(schema, "anyOf", choices);
	return schema;
}

/* A mapping whose keys are new ids. */
static json_t *map_of(json_t *value)
{
	json_t *schema = typed("object");

	json_object_set_new(schema, "propertyNames", reference("id"));
	json_object_set_new(schema, "additionalProperties", value);
	return schema;
}

static json_t *words(const char *const *list)
{
	json_t *schema = json_object(), *choices = json_array();

	for (; list && *list; list++)
		json_array_append_new(choices, json_string(*list));
	json_object_set_new(schema, "enum", choices);
	return schema;
}

/* The only version there is, which is a number to some readers of YAML. */
static json_t *version(void)
{
	static const char *const one[] = {"1", NULL};
	json_t *schema = words(one);

	json_array_append_new(json_object_get(schema, "enum"), json_integer(1));
	return schema;
}

/* yes and no are strings to some readers of YAML and booleans to others. */
static json_t *yes_no(void)
{
	static const char *const spellings[] = {"yes", "no", "true", "false", "on", "off", NULL};

	return one_of(typed("boolean"), words(spellings));
}

static json_t *mapping(enum mapping of)
{
	return reference(grammar[of].name);
}

static json_t *line(void)
{
	return one_of(pattern(ID_PATTERN), mapping(IN_LINE));
}

static json_t *entry_value(const struct grammar_row *row)
{
	switch (row->entry) {
	case ENTRY_TEXT: return reference("text");
	case ENTRY_STRING:
	case ENTRY_PERSON_NAME: return reference("scalar");
	case ENTRY_ID: return reference("id");
	case ENTRY_REFERENCE: return pattern(ID_PATTERN);
	case ENTRY_YES_NO: return yes_no();
	case ENTRY_DATE: return pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
	case ENTRY_NUMBER: return row->build == build_version ? version() : typed("integer");
	case ENTRY_WORD: return row->words ? one_of(words(row->words), typed("boolean")) : reference("scalar");
	case ENTRY_STRINGS: return one_of(reference("scalar"), list_of(reference("scalar")));
	case ENTRY_AMOUNT: return one_of(typed("integer"), pattern("^my\\.[a-z][a-z0-9-]*$"));
	case ENTRY_LIMIT: return pattern("^at (most|least) ([0-9]+|my\\.[a-z][a-z0-9-]*)$");
	case ENTRY_DAYS: return pattern("^[0-9]+ days?$");
	case ENTRY_DIGITS: return pattern("^[0-9]+ digits?$");
	case ENTRY_RANGE: return pattern("^[0-9]+ to [0-9]+$");
	case ENTRY_REFERENCES: return list_of(pattern(ID_PATTERN));
	case ENTRY_DISTINCT: return one_of(pattern(ID_PATTERN), list_of(pattern(ID_PATTERN)));
	case ENTRY_PAIRS: return list_of(list_of(pattern(ID_PATTERN)));
	case ENTRY_CHOICES: return one_of(map_of(reference("text")), list_of(pattern(ID_PATTERN)));
	case ENTRY_COUNTRIES: return list_of(one_of(pattern("^[A-Z]{2}$"), typed("boolean")));
	case ENTRY_COUNTS: return one_of(pattern("^never$"), mapping(IN_CONDITION));
	case ENTRY_MAPPING: return mapping(row->of);
	case ENTRY_LIST_OF: return list_of(mapping(row->of));
	case ENTRY_MAP_OF: return map_of(mapping(row->of));
	case ENTRY_GROUPS: return map_of(one_of(list_of(line()), mapping(row->of)));
	case ENTRY_LINES: return one_of(pattern(ID_PATTERN), list_of(line()));
	case ENTRY_COUNTED: return one_of(pattern(ID_PATTERN), list_of(one_of(line(), mapping(row->of))));
	case ENTRY_TEXTS: return list_of(reference("text"));
	case ENTRY_CONDITION: return mapping(IN_CONDITION);
	case ENTRY_CONDITIONS: return list_of(mapping(IN_CONDITION));
	case ENTRY_REQUIREMENT: return mapping(IN_REQUIREMENT);
	case ENTRY_REQUIREMENTS: return list_of(mapping(IN_REQUIREMENT));
	case ENTRY_TEST:
	case ENTRY_VALUE:
	case ENTRY_EVENT_LOG:
	case ENTRY_PERSONS: break;
	}
	return json_object();
}

static json_t *row_schema(const struct grammar_row *row)
{
	json_t *schema = entry_value(row);

	if (row->help && !json_object_get(schema, "$ref"))
		json_object_set_new(schema, "description", json_string(row->help));
	return schema;
}

/* Exactly one of the operators must be there. */
static json_t *operator_choice(enum mapping of)
{
	json_t *choices = json_array();
	const struct grammar_row *row;

	for (uint32_t i = 0; (row = grammar_row(of, i)) != NULL; i++) {
		json_t *choice, *required;

		if (!row->is_operator || !row->key)
			continue;
		choice = json_object();
		required = json_array();
		json_array_append_new(required, json_string(row->key));
		json_object_set_new(choice, "required", required);
		json_array_append_new(choices, choice);
	}
	return choices;
}

static json_t *required_key(const char *key, size_t length)
{
	json_t *schema = json_object(), *required = json_array();

	json_array_append_new(required, json_stringn(key, length));
	json_object_set_new(schema, "required", required);
	return schema;
}

/* A key that goes with certain operators: one of them must be there too. */
static json_t *goes_with(const char *operators)
{
	json_t *schema = json_object(), *choices = json_array();

	while (*operators) {
		size_t length = strcspn(operators, " ");

		json_array_append_new(choices, required_key(operators, length));
		operators += length + (operators[length] == ' ');
	}
	json_object_set_new(schema, "anyOf", choices);
	return schema;
}

/* Keys of an attribute that go with what its values are. */
static void add_type_keys(json_t *dependencies)
{
	static const char *const keys[][2] = {{"choices", "choice"}, {"form", "text"}};

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		const char *const only[] = {keys[i][1], NULL};
		json_t *schema = json_object(), *properties = json_object();

		json_object_set_new(properties, "is", words(only));
		json_object_set_new(schema, "properties", properties);
		json_object_set_new(dependencies, keys[i][0], schema);
	}
}

static void add_dependencies(json_t *schema, enum mapping of)
{
	json_t *dependencies = json_object();
	const struct grammar_row *row;

	for (uint32_t i = 0; (row = grammar_row(of, i)) != NULL; i++)
		if (row->key && row->with)
			json_object_set_new(dependencies, row->key, goes_with(row->with));
	if (of == IN_ATTRIBUTE)
		add_type_keys(dependencies);
	if (json_object_size(dependencies))
		json_object_set(schema, "dependencies", dependencies);
	json_decref(dependencies);
}

static json_t *mapping_schema(enum mapping of)
{
	json_t *schema = typed("object"), *properties = json_object(), *others = NULL, *required = json_array();
	json_t *choices = operator_choice(of);
	const struct grammar_row *row;

	for (uint32_t i = 0; (row = grammar_row(of, i)) != NULL; i++) {
		if (!row->key)
			others = row_schema(row);
		else
			json_object_set_new(properties, row->key, row_schema(row));
		if (row->key && row->required)
			json_array_append_new(required, json_string(row->key));
	}
	json_object_set_new(schema, "description", json_string(grammar[of].help));
	json_object_set_new(schema, "properties", properties);
	/* Not by patterns of keys: these would hold the mapping's own words to what stands after an id. */
	if (others)
		json_object_set_new(schema, "propertyNames", pattern(of == IN_LANGUAGES ? TAG_PATTERN : ID_PATTERN));
	json_object_set_new(schema, "additionalProperties", others ? others : json_false());
	json_object_set_new(schema, "required", required);
	add_dependencies(schema, of);
	if (json_array_size(choices))
		json_object_set(schema, "oneOf", choices);
	json_decref(choices);
	return schema;
}

static json_t *scalar(void)
{
	json_t *schema = json_object(), *types = json_array();

	json_array_append_new(types, json_string("string"));
	json_array_append_new(types, json_string("number"));
	json_array_append_new(types, json_string("boolean"));
	json_object_set_new(schema, "type", types);
	return schema;
}

static bool holds_word(const json_t *list, const char *word)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (strcmp(json_string_value(json_array_get(list, i)), word) == 0)
			return true;
	return false;
}

/* An id that is declared: none of the notation's own words. */
static json_t *new_id(void)
{
	json_t *schema = pattern(ID_PATTERN), *reserved = words(grammar_reserved_words);
	const struct grammar_row *row;

	for (enum mapping of = 0; of < MAPPING_COUNT; of++)
		for (uint32_t i = 0; i < *grammar[of].count; i++)
			if ((row = &grammar[of].rows[i])->key && grammar_reserved(row->key)
				&& !holds_word(json_object_get(reserved, "enum"), row->key))
				json_array_append_new(json_object_get(reserved, "enum"), json_string(row->key));
	json_object_set_new(schema, "not", reserved);
	return schema;
}

static json_t *text(void)
{
	json_t *languages = typed("object");

	json_object_set_new(languages, "propertyNames", pattern(TAG_PATTERN));

	json_object_set_new(languages, "additionalProperties", scalar());
	return one_of(scalar(), languages);
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	json_t *schema, *definitions;

	(void)invocation;
	json_begin();
	schema = json_object();
	definitions = json_object();
	json_object_set_new(schema, "$schema", json_string("http://json-schema.org/draft-07/schema#"));
	json_object_set_new(schema, "title", json_string("medbring rules"));
	json_object_set_new(schema, "$ref", json_sprintf("#/definitions/%s", grammar[IN_FILE].name));
	json_object_set_new(definitions, "scalar", scalar());
	json_object_set_new(definitions, "text", text());
	json_object_set_new(definitions, "id", new_id());
	for (enum mapping of = 0; of < MAPPING_COUNT; of++)
		json_object_set_new(definitions, grammar[of].name, mapping_schema(of));
	json_object_set_new(schema, "definitions", definitions);
	json_finish(out, schema);
	return EXIT_DONE;
}

const struct command command_schema = {
	.name = "schema",
	.arguments = "",
	.summary = N_("write a JSON Schema of the rules notation, for editors"),
	.help = N_("Writes the notation of rules files as a JSON Schema, with which editors complete keys and mark "
		   "faults."),
	.example = "medbring schema > medbring-rules.schema.json",
	.run = run,
};
