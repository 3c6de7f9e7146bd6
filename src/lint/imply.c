#include "lint/imply.h"

#include <string.h>

#include "base/date.h"
#include "engine/report.h"
#include "engine/test.h"

enum { VARIABLES_MAX = 12, CANDIDATES_MAX = 64, COMBINATIONS_MAX = 50000 };

/* One attribute or fact that some test looks at, and the values that are tried for it. */
struct variable {
	enum subject subject;
	uint32_t attribute;
	struct value *values;
	uint32_t count, room;
	uint32_t at; /* the one that is being tried */
};

struct table {
	const struct trial *trial;
	uint32_t kind;
	struct variable *variables;
	uint32_t count;
	bool too_many;
};

static struct variable *find_variable(struct table *table, enum subject subject, uint32_t attribute)
{
	for (uint32_t i = 0; i < table->count; i++)
		if (table->variables[i].subject == subject && table->variables[i].attribute == attribute)
			return &table->variables[i];
	return NULL;
}

static bool same_value(const struct value *left, const struct value *right)
{
	if (left->state != right->state || left->low != right->low || left->high != right->high
		|| left->born != right->born)
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

static void try_value(const struct table *table, struct variable *variable, struct value value)
{
	for (uint32_t i = 0; i < variable->count; i++)
		if (same_value(&variable->values[i], &value))
			return;
	if (variable->count == CANDIDATES_MAX)
		return;
	make_room(table, variable);
	variable->values[variable->count++] = value;
}

static void try_around(const struct table *table, struct variable *variable, int32_t value)
{
	if (value <= DATE_MIN || value >= VALUE_NEVER)
		return;
	try_value(table, variable, value_exact(value - 1));
	try_value(table, variable, value_exact(value));
	try_value(table, variable, value_exact(value + 1));
}

/* The values on which one test turns. */
static void try_test(const struct table *table, struct variable *variable, const struct test *test)
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

static void try_type(const struct table *table, struct variable *variable)
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

/* What the kind fixes, or can never have, is the only value there is. */
static bool try_fixed(const struct table *table, struct variable *variable)
{
	const struct rules *rules = table->trial->rules;
	struct paper paper = {.kind = table->kind, .have = HAVE_YES};
	struct value *values;

	if (variable->subject == SUBJECT_PERSON || table->kind == NO_INDEX
		|| rules->kinds[table->kind].asks[variable->attribute])
		return false;
	values = arena_array(table->trial->scratch, rules->attribute_count + 1, sizeof(*values));
	paper.values = values;
	try_value(table, variable, paper_value(rules, &paper, variable->attribute));
	return true;
}

/* A second value that no test names, so that two can also differ. */
static struct value fresh_value(enum type type)
{
	return type == TYPE_COUNTRY ? value_exact(country_code('Z', 'Y')) : value_text("??");
}

/* Compared values must be able to be the same, to differ, and to differ by as much as the test says. */
static void try_beside(
	const struct table *table, struct variable *operand, const struct variable *variable, const struct test *test)
{
	enum type type = table->trial->rules->attributes[operand->attribute].type;
	bool day = type == TYPE_DATE && test->amount;

	if (type == TYPE_COUNTRY || type == TYPE_TEXT)
		try_value(table, operand, fresh_value(type));
	for (uint32_t i = 0; variable && i < variable->count && operand->count < CANDIDATES_MAX / 2; i++) {
		const struct value *value = &variable->values[i];

		try_value(table, operand, *value);
		if (day && value->state == VALUE_EXACT && value->low > DATE_MIN && value->low < DATE_MAX)
			try_around(table, operand, day_shift(value->low, -test->amount, test->unit));
	}
}

static void add_variable(struct table *table, enum subject subject, uint32_t attribute)
{
	if (attribute == NO_INDEX || find_variable(table, subject, attribute))
		return;
	if (table->count == VARIABLES_MAX) {
		table->too_many = true;
		return;
	}
	table->variables[table->count++] = (struct variable){.subject = subject, .attribute = attribute};
}

static void collect(struct table *table, uint32_t index)
{
	const struct rules *rules = table->trial->rules;
	const struct condition *condition;

	if (index == NO_INDEX)
		return;
	condition = &rules->conditions[index];
	if (condition->kind == CONDITION_TEST) {
		const struct test *test = &rules->tests[condition->test];

		add_variable(table, test->subject, test->attribute);
		add_variable(table, test->operand_subject, test->operand);
	} else if (condition->kind != CONDITION_WITH) {
		for (uint32_t i = 0; i < condition->parts.count; i++)
			collect(table, rules->condition_links[condition->parts.first + i]);
	}
}

static void collect_values(struct table *table, uint32_t index)
{
	const struct rules *rules = table->trial->rules;
	const struct condition *condition;

	if (index == NO_INDEX)
		return;
	condition = &rules->conditions[index];
	for (uint32_t i = 0;
		condition->kind != CONDITION_TEST && condition->kind != CONDITION_WITH && i < condition->parts.count;
		i++)
		collect_values(table, rules->condition_links[condition->parts.first + i]);
	if (condition->kind == CONDITION_TEST) {
		const struct test *test = &rules->tests[condition->test];
		struct variable *variable = find_variable(table, test->subject, test->attribute);
		struct variable *operand = find_variable(table, test->operand_subject, test->operand);

		if (variable && !try_fixed(table, variable)) {
			try_type(table, variable);
			try_test(table, variable, test);
		}
		if (operand && !try_fixed(table, operand)) {
			try_type(table, operand);
			try_beside(table, operand, variable, test);
		}
	}
}

static bool in_force(const struct table *table, const struct condition *condition)
{
	return table->trial->visit >= condition->valid_from && table->trial->visit <= condition->valid_to;
}

/* Does it hold for the values that are being tried? A follow-up counts as `with`. */
static bool holds(const struct table *table, uint32_t index, bool with)
{
	const struct rules *rules = table->trial->rules;
	const struct condition *condition;
	bool any;

	if (index == NO_INDEX)
		return true;
	condition = &rules->conditions[index];
	if (!in_force(table, condition))
		return true;
	if (condition->kind == CONDITION_TEST) {
		const struct test *test = &rules->tests[condition->test];
		const struct variable *variable = find_variable((struct table *)table, test->subject, test->attribute);
		const struct variable *operand =
			find_variable((struct table *)table, test->operand_subject, test->operand);

		return variable
			&& test_outcome(rules, test, &variable->values[variable->at],
				   operand ? &operand->values[operand->at] : NULL, table->trial->visit)
			== OUTCOME_PASS;
	}
	if (condition->kind == CONDITION_WITH)
		return with;
	any = condition->kind == CONDITION_ANY;
	for (uint32_t i = 0; i < condition->parts.count; i++) {
		uint32_t part = rules->condition_links[condition->parts.first + i];

		if (in_force(table, &rules->conditions[part]) && holds(table, part, with) == any)
			return any;
	}
	return !any;
}

static bool next(struct table *table)
{
	for (uint32_t i = 0; i < table->count; i++) {
		if (++table->variables[i].at < table->variables[i].count)
			return true;
		table->variables[i].at = 0;
	}
	return false;
}

static uint32_t usable(const struct trial *trial, uint32_t kind)
{
	return kind == NO_INDEX ? NO_INDEX : trial->rules->kinds[kind].counts;
}

/* Is there a combination for which `left` holds and `right` (where it is to fail) does not? */
static bool search(const struct trial *trial, uint32_t kind, uint32_t left, uint32_t right, bool fails, bool otherwise)
{
	struct arena_mark mark = arena_mark(trial->scratch);
	struct table table = {.trial = trial, .kind = kind};
	uint64_t combinations = 1;
	bool found = false;

	table.variables = arena_array(trial->scratch, VARIABLES_MAX, sizeof(*table.variables));
	collect(&table, left);
	collect(&table, right);
	collect(&table, usable(trial, kind));
	collect_values(&table, left);
	collect_values(&table, right);
	collect_values(&table, usable(trial, kind));
	for (uint32_t i = 0; i < table.count; i++)
		combinations *= table.variables[i].count ? table.variables[i].count : 1;
	if (table.too_many || combinations > COMBINATIONS_MAX)
		found = otherwise;
	else
		do
			found = holds(&table, usable(trial, kind), true) && holds(&table, left, true)
				&& (!fails || !holds(&table, right, false));
		while (!found && next(&table));
	arena_rewind(trial->scratch, mark);
	return found;
}

bool condition_possible(const struct trial *trial, uint32_t kind, uint32_t condition)
{
	if (kind != NO_INDEX && trial->rules->kinds[kind].never)
		return false;
	return search(trial, kind, condition, NO_INDEX, false, true);
}

bool condition_implies(const struct trial *trial, uint32_t kind, uint32_t left, uint32_t right)
{
	return right == NO_INDEX || left == right || !search(trial, kind, left, right, true, true);
}
