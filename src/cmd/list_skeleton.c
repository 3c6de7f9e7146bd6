#include "cmd/list.h"

#include "app/words.h"
#include "base/date.h"
#include "engine/copies.h"
#include "lint/reach.h"

/* " # a date, none or unknown" after a line. */
static void add_comment(struct buffer *out, const struct view *view, const struct attribute *attribute)
{
	static const char *const words[TYPE_COUNT] = {
		[TYPE_YES_NO] = N_("yes or no"),
		[TYPE_DATE] = N_("a date such as 2027-01-31, or none"),
		[TYPE_NUMBER] = N_("a number"),
		[TYPE_AGE] = N_("years, or a date of birth such as 1986-05-01"),
		[TYPE_CHOICE] = N_("one of"),
		[TYPE_COUNTRY] = N_("a country code such as DK"),
		[TYPE_TEXT] = N_("a text in quotes"),
	};

	buffer_add_format(out, "  # %s", say(present_tag(view), words[attribute->type]));
	for (uint32_t i = 0; i < attribute->choice_count; i++)
		buffer_add_format(out, "%s %s", i ? "," : "", attribute->choices[i].id);
	if (attribute->several)
		buffer_add_format(out, "; %s", say(present_tag(view), N_("several in [ ]")));
	buffer_add_byte(out, '\n');
}

static void indent(struct buffer *out, size_t depth)
{
	buffer_add_repeated(out, ' ', depth * 2);
}

static void add_kind(
	struct buffer *out, const struct view *view, const struct reach *reach, uint32_t kind, size_t depth)
{
	const struct rules *rules = view->rules;

	indent(out, depth);
	buffer_add_format(out, "- kind: %s  # %s\n", rules->kinds[kind].id, present_kind(view, kind));
	indent(out, depth + 1);
	buffer_add_format(out, "have: unknown  # %s\n", say(present_tag(view), N_("yes or no")));
	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		if (!rules->kinds[kind].asks[i] || !reach_looks_at(reach, kind, i))
			continue;
		indent(out, depth + 1);
		buffer_add_format(out, "%s: unknown", rules->attributes[i].id);
		add_comment(out, view, &rules->attributes[i]);
	}
}

/* A kind of which more papers than one can count stands there as often as it can. */
static void add_documents(
	struct buffer *out, const struct view *view, const struct reach *reach, const uint32_t *copies, size_t depth)
{
	bool any = false;

	for (uint32_t i = 0; i < view->rules->kind_count; i++) {
		if (!reach->kinds[i] || view->rules->kinds[i].never)
			continue;
		if (!any) {
			indent(out, depth);
			buffer_add_string(out, "documents:\n");
		}
		any = true;
		for (uint32_t copy = 0; copy == 0 || copy < copies[i]; copy++)
			add_kind(out, view, reach, i, depth + 1);
	}
}

/* Private facts are left out: an answers file on disk is no place for them. */
static void add_facts(struct buffer *out, const struct view *view, const struct reach *reach, size_t depth)
{
	bool any = false;

	for (uint32_t i = 0; i < view->rules->attribute_count; i++) {
		const struct attribute *attribute = &view->rules->attributes[i];

		if (!reach->attributes[i] || !attribute->of_person || attribute->secret)
			continue;
		if (!any) {
			indent(out, depth);
			buffer_add_string(out, "facts:\n");
		}
		any = true;
		indent(out, depth + 1);
		buffer_add_format(out, "%s: unknown", attribute->id);
		add_comment(out, view, attribute);
	}
}

static void add_events(struct buffer *out, const struct view *view, const struct reach *reach, size_t depth)
{
	bool any = false;

	for (uint32_t i = 0; i < view->rules->event_count; i++) {
		if (!reach->events[i])
			continue;
		if (!any) {
			indent(out, depth);
			buffer_add_string(out, "events:\n");
		}
		any = true;
		indent(out, depth + 1);
		buffer_add_format(out, "%s: unknown  # %s\n", view->rules->events[i].id,
			say(present_tag(view), N_("a list such as [{person: a, date: 2026-11-01}], or [] for none")));
	}
}

static void add_person(
	struct buffer *out, const struct view *view, struct arena *arena, uint32_t requirement, size_t depth)
{
	struct reach reach;

	reach_init(&reach, arena, view->rules);
	reach_requirement(&reach, requirement, false);
	add_documents(
		out, view, &reach, copies_that_count(arena, view->rules, requirement, view->answers->visit), depth);
	add_facts(out, view, &reach, depth);
	add_events(out, view, &reach, depth);
}

enum { TIMES_BY_FACT = 3 };

/* How many different persons of a role may be wanted. */
static uint32_t times_wanted(const struct rules *rules, const struct reach *reach, uint32_t role)
{
	uint32_t times = 1;

	for (uint32_t i = 0; i < rules->requirement_count; i++) {
		const struct requirement *requirement = &rules->requirements[i];
		uint32_t wanted = requirement->need_fact == NO_INDEX ? requirement->need : TIMES_BY_FACT;

		if (reach->requirements[i] && requirement->kind == REQUIRE_PERSON && requirement->role == role
			&& wanted > times)
			times = wanted;
	}
	return times;
}

/* One person of the role, or a list of as many as may be wanted. */
static void add_role(struct buffer *out, const struct view *view, struct arena *arena, uint32_t role, uint32_t times)
{
	const char *tag = present_tag(view);

	buffer_add_format(
		out, "  %s:  # %s\n", view->rules->roles[role].id, present_text(view, &view->rules->roles[role].label));
	for (uint32_t i = 0; i < times; i++) {
		buffer_add_format(out, "    %shave: unknown  # %s\n", times > 1 ? "- " : "", say(tag, N_("yes or no")));
		add_person(out, view, arena, view->rules->roles[role].requirement, times > 1 ? 3 : 2);
	}
}

void list_skeleton(struct buffer *out, const struct view *view, uint32_t checklist)
{
	const struct rules *rules = view->rules;
	uint32_t requirement = rules->checklists[checklist].requirement;
	struct arena arena;
	struct reach reach;
	char day[11];
	bool any = false;

	arena_init(&arena);
	date_format_iso(view->answers->visit, day);
	buffer_add_format(out, "# %s\nvisit: %s\n", present_text(view, &rules->checklists[checklist].title), day);
	add_person(out, view, &arena, requirement, 0);
	reach_init(&reach, &arena, rules);
	reach_requirement(&reach, requirement, true);
	for (uint32_t i = 0; i < rules->role_count; i++) {
		if (!reach.roles[i])
			continue;
		if (!any)
			buffer_add_string(out, "persons:\n");
		any = true;
		add_role(out, view, &arena, i, times_wanted(rules, &reach, i));
	}
	arena_clear(&arena);
}
