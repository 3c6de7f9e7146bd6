#include "app/page_build.h"

#include <string.h>

/* The places that are read: home, why, what to take along, sections, contacts, help, saving. */

static const uint8_t home_keys[] = {ACTION_ACTIVATE, ACTION_SECTIONS, ACTION_LANGUAGE, ACTION_HELP, ACTION_QUIT};
static const uint8_t read_keys[] = {ACTION_BACK, ACTION_TAKE, ACTION_LANGUAGE, ACTION_SEARCH, ACTION_HELP};
static const uint8_t section_keys[] = {ACTION_ACTIVATE, ACTION_OPEN_ALL, ACTION_CLOSE_ALL, ACTION_SEARCH, ACTION_BACK};
static const uint8_t plain_take_keys[] = {ACTION_BACK, ACTION_SAVE, ACTION_WHY, ACTION_LANGUAGE, ACTION_HELP};
static const uint8_t take_keys[] = {ACTION_BACK, ACTION_SAVE, ACTION_CODE, ACTION_LANGUAGE, ACTION_HELP};
static const uint8_t contact_keys[] = {ACTION_BACK, ACTION_CODE, ACTION_LANGUAGE, ACTION_SEARCH, ACTION_HELP};
static const uint8_t save_keys[] = {ACTION_ACTIVATE, ACTION_BACK};

static void add_place(struct builder *builder, enum page_place place, const char *msgid)
{
	page_choice(builder, ROLE_CHOICE, (struct target){.what = WHAT_PLACE, .kind = (uint32_t)place},
		say(present_tag(&builder->view), msgid));
}

void page_home(struct builder *builder)
{
	const struct rules *rules = builder->session->rules;
	const struct view *view = &builder->view;

	page_title(builder, present_text(view, &rules->title));
	if (text_given(&rules->intro))
		page_text(builder, ROLE_PARAGRAPH, 0, present_text(view, &rules->intro));
	for (uint32_t index = 0; index < rules->checklist_count; index++)
		page_choice(builder, ROLE_CHOICE, (struct target){.what = WHAT_CHECKLIST, .kind = index},
			present_text(view, &rules->checklists[index].title));
	if (rules->section_count)
		add_place(builder, PLACE_SECTIONS, N_("Information"));
	if (rules->contact_count)
		add_place(builder, PLACE_CONTACTS, N_("Whom to ask"));
	add_place(builder, PLACE_SEARCH, N_("Search"));
	for (uint32_t index = 0; index < rules->language_count; index++) {
		struct block *block;

		if (index == builder->session->language)
			continue;
		block = page_choice(builder, ROLE_CHOICE, (struct target){.what = WHAT_LANGUAGE, .kind = index},
			rules->languages[index].name);
		block->language = rules->languages[index].tag;
	}
	if (builder->session->undo_count)
		page_choice(builder, ROLE_CHOICE, (struct target){.what = WHAT_RESTART},
			say(present_tag(view), N_("Forget my answers")));
	page_choice(builder, ROLE_CHOICE, (struct target){.what = WHAT_LEAVE},
		say(present_tag(view), N_("Leave the guide")));
	page_keys(builder, home_keys, sizeof home_keys);
}

void page_why(struct builder *builder)
{
	struct said_list list = {.count = 0};

	page_title(builder, say(present_tag(&builder->view), N_("Why this verdict")));
	present_why(&builder->view, &list);
	page_lines(builder, &list);
	page_keys(builder, read_keys, sizeof read_keys);
}

void page_take(struct builder *builder)
{
	struct said_list list = {.count = 0}, rest;

	present_take(&builder->view, &list);
	page_title(builder, list.lines[0].text);
	rest = (struct said_list){list.lines + 1, list.count - 1, 0};
	page_lines(builder, &rest);
	page_keys(builder, builder->session->codes ? take_keys : plain_take_keys, sizeof take_keys);
}

/* ---- sections ---- */

static void add_fold(struct builder *builder, uint32_t index, const char *title)
{
	bool open = builder->session->open[index];
	struct block *block =
		page_choice(builder, ROLE_HEADING, (struct target){.what = WHAT_SECTION, .kind = index}, title);

	block->flags |= open ? BLOCK_OPEN : BLOCK_CLOSED;
	block->state = say(present_tag(&builder->view), open ? N_("open") : N_("closed"));
}

/* A line that leads to a checklist can be picked. */
static void link_checklists(struct builder *builder, uint32_t section, uint32_t first)
{
	const struct rules *rules = builder->session->rules;
	const struct span blocks = rules->sections[section].blocks;
	uint32_t at = first;

	for (uint32_t index = 0; index < blocks.count; index++) {
		const struct section_block *block = &rules->section_blocks[blocks.first + index];

		if (block->kind != BLOCK_CHECKLIST
			|| (block->only != NO_INDEX && block->only != builder->view.language))
			continue;
		while (at < builder->count && builder->blocks[at].role != ROLE_CHOICE)
			at++;
		if (at == builder->count)
			return;
		builder->blocks[at].key = target_key(
			(struct target){.what = WHAT_CHECKLIST, .kind = block->index, .attribute = section & 0x3fff});
		builder->blocks[at].number = ++builder->number;
		at++;
	}
}

/* The sections have the first numbers, so that a number that was read out means the same when some are open. */
static void number_sections_first(struct builder *builder)
{
	uint16_t number = 0;

	for (unsigned turn = 0; turn < 2; turn++)
		for (uint32_t index = 0; index < builder->count; index++) {
			struct block *block = &builder->blocks[index];

			if (block->number && (target_of(block->key).what == WHAT_SECTION) == (turn == 0))
				block->number = ++number;
		}
}

void page_sections(struct builder *builder)
{
	const struct rules *rules = builder->session->rules;

	page_title(builder, say(present_tag(&builder->view), N_("Information")));
	for (uint32_t index = 0; index < rules->section_count; index++) {
		struct said_list list = {.count = 0};
		uint32_t first;

		builder->line = (index + 1) * 1000;
		add_fold(builder, index, present_text(&builder->view, &rules->sections[index].title));
		if (!builder->session->open[index])
			continue;
		first = builder->count;
		present_section(&builder->view, index, &list);
		page_lines(builder, &list);
		link_checklists(builder, index, first);
	}
	if (rules->term_count) {
		struct said_list list = {.count = 0};

		builder->line = (rules->section_count + 1) * 1000;
		add_fold(builder, rules->section_count, say(present_tag(&builder->view), N_("Words explained")));
		for (uint32_t index = 0; builder->session->open[rules->section_count] && index < rules->term_count;
			index++)
			present_term(&builder->view, index, &list);
		page_lines(builder, &list);
	}
	number_sections_first(builder);
	page_keys(builder, section_keys, sizeof section_keys);
}

void page_contacts(struct builder *builder)
{
	struct said_list list = {.count = 0};

	page_title(builder, say(present_tag(&builder->view), N_("Whom to ask")));
	for (uint32_t index = 0; index < builder->session->rules->contact_count; index++)
		present_contact(&builder->view, index, &list);
	page_lines(builder, &list);
	page_keys(builder, builder->session->codes ? contact_keys : read_keys, sizeof read_keys);
}

/* ---- help, for the place that one came from ---- */

/* "Esc q" as "Esc or q", each key by its name in the person's language. */
static const char *keys_in_words(const struct view *view, const char *keys)
{
	struct series series = {.pending = NULL};

	while (*keys) {
		size_t length = strcspn(keys, " ");

		series_add(&series, ", ", say(present_tag(view), arena_copy(view->arena, keys, length)));
		keys += length + (keys[length] == ' ');
	}
	return series_finish(view->arena, &series, say(present_tag(view), N_(" or ")));
}

/* What no key does: on the screen it is a line of the first page, to a listener it is a word. */
static const char *how_without_key(const struct builder *builder, const struct action_row *row)
{
	return say(present_tag(&builder->view),
		builder->session->guided ? row->word : N_("On the first page, Forget my answers"));
}

void page_help(struct builder *builder)
{
	struct session *session = builder->session;
	enum page_place from = session->trail[session->depth - 2].place;
	struct said_list list = {.count = 0};

	page_title(builder, say(present_tag(&builder->view), N_("What can be done here")));
	for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
		const struct action_row *row = &action_rows[action];

		if (!(row->places & (1u << from)) || !*row->help || (action == ACTION_SAVE && session->kiosk)
			|| (action == ACTION_CODE && !session->codes)
			|| (action == ACTION_RESTART && !session->guided && !session->undo_count))
			continue;
		say_line(&builder->view, &list, ROLE_PARAGRAPH, 0,
			express(&builder->view, N_("{keys}: {help}"), "keys",
				*row->keys ? keys_in_words(&builder->view, row->keys) : how_without_key(builder, row),
				"help", say(present_tag(&builder->view), row->help), NULL));
	}
	page_lines(builder, &list);
	page_keys(builder, save_keys + 1, 1);
}

void page_save(struct builder *builder)
{
	struct session *session = builder->session;
	const char *tag = present_tag(&builder->view);

	page_title(
		builder, say(tag, session->saving == WISH_SAVE_LIST ? N_("Save your list") : N_("Save your answers")));
	page_text(builder, ROLE_PARAGRAPH, 0, say(tag, N_("It becomes a new file that only you can read.")));
	page_input(builder, (struct target){.what = WHAT_INPUT}, say(tag, N_("Name of the file")), &session->file_name,
		false)
		->flags |= BLOCK_FREE_TEXT;
	if (session->error)
		page_text(builder, ROLE_ERROR, 0, say(tag, session->error));
	page_keys(builder, save_keys, sizeof save_keys);
}
