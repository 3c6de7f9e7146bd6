#include "app/express.h"

/* What to take along, and all that `check` says. */

static void heading(const struct view *view, struct said_list *list, unsigned level, const char *msgid)
{
	say_line(view, list, ROLE_HEADING, level, say(present_tag(view), msgid));
}

struct taking {
	const struct view *view;
	struct said_list *list;
	struct said_list to_do;         /* what is no paper */
	const struct completion *first; /* what is told as still needed is not told as there; NULL: nothing is */
	struct paper_ref *taken;
	uint32_t count, room;
};

/* With the first way gone there are papers and persons that are not there yet. */
static bool is_there(const struct taking *taking, struct paper_ref paper)
{
	const struct answers *answers = taking->view->answers;
	const struct person *person;

	if (paper.person > answers->other_count)
		return false;
	person = view_person(taking->view, paper.person);
	return paper.index < person->paper_count && person->papers[paper.index].have == HAVE_YES;
}

/* Is it among what is still needed? `role` and `attribute` are NO_INDEX where it is about the other. */
static bool is_needed(const struct taking *taking, uint32_t person, uint32_t role, uint32_t attribute)
{
	for (uint32_t index = 0; taking->first && index < taking->first->item_count; index++) {
		const struct item *item = &taking->first->items[index];

		if (item->kind == ITEM_PERSON
				? item->role == role
				: item->kind == ITEM_FACT && item->person == person && item->attribute == attribute)
			return true;
	}
	return false;
}

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
			&& !is_needed(taking, finding->person, NO_INDEX, rules->tests[one->test].attribute)
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
		if (is_there(taking, finding->by[index]) && !taken_before(taking, finding->by[index]))
			take(taking, present_paper(taking->view, finding->by[index]));
	if (requirement->kind == REQUIRE_PERSON && !is_needed(taking, NO_INDEX, requirement->role, NO_INDEX))
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

/* What somebody has to be who is not there yet, in the role's own words. */
static void tell_role(const struct view *view, uint32_t role, struct said_list *list)
{
	const struct rules *rules = view->rules;
	const struct requirement *requirement = &rules->requirements[rules->roles[role].requirement];

	if (requirement->kind != REQUIRE_ALL)
		return;
	say_line(view, list, ROLE_PARAGRAPH, 0,
		express(view, N_("{names}:"), "names", present_text(view, &rules->roles[role].label), NULL));
	for (uint32_t part = 0; part < requirement->parts.count; part++)
		say_line(view, list, ROLE_PARAGRAPH, 1,
			present_requirement(view, rules->requirement_links[requirement->parts.first + part]));
}

static void tell_roles(const struct view *view, const struct completion *way, struct said_list *list)
{
	for (uint32_t index = 0; index < way->item_count; index++) {
		bool told = way->items[index].kind != ITEM_PERSON;

		for (uint32_t before = 0; before < index && !told; before++)
			told = way->items[before].kind == ITEM_PERSON
				&& way->items[before].role == way->items[index].role;
		if (!told)
			tell_role(view, way->items[index].role, list);
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
	tell_roles(view, first, list);
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

static void take_all(struct taking *taking, const struct finding *root)
{
	/* How it comes out once the way that is told is gone, so that what that counts on is told too. */
	const struct finding *after = taking->view->report->after;

	if (after) {
		taking->first = taking->view->report->completions;
		root = after;
	}
	if (root->verdict == VERDICT_READY)
		take_finding(taking, root);
	/* Where the whole is not met yet, its parts may be. */
	for (uint32_t part = 0; root->verdict != VERDICT_READY && part < root->part_count; part++)
		take_finding(taking, &root->parts[part]);
}

void present_take(const struct view *view, struct said_list *list)
{
	struct paper_ref taken[64];
	struct taking taking = {.view = view, .list = list, .taken = taken, .room = 64};
	uint32_t before;

	say_line(view, list, ROLE_TITLE, 0,
		express(view, N_("What to take along: {name}"), "name",
			present_text(view, &view->rules->checklists[view->report->checklist].title), NULL));
	reminders(view, list, true);
	say_line(view, list, ROLE_PARAGRAPH, 0,
		express(view, N_("Day of your visit: {date}"), "date", present_date(view, view->report->visit), NULL));
	heading(view, list, 0, N_("You have"));
	before = list->count;
	take_all(&taking, view->report->root);
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
