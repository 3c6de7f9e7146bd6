#include "engine/stand_in.h"

#include <string.h>

#include "base/text.h"
#include "engine/text_rule.h"

/* The mark, the sum in sixteen letters, then a letter for each text rule of the file. */
enum { SUM_LETTERS = 16, HEAD = 1 + SUM_LETTERS };
enum { LETTER_PASS = 'p', LETTER_FAIL = 'f', LETTER_OPEN = 'o', NO_SUM = '-' };

/* Of the folded text, so that it agrees with text_same(). */
static void put_sum(char *letters, const char *text)
{
	uint64_t sum = UINT64_C(0xCBF29CE484222325);
	struct arena arena = {0};

	for (const char *at = text_fold(&arena, text); *at; at++)
		sum = (sum ^ (unsigned char)*at) * UINT64_C(0x100000001B3);
	for (int round = 0; round < 8; round++) /* the last letters are to reach every letter of the sum */
		sum = (sum ^ sum >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
	for (int at = 0; at < SUM_LETTERS; at++)
		letters[at] = (char)('a' + (sum >> 4 * at & 15));
	arena_clear(&arena);
}

static bool differs_from_another(const struct rules *rules, uint32_t attribute)
{
	for (uint32_t index = 0; index < rules->requirement_count; index++) {
		const struct requirement *requirement = &rules->requirements[index];

		for (uint32_t at = 0; requirement->kind == REQUIRE_TEXT && at < requirement->text_rules.count; at++) {
			const struct text_rule *rule = &rules->text_rules[requirement->text_rules.first + at];

			if (rule->kind == TEXT_NOT_SAME
				&& (requirement->attribute == attribute || rule->other == attribute))
				return true;
		}
	}
	return false;
}

/* Does any rule look at what the text is, and not only at whether there is one? */
static bool compared(const struct rules *rules, uint32_t attribute)
{
	if (!rules->attributes[attribute].of_person)
		return true; /* papers' texts are also keys of `distinct` and `same` */
	for (uint32_t index = 0; index < rules->test_count; index++) {
		const struct test *test = &rules->tests[index];

		if (test->operand == attribute || (test->attribute == attribute && test->operation != OP_GIVEN))
			return true;
	}
	return differs_from_another(rules, attribute);
}

static enum outcome outcome_now(struct arena *scratch, const struct rules *rules, const struct text_rule *rule,
	const char *text, const struct person *person)
{
	bool related = rule->kind == TEXT_NOT_SAME;

	return text_rule_outcome(scratch, rules, rule, text,
		related && person ? fact_look(rules, person, rule->other) : &value_of_anything);
}

static void put_outcomes(
	char *letters, const struct rules *rules, uint32_t attribute, const char *text, const struct person *person)
{
	struct arena scratch = {0};

	memset(letters, LETTER_PASS, rules->text_rule_count);
	for (uint32_t index = 0; index < rules->requirement_count; index++) {
		const struct requirement *requirement = &rules->requirements[index];

		if (requirement->kind != REQUIRE_TEXT || requirement->attribute != attribute)
			continue;
		for (uint32_t at = requirement->text_rules.first;
			at < requirement->text_rules.first + requirement->text_rules.count; at++) {
			enum outcome outcome = outcome_now(&scratch, rules, &rules->text_rules[at], text, person);

			letters[at] = outcome == OUTCOME_PASS ? LETTER_PASS
				: outcome == OUTCOME_OPEN     ? LETTER_OPEN
							      : LETTER_FAIL;
		}
	}
	arena_clear(&scratch);
}

const char *stand_in_make(struct arena *arena, const struct rules *rules, uint32_t attribute, const char *text,
	const struct person *person)
{
	char *made = arena_alloc(arena, HEAD + (size_t)rules->text_rule_count + 1);

	made[0] = '\x02';
	memset(made + 1, NO_SUM, SUM_LETTERS);
	if (compared(rules, attribute))
		put_sum(made + 1, text);
	put_outcomes(made + HEAD, rules, attribute, text, person);
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
		put_sum(sum, other);
	return memcmp(stand_in + 1, sum, SUM_LETTERS) == 0;
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

enum outcome stand_in_outcome(
	const struct rules *rules, const struct text_rule *rule, const char *stand_in, const struct value *other)
{
	switch (stand_in[HEAD + (rule - rules->text_rules)]) {
	case LETTER_FAIL: return OUTCOME_FAIL;
	case LETTER_PASS: return OUTCOME_PASS;
	default: break;
	}
	if (other->state == VALUE_UNKNOWN)
		return OUTCOME_OPEN;
	for (uint32_t index = 0; index < other->count; index++)
		if (text_same(stand_in, other->more[index].text))
			return OUTCOME_FAIL;
	return other->text && text_same(stand_in, other->text) ? OUTCOME_FAIL : OUTCOME_PASS;
}
