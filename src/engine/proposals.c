/* Texts that would do: the person's own repaired as little as can be, then variations of it. */

#include <string.h>

#include "base/text.h"
#include "engine/text_rule.h"

#define PROPOSALS_WANTED 5u
#define PROPOSAL_POINTS_MAX 512u
#define NUMBERS_TRIED 60u /* of at most two digits */

struct proposing {
	struct arena *arena;
	const struct rules *rules;
	const struct requirement *requirement;
	const struct person *person;
	const char *given;
	const char **list;
	uint32_t count;
};

static const struct text_rule *rule_at(const struct proposing *proposing, uint32_t index)
{
	return &proposing->rules->text_rules[proposing->requirement->text_rules.first + index];
}

static bool allowed(const struct proposing *proposing, int32_t point)
{
	for (uint32_t index = 0; index < proposing->requirement->text_rules.count; index++) {
		const struct text_rule *rule = rule_at(proposing, index);
		if (rule->kind == TEXT_ALLOWED && !character_in(rule, point))
			return false;
	}
	return true;
}

static bool at_edge(const struct proposing *proposing, int32_t point)
{
	for (uint32_t index = 0; index < proposing->requirement->text_rules.count; index++) {
		const struct text_rule *rule = rule_at(proposing, index);
		if (rule->kind == TEXT_EDGES && character_in(rule, point))
			return true;
	}
	return false;
}

static void length_limits(const struct proposing *proposing, uint32_t *low, uint32_t *high)
{
	*low = 1;
	*high = PROPOSAL_POINTS_MAX;
	for (uint32_t index = 0; index < proposing->requirement->text_rules.count; index++) {
		const struct text_rule *rule = rule_at(proposing, index);
		if (rule->kind == TEXT_LENGTH) {
			*low = rule->low > *low ? rule->low : *low;
			*high = rule->high < *high ? rule->high : *high;
		}
	}
}

static const struct value *other_fact(const struct proposing *proposing, const struct text_rule *rule)
{
	return rule->kind == TEXT_NOT_SAME ? fact_look(proposing->rules, proposing->person, rule->other) : NULL;
}

static bool passes_all(const struct proposing *proposing, const char *text)
{
	for (uint32_t index = 0; index < proposing->requirement->text_rules.count; index++) {
		const struct text_rule *rule = rule_at(proposing, index);
		if (text_rule_outcome(proposing->arena, proposing->rules, rule, text, other_fact(proposing, rule))
			!= OUTCOME_PASS)
			return false;
	}
	return true;
}

static bool holds_secret(const struct proposing *proposing, struct points points)
{
	uint32_t digits = 0;

	for (uint32_t index = 0; index < proposing->requirement->text_rules.count; index++) {
		const struct text_rule *rule = rule_at(proposing, index);
		const struct attribute *other;
		if (rule->kind != TEXT_NOT_SAME)
			continue;
		other = &proposing->rules->attributes[rule->other];
		for (uint32_t at = 0; at < points.count && other->secret; at++)
			digits += digit(points.at[at]);
		if (other->secret && digits >= (other->form_digits ? other->form_digits : 6))
			return true;
	}
	return false;
}

static void propose(struct proposing *proposing, struct points points)
{
	const char *text;

	if (points.count == 0 || proposing->count == PROPOSALS_WANTED || holds_secret(proposing, points))
		return;
	text = points_to_text(proposing->arena, points);
	for (uint32_t index = 0; index < proposing->count; index++)
		if (strcmp(proposing->list[index], text) == 0)
			return;
	if (strcmp(text, proposing->given) != 0 && passes_all(proposing, text))
		proposing->list[proposing->count++] = text;
}

/* The allowed character nearest to `point`: itself, in small letters, without its accent; 0 where none is. */
static uint32_t replace(const struct proposing *proposing, int32_t point, int32_t out[4])
{
	char bytes[5] = {0};
	struct points folded;

	out[0] = point;
	if (allowed(proposing, point))
		return 1;
	out[0] = text_lower(point);
	if (allowed(proposing, out[0]))
		return 1;
	bytes[text_encode(point, bytes)] = '\0';
	folded = text_to_points(proposing->arena, text_fold(proposing->arena, bytes));
	for (uint32_t index = 0; index < folded.count && index < 4; index++) {
		out[index] = folded.at[index];
		if (!allowed(proposing, out[index]))
			return 0;
	}
	return folded.count < 4 ? folded.count : 4;
}

static struct points repaired(const struct proposing *proposing, struct points from, uint32_t high)
{
	struct points to = {arena_array(proposing->arena, (size_t)from.count * 4 + 32, sizeof *to.at), 0};

	for (uint32_t index = 0; index < from.count && to.count < high; index++) {
		int32_t out[4];
		uint32_t count = replace(proposing, from.at[index], out);
		for (uint32_t at = 0; at < count && to.count < high; at++)
			if (to.count > 0 || !at_edge(proposing, out[at]))
				to.at[to.count++] = out[at];
	}
	while (to.count > 0 && at_edge(proposing, to.at[to.count - 1]))
		to.count--;
	return to;
}

/* Put `number` behind, after a sign if there is one to put between, within the length. */
static struct points numbered(const struct proposing *proposing, struct points base, uint32_t number, int32_t sign,
	uint32_t low, uint32_t high)
{
	int32_t digits[2] = {0};
	uint32_t count = 0, keep;
	struct points to = {arena_array(proposing->arena, (size_t)base.count + low + 16, sizeof *to.at), 0};

	for (uint32_t rest = number; rest > 0; rest /= 10)
		digits[count++] = '0' + (int32_t)(rest % 10);
	keep = base.count + count + 1 > high ? (high > count + 1 ? high - count - 1 : 0) : base.count;
	for (uint32_t index = 0; index < keep; index++)
		to.at[to.count++] = base.at[index];
	if (sign && to.count > 0)
		to.at[to.count++] = sign;
	for (uint32_t pad = to.count + count; pad < low; pad++)
		to.at[to.count++] = '0';
	while (count > 0)
		to.at[to.count++] = digits[--count];
	return to;
}

static int32_t sign_between(const struct proposing *proposing)
{
	static const int32_t signs[] = {'-', '_', '.', 0};
	uint32_t index = 0;

	while (signs[index] && !allowed(proposing, signs[index]))
		index++;
	return signs[index];
}

/* A first allowed letter, where there is nothing to go by or only digits. */
static struct points lettered(const struct proposing *proposing, struct points base, uint32_t high)
{
	struct points to = {arena_array(proposing->arena, (size_t)base.count + 2, sizeof *to.at), 0};
	int32_t letter = 'a';

	while (letter < 'z' && !allowed(proposing, letter))
		letter++;
	to.at[to.count++] = letter;
	for (uint32_t index = 0; index < base.count && to.count < high; index++)
		to.at[to.count++] = base.at[index];
	return to;
}

const char *const *text_proposals(struct arena *arena, const struct rules *rules, const struct requirement *requirement,
	const struct person *person, uint32_t *count)
{
	struct proposing proposing = {arena, rules, requirement, person, "", NULL, 0};
	const struct value *value = fact_look(rules, person, requirement->attribute);
	struct points base;
	uint32_t low, high;

	*count = 0;
	if (value->state != VALUE_EXACT || rules->attributes[requirement->attribute].secret)
		return NULL;
	proposing.given = value->text;
	proposing.list = arena_array(arena, PROPOSALS_WANTED, sizeof *proposing.list);
	length_limits(&proposing, &low, &high);
	base = repaired(&proposing, text_to_points(arena, value->text), high);
	propose(&proposing, base);
	if (holds_secret(&proposing, base))
		base.count = 0;
	if (base.count == 0)
		base = lettered(&proposing, base, high);
	for (uint32_t number = 1; number < NUMBERS_TRIED && proposing.count < PROPOSALS_WANTED; number++) {
		propose(&proposing,
			numbered(&proposing, base, number, number % 2 ? 0 : sign_between(&proposing), low, high));
		propose(&proposing, lettered(&proposing, numbered(&proposing, base, number, 0, low, high), high));
	}
	*count = proposing.count;
	return proposing.list;
}
