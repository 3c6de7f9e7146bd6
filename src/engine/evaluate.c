#include "engine/evaluate.h"

#include "engine/spread.h"
#include "engine/test.h"
#include "model/list_lines.h"

struct view view_of(const struct answers *answers, uint32_t person)
{
	return (struct view){
		.person = person == PERSON_ME ? &answers->me : &answers->others[person - 1],
		.index = person,
	};
}

/* ---- conditions ---- */

static inline bool between(int32_t day, int32_t from, int32_t to)
{
	return day >= from && day <= to;
}

bool condition_in_force(const struct rules *rules, uint32_t condition, int32_t visit)
{
	return between(visit, rules->conditions[condition].valid_from, rules->conditions[condition].valid_to);
}

bool requirement_in_force(const struct rules *rules, uint32_t requirement, int32_t visit)
{
	return between(visit, rules->requirements[requirement].valid_from, rules->requirements[requirement].valid_to);
}

bool line_in_force(const struct run *run, const struct line *line)
{
	return between(run->answers->visit, line->valid_from, line->valid_to);
}

static const struct value *subject_look(const struct run *run, enum subject subject, uint32_t attribute,
	const struct view *view, const struct paper *paper)
{
	return subject == SUBJECT_PAPER ? paper_look(run->rules, paper, attribute)
					: fact_look(run->rules, view->person, attribute);
}

enum outcome run_outcome(
	const struct run *run, const struct test *test, const struct view *view, const struct paper *paper)
{
	const struct value *value = subject_look(run, test->subject, test->attribute, view, paper), *operand = NULL;

	if (test->operand != NO_INDEX)
		operand = subject_look(run, test->operand_subject, test->operand, view, paper);
	return test_outcome(run->rules, test, value, operand, run->answers->visit);
}

/* Could the open value that the test met, alone among those of the test, be what this run took it for? */
static bool in_doubt(const struct run *run, const struct test *test, const struct view *view, const struct paper *paper)
{
	struct scope *scope = run->scopes ? scope_of(run->scopes, view->person) : NULL;

	if (!scope || test->operand != NO_INDEX
		|| subject_look(run, test->subject, test->attribute, view, paper)->state != VALUE_UNKNOWN)
		return true;
	return !spread_reaches(run->scopes, scope, test->subject == SUBJECT_PAPER ? paper->kind : NO_INDEX,
		test->attribute, run->best);
}

/* Whichever of the two is not known. */
static void see_test(struct run *run, const struct test *test, const struct view *view, const struct paper *paper)
{
	bool own =
		test->operand == NO_INDEX || value_open(subject_look(run, test->subject, test->attribute, view, paper));
	enum subject subject = own ? test->subject : test->operand_subject;

	run_saw(run, view, subject == SUBJECT_PAPER ? paper : NULL, own ? test->attribute : test->operand, NO_INDEX);
}

/* Kept apart, so that the everyday test above all needs no room for this. */
__attribute__((noinline)) static bool test_met_further(
	struct run *run, const struct test *test, const struct view *view, const struct paper *paper)
{
	enum outcome outcome = run_outcome(run, test, view, paper);

	if (outcome != OUTCOME_OPEN)
		return outcome == OUTCOME_PASS;
	see_test(run, test, view, paper);
	run->doubtful = run->doubtful || in_doubt(run, test, view, paper);
	return run->best;
}

static inline bool test_met(struct run *run, uint32_t index, const struct view *view, const struct paper *paper)
{
	const struct test *test = &run->rules->tests[index];
	bool passes;

	run->looks++;
	if (test->subject == SUBJECT_PAPER
		&& test_plainly(test, paper_look(run->rules, paper, test->attribute), run->answers->visit, &passes))
		return passes;
	return test_met_further(run, test, view, paper);
}

/* Another paper of the same holder that the list accepts: it may want another in turn, and so on, so this is capped. */
static bool with_met(struct run *run, uint32_t list, const struct view *view, const struct paper *paper)
{
	if (run->looks > RUN_LOOKS_MAX) {
		run->truncated = run->open = run->doubtful = true;
		return run->best;
	}
	for (uint32_t index = 0; index < view->person->paper_count; index++)
		if (&view->person->papers[index] != paper && list_accepts(run, list, view, index))
			return true;
	return false;
}

static bool parts_met(
	struct run *run, const struct condition *condition, const struct view *view, const struct paper *paper)
{
	const uint32_t *part = &run->rules->condition_links[condition->parts.first];
	bool any = condition->kind == CONDITION_ANY;

	for (uint32_t index = 0; index < condition->parts.count; index++)
		if (condition_in_force(run->rules, part[index], run->answers->visit)
			&& condition_met(run, part[index], view, paper) == any)
			return any;
	return !any;
}

bool condition_met(struct run *run, uint32_t index, const struct view *view, const struct paper *paper)
{
	const struct condition *condition = &run->rules->conditions[index];

	if (condition->kind == CONDITION_TEST)
		return test_met(run, condition->test, view, paper);
	if (condition->kind == CONDITION_WITH)
		return with_met(run, condition->list, view, paper);
	return parts_met(run, condition, view, paper);
}

static inline bool condition_holds(struct run *run, uint32_t index, const struct view *view, const struct paper *paper)
{
	const struct condition *condition;

	if (index == NO_INDEX)
		return true;
	condition = &run->rules->conditions[index];
	if (!between(run->answers->visit, condition->valid_from, condition->valid_to))
		return true;
	if (condition->kind == CONDITION_TEST)
		return test_met(run, condition->test, view, paper);
	return condition_met(run, index, view, paper);
}

/* ---- papers ---- */

bool paper_there(struct run *run, const struct view *view, uint32_t index)
{
	enum have have = view->person->papers[index].have;

	if (have == HAVE_NO || (view->out && view->out[index]))
		return false;
	if (have == HAVE_YES)
		return true;
	run_saw(run, view, &view->person->papers[index], NO_INDEX, NO_INDEX);
	return run->best;
}

bool paper_usable(struct run *run, const struct view *view, const struct paper *paper)
{
	const struct kind *kind = &run->rules->kinds[paper->kind];

	return !kind->never && condition_holds(run, kind->counts, view, paper);
}

/* First and count apart, here and below: a span that is handed on costs more than the look at most papers. */
static inline bool line_takes(
	struct run *run, uint32_t first, uint32_t count, const struct view *view, const struct paper *paper)
{
	const struct line *line = &run->rules->lines[first];

	for (uint32_t at = 0; at < count; at++, line++)
		if (between(run->answers->visit, line->valid_from, line->valid_to)
			&& condition_holds(run, line->condition, view, paper))
			return true;
	return false;
}

bool list_takes(struct run *run, uint32_t index, const struct view *view, const struct paper *paper)
{
	const struct list *list = &run->rules->lists[index];
	struct span own = list_lines_of(run->rules, list, paper->kind), any = list_lines_any(run->rules, list);

	return line_takes(run, own.first, own.count, view, paper) || line_takes(run, any.first, any.count, view, paper);
}

uint32_t list_next(struct run *run, uint32_t index, const struct view *view, uint32_t from, uint32_t end)
{
	const struct list *list = &run->rules->lists[index];
	struct span any = list_lines_any(run->rules, list);

	for (; from < end; from++) {
		const struct paper *paper = &view->person->papers[from];
		struct span own;
		run->looks++;
		if (paper->have == HAVE_NO) /* most papers, in most worlds that are tried */
			continue;
		own = list_lines_of(run->rules, list, paper->kind);
		if ((!own.count && !any.count)
			|| ((paper->have != HAVE_YES || view->out) && !paper_there(run, view, from)))
			continue;
		if (paper_usable(run, view, paper)
			&& ((own.count && line_takes(run, own.first, own.count, view, paper))
				|| (any.count && line_takes(run, any.first, any.count, view, paper))))
			break;
	}
	return from;
}

bool list_accepts(struct run *run, uint32_t index, const struct view *view, uint32_t at)
{
	return list_next(run, index, view, at, at + 1) == at;
}

/* ---- requirements ---- */

static inline bool met_below(
	struct run *run, const struct requirement *requirement, uint32_t index, const struct view *view)
{
	if (requirement->choose_same != NO_INDEX || requirement->never_together.count)
		return choose_met(run, index, view);
	if (requirement->kind == REQUIRE_TALLY) /* every leaf of most trees */
		return tally_met(run, requirement, view);
	return requirement_met_plainly(run, index, view);
}

bool requirement_met(struct run *run, uint32_t index, const struct view *view)
{
	return met_below(run, &run->rules->requirements[index], index, view);
}

static inline bool parts_of(struct run *run, const struct requirement *requirement, const struct view *view)
{
	const uint32_t *part = &run->rules->requirement_links[requirement->parts.first];
	bool any = requirement->kind == REQUIRE_ANY;

	for (uint32_t index = 0; index < requirement->parts.count; index++) {
		const struct requirement *one = &run->rules->requirements[part[index]];
		if (between(run->answers->visit, one->valid_from, one->valid_to)
			&& met_below(run, one, part[index], view) == any)
			return any;
	}
	return !any;
}

/* One of whom it is not known that there is none. */
static bool person_there(struct run *run, const struct view *view)
{
	if (view->person->have == HAVE_YES)
		return true;
	run_saw(run, view, NULL, NO_INDEX, NO_INDEX);
	return run->best;
}

static bool persons_met(struct run *run, const struct requirement *requirement, const struct view *view)
{
	const struct answers *answers = run->answers;
	uint32_t wanted = wanted_number(run, requirement, view), found = 0, left = 0;

	for (uint32_t index = 0; index < answers->other_count; index++)
		left += answers->others[index].role == requirement->role && answers->others[index].have != HAVE_NO;
	for (uint32_t index = 0; index < answers->other_count && found < wanted && found + left >= wanted; index++) {
		struct view other = view_of(answers, index + 1);
		if (other.person->role != requirement->role || other.person->have == HAVE_NO)
			continue;
		left--;
		if (person_ideal(other.person)
			|| (person_there(run, &other)
				&& requirement_met(run, run->rules->roles[requirement->role].requirement, &other)))
			found++;
	}
	if (!answers->roles_complete[requirement->role])
		run->open = true;
	return found >= wanted;
}

static bool me_met(struct run *run, const struct requirement *requirement, const struct view *view)
{
	return condition_holds(run, requirement->condition, view, NULL);
}

bool requirement_met_plainly(struct run *run, uint32_t index, const struct view *view)
{
	const struct requirement *requirement = &run->rules->requirements[index];

	switch (requirement->kind) {
	case REQUIRE_TALLY: return tally_met(run, requirement, view);
	case REQUIRE_ME: return me_met(run, requirement, view);
	case REQUIRE_PERSON: return persons_met(run, requirement, view);
	case REQUIRE_EVENTS: return events_met(run, requirement, view);
	case REQUIRE_TEXT: return text_met(run, requirement, view);
	default: break;
	}
	return requirement->apart ? apart_met(run, requirement, view) : parts_of(run, requirement, view);
}
