#include "engine/report.h"

#include "engine/asks.h"
#include "engine/completions.h"
#include "engine/reasons.h"
#include "engine/report_keep.h"
#include "engine/solve.h"
#include "engine/text_rule.h"

/* The notices in force: those with no condition, and those whose condition is certainly met. */
static void add_notices(struct arena *arena, const struct rules *rules, const struct checklist *checklist,
	const struct answers *answers, struct report *report)
{
	uint32_t *notices = arena_array(arena, checklist->notices.count, sizeof *notices);

	for (uint32_t index = 0; index < checklist->notices.count; index++) {
		const struct notice *notice = &rules->notices[checklist->notices.first + index];
		bool truncated;
		if (answers->visit < notice->valid_from || answers->visit > notice->valid_to)
			continue;
		if (notice->when == NO_INDEX
			|| report_verdict(arena, rules, notice->when, answers, &truncated) == VERDICT_READY)
			notices[report->notice_count++] = checklist->notices.first + index;
	}
	report->notices = notices;
}

static const struct fault *faults_joined(struct arena *arena, const struct fault *left, uint32_t left_count,
	const struct fault *right, uint32_t right_count)
{
	struct fault *all = arena_array(arena, (size_t)left_count + right_count, sizeof *all);

	for (uint32_t index = 0; index < left_count + right_count; index++)
		all[index] = index < left_count ? left[index] : right[index - left_count];
	return all;
}

static bool any_certain(const struct fault *faults, uint32_t count)
{
	for (uint32_t index = 0; index < count; index++)
		if (!faults[index].open)
			return true;
	return false;
}

/* The faults of every text with rules that the visitor's checklist has; proposals for the first that breaks one, or,
 * where none does, for the first. */
static void add_texts(struct arena *arena, struct scopes *scopes, const struct answers *answers, struct report *report)
{
	const struct scope *scope;
	bool wrong = false;

	scopes_fill(scopes);
	scope = &scopes->of[0];
	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		uint32_t number = scope->requirements.at[index], count;
		const struct requirement *requirement = &scopes->rules->requirements[number];
		const struct fault *faults;
		bool certain;

		if (requirement->kind != REQUIRE_TEXT)
			continue;
		faults = text_faults(arena, scopes->rules, requirement, &answers->me, &count);
		certain = any_certain(faults, count);
		if (report->proposed == NO_INDEX || (!wrong && certain))
			report->proposed = number;
		wrong |= certain;
		report->faults = faults_joined(arena, report->faults, report->fault_count, faults, count);
		report->fault_count += count;
	}
	if (report->proposed != NO_INDEX)
		report->proposals = text_proposals(arena, scopes->rules, &scopes->rules->requirements[report->proposed],
			&answers->me, &report->proposal_count);
}

static const struct report *make(struct arena *frame, const struct rules *rules, uint32_t checklist,
	const struct answers *answers, unsigned wanted)
{
	const struct checklist *list = &rules->checklists[checklist];
	struct scopes *scopes = arena_alloc(frame, sizeof *scopes);
	struct report *report = arena_alloc(frame, sizeof *report);
	struct work work = {WORK_MAX};
	struct reasoning reasoning = {.arena = frame, .scopes = scopes, .answers = answers};

	*scopes = scopes_for(frame, rules, list->requirement, answers);
	scopes->work = &work;
	scopes->prepared = arena_array(frame, 2, sizeof *scopes->prepared);
	report->checklist = checklist;
	report->visit = answers->visit;
	report->proposed = NO_INDEX;
	if (wanted & REPORT_REASONS)
		report->root = reasons_find(&reasoning, list->requirement, PERSON_ME);
	if (report->root && !reasoning.truncated && !work_spent(&work)) {
		report->verdict = report->root->verdict;
	} else {
		work.left = WORK_MAX;
		report->verdict = verdict_of(frame, scopes, answers, list->requirement, PERSON_ME, &report->truncated);
		report->truncated |= reasoning.truncated;
	}
	work.left = WORK_MAX;
	if ((wanted & REPORT_COMPLETIONS) && report->verdict != VERDICT_READY)
		completions_find(frame, scopes, answers, report, (wanted & REPORT_AFTER) != 0);
	work.left = WORK_MAX;
	if ((wanted & REPORT_ASKS) && report->verdict == VERDICT_UNKNOWN)
		asks_find(frame, scopes, answers, report);
	if (wanted & REPORT_TEXT)
		add_texts(frame, scopes, answers, report);
	add_notices(frame, rules, list, answers, report);
	return report;
}

/* What it takes to find ways and questions is many times as much as the report: it is not kept. */
const struct report *report_make(struct arena *frame, const struct rules *rules, uint32_t checklist,
	const struct answers *answers, unsigned wanted)
{
	struct arena scratch;
	const struct report *report;

	if (!(wanted & (REPORT_COMPLETIONS | REPORT_ASKS)))
		return make(frame, rules, checklist, answers, wanted);
	arena_init(&scratch);
	report = report_keep(frame, make(&scratch, rules, checklist, answers, wanted));
	arena_clear(&scratch);
	return report;
}
