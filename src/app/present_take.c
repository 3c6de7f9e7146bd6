#include "app/express.h"

/* What to take along, and all that `check` says. */

static void heading(const struct view *view, struct said_list *list, unsigned level, const char *msgid)
{
	say_line(view, list, ROLE_HEADING, level, say(present_tag(view), msgid));
}

struct taking {
	const struct view *view;
	struct said_list *list;
	struct said_list to_do; /* what is no paper */
	struct paper_ref *taken;
	uint32_t count, room;
};

static bool taken_before(struct taking *taking, struct paper_ref paper)
{
	for (uint32_t index = 0; index < taking->count; index++)
		if (taking->taken[index].person == paper.person && taking->taken[index].index == paper.index
			&& taking->taken[index].kind == paper.kind)
			return true;
	if (taking->count < taking->room)
		taking->taken[taking->count++] = paper;
	return false;
}

static void take(struct taking *taking, const char *words)
{
	say_line(taking->view, taking->list, ROLE_PARAGRAPH, 1, words)->state =
		say(present_tag(taking->view), N_("take it along"));
}

static void see_to(struct taking *taking, const char *words)
{
	say_line(taking->view, &taking->to_do, ROLE_PARAGRAPH, 1, words);
}

static void take_facts(struct taking *taking, const struct finding *finding)
{
	const struct rules *rules = taking->view->rules;
	const struct requirement *requirement = &rules->requirements[finding->requirement];
	const struct condition *condition;

	if (requirement->kind != REQUIRE_ME || requirement->condition == NO_INDEX)
		return;
	condition = &rules->conditions[requirement->condition];
	for (uint32_t part = 0; part <= condition->parts.count; part++) {
		const struct condition *one = condition->kind == CONDITION_TEST ? condition
			: part < condition->parts.count
			? &rules->conditions[rules->condition_links[condition->parts.first + part]]
			: NULL;

		if (one && one->kind == CONDITION_TEST && rules->tests[one->test].subject == SUBJECT_PERSON
			&& text_given(&rules->attributes[rules->tests[one->test].attribute].to_do))
			see_to(taking,
				present_text(
					taking->view, &rules->attributes[rules->tests[one->test].attribute].to_do));
		if (condition->kind == CONDITION_TEST)
			break;
	}
}

static void take_finding(struct taking *taking, const struct finding *finding)
{
	const struct rules *rules = taking->view->rules;
	const struct requirement *requirement = &rules->requirements[finding->requirement];
	bool any = requirement->kind == REQUIRE_ANY, taken = false;

	if (!finding->in_force || finding->verdict != VERDICT_READY)
		return;
	for (uint32_t index = 0; index < finding->by_count; index++)
		if (!taken_before(taking, finding->by[index]))
			take(taking, present_paper(taking->view, finding->by[index]));
	if (requirement->kind == REQUIRE_PERSON)
		see_to(taking,
			present_text(taking->view,
				text_given(&rules->roles[requirement->role].to_do)
					? &rules->roles[requirement->role].to_do
					: &rules->roles[requirement->role].label));
	take_facts(taking, finding);
	for (uint32_t part = 0; part < finding->part_count && !(any && taken); part++) {
		take_finding(taking, &finding->parts[part]);
		taken |= finding->parts[part].verdict == VERDICT_READY;
	}
}

static void still_needed(const struct view *view, struct said_list *list)
{
	const struct report *report = view->report;
	const struct completion *first = report->completion_count ? &report->completions[0] : NULL;
	const char **parts;
	uint32_t count;

	if (report->verdict == VERDICT_READY)
		return;
	if (!first || !first->item_count) {
		const char *missing = present_missing(view);

		if (missing)
			say_line(view, list, ROLE_MISSING, 0, missing);
		return;
	}
	heading(view, list, 0,
		report->completion_count > 1 ? N_("Still needed, the shortest way") : N_("Still needed"));
	parts = arena_array(view->arena, first->item_count, sizeof *parts);
	count = present_parts(view, first, parts);
	for (uint32_t index = 0; index < count; index++)
		say_line(view, list, ROLE_MISSING, 1, parts[index]);
	present_kinds(view, first, 1, list);
}

static void reminders(const struct view *view, struct said_list *list, bool heads)
{
	bool headed = heads;

	for (uint32_t index = 0; index < view->report->notice_count; index++) {
		if (view->rules->notices[view->report->notices[index]].heads != heads)
			continue;
		if (!headed)
			heading(view, list, 0, N_("Remember"));
		headed = true;
		say_line(view, list, ROLE_NOTICE, heads ? 0 : 1, present_notice(view, view->report->notices[index]));
	}
}

void present_take(const struct view *view, struct said_list *list)
{
	struct paper_ref taken[64];
	struct taking taking = {view, list, {.count = 0}, taken, 0, 64};
	const struct finding *root = view->report->root;
	uint32_t before;

	say_line(view, list, ROLE_TITLE, 0,
		express(view, N_("What to take along: {name}"), "name",
			present_text(view, &view->rules->checklists[view->report->checklist].title), NULL));
	reminders(view, list, true);
	say_line(view, list, ROLE_PARAGRAPH, 0,
		express(view, N_("Day of your visit: {date}"), "date", present_date(view, view->report->visit), NULL));
	heading(view, list, 0, N_("You have"));
	before = list->count;
	/* Where the whole is not met yet, its parts may be. */
	if (root->verdict == VERDICT_READY)
		take_finding(&taking, root);
	for (uint32_t part = 0; root->verdict != VERDICT_READY && part < root->part_count; part++)
		take_finding(&taking, &root->parts[part]);
	if (list->count == before && !taking.to_do.count)
		say_line(view, list, ROLE_PARAGRAPH, 1,
			say(present_tag(view), N_("Nothing yet that settles a requirement.")));
	if (list->count == before)
		list->count--; /* no paper yet: no heading for them */
	if (taking.to_do.count)
		heading(view, list, 0, N_("You must also"));
	for (uint32_t index = 0; index < taking.to_do.count; index++)
		say_line(view, list, ROLE_PARAGRAPH, 1, taking.to_do.lines[index].text);
	say_line(view, list, ROLE_VERDICT, 0, present_verdict(view));
	still_needed(view, list);
	reminders(view, list, false);
}

/* ---- all that `check` says ---- */

void present_report(const struct view *view, struct said_list *list)
{
	reminders(view, list, true);
	say_line(
		view, list, ROLE_TITLE, 0, present_text(view, &view->rules->checklists[view->report->checklist].title));
	say_line(view, list, ROLE_PARAGRAPH, 0,
		express(view, N_("Day of your visit: {date}"), "date", present_date(view, view->report->visit), NULL));
	present_why(view, list);
	if (view->report->ask_count)
		heading(view, list, 0, N_("Still to be answered"));
	for (uint32_t index = 0; index < view->report->ask_count; index++)
		say_line(view, list, ROLE_QUESTION, 1, present_ask(view, &view->report->asks[index]));
	if (view->report->proposal_count)
		heading(view, list, 0, N_("You could use"));
	for (uint32_t index = 0; index < view->report->proposal_count; index++)
		say_line(view, list, ROLE_CHOICE, 1, view->report->proposals[index]);
	reminders(view, list, false);
}
