#include "app/express.h"
#include "model/list_lines.h"

#include <string.h>

#include "app/plan.h"

/* A checklist for paper, with boxes to tick. */

static void heading(const struct view *view, struct said_list *list, unsigned level, const char *msgid)
{
	say_line(view, list, ROLE_HEADING, level, say(present_tag(view), msgid));
}

static void blank_person(const struct view *view, const struct plan *plan, unsigned level, struct said_list *list);

static bool noted(const struct view *view, const struct text *heading)
{
	for (uint32_t index = 0; index < view->rules->group_count; index++)
		if (&view->rules->groups[index].label == heading && text_given(&view->rules->groups[index].note))
			return true;
	return false;
}

/* What the group of that heading says about itself. */
static void group_note(const struct view *view, const struct text *heading, unsigned level, struct said_list *list)
{
	for (uint32_t index = 0; index < view->rules->group_count; index++) {
		const struct group *group = &view->rules->groups[index];

		if (&group->label == heading && text_given(&group->note))
			say_line(view, list, ROLE_HINT, level, present_text(view, &group->note));
	}
}

/* Is one and the same thing wanted of all papers under the heading, of which the group has a note? */
static bool said_of_all(const struct view *view, const struct plan *plan, uint32_t index)
{
	const struct text *heading = plan->kinds[index].heading;
	const char *words = present_conditions(view, plan->lists, plan->list_count, plan->kinds[index].kind);

	if (!heading || !noted(view, heading))
		return false;
	for (uint32_t other = 0; other < plan->kind_count; other++)
		if (plan->kinds[other].heading == heading
			&& strcmp(words,
				   present_conditions(view, plan->lists, plan->list_count, plan->kinds[other].kind))
				!= 0)
			return false;
	return true;
}

enum { ALSO = 3 }; /* more than so many are hardly read, and the author will have said it */

static bool takes_few(const struct view *view, const struct plan *plan, uint32_t list)
{
	uint32_t count = 0;

	for (uint32_t index = 0; index < plan->kind_count; index++)
		count += list_lines_of(view->rules, &view->rules->lists[list], plan->kinds[index].kind).count > 0;
	return count <= ALSO;
}

/* What the lists that take it want of it: of the first as it is, of another with what it is for. */
static void say_uses(
	const struct view *view, const struct plan *plan, uint32_t index, unsigned level, struct said_list *list)
{
	const struct plan_kind *kind = &plan->kinds[index];
	const char **said = arena_array(view->arena, plan->list_count + 1, sizeof *said);
	uint32_t count = 0;
	bool first = true;

	for (uint32_t at = 0; at < plan->list_count; at++) {
		const char *words = present_conditions(view, &plan->lists[at], 1, kind->kind);
		const bool own = first || !plan->uses[at] || plan->uses[at] == kind->heading;
		bool again = false;

		if (!list_lines_of(view->rules, &view->rules->lists[plan->lists[at]], kind->kind).count)
			continue;
		for (uint32_t before = 0; before < count; before++)
			again |= strcmp(said[before], words) == 0;
		first = false;
		if (again || !*words || (!own && !takes_few(view, plan, plan->lists[at])))
			continue;
		said[count++] = words;
		say_line(view, list, ROLE_HINT, level,
			own ? words
			    : express(view, N_("{label}: {value}"), "label", present_text(view, plan->uses[at]),
				    "value", words, NULL));
	}
}

/* The author's own words, else, where the name is all there is, what is wanted of it. */
static void kind_hint(
	const struct view *view, const struct plan *plan, uint32_t index, unsigned level, struct said_list *list)
{
	uint32_t kind = plan->kinds[index].kind;
	const struct text *hint = &view->rules->kinds[kind].hint;

	if (text_given(hint))
		say_line(view, list, ROLE_HINT, level, present_text(view, hint));
	else if (!text_given(&view->rules->kinds[kind].full) && !said_of_all(view, plan, index))
		say_uses(view, plan, index, level, list);
}

/* What makes papers usable is said once where it is the same for all that have it; NULL where it differs. */
static const char *usable_alike(const struct view *view, const struct plan *plan)
{
	const char *alike = NULL;

	for (uint32_t index = 0; index < plan->kind_count; index++) {
		const char *words = plan->kinds[index].never ? "" : present_usable(view, plan->kinds[index].kind);

		if (!*words)
			continue;
		if (alike && strcmp(alike, words) != 0)
			return NULL;
		alike = words;
	}
	return alike;
}

/* Papers that stand under another heading, and serve under this one too. */
static void also(const struct view *view, const struct plan *plan, const struct text *heading, unsigned level,
	struct said_list *list)
{
	const struct rules *rules = view->rules;
	struct series series = {.pending = NULL};

	for (uint32_t index = 0; index < plan->kind_count; index++) {
		const struct plan_kind *kind = &plan->kinds[index];
		uint32_t found = plan->list_count;

		for (uint32_t at = 0; at < plan->list_count && kind->heading != heading && !kind->never; at++) {
			const struct list *one = &rules->lists[plan->lists[at]];

			if ((plan->uses[at] == heading
				    || (one->group != NO_INDEX && &rules->groups[one->group].label == heading))
				&& list_lines_of(rules, one, kind->kind).count)
				found = at;
		}
		if (found < plan->list_count)
			series_add(&series, ", ", present_kind_wanted(view, plan->lists[found], kind->kind));
	}
	const char *papers = series_finish(view->arena, &series, say(present_tag(view), N_(" or ")));

	if (series.count && series.count <= ALSO)
		say_line(view, list, ROLE_HINT, level, express(view, N_("Also: {papers}"), "papers", papers, NULL));
}

static void blank_papers(const struct view *view, const struct plan *plan, unsigned level, struct said_list *list)
{
	const struct text *last = NULL;
	bool other = false, headed = plan->kind_count && plan->kinds[0].heading;
	const char *alike = usable_alike(view, plan);

	if (alike)
		say_line(view, list, ROLE_PARAGRAPH, level,
			express(view, N_("Every paper: {needs}"), "needs", alike, NULL));
	for (uint32_t index = 0; index < plan->kind_count; index++) {
		const struct plan_kind *kind = &plan->kinds[index];

		if (kind->never)
			continue;
		if (kind->heading && kind->heading != last) {
			say_line(view, list, ROLE_HEADING, level, present_text(view, kind->heading));
			group_note(view, kind->heading, level + 1, list);
		} else if (!kind->heading && !other)
			heading(view, list, level, headed ? N_("Other papers") : N_("Papers"));
		other |= !kind->heading;
		last = kind->heading ? kind->heading : last;
		say_line(view, list, ROLE_QUESTION, level + 1,
			present_text(view,
				text_given(&view->rules->kinds[kind->kind].full)
					? &view->rules->kinds[kind->kind].full
					: &view->rules->kinds[kind->kind].label));
		kind_hint(view, plan, index, level + 3, list);
		if (!alike && *present_usable(view, kind->kind))
			say_line(view, list, ROLE_HINT, level + 3, present_usable(view, kind->kind));
		if (kind->heading && (index + 1 == plan->kind_count || plan->kinds[index + 1].heading != kind->heading))
			also(view, plan, kind->heading, level + 1, list);
	}
}

/* What the list wants of each paper that it names, where it wants the same of several; else NULL. */
static const char *same_of_each(const struct view *view, uint32_t list)
{
	const char *same = NULL;
	uint32_t count = 0;

	for (uint32_t kind = 0; kind < view->rules->kind_count; kind++) {
		const char *words = present_conditions(view, &list, 1, kind);

		if (view->rules->kinds[kind].never
			|| !list_lines_of(view->rules, &view->rules->lists[list], kind).count)
			continue;
		if (count++ && strcmp(same, words) != 0)
			return NULL;
		same = words;
	}
	return count > 1 && *same ? same : NULL;
}

/* Of somebody else's papers there is no list to tick: they are named with what asks for them. */
static void papers_of_another(const struct view *view, uint32_t list, unsigned level, struct said_list *said)
{
	const struct rules *rules = view->rules;
	const char *same = same_of_each(view, list);
	struct series series = {.pending = NULL};

	for (uint32_t kind = 0; kind < rules->kind_count; kind++)
		if (!rules->kinds[kind].never && list_lines_of(rules, &rules->lists[list], kind).count)
			series_add(
				&series, ", ", same ? present_kind(view, kind) : present_kind_wanted(view, list, kind));
	const char *papers = series_finish(view->arena, &series, say(present_tag(view), N_(" or ")));

	if (same)
		papers = express(view, N_("{papers}, each with: {needs}"), "papers", papers, "needs", same, NULL);
	if (series.count)
		say_line(view, said, ROLE_HINT, level, papers);
}

/* Among alternatives its parts must be seen to belong together. */
enum { AMONG_OTHERS = 1, OF_ANOTHER = 2 };

static void blank_requirement(
	const struct view *view, uint32_t index, unsigned level, unsigned flags, struct said_list *list)
{
	const struct rules *rules = view->rules;
	const struct requirement *requirement = &rules->requirements[index];
	bool named = text_given(&requirement->label) || ((flags & AMONG_OTHERS) && requirement->parts.count > 1);

	if (requirement->valid_from > view->answers->visit || requirement->valid_to < view->answers->visit)
		return;
	if (named || requirement->kind == REQUIRE_ANY || requirement->parts.count == 0)
		say_line(view, list, ROLE_REASON, level, present_requirement(view, index));
	for (uint32_t row = 0; flags & OF_ANOTHER && named && row < requirement->rows.count; row++)
		papers_of_another(view, rules->rows[requirement->rows.first + row].list, level + 1, list);
	if (requirement->kind != REQUIRE_ALL && requirement->kind != REQUIRE_ANY)
		return;
	if (requirement->kind == REQUIRE_ANY && text_given(&requirement->label))
		say_line(view, list, ROLE_PARAGRAPH, level + 1, say(present_tag(view), N_("One of these ways:")));
	for (uint32_t part = 0; part < requirement->parts.count; part++)
		blank_requirement(view, rules->requirement_links[requirement->parts.first + part],
			named || requirement->kind == REQUIRE_ANY ? level + 1 : level,
			(flags & OF_ANOTHER) | (requirement->kind == REQUIRE_ANY ? AMONG_OTHERS : 0), list);
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
		blank_requirement(view, rules->roles[role].requirement, level + 1, OF_ANOTHER, list);
	}
}

void present_checklist(const struct view *view, uint32_t index, struct said_list *list)
{
	const struct checklist *checklist = &view->rules->checklists[index];
	uint32_t role = plan_root_role(view->rules, checklist->requirement);
	const struct plan *plan =
		plan_make(view->arena, view->rules, checklist->requirement, view->answers->visit, false);

	say_line(view, list, ROLE_TITLE, 0, present_text(view, &checklist->title))->id = checklist->id;
	for (uint32_t notice = 0; notice < checklist->notices.count; notice++)
		if (view->rules->notices[checklist->notices.first + notice].heads)
			say_line(view, list, ROLE_NOTICE, 0, present_notice(view, checklist->notices.first + notice));
	heading(view, list, 0, N_("What is asked"));
	blank_requirement(
		view, role == NO_INDEX ? checklist->requirement : view->rules->roles[role].requirement, 1, 0, list);
	if (role == NO_INDEX)
		blank_person(view, plan, 0, list);
	else
		blank_papers(view,
			plan_make(view->arena, view->rules, view->rules->roles[role].requirement, view->answers->visit,
				false),
			0, list);
	for (uint32_t notice = 0; notice < checklist->notices.count; notice++)
		if (!view->rules->notices[checklist->notices.first + notice].heads
			&& view->rules->notices[checklist->notices.first + notice].when == NO_INDEX)
			say_line(view, list, ROLE_NOTICE, 0, present_notice(view, checklist->notices.first + notice));
}
