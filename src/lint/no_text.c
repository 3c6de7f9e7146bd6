#include "engine/text_rule.h"
#include "lint/lint.h"

/* What the rules of a text leave of it. */
struct left {
	const struct rules *rules;
	const struct span *span;
	uint32_t low, high;               /* characters */
	bool inside, at_edge, other_sign; /* is there a character for it; one that is no digit */
};

static const struct text_rule *rule_at(const struct left *left, uint32_t at)
{
	return &left->rules->text_rules[left->span->first + at];
}

static void look_at_character(struct left *left, int32_t character)
{
	bool edge = true;

	for (uint32_t at = 0; at < left->span->count; at++) {
		const struct text_rule *rule = rule_at(left, at);

		if (rule->kind == TEXT_ALLOWED && !character_in(rule, character))
			return;
		if (rule->kind == TEXT_EDGES && character_in(rule, character))
			edge = false;
	}
	left->inside = true;
	left->at_edge |= edge;
	left->other_sign |= !digit(character);
}

/* Where no rule says which characters there may be, there are always others. */
static void look_at_characters(struct left *left)
{
	const struct text_rule *allowed = NULL;

	for (uint32_t at = 0; at < left->span->count && !allowed; at++)
		if (rule_at(left, at)->kind == TEXT_ALLOWED)
			allowed = rule_at(left, at);
	if (!allowed)
		left->inside = left->at_edge = left->other_sign = true;
	for (uint32_t i = 0; allowed && i < allowed->character_count; i++)
		look_at_character(left, allowed->characters[i]);
}

static void look_at_lengths(struct left *left)
{
	for (uint32_t at = 0; at < left->span->count; at++) {
		const struct text_rule *rule = rule_at(left, at);

		if (rule->kind != TEXT_LENGTH)
			continue;
		left->low = rule->low > left->low ? rule->low : left->low;
		left->high = rule->high < left->high ? rule->high : left->high;
	}
}

static bool digits_ruled_out(const struct left *left, uint32_t length)
{
	for (uint32_t at = 0; at < left->span->count; at++)
		if (rule_at(left, at)->kind == TEXT_NEVER_DIGITS && rule_at(left, at)->low == length)
			return true;
	return false;
}

bool lint_no_text(const struct rules *rules, const struct requirement *requirement)
{
	struct left left = {.rules = rules, .span = &requirement->text_rules, .high = UINT32_MAX};

	look_at_lengths(&left);
	look_at_characters(&left);
	if (left.low > left.high)
		return true;
	if (left.low == 0)
		return false;
	if (!left.inside || !left.at_edge)
		return true;
	/* There are at most as many lengths ruled out as there are rules. */
	for (uint32_t length = left.low; !left.other_sign && digits_ruled_out(&left, length); length++)
		if (length == left.high)
			return true;
	return false;
}
