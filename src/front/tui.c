#include "front/tui.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/words.h"
#include "base/memory.h"
#include "front/tui_bind.h"
#include "front/tui_draw.h"

enum {
	READ_MOST = 1024, TYPED_MOST = 512,
	WARNING_SECONDS = 60, SLOW_BYTES = 960
};

enum { EXIT_LEFT = 0, EXIT_OUTPUT = 5, EXIT_SIGNAL = 128, EXIT_GONE = 129, STAY = -100 };

struct tui {
	struct session *session;
	const struct tui_options *options;
	struct terminal terminal;
	struct screen screen;
	struct decoder decoder;
	struct arena frame, drawing;
	const struct page *page;
	const struct layout *layout;
	struct spot spot;
	enum page_place place;
	bool explain, changes, resend, small, warned, lean;
	unsigned digits;                 /* the number being typed */
	char typed[TYPED_MOST + 8];      /* characters not yet given to the session */
	size_t typed_length;
	struct buffer summary;           /* the last verdict seen, to be left on the normal screen */
	int status;
};

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

/* The page anew, laid out, with the focus where the session has it. */
static void renew(struct tui *tui)
{
	const struct layout_wanted wanted = {
		.size = tui->screen.size, .charset = tui->screen.charset, .explain = tui->explain};

	tui->small = terminal_too_small(tui->screen.size);
	if (tui->small)
		return;
	arena_reset(&tui->frame);
	tui->page = session_page(tui->session, &tui->frame);
	tui->layout = layout_make(&tui->frame, tui->page, wanted);
	if (tui->page->place != tui->place)
		tui->spot.top = 0;
	tui->place = tui->page->place;
	tui->spot.focus = tui->page->focus;
	tui->changes = true;
	motion_settle(tui->layout, &tui->spot);
	remember_verdict(tui);
}

static void draw(struct tui *tui)
{
	const char *tag = tag_of(tui);
	struct drawing drawing = {.layout = tui->layout, .spot = tui->spot, .tag = tag, .explain = tui->explain,
		.lean = tui->lean, .changes = tui->changes};
	int row = 0, column = 0;

	arena_reset(&tui->drawing);
	if (tui->warned)
		drawing.message = say(tag, N_("Are you still there? Press any key, or the visit ends in a minute."));
	if (tui->small) {
		draw_too_small(&tui->screen, &tui->drawing,
			say(tag, N_("The window is too small. Make it larger, or press Enter for text mode.")));
	} else {
		draw_page(&tui->screen, &tui->drawing, &drawing, &row, &column);
		if (tui->resend && !tui->lean && !tui->page->typing)
			screen_resend(&tui->screen, row, motion_rows(tui->layout, &tui->spot));
	}
	tui->resend = false;
	if (!screen_update(&tui->screen, row, column))
		tui->status = terminal_end_signal() ? EXIT_SIGNAL + terminal_end_signal() : EXIT_OUTPUT;
}

/* What was typed goes to the session in one piece. */
static void hand_over_typed(struct tui *tui)
{
	if (!tui->typed_length)
		return;
	tui->typed[tui->typed_length] = '\0';
	session_edit(tui->session, EDIT_INSERT, tui->typed);
	memory_wipe(tui->typed, sizeof tui->typed);
	tui->typed_length = 0;
	renew(tui);
}

static bool move_by(struct tui *tui, enum motion motion)
{
	const struct spot before = tui->spot;

	if (!motion_move(tui->layout, &tui->spot, motion))
		return false;
	tui->changes = false;
	if (tui->spot.focus != before.focus && tui->spot.focus != NO_INDEX)
		session_act(tui->session, ACTION_FOCUS, tui->page->blocks[tui->spot.focus].key, NULL);
	if (tui->spot.focus != before.focus && (tui->place == PLACE_FIELD || tui->place == PLACE_SAVE || tui->place == PLACE_SEARCH)) {
		const uint32_t top = tui->spot.top;

		renew(tui);              /* what is typed depends on where one is */
		tui->spot.top = top;
		motion_settle(tui->layout, &tui->spot);
	}
	return true;
}

/* Keys that edit the line being typed. */
static bool edit(struct tui *tui, const struct press *press)
{
	static const struct { enum press_kind kind; enum edit edit; } rows[] = {
		{PRESS_BACKSPACE, EDIT_BACKSPACE}, {PRESS_DELETE, EDIT_DELETE}, {PRESS_LEFT, EDIT_LEFT}, {PRESS_RIGHT, EDIT_RIGHT},
		{PRESS_HOME, EDIT_HOME}, {PRESS_END, EDIT_END}, {PRESS_UP, EDIT_STEP_UP}, {PRESS_DOWN, EDIT_STEP_DOWN},
	};
	size_t row;

	if (press->kind == PRESS_CONTROL && press->number == 'U' && session_edit(tui->session, EDIT_CLEAR, NULL)) {
		renew(tui);
		return true;
	}
	for (row = 0; row < sizeof rows / sizeof rows[0]; row++)
		if (rows[row].kind == press->kind && session_edit(tui->session, rows[row].edit, NULL)) {
			renew(tui);
			return true;
		}
	return false;
}

static bool move(struct tui *tui, const struct press *press)
{
	static const struct { enum press_kind kind; enum motion motion; } rows[] = {
		{PRESS_UP, MOTION_UP}, {PRESS_DOWN, MOTION_DOWN}, {PRESS_TAB, MOTION_NEXT}, {PRESS_BACK_TAB, MOTION_PREVIOUS},
		{PRESS_HOME, MOTION_FIRST}, {PRESS_END, MOTION_LAST}, {PRESS_PAGE_UP, MOTION_PAGE_UP},
		{PRESS_PAGE_DOWN, MOTION_PAGE_DOWN}, {PRESS_WHEEL_UP, MOTION_UP}, {PRESS_WHEEL_DOWN, MOTION_DOWN},
	};
	size_t row;

	for (row = 0; row < sizeof rows / sizeof rows[0]; row++)
		if (rows[row].kind == press->kind) {
			move_by(tui, rows[row].motion);
			return true;
		}
	if (press->kind != PRESS_TEXT || tui->page->typing)
		return false;
	if (strcmp(press->text, "j") == 0 || strcmp(press->text, "k") == 0) {
		move_by(tui, *press->text == 'j' ? MOTION_DOWN : MOTION_UP);
		return true;
	}
	return false;
}

/* "1", then "2": to the first, then to the twelfth if there is one, else to the second. */
static bool jump(struct tui *tui, const struct press *press)
{
	const unsigned digit = (unsigned)(press->text[0] - '0');
	const struct spot before = tui->spot;

	if (press->kind != PRESS_TEXT || tui->page->typing || press->text[0] < '0' || press->text[0] > '9')
		return false;
	tui->digits = tui->digits < 1000 ? tui->digits * 10 + digit : digit;
	if (!motion_to_number(tui->layout, &tui->spot, tui->digits)) {
		tui->digits = digit;
		if (!motion_to_number(tui->layout, &tui->spot, digit))
			return false;
	}
	tui->changes = false;
	if (tui->spot.focus != before.focus)
		session_act(tui->session, ACTION_FOCUS, tui->page->blocks[tui->spot.focus].key, NULL);
	return true;
}

static bool act(struct tui *tui, enum action action)
{
	if (action == ACTION_NONE || !session_act(tui->session, action, 0, NULL))
		return false;
	renew(tui);
	return true;
}

/* A click: to that line, and once there, open it. */
static bool click(struct tui *tui, const struct press *press)
{
	const struct spot before = tui->spot;

	if (press->kind != PRESS_CLICK || !motion_to_row(tui->layout, &tui->spot, press->row))
		return false;
	tui->changes = false;
	if (tui->spot.focus == before.focus)
		return act(tui, ACTION_ACTIVATE);
	session_act(tui->session, ACTION_FOCUS, tui->page->blocks[tui->spot.focus].key, NULL);
	renew(tui);
	return true;
}

/* What the screen does itself, and what the session does. */
static bool act_or_show(struct tui *tui, enum action action)
{
	switch (action) {
	case ACTION_REPAINT:
		screen_forget(&tui->screen);
		return true;
	case ACTION_EXPLAIN:
		tui->explain = !tui->explain;
		renew(tui);
		return true;
	case ACTION_TEXT:
		tui->status = TUI_TO_TEXT;
		return true;
	default:
		return act(tui, action);
	}
}

/* Right opens, Left closes what is folded; Space does what Enter does where there is nothing to answer. */
static bool by_nature(struct tui *tui, const struct press *press)
{
	const struct block *block = tui->spot.focus < tui->page->block_count ? &tui->page->blocks[tui->spot.focus] : NULL;
	const unsigned flags = block ? block->flags : 0;

	if (press->kind == PRESS_RIGHT && flags & BLOCK_CLOSED)
		return act(tui, ACTION_ACTIVATE);
	if (press->kind == PRESS_LEFT && flags & BLOCK_OPEN)
		return act(tui, ACTION_ACTIVATE);
	if (press->kind != PRESS_TEXT || strcmp(press->text, " ") != 0 || tui->page->typing)
		return false;
	if (block && (block->role == ROLE_CHOICE || block->role == ROLE_HEADING || block->role == ROLE_QUESTION))
		return act(tui, ACTION_ACTIVATE);
	return move_by(tui, MOTION_PAGE_DOWN);
}

static bool is_typed(const struct tui *tui, const struct press *press)
{
	return tui->page->typing && (press->kind == PRESS_TEXT || press->kind == PRESS_PASTED);
}

/* One key. True: it was understood. */
static bool take(struct tui *tui, const struct press *press)
{
	if (tui->small) {
		if (press->kind == PRESS_ENTER)
			tui->status = TUI_TO_TEXT;
		return false;
	}
	if (is_typed(tui, press)) {
		if (tui->typed_length >= TYPED_MOST)
			hand_over_typed(tui);
		memcpy(tui->typed + tui->typed_length, press->text, strlen(press->text));
		tui->typed_length += strlen(press->text);
		return true;
	}
	hand_over_typed(tui);
	if (press->kind == PRESS_NOTHING || press->kind == PRESS_PASTED)
		return false;
	if (jump(tui, press))
		return true;
	tui->digits = 0;
	if (tui->page->typing && edit(tui, press))
		return true;
	return move(tui, press) || click(tui, press) || act_or_show(tui, bind_action(press, tui->page)) || by_nature(tui, press);
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
	renew(tui);
}

static void take_bytes(struct tui *tui)
{
	char bytes[READ_MOST];
	const size_t length = terminal_read(&tui->terminal, bytes, sizeof bytes);
	struct press press;
	size_t at;

	for (at = 0; at < length && tui->status == STAY; at++)
		if (decoder_feed(&tui->decoder, (unsigned char)bytes[at], &press)) {
			tui->resend |= take(tui, &press);
			fulfil(tui);
		}
	hand_over_typed(tui);
	memory_wipe(bytes, sizeof bytes);
	memory_wipe(&press, sizeof press);
}

static void take_rest(struct tui *tui)
{
	struct press press;

	if (decoder_rest(&tui->decoder, &press)) {
		tui->resend |= take(tui, &press);
		fulfil(tui);
	}
}

static void stop(struct tui *tui)
{
	if (tui->options->kiosk)
		return;
	screen_leave(&tui->screen);
	terminal_stop();
	screen_return(&tui->screen);
	screen_resize(&tui->screen);
	renew(tui);
}

/* Milliseconds to sleep; -1: until something comes. */
static int patience(const struct tui *tui)
{
	const int pending = decoder_patience(&tui->decoder, terminal_speed(&tui->terminal) > 0);
	const int idle = tui->options->idle_seconds;

	if (pending >= 0 || idle <= 0)
		return pending;
	if (tui->warned)
		return (idle < WARNING_SECONDS ? idle : WARNING_SECONDS) * 1000;
	return (idle > 2 * WARNING_SECONDS ? idle - WARNING_SECONDS : (idle + 1) / 2) * 1000;
}

/* Nothing came: the rest of a sequence is not coming, or nobody is there. */
static void time_passed(struct tui *tui)
{
	if (decoder_patience(&tui->decoder, false) >= 0)
		take_rest(tui);
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
		renew(tui);
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
	renew(tui);
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
	struct buffer line;

	if (!tui->summary.length || (tui->status != EXIT_LEFT && tui->status != TUI_TO_TEXT))
		return;
	buffer_init(&line);
	charset_encode(&line, tui->decoder.charset, tui->summary.bytes, tui->summary.length);
	buffer_add_byte(&line, '\n');
	terminal_write(&tui->terminal, line.bytes, line.length);
	buffer_clear(&line);
}

int tui_run(struct session *session, const struct tui_options *options)
{
	const enum charset charset = charset_of_environment();
	struct tui tui = {.session = session, .options = options, .lean = options->lean, .place = PLACE_COUNT, .status = STAY};
	int status;

	terminal_open(&tui.terminal, STDIN_FILENO, STDOUT_FILENO);
	if (terminal_end_signal())
		status = EXIT_SIGNAL + terminal_end_signal();
	else if (terminal_too_small(terminal_size(&tui.terminal)))
		status = TUI_TOO_SMALL;
	else
		status = screen_start(&tui.screen, &tui.terminal, charset, options->mono) ? STAY : TUI_NO_SCREEN;
	if (status != STAY) {
		terminal_close(&tui.terminal);
		return status;
	}
	if (terminal_speed(&tui.terminal) > 0 && terminal_speed(&tui.terminal) <= SLOW_BYTES)
		tui.lean = true;
	memory_on_death(terminal_rescue);
	arena_init(&tui.frame);
	arena_init(&tui.drawing);
	buffer_init(&tui.summary);
	decoder_init(&tui.decoder, tui.screen.charset);
	walk(&tui);
	screen_end(&tui.screen);
	memory_on_death(NULL);
	terminal_close(&tui.terminal);
	tell_summary(&tui);
	arena_clear(&tui.frame);
	arena_clear(&tui.drawing);
	buffer_clear(&tui.summary);
	return tui.status;
}
