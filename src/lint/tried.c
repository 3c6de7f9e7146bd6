#include "lint/tried.h"

#include <string.h>

#include "base/date.h"
#include "engine/test.h"

enum { VARIABLES_MAX = 12, VALUES_MAX = 1000, SUBSETS_OF = 5 };

struct variable *tried_find(const struct table *table, enum subject subject, uint32_t attribute)
{
	for (uint32_t i = 0; i < table->count; i++)
		if (table->variables[i].subject == subject && table->variables[i].attribute == attribute)
			return &table->variables[i];
	return NULL;
}

static bool same_value(const struct value *left, const struct value *right)
{
	if (left->state != right->state || left->low != right->low || left->high != right->high
		|| left->born != right->born || left->more != right->more)
		return false;
	return left->text == right->text || (left->text && right->text && strcmp(left->text, right->text) == 0);
}

static void make_room(const struct table *table, struct variable *variable)
{
	struct value *values;

	if (variable->count < variable->room)
		return;
	variable->room = variable->room ? 2 * variable->room : 8;
	values = arena_array(table->trial->scratch, variable->room, sizeof(*values));
	if (variable->count)
		memcpy(values, variable->values, variable->count * sizeof(*values));
	variable->values = values;
}

static void try_value(struct table *table, struct variable *variable, struct value value)
{
	for (uint32_t i = 0; i < variable->count; i++)
		if (same_value(&variable->values[i], &value))
			return;
	if (variable->count == VALUES_MAX) {
		table->partial = true;
		return;
	}
	make_room(table, variable);
	variable->values[variable->count++] = value;
}

static void try_around(struct table *table, struct variable *variable, int32_t value)
{
	bool days = table->trial->rules->attributes[variable->attribute].type == TYPE_DATE;

	if (value <= DATE_MIN || value >= (days ? DATE_MAX : VALUE_NEVER)) /* no date lies there */
		return;
	try_value(table, variable, value_exact(value - 1));
	try_value(table, variable, value_exact(value));
	try_value(table, variable, value_exact(value + 1));
}

/* The values on which one test turns. */
static void try_test(struct table *table, struct variable *variable, const struct test *test)
{
	int32_t boundary = test_boundary(table->trial->rules, test, NULL, table->trial->visit);

	for (uint32_t i = 0; i < test->member_count; i++)
		try_value(table, variable, test->words ? value_text(test->words[i]) : value_exact(test->members[i]));
	if (test->operation == OP_BETWEEN) {
		try_around(table, variable, test->low);
		try_around(table, variable, test->high);
	}
	if (boundary != INT32_MIN)
		try_around(table, variable, boundary);
}

static void try_type(struct table *table, struct variable *variable)
{
	const struct attribute *attribute = &table->trial->rules->attributes[variable->attribute];

	switch (attribute->type) {
	case TYPE_YES_NO:
		try_value(table, variable, value_exact(0));
		try_value(table, variable, value_exact(1));
		break;
	case TYPE_CHOICE:
		for (uint32_t i = 0; i < attribute->choice_count; i++)
			try_value(table, variable, value_exact((int32_t)i));
		break;
	case TYPE_COUNTRY: try_value(table, variable, value_exact(country_code('Z', 'Z'))); break;
	case TYPE_TEXT: try_value(table, variable, value_text("?")); break;
	case TYPE_DATE:
		try_around(table, variable, table->trial->visit);
		try_value(table, variable, value_exact(VALUE_NEVER));
		break;
	default: try_value(table, variable, value_exact(0)); try_value(table, variable, value_exact(999));
	}
	try_value(table, variable, attribute->absent_given ? attribute->absent : value_none());
}

/* Is it what the kind fixes, or can never have? */
static bool fixed(const struct table *table, const struct variable *variable)
{
	return variable->subject != SUBJECT_PERSON && table->kind != NO_INDEX
		&& !table->trial->rules->kinds[table->kind].asks[variable->attribute];
}

/* That is the only value there is then. */
static void try_fixed(struct table *table, struct variable *variable)
{
	const struct rules *rules = table->trial->rules;
	struct paper paper = {.kind = table->kind, .have = HAVE_YES};
	struct value *values = arena_array(table->trial->scratch, rules->attribute_count + 1, sizeof(*values));

	paper.values = values;
	try_value(table, variable, paper_value(rules, &paper, variable->attribute));
}

/* A second value that no test names, so that two can also differ. */
static struct value fresh_value(enum type type)
{
	return type == TYPE_COUNTRY ? value_exact(country_code('Z', 'Y')) : value_text("??");
}

/* Compared values must be able to be the same, to differ, and to differ by as much as the test says: what was `own` of
 * the one is tried in the other, `amount` later. Shared both ways, so that no limit of either is forgotten. */
static void try_beside(
	struct table *table, struct variable *to, const struct variable *from, const struct test *test, int32_t amount)
{
	enum type type = table->trial->rules->attributes[to->attribute].type;
	bool words = type == TYPE_COUNTRY || type == TYPE_TEXT || type == TYPE_YES_NO || type == TYPE_CHOICE;
	bool days = type == TYPE_DATE && amount;

	for (uint32_t i = 0; i < from->own; i++) {
		const struct value value = from->values[i];

		if (words)
			try_value(table, to, value);
		else if (value.state == VALUE_EXACT && !value.born)
			try_around(table, to,
				days && value.low > DATE_MIN && value.low < DATE_MAX
					? day_shift(value.low, amount, test->unit)
					: value.low);
	}
}

static void add_variable(struct table *table, enum subject subject, uint32_t attribute)
{
	struct variable *known = attribute == NO_INDEX ? NULL : tried_find(table, subject, attribute);

	if (known)
		known->tests++;
	if (known || attribute == NO_INDEX)
		return;
	if (table->count == VARIABLES_MAX) {
		table->partial = true;
		return;
	}
	table->variables[table->count++] = (struct variable){.subject = subject, .attribute = attribute, .tests = 1};
}

/* What is done with each test of the conditions. */
typedef void visit_test(struct table *table, const struct test *test);

static void each_test(struct table *table, uint32_t index, visit_test *visit)
{
	const struct rules *rules = table->trial->rules;
	const struct condition *condition = index == NO_INDEX ? NULL : &rules->conditions[index];

	if (!condition || condition->kind == CONDITION_WITH)
		return;
	if (condition->kind == CONDITION_TEST) {
		visit(table, &rules->tests[condition->test]);
		return;
	}
	for (uint32_t i = 0; i < condition->parts.count; i++)
		each_test(table, rules->condition_links[condition->parts.first + i], visit);
}

static void add_variables(struct table *table, const struct test *test)
{
	add_variable(table, test->subject, test->attribute);
	add_variable(table, test->operand_subject, test->operand);
}

static void add_type(struct table *table, struct variable *variable)
{
	if (fixed(table, variable))
		try_fixed(table, variable);
	else
		try_type(table, variable);
}

static void add_own(struct table *table, const struct test *test)
{
	struct variable *variable = tried_find(table, test->subject, test->attribute);
	struct variable *operand = tried_find(table, test->operand_subject, test->operand);

	if (variable)
		add_type(table, variable);
	if (variable && !fixed(table, variable))
		try_test(table, variable, test);
	if (operand)
		add_type(table, operand);
	if (operand && !fixed(table, operand)) {
		enum type type = table->trial->rules->attributes[operand->attribute].type;

		if (type == TYPE_COUNTRY || type == TYPE_TEXT)
			try_value(table, operand, fresh_value(type));
	}
}

static void add_compared(struct table *table, const struct test *test)
{
	struct variable *variable = tried_find(table, test->subject, test->attribute);
	struct variable *operand = tried_find(table, test->operand_subject, test->operand);

	if (!variable || !operand)
		return;
	if (!fixed(table, operand))
		try_beside(table, operand, variable, test, -test->amount);
	if (!fixed(table, variable))
		try_beside(table, variable, operand, test, test->amount);
}

static void add_list(struct table *table, struct variable *variable, const uint32_t *members, uint32_t count)
{
	struct value *more = arena_array(table->trial->scratch, count, sizeof(*more));

	for (uint32_t i = 0; i < count; i++)
		more[i] = variable->values[members[i]];
	try_value(table, variable, (struct value){.state = VALUE_EXACT, .count = (uint16_t)count, .more = more});
}

/* Every two of them; where three tests or more look at it, every choice of a few, and of many not all is tried. */
static void add_several(struct table *table, struct variable *variable)
{
	uint32_t single[VALUES_MAX], count = 0, chosen[SUBSETS_OF];

	for (uint32_t i = 0; i < variable->count; i++)
		if (variable->values[i].state == VALUE_EXACT && !variable->values[i].count)
			single[count++] = i;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t j = 0; j < i && !table->partial; j++)
			add_list(table, variable, (uint32_t[]){single[i], single[j]}, 2);
	if (variable->tests < 3)
		return;
	table->partial |= count > SUBSETS_OF;
	for (uint32_t set = 0; count <= SUBSETS_OF && set < 1U << count; set++) {
		uint32_t size = 0;

		for (uint32_t i = 0; i < count; i++)
			if (set & 1U << i)
				chosen[size++] = single[i];
		if (size > 2)
			add_list(table, variable, chosen, size);
	}
}

void tried_collect(struct table *table, const uint32_t *conditions, size_t count)
{
	static visit_test *const steps[] = {add_variables, add_own, add_compared};

	table->variables = arena_array(table->trial->scratch, VARIABLES_MAX, sizeof(*table->variables));
	for (size_t step = 0; step < sizeof(steps) / sizeof(*steps); step++) {
		for (size_t i = 0; i < count; i++)
			each_test(table, conditions[i], steps[step]);
		for (uint32_t i = 0; i < table->count && steps[step] == add_own; i++)
			table->variables[i].own = table->variables[i].count;
	}
	for (uint32_t i = 0; i < table->count; i++)
		if (table->trial->rules->attributes[table->variables[i].attribute].several
			&& table->variables[i].tests > 1 && !fixed(table, &table->variables[i]))
			add_several(table, &table->variables[i]);
}
