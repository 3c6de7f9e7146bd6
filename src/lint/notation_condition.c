#include "lint/notation.h"

#include <string.h>

#include "base/date.h"

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

static void add_test(const struct writing *writing, const struct test *test)
{
	bool braces = test->operation == OP_NOT_IN && test->member_count != 1 && test->set == NO_INDEX;

	buffer_add_format(writing->out, "%s: ", writing->rules->attributes[test->attribute].id);
	if (braces) {
		buffer_add_string(writing->out, "{not: ");
		notation_members(writing->out, writing->rules, test);
		buffer_add_byte(writing->out, '}');
	} else {
		notation_test(writing->out, writing->rules, test);
	}
}

enum { PARTS_MOST = 300 };

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
		notation_date(out, condition->valid_from);
	}
	if (condition->valid_to < DATE_MAX) {
		buffer_add_string(out, ", valid-to: ");
		notation_date(out, condition->valid_to);
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
