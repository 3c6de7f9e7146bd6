#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "load/phrase.h"
#include "load/require.h"

/* ---- code points ---- */

static int compare_points(const void *left, const void *right)
{
	int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

	return a < b ? -1 : a > b;
}

static void add_points(struct loader *loader, struct vector *points, const char *string)
{
	const char *composed = text_nfc(loader->arena, string);
	size_t length = strlen(composed);

	for (size_t at = 0; at < length;) {
		int32_t point;

		at += text_decode(composed + at, length - at, &point);
		vector_add(points, &point);
	}
}

static void keep_points(struct loader *loader, struct vector *points, struct text_rule *rule)
{
	int32_t *list = points->items;
	uint32_t kept = 0;

	if (points->count > 1)
		qsort(list, points->count, sizeof *list, compare_points);
	for (uint32_t i = 0; i < points->count; i++)
		if (kept == 0 || list[kept - 1] != list[i])
			list[kept++] = list[i];
	points->count = kept;
	rule->characters = vector_keep(points, loader->arena, &rule->character_count);
}

/* ---- the rules ---- */

void build_rule_length(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *word = read_word(loader, at);
	struct text_rule *rule = target;
	struct phrase phrase;
	int32_t low, high;

	(void)match;
	rule->kind = TEXT_LENGTH;
	if (!word)
		return;
	phrase_start(&phrase, word);
	if (phrase_number(&phrase, &low) && phrase_words(&phrase, "to") && phrase_number(&phrase, &high)
		&& phrase_end(&phrase)) {
		rule->low = (uint32_t)low;
		rule->high = (uint32_t)high;
		if (low > high)
			tell(loader, FAULT_BAD_LIMITS, at, "the lower limit lies above the upper one");
	} else {
		tell(loader, FAULT_BAD_NUMBER, at,
			"`%s`: write the least and the most characters, for example `5 to 48`", word);
	}
	phrase_clear(&phrase);
}

/* In quotes it is the characters themselves, else the id of a datum. */
static void add_allowed(struct loader *loader, struct at at, struct vector *points)
{
	const char *word = read_word(loader, at);
	uint32_t index;

	if (!word)
		return;
	if (!at.node->plain)
		add_points(loader, points, word);
	else if (rules_find(loader->rules, word, &index) == ID_NOTHING && !hint_id(loader, word, 1u << ID_DATUM)[0])
		tell(loader, FAULT_UNKNOWN_ID, at,
			"nothing is called `%s`; a datum is wanted here, or characters in quotes: \"%s\"", word, word);
	else if (id_find(loader, at, word, 1u << ID_DATUM, &index) == ID_DATUM)
		add_points(loader, points, loader->rules->data[index].string);
}

void build_rule_allowed(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct text_rule *rule = target;
	struct vector points;

	(void)match;
	rule->kind = TEXT_ALLOWED;
	vector_init(&points, sizeof(int32_t));
	if (at.node->kind == NODE_SCALAR)
		add_allowed(loader, at, &points);
	else if (expect(loader, at, NODE_LIST))
		for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
			struct path path;

			add_allowed(loader, at_item(at, &walk, &path), &points);
		}
	keep_points(loader, &points, rule);
}

void build_rule_edges(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *word = read_word(loader, at);
	struct text_rule *rule = target;
	struct vector points;

	(void)match;
	rule->kind = TEXT_EDGES;
	vector_init(&points, sizeof(int32_t));
	if (word)
		add_points(loader, &points, word);
	keep_points(loader, &points, rule);
}

void build_rule_digits(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct text_rule *rule = target;

	(void)match;
	rule->kind = TEXT_NEVER_DIGITS;
	read_number(loader, at, 1, 1000, &rule->low);
}

void build_rule_not_same(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *word = read_word(loader, at), *name;
	struct text_rule *rule = target;
	struct phrase phrase;
	bool my = false;

	(void)match;
	rule->kind = TEXT_NOT_SAME;
	if (!word)
		return;
	phrase_start(&phrase, word);
	if (phrase_operand(&phrase, &my, &name) && my && phrase_end(&phrase)) {
		rule->other = operand_attribute(loader, at, true, name);
		if (rule->other != NO_INDEX && loader->rules->attributes[rule->other].type != TYPE_TEXT)
			tell(loader, FAULT_TEST_TYPE, at, "`%s` is not a text", name);
	} else {
		tell(loader, FAULT_BAD_TEST, at, "`%s`: name the fact that it must differ from as my.FACT", word);
	}
	phrase_clear(&phrase);
}

static void tell_operators(struct loader *loader, const struct match *match)
{
	static const char *const operators[] = {"length", "allowed", "not-at-edges", "never-digits", "not-same"};
	unsigned count = 0;

	for (uint32_t i = 0; i < 5; i++)
		count += match_key(match, operators[i]) != NULL;
	if (count != 1 && !match->at.node->partial)
		tell(loader, FAULT_TEXT_RULE, match->at,
			"a rule has exactly one of length, allowed, not-at-edges, "
			"never-digits and not-same; this one has %u",
			count);
}

void build_rule_id(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *id = read_word(loader, at);

	(void)match;
	if (id && id_new(loader, at, id, ID_TEXT_RULE, loader->text_rules.count))
		((struct text_rule *)target)->id = id;
}

struct span read_text_rules(struct loader *loader, struct at at)
{
	struct span span = {.first = loader->text_rules.count};

	if (!expect(loader, at, NODE_LIST))
		return span;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct text_rule rule = {.place = node_place(walk.value), .other = NO_INDEX};
		struct path path;
		struct match match;
		struct at item = at_item(at, &walk, &path);

		if (!match_start(&match, loader, item, IN_TEXT_RULE))
			continue;
		tell_operators(loader, &match);
		match_build(&match, loader, &rule);
		vector_add(&loader->text_rules, &rule);
	}
	span.count = loader->text_rules.count - span.first;
	return span;
}
