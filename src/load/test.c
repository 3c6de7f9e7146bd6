#include "load/test.h"

#include <string.h>

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

static const char *possible(const struct attribute *attribute)
{
	switch (attribute->type) {
	case TYPE_DATE:
		return "for example `not passed`, `at most 3 months old`, `from 2026-01-01`, `before my.FACT`";
	case TYPE_NUMBER:
	case TYPE_AGE:
		return "for example `at least 18`, `16 to 19`, `less than 3`, `at least my.FACT`";
	case TYPE_YES_NO:
		return "yes or no";
	case TYPE_COUNTRY:
		return "for example `DK`, `[DK, GL]`, a set's id, `not DK`, `same as my.FACT`";
	default:
		return "a word, a list of words, `not X`, `given`, `same as my.FACT`";
	}
}

static void tell_test(struct parsing *parsing, const char *word)
{
	struct loader *loader = parsing->loader;
	const struct attribute *attribute = parsing->attribute;
	const char *hint = hint_choice(loader, attribute, word);

	if (parsing->told)
		return;
	if (!has_order(attribute->type) && test_words(word)) {
		tell(loader, FAULT_TEST_TYPE, parsing->at, "`%s` does not go with `%s`; possible is %s", word,
			attribute->id, possible(attribute));
		return;
	}
	if (!hint[0] && attribute->type == TYPE_COUNTRY)
		hint = hint_id(loader, word, 1u << ID_SET);
	if (!hint[0] && phrase_start(&parsing->phrase, word))
		hint = phrase_hint(loader, &parsing->phrase);
	tell(loader, FAULT_BAD_TEST, parsing->at, "`%s` is not a test of `%s`; possible is %s%s", word, attribute->id,
		possible(attribute), hint);
	phrase_clear(&parsing->phrase);
}

/* ---- values ---- */

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
	for (uint32_t i = 0; i < members->count; i++) {
		int32_t value = *(int32_t *)vector_at(&members->numbers, i);

		if (in)
			test_between(parsing, &part, value, value);
		else
			part = test_all_but(parsing, value);
		vector_add(&loader->scratch, &part);
	}
	return condition_of_parts(loader, in ? CONDITION_ANY : CONDITION_ALL, base);
}

/* `not X`, `not [..]`, the X and the list: members only. */
static uint32_t excluded(struct parsing *parsing, struct at at)
{
	struct members members;
	struct path path;
	uint32_t made;

	members_init(&members);
	if (at.node->kind == NODE_LIST) {
		for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
			const char *word = read_word(parsing->loader, at_item(at, &walk, &path));

			if (word && !members_add(&members, parsing->loader, parsing->attribute, word))
				tell_test(parsing, word);
		}
	} else {
		const char *word = read_word(parsing->loader, at);

		if (word && !members_add(&members, parsing->loader, parsing->attribute, word))
			tell_test(parsing, word);
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

	members_init(&members);
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;
		struct at item = at_item(at, &walk, &path);
		uint32_t part = item.node->kind == NODE_FAULTY ? NO_INDEX : read_scalar(parsing, item, &members);

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

	if (!match_start(&match, parsing->loader, at, IN_NOT) || !match_find(&match, "not", &path, &value))
		return NO_INDEX;
	parsing->at = value;
	return value.node->kind == NODE_FAULTY ? NO_INDEX : excluded(parsing, value);
}

uint32_t read_test(struct loader *loader, struct at at, uint32_t attribute, const struct condition_scope *scope)
{
	struct parsing parsing = { .loader = loader, .at = at, .scope = scope,
		.attribute = &loader->rules->attributes[attribute],
		.test = { .subject = scope->subject, .attribute = attribute, .set = NO_INDEX, .operand = NO_INDEX,
			.place = node_place(at.node) } };
	struct members members;
	uint32_t made;

	if (scope->why)
		parsing.test.why = *scope->why;
	switch ((enum node_kind)at.node->kind) {
	case NODE_LIST:
		return read_alternatives(&parsing, at);
	case NODE_MAPPING:
		return read_negation(&parsing, at);
	case NODE_FAULTY:
		return NO_INDEX;
	default:
		break;
	}
	members_init(&members);
	made = read_scalar(&parsing, at, &members);
	if (made == NO_INDEX)
		made = members_test(&parsing, &members, true);
	members_clear(&members);
	return made;
}
