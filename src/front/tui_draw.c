#include "front/tui_draw.h"

#include <string.h>

#include "app/words.h"
#include "base/text.h"
#include "base/wrap.h"
#include "front/tui_bind.h"
#include "front/tui_compose.h"

/* A row being put together. */
struct pieces_row {
	struct piece pieces[16];
	size_t count;
};

enum { PIECES_MOST = sizeof((struct pieces_row *)0)->pieces / sizeof((struct pieces_row *)0)->pieces[0] };

static void add_text(struct pieces_row *row, int column, const char *text, size_t length, enum look look)
{
	if (length && row->count < PIECES_MOST)
		row->pieces[row->count++] = (struct piece){column, text, length, look};
}

static void add_blank(struct pieces_row *row, int column, int cells, enum look look)
{
	if (cells > 0 && row->count < PIECES_MOST)
		row->pieces[row->count++] = (struct piece){column, NULL, (size_t)cells, look};
}

static void add_line(struct pieces_row *row, const struct layout *layout, const struct layout_line *line)
{
	add_text(row, line->indent, line->text, line->tail, line->look);
	if (line->tail < line->length)
		add_text(row, line->indent + text_columns_of(line->text, line->tail), line->text + line->tail,
			line->length - line->tail, line->tail_look);
	if (line->beside)
		add_text(row, layout->beside_column, line->beside, line->beside_length, line->look);
}

static bool changed(const struct layout *layout, uint32_t block)
{
	const struct block *blocks = layout->page->blocks;
	const bool joined = layout->joined != NO_INDEX && block + 1 == layout->joined;

	return (blocks[block].flags | (joined ? blocks[layout->joined].flags : 0)) & BLOCK_CHANGED;
}

/* The marks left of the words: where the focus is, what an answer changed in the verdict. Only blank cells, so that nothing is spoken
 * (but in few bytes where bytes are dear). */
static void add_marks(struct pieces_row *row, const struct drawing *drawing, const struct layout_line *line, bool first)
{
	if (line->block == NO_INDEX)
		return;
	if (line->block == drawing->spot.focus && first && drawing->lean)
		add_text(row, 0, ">", 1, LOOK_PLAIN);
	else if (line->block == drawing->spot.focus && first)
		add_blank(row, 0, LAYOUT_MARGIN, LOOK_FOCUS);
	else if (drawing->changes && drawing->layout->spans[line->block].in_verdict
		&& changed(drawing->layout, line->block))
		add_blank(row, 0, 1, LOOK_CHANGED);
}

/* The row of the list where the sign at the right edge shows how far it is scrolled, a single cell, since each is sent
 * with its row; -1 at the top, where "more below" says it. */
static int bar_row(const struct drawing *drawing)
{
	const struct layout *layout = drawing->layout;
	const int height = layout->list_zone.height, count = (int)layout->list.count, top = (int)drawing->spot.top;

	return top > 0 && count > height ? (int)((int64_t)top * (height - 1) / (count - height)) : -1;
}

/* Of what stands beside the list the part for that row; at its end a sign where there is more. */
static void add_aside(struct pieces_row *row, struct arena *frame, const struct drawing *drawing, int at)
{
	const struct layout *layout = drawing->layout;
	const struct layout_lines *lines = &layout->aside->list;
	const uint32_t index = drawing->aside_top + (uint32_t)at;
	const int column = layout->beside_column - LAYOUT_MARGIN;
	const bool more = at + 1 == layout->list_zone.height && index + 1 < lines->count;
	const char *sign = charset_plain(frame, layout->charset, say(drawing->tag, N_("more: ]")));

	if (more)
		add_text(row, layout->beside_column, sign, strlen(sign), LOOK_KEY);
	else if (index < lines->count)
		add_text(row, column + lines->lines[index].indent, lines->lines[index].text, lines->lines[index].length,
			lines->lines[index].look);
}

/* Does that line of the list belong to where the focus is or was? */
static bool of_focus(const struct drawing *drawing, uint32_t index)
{
	const struct layout_lines *lines = &drawing->layout->list;
	const uint32_t block = index < lines->count ? lines->lines[index].block : NO_INDEX;

	return block != NO_INDEX && (block == drawing->spot.focus || block == drawing->focus_before);
}

static struct pieces_row list_row(struct arena *frame, const struct drawing *drawing, int at)
{
	const struct layout *layout = drawing->layout;
	const uint32_t index = drawing->spot.top + (uint32_t)at;
	struct pieces_row row = {.count = 0};

	if (index < layout->list.count) {
		const struct layout_line *line = &layout->list.lines[index];
		const bool first = line->block != NO_INDEX && layout->spans[line->block].first == index;

		add_marks(&row, drawing, line, first);
		add_line(&row, layout, line);
	}
	if (layout->aside)
		add_aside(&row, frame, drawing, at);
	if (at == bar_row(drawing))
		add_blank(&row, layout->size.columns - 1, 1, LOOK_BAR);
	return row;
}

static void draw_list(struct screen *screen, struct arena *frame, const struct drawing *drawing)
{
	const struct layout_zone zone = drawing->layout->list_zone;
	int at;

	for (at = 0; at < zone.height; at++)
		if (!drawing->only_focus || of_focus(drawing, drawing->spot.top + (uint32_t)at)) {
			const struct pieces_row row = list_row(frame, drawing, at);

			screen_row(screen, zone.row + at, row.pieces, row.count);
		}
}

/* Does the line begin with its state, "state: label"? Where the state comes last little is sent anyway. */
static bool state_first(struct arena *frame, const struct layout *layout, uint32_t index)
{
	const struct layout_line *line = index < layout->list.count ? &layout->list.lines[index] : NULL;
	const char *state = line && line->block != NO_INDEX ? layout->page->blocks[line->block].state : NULL;
	const char *colon = state ? memchr(line->text, ':', line->length) : NULL;
	size_t length;

	if (!colon)
		return false;
	state = charset_plain(frame, layout->charset, state);
	length = strlen(state);
	return (size_t)(colon - line->text) >= length && memcmp(colon - length, state, length) == 0;
}

void draw_restated(struct screen *screen, struct arena *frame, const struct drawing *drawing)
{
	const struct layout_zone zone = drawing->layout->list_zone;
	bool any = false;
	int at;

	for (at = 0; at < zone.height; at++) {
		const uint32_t index = drawing->spot.top + (uint32_t)at;

		if (!of_focus(drawing, index) && state_first(frame, drawing->layout, index)) {
			const struct pieces_row row = list_row(frame, drawing, at);

			any |= screen_restate(screen, zone.row + at, row.pieces, row.count);
		}
	}
	if (any)
		screen_shift();
}

static void draw_verdict(struct screen *screen, const struct drawing *drawing)
{
	const struct layout *layout = drawing->layout;
	int at;

	for (at = 0; at < layout->verdict_zone.height; at++) {
		struct pieces_row row = {.count = 0};

		if ((uint32_t)at < layout->verdict.count) {
			const struct layout_line *line = &layout->verdict.lines[at];

			add_marks(&row, drawing, line, layout->spans[line->block].first == (uint32_t)at);
			add_line(&row, layout, line);
		}
		screen_row(screen, layout->verdict_zone.row + at, row.pieces, row.count);
	}
}

/* "more below" at the right of a row while there is more of the list; the bar shows it to the eye. */
static void add_more(
	struct pieces_row *row, struct arena *frame, const struct drawing *drawing, int from, enum look look)
{
	const struct layout *layout = drawing->layout;
	const char *more = charset_plain(frame, layout->charset, say(drawing->tag, N_("more below")));
	const int column = layout->size.columns - 1 - text_columns(more);

	if (drawing->spot.top + (uint32_t)layout->list_zone.height < layout->list.count && column > from)
		add_text(row, column, more, strlen(more), look);
}

static void draw_rule(struct screen *screen, struct arena *frame, const struct drawing *drawing)
{
	const struct layout *layout = drawing->layout;
	struct pieces_row row = {.count = 0};

	if (!layout->rule_zone.height)
		return;
	add_blank(&row, 0, layout->size.columns, LOOK_RULE);
	add_more(&row, frame, drawing, 0, LOOK_RULE);
	screen_row(screen, layout->rule_zone.row, row.pieces, row.count);
}

/* The last STATUS block, or what the page announces. */
static const char *message_of(const struct drawing *drawing)
{
	const struct page *page = drawing->layout->page;
	const char *message = page->announcement;
	uint32_t index;

	if (drawing->message)
		return drawing->message;
	for (index = 0; index < page->block_count && !message; index++)
		if (page->blocks[index].role == ROLE_STATUS)
			message = page->blocks[index].text;
	return message;
}

/* What the focused line is in full: the question where only its few words stand there, and the help to it. */
static const char *full_wording(struct arena *frame, const struct layout *layout, const struct block *block)
{
	struct buffer whole;
	char *copy;

	buffer_init(&whole);
	if (layout_is_brief(layout, block))
		buffer_add_string(&whole, block->text);
	if (whole.length && block->full)
		buffer_add_string(&whole, strchr("?.!", whole.bytes[whole.length - 1]) ? " " : ". ");
	buffer_add_string(&whole, block->full ? block->full : "");
	copy = arena_string(frame, buffer_string(&whole));
	buffer_clear(&whole);
	return copy;
}

static void draw_message(struct screen *screen, struct arena *frame, const struct drawing *drawing)
{
	const struct layout *layout = drawing->layout;
	const struct layout_zone zone = layout->message_zone;
	const struct page *page = layout->page;
	const char *message = message_of(drawing);
	struct layout_lines lines = {0};
	int at;

	if (message)
		layout_wrap(frame, layout, message, LOOK_MESSAGE, &lines);
	else if (drawing->explain && drawing->spot.focus < page->block_count)
		layout_wrap(frame, layout, full_wording(frame, layout, &page->blocks[drawing->spot.focus]), LOOK_HINT,
			&lines);
	for (at = 0; at < zone.height; at++) {
		struct pieces_row row = {.count = 0};

		if ((uint32_t)at < lines.count) {
			layout_cut(frame, layout, &lines.lines[at],
				at + 1 == zone.height && (uint32_t)at + 1 < lines.count);
			add_line(&row, layout, &lines.lines[at]);
		} else if (!layout->rule_zone.height && at + 1 == zone.height) {
			add_more(&row, frame, drawing, 0, LOOK_PLAIN);
		}
		screen_row(screen, zone.row + at, row.pieces, row.count);
	}
}

static void draw_title(struct screen *screen, struct arena *frame, const struct drawing *drawing)
{
	const struct layout *layout = drawing->layout;
	const struct layout_zone zone = layout->title_zone;
	int at;

	for (at = 0; at < layout->list_zone.row; at++) {
		struct pieces_row row = {.count = 0};

		if (at < zone.height && (uint32_t)at < layout->title.count) {
			layout_cut(frame, layout, &layout->title.lines[at],
				at + 1 == zone.height && (uint32_t)at + 1 < layout->title.count);
			add_line(&row, layout, &layout->title.lines[at]);
		}
		screen_row(screen, zone.row + at, row.pieces, row.count);
	}
}

static int footer_width(const struct footer_key *key)
{
	return text_columns(key->key) + 1 + text_columns(key->word);
}

/* "Enter open  w why": as many as fit, the most useful first, and help always. */
static void draw_footer(struct screen *screen, struct arena *frame, const struct drawing *drawing)
{
	const struct layout *layout = drawing->layout;
	struct footer_key keys[FOOTER_MOST];
	const size_t count = bind_footer(frame, layout->page, drawing->tag, keys);
	struct pieces_row row = {.count = 0};
	int column = LAYOUT_MARGIN, kept = 0;
	size_t at;

	for (at = 0; at < count; at++) {
		keys[at].key = charset_plain(frame, layout->charset, keys[at].key);
		keys[at].word = charset_plain(frame, layout->charset, keys[at].word);
		if (keys[at].help)
			kept = footer_width(&keys[at]) + 2;
	}
	for (at = 0; at < count; at++) {
		const struct footer_key *key = &keys[at];

		if (column + footer_width(key) + (key->help ? 0 : kept) >= layout->size.columns)
			continue;
		add_text(&row, column, key->key, strlen(key->key), LOOK_KEY);
		add_text(&row, column + text_columns(key->key) + 1, key->word, strlen(key->word), LOOK_PLAIN);
		column += footer_width(key) + 2;
	}
	screen_row(screen, layout->footer_zone.row, row.pieces, row.count);
}

static void place_cursor(const struct drawing *drawing, int *row, int *column)
{
	const struct layout *layout = drawing->layout;
	const struct page *page = layout->page;

	*row = motion_row(layout, &drawing->spot);
	*column = 0;
	if (*row < 0)
		*row = layout->list_zone.row;
	else if (page->typing && page->blocks[drawing->spot.focus].role == ROLE_INPUT && layout->input_column >= 0)
		*column = layout->input_column;
}

void draw_page(struct screen *screen, struct arena *frame, const struct drawing *drawing, int *row, int *column)
{
	draw_list(screen, frame, drawing);
	draw_verdict(screen, drawing);
	if (!drawing->only_focus) {
		draw_title(screen, frame, drawing);
		draw_rule(screen, frame, drawing);
		draw_message(screen, frame, drawing);
		draw_footer(screen, frame, drawing);
	}
	place_cursor(drawing, row, column);
}

void draw_too_small(struct screen *screen, struct arena *frame, const char *text)
{
	const char *plain = charset_plain(frame, screen->charset, text);
	struct wrap wrap = {.rest = plain, .width = screen->size.columns > 1 ? screen->size.columns - 1 : 1};
	struct wrap_line line;
	int at;

	for (at = 0; at < screen->size.rows; at++) {
		struct pieces_row row = {.count = 0};

		if (wrap_next(&wrap, &line))
			add_text(&row, 0, line.start, line.length, LOOK_PLAIN);
		screen_row(screen, at, row.pieces, row.count);
	}
}
