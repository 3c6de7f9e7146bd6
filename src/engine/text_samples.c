#include "engine/text_samples.h"

#include "engine/text_rule.h"

enum {
	LENGTHS_MAX = 24,
	SORTS_MAX = 8, /* of characters that the rules tell apart */
	ALIKE_MAX = 3, /* texts that the rules take alike: other answers may be one of them */
	LONGEST = 400
};

struct sampling {
	struct arena *arena;
	const struct rules *rules;
	struct scope *scope;
	uint32_t attribute;
	struct numbers lengths, sorts, others; /* others: a second character of the sort, or the same */
	struct numbers passed;                 /* by text: what it passes */
	const char **texts;
	uint32_t count, room;
};

static const struct requirement *on_the_text(const struct sampling *sampling, uint32_t at)
{
	const struct requirement *one = &sampling->rules->requirements[sampling->scope->requirements.at[at]];

	return one->kind == REQUIRE_TEXT && one->attribute == sampling->attribute ? one : NULL;
}

static void add_length(struct sampling *sampling, uint32_t length)
{
	if (length > 0 && length <= LONGEST && sampling->lengths.count < LENGTHS_MAX
		&& !numbers_have(&sampling->lengths, length))
		numbers_add(sampling->arena, &sampling->lengths, length);
}

static const struct text_rule *rule_of(
	const struct sampling *sampling, const struct requirement *requirement, uint32_t index)
{
	return &sampling->rules->text_rules[requirement->text_rules.first + index];
}

/* ---- which characters the rules tell apart ---- */

/* One bit for each rule of characters, and one for digits. */
static uint32_t sort_of(const struct sampling *sampling, int32_t character)
{
	uint32_t sort = digit(character), bit = 1;

	for (uint32_t at = 0; at < sampling->scope->requirements.count; at++) {
		const struct requirement *one = on_the_text(sampling, at);
		for (uint32_t index = 0; one && index < one->text_rules.count; index++) {
			const struct text_rule *rule = rule_of(sampling, one, index);
			if (rule->kind == TEXT_ALLOWED || rule->kind == TEXT_EDGES)
				sort |= (uint32_t)character_in(rule, character) << (bit++ & 31);
		}
	}
	return sort;
}

static void add_character(struct sampling *sampling, int32_t character)
{
	uint32_t sort = sort_of(sampling, character);

	for (uint32_t at = 0; at < sampling->sorts.count; at++)
		if (sort_of(sampling, (int32_t)sampling->sorts.at[at]) == sort) {
			if (sampling->others.at[at] == sampling->sorts.at[at])
				sampling->others.at[at] = (uint32_t)character;
			return;
		}
	if (sampling->sorts.count == SORTS_MAX)
		return;
	numbers_add(sampling->arena, &sampling->sorts, (uint32_t)character);
	numbers_add(sampling->arena, &sampling->others, (uint32_t)character);
}

static void read_rule(struct sampling *sampling, const struct text_rule *rule)
{
	if (rule->kind == TEXT_LENGTH) {
		add_length(sampling, rule->low);
		add_length(sampling, rule->low - 1);
		add_length(sampling, rule->high);
		add_length(sampling, rule->high + 1);
	} else if (rule->kind == TEXT_ALLOWED || rule->kind == TEXT_EDGES) {
		for (uint32_t at = 0; at < rule->character_count; at++)
			add_character(sampling, rule->characters[at]);
	} else if (rule->kind != TEXT_NOT_SAME) {
		for (uint32_t beside = 0; beside < 3; beside++)
			add_length(sampling, rule->low - 1 + beside);
	}
}

/* ---- the texts ---- */

/* A bit for each rule that does not compare it with another answer. */
static uint32_t passed_by(const struct sampling *sampling, const char *text)
{
	uint32_t passed = 0, bit = 0;

	for (uint32_t at = 0; at < sampling->scope->requirements.count; at++) {
		const struct requirement *one = on_the_text(sampling, at);
		bool all = one != NULL;
		for (uint32_t index = 0; all && index < one->text_rules.count; index++) {
			const struct text_rule *rule = rule_of(sampling, one, index);
			all = rule->kind == TEXT_NOT_SAME
				|| text_rule_outcome(sampling->arena, sampling->rules, rule, text, &value_of_nothing)
					== OUTCOME_PASS;
		}
		passed |= (uint32_t)(one && all) << (bit & 31);
		bit += one != NULL;
	}
	return passed;
}

static void take(struct sampling *sampling, struct points points)
{
	struct arena_mark mark = arena_mark(sampling->arena);
	const char *text = points_to_text(sampling->arena, points);
	uint32_t passed = passed_by(sampling, text), alike = 0;

	for (uint32_t at = 0; at < sampling->count; at++)
		alike += sampling->passed.at[at] == passed;
	if (alike >= ALIKE_MAX || sampling->count == sampling->room) {
		arena_rewind(sampling->arena, mark);
		return;
	}
	numbers_add(sampling->arena, &sampling->passed, passed);
	sampling->texts[sampling->count++] = text;
}

/* So long, `edge` first and last, `middle` between; where there is room, one character of the middle is another of its
 * sort. */
static void take_both(struct sampling *sampling, uint32_t length, int32_t edge, uint32_t middle)
{
	int32_t points[LONGEST];
	struct points text = {points, length};

	for (uint32_t at = 0; at < length; at++)
		points[at] = (int32_t)sampling->sorts.at[middle];
	points[0] = edge;
	if (length > 2)
		points[length - 1] = edge;
	take(sampling, text);
	if (length < 2)
		return;
	points[1] = (int32_t)sampling->others.at[middle];
	take(sampling, text);
}

static void make(struct sampling *sampling)
{
	sampling->room = 64;
	sampling->texts = arena_array(sampling->arena, sampling->room, sizeof *sampling->texts);
	for (uint32_t length = 0; length < sampling->lengths.count; length++)
		for (uint32_t edge = 0; edge < sampling->sorts.count; edge++)
			for (uint32_t middle = 0; middle < sampling->sorts.count; middle++) {
				uint32_t so_long = sampling->lengths.at[length];
				take_both(sampling, so_long, (int32_t)sampling->sorts.at[edge], middle);
				if (so_long == 1)
					take_both(sampling, so_long, (int32_t)sampling->others.at[edge], middle);
			}
}

static void sample(struct arena *arena, const struct rules *rules, struct scope *scope, uint32_t attribute)
{
	struct sampling sampling = {.arena = arena, .rules = rules, .scope = scope, .attribute = attribute};
	uint32_t looking = 0;

	for (uint32_t at = 0; at < scope->requirements.count; at++)
		looking += on_the_text(&sampling, at) != NULL;
	if (looking < 2)
		return;
	add_length(&sampling, 1);
	add_character(&sampling, '0');
	add_character(&sampling, 'a');
	add_character(&sampling, 0x2603); /* one that hardly a rule names */
	for (uint32_t at = 0; at < scope->requirements.count; at++) {
		const struct requirement *one = on_the_text(&sampling, at);
		for (uint32_t index = 0; one && index < one->text_rules.count; index++)
			read_rule(&sampling, rule_of(&sampling, one, index));
	}
	make(&sampling);
	scope->sampled[scope->sampled_count++] = (struct sampled){attribute, sampling.texts, sampling.count};
}

void text_samples_find(struct arena *arena, const struct rules *rules, struct scope *scope)
{
	for (uint32_t at = 0; at < scope->requirements.count; at++) {
		const struct requirement *one = &rules->requirements[scope->requirements.at[at]];
		if (one->kind != REQUIRE_TEXT || text_samples_of(scope, one->attribute))
			continue;
		if (!scope->sampled)
			scope->sampled = arena_array(arena, scope->requirements.count, sizeof *scope->sampled);
		sample(arena, rules, scope, one->attribute);
	}
}

const struct sampled *text_samples_of(const struct scope *scope, uint32_t attribute)
{
	for (uint32_t at = 0; at < scope->sampled_count; at++)
		if (scope->sampled[at].attribute == attribute)
			return &scope->sampled[at];
	return NULL;
}
