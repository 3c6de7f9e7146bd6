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

/* What has been made so far: how many, and the values of the place that is being varied. */
enum { TRIED_MOST = 256 };
struct making {
	const struct vary *vary;
	uint32_t made, tried_count;
	int32_t tried[TRIED_MOST];
};

static void see(struct making *making, const struct answers *answers, const char *what)
{
	if (making->made++ < making->vary->most)
		making->vary->see(making->vary->context, answers, what);
	else
		*making->vary->left_out = true;
}

static bool tried_before(struct making *making, int32_t value)
{
	for (uint32_t i = 0; i < making->tried_count; i++)
		if (making->tried[i] == value)
			return true;
	if (making->tried_count < TRIED_MOST)
		making->tried[making->tried_count++] = value;
	return false;
}

static struct person *person_at(struct answers *answers, uint32_t who)
{
	return who ? &answers->others[who - 1] : &answers->me;
}

static void try_value(struct making *making, const struct place_of_value *place, struct value value)
{
	struct value before = *place->value;
	struct buffer what;

	if ((before.low == value.low && before.high == value.high && before.state == value.state)
		|| making->made >= making->vary->most || tried_before(making, value.low))
		return;
	*place->value = value;
	buffer_init(&what);
	buffer_add_format(&what, "%s%s%s ", place->owner, *place->owner ? " " : "", place->attribute->id);
	notation_value(&what, place->attribute, &value);
	see(making, place->answers, buffer_string(&what));
	buffer_clear(&what);
	*place->value = before;
}

static void try_around(struct making *making, const struct place_of_value *place, int32_t value)
{
	for (int32_t step = -1; step <= 1; step++)
		try_value(making, place, value_exact(value + step));
}

/* Both sides of each limit that a file has for the attribute, and the members of its lists. */
static void try_tests(struct making *making, const struct rules *rules, const struct place_of_value *place)
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
			try_around(making, place, boundary);
		if (test->operation == OP_BETWEEN && test->low > 0 && test->low < VALUE_NEVER)
			try_around(making, place, test->low);
		if (test->operation == OP_BETWEEN && test->high > 0 && test->high < VALUE_NEVER - 1)
			try_around(making, place, test->high);
		for (uint32_t m = 0; type == TYPE_COUNTRY && m < test->member_count; m++)
			try_value(making, place, value_exact(test->members[m]));
	}
}

static void vary_value(struct making *making, const struct place_of_value *place)
{
	const struct value *value = place->value;

	if (value->state != VALUE_EXACT || value->more || value->born)
		return;
	making->tried_count = 0;
	if (place->attribute->type == TYPE_YES_NO)
		try_value(making, place, value_exact(!value->low));
	for (uint32_t i = 0; place->attribute->type == TYPE_CHOICE && i < place->attribute->choice_count; i++)
		try_value(making, place, value_exact((int32_t)i));
	if (place->attribute->type == TYPE_DATE || place->attribute->type == TYPE_NUMBER
		|| place->attribute->type == TYPE_AGE || place->attribute->type == TYPE_COUNTRY) {
		try_tests(making, making->vary->rules, place);
		try_tests(making, making->vary->other, place);
	}
}

static void vary_paper(struct making *making, struct answers *answers, struct paper *paper)
{
	const struct rules *rules = making->vary->rules;
	const char *own = rules->kinds[paper->kind].id;
	enum have have = paper->have;
	uint32_t kind = paper->kind;
	struct buffer what;

	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		const struct place_of_value place = {answers, &paper->values[i], &rules->attributes[i], own};

		if (!rules->attributes[i].of_person)
			vary_value(making, &place);
	}
	buffer_init(&what);
	buffer_add_format(&what, "no %s", own);
	paper->have = HAVE_NO;
	see(making, answers, buffer_string(&what));
	paper->have = have;
	for (uint32_t other = 0; other < rules->kind_count && making->made <= making->vary->most; other++) {
		if (other == kind)
			continue;
		buffer_reset(&what);
		buffer_add_format(&what, "%s instead of %s", rules->kinds[other].id, own);
		paper->kind = other;
		see(making, answers, buffer_string(&what));
	}
	paper->kind = kind;
	buffer_clear(&what);
}

static void vary_person(struct making *making, struct answers *answers, struct person *person)
{
	const struct rules *rules = making->vary->rules;
	const char *owner = person->role == NO_INDEX ? "" : rules->roles[person->role].id;

	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		const struct place_of_value place = {answers, &person->facts[i], &rules->attributes[i], owner};

		if (rules->attributes[i].of_person && !rules->attributes[i].secret)
			vary_value(making, &place);
	}
	for (uint32_t i = 0; i < person->paper_count; i++)
		vary_paper(making, answers, &person->papers[i]);
}

void vary_answers(const struct vary *vary, const struct answers *answers)
{
	struct making making = {.vary = vary};
	struct arena_mark mark = arena_mark(vary->scratch);
	struct answers *copy = answers_copy(vary->scratch, vary->rules, answers, false);

	for (uint32_t who = 0; who <= copy->other_count; who++)
		vary_person(&making, copy, person_at(copy, who));
	arena_rewind(vary->scratch, mark);
}
