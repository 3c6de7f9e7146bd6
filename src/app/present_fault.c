#include "app/express.h"

#include "base/text.h"

/* What is wrong with a text, the character named in words. */

const char *present_character(const struct view *view, int32_t point)
{
	char letters[5] = {0}, number[16] = "U+";
	const char *safe;
	size_t size = text_encode(point, letters);

	if (point == ' ')
		return say(present_tag(view), N_("a space"));
	if (point == 0xa0)
		return say(present_tag(view), N_("a space that does not break"));
	if (point == '\t')
		return say(present_tag(view), N_("a tab"));
	if (point == '\'')
		return say(present_tag(view), N_("an apostrophe"));
	if (point == '"')
		return say(present_tag(view), N_("a quotation mark"));
	if (point == '/')
		return say(present_tag(view), N_("a slash"));
	if (point == '\\')
		return say(present_tag(view), N_("a backslash"));
	if (point == '%')
		return say(present_tag(view), N_("a percent sign"));
	if (point == '&')
		return say(present_tag(view), N_("an and-sign"));
	if (point != '\n') { /* no text holds any other that may not be shown */
		safe = arena_copy(view->arena, letters, size);
		if (point < 128 && point >= 'A' && point <= 'Z')
			return express(view, N_("the capital {letter}"), "letter", safe, NULL);
		return express(view, N_("the character {letter}"), "letter", safe, NULL);
	}
	for (int digit = 0; digit < 6; digit++)
		number[2 + digit] = "0123456789ABCDEF"[point >> (20 - 4 * digit) & 15];
	return express(view, N_("the character {letter}"), "letter", arena_string(view->arena, number), NULL);
}

/* The fact whose text the rule is about. */
static uint32_t attribute_judged(const struct view *view, uint32_t rule)
{
	for (uint32_t index = 0; index < view->rules->requirement_count; index++) {
		const struct requirement *requirement = &view->rules->requirements[index];

		if (requirement->kind == REQUIRE_TEXT && rule >= requirement->text_rules.first
			&& rule < requirement->text_rules.first + requirement->text_rules.count)
			return requirement->attribute;
	}
	return NO_INDEX;
}

static size_t length_of(const struct view *view, uint32_t attribute)
{
	struct value value = view_fact(view, PERSON_ME, attribute);

	return value.text ? text_points(text_nfc(view->arena, value.text)) : 0;
}

const char *present_fault(const struct view *view, const struct fault *fault)
{
	const struct text_rule *rule = &view->rules->text_rules[fault->rule];
	const char *place = compose_number(view->arena, (long)fault->position);
	uint32_t attribute = attribute_judged(view, fault->rule);

	if (fault->open)
		return say(present_tag(view), fault->moot ? N_("not needed") : N_("to be answered"));
	if (attribute == NO_INDEX || view->rules->attributes[attribute].secret)
		return say(present_tag(view), N_("wrong")); /* nothing of a private text is told */
	if (rule->kind == TEXT_LENGTH)
		return express_count(view, "wrong: it has {n} character", "wrong: it has {n} characters",
			length_of(view, attribute));
	if (fault->position)
		return express(view, N_("wrong: {character} at place {n}"), "character",
			present_character(view, fault->character), "n", place, NULL);
	return say(present_tag(view), N_("wrong"));
}
