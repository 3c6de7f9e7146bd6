#define _GNU_SOURCE /* memfd_create() */

#include "front/tui_screen.h"

#define NCURSES_NOMACROS /* functions: each macro has a way out for a position that we never give */
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/memory.h"
#include "front/tui_looks.h"
#include "front/tui_terminfo.h"

#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

enum { MEMORY_FILE_MOST = 8 << 20, RESTORE_MOST = 256 };

/* ncurses must believe in UTF-8 for us to hand it UTF-8; what the terminal wants is made of it on the way out. */
static bool utf8_inside(void)
{
	static const char *const locales[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8"};

	for (size_t which = 0; which < sizeof locales / sizeof locales[0]; which++)
		if (setlocale(LC_CTYPE, locales[which]) && MB_CUR_MAX > 1)
			return true;
	setlocale(LC_CTYPE, "C");
	return false;
}

/* What the crash handlers write. It is made where there is room already, for it may be needed because there is no more. */
static void prepare_restore(struct screen *screen)
{
	struct buffer *restore = &screen->taken;

	buffer_reset(restore);
	buffer_add_string(restore, screen->mouse ? MOUSE_OFF : "");
	buffer_add_string(restore, screen->paste ? PASTE_OFF : "");
	terminfo_add(restore, "sgr0");
	terminfo_add(restore, "cnorm");
	terminfo_add(restore, "rmcup");
	buffer_add_string(restore, terminfo_has("rmcup") ? "" : "\r\n");
	terminal_set_restore(buffer_string(restore));
}

/* A file in memory, if it can be written and read back; else -1. */
static int memory_file(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY
		&& limit.rlim_cur < MEMORY_FILE_MOST)
		return -1;
	const int memory = memfd_create("screen", MFD_CLOEXEC);
	if (memory < 0 || lseek(memory, 0, SEEK_CUR) == 0)
		return memory;
	close(memory);
	return -1;
}

bool screen_can_hide(void)
{
	const int memory = memory_file();

	return memory >= 0 && close(memory) == 0;
}

/* Let ncurses's descriptor lead into memory. */
static bool gather(struct screen *screen)
{
	const int memory = memory_file();

	if (memory < 0)
		return false;
	const bool done = dup2(memory, screen->channel) >= 0;
	close(memory);
	return done;
}

/* ncurses asks the environment for the size; it gets ours, within bounds, and never the window's own. */
static SCREEN *new_terminal(struct screen *screen, const char *name)
{
	char rows[16], columns[16];
	void *read;
	SCREEN *handle;

	if (!terminfo_read(name, screen->channel, &read))
		return NULL;
	if (read)
		prepare_restore(screen);
	snprintf(rows, sizeof rows, "%d", screen->size.rows);
	snprintf(columns, sizeof columns, "%d", screen->size.columns);
	setenv("LINES", rows, 1);
	setenv("COLUMNS", columns, 1);
	use_env(TRUE);
	use_tioctl(FALSE);
	handle = newterm(name, screen->stream, screen->stream);
	terminfo_forget(read);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	return handle;
}

static void send_modes(struct screen *screen, const char *mouse, const char *paste)
{
	const char *const modes[] = {screen->mouse ? mouse : "", screen->paste ? paste : ""};

	for (size_t which = 0; which < 2; which++)
		if (*modes[which] && write(screen->channel, modes[which], strlen(modes[which])) < 0)
			screen->failed = true;
}

static void set_up(struct screen *screen, const char *name, bool mono)
{
	screen->mouse = terminfo_has("kmous") && strncmp(name, "linux", 5) != 0;
	screen->paste = terminfo_has("BE") || (screen->mouse && terminfo_has("smcup"));
	prepare_restore(screen);
	nonl();
	typeahead(-1);
	/* We draw where ncurses keeps the screen as it is to be: a third screen between takes memory and time. */
	wresize(stdscr, 1, 1);
	idcok(newscr, FALSE);
	idlok(newscr, TRUE);
	leaveok(newscr, FALSE);
	screen->colour = looks_start(screen->looks, !mono);
}

static void forget_rows(struct screen *screen)
{
	screen->whole = true;
	memory_free(screen->drawn);
	screen->drawn = memory_alloc((size_t)screen->size.rows * sizeof *screen->drawn);
}

void screen_release(struct screen *screen)
{
	terminal_set_restore(NULL);
	if (screen->handle)
		delscreen(screen->handle);
	if (screen->stream)
		fclose(screen->stream);
	memory_free(screen->drawn);
	buffer_clear(&screen->taken);
	buffer_clear(&screen->sent);
	*screen = (struct screen){.channel = -1};
}

bool screen_start(struct screen *screen, struct terminal *terminal, enum charset charset, bool mono)
{
	const char *name = getenv("TERM");

	*screen = (struct screen){
		.terminal = terminal, .charset = charset, .size = terminal_size(terminal), .channel = -1};
	if (!terminal->has_modes || !name)
		return false;
	if (terminal_too_small(screen->size)) /* ncurses's buffer goes by the size, and would overflow too soon */
		screen->size = (struct terminal_size){TERMINAL_LEAST_ROWS, TERMINAL_LEAST_COLUMNS};
	terminfo_guard(name);
	screen->channel = dup(terminal->out);
	screen->stream = screen->channel >= 0 ? fdopen(screen->channel, "r+") : NULL;
	if (!screen->stream) {
		close(screen->channel);
		return false;
	}
	if (!utf8_inside())
		screen->charset = CHARSET_ASCII;
	buffer_add_repeated(&screen->taken, '\0', RESTORE_MOST);
	terminal_set_keys(terminal);
	screen->handle = new_terminal(screen, name);
	if (!screen->handle || !terminfo_has("cup") || !terminfo_has("clear")) {
		if (!screen->handle) /* it may have begun */
			terminal_rescue();
		screen_release(screen);
		terminal_set_found(terminal);
		return false;
	}
	screen->gathered = gather(screen);
	if (!screen->gathered && screen->charset != CHARSET_UTF8)
		screen->charset = CHARSET_ASCII;
	set_up(screen, name, mono);
	forget_rows(screen);
	send_modes(screen, MOUSE_ON, PASTE_ON);
	return true;
}

/* All that ncurses wrote, and memory is empty again. */
static bool take_memory(struct screen *screen, off_t length)
{
	buffer_reset(&screen->taken);
	buffer_add_repeated(&screen->taken, '\0', (size_t)length);
	lseek(screen->channel, 0, SEEK_SET);
	return pread(screen->channel, screen->taken.bytes, (size_t)length, 0) == length;
}

/* From memory to the terminal, in one write. */
static void drain(struct screen *screen)
{
	const off_t length = screen->gathered ? lseek(screen->channel, 0, SEEK_CUR) : 0;
	size_t left;

	if (length <= 0 || !take_memory(screen, length)) {
		screen->failed |= length > 0;
		return;
	}
	left = looks_shorten(
		screen->taken.bytes, looks_drop_charsets(screen->taken.bytes, (size_t)length, screen->whole));
	screen->whole = false;
	if (screen->charset == CHARSET_UTF8) {
		screen->failed |= !terminal_write(screen->terminal, screen->taken.bytes, left);
	} else {
		buffer_reset(&screen->sent);
		charset_encode(&screen->sent, screen->charset, screen->taken.bytes, left);
		screen->failed |= !terminal_write(screen->terminal, screen->sent.bytes, screen->sent.length);
	}
}

void screen_leave(struct screen *screen)
{
	send_modes(screen, MOUSE_OFF, PASTE_OFF);
	endwin();
	drain(screen);
	terminal_set_found(screen->terminal);
}

/* What ncurses says first waits in a buffer until there is more, and goes to memory; where it got no buffer, it went out. */
static bool said_to_terminal(struct screen *screen)
{
	const off_t length = lseek(screen->channel, 0, SEEK_CUR);
	struct buffer first;
	bool said;

	buffer_init(&first);
	terminfo_add(&first, "smcup");
	said = first.length
		&& (length <= 0 || !take_memory(screen, length)
			|| !memmem(screen->taken.bytes, screen->taken.length, first.bytes, first.length));
	buffer_clear(&first);
	return said;
}

bool screen_hide(struct screen *screen)
{
	if (!screen->gathered)
		return false;
	endwin();
	if (said_to_terminal(screen))
		terminal_rescue();
	terminal_set_found(screen->terminal);
	terminal_set_restore(NULL);
	return true;
}

void screen_return(struct screen *screen)
{
	terminal_set_keys(screen->terminal);
	prepare_restore(screen);
	send_modes(screen, MOUSE_ON, PASTE_ON);
	screen_forget(screen);
}

struct terminal_size screen_resize(struct screen *screen)
{
	const struct terminal_size size = terminal_size(screen->terminal);

	if (size.rows != screen->size.rows || size.columns != screen->size.columns) {
		screen->size = size;
		resize_term(size.rows, size.columns);
		werase(newscr);
		screen_forget(screen);
	}
	return size;
}

void screen_forget(struct screen *screen)
{
	forget_rows(screen);
	clearok(curscr, TRUE);
}

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
	for (const unsigned char *byte = bytes; length--; byte++)
		hash = (hash ^ *byte) * 1099511628211u;
	return hash;
}

static uint64_t hash_row(const struct piece *pieces, size_t count)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t at = 0; at < count; at++) {
		const uint64_t shape =
			(uint64_t)pieces[at].column << 32 | (uint64_t)pieces[at].look << 24 | pieces[at].length;

		hash = hash_bytes(hash, &shape, sizeof shape);
		if (pieces[at].text)
			hash = hash_bytes(hash, pieces[at].text, pieces[at].length);
	}
	return hash | 1; /* never 0 */
}

static bool on_screen(const struct screen *screen, int row)
{
	return row >= 0 && row < screen->size.rows;
}

void screen_row(struct screen *screen, int row, const struct piece *pieces, size_t count)
{
	const uint64_t hash = hash_row(pieces, count);

	if (!on_screen(screen, row) || screen->drawn[row] == hash)
		return;
	screen->drawn[row] = hash;
	wattrset(newscr, A_NORMAL);
	wmove(newscr, row, 0);
	wclrtoeol(newscr);
	for (size_t at = 0; at < count; at++) {
		const struct piece *piece = &pieces[at];

		if (piece->column >= screen->size.columns || !piece->length)
			continue;
		wattrset(newscr, (int)screen->looks[piece->look]);
		if (piece->text)
			mvwaddnstr(newscr, row, piece->column, piece->text, (int)piece->length);
		else
			mvwhline(newscr, row, piece->column, ' ' | (chtype)screen->looks[piece->look],
				(int)piece->length);
	}
	wattrset(newscr, A_NORMAL);
}

bool screen_restate(struct screen *screen, int row, const struct piece *pieces, size_t count)
{
	char stands[512];
	const char *was, *is;
	size_t length;

	if (count != 1 || pieces->length >= sizeof stands || !on_screen(screen, row) || !screen->drawn[row]
		|| screen->drawn[row] == hash_row(pieces, count)
		|| mvwinnstr(newscr, row, pieces->column, stands, sizeof stands - 1) == ERR)
		return false;
	for (length = strlen(stands); length && stands[length - 1] == ' ';)
		stands[--length] = '\0';
	was = strchr(stands, ':');
	is = memchr(pieces->text, ':', pieces->length);
	length = is ? pieces->length - (size_t)(is - pieces->text) : 0;
	if (!was || !is || strlen(was) != length || memcmp(was, is, length) != 0)
		return false;
	screen_row(screen, row, pieces, count);
	return true;
}

void screen_shift(void)
{
	idcok(newscr, TRUE);
	doupdate();
	idcok(newscr, FALSE);
}

void screen_resend(struct screen *screen, int row, int count)
{
	if (row >= 0 && count > 0 && row + count <= screen->size.rows)
		wredrawln(newscr, row, count);
}

void screen_unmark(struct screen *screen, int row)
{
	if (!on_screen(screen, row))
		return;
	mvwhline(newscr, row, 0, ' ', LAYOUT_MARGIN);
	screen->drawn[row] = 0;
	doupdate();
}

void screen_hold_back(struct screen *screen, int row, int count)
{
	for (; on_screen(screen, row) && count-- > 0; row++) {
		wmove(newscr, row, 0);
		wclrtoeol(newscr);
		screen->drawn[row] = 0;
	}
	doupdate();
}

bool screen_update(struct screen *screen, int row, int column)
{
	const int most = screen->size.columns - 1;

	wmove(newscr, row < 0 ? 0 : row, column < 0 ? 0 : column < most ? column : most);
	doupdate();
	drain(screen);
	return !screen->failed;
}
