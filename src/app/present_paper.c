#include "app/express.h"

#include "app/plan.h"

/* Longer texts for reading and for paper: what to take along, a blank checklist, sections, contacts, words. */

static void heading(const struct view *view, struct said_list *list, unsigned level, const char *msgid)
{
	say_line(view, list, ROLE_HEADING, level, say(present_tag(view), msgid));
}

/* ---- what to take along ---- */

struct taking {
	const struct view *view;
	struct said_list *list;
	struct paper_ref *taken;
	uint32_t count, room;
};

static bool taken_before(struct taking *taking, struct paper_ref paper)
{
	for (uint32_t index = 0; index < taking->count; index++)
		if (taking->taken[index].person == paper.person && taking->taken[index].index == paper.index &&
			taking->taken[index].kind == paper.kind)
			return true;
	if (taking->count < taking->room)
		taking->taken[taking->count++] = paper;
	return false;
}

static void take(struct taking *taking, const char *words, const char *state)
{
	struct said *said = say_line(taking->view, taking->list, ROLE_PARAGRAPH, 1, words);

	said->state = say(present_tag(taking->view), state);
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
		const struct condition *one = condition->kind == CONDITION_TEST ? condition :
			part < condition->parts.count ? &rules->conditions[rules->condition_links[condition->parts.first + part]] : NULL;

		if (one && one->kind == CONDITION_TEST && rules->tests[one->test].subject == SUBJECT_PERSON &&
			text_given(&rules->attributes[rules->tests[one->test].attribute].to_do))
			take(taking, present_text(taking->view, &rules->attributes[rules->tests[one->test].attribute].to_do),
				N_("see to it"));
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
			take(taking, present_paper(taking->view, finding->by[index]), N_("take it along"));
	if (requirement->kind == REQUIRE_PERSON)
		take(taking, present_text(taking->view, text_given(&rules->roles[requirement->role].to_do) ?
			&rules->roles[requirement->role].to_do : &rules->roles[requirement->role].label), N_("see to it"));
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

	if (report->verdict == VERDICT_READY)
		return;
	if (!first || !first->item_count) {
		const char *missing = present_missing(view);

		if (missing)
			say_line(view, list, ROLE_MISSING, 0, missing);
		return;
	}
	heading(view, list, 0, report->completion_count > 1 ? N_("Still needed, the shortest way") : N_("Still needed"));
	for (uint32_t index = 0; index < first->item_count; index++)
		say_line(view, list, ROLE_MISSING, 1, present_item(view, &first->items[index]))->state =
			say(present_tag(view), N_("still needed"));
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
	struct taking taking = {view, list, taken, 0, 64};
	uint32_t before;

	say_line(view, list, ROLE_TITLE, 0, express(view, N_("What to take along: {name}"), "name",
		present_text(view, &view->rules->checklists[view->report->checklist].title), NULL));
	reminders(view, list, true);
	say_line(view, list, ROLE_PARAGRAPH, 0, express(view, N_("Day of your visit: {date}"), "date",
		present_date(view, view->report->visit), NULL));
	heading(view, list, 0, N_("You have"));
	before = list->count;
	if (view->report->root) {
		/* Where the whole is not met yet, its parts may be. */
		if (view->report->root->verdict == VERDICT_READY)
			take_finding(&taking, view->report->root);
		for (uint32_t part = 0; view->report->root->verdict != VERDICT_READY && part < view->report->root->part_count; part++)
			take_finding(&taking, &view->report->root->parts[part]);
	}
	if (list->count == before)
		say_line(view, list, ROLE_PARAGRAPH, 1, say(present_tag(view), N_("Nothing yet that settles a requirement.")));
	say_line(view, list, ROLE_VERDICT, 0, present_verdict(view));
	still_needed(view, list);
	reminders(view, list, false);
}

/* ---- all that `check` says ---- */

void present_report(const struct view *view, struct said_list *list)
{
	reminders(view, list, true);
	say_line(view, list, ROLE_TITLE, 0, present_text(view, &view->rules->checklists[view->report->checklist].title));
	say_line(view, list, ROLE_PARAGRAPH, 0, express(view, N_("Day of your visit: {date}"), "date",
		present_date(view, view->report->visit), NULL));
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

/* ---- a checklist with boxes ---- */

static void blank_person(const struct view *view, const struct plan *plan, unsigned level, struct said_list *list);

static void blank_papers(const struct view *view, const struct plan *plan, unsigned level, struct said_list *list)
{
	const struct text *last = NULL;
	bool other = false;

	for (uint32_t index = 0; index < plan->kind_count; index++) {
		const struct plan_kind *kind = &plan->kinds[index];

		if (kind->never)
			continue;
		if (kind->heading && kind->heading != last)
			say_line(view, list, ROLE_HEADING, level, present_text(view, kind->heading));
		else if (!kind->heading && !other)
			heading(view, list, level, N_("Other papers"));
		other |= !kind->heading;
		last = kind->heading ? kind->heading : last;
		say_line(view, list, ROLE_QUESTION, level + 1, present_text(view,
			text_given(&view->rules->kinds[kind->kind].full) ? &view->rules->kinds[kind->kind].full :
			&view->rules->kinds[kind->kind].label));
	}
}

static void blank_requirement(const struct view *view, uint32_t index, unsigned level, struct said_list *list)
{
	const struct rules *rules = view->rules;
	const struct requirement *requirement = &rules->requirements[index];
	bool named = text_given(&requirement->label);

	if (requirement->valid_from > view->answers->visit || requirement->valid_to < view->answers->visit)
		return;
	if (named || requirement->kind == REQUIRE_ANY || requirement->parts.count == 0)
		say_line(view, list, ROLE_REASON, level, present_requirement(view, index));
	if (requirement->kind != REQUIRE_ALL && requirement->kind != REQUIRE_ANY)
		return;
	if (requirement->kind == REQUIRE_ANY && named)
		say_line(view, list, ROLE_PARAGRAPH, level + 1, say(present_tag(view), N_("One of these ways:")));
	for (uint32_t part = 0; part < requirement->parts.count; part++)
		blank_requirement(view, rules->requirement_links[requirement->parts.first + part],
			named || requirement->kind == REQUIRE_ANY ? level + 1 : level, list);
}

static void blank_person(const struct view *view, const struct plan *plan, unsigned level, struct said_list *list)
{
	const struct rules *rules = view->rules;

	blank_papers(view, plan, level, list);
	for (uint32_t index = 0; index < plan->text_count; index++) {
		const struct requirement *requirement = &rules->requirements[plan->texts[index]];

		for (uint32_t rule = 0; rule < requirement->text_rules.count; rule++)
			say_line(view, list, ROLE_QUESTION, level + 1,
				present_text(view, &rules->text_rules[requirement->text_rules.first + rule].label));
	}
	for (uint32_t index = 0; index < plan->role_count; index++) {
		uint32_t role = plan->roles[index];

		say_line(view, list, ROLE_HEADING, level, present_text(view, &rules->roles[role].label));
		blank_requirement(view, rules->roles[role].requirement, level + 1, list);
	}
}

void present_checklist(const struct view *view, uint32_t index, struct said_list *list)
{
	const struct checklist *checklist = &view->rules->checklists[index];
	uint32_t role = plan_root_role(view->rules, checklist->requirement);
	const struct plan *plan = plan_make(view->arena, view->rules, checklist->requirement, view->answers->visit, false);

	say_line(view, list, ROLE_TITLE, 0, present_text(view, &checklist->title));
	for (uint32_t notice = 0; notice < checklist->notices.count; notice++)
		if (view->rules->notices[checklist->notices.first + notice].heads)
			say_line(view, list, ROLE_NOTICE, 0, present_notice(view, checklist->notices.first + notice));
	heading(view, list, 0, N_("What is asked"));
	blank_requirement(view, role == NO_INDEX ? checklist->requirement : view->rules->roles[role].requirement, 1, list);
	if (role == NO_INDEX)
		blank_person(view, plan, 0, list);
	else
		blank_papers(view, plan_make(view->arena, view->rules, view->rules->roles[role].requirement,
			view->answers->visit, false), 0, list);
	for (uint32_t notice = 0; notice < checklist->notices.count; notice++)
		if (!view->rules->notices[checklist->notices.first + notice].heads &&
			view->rules->notices[checklist->notices.first + notice].when == NO_INDEX)
			say_line(view, list, ROLE_NOTICE, 0, present_notice(view, checklist->notices.first + notice));
}

/* ---- sections, contacts, words explained ---- */

static void group_lines(const struct view *view, uint32_t group, struct said_list *list)
{
	const struct list *lines = &view->rules->lists[view->rules->groups[group].list];
	uint32_t last = NO_INDEX;

	if (text_given(&view->rules->groups[group].label))
		say_line(view, list, ROLE_PARAGRAPH, 0, present_text(view, &view->rules->groups[group].label));
	for (uint32_t place = 0; place < lines->lines.count; place++) {
		uint32_t kind = view->rules->lines[lines->lines.first + place].kind;

		if (kind == NO_INDEX || kind == last)
			continue;
		last = kind;
		say_line(view, list, ROLE_PARAGRAPH, 1, present_text(view, text_given(&view->rules->kinds[kind].full) ?
			&view->rules->kinds[kind].full : &view->rules->kinds[kind].label));
	}
	if (text_given(&view->rules->groups[group].note))
		say_line(view, list, ROLE_PARAGRAPH, 0, present_text(view, &view->rules->groups[group].note));
}

static void section_block(const struct view *view, const struct section_block *block, struct said_list *list)
{
	if (block->only != NO_INDEX && block->only != view->language)
		return;
	switch (block->kind) {
	case BLOCK_TEXT:
		say_line(view, list, ROLE_PARAGRAPH, 0, present_text(view, &block->text));
		break;
	case BLOCK_HEADING:
		say_line(view, list, ROLE_HEADING, 0, present_text(view, &block->text));
		break;
	case BLOCK_LIST:
		for (uint32_t item = 0; item < block->item_count; item++)
			say_line(view, list, ROLE_PARAGRAPH, 1, present_text(view, &block->items[item]));
		break;
	case BLOCK_GROUP:
		group_lines(view, block->index, list);
		break;
	case BLOCK_CONTACT:
		present_contact(view, block->index, list);
		break;
	case BLOCK_CHECKLIST:
		say_line(view, list, ROLE_CHOICE, 0, express(view, N_("Go to the checklist: {name}"), "name",
			present_text(view, &view->rules->checklists[block->index].title), NULL));
		break;
	}
}

void present_section(const struct view *view, uint32_t index, struct said_list *list)
{
	const struct section *section = &view->rules->sections[index];

	for (uint32_t block = 0; block < section->blocks.count; block++)
		section_block(view, &view->rules->section_blocks[section->blocks.first + block], list);
}

static void contact_line(const struct view *view, struct said_list *list, const char *msgid, const char *value)
{
	if (value && *value)
		say_line(view, list, ROLE_PARAGRAPH, 1, express(view, msgid, "value", value, NULL));
}

void present_contact(const struct view *view, uint32_t index, struct said_list *list)
{
	const struct contact *contact = &view->rules->contacts[index];

	say_line(view, list, ROLE_HEADING, 0, present_text(view, &contact->label));
	contact_line(view, list, N_("Phone: {value}"), contact->phone);
	contact_line(view, list, N_("Mail: {value}"), contact->mail);
	contact_line(view, list, N_("Website: {value}"), contact->site);
	for (uint32_t line = 0; line < contact->address_count; line++)
		say_line(view, list, ROLE_PARAGRAPH, 1, contact->address[line]);
	if (text_given(&contact->hours))
		contact_line(view, list, N_("Opening hours: {value}"), present_text(view, &contact->hours));
	if (text_given(&contact->note))
		say_line(view, list, ROLE_PARAGRAPH, 1, present_text(view, &contact->note));
}

void present_term(const struct view *view, uint32_t index, struct said_list *list)
{
	const struct term *term = &view->rules->terms[index];

	say_line(view, list, ROLE_PARAGRAPH, 0, express(view, N_("{label}: {value}"), "label", present_text(view, &term->term),
		"value", present_text(view, &term->meaning), NULL));
}
