#include "lint/notation.h"

#include <string.h>

#include "base/date.h"

void notation_date(struct buffer *out, int32_t day)
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
	case TYPE_DATE: notation_date(out, value); break;
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

void notation_members(struct buffer *out, const struct rules *rules, const struct test *test)
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
	case OP_IN: notation_members(out, rules, test); break;
	case OP_NOT_IN:
		buffer_add_string(out, "not ");
		notation_members(out, rules, test);
		break;
	case OP_BETWEEN: add_between(out, rules, test); break;
	case OP_OLD_AT_MOST: add_length(out, test, "at most", "old"); break;
	case OP_OLD_LESS: add_length(out, test, "less than", "old"); break;
	case OP_OLD_AT_LEAST: add_length(out, test, "at least", "old"); break;
	case OP_OLD_MORE: add_length(out, test, "more than", "old"); break;
	case OP_NOT_PASSED:
		if (test->amount < 0) { /* what no file says, but a change of one by a day */
			add_length(out, test, "at least", "left");
			break;
		}
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

void notation_list(struct buffer *out, const struct rules *rules, uint32_t index)
{
	const struct list *list = &rules->lists[index];

	if (list->group != NO_INDEX) {
		buffer_add_string(out, rules->groups[list->group].id);
		notation_cap(out, rules, index);
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
	notation_cap(out, rules, index);
}

void notation_cap(struct buffer *out, const struct rules *rules, uint32_t index)
{
	const struct list *list = &rules->lists[index];

	if (list->lines.count && rules->lines[list->lines.first].most != UINT32_MAX)
		buffer_add_format(out, ", at most %u", rules->lines[list->lines.first].most);
}

void notation_line(struct buffer *out, const struct rules *rules, const struct line *line)
{
	buffer_add_string(out, line->kind == NO_INDEX ? "paper" : rules->kinds[line->kind].id);
	if (line->condition != NO_INDEX) {
		buffer_add_byte(out, ' ');
		notation_condition(out, rules, line->condition);
	}
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
		notation_date(out, value->low);
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
