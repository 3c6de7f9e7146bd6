#include "lint/lint.h"

#include <stdio.h>

#include "base/buffer.h"
#include "engine/report.h"
#include "lint/imply.h"
#include "lint/notation.h"
#include "lint/reach.h"
#include "model/answers.h"

enum { COPIES_MOST = 8, PERSONS_THOUGHT_OF = 8, DEPTH_MOST = 64 };

static struct trial trial_of(const struct lint *lint)
{
	return (struct trial){.rules = lint->rules, .scratch = lint->scratch, .visit = lint->today};
}

static bool in_force(const struct lint *lint, const struct requirement *requirement)
{
	return lint->today >= requirement->valid_from && lint->today <= requirement->valid_to;
}

/* The most that a row can give: papers that count once for each key, each worth its points. */
static uint64_t row_most(const struct lint *lint, const struct row *row)
{
	const struct rules *rules = lint->rules;
	const struct list *list = &rules->lists[row->list];
	const struct trial trial = trial_of(lint);
	bool *seen = arena_array(lint->scratch, rules->kind_count + 1, sizeof(bool));
	uint64_t count = 0;

	for (uint32_t i = 0; i < list->lines.count; i++) {
		const struct line *line = &rules->lines[list->lines.first + i];
		uint32_t first = line->kind == NO_INDEX ? 0 : line->kind;
		uint32_t end = line->kind == NO_INDEX ? rules->kind_count : line->kind + 1;

		for (uint32_t kind = first; kind < end; kind++)
			if (!seen[rules->kinds[kind].same_as] && condition_possible(&trial, kind, line->condition)) {
				seen[rules->kinds[kind].same_as] = true;
				count++;
			}
	}
	/* Papers of one kind may be brought again and again, unless kinds must differ. */
	if (count && (!row->distinct_kind || row->distinct_count))
		count = UINT32_MAX;
	if (count > row->most)
		count = row->most;
	return count ? row->first + (count - 1) * row->each : 0;
}

static bool different(const struct rules *rules, const struct requirement *requirement)
{
	return rules->rows[requirement->rows.first].distinct_kind;
}

static bool out_of_reach(const struct lint *lint, const struct requirement *requirement)
{
	struct arena_mark mark = arena_mark(lint->scratch);
	uint64_t most = 0;
	char message[160];

	if (requirement->kind != REQUIRE_TALLY || requirement->need_fact != NO_INDEX)
		return false;
	for (uint32_t i = 0; i < requirement->rows.count; i++)
		most += row_most(lint, &lint->rules->rows[requirement->rows.first + i]);
	arena_rewind(lint->scratch, mark);
	if (most >= requirement->need || (!requirement->points && most == 0))
		return false;
	if (requirement->points)
		snprintf(message, sizeof(message), "%u points are required and there are at most %llu to be had",
			requirement->need, (unsigned long long)most);
	else
		snprintf(message, sizeof(message), "%u %s are required, and at most %llu can count", requirement->need,
			different(lint->rules, requirement) ? "different kinds" : "papers", (unsigned long long)most);
	lint_tell(lint, requirement->points ? LINT_POINTS_OUT_OF_REACH : LINT_TOO_FEW_KINDS, requirement->place,
		requirement->id, message);
	return true;
}

static bool follows_up(const struct rules *rules)
{
	for (uint32_t i = 0; i < rules->condition_count; i++)
		if (rules->conditions[i].kind == CONDITION_WITH)
			return true;
	return false;
}

/* As many papers of one kind as the requirement, with its parts where those want different papers, could count. */
static uint32_t copies_counted(const struct rules *rules, const struct requirement *requirement)
{
	uint32_t copies = 1, apart = 0;

	for (uint32_t r = 0; r < requirement->rows.count; r++) {
		const struct row *row = &rules->rows[requirement->rows.first + r];
		uint32_t each = requirement->points && row->each ? row->each : 1;
		uint32_t counted = requirement->need / each + (requirement->need % each > 0);

		counted = counted < row->most ? counted : row->most;
		if ((!row->distinct_kind || row->distinct_count) && counted > copies)
			copies = counted;
	}
	for (uint32_t p = 0; requirement->apart && p < requirement->parts.count && apart < COPIES_MOST; p++)
		apart += copies_counted(
			rules, &rules->requirements[rules->requirement_links[requirement->parts.first + p]]);
	return apart > copies ? apart : copies;
}

static uint32_t copies_needed(const struct rules *rules)
{
	uint32_t copies = 1;

	for (uint32_t i = 0; i < rules->requirement_count; i++) {
		uint32_t counted = copies_counted(rules, &rules->requirements[i]);

		copies = counted > copies ? counted : copies;
	}
	copies += follows_up(rules);
	return copies < COPIES_MOST ? copies : COPIES_MOST;
}

/* Nothing is known; where papers of one kind may count more than once there may be several. */
static const struct answers *nothing_known(const struct lint *lint)
{
	struct answers *answers = answers_new(lint->scratch, lint->rules, lint->today);
	uint32_t copies = copies_needed(lint->rules);

	for (uint32_t kind = 0; copies > 1 && kind < lint->rules->kind_count; kind++)
		for (uint32_t i = 0; i < copies; i++)
			answers_add_paper(lint->scratch, lint->rules, &answers->me, kind);
	return answers;
}

/* Does it look at papers that can never count? That is told of the kind, and what follows from it is not. */
static bool needs_unusable(const struct lint *lint, const struct requirement *requirement)
{
	const struct rules *rules = lint->rules;

	for (uint32_t r = 0; r < requirement->rows.count; r++) {
		const struct list *list = &rules->lists[rules->rows[requirement->rows.first + r].list];

		for (uint32_t i = 0; i < list->lines.count; i++) {
			uint32_t kind = rules->lines[list->lines.first + i].kind;

			if (kind != NO_INDEX && lint->unusable[kind])
				return true;
		}
	}
	return false;
}

/* Does it count more papers of one kind than were thought of? Of other persons one of each kind is. */
static bool counts_more(const struct rules *rules, uint32_t index, uint32_t copies, uint32_t depth)
{
	const struct requirement *requirement = &rules->requirements[index];

	if (depth == 0 || copies_counted(rules, requirement) > copies)
		return true;
	for (uint32_t i = 0; i < requirement->parts.count; i++)
		if (counts_more(rules, rules->requirement_links[requirement->parts.first + i], copies, depth - 1))
			return true;
	return requirement->kind == REQUIRE_PERSON
		&& (requirement->need > PERSONS_THOUGHT_OF
			|| counts_more(rules, rules->roles[requirement->role].requirement, 1, depth - 1));
}

/* The deepest requirement that is so is told; what it is a part of follows from it. */
static bool judge(const struct lint *lint, const struct answers *answers, uint32_t index)
{
	const struct requirement *requirement = &lint->rules->requirements[index];
	bool truncated = false, below = false;
	enum verdict verdict;

	if (!in_force(lint, requirement))
		return false;
	for (uint32_t i = 0; i < requirement->parts.count; i++)
		below |= judge(lint, answers, lint->rules->requirement_links[requirement->parts.first + i]);
	if (below || out_of_reach(lint, requirement))
		return true;
	if (needs_unusable(lint, requirement))
		return true;
	verdict = requirement->kind == REQUIRE_TEXT && lint_no_text(lint->rules, requirement)
		? VERDICT_NOT_READY
		: report_verdict(lint->scratch, lint->rules, index, answers, &truncated);
	if (verdict == VERDICT_UNKNOWN
		|| (verdict == VERDICT_NOT_READY && counts_more(lint->rules, index, COPIES_MOST, DEPTH_MOST)))
		return false;
	lint_tell(lint, verdict == VERDICT_READY ? LINT_ALWAYS_MET : LINT_CANNOT_BE_MET, requirement->place,
		requirement->id,
		verdict == VERDICT_READY                    ? "it is met whatever is brought or answered"
			: requirement->kind == REQUIRE_TEXT ? "no text can keep to all of its rules"
							    : "nothing can meet it");
	return true;
}

static void compare_alternatives(const struct lint *lint, const struct requirement *requirement)
{
	const struct rules *rules = lint->rules;
	const struct trial trial = trial_of(lint);

	for (uint32_t i = 0; requirement->kind == REQUIRE_ANY && i < requirement->parts.count; i++) {
		uint32_t left = rules->requirement_links[requirement->parts.first + i];

		for (uint32_t j = 0; j < requirement->parts.count; j++) {
			uint32_t right = rules->requirement_links[requirement->parts.first + j];
			const struct requirement *inner = &rules->requirements[left],
						 *outer = &rules->requirements[right];
			char message[200];

			if (i == j || !requirement_implies(&trial, left, right)
				|| (i < j && requirement_implies(&trial, right, left)))
				continue;
			snprintf(message, sizeof(message), "whenever it is met, %s is met too",
				outer->id ? outer->id : "another alternative");
			lint_tell(lint, LINT_ALTERNATIVE_CONTAINED, inner->place, inner->id, message);
		}
	}
}

void lint_requirements(const struct lint *lint)
{
	const struct rules *rules = lint->rules;
	const struct answers *answers = nothing_known(lint);

	for (uint32_t i = 0; i < rules->checklist_count; i++)
		judge(lint, answers, rules->checklists[i].requirement);
	for (uint32_t i = 0; i < rules->role_count; i++)
		judge(lint, answers, rules->roles[i].requirement);
	for (uint32_t i = 0; i < rules->requirement_count; i++)
		compare_alternatives(lint, &rules->requirements[i]);
}
