#include "engine/trial.h"

#include <string.h>

#include "base/date.h"
#include "engine/evaluate.h"
#include "engine/test.h"
#include "engine/text_rule.h"
#include "engine/text_samples.h"

#define SEVERAL_CELLS 6u
#define AGE_MAX 150
#define NUMBER_MAX 999999999

static void try_value(struct trial *trial, struct value value, bool own)
{
	if (trial->count == trial->room) {
		uint32_t room = trial->room ? 2 * trial->room : 16;
		struct tried *more = arena_array(trial->world->arena, room, sizeof *more);
		if (trial->count)
			memcpy(more, trial->list, trial->count * sizeof *more);
		trial->list = more;
		trial->room = room;
	}
	trial->list[trial->count++] = (struct tried){.value = value, .own = own};
}

/* ---- one value for each cell ---- */

static struct range domain(const struct rules *rules, const struct variable *variable, int32_t visit)
{
	const struct attribute *attribute = &rules->attributes[variable->attribute];
	struct range range = {DATE_MIN, DATE_MAX};

	if (attribute->type == TYPE_AGE)
		range = (struct range){0, AGE_MAX};
	if (attribute->type == TYPE_NUMBER)
		range = (struct range){0, NUMBER_MAX};
	if (variable->known.state == VALUE_BETWEEN) {
		struct range known = {variable->known.low, variable->known.high};
		if (attribute->type == TYPE_AGE)
			known = age_range(&variable->known, visit);
		range.low = known.low > range.low ? known.low : range.low;
		range.high = known.high < range.high ? known.high : range.high;
		if (range.low > range.high) /* no such value can be; one stands for them all the same */
			range.low = range.high = known.high;
	}
	return range;
}

static void sort_cuts(struct numbers *cuts)
{
	for (uint32_t index = 1; index < cuts->count; index++)
		for (uint32_t at = index; at > 0 && (int32_t)cuts->at[at] < (int32_t)cuts->at[at - 1]; at--) {
			uint32_t swap = cuts->at[at];
			cuts->at[at] = cuts->at[at - 1];
			cuts->at[at - 1] = swap;
		}
}

#define NO_OWN INT64_MAX

static uint32_t ordinal(const struct variable *variable)
{
	return 1 + variable->paper;
}

/* A key within the cell that no other paper takes for its own: each has one of every so many in a row. NO_OWN in a
 * narrow cell, which may be what a rule names. */
static int64_t own_number(const struct trial *trial, int32_t low, int32_t high, bool from_above)
{
	const struct variable *variable = trial->variable;
	int64_t round = (int64_t)world_person(trial->world, variable->person)->paper_count + 2;
	int64_t from = from_above ? (int64_t)high - 1 : (int64_t)low + 1; /* the end is what all may share */
	int64_t ahead = from_above ? from - ordinal(variable) : (int64_t)ordinal(variable) - from;

	if ((int64_t)high - low <= round)
		return NO_OWN;
	ahead = (ahead % round + round) % round;
	return from_above ? from - ahead : from + ahead;
}

static void try_cell(struct trial *trial, int32_t low, int32_t high, enum purpose purpose, bool first)
{
	const struct variable *variable = trial->variable;
	bool number = variable->wanted || variable->allowed;
	bool take_high = number ? (purpose == PURPOSE_WORST) == variable->wanted : first;
	int64_t own;

	try_value(trial, value_exact(take_high ? high : low), false);
	/* What others are compared with may have to be below them, or above them; and where days are shifted before they
	 * are compared, an end may be out of reach of any. */
	if (low != high
		&& (variable->operand || (variable->wanted && variable->allowed)
			|| (purpose == PURPOSE_ALL && (number || variable_waits(trial->world, variable))))) {
		try_value(trial, value_exact(take_high ? low : high), false);
		if (!number && high - low > 2)
			try_value(trial, value_exact(low + (high - low) / 2), false);
	}
	if (!variable->distinct && !variable->same)
		return;
	own = own_number(trial, low, high, take_high);
	if (own != NO_OWN)
		try_value(trial, value_exact((int32_t)own), true);
	else
		for (int32_t value = low; value <= high && value - low < 8; value++)
			try_value(trial, value_exact(value), false);
}

static void try_ordered(struct trial *trial, struct marks *marks, enum purpose purpose)
{
	const struct rules *rules = trial->world->rules;
	const struct attribute *attribute = &rules->attributes[trial->variable->attribute];
	struct range range = domain(rules, trial->variable, trial->world->answers->visit);
	int32_t low = range.low;
	bool first = true;

	sort_cuts(&marks->cuts);
	for (uint32_t index = 0; index < marks->cuts.count; index++) {
		int32_t cut = (int32_t)marks->cuts.at[index];
		if (cut <= low || cut > range.high)
			continue;
		try_cell(trial, low, cut - 1, purpose, first);
		low = cut;
		first = false;
	}
	try_cell(trial, low, range.high, purpose, false);
	if (attribute->type == TYPE_DATE && attribute->absent_given && attribute->absent.low == VALUE_NEVER
		&& (trial->variable->known.state == VALUE_UNKNOWN || trial->variable->known.high >= VALUE_NEVER))
		try_value(trial, attribute->absent, false);
}

static uint32_t shared_keys(const struct trial *trial)
{
	const struct scope *scope = scope_of(trial->world->scopes, world_person(trial->world, trial->variable->person));
	uint32_t count = 0;

	for (uint32_t index = 0; trial->variable->same && index < scope->requirements.count; index++)
		count += trial->world->rules->requirements[scope->requirements.at[index]].choose_same
			== trial->variable->attribute;
	return count ? count : 1;
}

/* How many values that no rule names: where two unknowns are compared, one to be equal and one to differ. */
static uint32_t fresh_count(const struct trial *trial)
{
	bool compared = trial->variable->operand || variable_waits(trial->world, trial->variable);

	return shared_keys(trial) + (compared ? 1 : 0);
}

/* Values that no rule names: some that all may share, one of its own. */
static void try_fresh_numbers(struct trial *trial, const struct marks *marks)
{
	int32_t fresh = 0x100000;

	for (uint32_t left = fresh_count(trial); left > 0; fresh++)
		if (!numbers_have(&marks->cuts, (uint32_t)fresh)) {
			try_value(trial, value_exact(fresh), false);
			left--;
		}
	fresh = 0x100000;
	if (trial->variable->distinct || trial->variable->same)
		try_value(trial, value_exact(fresh + 0x1000 + (int32_t)ordinal(trial->variable)), true);
}

const char *fresh_text(struct arena *arena, uint32_t number)
{
	char *text = arena_string(arena, "\x01other    ");

	for (uint32_t at = 6; number && at < 10; at++, number /= 26)
		text[at] = (char)('a' + number % 26);
	return text;
}

static bool marked(const struct marks *marks, const char *text)
{
	for (uint32_t index = 0; index < marks->text_count; index++)
		if (text_same(marks->texts[index], text))
			return true;
	return false;
}

/* A text that a person makes up: one that every rule takes and one that none does, or, where several requirements look
 * at it, texts of all sorts. */
static void try_made_up(struct trial *trial, enum purpose purpose, bool *inexact)
{
	const struct world *world = trial->world;
	const struct sampled *sampled = text_samples_of(
		scope_of(world->scopes, world_person(world, trial->variable->person)), trial->variable->attribute);

	for (uint32_t index = 0; sampled && purpose == PURPOSE_BEST && index < sampled->chosen_count; index++)
		try_value(trial, value_text(sampled->chosen[index]), false);
	for (uint32_t index = 0; sampled && index < sampled->count; index++)
		try_value(trial, value_text(sampled->texts[index]), false);
	*inexact |= sampled && sampled->lacking;
	if (sampled)
		return;
	try_value(trial, value_text(text_that_passes), false);
	try_value(trial, value_text(text_that_fails), false);
}

static void try_texts(struct trial *trial, const struct marks *marks, enum purpose purpose, bool *inexact)
{
	struct arena *arena = trial->world->arena;

	for (uint32_t index = 0; index < marks->text_late; index++)
		try_value(trial, value_text(marks->texts[index]), false);
	if (trial->variable->text)
		try_made_up(trial, purpose, inexact);
	for (uint32_t left = fresh_count(trial), number = 1; left > 0; number++) {
		const char *fresh = fresh_text(arena, number);
		if (!marked(marks, fresh)) {
			try_value(trial, value_text(fresh), false);
			left--;
		}
	}
	for (uint32_t index = marks->text_late; index < marks->text_count; index++)
		try_value(trial, value_text(marks->texts[index]), false);
	if (trial->variable->distinct || trial->variable->same)
		try_value(trial, value_text(fresh_text(arena, 26 + ordinal(trial->variable))), true);
}

/* Those that a rule names, and one of the others; all, where others' values are compared with it. */
static void try_choices(struct trial *trial, const struct marks *marks, uint32_t count)
{
	bool enough = false,
	     all = trial->variable->distinct || trial->variable->same || trial->variable->operand
		|| variable_waits(trial->world, trial->variable);

	for (uint32_t choice = 0; choice < count; choice++) {
		bool named = numbers_have(&marks->cuts, choice);
		if (!named && !all && enough)
			continue;
		try_value(trial, value_exact((int32_t)choice), false);
		enough |= !named;
	}
}

static void try_by_type(struct trial *trial, struct marks *marks, enum purpose purpose, bool *inexact)
{
	const struct attribute *attribute = &trial->world->rules->attributes[trial->variable->attribute];

	switch (trial->type) {
	case TYPE_YES_NO:
		try_value(trial, value_exact(1), false);
		try_value(trial, value_exact(0), false);
		break;
	case TYPE_CHOICE: try_choices(trial, marks, attribute->choice_count); break;
	case TYPE_COUNTRY:
		for (uint32_t index = 0; index < marks->cuts.count; index++)
			try_value(trial, value_exact((int32_t)marks->cuts.at[index]), false);
		try_fresh_numbers(trial, marks);
		break;
	case TYPE_TEXT: try_texts(trial, marks, purpose, inexact); break;
	default: try_ordered(trial, marks, purpose);
	}
}

/* ---- none, and several at once ---- */

static bool asked_whether_given(const struct trial *trial)
{
	const struct rules *rules = trial->world->rules;

	for (uint32_t index = 0; index < trial->variable->tests->count; index++) {
		const struct test *test = &rules->tests[trial->variable->tests->at[index]];
		if (test->operation == OP_GIVEN && test->attribute == trial->variable->attribute)
			return !rules->attributes[test->attribute].absent_given;
	}
	return false;
}

static struct value several_of(struct arena *arena, const struct tried *list, uint32_t count, uint32_t members)
{
	struct value *more = arena_array(arena, count, sizeof *more);
	struct value value = {.state = VALUE_EXACT, .more = more};

	for (uint32_t index = 0; index < count; index++)
		if (members & 1u << index)
			more[value.count++] = list[index].value;
	return value;
}

/* One value for all that pass the same tests, where only the tests look at them. */
static void join_alike(struct trial *trial)
{
	const struct variable *variable = trial->variable;
	uint32_t kept = 0;

	trial_judge(trial);
	if (trial->open || variable->operand || variable->distinct || variable->same)
		return;
	for (uint32_t index = 0; index < trial->count; index++) {
		bool alike = false;
		for (uint32_t at = 0; at < kept && !alike; at++)
			alike = trial->list[at].passes == trial->list[index].passes;
		if (!alike)
			trial->list[kept++] = trial->list[index];
	}
	trial->count = kept;
}

static void try_several(struct trial *trial, bool *inexact)
{
	uint32_t count = trial->count;

	if (!trial->world->rules->attributes[trial->variable->attribute].several || count < 2)
		return;
	if (count > SEVERAL_CELLS)
		join_alike(trial);
	count = trial->count;
	if (count > SEVERAL_CELLS)
		*inexact = true;
	for (uint32_t members = 1; count <= SEVERAL_CELLS && members < 1u << count; members++)
		if (members & (members - 1))
			try_value(trial, several_of(trial->world->arena, trial->list, count, members), false);
	for (uint32_t from = 0; count > SEVERAL_CELLS && from < count; from += 16) {
		uint32_t run = count - from < 16 ? count - from : 16;
		try_value(trial, several_of(trial->world->arena, trial->list + from, run, (1u << run) - 1), false);
	}
}

/* At best a paper that is counted by its key has one of its own: those of others are not wanted, and may be many. */
static enum keys keys_wanted(const struct trial *trial, enum purpose purpose, bool *inexact)
{
	struct work *work = trial->world->scopes->work;

	if ((!trial->variable->distinct && !trial->variable->same) || trial->variable->lonely)
		return KEYS_NONE;
	if (work_spent(work)) {
		*inexact = true;
		return KEYS_NONE;
	}
	work_spend(work, world_person(trial->world, trial->variable->person)->paper_count);
	if (purpose != PURPOSE_BEST)
		return KEYS_OF_PAPERS;
	if (trial->variable->same)
		work_spend(work, trial->world->rules->kind_count);
	else if (!type_ordered(trial->type))
		return KEYS_NONE;
	return trial->variable->same ? KEYS_OF_KINDS : KEYS_OF_PAPERS;
}

void candidates_find(struct world *world, const struct variable *variable, enum purpose purpose, struct candidates *out)
{
	struct trial trial = {.world = world, .variable = variable};
	struct marks marks;

	*out = (struct candidates){0};
	if (variable->kind == VARIABLE_LOG) {
		log_candidates(world, variable, purpose, out);
		return;
	}
	trial.type = world->rules->attributes[variable->attribute].type;
	marks_find(world, variable, keys_wanted(&trial, purpose, &out->inexact), &marks);
	out->inexact |= marks.inexact;
	try_by_type(&trial, &marks, purpose, &out->inexact);
	try_several(&trial, &out->inexact);
	if (asked_whether_given(&trial) && variable->known.state == VALUE_UNKNOWN)
		try_value(&trial, value_of_nothing, false);
	trial_judge(&trial);
	trial_prune(&trial, purpose);
	trial_order(&trial, purpose);
	work_spend(world->scopes->work,
		(uint64_t)marks.text_count + marks.cuts.count + (uint64_t)trial.count * (1 + variable->tests->count));
	out->count = trial.count;
	out->values = arena_array(world->arena, trial.count, sizeof *out->values);
	for (uint32_t index = 0; index < trial.count; index++)
		out->values[index] = trial.list[index].value;
}

void candidate_set(
	struct world *world, const struct variable *variable, const struct candidates *candidates, uint32_t which)
{
	if (variable->kind == VARIABLE_LOG)
		*world_log(world, variable->person, variable->event) = candidates->logs[which];
	else
		*world_slot(world, variable->person, variable->paper, variable->attribute) = candidates->values[which];
}

void candidate_unset(struct world *world, const struct variable *variable)
{
	if (variable->kind == VARIABLE_LOG)
		*world_log(world, variable->person, variable->event) = variable->log;
	else
		*world_slot(world, variable->person, variable->paper, variable->attribute) = variable->known;
}
