#include "app/express.h"

/* The whole explanation: each requirement, how it stands, and what would do. */

/* How a part stands in what it is told within: needed at all; one of several ways. */
enum { NEEDED = 1, AMONG_OTHERS = 2 };

static void tell_finding(
	const struct view *view, const struct finding *finding, unsigned level, struct said_list *list, unsigned flags);

static void tell_parts(
	const struct view *view, const struct finding *finding, unsigned level, struct said_list *list, unsigned flags)
{
	bool any = view->rules->requirements[finding->requirement].kind == REQUIRE_ANY;
	bool settled = any && finding->verdict == VERDICT_READY;
	unsigned inner = (flags & NEEDED) | (any && finding->part_count > 1 ? AMONG_OTHERS : 0);

	for (uint32_t part = 0; part < finding->part_count; part++)
		if (!settled || finding->parts[part].verdict == VERDICT_READY)
			tell_finding(view, &finding->parts[part], level, list, inner);
	for (uint32_t part = 0; settled && part < finding->part_count; part++)
		if (finding->parts[part].verdict != VERDICT_READY)
			tell_finding(view, &finding->parts[part], level, list, inner & ~(unsigned)NEEDED);
}

static void tell_shortfall(
	const struct view *view, const struct finding *finding, unsigned level, struct said_list *list)
{
	const struct requirement *requirement = &view->rules->requirements[finding->requirement];

	if (finding->verdict == VERDICT_NOT_READY && text_given(&requirement->why))
		say_line(view, list, ROLE_PARAGRAPH, level, present_text(view, &requirement->why));
	for (uint32_t index = 0; index < finding->obstacle_count; index++)
		say_line(view, list, ROLE_PARAGRAPH, level, present_obstacle(view, &finding->obstacles[index]));
	for (uint32_t index = 0; index < finding->failed_count; index++) {
		uint32_t attribute = view->rules->tests[finding->failed_tests[index]].attribute;
		struct value value = view_fact(view, finding->person, attribute);

		say_line(view, list, ROLE_PARAGRAPH, level,
			present_failure(view, finding->person, finding->failed_tests[index], &value));
	}
	if (present_lacks_own_papers(view, finding))
		say_line(view, list, ROLE_PARAGRAPH, level,
			say(present_tag(view), N_("Each of these needs a paper of its own.")));
	if (requirement->points && finding->wanted)
		say_line(view, list, ROLE_PARAGRAPH, level,
			express(view, N_("{n} of {wanted} points."), "n",
				compose_number(view->arena, (long)finding->reached_low), "wanted",
				compose_number(view->arena, (long)finding->wanted), NULL));
}

static void tell_finding(
	const struct view *view, const struct finding *finding, unsigned level, struct said_list *list, unsigned flags)
{
	const struct requirement *requirement = &view->rules->requirements[finding->requirement];
	bool needed = flags & NEEDED;
	bool joins = requirement->kind == REQUIRE_ALL || requirement->kind == REQUIRE_ANY;
	bool together = requirement->kind == REQUIRE_ALL && !(flags & AMONG_OTHERS); /* its parts may stand alone */
	bool bare = !text_given(&requirement->label) && joins && finding->part_count
		&& (together || finding->part_count == 1) && !present_lacks_own_papers(view, finding);
	struct said *said;

	if (!finding->in_force)
		return;
	if (bare) {
		tell_parts(view, finding, level, list, flags);
		return;
	}
	said = say_line(view, list, ROLE_REASON, level, present_requirement(view, finding->requirement));
	said->state = needed || finding->verdict == VERDICT_READY ? present_state(view, finding->verdict)
								  : say(present_tag(view), N_("not needed"));
	if (finding->verdict == VERDICT_READY && finding->by_count && !finding->part_count)
		say_line(view, list, ROLE_PARAGRAPH, level + 1,
			express(view, N_("By: {papers}"), "papers",
				papers_in_words(view, finding->by, finding->by_count), NULL));
	if (needed && finding->verdict != VERDICT_READY)
		tell_shortfall(view, finding, level + 1, list);
	tell_parts(view, finding, level + 1, list, flags);
}

static void tell_completions(const struct view *view, struct said_list *list)
{
	const struct report *report = view->report;

	if (report->verdict == VERDICT_READY)
		return;
	if (!report->completion_count) {
		const char *missing = present_missing(view);

		if (missing)
			say_line(view, list, ROLE_MISSING, 0, missing);
		return;
	}
	say_line(view, list, ROLE_HEADING, 0,
		say(present_tag(view),
			report->completion_count > 1 ? N_("The shortest ways to be ready")
						     : N_("The shortest way to be ready")));
	present_ways(view, 1, list);
	if (report->completions_unlisted)
		say_line(view, list, ROLE_PARAGRAPH, 1,
			say(present_tag(view), N_("There are more ways that are as short.")));
	present_kinds(view, report->completions, report->completion_count, list);
}

void present_why(const struct view *view, struct said_list *list)
{
	const char *reason = present_reason(view);

	say_line(view, list, ROLE_VERDICT, 0, present_verdict(view));
	if (*reason)
		say_line(view, list, ROLE_REASON, 0, reason);
	say_line(view, list, ROLE_HEADING, 0, say(present_tag(view), N_("The requirements, one by one")));
	tell_finding(view, view->report->root, 0, list, NEEDED);
	for (uint32_t index = 0; index < view->report->fault_count; index++)
		say_line(view, list, ROLE_PARAGRAPH, 1,
			express(view, N_("{name}: {state}"), "name",
				present_text(view, &view->rules->text_rules[view->report->faults[index].rule].label),
				"state", present_fault(view, &view->report->faults[index]), NULL));
	tell_completions(view, list);
}
