#include "front/tui_layout.h"

#include <string.h>

#include "base/text.h"
#include "base/wrap.h"
#include "front/tui_compose.h"

enum { ROOMY_ROWS = 20, LARGE_ROWS = 28, RULE_ROWS = 16, EXPLAIN_ROWS = 3 };

static void add_block(const struct layout_builder *builder, struct layout_lines *lines, uint32_t index)
{
	struct layout_span *span = &builder->layout->spans[index];
	const char *text;

	span->first = lines->count;
	if (builder->layout->page->blocks[index].role == ROLE_INPUT) {
		layout_add_input(builder, lines, index);
	} else {
		text = layout_compose(builder, &builder->layout->page->blocks[index]);
		layout_wrap_block(builder, lines, index, text);
	}
	layout_add_beside(builder, lines, span->first, index);
	span->last = lines->count - 1;
	span->shown = true;
}

/* What is told of an item, below it, belongs to the items. */
static bool is_text(const struct block *block)
{
	const enum role_of_block role = block->role;

	if (role == ROLE_PARAGRAPH && block->level && !(block->flags & BLOCK_FOCUSABLE))
		return false;
	return role == ROLE_PARAGRAPH || role == ROLE_NOTICE || role == ROLE_HINT || role == ROLE_REASON
		|| role == ROLE_VERDICT;
}

/* An empty row before a heading, and between running text and items. */
static bool gap_between(const struct block *before, const struct block *block)
{
	if (block->role == ROLE_HEADING)
		return !(block->flags & BLOCK_FOCUSABLE) || !(before->role == ROLE_HEADING);
	if (before->role == ROLE_HEADING)
		return false;
	if (before->role == ROLE_NOTICE)
		return block->role != ROLE_NOTICE;
	return is_text(before) != is_text(block) && block->role != ROLE_ERROR && before->role != ROLE_ERROR;
}

/* Kept in view below the list, on a checklist. */
static bool in_verdict(const struct page *page, const struct block *block)
{
	return page->place == PLACE_CHECKLIST
		&& (block->role == ROLE_VERDICT || block->role == ROLE_REASON || block->role == ROLE_MISSING);
}

/* Told in the line for messages, or drawn elsewhere. */
static bool apart(const struct block *block)
{
	return block->role == ROLE_TITLE || block->role == ROLE_STATUS;
}

static void lay_list(const struct layout_builder *builder)
{
	struct layout *layout = builder->layout;
	const struct page *page = layout->page;
	const struct block *before = NULL;
	uint32_t index;

	for (index = 0; index < page->block_count; index++) {
		const struct block *block = &page->blocks[index];

		if (apart(block) || in_verdict(page, block))
			continue;
		if (before && layout->size.rows >= ROOMY_ROWS && gap_between(before, block))
			layout_add(builder->frame, &layout->list, (struct layout_line){.block = NO_INDEX, .text = ""});
		add_block(builder, &layout->list, index);
		before = block;
	}
}

static int verdict_height(const struct layout *layout)
{
	const struct page *page = layout->page;
	uint32_t index;

	for (index = 0; index < page->block_count; index++)
		if (in_verdict(page, &page->blocks[index]))
			return layout->size.rows >= LARGE_ROWS ? 6 : layout->size.rows >= ROOMY_ROWS ? 4 : 3;
	return 0;
}

/* How many of a block's lines are shown, and how many it has. */
struct share {
	uint32_t block;
	struct layout_lines lines;
	uint32_t shown;
};

/* The verdict first, then the shortest way to ready, then why; what is left to those that need more. Where a text is
 * typed, what is wrong with it is among the first. */
static void share_rows(struct share *shares, uint32_t count, uint32_t rows, const struct page *page)
{
	const struct block *blocks = page->blocks;
	const struct {
		enum role_of_block role;
		uint32_t most;
	} order[] = {
		{ROLE_VERDICT, 1},
		{ROLE_MISSING, page->typing ? 1 : 2},
		{ROLE_REASON, 1},
		{ROLE_VERDICT, 2},
		{ROLE_MISSING, UINT32_MAX},
		{ROLE_REASON, UINT32_MAX},
	};
	uint32_t step, index;

	for (step = 0; step < sizeof order / sizeof order[0]; step++)
		for (index = 0; index < count; index++)
			while (rows && blocks[shares[index].block].role == order[step].role
				&& shares[index].shown < order[step].most
				&& shares[index].shown < shares[index].lines.count) {
				shares[index].shown++;
				rows--;
			}
}

void layout_cut(struct arena *frame, const struct layout *layout, struct layout_line *line, bool more)
{
	const char *sign = " ...", *text;
	size_t length;
	char *cut;

	if (!more)
		return;
	text = arena_copy(frame, line->text, line->length);
	length = text_fit(text,
		(line->beside ? layout->beside_column : layout->size.columns) - 1 - line->indent - text_columns(sign));
	while (length && text[length] && text[length] != ' ' && strchr(text, ' ') < text + length)
		length--; /* rather before a word than in it */
	while (length && text[length - 1] == ' ')
		length--;
	cut = arena_alloc(frame, length + strlen(sign) + 1);
	memcpy(cut, text, length);
	memcpy(cut + length, sign, strlen(sign));
	line->text = cut;
	line->length = length + strlen(sign);
	line->tail = line->tail < length ? line->tail : line->length; /* never within the sign */
}

static void add_share(const struct layout_builder *builder, const struct share *share, bool more)
{
	struct layout *layout = builder->layout;
	struct layout_span *span = &layout->spans[share->block];
	uint32_t line;

	*span = (struct layout_span){.first = layout->verdict.count, .shown = share->shown > 0, .in_verdict = true};
	for (line = 0; line < share->shown; line++) {
		const bool cut = line + 1 == share->shown && (more || share->shown < share->lines.count);

		layout_add(builder->frame, &layout->verdict, share->lines.lines[line]);
		layout_cut(builder->frame, layout, &layout->verdict.lines[layout->verdict.count - 1], cut);
	}
	span->last = layout->verdict.count ? layout->verdict.count - 1 : 0;
}

/* Verdict and reason on one line where both are short and rows are few, so that more of the way to ready is in view. */
static const char *join(const struct layout_builder *builder, uint32_t verdict, const char *text)
{
	struct layout *layout = builder->layout;
	const struct page *page = layout->page;
	const struct block *reason = &page->blocks[verdict + 1];
	const char *why;
	struct buffer whole;

	if (page->blocks[verdict].role != ROLE_VERDICT || verdict + 1 == page->block_count
		|| reason->role != ROLE_REASON || layout->size.rows >= LARGE_ROWS || builder->beside)
		return text;
	why = layout_compose(builder, reason);
	if (text_columns(text) + 1 + text_columns(why) > builder->width)
		return text;
	layout->joined = verdict + 1;
	buffer_init(&whole);
	buffer_add_format(&whole, "%s %s", text, why);
	text = arena_string(builder->frame, buffer_string(&whole));
	buffer_clear(&whole);
	return text;
}

static void lay_verdict(const struct layout_builder *builder)
{
	struct layout *layout = builder->layout;
	const struct page *page = layout->page;
	struct share *shares = arena_array(builder->frame, page->block_count, sizeof *shares);
	uint32_t count = 0, index, last = 0;
	bool hidden = false;

	if (!layout->verdict_zone.height)
		return;
	for (index = 0; index < page->block_count; index++)
		if (in_verdict(page, &page->blocks[index]) && index != layout->joined) {
			const char *text = join(builder, index, layout_compose(builder, &page->blocks[index]));

			shares[count].block = index;
			layout_wrap_block(builder, &shares[count].lines, index, text);
			layout_add_beside(builder, &shares[count++].lines, 0, index);
		}
	share_rows(shares, count, (uint32_t)layout->verdict_zone.height, page);
	for (index = 0; index < count; index++) {
		hidden = hidden || !shares[index].shown;
		last = shares[index].shown ? index : last;
	}
	for (index = 0; index < count; index++)
		add_share(builder, &shares[index], hidden && index == last);
	if (layout->joined != NO_INDEX)
		layout->spans[layout->joined] = layout->spans[layout->joined - 1];
}

void layout_wrap(
	struct arena *frame, const struct layout *layout, const char *text, enum look look, struct layout_lines *lines)
{
	const char *plain = charset_plain(frame, layout->charset, text);
	struct wrap wrap = {.rest = plain, .width = layout->size.columns - LAYOUT_MARGIN - 1};
	struct wrap_line line;

	while (wrap_next(&wrap, &line))
		layout_add(frame, lines,
			(struct layout_line){.block = NO_INDEX,
				.text = line.start,
				.length = line.length,
				.tail = line.length,
				.look = look,
				.tail_look = look,
				.indent = LAYOUT_MARGIN});
}

static void place_zones(struct layout *layout, bool explain)
{
	const int rows = layout->size.rows, verdict = verdict_height(layout);
	const int title = layout->title.count > 1 && rows >= RULE_ROWS ? 2 : 1;
	const int rule = verdict && rows >= RULE_ROWS, message = explain && rows >= RULE_ROWS ? EXPLAIN_ROWS : 1;
	const int list = title + (rows >= ROOMY_ROWS);

	layout->title_zone = (struct layout_zone){0, title};
	layout->footer_zone = (struct layout_zone){rows - 1, 1};
	layout->message_zone = (struct layout_zone){rows - 1 - message, message};
	layout->verdict_zone = (struct layout_zone){layout->message_zone.row - verdict, verdict};
	layout->rule_zone = (struct layout_zone){layout->verdict_zone.row - rule, rule};
	layout->list_zone = (struct layout_zone){list, layout->rule_zone.row - list};
}

/* What stands beside the list is laid out as a narrower screen. */
static const struct layout *lay_aside(struct arena *frame, const struct layout *layout, const struct page *page)
{
	return layout_make(frame, page,
		(struct layout_wanted){.charset = layout->charset,
			.size = {.rows = layout->size.rows,
				.columns = layout->size.columns - layout->beside_column + LAYOUT_MARGIN}});
}

const struct layout *layout_make(struct arena *frame, const struct page *page, struct layout_wanted wanted)
{
	struct layout *layout = arena_alloc(frame, sizeof *layout);
	const int columns = wanted.size.columns;
	const bool parted = (wanted.beside || wanted.aside) && columns >= LAYOUT_BESIDE_LEAST;
	struct layout_builder builder = {.frame = frame,
		.layout = layout,
		.beside = wanted.aside ? NULL : wanted.beside,
		.width = (parted ? columns / 2 : columns) - LAYOUT_MARGIN - 1};

	*layout = (struct layout){.page = page,
		.size = wanted.size,
		.charset = wanted.charset,
		.input_column = -1,
		.joined = NO_INDEX,
		.beside_column = parted ? columns / 2 + 1 : 0};
	layout->spans = arena_array(frame, page->block_count, sizeof *layout->spans);
	layout_wrap(frame, layout, page->title ? page->title : "", LOOK_TITLE, &layout->title);
	place_zones(layout, wanted.explain);
	lay_list(&builder);
	if (parted && wanted.aside) {
		layout->aside = lay_aside(frame, layout, wanted.aside);
		builder.width = columns - LAYOUT_MARGIN - 1;
	}
	lay_verdict(&builder);
	return layout;
}
