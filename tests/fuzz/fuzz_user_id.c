/* Any bytes as a text that has rules, those of the shipped user ID: the verdict and the faults agree, every place is
 * within the text, and each text that is proposed passes. */

#include <assert.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "engine/report.h"
#include "engine/text_rule.h"
#include "fuzz.h"
#include "load_file.h"

static struct rules rules;
static const struct requirement *requirement;
static uint32_t checklist;

static void give_back(void)
{
	rules_clear(&rules);
}

static void load(void)
{
	load_file(&rules, "rules.yaml");
	atexit(give_back);
	for (uint32_t at = 0; at < rules.checklist_count; at++)
		if (rules.requirements[rules.checklists[at].requirement].kind == REQUIRE_TEXT)
			checklist = at;
	requirement = &rules.requirements[rules.checklists[checklist].requirement];
	assert(requirement->kind == REQUIRE_TEXT);
}

static bool sure_fault(const struct fault *faults, uint32_t count)
{
	for (uint32_t at = 0; at < count; at++)
		if (!faults[at].open)
			return true;
	return false;
}

/* The text as the answer, and what is known of the one that it must not be. */
static const struct report *judge(struct arena *arena, const char *text, const char *other)
{
	struct answers *answers = answers_new(arena, &rules, 20788);
	struct person *me = &answers->me;
	const struct fault *faults;
	uint32_t count, points = (uint32_t)text_points(text);

	me->facts[requirement->attribute] = value_text(text);
	for (uint32_t at = 0; other && at < requirement->text_rules.count; at++) {
		const struct text_rule *rule = &rules.text_rules[requirement->text_rules.first + at];

		if (rule->kind == TEXT_NOT_SAME)
			me->facts[rule->other] = value_text(other);
	}
	faults = text_faults(arena, &rules, requirement, me, &count);
	for (uint32_t at = 0; at < count; at++)
		assert(faults[at].position <= points);
	const struct report *report = report_make(arena, &rules, checklist, answers, REPORT_ALL);

	assert((report->verdict == VERDICT_NOT_READY) == sure_fault(faults, count));
	assert((report->verdict == VERDICT_READY) == (count == 0));
	return report;
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	const char *text, *other = NULL;

	if (!requirement)
		load();
	if (!size || size > 256)
		return 0;
	text = arena_copy(&arena, (const char *)data + 1, size - 1);
	/* Neither typed nor read: a control character begins what stands for a private text. */
	if (!text_valid(text, strlen(text)) || text_first_unsafe(text, strlen(text), NULL) != SIZE_MAX)
		text = "x";
	text = text_nfc(&arena, text);
	if (data[0] & 1)
		other = text + (data[0] / 2u) % (strlen(text) + 1);
	if (other && !text_valid(other, strlen(other)))
		other = NULL;
	const struct report *report = judge(&arena, text, other);

	for (uint32_t at = 0; at < report->proposal_count; at++)
		assert(judge(&arena, report->proposals[at], other)->verdict != VERDICT_NOT_READY);
	arena_clear(&arena);
	return 0;
}
