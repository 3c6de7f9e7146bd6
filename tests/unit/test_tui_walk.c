/* Any page of every rules file, laid out in any window and moved about in: the rows hold what they say, and the focus is
 * always something that is there and, once moved to, in view. */
#include "session_fixture.h"

#include "base/text.h"
#include "every_file.h"
#include "front/tui_motion.h"

static uint32_t random_below(uint32_t limit)
{
	static uint64_t state = 88172645463325252u;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 16) % limit;
}

static void check_lines(const struct layout_lines *lines, int columns, const char *file)
{
	for (uint32_t at = 0; at < lines->count; at++) {
		const struct layout_line *line = &lines->lines[at];
		const int width = line->indent + text_columns_of(line->text, line->length);

		cr_assert_leq(width, columns - 1, "%s: %.*s", file, (int)line->length, line->text);
		cr_assert_leq(line->tail, line->length, "%s", file);
	}
}

static void check_layout(const struct layout *layout, const char *file)
{
	const bool beside = layout->beside_column > 0;

	check_lines(&layout->title, layout->size.columns, file);
	check_lines(&layout->list, beside ? layout->beside_column : layout->size.columns, file);
	check_lines(&layout->verdict, layout->size.columns, file);
	cr_assert_leq(layout->verdict.count, (uint32_t)layout->verdict_zone.height, "%s", file);
	cr_assert_eq(layout->footer_zone.row, layout->size.rows - 1);
	for (uint32_t index = 0; index < layout->page->block_count; index++) {
		const struct layout_span *span = &layout->spans[index];
		const uint32_t count = span->in_verdict ? layout->verdict.count : layout->list.count;

		cr_assert(
			!span->shown || (span->first <= span->last && span->last < count), "%s: block %u", file, index);
	}
}

static void check_spot(const struct layout *layout, const struct spot *spot, bool moved, const char *file)
{
	const int row = motion_row(layout, spot);

	cr_assert(spot->focus == NO_INDEX || layout->page->blocks[spot->focus].flags & BLOCK_FOCUSABLE, "%s", file);
	cr_assert(!spot->top || spot->top < layout->list.count, "%s", file);
	cr_assert(row < layout->footer_zone.row, "%s", file);
	cr_assert(!moved || spot->focus == NO_INDEX || row >= 0, "%s: the focus is out of view", file);
}

/* Each motion once, in any order; then Tab through the whole page comes back to where it began. */
static void move_about(const struct layout *layout, const char *file)
{
	struct spot spot = {layout->page->focus, random_below(3)};
	uint32_t before, turns = 0;

	motion_settle(layout, &spot);
	for (int step = 0; step < 8; step++) {
		motion_move(layout, &spot, (enum motion)random_below(MOTION_PAGE_DOWN + 1));
		check_spot(layout, &spot, false, file);
		if (random_below(4) == 0)
			check_spot(layout, &spot, motion_to_number(layout, &spot, random_below(12)), file);
		if (random_below(4) == 0)
			motion_to_asked(layout, &spot, random_below(2));
		if (random_below(4) == 0)
			motion_to_row(layout, &spot, (int)random_below(30) - 2);
		check_spot(layout, &spot, false, file);
	}
	motion_move(layout, &spot, MOTION_FIRST);
	before = spot.focus;
	do {
		motion_move(layout, &spot, MOTION_NEXT);
		check_spot(layout, &spot, true, file);
	} while (spot.focus != before && turns++ < layout->page->block_count);
	cr_assert_eq(spot.focus, before, "%s", file);
}

static void look_at(struct fixture *fixture, const char *file)
{
	struct layout_wanted wanted = {.size = {12 + (int)random_below(40), 40 + (int)random_below(120)},
		.charset = random_below(3) ? CHARSET_UTF8 : CHARSET_ASCII,
		.explain = random_below(2)};
	const struct layout *layout;

	if (random_below(3) == 0)
		wanted.beside =
			session_page_in(fixture->session, &fixture->frame, random_below(fixture->rules.language_count));
	else if (fixture->page->place == PLACE_CHECKLIST && random_below(2))
		wanted.aside = session_page_aside(fixture->session, &fixture->frame);
	layout = layout_make(&fixture->frame, fixture->page, wanted);
	check_layout(layout, file);
	move_about(layout, file);
}

static void step(struct fixture *fixture)
{
	static const char *const typed[] = {
		"9.5.2027", "40", "dk", "", "Abc 1", "a far longer text than any other one"};
	const struct page *page = fixture->page;
	const enum action action =
		random_below(2) ? ACTION_ACTIVATE : (enum action)(1 + random_below(ACTION_COUNT - 1));

	if (action == ACTION_RESTART)
		return;
	if (page->typing && random_below(2))
		session_edit(fixture->session, EDIT_SET, typed[random_below(sizeof typed / sizeof *typed)]);
	session_act(fixture->session, action, page->blocks[random_below(page->block_count)].key, NULL);
	session_wish(fixture->session, NULL);
}

static void walk_file(const char *file)
{
	struct fixture fixture;

	fixture_load(&fixture, file);
	fixture.session = session_new(&fixture.rules, date_from_parts((struct date_parts){2026, 12, 1}),
		random_below(fixture.rules.language_count), NULL);
	for (int index = 0; index < 30; index++) {
		if (index % 10 == 0)
			session_open(fixture.session, random_below(fixture.rules.checklist_count));
		fixture_page(&fixture);
		look_at(&fixture, file);
		step(&fixture);
	}
	fixture_close(&fixture);
}

Test(tui_walk, every_page_in_every_window, .timeout = 400)
{
	walk_file("rules.yaml");
	with_every_file(walk_file);
}
