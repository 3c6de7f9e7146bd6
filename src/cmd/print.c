/* medbring print [--format FORMAT] [--width N] [CHECKLIST | SECTION]: for paper or mail. */

#include <string.h>

#include "app/express.h"
#include "app/present.h"
#include "app/words.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/layout.h"
#include "cmd/message.h"
#include "cmd/source.h"
#include "load/load.h"
#include "paper/brf.h"
#include "paper/html.h"
#include "paper/markdown.h"
#include "paper/plain.h"

enum format { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_BRAILLE, FORMAT_COUNT };

/* FORMAT_COUNT after a message. */
static enum format find_format(const struct invocation *invocation)
{
	static const char *const names[FORMAT_COUNT] = {"text", "markdown", "html", "braille"};
	const char *given = invocation->values[OPTION_FORMAT];

	if (!given)
		return FORMAT_TEXT;
	for (enum format format = 0; format < FORMAT_COUNT; format++)
		if (strcmp(given, names[format]) == 0)
			return format;
	message(say(invocation->tag, N_("there is no format %s; there are text, markdown, html and braille")), given);
	return FORMAT_COUNT;
}

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
		message(say(invocation->tag,
				N_("there is no checklist or section %s; medbring list tells which there are")),
			id);
	arena_clear(&arena);
}

/* Titles stand over what has none of its own. */
static void say_title(const struct view *view, struct said_list *list, const char *title, const char *id)
{
	struct said *said = say_line(view, list, ROLE_TITLE, 0, title);

	said->id = id;
}

static void say_section(const struct view *view, uint32_t section, struct said_list *list)
{
	say_title(view, list, present_text(view, &view->rules->sections[section].title),
		view->rules->sections[section].id);
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
		say_title(view, list, say(present_tag(view), N_("Whom to ask")), "contacts");
	for (uint32_t i = 0; i < rules->contact_count; i++)
		present_contact(view, i, list);
	if (rules->term_count)
		say_title(view, list, say(present_tag(view), N_("Words explained")), "words");
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

/* What was asked for, in the view's language. */
static bool say_asked(const struct invocation *invocation, const struct view *view, struct said_list *list)
{
	if (!invocation->argument_count) {
		say_everything(view, list);
		return true;
	}
	return say_one(view, invocation->arguments[0], list);
}

/* Every language's part, the one that is spoken first. */
static void write_html(const struct invocation *invocation, const struct view *view, struct buffer *out)
{
	const struct rules *rules = view->rules;
	struct html_part *parts = arena_array(view->arena, rules->language_count, sizeof(*parts));

	for (uint32_t i = 0; i < rules->language_count; i++) {
		struct view other = *view;

		other.language = i == 0 ? view->language : i <= view->language ? i - 1 : i;
		parts[i] = (struct html_part){
			.tag = rules->languages[other.language].tag,
			.name = rules->languages[other.language].name,
			.title = present_text(&other, &rules->title),
			.intro = present_text(&other, &rules->intro),
			.contents = say(present_tag(&other), N_("On this page")),
		};
		say_asked(invocation, &other, &parts[i].said);
	}
	html_page(out, parts, rules->language_count);
}

static enum exit_status write_braille(const struct invocation *invocation, const struct view *view,
	const struct said_list *list, int width, struct buffer *out)
{
	/* TRANSLATORS: the table of liblouis' for your language, uncontracted. */
	const char *table = say(present_tag(view), N_("en-ueb-g1.ctb"));
	const char *fault = brf_lines(out, list, table, width);

	if (!fault)
		return EXIT_DONE;
	message("%s", say(invocation->tag, fault));
	return EXIT_OUTPUT;
}

static enum exit_status write_format(const struct invocation *invocation, const struct view *view,
	const struct said_list *list, enum format format, struct buffer *out)
{
	int width;

	if (!layout_width(invocation, &width))
		return EXIT_USAGE;
	switch (format) {
	case FORMAT_MARKDOWN: markdown_lines(out, list); return EXIT_DONE;
	case FORMAT_HTML: write_html(invocation, view, out); return EXIT_DONE;
	case FORMAT_BRAILLE:
		return write_braille(
			invocation, view, list, option_given(invocation, OPTION_WIDTH) ? width : BRF_WIDTH, out);
	default:
		plain_lines(out, list, option_given(invocation, OPTION_WIDTH) || width ? width : PLAIN_WIDTH);
		return EXIT_DONE;
	}
}

static enum exit_status lay_out(
	const struct invocation *invocation, const struct rules *rules, struct arena *arena, struct buffer *out)
{
	struct view view = {.arena = arena, .rules = rules};
	struct said_list list = {0};
	enum format format = find_format(invocation);

	if (format == FORMAT_COUNT || !source_language(invocation, rules, &view.language))
		return EXIT_USAGE;
	view.answers = answers_new(arena, rules, invocation->visit);
	if (!say_asked(invocation, &view, &list)) {
		refuse(invocation, rules, invocation->arguments[0]);
		return EXIT_USAGE;
	}
	return write_format(invocation, &view, &list, format, out);
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	return source_with_rules(invocation, lay_out, out);
}

const struct command command_print = {
	.name = "print",
	.arguments = N_("[CHECKLIST | SECTION]"),
	.summary = N_("write a list with boxes to tick, or a section, for paper"),
	.options = TAKES(OPTION_FORMAT) | TAKES(OPTION_WIDTH) | TAKES(OPTION_VISIT),
	.most = 1,
	.help = N_("Writes a checklist with boxes to tick, or a section, or everything when none is named: as plain "
		   "text for"
		   " paper or mail, as Markdown, as a web page that stands alone and has every language, or as braille "
		   "for an"
		   " embosser. Large print is a small --width in a large font."),
	.example = "medbring print --format html > page.html",
	.run = run,
};
