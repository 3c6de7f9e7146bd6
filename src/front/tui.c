#include "front/tui.h"

#include <unistd.h>

#include "app/words.h"
#include "base/memory.h"
#include "base/wrap.h"
#include "front/tui_code.h"
#include "front/tui_draw.h"
#include "front/tui_inside.h"

enum { READ_MOST = 1024, SLOW_BYTES = 960 };
enum { FLOOD_ENDS = 100 /* milliseconds without a byte */ };
enum { EXIT_LEFT = 0, EXIT_OUTPUT = 5, EXIT_SIGNAL = 128, EXIT_GONE = 129, STAY = TUI_STAY };

static const char *tag_of(const struct tui *tui)
{
	return session_rules(tui->session)->languages[session_language(tui->session)].tag;
}

static void remember_verdict(struct tui *tui)
{
	const struct page *page = tui->page;
	uint32_t index;

	for (index = 0; index < page->block_count; index++)
		if (page->blocks[index].role == ROLE_VERDICT && page->place == PLACE_CHECKLIST) {
			buffer_reset(&tui->summary);
			buffer_add_format(&tui->summary, "%s: %s", page->title, page->blocks[index].text);
		}
}

void tui_renew(struct tui *tui)
{
	struct layout_wanted wanted = {
		.size = tui->screen.size, .charset = tui->screen.charset, .explain = tui->explain};

	tui->small = terminal_too_small(tui->screen.size);
	if (tui->small)
		return;
	arena_reset(&tui->frame);
	tui->page = session_page(tui->session, &tui->frame);
	if (tui->aside && tui->page->place == PLACE_CHECKLIST)
		wanted.aside = session_page_aside(tui->session, &tui->frame);
	else if (tui->both)
		wanted.beside =
			session_page_in(tui->session, &tui->frame, tui->both - (tui->both <= tui->page->language));
	tui->layout = layout_make(&tui->frame, tui->page, wanted);
	if (tui->page->place != tui->place)
		tui->spot.top = 0;
	tui->place = tui->page->place;
	tui->spot.focus = tui->page->focus;
	tui->changes = tui->renewed = true;
	motion_settle(tui->layout, &tui->spot);
	remember_verdict(tui);
}

/* What an answer changed in the verdict is sent whole, so that no half sentence is spoken. */
static void resend_changes(struct tui *tui)
{
	const struct layout *layout = tui->layout;
	uint32_t index;

	for (index = 0; index < tui->page->block_count; index++) {
		const struct layout_span *span = &layout->spans[index];

		if (span->in_verdict && span->shown && tui->page->blocks[index].flags & BLOCK_CHANGED)
			screen_resend(&tui->screen, layout->verdict_zone.row + (int)span->first,
				(int)(span->last - span->first) + 1);
	}
}

/* In a line that is typed, letter by letter, a reader says the letters; coming to it is a movement like any other. */
static bool goes_on_typing(const struct tui *tui, int row)
{
	const struct block *block = tui_focused(tui);

	return block && block->role == ROLE_INPUT && row == tui->drawn_row;
}

/* The page, and the rows of the focus whole: screen readers speak what is sent. */
static void draw_list_page(struct tui *tui, struct drawing *drawing, int *row, int *column)
{
	const bool scrolls = tui->spot.top != tui->drawn_top;
	const int rows = motion_rows(tui->layout, &tui->spot);

	drawing->only_focus = tui->drawn_plain && !scrolls && !tui->renewed && !drawing->message;
	drawing->focus_before = tui->drawn_focus;
	if (scrolls)
		screen_unmark(&tui->screen, tui->drawn_row);
	else if (tui->renewed)
		draw_restated(&tui->screen, &tui->drawing, drawing);
	draw_page(&tui->screen, &tui->drawing, drawing, row, column);
	if (scrolls && !tui->lean) {
		screen_hold_back(&tui->screen, *row, rows);
		draw_page(&tui->screen, &tui->drawing, drawing, row, column);
	} else if (tui->resend && !tui->lean && !goes_on_typing(tui, *row)) {
		screen_resend(&tui->screen, *row, rows);
	}
	if (tui->renewed && !tui->lean)
		resend_changes(tui);
	tui->renewed = false;
	tui->drawn_plain = !drawing->message && !drawing->explain && !drawing->changes;
	tui->drawn_focus = tui->spot.focus;
	tui->drawn_top = tui->spot.top;
	tui->drawn_row = *row;
}

static void draw(struct tui *tui)
{
	const char *tag = tag_of(tui);
	struct drawing drawing = {.layout = tui->layout,
		.spot = tui->spot,
		.tag = tag,
		.explain = tui->explain,
		.aside_top = tui->aside_top,
		.lean = tui->lean,
		.changes = tui->changes};
	int row = 0, column = 0;

	arena_reset(&tui->drawing);
	tui->drawn_plain = tui->drawn_plain && !tui->small && (!tui->code_width || tui->warned);
	drawing.message = tui->message ? say(tag, tui->message) : NULL;
	if (tui->warned)
		drawing.message = say(tag, N_("Are you still there? Press any key, or the visit ends in a minute."));
	if (tui->small) {
		draw_too_small(&tui->screen, &tui->drawing,
			say(tag, N_("The window is too small. Make it larger, or press Enter for text mode.")));
	} else if (tui->code_width && !tui->warned) {
		tui_code_draw(tui, tag);
		row = tui->screen.size.rows - 1;
	} else {
		draw_list_page(tui, &drawing, &row, &column);
	}
	tui->resend = false;
	if (!screen_update(&tui->screen, row, column))
		tui->status = terminal_end_signal() ? EXIT_SIGNAL + terminal_end_signal() : EXIT_OUTPUT;
}

/* What the session asks of the world outside. */
static void fulfil(struct tui *tui)
{
	const char *name = NULL, *error;
	const enum wish wish = session_wish(tui->session, &name);

	if (wish == WISH_LEAVE)
		tui->status = EXIT_LEFT;
	if (wish != WISH_SAVE_ANSWERS && wish != WISH_SAVE_LIST)
		return;
	if (tui->options->fulfil && !tui->options->kiosk)
		error = tui->options->fulfil(tui->options->context, tui->session, wish, name);
	else
		error = N_("Nothing can be saved here.");
	session_wish_done(tui->session, error ? say(tag_of(tui), error) : NULL);
	tui_renew(tui);
}

static void take_press(struct tui *tui, const struct press *press)
{
	tui->resend |= tui_take(tui, press);
	fulfil(tui);
}

static void take_bytes(struct tui *tui)
{
	char bytes[READ_MOST];
	const size_t length = terminal_read(&tui->terminal, bytes, sizeof bytes);
	struct press press;
	size_t at;

	for (at = 0; at < length && tui->status == STAY; at++)
		if (decoder_feed(&tui->decoder, (unsigned char)bytes[at], &press))
			take_press(tui, &press);
	if (length < sizeof bytes)
		tui->ahead = 0;
	tui_hand_over_typed(tui);
	memory_wipe(bytes, sizeof bytes);
	memory_wipe(&press, sizeof press);
}

static void take_rest(struct tui *tui)
{
	struct press press;

	if (decoder_rest(&tui->decoder, &press))
		take_press(tui, &press);
}

static void stop(struct tui *tui)
{
	if (tui->options->kiosk)
		return;
	screen_leave(&tui->screen);
	terminal_stop();
	screen_return(&tui->screen);
	screen_resize(&tui->screen);
	tui_renew(tui);
}

/* Milliseconds to sleep; -1: until something comes. */
static int patience(const struct tui *tui)
{
	const int pending = decoder_patience(&tui->decoder, terminal_speed(&tui->terminal) > 0);

	if (pending < 0 && tui->flooded)
		return FLOOD_ENDS;
	return pending >= 0 ? pending : terminal_patience(tui->options->idle_seconds, tui->warned);
}

static void end_flood(struct tui *tui)
{
	tui->flooded = false;
	tui->ahead = 0;
	tui->message = N_("Too much at once. The rest is lost.");
}

/* Nothing came: the rest of a sequence is not coming, or nobody is there. */
static void time_passed(struct tui *tui)
{
	if (decoder_patience(&tui->decoder, false) >= 0)
		take_rest(tui);
	else if (tui->flooded)
		end_flood(tui);
	else if (tui->warned)
		tui->status = EXIT_LEFT;
	else
		tui->warned = tui->options->idle_seconds > 0;
}

static void wake(struct tui *tui, unsigned wakes)
{
	if (wakes & WAKE_END)
		tui->status = EXIT_SIGNAL + terminal_end_signal();
	else if (wakes & WAKE_GONE)
		tui->status = EXIT_GONE;
	if (tui->status != STAY)
		return;
	if (wakes & WAKE_STOP)
		stop(tui);
	if (wakes & WAKE_CONTINUED)
		screen_return(&tui->screen);
	if (wakes & (WAKE_SIZE | WAKE_CONTINUED)) {
		screen_resize(&tui->screen);
		tui_code_close(tui);
		tui_renew(tui);
	}
	if (wakes & WAKE_INPUT) {
		tui->warned = false;
		take_bytes(tui);
	}
	if (wakes & WAKE_TIME)
		time_passed(tui);
}

static void walk(struct tui *tui)
{
	tui->resend = !tui->lean;
	tui_renew(tui);
	draw(tui);
	if (tui->status == STAY && tui->options->sealed)
		tui->options->sealed(tui->options->context);
	while (tui->status == STAY) {
		wake(tui, terminal_wait(&tui->terminal, patience(tui)));
		if (tui->status == STAY)
			draw(tui);
	}
}

/* What was found out stays readable on the normal screen. */
static void tell_summary(struct tui *tui)
{
	struct wrap wrap = {.rest = buffer_string(&tui->summary), .width = terminal_size(&tui->terminal).columns - 1};
	struct wrap_line part;
	struct buffer line;

	if (!tui->summary.length || (tui->status != EXIT_LEFT && tui->status != TUI_TO_TEXT))
		return;
	buffer_init(&line);
	while (wrap_next(&wrap, &part)) {
		charset_encode(&line, tui->decoder.charset, part.start, part.length);
		buffer_add_byte(&line, '\n');
	}
	terminal_write(&tui->terminal, line.bytes, line.length);
	buffer_clear(&line);
}

/* The screen while the person is in text mode: it could not be made again once the system is sealed off. */
static struct screen kept;

bool tui_kept(void)
{
	return kept.handle != NULL;
}

void tui_forget(int status)
{
	if (!kept.handle)
		return;
	terminal_crash_ends(status);
	screen_release(&kept);
	terminal_crash_ends(-1);
}

bool tui_prepare(bool mono, bool wanted)
{
	struct terminal terminal;

	terminal_open(&terminal, STDIN_FILENO, STDOUT_FILENO);
	memory_on_death(terminal_rescue);
	if (wanted && screen_can_hide() && !terminal_end_signal()
		&& screen_start(&kept, &terminal, charset_of_environment(), mono))
		if (!screen_hide(&kept))
			screen_release(&kept);
	memory_on_death(NULL);
	terminal_close(&terminal);
	kept.terminal = NULL;
	return tui_kept();
}

/* The screen that was kept, or a new one. */
static bool take_screen(struct tui *tui)
{
	if (!kept.handle)
		return screen_start(&tui->screen, &tui->terminal, charset_of_environment(), tui->options->mono);
	tui->screen = kept;
	kept = (struct screen){.channel = -1};
	tui->screen.terminal = &tui->terminal;
	screen_return(&tui->screen);
	screen_resize(&tui->screen);
	return true;
}

static void give_screen(struct tui *tui)
{
	screen_leave(&tui->screen);
	terminal_set_restore(NULL);
	kept = tui->screen;
	kept.terminal = NULL;
}

int tui_run(struct session *session, const struct tui_options *options)
{
	struct tui tui = {
		.session = session, .options = options, .lean = options->lean, .place = PLACE_COUNT, .status = STAY};
	int status;

	session_set_guided(session, false);
	terminal_open(&tui.terminal, STDIN_FILENO, STDOUT_FILENO);
	memory_on_death(terminal_rescue);
	if (terminal_end_signal())
		status = EXIT_SIGNAL + terminal_end_signal();
	else if (terminal_too_small(terminal_size(&tui.terminal)))
		status = TUI_TOO_SMALL;
	else
		status = take_screen(&tui) ? STAY : TUI_NO_SCREEN;
	if (status != STAY) {
		memory_on_death(NULL);
		terminal_close(&tui.terminal);
		return status;
	}
	if (terminal_speed(&tui.terminal) > 0 && terminal_speed(&tui.terminal) <= SLOW_BYTES)
		tui.lean = true;
	arena_init(&tui.frame);
	arena_init(&tui.drawing);
	buffer_init(&tui.summary);
	buffer_init(&tui.code);
	buffer_init(&tui.code_says);
	decoder_init(&tui.decoder, tui.screen.charset);
	walk(&tui);
	give_screen(&tui);
	memory_on_death(NULL);
	terminal_close(&tui.terminal);
	tell_summary(&tui);
	arena_clear(&tui.frame);
	arena_clear(&tui.drawing);
	buffer_clear(&tui.summary);
	tui_code_close(&tui);
	return tui.status;
}
