#include "engine/text_samples.h"

#include <string.h>

#include "engine/text_rule.h"

enum {
	LENGTHS_MAX = 24,
	SORTS_MAX = 8, /* of characters that the rules tell apart */
	ALIKE_MAX = 3, /* texts that the rules take alike: other answers may be one of them */
	LONGEST = 400,
	ROOM = 64
};

struct sampling {
	struct arena *arena;
	const struct rules *rules;
	struct scope *scope;
	uint32_t attribute;
	const struct text_rule **looking; /* the rules of all requirements on it, one after another */
	uint32_t looking_count;
	struct numbers lengths, sorts, others; /* others: a second character of the sort, or the same */
	uint32_t told_apart[SORTS_MAX];        /* by sort: what sort_of() says of its characters */
	const char **texts;
	uint64_t *passed; /* by text: what it passes, and what can be the same */
	uint32_t count, unlike;
	bool lacking; /* there are more than were thought of */
	const char **chosen;
	uint32_t chosen_count;
};

static const struct requirement *on_the_text(const struct sampling *sampling, uint32_t at)
{
	const struct requirement *one = &sampling->rules->requirements[sampling->scope->requirements.at[at]];

	return one->kind == REQUIRE_TEXT && one->attribute == sampling->attribute ? one : NULL;
}

static void add_length(struct sampling *sampling, int64_t length)
{
	if (length <= 0 || numbers_have(&sampling->lengths, (uint32_t)length))
		return;
	if (length > LONGEST || sampling->lengths.count == LENGTHS_MAX)
		sampling->lacking = true;
	else
		numbers_add(sampling->arena, &sampling->lengths, (uint32_t)length);
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

	for (uint32_t at = 0; at < sampling->looking_count; at++) {
		const struct text_rule *rule = sampling->looking[at];
		if (rule->kind == TEXT_ALLOWED || rule->kind == TEXT_EDGES)
			sort |= (uint32_t)character_in(rule, character) << (bit++ & 31);
	}
	return sort;
}

static void add_character(struct sampling *sampling, int32_t character)
{
	uint32_t sort = sort_of(sampling, character);

	for (uint32_t at = 0; at < sampling->sorts.count; at++)
		if (sampling->told_apart[at] == sort) {
			if (sampling->others.at[at] == sampling->sorts.at[at])
				sampling->others.at[at] = (uint32_t)character;
			return;
		}
	if (sampling->sorts.count == SORTS_MAX) {
		sampling->lacking = true;
		return;
	}
	sampling->told_apart[sampling->sorts.count] = sort;
	numbers_add(sampling->arena, &sampling->sorts, (uint32_t)character);
	numbers_add(sampling->arena, &sampling->others, (uint32_t)character);
}

static void read_rule(struct sampling *sampling, const struct text_rule *rule)
{
	if (rule->kind == TEXT_LENGTH) {
		add_length(sampling, rule->low);
		add_length(sampling, (int64_t)rule->low - 1);
		add_length(sampling, rule->high);
		add_length(sampling, (int64_t)rule->high + 1);
	} else if (rule->kind == TEXT_ALLOWED || rule->kind == TEXT_EDGES) {
		for (uint32_t at = 0; at < rule->character_count; at++)
			add_character(sampling, rule->characters[at]);
	} else if (rule->kind == TEXT_NOT_SAME) {
		add_length(sampling, sampling->rules->attributes[rule->other].form_digits);
	} else {
		for (int64_t beside = -1; beside <= 1; beside++)
			add_length(sampling, rule->low + beside);
	}
}

/* ---- the texts ---- */

/* Can the other answer of a not-same rule be the same? One bit for each such answer that has a form. */
static uint32_t forms_of(const struct sampling *sampling, const char *text)
{
	struct arena_mark mark = arena_mark(sampling->arena);
	uint32_t forms = 0, bit = 0;

	for (uint32_t at = 0; at < sampling->looking_count; at++) {
		const struct text_rule *rule = sampling->looking[at];
		uint32_t form = rule->kind == TEXT_NOT_SAME ? sampling->rules->attributes[rule->other].form_digits : 0;
		if (form)
			forms |= (uint32_t)text_has_form(text_stripped(sampling->arena, text, rule->ignoring), form)
				<< (bit++ & 31);
	}
	arena_rewind(sampling->arena, mark);
	return forms;
}

/* A bit for each requirement whose rules, but for those that compare it with another answer, it keeps. */
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

/* The last one there, what stood there last. */
static void put_among_unlike(struct sampling *sampling, uint32_t place)
{
	uint32_t last = sampling->count - 1;
	const char *text = sampling->texts[last];
	uint64_t passed = sampling->passed[last];

	sampling->texts[last] = sampling->texts[place];
	sampling->passed[last] = sampling->passed[place];
	sampling->texts[place] = text;
	sampling->passed[place] = passed;
}

static void take(struct sampling *sampling, struct points points)
{
	struct arena_mark mark = arena_mark(sampling->arena);
	const char *text = points_to_text(sampling->arena, points);
	uint64_t passed = (uint64_t)forms_of(sampling, text) << 32 | passed_by(sampling, text);
	uint32_t alike = 0;

	for (uint32_t at = 0; at < sampling->count; at++)
		if (sampling->passed[at] == passed)
			alike += strcmp(sampling->texts[at], text) == 0 ? (uint32_t)ALIKE_MAX : 1u;
	if (alike >= ALIKE_MAX || sampling->count == ROOM) {
		sampling->lacking |= alike == 0;
		arena_rewind(sampling->arena, mark);
		return;
	}
	sampling->passed[sampling->count] = passed;
	sampling->texts[sampling->count++] = text;
	if (alike == 0)
		put_among_unlike(sampling, sampling->unlike++);
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
	sampling->texts = arena_array(sampling->arena, ROOM, sizeof *sampling->texts);
	sampling->passed = arena_array(sampling->arena, ROOM, sizeof *sampling->passed);
	sampling->chosen = arena_array(sampling->arena, ROOM, sizeof *sampling->chosen);
	for (uint32_t length = 0; length < sampling->lengths.count; length++)
		for (uint32_t edge = 0; edge < sampling->sorts.count; edge++)
			for (uint32_t middle = 0; middle < sampling->sorts.count; middle++) {
				uint32_t so_long = sampling->lengths.at[length];
				take_both(sampling, so_long, (int32_t)sampling->sorts.at[edge], middle);
				if (so_long == 1)
					take_both(sampling, so_long, (int32_t)sampling->others.at[edge], middle);
			}
}

/* ---- as they are chosen by who knows the other answers ---- */

/* How many answers a text may not be the same as; with `text`: which it could be. */
static uint32_t others_of(const struct sampling *sampling, const char *text)
{
	struct numbers facts = {0};

	for (uint32_t at = 0; at < sampling->looking_count; at++) {
		const struct text_rule *rule = sampling->looking[at];
		if (rule->kind == TEXT_NOT_SAME && !numbers_have(&facts, rule->other)
			&& (!text
				|| text_rule_outcome(sampling->arena, sampling->rules, rule, text, &value_of_anything)
					!= OUTCOME_PASS))
			numbers_add(sampling->arena, &facts, rule->other);
	}
	return facts.count;
}

/* What is left of it whatever a rule leaves out. */
static const char *bare(const struct sampling *sampling, const char *text)
{
	for (uint32_t at = 0; at < sampling->looking_count; at++)
		if (sampling->looking[at]->kind == TEXT_NOT_SAME)
			text = text_stripped(sampling->arena, text, sampling->looking[at]->ignoring);
	return text;
}

/* Are there more texts that keep the same requirements than there are answers that they may not be the same as? */
static bool enough_like(const struct sampling *sampling, uint32_t requirements)
{
	const char *seen[ROOM];
	uint32_t count = 0, needed = 1 + others_of(sampling, NULL);

	for (uint32_t at = 0; at < sampling->count && count < needed; at++) {
		bool before = false;
		if ((uint32_t)sampling->passed[at] != requirements)
			continue;
		if (others_of(sampling, sampling->texts[at]) == 0)
			return true;
		seen[count] = bare(sampling, sampling->texts[at]);
		for (uint32_t other = 0; other < count && !before; other++)
			before = text_same(seen[other], seen[count]);
		count += !before;
	}
	return count == needed;
}

static void choose(struct sampling *sampling)
{
	struct numbers done = {0};

	for (uint32_t at = 0; at < sampling->unlike; at++) {
		uint32_t requirements = (uint32_t)sampling->passed[at];
		if (numbers_have(&done, requirements))
			continue;
		numbers_add(sampling->arena, &done, requirements);
		if (enough_like(sampling, requirements))
			sampling->chosen[sampling->chosen_count++] =
				text_chosen_like(sampling->arena, sampling->texts[at]);
	}
}

/* False where fewer than two requirements look at it. */
static bool find_rules(struct sampling *sampling)
{
	uint32_t requirements = 0, rules = 0;

	for (uint32_t at = 0; at < sampling->scope->requirements.count; at++) {
		const struct requirement *one = on_the_text(sampling, at);
		requirements += one != NULL;
		rules += one ? one->text_rules.count : 0;
	}
	if (requirements < 2)
		return false;
	sampling->looking = arena_array(sampling->arena, rules, sizeof *sampling->looking);
	for (uint32_t at = 0; at < sampling->scope->requirements.count; at++) {
		const struct requirement *one = on_the_text(sampling, at);
		for (uint32_t index = 0; one && index < one->text_rules.count; index++)
			sampling->looking[sampling->looking_count++] = rule_of(sampling, one, index);
	}
	return true;
}

static void sample(struct arena *arena, const struct rules *rules, struct scope *scope, uint32_t attribute)
{
	struct sampling sampling = {.arena = arena, .rules = rules, .scope = scope, .attribute = attribute};

	if (!find_rules(&sampling))
		return;
	add_length(&sampling, 1);
	for (const char *common = "01ab"; *common; common++)
		add_character(&sampling, *common);
	add_character(&sampling, 0x2603); /* one that hardly a rule names */
	for (uint32_t at = 0; at < sampling.looking_count; at++)
		read_rule(&sampling, sampling.looking[at]);
	make(&sampling);
	choose(&sampling);
	scope->sampled[scope->sampled_count++] = (struct sampled){attribute, sampling.texts, sampling.count,
		sampling.unlike, sampling.chosen, sampling.chosen_count, sampling.lacking};
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
