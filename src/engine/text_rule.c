#include "engine/text_rule.h"

#include <string.h>

#include "base/text.h"
#include "engine/evaluate.h"
#include "engine/stand_in.h"

const char text_that_passes[] = "passes";
const char text_that_fails[] = "fails";

const char *text_chosen_like(struct arena *arena, const char *text)
{
	size_t length = strlen(text);
	char *chosen = arena_alloc(arena, length + 2);

	chosen[0] = '\x03';
	memcpy(chosen + 1, text, length + 1);
	return chosen;
}

struct points text_to_points(struct arena *arena, const char *text)
{
	const char *composed = text_nfc(arena, text);
	size_t length = strlen(composed), used = 0;
	struct points points = {arena_array(arena, length + 1, sizeof *points.at), 0};

	while (used < length) {
		int32_t point;
		size_t bytes = text_decode(composed + used, length - used, &point);
		if (bytes == 0) {
			point = 0xFFFD;
			bytes = 1;
		}
		points.at[points.count++] = point;
		used += bytes;
	}
	return points;
}

const char *points_to_text(struct arena *arena, struct points points)
{
	char *text = arena_alloc(arena, (size_t)points.count * 4 + 1);
	size_t length = 0;

	for (uint32_t index = 0; index < points.count; index++)
		length += text_encode(points.at[index], text + length);
	text[length] = '\0';
	return text;
}

bool character_in(const struct text_rule *rule, int32_t character)
{
	uint32_t low = 0, high = rule->character_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (rule->characters[middle] == character)
			return true;
		if (rule->characters[middle] < character)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool digit(int32_t character)
{
	return character >= '0' && character <= '9';
}

static uint32_t digits_among(struct points points)
{
	uint32_t digits = 0;

	for (uint32_t index = 0; index < points.count; index++)
		digits += digit(points.at[index]);
	return digits;
}

/* ---- not the same as another answer ---- */

const char *text_stripped(struct arena *arena, const char *text, const char *ignoring)
{
	struct points points = text_to_points(arena, text_fold(arena, text_nfc(arena, text)));
	struct points ignored = text_to_points(arena, ignoring ? ignoring : "");
	uint32_t kept = 0;

	for (uint32_t index = 0; index < points.count; index++) {
		bool ignore = false;
		for (uint32_t at = 0; at < ignored.count; at++)
			ignore |= ignored.at[at] == points.at[index];
		if (!ignore)
			points.at[kept++] = points.at[index];
	}
	points.count = kept;
	return points_to_text(arena, points);
}

bool text_has_form(const char *text, uint32_t digits)
{
	return strlen(text) == digits && strspn(text, "0123456789") == digits;
}

/* Of the other one nothing is known; but where it has a form, a text without that form is another one. */
static enum outcome beside_unknown(
	struct arena *scratch, const struct rules *rules, const struct text_rule *rule, const char *text)
{
	uint32_t form = rules->attributes[rule->other].form_digits;

	if (stand_in_is(text))
		return stand_in_outcome(rules, rule, text);
	return !form || text_has_form(text_stripped(scratch, text, rule->ignoring), form) ? OUTCOME_OPEN : OUTCOME_PASS;
}

static bool same_by(struct arena *scratch, const struct rules *rules, const struct text_rule *rule, const char *text,
	const char *other)
{
	if (stand_in_is(text) || stand_in_is(other))
		return stand_in_same_by(scratch, rules, rule, text, other);
	return strcmp(text_stripped(scratch, text, rule->ignoring), text_stripped(scratch, other, rule->ignoring)) == 0;
}

static enum outcome not_same(struct arena *scratch, const struct rules *rules, const struct text_rule *rule,
	const char *text, const struct value *other)
{
	for (uint32_t index = 0; index < other->count; index++)
		if (not_same(scratch, rules, rule, text, &other->more[index]) == OUTCOME_FAIL)
			return OUTCOME_FAIL;
	if (other->count || other->state == VALUE_NONE)
		return OUTCOME_PASS;
	if (other->state == VALUE_UNKNOWN)
		return beside_unknown(scratch, rules, rule, text);
	return same_by(scratch, rules, rule, text, other->text) ? OUTCOME_FAIL : OUTCOME_PASS;
}

/* ---- outcomes ---- */

static bool all_allowed(const struct text_rule *rule, struct points points)
{
	for (uint32_t index = 0; index < points.count; index++)
		if (!character_in(rule, points.at[index]))
			return false;
	return true;
}

/* All kinds but TEXT_NOT_SAME. */
static bool points_pass(const struct text_rule *rule, struct points points)
{
	switch (rule->kind) {
	case TEXT_LENGTH: return points.count >= rule->low && points.count <= rule->high;
	case TEXT_ALLOWED: return all_allowed(rule, points);
	case TEXT_EDGES:
		return points.count == 0
			|| (!character_in(rule, points.at[0]) && !character_in(rule, points.at[points.count - 1]));
	default: return points.count != rule->low || digits_among(points) != points.count;
	}
}

enum outcome text_rule_outcome(struct arena *scratch, const struct rules *rules, const struct text_rule *rule,
	const char *text, const struct value *other)
{
	struct arena_mark mark = arena_mark(scratch);
	enum outcome outcome;

	if (text_stands_for_some(text))
		return text == text_that_passes ? OUTCOME_PASS : OUTCOME_FAIL;
	if (text_is_chosen(text)) {
		if (rule->kind == TEXT_NOT_SAME)
			return OUTCOME_PASS;
		text++;
	}
	if (rule->kind == TEXT_NOT_SAME)
		outcome = not_same(scratch, rules, rule, text, other);
	else if (stand_in_is(text))
		outcome = stand_in_outcome(rules, rule, text);
	else
		outcome = points_pass(rule, text_to_points(scratch, text)) ? OUTCOME_PASS : OUTCOME_FAIL;
	arena_rewind(scratch, mark);
	return outcome;
}

static const struct value *other_of(
	const struct rules *rules, const struct text_rule *rule, const struct person *person)
{
	return rule->kind == TEXT_NOT_SAME ? fact_look(rules, person, rule->other) : &value_of_nothing;
}

bool text_met(struct run *run, const struct requirement *requirement, const struct view *view)
{
	const struct value *value = fact_look(run->rules, view->person, requirement->attribute);
	const struct text_rule *rule = &run->rules->text_rules[requirement->text_rules.first];
	bool met = true;

	if (value->state == VALUE_NONE)
		return false;
	if (value->state == VALUE_UNKNOWN) {
		run_doubts(run, view, NULL, requirement->attribute, NO_INDEX);
		return run->best;
	}
	for (uint32_t index = 0; index < requirement->text_rules.count && met; index++, rule++) {
		enum outcome outcome = text_rule_outcome(
			run->scratch, run->rules, rule, value->text, other_of(run->rules, rule, view->person));
		if (outcome == OUTCOME_OPEN)
			run_doubts(run, view, NULL, rule->other, NO_INDEX);
		met = outcome == OUTCOME_PASS || (outcome == OUTCOME_OPEN && run->best);
	}
	return met;
}

/* ---- faults ---- */

struct faults {
	struct fault *list;
	uint32_t count;
};

static void fault_add(struct faults *faults, uint32_t rule, uint32_t position, int32_t character, bool open)
{
	faults->list[faults->count++] = (struct fault){rule, position, character, open, false};
}

static void rule_faults(struct faults *faults, const struct text_rule *rule, uint32_t index, struct points points)
{
	uint32_t last = points.count - 1;

	if (points_pass(rule, points))
		return;
	switch (rule->kind) {
	case TEXT_ALLOWED:
		for (uint32_t at = 0; at < points.count; at++)
			if (!character_in(rule, points.at[at]))
				fault_add(faults, index, at + 1, points.at[at], false);
		break;
	case TEXT_EDGES:
		if (character_in(rule, points.at[0]))
			fault_add(faults, index, 1, points.at[0], false);
		if (last > 0 && character_in(rule, points.at[last]))
			fault_add(faults, index, last + 1, points.at[last], false);
		break;
	default: fault_add(faults, index, 0, 0, false);
	}
}

/* Of a text that is refused already it does not matter what could still be answered. */
static void mark_moot(struct faults faults)
{
	bool refused = false;

	for (uint32_t index = 0; index < faults.count; index++)
		refused |= !faults.list[index].open;
	for (uint32_t index = 0; index < faults.count; index++)
		faults.list[index].moot = refused && faults.list[index].open;
}

const struct fault *text_faults(struct arena *arena, const struct rules *rules, const struct requirement *requirement,
	const struct person *person, uint32_t *count)
{
	const struct value *value = fact_look(rules, person, requirement->attribute);
	struct points points;
	struct faults faults;
	bool stand_in;

	*count = 0;
	if (value->state != VALUE_EXACT)
		return NULL;
	stand_in = stand_in_is(value->text); /* of which no place can be told */
	points = text_to_points(arena, value->text);
	faults = (struct faults){
		arena_array(arena, ((size_t)points.count + 2) * requirement->text_rules.count, sizeof *faults.list), 0};
	for (uint32_t index = requirement->text_rules.first;
		index < requirement->text_rules.first + requirement->text_rules.count; index++) {
		const struct text_rule *rule = &rules->text_rules[index];
		enum outcome outcome =
			text_rule_outcome(arena, rules, rule, value->text, other_of(rules, rule, person));
		if (rule->kind != TEXT_NOT_SAME && !stand_in)
			rule_faults(&faults, rule, index, points);
		else if (outcome != OUTCOME_PASS)
			fault_add(&faults, index, 0, 0, outcome == OUTCOME_OPEN);
	}
	mark_moot(faults);
	*count = faults.count;
	return faults.list;
}
