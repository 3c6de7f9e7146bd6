#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "load/load.h"
#include "load/loader.h"

#define STRANGE_TAG_SLIPS 3u /* so many are slips of the pen, more are a language that was not declared */
#define STRANGE_TAGS_COUNTED 16

static const char *advice_on_shape(const char *word, enum node_kind kind)
{
	size_t key = strspn(word, "abcdefghijklmnopqrstuvwxyz-");

	if (!*word)
		return "; there is nothing after the key";
	if (kind == NODE_MAPPING && key && word[key] == ':')
		return "; put a blank after the colon";
	return kind == NODE_LIST ? "; put it in [ ]" : "";
}

bool expect(struct loader *loader, struct at at, enum node_kind kind)
{
	static const char *const wanted[] = {[NODE_SCALAR] = "a single value",
		[NODE_LIST] = "a list (- ... or [...])",
		[NODE_MAPPING] = "a mapping (key: value)"};

	if (limits_passed(loader, at))
		return false;
	if (at.node->kind == kind)
		return true;
	if (at.node->kind != NODE_FAULTY)
		tell(loader, FAULT_WRONG_SHAPE, at, "%s is wanted here, not %s%s", wanted[kind], node_shape(at.node),
			at.node->kind == NODE_SCALAR ? advice_on_shape(at.node->of.text, kind) : "");
	return false;
}

const char *read_word(struct loader *loader, struct at at)
{
	if (!expect(loader, at, NODE_SCALAR))
		return NULL;
	if (at.node->of.text[0])
		return at.node->of.text;
	tell(loader, FAULT_EMPTY_TEXT, at, "there is nothing after the key; give a value or take the key out");
	return NULL;
}

bool read_yes_no(struct loader *loader, struct at at, bool *value)
{
	static const char *const words[] = {"yes", "no", "true", "false", "on", "off"};
	const char *word = read_word(loader, at);

	if (!word)
		return false;
	for (uint32_t i = 0; i < 6; i++)
		if (strcmp(word, words[i]) == 0) {
			*value = i % 2 == 0;
			return true;
		}
	tell(loader, FAULT_BAD_YES_NO, at, "write yes or no, not `%s`", word);
	return false;
}

bool digits_only(const char *word)
{
	return word[0] && word[strspn(word, "0123456789")] == '\0';
}

bool read_number(struct loader *loader, struct at at, uint32_t low, uint32_t high, uint32_t *value)
{
	const char *word = read_word(loader, at);
	uint64_t number = 0;

	if (!word)
		return false;
	for (const char *digit = word; digits_only(word) && *digit && number <= high; digit++)
		number = number * 10 + (uint64_t)(*digit - '0');
	if (!digits_only(word) || number < low || number > high) {
		tell(loader, FAULT_BAD_NUMBER, at, "a whole number from %u to %u is wanted, not `%s`", low, high, word);
		return false;
	}
	*value = (uint32_t)number;
	return true;
}

bool read_date(struct loader *loader, struct at at, int32_t *day)
{
	static const char *const faults[] = {[DATE_NOT_A_DATE] = "write the date as YYYY-MM-DD, for example 2026-12-01",
		[DATE_BAD_YEAR] = "there is no such year",
		[DATE_BAD_MONTH] = "there is no such month",
		[DATE_BAD_DAY] = "that month has no such day"};
	const char *word = read_word(loader, at);

	if (!word)
		return false;
	enum date_fault fault = date_parse_iso(word, day);

	if (fault != DATE_FINE)
		tell(loader, FAULT_BAD_DATE, at, "`%s`: %s", word, faults[fault]);
	return fault == DATE_FINE;
}

static uint32_t language_of(struct loader *loader, const char *tag)
{
	for (uint32_t i = 0; i < loader->rules->language_count; i++)
		if (*loader->rules->languages[i].tag == *tag && strcmp(loader->rules->languages[i].tag, tag) == 0)
			return i;
	return NO_INDEX;
}

/* How often the key stands in the file; counted no further than one beyond `most`. */
static uint32_t count_key(const struct loader *loader, const char *key, uint32_t most)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < loader->tree.count && count <= most; i++) {
		struct walk walk = walk_start(&loader->tree.nodes[i]);

		if (loader->tree.nodes[i].kind != NODE_MAPPING)
			continue;
		while (count <= most && walk_pair(&walk))
			count += strcmp(walk.key->of.text, key) == 0;
	}
	return count;
}

/* A language that is left out under `languages` is not a fault of each text that has it: it is told once. */
static bool told_for_all(struct loader *loader, const char *tag)
{
	for (uint32_t i = 0; i < loader->strange_tags.count; i++)
		if (strcmp(*(const char *const *)vector_at(&loader->strange_tags, i), tag) == 0)
			return true;
	return false;
}

static void tell_strange_tag(struct loader *loader, struct at at, const char *tag, const char *hint)
{
	if (told_for_all(loader, tag))
		return;
	/* To look through the whole file for each of very many would take long. */
	if (loader->tags_counted == STRANGE_TAGS_COUNTED
		|| (loader->tags_counted++, count_key(loader, tag, STRANGE_TAG_SLIPS)) <= STRANGE_TAG_SLIPS) {
		tell(loader, FAULT_BAD_LANGUAGE, at, "`%s` is not one of the file's languages%s", tag, hint);
		return;
	}
	vector_add(&loader->strange_tags, &tag);
	tell(loader, FAULT_BAD_LANGUAGE, at,
		"`%s` is not one of the file's languages%s (it stands in many texts and is told once)", tag,
		*hint ? hint : "; name it under `languages`, or take it out of the texts");
}

static void tell_language(struct loader *loader, const struct walk *walk, struct at at)
{
	const char *tags[LANGUAGES_MAX];
	struct path path;
	struct at pair = at_pair(at, walk, &path);

	pair.node = walk->key;
	for (uint32_t i = 0; i < loader->rules->language_count; i++)
		tags[i] = loader->rules->languages[i].tag;
	if (strpbrk(walk->key->of.text, " ?!,'"))
		tell(loader, FAULT_BAD_LANGUAGE, pair,
			"`%s` is no language; a text with a comma or a colon in it needs quotes", walk->key->of.text);
	else if (loader->rules->language_count)
		tell_strange_tag(loader, pair, walk->key->of.text,
			hint_word(loader, walk->key->of.text, tags, loader->rules->language_count));
}

static const char *read_string_of_text(struct loader *loader, struct at at)
{
	const char *string = read_word(loader, at);

	if (string)
		check_placeholders(loader, at, string);
	return string;
}

/* The text has a place for each language from its first string on. */
static struct text_body *put_text(
	struct loader *loader, struct text *text, struct place place, uint32_t language, const char *string)
{
	struct text_body *body = (struct text_body *)text->body;
	uint32_t count = loader->rules->language_count;

	if (!body)
		body = arena_alloc(loader->arena, sizeof *body + count * sizeof *body->in);
	body->place = place;
	body->count = count;
	body->in[language] = string;
	text->body = body;
	return body;
}

void read_text(struct loader *loader, struct at at, struct text *text)
{
	struct place place = node_place(at.node);

	if (at.node->kind == NODE_SCALAR) {
		const char *string = read_string_of_text(loader, at);

		for (uint32_t i = 0; string && i < loader->rules->language_count; i++)
			put_text(loader, text, place, i, string)->once = true;
		return;
	}
	if (at.node->kind == NODE_LIST) {
		tell(loader, FAULT_WRONG_SHAPE, at,
			"a text is wanted here, one string or one for each language as in {en: .., "
			"da: ..}, not a list");
		return;
	}
	if (!expect(loader, at, NODE_MAPPING))
		return;
	if (node_count(at.node) == 0)
		tell(loader, FAULT_EMPTY_TEXT, at, "the text is missing in every language");
	for (struct walk walk = walk_start(at.node); !limits_passed(loader, at) && walk_pair(&walk);) {
		struct path path;
		uint32_t language = language_of(loader, walk.key->of.text);
		const char *string;

		if (language == NO_INDEX)
			tell_language(loader, &walk, at);
		else if ((string = read_string_of_text(loader, at_pair(at, &walk, &path))) != NULL)
			put_text(loader, text, place, language, string);
	}
}

void read_words(struct loader *loader, struct at at, const char *const **words, uint32_t *count)
{
	const char **list;
	uint32_t filled = 0;

	if (at.node->kind == NODE_SCALAR) {
		list = arena_array(loader->arena, 1, sizeof *list);
		list[0] = read_word(loader, at);
		filled = list[0] != NULL;
	} else {
		if (!expect(loader, at, NODE_LIST))
			return;
		list = arena_array(loader->arena, node_count(at.node), sizeof *list);
		for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
			struct path path;

			list[filled] = read_word(loader, at_item(at, &walk, &path));
			filled += list[filled] != NULL;
		}
	}
	*words = (const char *const *)list;
	*count = filled;
}

bool read_choice(struct loader *loader, struct at at, const char *const *words, uint32_t count, uint32_t *index)
{
	const char *word = read_word(loader, at);
	struct buffer possible;

	if (!word)
		return false;
	for (*index = 0; *index < count; ++*index)
		if (strcmp(words[*index], word) == 0)
			return true;
	buffer_init(&possible);
	for (uint32_t i = 0; i < count; i++)
		buffer_add_format(&possible, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
	tell(loader, FAULT_BAD_WORD, at, "`%s` is not possible here; write %s%s", word, buffer_string(&possible),
		hint_word(loader, word, words, count));
	buffer_clear(&possible);
	return false;
}

/* ---- {placeholders} ---- */

/* 1 and the bytes of the field, or 0. */
static uint32_t contact_field(const struct loader *loader, uint32_t contact, const char *field)
{
	static const char *const fields[] = {"phone", "mail", "site"};

	for (uint32_t i = 0; i < 3; i++)
		if (strcmp(fields[i], field) == 0)
			return loader->contact_fields[3 * contact + i];
	return 0;
}

/* How many bytes it stands for. */
static size_t check_placeholder(struct loader *loader, struct at at, char *name)
{
	char *dot = strchr(name, '.');
	uint32_t index = 0;

	if (dot)
		*dot = '\0';
	enum id_kind kind = rules_find(loader->rules, name, &index);

	if (dot) {
		const uint32_t field = kind == ID_CONTACT ? contact_field(loader, index, dot + 1) : 0;

		if (field)
			return field - 1;
		const char *hint = kind == ID_CONTACT
			? "; the contact has no such field (phone, mail and site can be named)"
			: hint_id(loader, name, 1u << ID_CONTACT);

		*dot = '.';
		tell(loader, FAULT_PLACEHOLDER, at, "{%s} stands for nothing%s", name, hint);
	} else if (kind == ID_DATUM) {
		return strlen(loader->rules->data[index].string);
	} else if (!grammar_page_word(name)) {
		tell(loader, FAULT_PLACEHOLDER, at,
			"{%s} stands for nothing; it must be an id under `data`, a contact's field, or visit, limit or "
			"date%s",
			name, hint_id(loader, name, 1u << ID_DATUM));
	}
	return 0;
}

void check_placeholders(struct loader *loader, struct at at, const char *string)
{
	size_t whole = strlen(string);
	char name[80];

	while (whole <= LOAD_TEXT_MAX && (string = strchr(string, '{')) != NULL) {
		size_t length = strspn(++string, "abcdefghijklmnopqrstuvwxyz0123456789-.");

		if (string[length] != '}' || length == 0 || length >= sizeof name || string[0] < 'a')
			continue;
		memcpy(name, string, length);
		name[length] = '\0';
		if (!loader->tree.cut)
			whole += check_placeholder(loader, at, name);
	}
	if (whole > LOAD_TEXT_MAX)
		tell(loader, FAULT_TEXT_TOO_LONG, at,
			"with what its names in braces stand for this text has more than %u bytes", LOAD_TEXT_MAX);
}
