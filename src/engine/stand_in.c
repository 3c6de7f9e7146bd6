#include "engine/stand_in.h"

#include <string.h>

#include "base/text.h"
#include "engine/text_rule.h"

/* The mark, a sum of the text in sixteen letters, then for each text rule of the file how it is met, and for a rule that
 * compares the text with another the sum of what it compares. */
enum { SUM_LETTERS = 16, HEAD = 1 + SUM_LETTERS, SLOT = 1 + SUM_LETTERS };
enum { LETTER_PASS = 'p', LETTER_FAIL = 'f', LETTER_OPEN = 'o', NO_SUM = '-' };

static void put_sum(char *letters, const char *text)
{
	uint64_t sum = UINT64_C(0xCBF29CE484222325);

	for (; *text; text++)
		sum = (sum ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
	for (int round = 0; round < 8; round++) /* the last letters are to reach every letter of the sum */
		sum = (sum ^ sum >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
	for (int at = 0; at < SUM_LETTERS; at++)
		letters[at] = (char)('a' + (sum >> 4 * at & 15));
}

/* Of the folded text, so that it agrees with text_same(). */
static void put_folded_sum(char *letters, const char *text)
{
	struct arena arena = {0};

	put_sum(letters, text_fold(&arena, text));
	arena_clear(&arena);
}

/* Does any test look at what the text is, and not only at whether there is one? */
static bool compared(const struct rules *rules, uint32_t attribute)
{
	if (!rules->attributes[attribute].of_person)
		return true; /* papers' texts are also keys of `distinct` and `same` */
	for (uint32_t index = 0; index < rules->test_count; index++) {
		const struct test *test = &rules->tests[index];

		if (test->operand == attribute || (test->attribute == attribute && test->operation != OP_GIVEN))
			return true;
	}
	return false;
}

static size_t slot_of(const struct rules *rules, const struct text_rule *rule)
{
	return HEAD + SLOT * (size_t)(rule - rules->text_rules);
}

static void put_slot(
	char *slot, const struct rules *rules, const struct text_rule *rule, const char *text, bool of_text)
{
	struct arena scratch = {0};
	enum outcome outcome =
		of_text ? text_rule_outcome(&scratch, rules, rule, text, &value_of_anything) : OUTCOME_OPEN;

	slot[0] = outcome == OUTCOME_PASS ? LETTER_PASS : outcome == OUTCOME_OPEN ? LETTER_OPEN : LETTER_FAIL;
	if (rule->kind == TEXT_NOT_SAME)
		put_sum(slot + 1, text_stripped(&scratch, text, rule->ignoring));
	arena_clear(&scratch);
}

static void put_slots(char *made, const struct rules *rules, uint32_t attribute, const char *text)
{
	for (uint32_t index = 0; index < rules->requirement_count; index++) {
		const struct requirement *requirement = &rules->requirements[index];
		const struct text_rule *rule = &rules->text_rules[requirement->text_rules.first];
		uint32_t count = requirement->kind == REQUIRE_TEXT ? requirement->text_rules.count : 0;
		bool of_text = requirement->attribute == attribute;

		for (; count; count--, rule++)
			if (of_text || (rule->kind == TEXT_NOT_SAME && rule->other == attribute))
				put_slot(made + slot_of(rules, rule), rules, rule, text, of_text);
	}
}

const char *stand_in_make(struct arena *arena, const struct rules *rules, uint32_t attribute, const char *text)
{
	size_t length = HEAD + SLOT * (size_t)rules->text_rule_count;
	char *made = arena_alloc(arena, length + 1);

	memset(made, NO_SUM, length);
	made[0] = '\x02';
	if (compared(rules, attribute))
		put_folded_sum(made + 1, text);
	put_slots(made, rules, attribute, text);
	return made;
}

bool stand_in_same(const char *left, const char *right)
{
	char sum[SUM_LETTERS];
	const char *other = stand_in_is(left) ? right : left, *stand_in = stand_in_is(left) ? left : right;

	if (stand_in[1] == NO_SUM)
		return false;
	if (stand_in_is(other))
		memcpy(sum, other + 1, SUM_LETTERS);
	else
		put_folded_sum(sum, other);
	return memcmp(stand_in + 1, sum, SUM_LETTERS) == 0;
}

enum outcome stand_in_outcome(const struct rules *rules, const struct text_rule *rule, const char *stand_in)
{
	switch (stand_in[slot_of(rules, rule)]) {
	case LETTER_FAIL: return OUTCOME_FAIL;
	case LETTER_PASS: return OUTCOME_PASS;
	default: return OUTCOME_OPEN;
	}
}

bool stand_in_same_by(struct arena *scratch, const struct rules *rules, const struct text_rule *rule, const char *left,
	const char *right)
{
	const char *texts[2] = {left, right};
	char sums[2][SUM_LETTERS];

	for (int side = 0; side < 2; side++)
		if (stand_in_is(texts[side]))
			memcpy(sums[side], texts[side] + slot_of(rules, rule) + 1, SUM_LETTERS);
		else
			put_sum(sums[side], text_stripped(scratch, texts[side], rule->ignoring));
	return memcmp(sums[0], sums[1], SUM_LETTERS) == 0;
}

/* ---- texts alike ---- */

static int lower_letter(unsigned char letter)
{
	return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
}

/* Up to the first letter that is not ASCII, folding is only small letters: most texts differ, or end, before it. */
static bool differs_early(const char *left, const char *right)
{
	for (; (unsigned char)*left < 0x80 && (unsigned char)*right < 0x80; left++, right++) {
		if (lower_letter((unsigned char)*left) != lower_letter((unsigned char)*right))
			return true;
		if (!*left)
			return false;
	}
	return false;
}

bool text_same(const char *left, const char *right)
{
	struct arena arena;
	bool same;

	if (!left || !right)
		return left == right;
	if (stand_in_is(left) || stand_in_is(right))
		return stand_in_same(left, right);
	if (strcmp(left, right) == 0)
		return true;
	if (differs_early(left, right))
		return false;
	arena_init(&arena);
	same = strcmp(text_fold(&arena, left), text_fold(&arena, right)) == 0;
	arena_clear(&arena);
	return same;
}
