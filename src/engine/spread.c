#include "engine/spread.h"

#include "base/date.h"
#include "engine/test.h"

enum { FOUND_OUT = 1, FALLS = 2, RISES = 4 };

/* The attribute whose values are looked through, and what was found of them. */
struct spreading {
	const struct rules *rules;
	const struct attribute *attribute;
	const struct numbers *tests;
	uint32_t index; /* of the attribute */
	int32_t visit;
	unsigned found;
};

static bool looks_at(const struct spreading *spreading, const struct test *test)
{
	return test->attribute == spreading->index;
}

static void try_value(struct spreading *spreading, struct value value)
{
	bool passes = false, fails = false;

	for (uint32_t at = 0; at < spreading->tests->count; at++) {
		const struct test *test = &spreading->rules->tests[spreading->tests->at[at]];
		if (!looks_at(spreading, test))
			continue;
		if (test_outcome(spreading->rules, test, &value, NULL, spreading->visit) == OUTCOME_PASS)
			passes = true;
		else
			fails = true;
	}
	spreading->found |= (passes ? 0u : (unsigned)FALLS) | (fails ? 0u : (unsigned)RISES);
}

static void try_number(struct spreading *spreading, int64_t number)
{
	enum type type = spreading->attribute->type;
	int32_t low = type == TYPE_DATE ? DATE_MIN : 0,
		high = type == TYPE_DATE ? DATE_MAX
		: type == TYPE_AGE       ? 150
					 : 999999999;

	if (!type_ordered(type) || (number >= low && number <= high))
		try_value(spreading, value_exact((int32_t)number));
}

/* Values on both sides of where the test turns. */
static void try_test(struct spreading *spreading, const struct test *test)
{
	struct range range;

	for (uint32_t at = 0; at < test->member_count; at++)
		if (test->words)
			try_value(spreading, value_text(test->words[at]));
		else
			for (int32_t beside = -1; beside <= 1; beside++)
				if (beside == 0 || type_ordered(spreading->attribute->type))
					try_number(spreading, (int64_t)test->members[at] + beside);
	if (!type_ordered(spreading->attribute->type)
		|| !test_range(spreading->rules, test, NULL, spreading->visit, &range))
		return;
	for (int32_t beside = -1; beside <= 1; beside++) {
		try_number(spreading, (int64_t)range.low + beside);
		try_number(spreading, (int64_t)range.high + beside);
	}
}

static void try_common(struct spreading *spreading)
{
	const struct attribute *attribute = spreading->attribute;

	switch (attribute->type) {
	case TYPE_YES_NO:
		try_number(spreading, 0);
		try_number(spreading, 1);
		break;
	case TYPE_CHOICE:
		for (uint32_t choice = 0; choice < attribute->choice_count; choice++)
			try_number(spreading, choice);
		break;
	case TYPE_COUNTRY: try_number(spreading, 0x100000); break; /* one that no rule names */
	case TYPE_TEXT: try_value(spreading, value_text("\x01other")); break;
	case TYPE_DATE:
		try_number(spreading, DATE_MIN);
		try_number(spreading, DATE_MAX);
		if (attribute->absent_given && attribute->absent.low == VALUE_NEVER)
			try_value(spreading, attribute->absent);
		break;
	default: try_number(spreading, 0); /* an age, a number */
	}
}

/* What others are compared with, papers are counted by, or a number is taken from has to be tried out. */
static bool only_tested(const struct spreading *spreading, const struct scopes *scopes, const struct scope *scope)
{
	for (uint32_t at = 0; at < spreading->tests->count; at++) {
		const struct test *test = &spreading->rules->tests[spreading->tests->at[at]];
		if (test->operand == spreading->index)
			return false;
		if (looks_at(spreading, test) && (test->operand != NO_INDEX || test->operation == OP_GIVEN))
			return false;
	}
	if (!spreading->attribute->of_person)
		return !scope_goes_by(scope, spreading->index);
	for (uint32_t at = 0; at < scope->requirements.count; at++)
		if (scopes->rules->requirements[scope->requirements.at[at]].need_fact == spreading->index)
			return false;
	return true;
}

static unsigned find_out(const struct scopes *scopes, const struct scope *scope, uint32_t kind, uint32_t attribute)
{
	struct spreading spreading = {.rules = scopes->rules,
		.attribute = &scopes->rules->attributes[attribute],
		.tests = kind == NO_INDEX ? &scope->tests : &scope->by_kind[kind],
		.index = attribute,
		.visit = scopes->visit,
		.found = FOUND_OUT};

	if (!only_tested(&spreading, scopes, scope))
		return FOUND_OUT;
	try_common(&spreading);
	for (uint32_t at = 0; at < spreading.tests->count && spreading.found != (FOUND_OUT | FALLS | RISES); at++)
		if (looks_at(&spreading, &scopes->rules->tests[spreading.tests->at[at]]))
			try_test(&spreading, &scopes->rules->tests[spreading.tests->at[at]]);
	return spreading.found;
}

bool spread_reaches(const struct scopes *scopes, struct scope *scope, uint32_t kind, uint32_t attribute, bool all_pass)
{
	uint32_t attributes = scopes->rules->attribute_count;
	unsigned wanted = all_pass ? RISES : FALLS;
	size_t cell;

	if (!scope->spreads)
		return find_out(scopes, scope, kind, attribute) & wanted;
	cell = (size_t)(kind == NO_INDEX ? scopes->rules->kind_count : kind) * attributes + attribute;
	if (!scope->spreads[cell])
		scope->spreads[cell] = (uint8_t)find_out(scopes, scope, kind, attribute);
	return scope->spreads[cell] & wanted;
}
