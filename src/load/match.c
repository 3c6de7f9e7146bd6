#include "load/match.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

static uint32_t row_of(enum mapping mapping, const char *key, uint32_t *rows, uint32_t *other)
{
	uint32_t found = NO_INDEX;

	*other = NO_INDEX;
	*rows = 0;
	for (; mapping != MAPPING_COUNT; mapping = grammar[mapping].parent)
		for (uint32_t i = 0; i < *grammar[mapping].count; i++, ++*rows) {
			const char *known = grammar[mapping].rows[i].key;

			if (!known)
				*other = *rows;
			else if (key && known[0] == key[0] && strcmp(known, key) == 0)
				found = *rows;
		}
	return found;
}

/* Words that other notations have for a key of this one. */
static const struct {
	const char *said, *meant;
} synonyms[] = {{"name", "label"}, {"title", "label"}, {"label", "title"}, {"label", "text"}, {"text", "label"},
	{"type", "is"}, {"kind", "is"}, {"question", "ask"}, {"prompt", "ask"}, {"options", "choices"},
	{"values", "choices"}, {"enum", "choices"}, {"default", "absent"}, {"description", "full"},
	{"description", "help"}, {"description", "intro"}, {"description", "note"}, {"comment", "note"},
	{"attributes", "asks"}, {"fields", "asks"}, {"fields", "attributes"}, {"ask", "asks"}, {"requires", "all"},
	{"requirements", "all"}, {"one-of", "one"}, {"any-of", "any"}, {"all-of", "all"}, {"and", "all"}, {"or", "any"},
	{"either", "any"}, {"papers", "documents"}, {"kinds", "documents"}, {"roles", "persons"}, {"people", "persons"},
	{"tests", "cases"}, {"examples", "cases"}, {"count", "at-least"}, {"min", "at-least"}, {"min", "least"},
	{"minimum", "at-least"}, {"at-most", "most"}, {"max", "most"}, {"from", "valid-from"}, {"to", "valid-to"},
	{"until", "valid-to"}, {"date", "visit"}, {"today", "visit"}, {"expect", "verdict"}, {"result", "verdict"},
	{"checklist", "check"}, {"reason", "why"}, {"message", "why"}, {"items", "lines"}, {"papers", "lines"},
	{"documents", "lines"}, {"countries", "members"}, {"number", "times"}, {"answers", "facts"}, {"hint", "help"},
	{"help", "hint"}, {"me", "facts"}, {"unique", "distinct"}, {"exactly", "at-least"}, {"points", "each"},
	{"one", "of"}, {"papers", "of"}, {"tel", "phone"}, {"telephone", "phone"}, {"email", "mail"},
	{"e-mail", "mail"}, {"url", "site"}, {"web", "site"}};

const char *match_meant(const struct match *match, const char *word)
{
	for (uint32_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++) {
		uint32_t rows, other;

		if (strcmp(synonyms[i].said, word) == 0
			&& row_of(match->mapping, synonyms[i].meant, &rows, &other) != NO_INDEX)
			return synonyms[i].meant;
	}
	return NULL;
}

/* The key that was most likely meant, or NULL; none is sought when nothing more is told. */
static const char *near_key(const struct match *match, const struct loader *loader, const char *word)
{
	const char *keys[MATCH_ROWS], *near;
	uint32_t count = 0;

	if (diagnostics_full(loader->diagnostics))
		return NULL;
	for (uint32_t i = 0; i < match->rows; i++)
		if (grammar_row(match->mapping, i)->key)
			keys[count++] = grammar_row(match->mapping, i)->key;
	near = match_meant(match, word);
	return near ? near : text_nearest(word, keys, count);
}

static struct at at_key(const struct match *match, const struct node *key, struct path *path)
{
	*path = (struct path){.up = match->at.path, .key = key};
	return (struct at){.node = key, .path = path};
}

/* Where the notation has no such key, how what it stands for is said. */
static const struct {
	const char *words[6];
	enum mapping mapping;
	const char *advice;
} advices[] = {
	{{"when", "if", "unless", "condition", "only-if"}, IN_OPERATOR,
		"; what only some must do stands under `any`, beside a `me` that the others meet"},
	{{"not", "none", "no", "except"}, IN_OPERATOR,
		"; a requirement cannot be turned round, `not` stands in the test of one value"},
	{{"required", "mandatory", "optional"}, IN_OPERATOR,
		"; all that stands under `all` is required, and nothing else"},
	{{"at-most", "max", "maximum", "most"}, IN_OPERATOR,
		"; nobody can bring too much: `most` in a line limits how many of its papers count"},
	{{"pattern", "regex", "format", "matches", "regexp"}, IN_TEXT_RULE,
		"; there are no patterns: write `length`, `allowed`, `not-at-edges` and `never-digits`"},
};

static bool lies_in(enum mapping mapping, enum mapping outer)
{
	while (mapping != MAPPING_COUNT && mapping != outer)
		mapping = grammar[mapping].parent;
	return mapping == outer;
}

static const char *advice_on_key(const struct match *match, const char *word)
{
	for (uint32_t i = 0; i < sizeof advices / sizeof advices[0]; i++)
		for (uint32_t at = 0; advices[i].words[at] && lies_in(match->mapping, advices[i].mapping); at++)
			if (strcmp(advices[i].words[at], word) == 0)
				return advices[i].advice;
	return "";
}

/* What is asked for by its name where a requirement is wanted: it lacks the operator. */
static bool tell_bare(struct match *match, struct loader *loader, struct at key)
{
	const char *word = key.node->of.text, *operator= "one";
	uint32_t index = NO_INDEX, rows, other;
	enum id_kind kind = lies_in(match->mapping, IN_OPERATOR) ? rules_find(loader->rules, word, &index) : ID_NOTHING;

	if (kind == ID_ATTRIBUTE && loader->rules->attributes[index].of_person) {
		operator= "me";
		tell(loader, FAULT_UNKNOWN_KEY, key, "`%s` is a fact about a person; put it under `me`: me: {%s: ...}",
			word, word);
	} else if (kind == ID_ATTRIBUTE) {
		tell(loader, FAULT_UNKNOWN_KEY, key,
			"`%s` stands on a paper; say which paper, as in one: [paper: {%s: ...}]", word, word);
	} else if (kind == ID_KIND || kind == ID_GROUP) {
		tell(loader, FAULT_UNKNOWN_KEY, key, "`%s` is a %s; write one: [%s]", word,
			kind == ID_KIND ? "kind of document" : "group", word);
	} else {
		return false;
	}
	match->hinted[row_of(match->mapping, operator, & rows, &other)] = true;
	return true;
}

/* "30,000" between { and } is the number 30, and a key. */
static bool tell_digits(struct loader *loader, struct at key)
{
	const char *word = key.node->of.text;

	if (!*word || word[strspn(word, "0123456789")])
		return false;
	tell(loader, FAULT_UNKNOWN_KEY, key, "the key `%s` is a number; write a number without a comma in it", word);
	return true;
}

static void tell_unknown(struct match *match, struct loader *loader, struct at key)
{
	const char *word = key.node->of.text, *near = near_key(match, loader, word),
		   *advice = advice_on_key(match, word);

	match->unknown = true;
	if (tell_digits(loader, key) || tell_bare(match, loader, key))
		return;
	tell(loader, FAULT_UNKNOWN_KEY, key, "the key `%s` has no meaning in %s%s", word, grammar[match->mapping].name,
		advice[0]      ? advice
			: near ? hint_exact(loader, near)
			       : "");
	for (uint32_t i = 0; i < match->rows && near && !advice[0]; i++)
		match->hinted[i] |= strcmp(grammar_row(match->mapping, i)->key, near) == 0;
}

/* A key that stands there misspelt is not missing. */
static void tell_missing(const struct match *match, struct loader *loader)
{
	const struct grammar_row *row;

	for (uint32_t i = 0; (row = grammar_row(match->mapping, i)) != NULL; i++)
		if (row->required && !match->keys[i] && !match->hinted[i] && !match->at.node->partial)
			tell(loader, FAULT_MISSING_KEY, match->at, "the key `%s` is missing: %s", row->key, row->help);
}

bool match_start(struct match *match, struct loader *loader, struct at at, enum mapping mapping)
{
	uint32_t rows, other;

	*match = (struct match){.mapping = mapping, .at = at};
	row_of(mapping, NULL, &match->rows, &match->other);
	if (!expect(loader, at, NODE_MAPPING))
		return false;
	for (struct walk walk = walk_start(at.node); walk_pair(&walk);) {
		uint32_t row = row_of(mapping, walk.key->of.text, &rows, &other);
		struct path path;

		if (row != NO_INDEX)
			match->keys[row] = walk.key;
		else if (match->other != NO_INDEX)
			match->others++;
		else
			tell_unknown(match, loader, at_key(match, walk.key, &path));
	}
	tell_missing(match, loader);
	return true;
}

/* ---- building ---- */

static void read_into_strings(struct loader *loader, struct at at, char *member)
{
	struct {
		const char *const *words;
		uint32_t count;
	} strings = {0};

	read_words(loader, at, &strings.words, &strings.count);
	memcpy(member, &strings.words, sizeof strings.words);
	memcpy(member + sizeof strings.words, &strings.count, sizeof strings.count);
}

/* Entries that need nothing but the place of a member. */
static void read_plain(struct loader *loader, const struct grammar_row *row, struct at at, void *target)
{
	char *member = (char *)target + row->offset;

	switch (row->entry) {
	case ENTRY_TEXT: read_text(loader, at, (void *)member); break;
	case ENTRY_STRING: *(const char **)(void *)member = read_word(loader, at); break;
	case ENTRY_YES_NO: read_yes_no(loader, at, (void *)member); break;
	case ENTRY_DATE: read_date(loader, at, (void *)member); break;
	case ENTRY_NUMBER: read_number(loader, at, 0, 999999, (void *)member); break;
	default: read_into_strings(loader, at, member); /* ENTRY_STRINGS */
	}
}

static void build_row(
	const struct match *match, struct loader *loader, const struct grammar_row *row, struct at at, void *target)
{
	if (at.node->kind == NODE_FAULTY)
		return;
	if (row->build)
		row->build(loader, match, at, target);
	else if (row->offset != NO_OFFSET)
		read_plain(loader, row, at, target);
}

static void build_others(const struct match *match, struct loader *loader, const struct grammar_row *row, void *target)
{
	uint32_t rows, other;

	for (struct walk walk = walk_start(match->at.node); match->others && walk_pair(&walk);) {
		struct path path;

		if (row_of(match->mapping, walk.key->of.text, &rows, &other) == NO_INDEX)
			build_row(match, loader, row, at_pair(match->at, &walk, &path), target);
	}
}

void match_build(const struct match *match, struct loader *loader, void *target)
{
	for (uint32_t i = 0; i < match->rows; i++) {
		const struct grammar_row *row = grammar_row(match->mapping, i);
		struct path path;

		if (!row->key) {
			build_others(match, loader, row, target);
		} else if (match->keys[i]) {
			struct at at = at_key(match, match->keys[i], &path);

			at.node = match->keys[i] + 1;
			build_row(match, loader, row, at, target);
		}
	}
}

bool match_read(struct loader *loader, struct at at, enum mapping mapping, void *target)
{
	struct match match;

	if (!match_start(&match, loader, at, mapping))
		return false;
	match_build(&match, loader, target);
	return true;
}

const struct node *match_key(const struct match *match, const char *key)
{
	uint32_t rows, other, row = row_of(match->mapping, key, &rows, &other);

	return match->keys[row];
}

bool match_find(const struct match *match, const char *key, struct path *path, struct at *at)
{
	const struct node *found = match_key(match, key);

	if (!found)
		return false;
	*at = at_key(match, found, path);
	at->node = found + 1;
	return true;
}

/* ---- operators ---- */

static void tell_operators(
	const struct match *match, struct loader *loader, const struct node *first, const struct node *second)
{
	struct path path;

	tell(loader, FAULT_TWO_OPERATORS, at_key(match, second, &path),
		"`%s` and `%s` cannot stand in one mapping; give each a mapping of its own", first->of.text,
		second->of.text);
}

/* Keys like `of` and `must` go with certain operators; none of their names is part of another. */
static void tell_misplaced(const struct match *match, struct loader *loader, const char *operator)
{
	for (uint32_t i = 0; i < match->rows; i++) {
		const struct grammar_row *row = grammar_row(match->mapping, i);
		struct path path;

		if (!match->keys[i] || !row->with || strstr(row->with, operator))
			continue;
		tell(loader, FAULT_MISPLACED_KEY, at_key(match, match->keys[i], &path),
			"`%s` goes with `%s`, not with `%s`", row->key, row->with, operator);
	}
}

static void tell_none(const struct match *match, struct loader *loader)
{
	struct buffer words;

	buffer_init(&words);
	for (uint32_t i = 0; i < match->rows; i++)
		if (grammar_row(match->mapping, i)->is_operator)
			buffer_add_format(
				&words, "%s%s", words.length ? ", " : "", grammar_row(match->mapping, i)->key);
	tell(loader, FAULT_NO_OPERATOR, match->at, "one of these keys must stand here: %s", buffer_string(&words));
	buffer_clear(&words);
}

const struct grammar_row *match_operator(const struct match *match, struct loader *loader, bool optional)
{
	const struct grammar_row *found = NULL;
	const struct node *key = NULL;
	bool misspelt = false;

	for (uint32_t i = 0; i < match->rows; i++) {
		const struct grammar_row *row = grammar_row(match->mapping, i);

		misspelt |= row->is_operator && match->hinted[i];
		if (!match->keys[i] || !row->is_operator)
			continue;
		if (found) {
			tell_operators(match, loader, key, match->keys[i]);
			return NULL;
		}
		found = row;
		key = match->keys[i];
	}
	if (found)
		tell_misplaced(match, loader, found->key);
	else if (!optional && !misspelt && !match->at.node->partial)
		tell_none(match, loader);
	return found;
}

uint32_t match_attribute(const struct match *match, struct loader *loader, struct at at, bool of_person)
{
	struct at key = {.node = at.path->key, .path = at.path};
	const char *word = key.node->of.text;
	uint32_t index = NO_INDEX;
	const char *near;

	if (rules_find(loader->rules, word, &index) == ID_ATTRIBUTE) {
		if (attribute_is_untyped(loader, index))
			return NO_INDEX;
		if (loader->rules->attributes[index].of_person == of_person)
			return index;
		tell(loader, FAULT_WRONG_ID, key,
			of_person ? "`%s` is an attribute of papers; only facts may be used here"
				  : "`%s` is a fact about a person; put it under `%s`",
			word, match->mapping == IN_PAPER ? "facts" : "me");
		return NO_INDEX;
	}
	if (tell_digits(loader, key))
		return NO_INDEX;
	if (strchr(word, ':')) {
		tell(loader, FAULT_UNKNOWN_ID, key, "nothing is called `%s`; a blank belongs behind the colon of a key",
			word);
		return NO_INDEX;
	}
	near = near_key(match, loader, word);
	if (near)
		tell(loader, FAULT_UNKNOWN_KEY, key, "the key `%s` has no meaning in %s%s", word,
			grammar[match->mapping].name, hint_exact(loader, near));
	else
		id_find(loader, key, word, 1u << ID_ATTRIBUTE, &index);
	return NO_INDEX;
}
