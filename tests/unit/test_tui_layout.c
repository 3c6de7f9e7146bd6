#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "front/tui_layout.h"
#include "front/tui_motion.h"

enum { ITEMS = 30 };

static struct arena arena;
static struct block blocks[ITEMS + 8];
static struct page page;

static void start(void)
{
	arena_init(&arena);
	memset(blocks, 0, sizeof blocks);
}
static void finish(void)
{
	arena_clear(&arena);
}

TestSuite(tui_layout, .init = start, .fini = finish);

static struct block *add(enum role_of_block role, const char *text)
{
	struct block *block = &blocks[page.block_count++];

	*block = (struct block){.role = role, .text = text};
	if (role == ROLE_QUESTION || role == ROLE_CHOICE || role == ROLE_INPUT) {
		block->flags = BLOCK_FOCUSABLE;
		block->key = page.block_count;
		block->number = (uint16_t)page.block_count;
	}
	return block;
}

static const struct layout *lay(int rows, int columns)
{
	return layout_make(&arena, &page, (struct layout_wanted){.size = {rows, columns}});
}

/* A checklist: an introduction, `count` questions, and a verdict. */
static const struct layout *checklist(int rows, int columns, int count)
{
	page = (struct page){.place = PLACE_CHECKLIST, .title = "Papers", .blocks = blocks, .focus = NO_INDEX};
	add(ROLE_PARAGRAPH, "Say what you have.");
	while (count--)
		add(ROLE_QUESTION, "Paper")->state = "not answered";
	add(ROLE_VERDICT, "Not enough yet.")->flags |= BLOCK_FOCUSABLE;
	add(ROLE_REASON, "A paper with a photo is missing.");
	add(ROLE_MISSING,
		"Bring one of: one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, "
		"fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, or twenty-one of them all "
		"together.");
	return lay(rows, columns);
}

Test(tui_layout, zones_fill_the_screen_at_every_size)
{
	int rows, columns;

	for (rows = TERMINAL_LEAST_ROWS; rows <= TERMINAL_MOST_ROWS; rows += 7)
		for (columns = TERMINAL_LEAST_COLUMNS; columns <= TERMINAL_MOST_COLUMNS; columns += 93) {
			const struct layout *layout = checklist(rows, columns, 20);

			cr_assert_eq(layout->footer_zone.row, rows - 1);
			cr_assert_geq(layout->list_zone.height, 4);
			cr_assert_eq(layout->list_zone.row + layout->list_zone.height, layout->rule_zone.row);
			cr_assert_eq(layout->rule_zone.row + layout->rule_zone.height, layout->verdict_zone.row);
			cr_assert_eq(layout->verdict_zone.row + layout->verdict_zone.height, layout->message_zone.row);
			cr_assert_eq(layout->message_zone.row + layout->message_zone.height, layout->footer_zone.row);
			cr_assert_leq(layout->verdict.count, (uint32_t)layout->verdict_zone.height);
		}
}

Test(tui_layout, no_line_is_wider_than_the_screen)
{
	const struct layout *layout = checklist(12, 40, 3);
	uint32_t at;

	for (at = 0; at < layout->list.count; at++)
		cr_assert_leq(layout->list.lines[at].indent
				+ text_columns_of(layout->list.lines[at].text, layout->list.lines[at].length),
			39);
	for (at = 0; at < layout->verdict.count; at++)
		cr_assert_leq(layout->verdict.lines[at].indent
				+ text_columns_of(layout->verdict.lines[at].text, layout->verdict.lines[at].length),
			39);
}

Test(tui_layout, state_follows_the_label_and_looks_the_same)
{
	const struct layout *layout = checklist(24, 80, 1);
	const struct layout_line *line = &layout->list.lines[layout->spans[1].first];

	cr_assert_eq(strncmp(line->text, "Paper: not answered", line->length), 0);
	cr_assert_eq(line->tail, line->length);
	cr_assert_eq(line->indent, LAYOUT_MARGIN);
}

Test(tui_layout, what_does_not_fit_ends_in_a_sign)
{
	const struct layout *layout = checklist(12, 40, 3);
	const struct layout_line *last = &layout->verdict.lines[layout->verdict.count - 1];

	cr_assert_eq(layout->verdict.count, 3);
	cr_assert_geq(last->length, 3);
	cr_assert_eq(memcmp(last->text + last->length - 3, "...", 3), 0);
}

Test(tui_layout, a_verdict_that_fits_has_no_sign)
{
	const struct layout *layout = checklist(40, 120, 3);
	uint32_t at;

	for (at = 0; at < layout->verdict.count; at++)
		cr_assert_neq(
			memcmp(layout->verdict.lines[at].text + layout->verdict.lines[at].length - 3, "...", 3), 0);
}

Test(tui_layout, an_input_shows_where_the_cursor_is)
{
	struct block *input;
	const struct layout *layout;

	page = (struct page){.place = PLACE_FIELD, .title = "Field", .blocks = blocks, .typing = true};
	input = add(ROLE_INPUT, "User ID");
	input->input = "abc d ";
	input->cursor = 6;
	layout = lay(24, 80);
	cr_assert_eq(layout->input_column, 2 + 9 + 6);
	cr_assert_eq(strncmp(layout->list.lines[0].text, "User ID: abc d ", layout->list.lines[0].length), 0);
	cr_assert_eq(layout->list.lines[0].length, 15);
}

Test(tui_layout, a_long_input_is_seen_around_the_cursor)
{
	char typed[200];
	struct block *input;
	const struct layout *layout;
	uint32_t cursor;

	memset(typed, 'x', sizeof typed - 1);
	typed[sizeof typed - 1] = '\0';
	for (cursor = 0; cursor < sizeof typed; cursor += 11) {
		page = (struct page){.place = PLACE_FIELD, .title = "Field", .blocks = blocks, .typing = true};
		input = add(ROLE_INPUT, "A prompt that takes most of a line");
		input->input = typed;
		input->cursor = cursor;
		layout = lay(12, 40);
		cr_assert_eq(layout->list.count, 2);
		cr_assert_leq(2 + (int)layout->list.lines[1].length, 39);
		cr_assert_geq(layout->input_column, 2);
		cr_assert_leq(layout->input_column, 2 + (int)layout->list.lines[1].length);
		cr_assert_eq(layout->list.lines[1].text[0] == '<', cursor > 37);
	}
}

Test(tui_layout, down_and_up_pass_every_item_once)
{
	const struct layout *layout = checklist(12, 40, 20);
	struct spot spot = {.focus = 1};
	int steps = 0;

	motion_settle(layout, &spot);
	while (motion_move(layout, &spot, MOTION_DOWN) && steps++ < 100)
		cr_assert_geq(motion_row(layout, &spot), layout->list_zone.row);
	cr_assert_eq(steps, 20);
	cr_assert_eq(page.blocks[spot.focus].role, ROLE_VERDICT);
	while (motion_move(layout, &spot, MOTION_UP) && steps-- > -100)
		continue;
	cr_assert_eq(spot.focus, 1);
	cr_assert_eq(spot.top, 0, "the introduction is seen again");
}

Test(tui_layout, a_step_scrolls_by_one_row)
{
	const struct layout *layout = checklist(12, 40, 20);
	struct spot spot = {.focus = 1};
	uint32_t top = 0;

	while (motion_move(layout, &spot, MOTION_DOWN)) {
		cr_assert_leq(spot.top - top, 1);
		top = spot.top;
	}
	cr_assert_gt(top, 0);
}

Test(tui_layout, text_that_cannot_have_the_focus_is_scrolled_through)
{
	const struct layout *layout;
	struct spot spot = {.focus = 0};
	int at, steps = 0;

	page = (struct page){.place = PLACE_SECTIONS, .title = "Read", .blocks = blocks};
	add(ROLE_CHOICE, "First");
	for (at = 0; at < 20; at++)
		add(ROLE_PARAGRAPH, "A line of text.");
	add(ROLE_CHOICE, "Last");
	layout = lay(12, 40);
	while (spot.focus == 0 && motion_move(layout, &spot, MOTION_DOWN))
		steps++;
	cr_assert_eq(spot.focus, 21);
	cr_assert_gt(steps, 8, "one row at a time, so that all can be read");
	while (motion_move(layout, &spot, MOTION_UP))
		steps++;
	cr_assert_eq(spot.top, 0);
}

Test(tui_layout, ends_pages_and_numbers)
{
	const struct layout *layout = checklist(12, 40, 20);
	struct spot spot = {.focus = 1};

	cr_assert(motion_move(layout, &spot, MOTION_LAST));
	cr_assert_eq(spot.focus, 20);
	cr_assert(motion_move(layout, &spot, MOTION_LAST));
	cr_assert_eq(page.blocks[spot.focus].role, ROLE_VERDICT);
	cr_assert(motion_move(layout, &spot, MOTION_FIRST));
	cr_assert_eq(spot.focus, 1);
	cr_assert(motion_move(layout, &spot, MOTION_PAGE_DOWN));
	cr_assert_gt(spot.focus, 3);
	cr_assert(motion_to_number(layout, &spot, 8));
	cr_assert_eq(page.blocks[spot.focus].number, 8);
	cr_assert(!motion_to_number(layout, &spot, 99));
	cr_assert(motion_move(layout, &spot, MOTION_PAGE_UP));
}

Test(tui_layout, tab_goes_round_the_ends)
{
	const struct layout *layout = checklist(24, 80, 2);
	struct spot spot = {.focus = 3};

	cr_assert(motion_move(layout, &spot, MOTION_NEXT));
	cr_assert_eq(spot.focus, 1);
	cr_assert(motion_move(layout, &spot, MOTION_PREVIOUS));
	cr_assert_eq(spot.focus, 3);
}

Test(tui_layout, what_unfolds_comes_into_view)
{
	const struct layout *layout;
	struct spot spot = {.focus = 9};

	checklist(12, 40, 20);
	blocks[10].level = blocks[11].level = 1;
	layout = lay(12, 40);
	spot.top = layout->spans[9].first - (uint32_t)layout->list_zone.height + 1;
	motion_settle(layout, &spot);
	cr_assert_geq(spot.top + (uint32_t)layout->list_zone.height, layout->spans[11].last + 1);
	cr_assert_leq(spot.top, layout->spans[9].first);
}

Test(tui_layout, a_click_finds_its_block)
{
	const struct layout *layout = checklist(24, 80, 5);
	struct spot spot = {.focus = 1};

	cr_assert(motion_to_row(layout, &spot, layout->list_zone.row + (int)layout->spans[3].first));
	cr_assert_eq(spot.focus, 3);
	cr_assert(!motion_to_row(layout, &spot, layout->title_zone.row));
	cr_assert(!motion_to_row(layout, &spot, 1000));
	cr_assert(motion_to_row(layout, &spot, layout->verdict_zone.row));
	cr_assert_eq(page.blocks[spot.focus].role, ROLE_VERDICT);
}

Test(tui_layout, an_empty_page_has_nowhere_to_go)
{
	struct spot spot = {.focus = NO_INDEX};
	const struct layout *layout;
	int motion;

	page = (struct page){.place = PLACE_CONTACTS, .blocks = blocks, .focus = NO_INDEX};
	layout = lay(12, 40);
	for (motion = MOTION_UP; motion <= MOTION_PAGE_DOWN; motion++)
		cr_assert(!motion_move(layout, &spot, (enum motion)motion));
	cr_assert_eq(motion_row(layout, &spot), -1);
}

/* Questions at those places among so many lines of text, and the verdict below. */
static const struct layout *scattered(int lines, int first, int second)
{
	page = (struct page){.place = PLACE_CHECKLIST, .title = "Papers", .blocks = blocks, .focus = NO_INDEX};
	for (int line = 0; line < lines; line++)
		if (line == first || line == second)
			add(ROLE_QUESTION, "Paper")->state = "not answered";
		else
			add(ROLE_PARAGRAPH, "Text.");
	add(ROLE_VERDICT, "Not enough yet.")->flags |= BLOCK_FOCUSABLE;
	return lay(12, 40);
}

static bool moves(const struct layout *layout, uint32_t focus, uint32_t top, enum motion motion, uint32_t focus_then,
	uint32_t top_then)
{
	struct spot spot = {focus, top};
	const bool moved = motion_move(layout, &spot, motion);

	cr_expect_eq(spot.focus, focus_then, "motion %d from %u: %u", motion, focus, spot.focus);
	cr_expect_eq(spot.top, top_then, "motion %d from row %u: %u", motion, top, spot.top);
	return moved;
}

Test(tui_layout, what_is_out_of_view_is_scrolled_to)
{
	const struct layout *layout = scattered(30, 0, -1);
	const uint32_t height = (uint32_t)layout->list_zone.height, last = layout->list.count - height;

	cr_expect(moves(layout, 0, 9, MOTION_UP, 0, 8), "the focus is above what is seen");
	cr_expect_eq(motion_row(layout, &(struct spot){0, 9}), -1);
	cr_expect(moves(layout, 0, 3, MOTION_FIRST, 0, 0), "only the rows move");
	cr_expect_not(moves(layout, 0, 0, MOTION_FIRST, 0, 0));
	cr_expect(moves(layout, 0, 0, MOTION_PAGE_DOWN, 0, height - 1), "nothing there can have the focus");
	cr_expect(moves(layout, 30, 0, MOTION_UP, 0, 0), "from the verdict");
	cr_expect(moves(layout, NO_INDEX, last, MOTION_UP, 30, last), "from nowhere up");
	layout = scattered(0, -1, -1);
	cr_expect(moves(layout, NO_INDEX, 0, MOTION_LAST, 0, 0));
	layout = scattered(30, -1, -1);
	cr_expect(moves(layout, NO_INDEX, 0, MOTION_DOWN, NO_INDEX, 1), "text before the verdict is read first");
	layout = scattered(30, 28, -1);
	cr_expect(moves(layout, NO_INDEX, 0, MOTION_PAGE_DOWN, NO_INDEX, height - 1), "the question is further below");
	cr_expect_eq(motion_row(layout, &(struct spot){28, 0}), -1);
	cr_expect_eq(motion_rows(layout, &(struct spot){28, 0}), 0);
	cr_expect_eq(motion_rows(layout, &(struct spot){28, last}), 1);
}
