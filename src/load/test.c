#include "load/test.h"

#include <string.h>

#include "base/buffer.h"
#include "load/match.h"
#include "load/members.h"
#include "load/value.h"

static bool test_words(const char *word)
{
	static const char *const starts[] = {
		"at ", "less ", "more ", "within ", "from ", "until ", "before ", "after ", "passed", "not passed"};

	for (uint32_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		if (strncmp(word, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

/* A text that is not in quotes and reads like a limit or a comparison is hardly meant as that text. */
static bool meant_as_limit(const char *word)
{
	static const char *const compared[] = {"same as ", "not same as ", "my.", "its.", "not my.", "not its."};

	for (uint32_t i = 0; i < sizeof compared / sizeof compared[0]; i++)
		if (strncmp(word, compared[i], strlen(compared[i])) == 0)
			return true;
	return strcmp(word, "not given") == 0 || strcmp(word, "passed") == 0 || strcmp(word, "not passed") == 0
		|| (test_words(word) && strpbrk(word, "0123456789"));
}

static const char *possible(const struct attribute *attribute)
{
	switch (attribute->type) {
	case TYPE_DATE: return "for example `not passed`, `at most 3 months old`, `from 2026-01-01`, `before my.FACT`";
	case TYPE_NUMBER:
	case TYPE_AGE: return "for example `at least 18`, `16 to 19`, `less than 3`, `at least my.FACT`";
	case TYPE_YES_NO: return "yes or no";
	case TYPE_COUNTRY: return "for example `DK`, `[DK, GL]`, a set's id, `not DK`, `same as my.FACT`";
	default: return "a word, a list of words, `not X`, `given`, `same as my.FACT`";
	}
}

/* What is possible, in words; of a choice, its choices. */
static void add_possible(struct buffer *out, const struct attribute *attribute)
{
	if (attribute->type != TYPE_CHOICE || attribute->choice_count > 12) {
		buffer_add_string(out, possible(attribute));
		return;
	}
	for (uint32_t i = 0; i < attribute->choice_count; i++)
		buffer_add_format(out, "%s`%s`", i ? ", " : "", attribute->choices[i].id);
}

static const char *hint_for(struct parsing *parsing, const char *word)
{
	struct loader *loader = parsing->loader;
	const char *hint = suggest_test(parsing, word);

	if (!hint[0])
		hint = hint_choice(loader, parsing->attribute, word);
	if (!hint[0] && parsing->attribute->type == TYPE_COUNTRY)
		hint = hint_id(loader, word, 1u << ID_SET);
	if (!hint[0]) {
		phrase_start(&parsing->phrase, word);
		hint = phrase_hint(loader, &parsing->phrase);
		phrase_clear(&parsing->phrase);
	}
	return hint;
}

static void tell_test(struct parsing *parsing, const char *word)
{
	const struct attribute *attribute = parsing->attribute;
	struct buffer words;

	buffer_init(&words);
	add_possible(&words, attribute);
	if (!has_order(attribute->type) && test_words(word))
		tell(parsing->loader, FAULT_TEST_TYPE, parsing->at, "`%s` does not go with `%s`; possible is %s", word,
			attribute->id, buffer_string(&words));
	else
		tell(parsing->loader, FAULT_BAD_TEST, parsing->at, "`%s` is not a test of `%s`; possible is %s%s", word,
			attribute->id, buffer_string(&words), hint_for(parsing, word));
	buffer_clear(&words);
}

/* ---- values ---- */

/* A set may stand in it again and again. */
#define MEMBERS_MOST 20000

static bool too_many(struct parsing *parsing, const struct members *members)
{
	if (members->count > MEMBERS_MOST)
		tell(parsing->loader, FAULT_TOO_MANY, parsing->at, "a test can have at most %d values", MEMBERS_MOST);
	return members->count > MEMBERS_MOST;
}

static uint32_t members_test(struct parsing *parsing, struct members *members, bool in)
{
	struct loader *loader = parsing->loader;
	struct test test = parsing->test;
	uint32_t base = loader->scratch.count, part;

	if (members->count == 0)
		return NO_INDEX;
	if (parsing->attribute->type != TYPE_DATE && parsing->attribute->type != TYPE_AGE) {
		test.operation = in ? OP_IN : OP_NOT_IN;
		members_keep(members, loader->arena, &test);
		return condition_of_test(loader, &test);
	}
	for (uint32_t i = 0; i < members->count && !limits_passed(loader, parsing->at); i++) {
		int32_t value = *(int32_t *)vector_at(&members->numbers, i);

		if (in)
			test_between(parsing, &part, value, value);
		else
			part = test_all_but(parsing, value);
		vector_add(&loader->scratch, &part);
	}
	return condition_of_parts(loader, in ? CONDITION_ANY : CONDITION_ALL, base);
}

/* After `not` stand values: of a limit the opposite is named. */
static void tell_excluded(struct parsing *parsing, const char *word)
{
	struct buffer turned;
	const char *hint;

	buffer_init(&turned);
	buffer_add_format(&turned, "not %s", word);
	hint = suggest_test(parsing, buffer_string(&turned));
	buffer_clear(&turned);
	if (!names_no_day(word) && (hint[0] || reads_as_test(parsing, word)))
		tell(parsing->loader, FAULT_BAD_TEST, parsing->at, "`not` rules out values, and `%s` is a limit%s",
			word, hint[0] ? hint : "; the limits that are left are listed: [.., ..]");
	else
		tell_test(parsing, word);
}

/* `not X`, `not [..]`, the X and the list: members only. */
static uint32_t excluded(struct parsing *parsing, struct at at)
{
	struct members members;
	struct path path;
	uint32_t made;

	members_init(&members);
	if (at.node->kind == NODE_LIST) {
		for (struct walk walk = walk_start(at.node); !too_many(parsing, &members) && walk_item(&walk);) {
			const char *word = read_word(parsing->loader, at_item(at, &walk, &path));

			if (word && !members_add(&members, parsing->loader, parsing->attribute, word))
				tell_excluded(parsing, word);
		}
		if (at.node->of.span == 1)
			tell(parsing->loader, FAULT_BAD_TEST, at, "the list is empty; nothing is ruled out");
	} else {
		const char *word = read_word(parsing->loader, at);

		if (word && !members_add(&members, parsing->loader, parsing->attribute, word))
			tell_excluded(parsing, word);
	}
	made = members_test(parsing, &members, false);
	members_clear(&members);
	return made;
}

static uint32_t not_word(struct parsing *parsing, const char *word)
{
	struct members members;
	uint32_t made = NO_INDEX;

	members_init(&members);
	if (members_add(&members, parsing->loader, parsing->attribute, word))
		made = members_test(parsing, &members, false);
	members_clear(&members);
	return made;
}

static bool says_not(const struct parsing *parsing, const struct node *node)
{
	return strncmp(node->of.text, "not ", 4) == 0 && (node->plain || parsing->attribute->type != TYPE_TEXT);
}

/* One scalar: a phrase, `not X`, or a plain value that is added to `members`. */
static uint32_t read_scalar(struct parsing *parsing, struct at at, struct members *members)
{
	const char *word = read_word(parsing->loader, at);
	bool quoted_text = parsing->attribute->type == TYPE_TEXT && !at.node->plain;
	uint32_t made = NO_INDEX;

	parsing->at = at;
	parsing->told = false;
	if (!word)
		return NO_INDEX;
	if (!quoted_text && phrase_test(parsing, word, &made))
		return made;
	if (parsing->told)
		return NO_INDEX;
	if (parsing->attribute->type == TYPE_TEXT && at.node->plain && meant_as_limit(word)) {
		tell_test(parsing, word);
		return NO_INDEX;
	}
	if (says_not(parsing, at.node) && (made = not_word(parsing, word + 4)) != NO_INDEX)
		return made;
	if (!members_add(members, parsing->loader, parsing->attribute, word))
		tell_test(parsing, word);
	return NO_INDEX;
}

static uint32_t read_alternatives(struct parsing *parsing, struct at at)
{
	struct loader *loader = parsing->loader;
	struct members members;
	uint32_t base = loader->scratch.count;
	struct path path; /* of the item that was read last: it is told of after it too */

	members_init(&members);
	for (struct walk walk = walk_start(at.node); !too_many(parsing, &members) && walk_item(&walk);) {
		struct at item = at_item(at, &walk, &path);
		uint32_t part = read_scalar(parsing, item, &members);

		if (part != NO_INDEX)
			vector_add(&loader->scratch, &part);
	}
	uint32_t part = members_test(parsing, &members, true);

	members_clear(&members);
	if (part != NO_INDEX)
		vector_add(&loader->scratch, &part);
	if (at.node->of.span == 1)
		tell(loader, FAULT_BAD_TEST, at, "the list is empty; nothing could ever pass");
	return loader->scratch.count == base ? NO_INDEX : condition_of_parts(loader, CONDITION_ANY, base);
}

static uint32_t read_negation(struct parsing *parsing, struct at at)
{
	struct match match;
	struct path path;
	struct at value;

	match_start(&match, parsing->loader, at, IN_NOT);
	if (!match_find(&match, "not", &path, &value))
		return NO_INDEX;
	parsing->at = value;
	return excluded(parsing, value);
}

uint32_t read_test(struct loader *loader, struct at at, uint32_t attribute, const struct condition_scope *scope)
{
	struct parsing parsing = {.loader = loader,
		.at = at,
		.scope = scope,
		.attribute = &loader->rules->attributes[attribute],
		.test = {.subject = scope->subject,
			.attribute = attribute,
			.set = NO_INDEX,
			.operand = NO_INDEX,
			.place = node_place(at.node)}};
	struct members members;
	uint32_t made;

	if (scope->why)
		parsing.test.why = *scope->why;
	if (scope->noun)
		parsing.test.noun = *scope->noun;
	switch ((enum node_kind)at.node->kind) {
	case NODE_LIST: return read_alternatives(&parsing, at);
	case NODE_MAPPING: return read_negation(&parsing, at);
	default: break;
	}
	members_init(&members);
	made = read_scalar(&parsing, at, &members);
	if (made == NO_INDEX)
		made = members_test(&parsing, &members, true);
	members_clear(&members);
	return made;
}
