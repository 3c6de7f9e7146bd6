#include <string.h>

#include "base/buffer.h"
#include "lint/lint.h"

/* What there is of the letters or digits from `first` to `last` among the characters of a rule, which are in order. */
struct part {
	int32_t first, last;
	int32_t low, high;
	uint32_t count;
};

static void look(struct part *part, const struct text_rule *rule)
{
	for (uint32_t i = 0; i < rule->character_count; i++) {
		int32_t point = rule->characters[i];

		if (point < part->first || point > part->last)
			continue;
		part->low = part->count++ ? part->low : point;
		part->high = point;
	}
}

static bool has(const struct text_rule *rule, int32_t wanted)
{
	for (uint32_t i = 0; i < rule->character_count; i++)
		if (rule->characters[i] == wanted)
			return true;
	return false;
}

/* Two ends with nothing of what lies between them, and a hyphen. */
static bool range(const struct text_rule *rule, const struct part *part)
{
	return part->count == 2 && part->high - part->low > 1 && has(rule, '-');
}

/* A text of nothing but the signs of patterns would be no text. */
static bool only_signs(const struct text_rule *rule)
{
	for (uint32_t i = 0; i < rule->character_count; i++)
		if (rule->characters[i] > 127 || !strchr("^$.*+?[](){}|", rule->characters[i]))
			return false;
	return rule->kind == TEXT_ALLOWED && rule->character_count > 1;
}

static void check_rule(const struct lint *lint, const struct text_rule *rule)
{
	struct part parts[] = {{.first = 'a', .last = 'z'}, {.first = 'A', .last = 'Z'}, {.first = '0', .last = '9'}};
	struct buffer message;
	bool found = only_signs(rule);

	if (rule->kind == TEXT_NOT_SAME)
		return;
	buffer_init(&message);
	buffer_add_string(
		&message, "it looks like a pattern, and is taken as these characters one by one; list each of them");
	for (uint32_t i = 0; i < 3; i++) {
		look(&parts[i], rule);
		if (range(rule, &parts[i])) {
			buffer_add_format(
				&message, ", not only `%c`, `-` and `%c`", (char)parts[i].low, (char)parts[i].high);
			found = true;
			break;
		}
	}
	/* \w, \d and the like: no other letter stands beside them. */
	found |= has(rule, '\\') && parts[0].count + parts[1].count
		&& parts[0].count + parts[1].count <= (uint32_t)(has(rule, 'w') + has(rule, 'd') + has(rule, 's')
			   + has(rule, 'W') + has(rule, 'D') + has(rule, 'S'));
	if (found)
		lint_tell(lint, LINT_PATTERN, rule->place, rule->id, buffer_string(&message));
	buffer_clear(&message);
}

void lint_patterns(const struct lint *lint)
{
	for (uint32_t i = 0; i < lint->rules->text_rule_count; i++)
		check_rule(lint, &lint->rules->text_rules[i]);
}
