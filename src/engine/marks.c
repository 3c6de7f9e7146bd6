/*
 * Where the tests cut the values of an unknown. A test against an operand
 * that is itself open cuts wherever the operand's own cuts would put it, and
 * an operand is cut wherever what is compared with it is: so two unknowns
 * that are compared have between them a value for every case.
 */

#include "engine/candidates.h"
#include "engine/evaluate.h"
#include "engine/stand_in.h"
#include "engine/test.h"
#include "engine/text_rule.h"
#include "engine/text_samples.h"

#define MARKS_DEPTH 4u

static void add_cut(struct marks *marks, int32_t cut)
{
	if (!numbers_have(&marks->cuts, (uint32_t)cut))
		numbers_add(marks->arena, &marks->cuts, (uint32_t)cut);
}

void marks_add_around(struct marks *marks, int32_t point)
{
	add_cut(marks, point);
	if (point < VALUE_NEVER)
		add_cut(marks, point + 1);
}

static void add_text(struct marks *marks, const char *text)
{
	for (uint32_t index = 0; index < marks->text_count; index++)
		if (text_same(marks->texts[index], text))
			return;
	if (marks->text_count == marks->text_room) {
		uint32_t room = marks->text_room ? 2 * marks->text_room : 8;
		const char **more = arena_array(marks->arena, room, sizeof *more);
		for (uint32_t index = 0; index < marks->text_count; index++)
			more[index] = marks->texts[index];
		marks->texts = more;
		marks->text_room = room;
	}
	marks->texts[marks->text_count++] = text;
}

/* A value that something may equal. */
static void add_point(struct marks *marks, enum type type, const struct value *value, int32_t visit)
{
	for (uint32_t index = 0; index < value->count; index++)
		add_point(marks, type, &value->more[index], visit);
	if (value->count || value->state != VALUE_EXACT)
		return;
	if (type == TYPE_TEXT)
		add_text(marks, value->text);
	else if (type == TYPE_AGE)
		marks_add_around(marks, age_range(value, visit).low);
	else if (type_ordered(type))
		marks_add_around(marks, value->low);
	else
		add_cut(marks, value->low);
}

static void add_range(struct marks *marks, struct range range)
{
	if (range.low > VALUE_LOWEST)
		add_cut(marks, range.low);
	if (range.high < VALUE_NEVER)
		add_cut(marks, range.high + 1);
}

static void add_members(struct marks *marks, const struct test *test, enum type type)
{
	for (uint32_t index = 0; index < test->member_count; index++)
		if (test->words)
			add_text(marks, test->words[index]);
		else if (type_ordered(type))
			marks_add_around(marks, test->members[index]);
		else
			add_cut(marks, test->members[index]);
}

/* ---- comparisons ---- */

static void marks_of(struct world *world, const struct variable *variable, struct marks *out, uint32_t depth);

/* All on it are of one person, and each is of some variable. */
static bool on_path(const struct marks *out, const struct variable *variable)
{
	for (const struct marks *at = out; at; at = at->from)
		if (at->of->paper == variable->paper && at->of->attribute == variable->attribute)
			return true;
	return false;
}

/* The marks of the other side, open or known; those that it has from this side are not sought again. */
static void marks_of_other(
	struct world *world, uint32_t person, uint32_t paper, uint32_t attribute, struct marks *out, uint32_t depth)
{
	struct variable other = variable_at(world, person, paper, attribute);

	out->arena = world->arena;
	if (!value_open(&other.known)) {
		add_point(out, world->rules->attributes[attribute].type, &other.known, world->answers->visit);
	} else if (!on_path(out->from, &other)) {
		/* cppcheck-suppress autoVariables ; looked at by what marks_of() calls only */
		out->of = &other;
		if (depth > 0)
			marks_of(world, &other, out, depth - 1);
		out->of = NULL;
		out->inexact |= depth == 0;
	}
	if (other.known.state == VALUE_BETWEEN)
		add_range(out, value_range(world->rules, attribute, &other.known, world->answers->visit));
}

static void take_texts_and_constants(struct marks *marks, const struct marks *from)
{
	for (uint32_t index = 0; index < from->text_count; index++)
		add_text(marks, from->texts[index]);
	for (uint32_t index = 0; index < from->cuts.count; index++)
		add_cut(marks, (int32_t)from->cuts.at[index]);
}

/* This value is tested against an operand: its cuts follow from the operand's. */
static void from_operand(struct world *world, const struct variable *variable, const struct test *test,
	struct marks *out, uint32_t depth)
{
	struct marks theirs = {.from = out};

	marks_of_other(world, variable->person, test->operand_subject == SUBJECT_PAPER ? variable->paper : NO_INDEX,
		test->operand, &theirs, depth);
	out->inexact |= theirs.inexact;
	if (!type_ordered(world->rules->attributes[test->attribute].type)) {
		take_texts_and_constants(out, &theirs);
		return;
	}
	for (uint32_t index = 0; index < theirs.cuts.count; index++) {
		int32_t point = (int32_t)theirs.cuts.at[index];
		marks_add_around(out, day_shift(point, test->amount, test->unit));
		marks_add_around(out, day_shift(point - 1, test->amount, test->unit));
	}
}

static void marks_of_keys(struct world *world, const struct variable *variable, struct marks *out)
{
	const struct person *person = world_person(world, variable->person);
	enum type type = world->rules->attributes[variable->attribute].type;

	for (uint32_t paper = 0; paper < person->paper_count; paper++)
		if (person->papers[paper].have != HAVE_NO)
			add_point(out, type, paper_look(world->rules, &person->papers[paper], variable->attribute),
				world->answers->visit);
}

/* Cuts of what is tested, as cuts of what it is tested against. */
static void take_tested(const struct rules *rules, const struct test *test, const struct marks *from, struct marks *out)
{
	if (!type_ordered(rules->attributes[test->attribute].type)) {
		take_texts_and_constants(out, from);
		return;
	}
	for (uint32_t index = 0; index < from->cuts.count; index++) {
		int32_t point = (int32_t)from->cuts.at[index];
		for (int32_t beside = -1; beside <= 1; beside++)
			if (point < VALUE_NEVER)
				add_cut(out, day_reaching(point + beside, test->amount, test->unit, false));
	}
}

/* What papers are counted or chosen by may have to be what stands on another one. */
static void from_keys(struct world *world, const struct variable *variable, const struct test *test, struct marks *out)
{
	const struct scope *scope = scope_of(world->scopes, world_person(world, variable->person));
	struct marks theirs = {.arena = world->arena};

	if (!scope_goes_by(scope, test->attribute))
		return;
	marks_of_keys(world, &(struct variable){.person = variable->person, .attribute = test->attribute}, &theirs);
	take_tested(world->rules, test, &theirs, out);
}

static void from_subject(struct world *world, const struct variable *variable, const struct test *test, uint32_t paper,
	struct marks *out, uint32_t depth)
{
	struct marks theirs = {.from = out};

	marks_of_other(world, variable->person, paper, test->attribute, &theirs, depth);
	out->inexact |= theirs.inexact;
	take_tested(world->rules, test, &theirs, out);
}

/* This value is the operand of a test of others: of the same paper, of the person, of all their papers. */
static void as_operand(struct world *world, const struct variable *variable, const struct test *test, uint32_t index,
	struct marks *out, uint32_t depth)
{
	const struct person *person = world_person(world, variable->person);
	struct scope *scope = scope_of(world->scopes, person);

	from_keys(world, variable, test, out);
	if (variable->paper != NO_INDEX || test->subject == SUBJECT_PERSON) {
		from_subject(world, variable, test, variable->paper, out, depth);
		return;
	}
	for (uint32_t paper = 0; paper < person->paper_count; paper++)
		if (person->papers[paper].have != HAVE_NO
			&& numbers_have(&scope->by_kind[person->papers[paper].kind], index))
			from_subject(world, variable, test, paper, out, depth);
}

static void marks_of_test(
	struct world *world, const struct variable *variable, uint32_t index, struct marks *out, uint32_t depth)
{
	const struct test *test = &world->rules->tests[index];
	enum type type = world->rules->attributes[test->attribute].type;
	struct range range;

	if (test->attribute == variable->attribute) {
		if (test->operand != NO_INDEX)
			from_operand(world, variable, test, out, depth);
		else if (test_range(world->rules, test, NULL, world->answers->visit, &range))
			add_range(out, range);
		add_members(out, test, type);
	}
	if (test->operand == variable->attribute)
		as_operand(world, variable, test, index, out, depth);
}

static void marks_of(struct world *world, const struct variable *variable, struct marks *out, uint32_t depth)
{
	const struct scope *scope = scope_of(world->scopes, world_person(world, variable->person));
	const struct numbers *tests = variable->paper == NO_INDEX ? &scope->tests : variable->tests;

	for (uint32_t index = 0; index < tests->count; index++)
		marks_of_test(world, variable, tests->at[index], out, depth);
}

/* ---- keys, numbers wanted, texts ---- */

/* Of other papers it is asked against something else that stands on them: what all share may have to be that. */
static void marks_of_their_own(struct world *world, const struct variable *variable, const struct test *test,
	uint32_t index, struct marks *out)
{
	const struct person *person = world_person(world, variable->person);
	const struct scope *scope = scope_of(world->scopes, person);
	struct variable there = *variable;

	for (there.paper = 0; there.paper < person->paper_count; there.paper++)
		if (there.paper != variable->paper && person->papers[there.paper].have != HAVE_NO
			&& numbers_have(&scope->by_kind[person->papers[there.paper].kind], index))
			from_operand(world, &there, test, out, MARKS_DEPTH);
}

/* What papers of other kinds have to be: a key of its own is none of that, one that all share may have to be. */
static void marks_of_other_kinds(struct world *world, const struct variable *variable, struct marks *out)
{
	const struct rules *rules = world->rules;
	const struct scope *scope = scope_of(world->scopes, world_person(world, variable->person));
	enum type type = rules->attributes[variable->attribute].type;
	struct range range;

	for (uint32_t index = 0; index < scope->tests.count; index++) {
		const struct test *test = &rules->tests[scope->tests.at[index]];
		if (test->attribute != variable->attribute)
			continue;
		if (test->operand != NO_INDEX) {
			if (variable->same && test->operand_subject == SUBJECT_PERSON)
				from_operand(world, variable, test, out, MARKS_DEPTH);
			else if (variable->same)
				marks_of_their_own(world, variable, test, scope->tests.at[index], out);
			continue;
		}
		if (test_range(rules, test, NULL, world->answers->visit, &range))
			add_range(out, range);
		add_members(out, test, type);
	}
}

/* What the other answer of a not-same rule may be so that it is the same as the text. */
static void mark_the_same(
	struct marks *marks, const struct rules *rules, const struct text_rule *rule, const char *text)
{
	uint32_t form = rules->attributes[rule->other].form_digits;

	if (form && stand_in_is(text)) {
		if (stand_in_outcome(rules, rule, text) == OUTCOME_OPEN)
			add_text(marks, text);
		return;
	}
	if (form)
		text = text_stripped(marks->arena, text, rule->ignoring);
	if (!form || text_has_form(text, form))
		add_text(marks, text);
}

/* A text and those that it may not be the same as, each as what the other may be. */
static void marks_of_texts(struct world *world, const struct variable *variable, struct marks *out)
{
	const struct rules *rules = world->rules;
	const struct person *person = world_person(world, variable->person);
	const struct scope *scope = scope_of(world->scopes, person);

	for (uint32_t at = 0; at < scope->requirements.count; at++) {
		const struct requirement *requirement = &rules->requirements[scope->requirements.at[at]];
		const struct value *value;
		for (uint32_t index = 0; requirement->kind == REQUIRE_TEXT && index < requirement->text_rules.count;
			index++) {
			const struct text_rule *rule = &rules->text_rules[requirement->text_rules.first + index];
			if (rule->kind != TEXT_NOT_SAME)
				continue;
			value = fact_look(rules, person, requirement->attribute);
			if (rule->other == variable->attribute && value->state == VALUE_EXACT
				&& !text_stands_for_some(value->text) && !text_is_chosen(value->text))
				mark_the_same(out, rules, rule, value->text);
			value = fact_look(rules, person, rule->other);
			if (requirement->attribute == variable->attribute
				&& !(value->text && (text_stands_for_some(value->text) || text_is_chosen(value->text))))
				add_point(out, TYPE_TEXT, value, 0);
		}
	}
}

/* The other answer may be the same as a text that is open too: as one of each sort that it may be. */
static void marks_of_open_texts(const struct world *world, const struct variable *variable, struct marks *out)
{
	const struct rules *rules = world->rules;
	const struct person *person = world_person(world, variable->person);
	const struct scope *scope = scope_of(world->scopes, person);

	for (uint32_t at = 0; at < scope->requirements.count; at++) {
		const struct requirement *requirement = &rules->requirements[scope->requirements.at[at]];
		const struct sampled *sampled = text_samples_of(scope, requirement->attribute);
		if (requirement->kind != REQUIRE_TEXT || !sampled
			|| fact_look(rules, person, requirement->attribute)->state != VALUE_UNKNOWN)
			continue;
		for (uint32_t index = 0; index < requirement->text_rules.count; index++) {
			const struct text_rule *rule = &rules->text_rules[requirement->text_rules.first + index];
			for (uint32_t text = 0; text < sampled->unlike && rule->kind == TEXT_NOT_SAME
				&& rule->other == variable->attribute;
				text++)
				mark_the_same(out, rules, rule, sampled->texts[text]);
		}
	}
}

/* What stands on all papers of a kind that is not there yet. */
static void marks_of_kinds(const struct world *world, const struct variable *variable, struct marks *out)
{
	const struct rules *rules = world->rules;
	const struct scope *scope = scope_of(world->scopes, world_person(world, variable->person));
	enum type type = rules->attributes[variable->attribute].type;

	for (uint32_t kind = 0; kind < rules->kind_count; kind++)
		if (scope->named[kind])
			add_point(out, type, &rules->kinds[kind].fixed[variable->attribute], world->answers->visit);
}

void marks_find(struct world *world, const struct variable *variable, enum keys keys, struct marks *out)
{
	*out = (struct marks){.arena = world->arena, .of = variable};
	marks_of(world, variable, out, MARKS_DEPTH);
	if (keys != KEYS_NONE)
		marks_of_keys(world, variable, out);
	if (keys == KEYS_OF_KINDS)
		marks_of_kinds(world, variable, out);
	if (variable->same || (variable->distinct && type_ordered(world->rules->attributes[variable->attribute].type)))
		marks_of_other_kinds(world, variable, out);
	if (variable->text)
		marks_of_texts(world, variable, out);
	if (variable->wanted || variable->allowed)
		number_marks(world, variable, out);
	out->text_late = out->text_count;
	if (variable->text)
		marks_of_open_texts(world, variable, out);
}
