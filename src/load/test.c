#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "load/condition.h"
#include "load/match.h"
#include "load/members.h"
#include "load/phrase.h"
#include "load/value.h"

struct parsing {
	struct loader *loader;
	struct at at;
	const struct attribute *attribute;
	const struct condition_scope *scope;
	struct test test;            /* filled beforehand with what all tests here share */
	struct phrase phrase;
	bool told;
};

static bool between(struct parsing *parsing, uint32_t *made, int32_t low, int32_t high)
{
	struct test test = parsing->test;

	test.operation = OP_BETWEEN;
	test.low = low;
	test.high = high;
	*made = condition_of_test(parsing->loader, &test);
	return true;
}

/* All but one value: below it or above it. */
static uint32_t all_but(struct parsing *parsing, int32_t value)
{
	struct loader *loader = parsing->loader;
	uint32_t base = loader->scratch.count, part;

	between(parsing, &part, VALUE_LOWEST, value - 1);
	vector_add(&loader->scratch, &part);
	between(parsing, &part, value + 1, VALUE_HIGHEST);
	vector_add(&loader->scratch, &part);
	return condition_of_parts(loader, CONDITION_ANY, base);
}

static bool against_visit(struct parsing *parsing, uint32_t *made, enum operation operation, int32_t amount, enum unit unit)
{
	struct test test = parsing->test;

	test.operation = operation;
	test.amount = amount;
	test.unit = unit;
	*made = condition_of_test(parsing->loader, &test);
	return true;
}

/* ---- operands ---- */

static bool same_sort(enum type left, enum type right)
{
	return left == right || (left == TYPE_NUMBER && right == TYPE_AGE) || (left == TYPE_AGE && right == TYPE_NUMBER);
}

/* my.X or its.X; false where there is none, or (told) it will not do. */
static bool operand(struct parsing *parsing, struct test *test)
{
	struct loader *loader = parsing->loader;
	const char *name;
	bool my;

	if (!phrase_operand(&parsing->phrase, &my, &name))
		return false;
	parsing->told = true;
	if (!my && !parsing->scope->papers) {
		tell(loader, FAULT_CONDITION, parsing->at, "`its.%s` may only stand in a condition on a paper", name);
		return false;
	}
	test->operand_subject = my ? SUBJECT_PERSON : SUBJECT_PAPER;
	test->operand = operand_attribute(loader, parsing->at, my, name);
	if (test->operand == NO_INDEX)
		return false;
	const struct attribute *other = &loader->rules->attributes[test->operand];

	if (!same_sort(parsing->attribute->type, other->type)) {
		tell(loader, FAULT_TEST_TYPE, parsing->at, "`%s` is %s and `%s` is %s; they cannot be compared",
			parsing->attribute->id, value_shape(parsing->attribute), other->id, value_shape(other));
		return false;
	}
	parsing->told = false;
	return true;
}

static bool with_operand(struct parsing *parsing, uint32_t *made, enum operation operation, int32_t amount, enum unit unit)
{
	struct test test = parsing->test;

	if (!operand(parsing, &test))
		return false;
	test.operation = operation;
	test.amount = amount;
	test.unit = unit;
	*made = condition_of_test(parsing->loader, &test);
	return true;
}

/* operand + low <= date <= operand + high */
static bool around_operand(struct parsing *parsing, uint32_t *made, int32_t low, int32_t high, enum unit unit)
{
	struct loader *loader = parsing->loader;
	uint32_t start = parsing->phrase.at, right;

	if (!with_operand(parsing, made, OP_FROM, low, unit))
		return false;
	parsing->phrase.at = start;
	if (!with_operand(parsing, &right, OP_UNTIL, high, unit))
		return false;
	*made = condition_both(loader, *made, right);
	return true;
}

/* ---- dates ---- */

static bool age_of_paper(struct parsing *parsing, uint32_t *made)
{
	static const struct { const char *words; enum operation old; } rows[] = {
		{ "at most", OP_OLD_AT_MOST }, { "less than", OP_OLD_LESS }, { "at least", OP_OLD_AT_LEAST },
		{ "more than", OP_OLD_MORE } };
	struct phrase *phrase = &parsing->phrase;
	int32_t amount;
	enum unit unit;

	for (uint32_t i = 0; i < 4; i++) {
		if (!phrase_words(phrase, rows[i].words))
			continue;
		if (!phrase_amount(phrase, &amount, &unit))
			return false;
		if (phrase_words(phrase, "old"))
			return against_visit(parsing, made, rows[i].old, amount, unit);
		if (rows[i].old == OP_OLD_AT_LEAST && phrase_words(phrase, "left"))
			return against_visit(parsing, made, OP_LEFT_AT_LEAST, amount, unit);
		if (rows[i].old == OP_OLD_AT_LEAST && phrase_words(phrase, "after"))
			return with_operand(parsing, made, OP_FROM, amount, unit);
		if (rows[i].old == OP_OLD_AT_MOST && phrase_words(phrase, "after"))
			return around_operand(parsing, made, 0, amount, unit);
		return rows[i].old == OP_OLD_AT_MOST && phrase_words(phrase, "before")
			&& around_operand(parsing, made, -amount, 0, unit);
	}
	return phrase_words(phrase, "within") && phrase_amount(phrase, &amount, &unit)
		&& against_visit(parsing, made, OP_OLD_AT_MOST, amount, unit);
}

static bool date_limit(struct parsing *parsing, uint32_t *made)
{
	static const struct { const char *word; enum operation operation; } rows[] = {
		{ "from", OP_FROM }, { "until", OP_UNTIL }, { "before", OP_BEFORE }, { "after", OP_AFTER } };
	int32_t day;

	for (uint32_t i = 0; i < 4; i++) {
		if (!phrase_words(&parsing->phrase, rows[i].word))
			continue;
		if (!phrase_date(&parsing->phrase, &day))
			return with_operand(parsing, made, rows[i].operation, 0, UNIT_DAYS);
		switch (rows[i].operation) {
		case OP_FROM:
			return between(parsing, made, day, VALUE_HIGHEST);
		case OP_UNTIL:
			return between(parsing, made, VALUE_LOWEST, day);
		case OP_BEFORE:
			return between(parsing, made, VALUE_LOWEST, day - 1);
		default:
			return between(parsing, made, day + 1, VALUE_HIGHEST);
		}
	}
	return false;
}

static bool ordered(struct parsing *parsing, uint32_t *made, int32_t low, int32_t high)
{
	if (low <= high)
		return between(parsing, made, low, high);
	tell(parsing->loader, FAULT_BAD_LIMITS, parsing->at, "the lower limit lies above the upper one");
	parsing->told = true;
	return false;
}

static bool date_test(struct parsing *parsing, uint32_t *made)
{
	struct phrase *phrase = &parsing->phrase;
	int32_t low, high, amount = 0;
	enum unit unit = UNIT_DAYS;

	if (phrase_words(phrase, "not passed")) {
		if (phrase_words(phrase, "by more than") && !phrase_amount(phrase, &amount, &unit))
			return false;
		return against_visit(parsing, made, OP_NOT_PASSED, amount, unit);
	}
	if (phrase_words(phrase, "passed"))
		return against_visit(parsing, made, OP_OLD_MORE, 0, UNIT_DAYS);
	if (phrase_date(phrase, &low)) {
		high = low;
		return (!phrase_words(phrase, "to") || phrase_date(phrase, &high)) && ordered(parsing, made, low, high);
	}
	return date_limit(parsing, made) || age_of_paper(parsing, made);
}

/* ---- numbers ---- */

static bool number_test(struct parsing *parsing, uint32_t *made)
{
	struct phrase *phrase = &parsing->phrase;
	int32_t low, high;

	if (phrase_words(phrase, "at least"))
		return phrase_number(phrase, &low) ? between(parsing, made, low, VALUE_HIGHEST)
			: with_operand(parsing, made, OP_AT_LEAST_FACT, 0, UNIT_DAYS);
	if (phrase_words(phrase, "at most"))
		return phrase_number(phrase, &high) ? between(parsing, made, VALUE_LOWEST, high)
			: with_operand(parsing, made, OP_AT_MOST_FACT, 0, UNIT_DAYS);
	if (phrase_words(phrase, "more than"))
		return phrase_number(phrase, &low) && between(parsing, made, low + 1, VALUE_HIGHEST);
	if (phrase_words(phrase, "less than"))
		return phrase_number(phrase, &high) && between(parsing, made, VALUE_LOWEST, high - 1);
	if (!phrase_number(phrase, &low))
		return false;
	high = low;
	return (!phrase_words(phrase, "to") || phrase_number(phrase, &high)) && ordered(parsing, made, low, high);
}

static bool has_order(enum type type)
{
	return type == TYPE_DATE || type == TYPE_NUMBER || type == TYPE_AGE;
}

/* ---- any type ---- */

static bool common_test(struct parsing *parsing, uint32_t *made)
{
	struct phrase *phrase = &parsing->phrase;

	if (phrase_words(phrase, "given"))
		return against_visit(parsing, made, OP_GIVEN, 0, UNIT_DAYS);
	if (phrase_words(phrase, "not same as"))
		return with_operand(parsing, made, OP_NOT_SAME_AS, 0, UNIT_DAYS);
	return phrase_words(phrase, "same as") && with_operand(parsing, made, OP_SAME_AS, 0, UNIT_DAYS);
}

static bool typed_test(struct parsing *parsing, uint32_t *made)
{
	if (parsing->attribute->type == TYPE_DATE)
		return date_test(parsing, made);
	return has_order(parsing->attribute->type) && number_test(parsing, made);
}

/* A phrase that is no plain value: one of the readings must use up all of its words. */
static bool phrase_test(struct parsing *parsing, const char *word, uint32_t *made)
{
	static bool (*const readings[])(struct parsing *, uint32_t *) = { common_test, typed_test };
	bool read = false;

	if (phrase_start(&parsing->phrase, word)) {
		for (uint32_t i = 0; i < 2 && !read && !parsing->told; i++) {
			parsing->phrase.at = 0;
			read = readings[i](parsing, made) && phrase_end(&parsing->phrase);
		}
	}
	phrase_clear(&parsing->phrase);
	return read;
}

static bool test_words(const char *word)
{
	static const char *const starts[] = { "at ", "less ", "more ", "within ", "from ", "until ", "before ", "after ",
		"passed", "not passed" };

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
			between(parsing, &part, value, value);
		else
			part = all_but(parsing, value);
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
