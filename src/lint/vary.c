#include "lint/vary.h"

#include <string.h>

#include "base/date.h"
#include "engine/report.h"
#include "lint/notation.h"

/* The value that is being varied, in the answers that are shown. */
struct place_of_value {
	struct answers *answers;
	struct value *value;
	const struct attribute *attribute;
	const char *owner;
};

static struct person *person_at(struct answers *answers, uint32_t who)
{
	return who ? &answers->others[who - 1] : &answers->me;
}

static void try_value(const struct vary *vary, const struct place_of_value *place, struct value value)
{
	struct value before = *place->value;
	struct buffer what;

	if (before.low == value.low && before.high == value.high && before.state == value.state)
		return;
	*place->value = value;
	buffer_init(&what);
	buffer_add_format(&what, "%s%s%s ", place->owner, *place->owner ? " " : "", place->attribute->id);
	notation_value(&what, place->attribute, &value);
	vary->see(vary->context, place->answers, buffer_string(&what));
	buffer_clear(&what);
	*place->value = before;
}

static void try_around(const struct vary *vary, const struct place_of_value *place, int32_t value)
{
	for (int32_t step = -1; step <= 1; step++)
		try_value(vary, place, value_exact(value + step));
}

/* Both sides of each limit that a file has for the attribute, and the members of its lists. */
static void try_tests(const struct vary *vary, const struct rules *rules, const struct place_of_value *place)
{
	uint32_t attribute = rules_find_attribute(rules, place->attribute->id);
	enum type type = place->attribute->type;

	if (attribute == NO_INDEX || rules->attributes[attribute].type != type)
		return;
	for (uint32_t i = 0; i < rules->test_count; i++) {
		const struct test *test = &rules->tests[i];
		int32_t boundary;

		if (test->attribute != attribute)
			continue;
		boundary = test_boundary(rules, test, NULL, place->answers->visit);
		if (type == TYPE_DATE && boundary != INT32_MIN && boundary < DATE_MAX && boundary > DATE_MIN)
			try_around(vary, place, boundary);
		if (test->operation == OP_BETWEEN && test->low > 0 && test->low < VALUE_NEVER)
			try_around(vary, place, test->low);
		if (test->operation == OP_BETWEEN && test->high > 0 && test->high < VALUE_NEVER - 1)
			try_around(vary, place, test->high);
		for (uint32_t m = 0; type == TYPE_COUNTRY && m < test->member_count; m++)
			try_value(vary, place, value_exact(test->members[m]));
	}
}

static void vary_value(const struct vary *vary, const struct place_of_value *place)
{
	const struct value *value = place->value;

	if (value->state != VALUE_EXACT || value->more || value->born)
		return;
	if (place->attribute->type == TYPE_YES_NO)
		try_value(vary, place, value_exact(!value->low));
	for (uint32_t i = 0; place->attribute->type == TYPE_CHOICE && i < place->attribute->choice_count; i++)
		try_value(vary, place, value_exact((int32_t)i));
	if (place->attribute->type == TYPE_DATE || place->attribute->type == TYPE_NUMBER ||
			place->attribute->type == TYPE_AGE || place->attribute->type == TYPE_COUNTRY) {
		try_tests(vary, vary->rules, place);
		try_tests(vary, vary->other, place);
	}
}

static void vary_paper(const struct vary *vary, struct answers *answers, struct paper *paper)
{
	const struct rules *rules = vary->rules;
	const char *own = rules->kinds[paper->kind].id;
	enum have have = paper->have;
	uint32_t kind = paper->kind;
	struct buffer what;

	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		const struct place_of_value place = { answers, &paper->values[i], &rules->attributes[i], own };

		if (!rules->attributes[i].of_person)
			vary_value(vary, &place);
	}
	buffer_init(&what);
	buffer_add_format(&what, "no %s", own);
	paper->have = HAVE_NO;
	vary->see(vary->context, answers, buffer_string(&what));
	paper->have = have;
	for (uint32_t other = 0; other < rules->kind_count; other++) {
		if (other == kind)
			continue;
		buffer_reset(&what);
		buffer_add_format(&what, "%s instead of %s", rules->kinds[other].id, own);
		paper->kind = other;
		vary->see(vary->context, answers, buffer_string(&what));
	}
	paper->kind = kind;
	buffer_clear(&what);
}

static void vary_person(const struct vary *vary, struct answers *answers, struct person *person)
{
	const struct rules *rules = vary->rules;
	const char *owner = person->role == NO_INDEX ? "" : rules->roles[person->role].id;

	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		const struct place_of_value place = { answers, &person->facts[i], &rules->attributes[i], owner };

		if (rules->attributes[i].of_person && !rules->attributes[i].secret)
			vary_value(vary, &place);
	}
	for (uint32_t i = 0; i < person->paper_count; i++)
		vary_paper(vary, answers, &person->papers[i]);
}

void vary_answers(const struct vary *vary, const struct answers *answers)
{
	struct arena_mark mark = arena_mark(vary->scratch);
	struct answers *copy = answers_copy(vary->scratch, vary->rules, answers, false);

	for (uint32_t who = 0; who <= copy->other_count; who++)
		vary_person(vary, copy, person_at(copy, who));
	arena_rewind(vary->scratch, mark);
}
