#include "front/terminal.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "front/terminal_signals.h"

enum {
	EMPTY_READS_MOST = 50,
	FAILURES_MOST = 50,
	WAIT_WITHOUT_PIPE = 1000,
	LAST_TRIES = 10,
	LAST_WAIT = 100,
	WARNING_SECONDS = 60
};

void terminal_open(struct terminal *terminal, int in, int out)
{
	*terminal = (struct terminal){.in = in, .out = out};
	terminal->has_modes = tcgetattr(in, &terminal->found) == 0;
	signals_install(terminal);
}

void terminal_close(struct terminal *terminal)
{
	terminal_set_found(terminal);
	signals_remove();
}

static int at_most(int value, int most)
{
	return value > most ? most : value;
}

struct terminal_size terminal_size(const struct terminal *terminal)
{
	struct winsize window = {0};
	struct terminal_size size = {.rows = 24, .columns = 80};

	if (ioctl(terminal->out, TIOCGWINSZ, &window) != 0)
		return size;
	if (window.ws_row && window.ws_col) {
		size.rows = at_most(window.ws_row, TERMINAL_MOST_ROWS);
		size.columns = at_most(window.ws_col, TERMINAL_MOST_COLUMNS);
	}
	return size;
}

bool terminal_too_small(struct terminal_size size)
{
	return size.rows < TERMINAL_LEAST_ROWS || size.columns < TERMINAL_LEAST_COLUMNS;
}

void terminal_set_keys(struct terminal *terminal)
{
	struct termios modes = terminal->found;

	if (!terminal->has_modes)
		return;
	modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
	modes.c_lflag |= ISIG;
	modes.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
	modes.c_oflag |= OPOST;
	modes.c_oflag &= ~(tcflag_t)(ONLCR | OCRNL | ONOCR | ONLRET);
	modes.c_cc[VMIN] = 1;
	modes.c_cc[VTIME] = 0;
	tcsetattr(terminal->in, TCSADRAIN, &modes);
}

void terminal_set_echo(struct terminal *terminal, bool echo)
{
	struct termios modes = terminal->found;

	if (!terminal->has_modes)
		return;
	if (!echo)
		modes.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK);
	tcsetattr(terminal->in, TCSANOW, &modes);
}

void terminal_set_found(struct terminal *terminal)
{
	if (terminal->has_modes)
		tcsetattr(terminal->in, TCSANOW, &terminal->found);
}

int terminal_speed(const struct terminal *terminal)
{
	static const struct {
		speed_t speed;
		int bits;
	} speeds[] = {
		{B50, 50},
		{B75, 75},
		{B110, 110},
		{B134, 134},
		{B150, 150},
		{B200, 200},
		{B300, 300},
		{B600, 600},
		{B1200, 1200},
		{B1800, 1800},
		{B2400, 2400},
		{B4800, 4800},
		{B9600, 9600},
		{B19200, 19200},
	};
	size_t row;

	if (!terminal->has_modes)
		return 0;
	for (row = 0; row < sizeof speeds / sizeof speeds[0]; row++)
		if (cfgetospeed(&terminal->found) == speeds[row].speed)
			return speeds[row].bits / 10;
	return 0;
}

int terminal_patience(int idle_seconds, bool warned)
{
	const int last = idle_seconds > 2 * WARNING_SECONDS ? WARNING_SECONDS : (idle_seconds + 1) / 2;

	if (idle_seconds <= 0)
		return -1;
	return (warned || idle_seconds == 1 ? last : idle_seconds - last) * 1000;
}

/* What poll() found on the terminal. */
static unsigned seen(const struct terminal *terminal, short events)
{
	if (events & POLLNVAL)
		return WAKE_GONE;
	if (terminal->has_modes && events & (POLLHUP | POLLERR))
		return WAKE_GONE;
	return events ? WAKE_INPUT : 0;
}

unsigned terminal_wait(struct terminal *terminal, int milliseconds)
{
	struct pollfd watched[2] = {{.fd = terminal->in, .events = POLLIN}, {.fd = signals_wake(), .events = POLLIN}};
	const bool blind = watched[1].fd < 0 && (milliseconds < 0 || milliseconds > WAIT_WITHOUT_PIPE);
	int failures = 0, ready;
	unsigned wakes = signals_take(false);

	if (terminal->empty_reads >= EMPTY_READS_MOST)
		wakes |= WAKE_GONE;
	while (!wakes && failures < FAILURES_MOST) {
		ready = poll(watched, 2, blind ? WAIT_WITHOUT_PIPE : milliseconds);
		if (ready < 0)
			failures += errno != EINTR;
		else if (ready == 0 && !(blind && milliseconds < 0))
			return WAKE_TIME | signals_take(false);
		else
			wakes |= seen(terminal, watched[0].revents);
		wakes |= signals_take(ready > 0 && watched[1].revents);
	}
	return wakes ? wakes : WAKE_GONE;
}

size_t terminal_read(struct terminal *terminal, char *bytes, size_t room)
{
	ssize_t length = read(terminal->in, bytes, room);
	int tries = FAILURES_MOST;

	while (length < 0 && errno == EINTR && !terminal_end_signal() && tries--)
		length = read(terminal->in, bytes, room);
	if (length > 0) {
		terminal->empty_reads = 0;
		return (size_t)length;
	}
	if (length == 0 || errno != EINTR)
		terminal->empty_reads++;
	return 0;
}

/* After a failed write: is it worth another try? */
static bool may_write_again(const struct terminal *terminal, int *failures)
{
	struct pollfd watched = {.fd = terminal->out, .events = POLLOUT};

	if (errno == EINTR)
		return true;
	if (errno != EAGAIN && errno != EWOULDBLOCK)
		return false;
	if (poll(&watched, 1, WAIT_WITHOUT_PIPE) < 0 && errno != EINTR)
		return ++*failures < FAILURES_MOST;
	return !(watched.revents & (POLLERR | POLLHUP | POLLNVAL));
}

/* After a signal to end: what can be written within a second, for the terminal may be stalled. A further signal
 * ends it even then. */
static bool write_last(const struct terminal *terminal, const char *bytes, size_t length)
{
	struct pollfd watched = {.fd = terminal->out, .events = POLLOUT};
	int tries = LAST_TRIES;

	signals_writing(true);
	while (length && tries--) {
		const ssize_t step = poll(&watched, 1, LAST_WAIT) > 0 ? write(terminal->out, bytes, length) : 0;

		if (step < 0 && errno != EINTR && errno != EAGAIN)
			break;
		if (step > 0) {
			bytes += step;
			length -= (size_t)step;
		}
	}
	signals_writing(false);
	return length == 0;
}

bool terminal_write(struct terminal *terminal, const char *bytes, size_t length)
{
	int failures = 0;
	bool written = true;

	if (terminal_end_signal())
		return write_last(terminal, bytes, length);
	while (length && written) {
		ssize_t step;

		signals_writing(true);
		step = terminal_end_signal() ? -1 : write(terminal->out, bytes, length);
		signals_writing(false);
		if (step >= 0) {
			bytes += step;
			length -= (size_t)step;
		} else if (terminal_end_signal() || !may_write_again(terminal, &failures)) {
			written = false;
		}
	}
	return written;
}
