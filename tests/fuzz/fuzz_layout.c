/* Any bytes as a page at any size: every line fits, the zones fill the screen, and one can go anywhere and back. */

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "front/tui_motion.h"
#include "fuzz.h"

enum { BLOCKS = 40 };

/* Some text from the data, up to a newline; what is no UTF-8 never gets into a page. */
static const char *take_text(struct arena *arena, const uint8_t **data, const uint8_t *end)
{
	const uint8_t *stop = memchr(*data, '\n', (size_t)(end - *data));
	const char *text;

	if (!stop)
		stop = end;
	text = arena_copy(arena, (const char *)*data, (size_t)(stop - *data));
	*data = stop < end ? stop + 1 : end;
	return text_valid(text, strlen(text)) ? text : "x";
}

static void check_lines(const struct layout *layout, const struct layout_lines *lines)
{
	uint32_t at;

	for (at = 0; at < lines->count; at++) {
		const struct layout_line *line = &lines->lines[at];

		assert(line->tail <= line->length);
		assert(text_valid(line->text, line->length) && text_valid(line->text, line->tail));
		assert(line->indent + text_columns_of(line->text, line->length) < layout->size.columns);
	}
}

static void check_walk(const struct layout *layout)
{
	struct spot spot = {.focus = layout->page->focus};
	int motion, row;

	motion_settle(layout, &spot);
	for (motion = MOTION_UP; motion <= MOTION_PAGE_DOWN; motion++) {
		int steps = 0;

		while (motion_move(layout, &spot, (enum motion)motion) && ++steps < 2000) {
			assert(spot.top == 0 || spot.top < layout->list.count);
			row = motion_row(layout, &spot);
			assert(row < layout->size.rows - 1);
			assert(row < 0 || row + motion_rows(layout, &spot) < layout->size.rows);
		}
		assert(steps < 2000 || motion == MOTION_NEXT || motion == MOTION_PREVIOUS);
	}
	for (row = -1; row <= layout->size.rows; row++)
		motion_to_row(layout, &spot, row);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	const uint8_t *end = data + size;
	struct block blocks[BLOCKS] = {0};
	struct page page = {.blocks = blocks, .focus = NO_INDEX};
	struct layout_wanted wanted;
	const struct layout *layout;
	struct arena arena;

	if (size < 4 || size > 4096)
		return 0;
	arena_init(&arena);
	wanted = (struct layout_wanted){.size = {12 + data[0] % 60, 40 + data[1] % 200}, .charset = (enum charset)(data[2] % 4),
		.explain = data[2] & 4};
	page.place = (enum page_place)(data[3] % PLACE_COUNT);
	data += 4;
	page.title = take_text(&arena, &data, end);
	while (page.block_count < BLOCKS && end - data > 3) {
		struct block *block = &blocks[page.block_count];

		*block = (struct block){.role = (enum role_of_block)(data[0] % (ROLE_STATUS + 1)), .flags = data[1] | (unsigned)data[2] << 8,
			.level = data[2] % 4, .number = (uint16_t)(data[2] / 4), .key = page.block_count + 1};
		if (data[2] & 1)
			page.focus = page.block_count;
		data += 3;
		block->text = take_text(&arena, &data, end);
		block->state = block->flags & BLOCK_CHOSEN ? take_text(&arena, &data, end) : NULL;
		block->input = block->role == ROLE_INPUT ? take_text(&arena, &data, end) : NULL;
		block->cursor = block->input ? (uint32_t)text_fit(block->input, block->number) : 0;
		page.block_count++;
	}
	layout = layout_make(&arena, &page, wanted);
	check_lines(layout, &layout->list);
	check_lines(layout, &layout->verdict);
	check_lines(layout, &layout->title);
	assert(layout->list_zone.height >= 3);
	assert(layout->verdict.count <= (uint32_t)layout->verdict_zone.height);
	check_walk(layout);
	arena_clear(&arena);
	return 0;
}
