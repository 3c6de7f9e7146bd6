#include "load/test.h"

#include "load/value.h"

bool test_between(struct parsing *parsing, uint32_t *made, int32_t low, int32_t high)
{
	struct test test = parsing->test;

	test.operation = OP_BETWEEN;
	test.low = low;
	test.high = high;
	*made = condition_of_test(parsing->loader, &test);
	return true;
}

/* All but one value: below it or above it. */
uint32_t test_all_but(struct parsing *parsing, int32_t value)
{
	struct loader *loader = parsing->loader;
	uint32_t base = loader->scratch.count, part;

	test_between(parsing, &part, VALUE_LOWEST, value - 1);
	vector_add(&loader->scratch, &part);
	test_between(parsing, &part, value + 1, VALUE_HIGHEST);
	vector_add(&loader->scratch, &part);
	return condition_of_parts(loader, CONDITION_ANY, base);
}

static bool against_visit(
	struct parsing *parsing, uint32_t *made, enum operation operation, int32_t amount, enum unit unit)
{
	struct test test = parsing->test;

	test.operation = operation;
	test.amount = amount;
	test.unit = unit;
	*made = condition_of_test(parsing->loader, &test);
	return true;
}

/* ---- operands ---- */

static bool same_sort(enum type left, enum type right)
{
	return left == right || (left == TYPE_NUMBER && right == TYPE_AGE)
		|| (left == TYPE_AGE && right == TYPE_NUMBER);
}

/* The same as what operand() tells of, without a word. */
static bool operand_fits(const struct parsing *parsing, bool my, const char *name)
{
	const struct rules *rules = parsing->loader->rules;
	uint32_t index;

	return (my || parsing->scope->papers) && rules_find(rules, name, &index) == ID_ATTRIBUTE
		&& rules->attributes[index].of_person == my
		&& same_sort(parsing->attribute->type, rules->attributes[index].type);
}

/* my.X or its.X; false where there is none, or (told) it will not do. */
static bool operand(struct parsing *parsing, struct test *test)
{
	struct loader *loader = parsing->loader;
	const char *name;
	bool my;

	if (!phrase_operand(&parsing->phrase, &my, &name))
		return false;
	parsing->told = true;
	if (parsing->trying && !operand_fits(parsing, my, name))
		return false;
	if (!my && !parsing->scope->papers) {
		tell(loader, FAULT_CONDITION, parsing->at, "`its.%s` may only stand in a condition on a paper", name);
		return false;
	}
	test->operand_subject = my ? SUBJECT_PERSON : SUBJECT_PAPER;
	test->operand = operand_attribute(loader, parsing->at, my, name);
	if (test->operand == NO_INDEX)
		return false;
	const struct attribute *other = &loader->rules->attributes[test->operand];

	if (!same_sort(parsing->attribute->type, other->type)) {
		tell(loader, FAULT_TEST_TYPE, parsing->at, "`%s` is %s and `%s` is %s; they cannot be compared",
			parsing->attribute->id, value_shape(parsing->attribute), other->id, value_shape(other));
		return false;
	}
	parsing->told = false;
	return true;
}

static bool with_operand(
	struct parsing *parsing, uint32_t *made, enum operation operation, int32_t amount, enum unit unit)
{
	struct test test = parsing->test;

	if (!operand(parsing, &test))
		return false;
	test.operation = operation;
	test.amount = amount;
	test.unit = unit;
	*made = condition_of_test(parsing->loader, &test);
	return true;
}

/* Two limits against one operand: both must hold. */
static bool around_operand(struct parsing *parsing, uint32_t *made, enum operation low, int32_t least,
	enum operation high, int32_t most, enum unit unit)
{
	struct loader *loader = parsing->loader;
	uint32_t start = parsing->phrase.at, right = NO_INDEX;

	if (!with_operand(parsing, made, low, least, unit))
		return false;
	parsing->phrase.at = start;
	with_operand(parsing, &right, high, most, unit);
	*made = condition_both(loader, *made, right);
	return true;
}

/* ---- dates ---- */

/* What the words of a length of time mean, by what it is measured against. */
enum measure { MEASURE_AT_MOST, MEASURE_LESS, MEASURE_AT_LEAST, MEASURE_MORE, MEASURE_WITHIN, MEASURES };

static const char *const measure_words[MEASURES] = {"at most", "less than", "at least", "more than", "within"};

static bool measured_after(
	struct parsing *parsing, uint32_t *made, enum measure measure, int32_t amount, enum unit unit)
{
	switch (measure) {
	case MEASURE_LESS: return around_operand(parsing, made, OP_FROM, 0, OP_BEFORE, amount, unit);
	case MEASURE_AT_LEAST: return with_operand(parsing, made, OP_FROM, amount, unit);
	case MEASURE_MORE: return with_operand(parsing, made, OP_AFTER, amount, unit);
	default: return around_operand(parsing, made, OP_FROM, 0, OP_UNTIL, amount, unit);
	}
}

static bool measured_before(
	struct parsing *parsing, uint32_t *made, enum measure measure, int32_t amount, enum unit unit)
{
	switch (measure) {
	case MEASURE_LESS: return around_operand(parsing, made, OP_AFTER, -amount, OP_UNTIL, 0, unit);
	case MEASURE_AT_LEAST: return with_operand(parsing, made, OP_UNTIL, -amount, unit);
	case MEASURE_MORE: return with_operand(parsing, made, OP_BEFORE, -amount, unit);
	default: return around_operand(parsing, made, OP_FROM, -amount, OP_UNTIL, 0, unit);
	}
}

static bool measured(struct parsing *parsing, uint32_t *made, enum measure measure, int32_t amount, enum unit unit)
{
	static const enum operation old[MEASURES] = {
		OP_OLD_AT_MOST, OP_OLD_LESS, OP_OLD_AT_LEAST, OP_OLD_MORE, OP_OLD_AT_MOST};
	static const enum operation left[MEASURES] = {
		OP_LEFT_AT_MOST, OP_LEFT_LESS, OP_LEFT_AT_LEAST, OP_LEFT_MORE, OP_LEFT_AT_MOST};
	struct phrase *phrase = &parsing->phrase;

	if (phrase_words(phrase, "after"))
		return measured_after(parsing, made, measure, amount, unit);
	if (phrase_words(phrase, "before"))
		return measured_before(parsing, made, measure, amount, unit);
	if (measure != MEASURE_WITHIN && phrase_words(phrase, "left"))
		return against_visit(parsing, made, left[measure], amount, unit);
	if (!phrase_words(phrase, "old") && measure != MEASURE_WITHIN)
		return false;
	return against_visit(parsing, made, old[measure], amount, unit);
}

static bool age_of_paper(struct parsing *parsing, uint32_t *made)
{
	int32_t amount;
	enum unit unit;

	for (uint32_t measure = 0; measure < MEASURES; measure++)
		if (phrase_words(&parsing->phrase, measure_words[measure]))
			return phrase_amount(&parsing->phrase, &amount, &unit)
				&& measured(parsing, made, (enum measure)measure, amount, unit);
	return false;
}

static bool date_limit(struct parsing *parsing, uint32_t *made)
{
	static const struct {
		const char *word;
		enum operation operation;
	} rows[] = {{"from", OP_FROM}, {"until", OP_UNTIL}, {"before", OP_BEFORE}, {"after", OP_AFTER}};
	int32_t day;

	for (uint32_t i = 0; i < 4; i++) {
		if (!phrase_words(&parsing->phrase, rows[i].word))
			continue;
		if (!phrase_date(&parsing->phrase, &day))
			return with_operand(parsing, made, rows[i].operation, 0, UNIT_DAYS);
		switch (rows[i].operation) {
		case OP_FROM: return test_between(parsing, made, day, VALUE_HIGHEST);
		case OP_UNTIL: return test_between(parsing, made, VALUE_LOWEST, day);
		case OP_BEFORE: return test_between(parsing, made, VALUE_LOWEST, day - 1);
		default: return test_between(parsing, made, day + 1, VALUE_HIGHEST);
		}
	}
	return false;
}

static bool ordered(struct parsing *parsing, uint32_t *made, int32_t low, int32_t high)
{
	if (low <= high)
		return test_between(parsing, made, low, high);
	if (!parsing->trying)
		tell(parsing->loader, FAULT_BAD_LIMITS, parsing->at, "the lower limit lies above the upper one");
	parsing->told = true;
	return false;
}

static bool date_test(struct parsing *parsing, uint32_t *made)
{
	struct phrase *phrase = &parsing->phrase;
	int32_t low, high, amount = 0;
	enum unit unit = UNIT_DAYS;

	if (phrase_words(phrase, "not passed")) {
		if (phrase_words(phrase, "by more than") && !phrase_amount(phrase, &amount, &unit))
			return false;
		return against_visit(parsing, made, OP_NOT_PASSED, amount, unit);
	}
	if (phrase_words(phrase, "passed"))
		return against_visit(parsing, made, OP_OLD_MORE, 0, UNIT_DAYS);
	if (phrase_date(phrase, &low)) {
		high = low;
		return (!phrase_words(phrase, "to") || phrase_date(phrase, &high)) && ordered(parsing, made, low, high);
	}
	return date_limit(parsing, made) || age_of_paper(parsing, made);
}

/* ---- numbers ---- */

static bool number_test(struct parsing *parsing, uint32_t *made)
{
	struct phrase *phrase = &parsing->phrase;
	int32_t low, high;

	if (phrase_words(phrase, "at least"))
		return phrase_number(phrase, &low) ? test_between(parsing, made, low, VALUE_HIGHEST)
						   : with_operand(parsing, made, OP_AT_LEAST_FACT, 0, UNIT_DAYS);
	if (phrase_words(phrase, "at most"))
		return phrase_number(phrase, &high) ? test_between(parsing, made, VALUE_LOWEST, high)
						    : with_operand(parsing, made, OP_AT_MOST_FACT, 0, UNIT_DAYS);
	if (phrase_words(phrase, "more than"))
		return phrase_number(phrase, &low) ? test_between(parsing, made, low + 1, VALUE_HIGHEST)
						   : with_operand(parsing, made, OP_AT_LEAST_FACT, 1, UNIT_DAYS);
	if (phrase_words(phrase, "less than"))
		return phrase_number(phrase, &high) ? test_between(parsing, made, VALUE_LOWEST, high - 1)
						    : with_operand(parsing, made, OP_AT_MOST_FACT, -1, UNIT_DAYS);
	if (!phrase_number(phrase, &low))
		return false;
	high = low;
	return (!phrase_words(phrase, "to") || phrase_number(phrase, &high)) && ordered(parsing, made, low, high);
}

bool has_order(enum type type)
{
	return type == TYPE_DATE || type == TYPE_NUMBER || type == TYPE_AGE;
}

/* ---- any type ---- */

static bool common_test(struct parsing *parsing, uint32_t *made)
{
	struct phrase *phrase = &parsing->phrase;

	if (phrase_words(phrase, "given"))
		return against_visit(parsing, made, OP_GIVEN, 0, UNIT_DAYS);
	if (phrase_words(phrase, "not same as"))
		return with_operand(parsing, made, OP_NOT_SAME_AS, 0, UNIT_DAYS);
	return phrase_words(phrase, "same as") && with_operand(parsing, made, OP_SAME_AS, 0, UNIT_DAYS);
}

static bool typed_test(struct parsing *parsing, uint32_t *made)
{
	if (parsing->attribute->type == TYPE_DATE)
		return date_test(parsing, made);
	return has_order(parsing->attribute->type) && number_test(parsing, made);
}

/* A phrase that is no plain value: one of the readings must use up all of its words. */
bool phrase_test(struct parsing *parsing, const char *word, uint32_t *made)
{
	static bool (*const readings[])(struct parsing *, uint32_t *) = {common_test, typed_test};
	bool read = false;

	phrase_start(&parsing->phrase, word);
	for (uint32_t i = 0; i < 2 && !read && !parsing->told; i++) {
		parsing->phrase.at = 0;
		read = readings[i](parsing, made) && phrase_end(&parsing->phrase);
	}
	phrase_clear(&parsing->phrase);
	return read;
}
