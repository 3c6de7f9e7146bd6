#include "lint/notation.h"

#include <string.h>

#include "base/date.h"

static void add_date(struct buffer *out, int32_t day)
{
	char text[11];

	if (day < DATE_MIN || day > DATE_MAX) {
		buffer_add_string(out, "never");
		return;
	}
	date_format_iso(day, text);
	buffer_add_string(out, text);
}

static void add_scalar(struct buffer *out, const struct attribute *attribute, int32_t value)
{
	switch (attribute->type) {
	case TYPE_YES_NO: buffer_add_string(out, value ? "yes" : "no"); break;
	case TYPE_DATE: add_date(out, value); break;
	case TYPE_COUNTRY: buffer_add_format(out, "%c%c", (char)(value >> 8 & 0xff), (char)(value & 0xff)); break;
	case TYPE_CHOICE:
		if (value >= 0 && (uint32_t)value < attribute->choice_count)
			buffer_add_string(out, attribute->choices[value].id);
		break;
	default: buffer_add_format(out, "%d", value);
	}
}

static void add_operand(struct buffer *out, const struct rules *rules, const struct test *test)
{
	buffer_add_format(out, "%s.%s", test->operand_subject == SUBJECT_PERSON ? "my" : "its",
		test->operand != NO_INDEX ? rules->attributes[test->operand].id : "?");
}

static void add_amount(struct buffer *out, const struct test *test)
{
	static const char *const units[][2] = {
		[UNIT_DAYS] = {"day", "days"},
		[UNIT_MONTHS] = {"month", "months"},
		[UNIT_YEARS] = {"year", "years"},
	};
	int32_t amount = test->amount < 0 ? -test->amount : test->amount;

	buffer_add_format(out, "%d %s", amount, units[test->unit][amount != 1]);
}

static void add_members(struct buffer *out, const struct rules *rules, const struct test *test)
{
	const struct attribute *attribute = &rules->attributes[test->attribute];

	if (test->set != NO_INDEX) {
		buffer_add_string(out, rules->sets[test->set].id);
		return;
	}
	if (test->member_count != 1)
		buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < test->member_count; i++) {
		uint32_t set = rules_set_at(rules, test, i);

		if (i)
			buffer_add_string(out, ", ");
		if (set != NO_INDEX) {
			buffer_add_string(out, rules->sets[set].id);
			i += rules->sets[set].count - 1;
		} else if (test->words) {
			buffer_add_format(out, "\"%s\"", test->words[i]);
		} else {
			add_scalar(out, attribute, test->members[i]);
		}
	}
	if (test->member_count != 1)
		buffer_add_byte(out, ']');
}

static void add_between(struct buffer *out, const struct rules *rules, const struct test *test)
{
	const struct attribute *attribute = &rules->attributes[test->attribute];
	bool date = attribute->type == TYPE_DATE;
	bool low = date ? test->low > DATE_MIN : test->low > 0;
	bool high = date ? test->high <= DATE_MAX : test->high < VALUE_NEVER;

	if (low && high && test->low != test->high) {
		add_scalar(out, attribute, test->low);
		buffer_add_string(out, " to ");
		add_scalar(out, attribute, test->high);
	} else if (low && high) {
		add_scalar(out, attribute, test->low);
	} else if (high) {
		buffer_add_string(out, date ? "until " : "at most ");
		add_scalar(out, attribute, test->high);
	} else {
		buffer_add_string(out, date ? "from " : "at least ");
		add_scalar(out, attribute, test->low);
	}
}

/* before, until, from, after: with an amount the limit lies so far after the operand (or before it). */
static void add_relation(struct buffer *out, const struct rules *rules, const struct test *test, const char *word)
{
	bool at_most = test->operation == OP_BEFORE || test->operation == OP_UNTIL;

	if (!test->amount) {
		buffer_add_format(out, "%s ", word);
	} else {
		bool after = test->amount > 0, strict = test->operation == OP_BEFORE || test->operation == OP_AFTER;

		buffer_add_string(out,
			at_most == after ? strict ? "less than " : "at most "
				: strict ? "more than "
					 : "at least ");
		add_amount(out, test);
		buffer_add_string(out, after ? " after " : " before ");
	}
	add_operand(out, rules, test);
}

static void add_length(struct buffer *out, const struct test *test, const char *limit, const char *measured)
{
	buffer_add_format(out, "%s ", limit);
	add_amount(out, test);
	buffer_add_format(out, " %s", measured);
}

void notation_test(struct buffer *out, const struct rules *rules, const struct test *test)
{
	switch (test->operation) {
	case OP_IN: add_members(out, rules, test); break;
	case OP_NOT_IN:
		buffer_add_string(out, "not ");
		add_members(out, rules, test);
		break;
	case OP_BETWEEN: add_between(out, rules, test); break;
	case OP_OLD_AT_MOST: add_length(out, test, "at most", "old"); break;
	case OP_OLD_LESS: add_length(out, test, "less than", "old"); break;
	case OP_OLD_AT_LEAST: add_length(out, test, "at least", "old"); break;
	case OP_OLD_MORE: add_length(out, test, "more than", "old"); break;
	case OP_NOT_PASSED:
		buffer_add_string(out, test->amount ? "not passed by more than " : "not passed");
		if (test->amount)
			add_amount(out, test);
		break;
	case OP_LEFT_AT_MOST: add_length(out, test, "at most", "left"); break;
	case OP_LEFT_LESS: add_length(out, test, "less than", "left"); break;
	case OP_LEFT_AT_LEAST: add_length(out, test, "at least", "left"); break;
	case OP_LEFT_MORE: add_length(out, test, "more than", "left"); break;
	case OP_SAME_AS:
		buffer_add_string(out, "same as ");
		add_operand(out, rules, test);
		break;
	case OP_NOT_SAME_AS:
		buffer_add_string(out, "not same as ");
		add_operand(out, rules, test);
		break;
	case OP_BEFORE: add_relation(out, rules, test, "before"); break;
	case OP_UNTIL: add_relation(out, rules, test, "until"); break;
	case OP_FROM: add_relation(out, rules, test, "from"); break;
	case OP_AFTER: add_relation(out, rules, test, "after"); break;
	case OP_AT_LEAST_FACT:
		buffer_add_string(out, test->amount ? "more than " : "at least ");
		add_operand(out, rules, test);
		break;
	case OP_AT_MOST_FACT:
		buffer_add_string(out, test->amount ? "less than " : "at most ");
		add_operand(out, rules, test);
		break;
	case OP_GIVEN: buffer_add_string(out, "given"); break;
	}
}

/* Are all of its tests of a person's facts? */
static bool of_person(const struct rules *rules, const struct condition *condition)
{
	bool all = condition->parts.count > 0;

	if (condition->kind == CONDITION_TEST)
		return rules->tests[condition->test].subject == SUBJECT_PERSON;
	for (uint32_t i = 0; all && i < condition->parts.count; i++)
		all = of_person(rules, &rules->conditions[rules->condition_links[condition->parts.first + i]]);
	return all;
}

/* What a condition is being written for: under `me` the facts go without saying. */
struct writing {
	struct buffer *out;
	const struct rules *rules;
	bool under_me;
};

static void add_condition(const struct writing *writing, const struct condition *condition);

static void add_any(const struct writing *writing, const struct condition *condition)
{
	buffer_add_string(writing->out, "any: [");
	for (uint32_t i = 0; i < condition->parts.count; i++) {
		buffer_add_string(writing->out, i ? ", {" : "{");
		add_condition(writing,
			&writing->rules->conditions[writing->rules->condition_links[condition->parts.first + i]]);
		buffer_add_byte(writing->out, '}');
	}
	buffer_add_byte(writing->out, ']');
}

void notation_list(struct buffer *out, const struct rules *rules, uint32_t index)
{
	const struct list *list = &rules->lists[index];

	if (list->group != NO_INDEX) {
		buffer_add_string(out, rules->groups[list->group].id);
		return;
	}
	if (list->lines.count != 1)
		buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < list->lines.count; i++) {
		if (i)
			buffer_add_string(out, ", ");
		notation_line(out, rules, &rules->lines[list->lines.first + i]);
	}
	if (list->lines.count != 1)
		buffer_add_byte(out, ']');
}

static void add_test(const struct writing *writing, const struct test *test)
{
	bool braces = test->operation == OP_NOT_IN && test->member_count != 1 && test->set == NO_INDEX;

	buffer_add_format(writing->out, "%s: ", writing->rules->attributes[test->attribute].id);
	if (braces) {
		buffer_add_string(writing->out, "{not: ");
		add_members(writing->out, writing->rules, test);
		buffer_add_byte(writing->out, '}');
	} else {
		notation_test(writing->out, writing->rules, test);
	}
}

enum { PARTS_MOST = 64 };

/* Of two tests that one phrase has become, "at most 3 days after my.born", is it the one that goes without saying? */
static bool goes_without_saying(const struct rules *rules, const struct condition *all, const struct condition *part)
{
	const struct test *test = part->kind == CONDITION_TEST ? &rules->tests[part->test] : NULL;

	for (uint32_t i = 0; test && test->operand != NO_INDEX && !test->amount && i < all->parts.count; i++) {
		const struct condition *other = &rules->conditions[rules->condition_links[all->parts.first + i]];
		const struct test *beside = other->kind == CONDITION_TEST ? &rules->tests[other->test] : test;

		if (beside->amount && beside->operand == test->operand && beside->place.line == test->place.line
			&& beside->place.column == test->place.column)
			return true;
	}
	return false;
}

/* The parts of an `all`, those of one within it too, each written out; identical ones once. */
static uint32_t gather(
	const struct writing *writing, const struct condition *condition, struct buffer *parts, uint32_t count)
{
	for (uint32_t i = 0; i < condition->parts.count && count < PARTS_MOST; i++) {
		const struct condition *part =
			&writing->rules->conditions[writing->rules->condition_links[condition->parts.first + i]];
		const struct writing one = {&parts[count], writing->rules, writing->under_me};
		uint32_t same = 0;

		if (part->kind == CONDITION_ALL && part->valid_from == DATE_MIN && part->valid_to == DATE_MAX
			&& (writing->under_me || !of_person(writing->rules, part))) {
			count = gather(writing, part, parts, count);
			continue;
		}
		if (goes_without_saying(writing->rules, condition, part))
			continue;
		add_condition(&one, part);
		while (strcmp(buffer_string(&parts[same]), buffer_string(&parts[count])) != 0)
			same++;
		if (same < count)
			buffer_clear(&parts[count]);
		count += same == count;
	}
	return count;
}

/* Does the key of a part stand in one before it? A key may stand once in a mapping. */
static bool key_before(const struct buffer *parts, uint32_t at)
{
	const char *part = buffer_string(&parts[at]);
	size_t length = strcspn(part, ":") + 1;

	for (uint32_t i = 0; i < at; i++)
		if (strncmp(buffer_string(&parts[i]), part, length) == 0)
			return true;
	return false;
}

static void add_all(const struct writing *writing, const struct condition *condition)
{
	struct buffer parts[PARTS_MOST + 1];
	uint32_t count, again = 0;

	for (uint32_t i = 0; i <= PARTS_MOST; i++)
		buffer_init(&parts[i]);
	count = gather(writing, condition, parts, 0);
	for (uint32_t i = 0; i < count; i++)
		if (!key_before(parts, i))
			buffer_add_format(writing->out, "%s%s", i ? ", " : "", buffer_string(&parts[i]));
	for (uint32_t i = 0; i < count; i++)
		if (key_before(parts, i))
			buffer_add_format(
				writing->out, "%s{%s}", again++ ? ", " : ", all: [", buffer_string(&parts[i]));
	buffer_add_string(writing->out, again ? "]" : "");
	for (uint32_t i = 0; i <= PARTS_MOST; i++)
		buffer_clear(&parts[i]);
}

static void add_kind_of_condition(const struct writing *writing, const struct condition *condition)
{
	struct buffer *out = writing->out;

	switch (condition->kind) {
	case CONDITION_TEST: add_test(writing, &writing->rules->tests[condition->test]); break;
	case CONDITION_WITH:
		buffer_add_string(out, "with: ");
		notation_list(out, writing->rules, condition->list);
		break;
	case CONDITION_ALL: add_all(writing, condition); break;
	case CONDITION_ANY: add_any(writing, condition); break;
	}
}

static void add_condition(const struct writing *writing, const struct condition *condition)
{
	struct buffer *out = writing->out;

	if (!writing->under_me && of_person(writing->rules, condition)) {
		const struct writing under = {out, writing->rules, true};

		buffer_add_string(out, "me: {");
		add_kind_of_condition(&under, condition);
		buffer_add_byte(out, '}');
	} else {
		add_kind_of_condition(writing, condition);
	}
	if (condition->valid_from > DATE_MIN) {
		buffer_add_string(out, ", valid-from: ");
		add_date(out, condition->valid_from);
	}
	if (condition->valid_to < DATE_MAX) {
		buffer_add_string(out, ", valid-to: ");
		add_date(out, condition->valid_to);
	}
}

static void add_whole(struct buffer *out, const struct rules *rules, uint32_t condition, bool under_me)
{
	const struct writing writing = {out, rules, under_me};

	if (condition == NO_INDEX)
		return;
	buffer_add_byte(out, '{');
	add_condition(&writing, &rules->conditions[condition]);
	buffer_add_byte(out, '}');
}

void notation_condition(struct buffer *out, const struct rules *rules, uint32_t condition)
{
	add_whole(out, rules, condition, false);
}

void notation_facts(struct buffer *out, const struct rules *rules, uint32_t condition)
{
	add_whole(out, rules, condition, true);
}

void notation_line(struct buffer *out, const struct rules *rules, const struct line *line)
{
	buffer_add_string(out, line->kind == NO_INDEX ? "paper" : rules->kinds[line->kind].id);
	if (line->condition != NO_INDEX) {
		buffer_add_byte(out, ' ');
		notation_condition(out, rules, line->condition);
	}
	if (line->most != UINT32_MAX)
		buffer_add_format(out, ", at most %u", line->most);
}

/* In quotes, those within it marked. */
static void add_quoted(struct buffer *out, const char *text)
{
	buffer_add_byte(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buffer_add_byte(out, '\\');
		buffer_add_byte(out, *text);
	}
	buffer_add_byte(out, '"');
}

static void add_one(struct buffer *out, const struct attribute *attribute, const struct value *value)
{
	if (value->born)
		add_date(out, value->low);
	else if (attribute->type == TYPE_TEXT)
		add_quoted(out, value->text);
	else
		add_scalar(out, attribute, value->low);
}

void notation_value(struct buffer *out, const struct attribute *attribute, const struct value *value)
{
	if (value->state == VALUE_NONE) {
		buffer_add_string(out, "none");
		return;
	}
	if (!value->count) {
		add_one(out, attribute, value);
		return;
	}
	for (uint32_t at = 0; at < value->count; at++) {
		buffer_add_string(out, at ? ", " : "[");
		add_one(out, attribute, &value->more[at]);
	}
	buffer_add_byte(out, ']');
}
