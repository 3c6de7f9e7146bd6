/* medbring print [--width N] [CHECKLIST | SECTION]: for paper or mail. */

#include <string.h>

#include "app/present.h"
#include "app/words.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/layout.h"
#include "cmd/message.h"
#include "cmd/source.h"
#include "load/load.h"
#include "paper/plain.h"

/* Nearest of all checklists and sections, for the message. */
static void refuse(const struct invocation *invocation, const struct rules *rules, const char *id)
{
	struct arena arena;
	const char **ids, *nearest;
	size_t count = 0;

	arena_init(&arena);
	ids = arena_array(&arena, rules->checklist_count + rules->section_count + 1, sizeof(*ids));
	for (uint32_t i = 0; i < rules->checklist_count; i++)
		ids[count++] = rules->checklists[i].id;
	for (uint32_t i = 0; i < rules->section_count; i++)
		ids[count++] = rules->sections[i].id;
	nearest = text_nearest(id, ids, count);
	if (nearest)
		message(say(invocation->tag, N_("there is no checklist or section %s; did you mean %s?")), id, nearest);
	else
		message(say(invocation->tag, N_("there is no checklist or section %s; medbring list tells which there are")), id);
	arena_clear(&arena);
}

static void say_title(const struct view *view, struct said_list *list, const char *title)
{
	if (list->count == list->room) {
		uint32_t room = list->room ? list->room * 2 : 16;
		struct said *lines = arena_array(view->arena, room, sizeof(*lines));

		if (list->count)
			memcpy(lines, list->lines, list->count * sizeof(*lines));
		list->lines = lines;
		list->room = room;
	}
	list->lines[list->count++] = (struct said){ .role = ROLE_TITLE, .text = title };
}

static void say_section(const struct view *view, uint32_t section, struct said_list *list)
{
	say_title(view, list, present_text(view, &view->rules->sections[section].title));
	present_section(view, section, list);
}

static void say_everything(const struct view *view, struct said_list *list)
{
	const struct rules *rules = view->rules;

	for (uint32_t i = 0; i < rules->checklist_count; i++)
		present_checklist(view, i, list);
	for (uint32_t i = 0; i < rules->section_count; i++)
		say_section(view, i, list);
	if (rules->contact_count)
		say_title(view, list, say(present_tag(view), N_("Whom to ask")));
	for (uint32_t i = 0; i < rules->contact_count; i++)
		present_contact(view, i, list);
	if (rules->term_count)
		say_title(view, list, say(present_tag(view), N_("Words explained")));
	for (uint32_t i = 0; i < rules->term_count; i++)
		present_term(view, i, list);
}

static bool say_one(const struct view *view, const char *id, struct said_list *list)
{
	uint32_t index;

	switch (rules_find(view->rules, id, &index)) {
	case ID_CHECKLIST: present_checklist(view, index, list); return true;
	case ID_SECTION: say_section(view, index, list); return true;
	case ID_CONTACT: present_contact(view, index, list); return true;
	case ID_TERM: present_term(view, index, list); return true;
	default: return false;
	}
}

static enum exit_status lay_out(const struct invocation *invocation, const struct rules *rules, struct arena *arena,
	struct buffer *out)
{
	struct view view = { .arena = arena, .rules = rules };
	struct said_list list = { 0 };
	int width;

	if (!source_language(invocation, rules, &view.language) || !layout_width(invocation, &width))
		return EXIT_USAGE;
	if (!option_given(invocation, OPTION_WIDTH) && !width)
		width = PLAIN_WIDTH;
	view.answers = answers_new(arena, rules, invocation->visit);
	if (!invocation->argument_count) {
		say_everything(&view, &list);
	} else if (!say_one(&view, invocation->arguments[0], &list)) {
		refuse(invocation, rules, invocation->arguments[0]);
		return EXIT_USAGE;
	}
	plain_lines(out, &list, width);
	return EXIT_DONE;
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	struct rules rules;
	struct arena arena;
	enum exit_status status = source_open_rules(invocation, &rules);

	if (status != EXIT_DONE)
		return status;
	arena_init(&arena);
	status = lay_out(invocation, &rules, &arena, out);
	arena_clear(&arena);
	rules_clear(&rules);
	return status;
}

const struct command command_print = {
	.name = "print",
	.arguments = "[CHECKLIST | SECTION]",
	.summary = N_("write a list with boxes to tick, or a section, for paper"),
	.options = TAKES(OPTION_WIDTH) | TAKES(OPTION_VISIT),
	.most = 1,
	.help = N_("Writes plain text for paper or mail: a checklist with boxes to tick, or a section, or everything when"
		" none is named. Large print is a small --width in a large font."),
	.example = "medbring print --width 60 > list.txt",
	.run = run,
};
