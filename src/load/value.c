#include "load/value.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "load/test.h"

#define NUMBER_MAX 999999999
#define AGE_MAX 150
#define SEVERAL_MAX 250

bool country_shape(const char *word)
{
	return word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'A' && word[1] <= 'Z' && word[2] == '\0';
}

const char *value_shape(const struct attribute *attribute)
{
	static const char *const shapes[TYPE_COUNT] = {[TYPE_YES_NO] = "yes or no",
		[TYPE_DATE] = "a date as YYYY-MM-DD, or never",
		[TYPE_NUMBER] = "a whole number",
		[TYPE_AGE] = "whole years or a date of birth as YYYY-MM-DD",
		[TYPE_CHOICE] = "one of its choices",
		[TYPE_COUNTRY] = "a country code of two capitals, such as DK",
		[TYPE_TEXT] = "a text"};

	return shapes[attribute->type];
}

const char *hint_choice(struct loader *loader, const struct attribute *attribute, const char *word)
{
	struct vector words;

	vector_init(&words, sizeof(const char *));
	for (uint32_t i = 0; i < attribute->choice_count; i++)
		vector_add(&words, &attribute->choices[i].id);
	const char *hint = words.count ? hint_word(loader, word, words.items, words.count) : "";

	vector_clear(&words);
	return hint;
}

/* ---- one word ---- */

static bool yes_no_of(const char *word, int32_t *value)
{
	static const char *const words[] = {"no", "yes", "false", "true", "off", "on"};

	for (int32_t i = 0; i < 6; i++)
		if (strcmp(words[i], word) == 0) {
			*value = i % 2;
			return true;
		}
	return false;
}

static bool number_of(const char *word, int32_t high, int32_t *value)
{
	int64_t number = 0;

	if (!digits_only(word))
		return false;
	for (; *word && number <= high; word++)
		number = number * 10 + (*word - '0');
	*value = (int32_t)number;
	return number <= high;
}

static bool choice_of(const struct attribute *attribute, const char *word, int32_t *value)
{
	for (uint32_t i = 0; i < attribute->choice_count; i++)
		if (strcmp(attribute->choices[i].id, word) == 0) {
			*value = (int32_t)i;
			return true;
		}
	return false;
}

static bool date_of(const char *word, int32_t *value)
{
	if (strcmp(word, "never") == 0) {
		*value = VALUE_NEVER;
		return true;
	}
	return date_parse_iso(word, value) == DATE_FINE;
}

bool value_of_word(struct arena *arena, const struct attribute *attribute, const char *word, struct value *value)
{
	int32_t number = 0;
	bool fits = false, born = false;

	switch (attribute->type) {
	case TYPE_DATE: fits = date_of(word, &number); break;
	case TYPE_NUMBER: fits = number_of(word, NUMBER_MAX, &number); break;
	case TYPE_AGE:
		fits = number_of(word, AGE_MAX, &number);
		born = !fits;
		fits = fits || date_parse_iso(word, &number) == DATE_FINE;
		break;
	case TYPE_CHOICE: fits = choice_of(attribute, word, &number); break;
	case TYPE_COUNTRY:
		fits = country_shape(word);
		number = fits ? country_code(word[0], word[1]) : 0;
		break;
	case TYPE_TEXT: *value = value_text(text_nfc(arena, word)); return true;
	default: fits = yes_no_of(word, &number);
	}
	if (!fits)
		return false;
	*value = value_exact(number);
	value->born = born;
	return true;
}

/* ---- nodes ---- */

static void tell_value(struct loader *loader, struct at at, const struct attribute *attribute, const char *word)
{
	int32_t day;
	enum date_fault fault = date_parse_iso(word, &day);

	if ((attribute->type == TYPE_DATE || attribute->type == TYPE_AGE) && fault != DATE_NOT_A_DATE)
		tell(loader, FAULT_BAD_DATE, at, "there is no such day as %s", word);
	else
		tell(loader, FAULT_BAD_VALUE, at, "`%s` is not possible for `%s`, which wants %s%s", word,
			attribute->id, value_shape(attribute), hint_choice(loader, attribute, word));
}

static struct value no_value(const struct attribute *attribute)
{
	return attribute->absent_given ? attribute->absent : value_none();
}

/* The words for states stand plainly; in quotes a text is a text. */
static bool state_of(const struct node *node, const struct attribute *attribute, unsigned allow, struct value *value)
{
	const char *word = node->of.text;

	if (attribute->type == TYPE_TEXT && !node->plain)
		return false;
	if (allow & VALUE_ALLOW_NONE && strcmp(word, "none") == 0) {
		*value = no_value(attribute);
		return true;
	}
	if (allow & VALUE_ALLOW_UNKNOWN
		&& (strcmp(word, "unknown") == 0 || strcmp(word, "not-sure") == 0
			|| (node->plain && (strcmp(word, "null") == 0 || strcmp(word, "~") == 0 || word[0] == '\0')))) {
		*value = (struct value){.unwilling = strcmp(word, "not-sure") == 0};
		return true;
	}
	return false;
}

static bool read_one(
	struct loader *loader, struct at at, const struct attribute *attribute, unsigned allow, struct value *value)
{
	const char *word;

	if (!expect(loader, at, NODE_SCALAR))
		return false;
	if (state_of(at.node, attribute, allow, value))
		return true;
	/* An empty text in quotes is a text; nothing at all is nothing. */
	word = attribute->type == TYPE_TEXT && !at.node->plain ? at.node->of.text : read_word(loader, at);
	if (!word)
		return false;
	if (value_of_word(loader->arena, attribute, word, value))
		return true;
	tell_value(loader, at, attribute, word);
	return false;
}

static bool read_several(
	struct loader *loader, struct at at, const struct attribute *attribute, unsigned allow, struct value *value)
{
	uint32_t count = node_count(at.node), filled = 0;
	struct value *more;
	bool fine = true;

	if (count > SEVERAL_MAX) {
		tell(loader, FAULT_BAD_VALUE, at, "at most %d values can stand here", SEVERAL_MAX);
		return false;
	}
	more = arena_array(loader->arena, count, sizeof *more);
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		if (!read_one(loader, at_item(at, &walk, &path), attribute, 0, &more[filled]))
			fine = false;
		else
			filled++;
	}
	if (count == 0 && !(allow & VALUE_ALLOW_NONE)) {
		tell(loader, FAULT_BAD_VALUE, at, "the list is empty; give a value or take the key out");
		fine = false;
	}
	if (filled == 0)
		*value = fine ? value_none() : *value;
	else if (filled == 1)
		*value = more[0];
	else
		*value = (struct value){.state = VALUE_EXACT, .count = (uint8_t)filled, .more = more};
	return fine;
}

static bool read_interval(struct loader *loader, struct at at, const struct attribute *attribute, struct value *value)
{
	int32_t ends[2] = {VALUE_LOWEST, VALUE_HIGHEST};
	bool fine = true, born[2] = {false, false};
	static const char *const keys[] = {"from", "to"};

	for (struct walk walk = walk_start(at.node); walk_pair(&walk);) {
		struct path path;
		struct value end = {0};
		struct at pair = at_pair(at, &walk, &path);
		uint32_t which = strcmp(walk.key->of.text, keys[1]) == 0;

		if (strcmp(walk.key->of.text, keys[which]) != 0) {
			pair.node = walk.key;
			tell(loader, FAULT_UNKNOWN_KEY, pair, "an interval has the keys from and to, not `%s`",
				walk.key->of.text);
			fine = false;
		} else if (read_one(loader, pair, attribute, 0, &end)) {
			ends[which] = end.low;
			born[which] = end.born;
		} else {
			fine = false;
		}
	}
	if (fine
		&& (ends[0] > ends[1] || (born[0] != born[1] && ends[0] != VALUE_LOWEST && ends[1] != VALUE_HIGHEST))) {
		tell(loader, FAULT_BAD_LIMITS, at, "`from` must not lie after `to`, and both must be of one sort");
		return false;
	}
	*value = value_between(ends[0], ends[1]);
	value->born = born[0] || born[1];
	return fine;
}

bool read_value(
	struct loader *loader, struct at at, const struct attribute *attribute, unsigned allow, struct value *value)
{
	if (at.node->kind == NODE_LIST && attribute->several)
		return read_several(loader, at, attribute, allow, value);
	/* In JSON, where every word is in quotes, a text can be none in no other way. */
	if (at.node->kind == NODE_LIST && allow & VALUE_ALLOW_NONE && node_count(at.node) == 0) {
		*value = no_value(attribute);
		return true;
	}
	if (at.node->kind == NODE_LIST) {
		tell(loader, FAULT_WRONG_SHAPE, at,
			"`%s` has one value, not a list (it is not declared `several: yes`)", attribute->id);
		return false;
	}
	if (at.node->kind == NODE_MAPPING && allow & VALUE_ALLOW_INTERVAL && has_order(attribute->type))
		return read_interval(loader, at, attribute, value);
	return read_one(loader, at, attribute, allow, value);
}
