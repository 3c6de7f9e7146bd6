/* medbring list [--json | --answers CHECKLIST]: what there is in the rules. */

#include "cmd/list.h"

#include <string.h>

#include "app/words.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/message.h"
#include "cmd/source.h"
#include "load/load.h"

enum { ID_COLUMNS = 24 };

static void add_heading(struct buffer *out, const struct view *view, const char *heading)
{
	buffer_add_format(out, "%s%s\n", out->length ? "\n" : "", say(present_tag(view), heading));
}

static void add_entry(struct buffer *out, const struct view *view, const char *id, const struct text *label)
{
	int columns = text_columns(id);

	buffer_add_format(out, "  %s", id);
	buffer_add_repeated(out, ' ', columns < ID_COLUMNS ? (size_t)(ID_COLUMNS - columns) : 1);
	buffer_add_format(out, "%s\n", present_text(view, label));
}

static void list_words(struct buffer *out, const struct view *view)
{
	const struct rules *rules = view->rules;

	add_heading(out, view, N_("Checklists"));
	for (uint32_t i = 0; i < rules->checklist_count; i++)
		add_entry(out, view, rules->checklists[i].id, &rules->checklists[i].title);
	if (rules->section_count)
		add_heading(out, view, N_("Sections"));
	for (uint32_t i = 0; i < rules->section_count; i++)
		add_entry(out, view, rules->sections[i].id, &rules->sections[i].title);
	if (rules->contact_count)
		add_heading(out, view, N_("Contacts"));
	for (uint32_t i = 0; i < rules->contact_count; i++)
		add_entry(out, view, rules->contacts[i].id, &rules->contacts[i].label);
	if (rules->kind_count)
		add_heading(out, view, N_("Papers"));
	for (uint32_t i = 0; i < rules->kind_count; i++)
		add_entry(out, view, rules->kinds[i].id, &rules->kinds[i].label);
	for (int person = 0; person < 2; person++) {
		add_heading(out, view, person ? N_("Answers about persons") : N_("Answers about papers"));
		for (uint32_t i = 0; i < rules->attribute_count; i++)
			if (rules->attributes[i].of_person == (person != 0))
				add_entry(out, view, rules->attributes[i].id, &rules->attributes[i].label);
	}
	if (rules->role_count)
		add_heading(out, view, N_("Persons who come along"));
	for (uint32_t i = 0; i < rules->role_count; i++)
		add_entry(out, view, rules->roles[i].id, &rules->roles[i].label);
}

/* The things of one sort: where their ids stand in the rules. */
struct sort {
	const char *name;
	size_t array, count; /* offsets of the members of struct rules */
	size_t size, id;     /* of one thing, and where its id is in it */
};

#define SORT(sort_name, member, counter, type, id_member) \
	{ \
		sort_name, offsetof(struct rules, member), offsetof(struct rules, counter), sizeof(struct type), \
			offsetof(struct type, id_member) \
	}

static const struct sort sorts[] = {
	SORT("languages", languages, language_count, language, tag),
	SORT("checklists", checklists, checklist_count, checklist, id),
	SORT("sections", sections, section_count, section, id),
	SORT("documents", kinds, kind_count, kind, id),
	SORT("attributes", attributes, attribute_count, attribute, id),
	SORT("persons", roles, role_count, role, id),
	SORT("events", events, event_count, event_type, id),
	SORT("sets", sets, set_count, country_set, id),
	SORT("groups", groups, group_count, group, id),
	SORT("contacts", contacts, contact_count, contact, id),
	SORT("glossary", terms, term_count, term, id),
	SORT("cases", cases, case_count, rule_case, id),
};

static bool list_facts(struct buffer *out, const struct rules *rules)
{
	for (uint32_t i = 0; i < rules->attribute_count; i++)
		if (rules->attributes[i].of_person)
			buffer_add_format(out, "%s\n", rules->attributes[i].id);
	return true;
}

/* One id a line, for scripts and completion. */
static bool list_ids(struct buffer *out, const struct rules *rules, const char *name)
{
	if (strcmp(name, "facts") == 0) /* they stand among the attributes */
		return list_facts(out, rules);
	for (size_t i = 0; i < sizeof(sorts) / sizeof(*sorts); i++) {
		const char *array = *(const char *const *)(const void *)((const char *)rules + sorts[i].array);
		uint32_t count = *(const uint32_t *)(const void *)((const char *)rules + sorts[i].count);

		if (strcmp(sorts[i].name, name) != 0)
			continue;
		for (uint32_t thing = 0; thing < count; thing++)
			buffer_add_format(out, "%s\n",
				*(const char *const *)(const void *)(array + thing * sorts[i].size + sorts[i].id));
		return true;
	}
	return false;
}

static enum exit_status no_such_sort(const struct invocation *invocation, const char *name)
{
	const char *names[sizeof(sorts) / sizeof(*sorts)];
	const char *nearest;

	for (size_t i = 0; i < sizeof(sorts) / sizeof(*sorts); i++)
		names[i] = sorts[i].name;
	nearest = text_nearest(name, names, sizeof(sorts) / sizeof(*sorts));
	message(say(invocation->tag, N_("there are no %s to list; did you mean %s?")), name,
		nearest ? nearest : "checklists");
	return EXIT_USAGE;
}

static enum exit_status list_sorts(const struct invocation *invocation, const struct view *view, struct buffer *out)
{
	const char *strange = NULL;

	if (option_given(invocation, OPTION_JSON))
		strange = list_json(out, view, invocation->arguments, invocation->argument_count);
	for (size_t i = 0; !option_given(invocation, OPTION_JSON) && !strange && i < invocation->argument_count; i++)
		if (!list_ids(out, view->rules, invocation->arguments[i]))
			strange = invocation->arguments[i];
	return strange ? no_such_sort(invocation, strange) : EXIT_DONE;
}

static enum exit_status list(
	const struct invocation *invocation, const struct rules *rules, struct arena *arena, struct buffer *out)
{
	struct view view = {.arena = arena, .rules = rules};
	const char *skeleton = invocation->values[OPTION_ANSWERS];
	uint32_t checklist = NO_INDEX;

	if (!source_language(invocation, rules, &view.language))
		return EXIT_USAGE;
	if (skeleton && (checklist = source_checklist(invocation, rules, skeleton)) == NO_INDEX)
		return EXIT_USAGE;
	view.answers = answers_new(arena, rules, invocation->visit);
	if (invocation->argument_count && !skeleton)
		return list_sorts(invocation, &view, out);
	if (skeleton)
		list_skeleton(out, &view, checklist);
	else if (option_given(invocation, OPTION_JSON))
		list_json(out, &view, NULL, 0);
	else
		list_words(out, &view);
	return EXIT_DONE;
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	return source_with_rules(invocation, list, out);
}

const struct command command_list = {
	.name = "list",
	.arguments = N_("[SORT ...]"),
	.summary = N_("tell which checklists, sections and papers there are"),
	.options = TAKES(OPTION_JSON) | TAKES(OPTION_ANSWERS) | TAKES(OPTION_VISIT),
	.most = ARGUMENTS_MAX,
	.help = N_("Lists the ids of everything in the rules, or those of some sorts, one on each line. The sorts are "
		   "languages,"
		   " checklists, sections, documents, attributes, facts, persons, events, sets, groups, contacts, "
		   "glossary and cases."
		   " With --answers CHECKLIST it writes an answers file for that checklist, to be filled in."),
	.example = "medbring list --json",
	.run = run,
};
