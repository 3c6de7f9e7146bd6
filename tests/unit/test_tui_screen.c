/* What is drawn on a terminal of its own, and what a terminal is that is none. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "front/tui_screen.h"

static struct terminal terminal;
static struct screen screen;
static int other_end, descriptor;

static void open_terminal(unsigned short rows, unsigned short columns)
{
	struct winsize size = {.ws_row = rows, .ws_col = columns};

	setenv("TERM", "xterm", 1);
	other_end = posix_openpt(O_RDWR | O_NOCTTY);
	cr_assert(other_end >= 0 && grantpt(other_end) == 0 && unlockpt(other_end) == 0);
	descriptor = open(ptsname(other_end), O_RDWR | O_NOCTTY);
	cr_assert(descriptor >= 0);
	ioctl(descriptor, TIOCSWINSZ, &size);
	terminal_open(&terminal, descriptor, descriptor);
	cr_assert(terminal.has_modes);
}

static void close_terminal(void)
{
	terminal_close(&terminal);
	close(descriptor);
	close(other_end);
}

/* What comes to the terminal, until that is among it. */
static const char *comes(const char *awaited)
{
	static char bytes[1 << 16];
	struct pollfd watched = {.fd = other_end, .events = POLLIN};
	size_t length = 0;

	bytes[0] = '\0';
	while (!strstr(bytes, awaited) && length + 1 < sizeof bytes && poll(&watched, 1, 10000) > 0) {
		const ssize_t got = read(other_end, bytes + length, sizeof bytes - 1 - length);

		cr_assert(got > 0);
		length += (size_t)got;
		bytes[length] = '\0';
	}
	cr_assert(strstr(bytes, awaited), "%s does not come, but: %s", awaited, bytes);
	return bytes;
}

static struct piece piece(int column, const char *text)
{
	return (struct piece){.column = column, .text = text, .length = strlen(text), .look = LOOK_PLAIN};
}

/* What is sent by an update. Below all else a row is drawn each time that was empty: it comes last. */
static const char *updated(int row, int column)
{
	static int marks = 0;
	const struct piece mark = piece(2, "LAST");

	screen_row(&screen, 14 + marks++, &mark, 1);
	cr_assert(screen_update(&screen, row, column));
	return comes("LAST");
}

static void start_screen(void)
{
	open_terminal(24, 80);
	cr_assert(screen_start(&screen, &terminal, CHARSET_UTF8, true));
	updated(0, 0);
}

static void end_screen(void)
{
	screen_leave(&screen);
	screen_release(&screen);
	close_terminal();
}

Test(tui_screen, rows_and_columns_that_are_not_there_are_left_out)
{
	const struct piece here[] = {piece(2, "here"), piece(80, "beyond"), piece(10, "")};
	const struct piece away = piece(2, "away");

	start_screen();
	screen_row(&screen, -1, &away, 1);
	screen_row(&screen, 24, &away, 1);
	screen_row(&screen, 3, here, 3);
	screen_resend(&screen, -1, 1);
	screen_resend(&screen, 3, 0);
	screen_resend(&screen, 23, 2);
	screen_hold_back(&screen, 23, 5);

	const char *sent = updated(-1, -1);

	cr_expect(strstr(sent, "here"));
	cr_expect_null(strstr(sent, "away"));
	cr_expect_null(strstr(sent, "beyond"));
	screen_row(&screen, 5, &(struct piece){.column = 2, .text = "more", .length = 4}, 1);
	cr_expect(strstr(updated(5, 999), "more"));
	end_screen();
}

/* Of a row in which the word for the state is another, only that is sent; any other row is left to be drawn. */
Test(tui_screen, only_a_row_of_which_the_end_stands_is_restated)
{
	static char longest[600];
	const struct piece before = piece(2, "have it: Card"), after = piece(2, "without: Card"),
			   other = piece(2, "without: Bill"), plain = piece(2, "without"),
			   twice[] = {before, piece(30, "x")};

	memset(longest, 'a', sizeof longest - 1);
	const struct piece far_too_long = piece(2, longest);

	start_screen();
	cr_expect_not(screen_restate(&screen, 4, &after, 1), "nothing stands there yet");
	screen_row(&screen, 4, &before, 1);
	updated(0, 0);
	cr_expect_not(screen_restate(&screen, 4, &before, 1), "nothing new");
	cr_expect_not(screen_restate(&screen, 4, twice, 2));
	cr_expect_not(screen_restate(&screen, 4, &other, 1));
	cr_expect_not(screen_restate(&screen, 4, &plain, 1));
	cr_expect_not(screen_restate(&screen, 4, &far_too_long, 1));
	cr_expect_not(screen_restate(&screen, 24, &after, 1));
	cr_expect(screen_restate(&screen, 4, &after, 1));

	const char *sent = updated(0, 0);

	cr_expect(strstr(sent, "wi"), "%s", sent);
	cr_expect_null(strstr(sent, "Card"), "it stands there: %s", sent);
	end_screen();
}

Test(tui_screen, a_screen_is_not_started_where_there_can_be_none)
{
	open_terminal(24, 80);
	setenv("TERM", "no-such-terminal", 1);
	cr_expect_not(screen_start(&screen, &terminal, CHARSET_UTF8, true));
	unsetenv("TERM");
	cr_expect_not(screen_start(&screen, &terminal, CHARSET_UTF8, true));
	close_terminal();
}

Test(tui_screen, a_terminal_that_tells_no_size)
{
	const unsigned short sizes[][4] = {
		{0, 0, 24, 80}, {30, 0, 24, 80}, {0, 90, 24, 80}, {1, 1, 1, 1}, {9999, 9999, 200, 500}};

	for (size_t row = 0; row < sizeof sizes / sizeof *sizes; row++) {
		open_terminal(sizes[row][0], sizes[row][1]);
		cr_expect_eq(terminal_size(&terminal).rows, sizes[row][2], "%zu", row);
		cr_expect_eq(terminal_size(&terminal).columns, sizes[row][3], "%zu", row);
		close_terminal();
	}
}

/* Into and out of a pipe nothing is set, and its end is told after some reads; so is a descriptor that is closed. */
Test(tui_screen, what_is_no_terminal)
{
	char bytes[8];
	int ends[2];

	cr_assert_eq(pipe(ends), 0);
	terminal_open(&terminal, ends[0], ends[1]);
	cr_expect_not(terminal.has_modes);
	terminal_set_keys(&terminal);
	terminal_set_echo(&terminal, false);
	cr_expect_eq(terminal_speed(&terminal), 0);
	cr_expect_not(screen_start(&screen, &terminal, CHARSET_UTF8, true));
	cr_expect(terminal_write(&terminal, "abc", 3));
	cr_expect_eq(terminal_wait(&terminal, 0), (unsigned)WAKE_INPUT);
	cr_expect_eq(terminal_read(&terminal, bytes, sizeof bytes), 3u);
	cr_expect_eq(terminal_wait(&terminal, 0), (unsigned)WAKE_TIME);
	close(ends[1]);
	for (int reads = 0; reads < 99 && !(terminal_wait(&terminal, 0) & WAKE_GONE); reads++)
		cr_assert_eq(terminal_read(&terminal, bytes, sizeof bytes), 0u);
	cr_expect(terminal_wait(&terminal, 0) & WAKE_GONE);
	terminal.empty_reads = 0;
	close(ends[0]);
	cr_expect(terminal_wait(&terminal, 0) & WAKE_GONE);
	terminal_close(&terminal);
}
