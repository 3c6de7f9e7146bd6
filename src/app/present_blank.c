#include "app/express.h"

#include "app/plan.h"

/* A checklist for paper, with boxes to tick. */

static void heading(const struct view *view, struct said_list *list, unsigned level, const char *msgid)
{
	say_line(view, list, ROLE_HEADING, level, say(present_tag(view), msgid));
}

static void blank_person(const struct view *view, const struct plan *plan, unsigned level, struct said_list *list);

/* What the group of that heading says about itself. */
static void group_note(const struct view *view, const struct text *heading, unsigned level, struct said_list *list)
{
	for (uint32_t index = 0; index < view->rules->group_count; index++) {
		const struct group *group = &view->rules->groups[index];

		if (&group->label == heading && text_given(&group->note))
			say_line(view, list, ROLE_HINT, level, present_text(view, &group->note));
	}
}

static void blank_papers(const struct view *view, const struct plan *plan, unsigned level, struct said_list *list)
{
	const struct text *last = NULL;
	bool other = false;

	for (uint32_t index = 0; index < plan->kind_count; index++) {
		const struct plan_kind *kind = &plan->kinds[index];

		if (kind->never)
			continue;
		if (kind->heading && kind->heading != last) {
			say_line(view, list, ROLE_HEADING, level, present_text(view, kind->heading));
			group_note(view, kind->heading, level + 1, list);
		} else if (!kind->heading && !other)
			heading(view, list, level, N_("Other papers"));
		other |= !kind->heading;
		last = kind->heading ? kind->heading : last;
		say_line(view, list, ROLE_QUESTION, level + 1, present_text(view,
			text_given(&view->rules->kinds[kind->kind].full) ? &view->rules->kinds[kind->kind].full :
			&view->rules->kinds[kind->kind].label));
		if (text_given(&view->rules->kinds[kind->kind].hint))
			say_line(view, list, ROLE_HINT, level + 3,
				present_text(view, &view->rules->kinds[kind->kind].hint));
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

	say_line(view, list, ROLE_TITLE, 0, present_text(view, &checklist->title))->id = checklist->id;
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
