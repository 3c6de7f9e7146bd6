#include "app/page_build.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

struct block *page_add(struct builder *builder, enum role_of_block role, struct target target, const char *text)
{
	struct block *block;

	if (builder->count == builder->room) {
		uint32_t room = builder->room ? builder->room * 2 : 64;
		struct block *blocks = arena_array(builder->view.arena, room, sizeof *blocks);

		if (builder->count)
			memcpy(blocks, builder->blocks, builder->count * sizeof *blocks);
		builder->blocks = blocks;
		builder->room = room;
	}
	block = &builder->blocks[builder->count++];
	*block = (struct block){.role = role, .text = text};
	if (target.what != WHAT_NOTHING) {
		block->key = target_key(target);
		block->flags = BLOCK_FOCUSABLE;
	}
	return block;
}

struct block *page_text(struct builder *builder, enum role_of_block role, unsigned level, const char *text)
{
	struct block *block = page_add(builder, role, (struct target){.what = WHAT_NOTHING}, text);

	block->level = (uint8_t)level;
	return block;
}

struct block *page_choice(struct builder *builder, enum role_of_block role, struct target target, const char *text)
{
	struct block *block = page_add(builder, role, target, text);

	if (builder->number < UINT16_MAX)
		block->number = ++builder->number;
	return block;
}

void page_lines(struct builder *builder, const struct said_list *list)
{
	for (uint32_t index = 0; index < list->count; index++) {
		const struct said *said = &list->lines[index];
		uint32_t line = builder->line++;
		struct target target = {.what = WHAT_LINE, .kind = line & TARGET_KIND_MAX};
		struct block *block = page_add(builder, said->role, target, said->text);

		block->level = said->level;
		block->state = said->state;
		block->language = said->language;
	}
}

void page_title(struct builder *builder, const char *title)
{
	page_text(builder, ROLE_TITLE, 0, title);
	builder->page->title = title;
}

void page_keys(struct builder *builder, const uint8_t *keys, uint32_t count)
{
	builder->page->keys = keys;
	builder->page->key_count = count;
}

static const char *mask(struct arena *arena, const struct typing *typing, uint32_t *cursor)
{
	size_t points = text_points(typing->bytes);
	char *stars = arena_alloc(arena, points + 1);
	char rest = typing->bytes[typing->cursor];
	struct typing beginning = *typing;

	memset(stars, '*', points);
	beginning.bytes[typing->cursor] = '\0';
	*cursor = rest ? (uint32_t)text_points(beginning.bytes) : (uint32_t)points;
	memory_wipe(&beginning, sizeof beginning);
	return stars;
}

struct block *page_input(
	struct builder *builder, struct target target, const char *prompt, const struct typing *typing, bool secret)
{
	/* On a page of its own the line is simply typed; on a checklist it is picked like any other. */
	bool picked = session_here(builder->session)->place == PLACE_CHECKLIST;
	struct block *block = picked ? page_choice(builder, ROLE_INPUT, target, prompt)
				     : page_add(builder, ROLE_INPUT, target, prompt);

	block->cursor = (uint32_t)typing->cursor;
	block->input = secret ? mask(builder->view.arena, typing, &block->cursor)
			      : arena_copy(builder->view.arena, typing->bytes, typing->length);
	block->flags |= secret ? (unsigned)BLOCK_SECRET : 0;
	return block;
}

/* ---- focus ---- */

static uint32_t focusable_with(const struct builder *builder, uint64_t key)
{
	for (uint32_t index = 0; key && index < builder->count; index++)
		if (builder->blocks[index].key == key && builder->blocks[index].flags & BLOCK_FOCUSABLE)
			return index;
	return NO_INDEX;
}

/* Where the focused block is gone: what stood before it on the last page, as near as there is. */
static uint32_t nearest_left(const struct builder *builder, uint64_t key)
{
	const struct session *session = builder->session;
	uint32_t at = session->seen_count, found = NO_INDEX;

	for (uint32_t index = 0; index < session->seen_count; index++)
		if (session->seen[index].key == key)
			at = index;
	if (at == session->seen_count)
		return NO_INDEX;
	for (uint32_t back = at; back > 0 && found == NO_INDEX; back--)
		found = focusable_with(builder, session->seen[back - 1].key);
	return found;
}

/* A paper, else a line to be typed where nothing is asked before it, as letters would not answer there. */
static uint32_t first_focus(const struct builder *builder)
{
	uint32_t first = NO_INDEX, input = NO_INDEX, asked = NO_INDEX, question = NO_INDEX;

	for (uint32_t index = builder->count; index > 0; index--) {
		const struct block *block = &builder->blocks[index - 1];

		if (!(block->flags & BLOCK_FOCUSABLE))
			continue;
		first = index - 1;
		if (block->role == ROLE_INPUT)
			input = index - 1;
		if (block->role == ROLE_QUESTION && target_of(block->key).what != WHAT_VISIT)
			question = index - 1;
		if (block->flags & BLOCK_PAPER)
			asked = index - 1;
	}
	if (asked != NO_INDEX)
		return asked;
	return input == NO_INDEX ? first : question < input ? question : input;
}

static void set_focus(struct builder *builder)
{
	struct stop *here = session_here(builder->session);
	uint32_t focus = focusable_with(builder, here->focus);

	if (focus == NO_INDEX && here->focus && builder->session->seen_place == (uint32_t)here->place)
		focus = nearest_left(builder, here->focus);
	if (focus == NO_INDEX)
		focus = first_focus(builder);
	builder->page->focus = focus;
	here->focus = focus == NO_INDEX ? 0 : builder->blocks[focus].key;
	if (focus == NO_INDEX)
		return;
	builder->blocks[focus].flags |= BLOCK_FOCUSED;
	builder->page->typing = builder->blocks[focus].role == ROLE_INPUT;
}

/* ---- what changed since the last page ---- */

static uint64_t hash_string(uint64_t hash, const char *string)
{
	for (; string && *string; string++)
		hash = (hash ^ (unsigned char)*string) * 1099511628211u;
	return (hash ^ 255) * 1099511628211u;
}

static uint64_t content_of(const struct block *block)
{
	uint64_t hash = hash_string(14695981039346656037u, block->text);

	hash = hash_string(hash, block->state);
	return block->flags & BLOCK_SECRET ? hash : hash_string(hash, block->input);
}

/* Mostly it stands as far from its old place as the one before it did. */
static bool was_there(const struct session *session, uint32_t index, uint64_t key, uint64_t content, uint32_t *shift)
{
	uint32_t guess = index + *shift;

	if (guess < session->seen_count && session->seen[guess].key == key && session->seen[guess].content == content)
		return true;
	for (uint32_t seen = 0; seen < session->seen_count; seen++)
		if (session->seen[seen].key == key && session->seen[seen].content == content) {
			*shift = seen - index;
			return true;
		}
	return false;
}

static void mark_changes(struct builder *builder)
{
	struct session *session = builder->session;
	uint64_t *contents = arena_array(builder->view.arena, builder->count, sizeof *contents);
	uint32_t shift = 0;
	bool same_place = session->seen_place == (uint32_t)builder->page->place;

	for (uint32_t index = 0; index < builder->count; index++) {
		struct block *block = &builder->blocks[index];

		contents[index] = content_of(block);
		if (same_place && !was_there(session, index, block->key, contents[index], &shift))
			block->flags |= BLOCK_CHANGED;
	}
	if (session->seen_room < builder->count) {
		session->seen_room = builder->count + 32;
		session->seen = memory_grow(session->seen, session->seen_room * sizeof *session->seen);
	}
	for (uint32_t index = 0; index < builder->count; index++)
		session->seen[index] = (struct seen){
			builder->blocks[index].key, contents[index], builder->blocks[index].flags & BLOCK_FOCUSABLE};
	session->seen_count = builder->count;
	session->seen_place = (uint32_t)builder->page->place;
}

static void (*const builders[PLACE_COUNT])(struct builder *) = {
	[PLACE_HOME] = page_home,
	[PLACE_CHECKLIST] = page_checklist,
	[PLACE_WHY] = page_why,
	[PLACE_SECTIONS] = page_sections,
	[PLACE_CONTACTS] = page_contacts,
	[PLACE_SEARCH] = page_search,
	[PLACE_TAKE] = page_take,
	[PLACE_HELP] = page_help,
	[PLACE_FIELD] = page_field,
	[PLACE_SAVE] = page_save,
};

static struct builder build(struct session *session, struct arena *frame)
{
	struct builder builder = {.session = session, .page = arena_alloc(frame, sizeof *builder.page)};
	struct page *page = builder.page;

	session_plan(session);
	builder.view = session_view(session, frame);
	page->place = session_here(session)->place;
	page->language = session->language;
	page->verdict = builder.view.report ? builder.view.report->verdict : VERDICT_UNKNOWN;
	if (session->guided && page->place == PLACE_CHECKLIST)
		page->wanting = present_wanting(&builder.view);
	builders[page->place](&builder);
	set_focus(&builder);
	page->blocks = builder.blocks;
	page->block_count = builder.count;
	return builder;
}

const struct page *session_page_in(struct session *session, struct arena *frame, uint32_t language)
{
	const uint32_t kept = session->language;
	struct builder builder;

	session->language = language < session->rules->language_count ? language : kept;
	builder = build(session, frame);
	session->language = kept;
	return builder.page;
}

/* The heading of the section that leads to that checklist; the first where none does. */
static uint32_t section_about(const struct builder *builder, uint32_t checklist)
{
	uint32_t heading = 0;

	for (uint32_t index = 0; index < builder->count; index++) {
		const struct target target = target_of(builder->blocks[index].key);

		if (target.what == WHAT_SECTION)
			heading = index;
		else if (target.what == WHAT_CHECKLIST && target.kind == checklist)
			return heading;
	}
	return 0;
}

const struct page *session_page_aside(struct session *session, struct arena *frame)
{
	struct stop *here = session_here(session), kept = *here;
	const size_t folds = (session->rules->section_count + 1) * sizeof *session->open;
	bool *open = session->open;
	struct builder builder;

	/* cppcheck-suppress invalidFunctionArgBool ; a bool is a byte here */
	if (!memchr(open, true, folds)) {
		session->open = arena_alloc(frame, folds);
		memset(session->open, true, folds);
	}
	*here = (struct stop){.place = PLACE_SECTIONS, .checklist = kept.checklist};
	builder = build(session, frame);
	builder.page->focus = section_about(&builder, kept.checklist);
	*here = kept;
	session->open = open;
	return builder.page;
}

const struct page *session_page(struct session *session, struct arena *frame)
{
	struct builder builder = build(session, frame);
	struct page *page = builder.page;

	mark_changes(&builder);
	if (session->announcement)
		page->announcement = arena_string(frame, session->announcement);
	return page;
}
