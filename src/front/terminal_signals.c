#include "front/terminal_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a handler does. DEFAULT: as the system has it, even when it was inherited as ignored. */
enum manner { MANNER_END, MANNER_CRASH, MANNER_TELL, MANNER_IGNORE, MANNER_DEFAULT };

struct signal_row {
	int number;
	enum manner manner;
};

static const struct signal_row rows[] = {
	{SIGHUP, MANNER_END},
	{SIGTERM, MANNER_END},
	{SIGINT, MANNER_END},
	{SIGQUIT, MANNER_END},
	{SIGXCPU, MANNER_END},
	{SIGSEGV, MANNER_CRASH},
	{SIGABRT, MANNER_CRASH},
	{SIGBUS, MANNER_CRASH},
	{SIGILL, MANNER_CRASH},
	{SIGFPE, MANNER_CRASH},
	{SIGTRAP, MANNER_CRASH},
	{SIGSYS, MANNER_CRASH},
	{SIGWINCH, MANNER_TELL},
	{SIGTSTP, MANNER_TELL},
	{SIGCONT, MANNER_TELL},
	{SIGPIPE, MANNER_IGNORE},
	{SIGALRM, MANNER_IGNORE},
	{SIGVTALRM, MANNER_IGNORE},
	{SIGPROF, MANNER_IGNORE},
	{SIGUSR1, MANNER_IGNORE},
	{SIGUSR2, MANNER_IGNORE},
	{SIGIO, MANNER_IGNORE},
	{SIGPWR, MANNER_IGNORE},
	{SIGXFSZ, MANNER_IGNORE},
	{SIGTTIN, MANNER_DEFAULT},
	{SIGTTOU, MANNER_DEFAULT},
};

enum { ROW_COUNT = sizeof rows / sizeof rows[0], RESTORE_ROOM = 256, CRASH_STACK = 32768, EXIT_NO_MEMORY = 5 };

/* All that the handlers touch. */
static struct {
	int out, in;
	struct termios found;
	bool has_modes;
	int wake[2];
	char restore[RESTORE_ROOM];
	size_t restore_length;
	volatile sig_atomic_t end_signal, size_changed, stop, continued, writing;
	struct sigaction before[ROW_COUNT];
	bool installed, registered;
	int last_status;
	char stack[CRASH_STACK]; /* a crash by overflow needs a stack of its own */
} line = {.out = -1, .in = -1, .wake = {-1, -1}};

void terminal_set_restore(const char *bytes)
{
	size_t length = bytes ? strlen(bytes) : 0;

	if (length >= RESTORE_ROOM)
		length = 0;
	line.restore_length = 0;
	if (length)
		memcpy(line.restore, bytes, length);
	line.restore_length = length;
}

/* Where a failure can neither be told nor mended. */
static void write_quietly(int descriptor, const char *bytes, size_t length)
{
	ssize_t written = write(descriptor, bytes, length);

	(void)written;
}

/* Async-signal-safe, and within what a sandbox leaves. The write must not wait for a stalled terminal. */
void terminal_rescue(void)
{
	struct pollfd watched = {.fd = line.out, .events = POLLOUT};

	if (line.restore_length && poll(&watched, 1, 0) > 0)
		write_quietly(line.out, line.restore, line.restore_length);
	if (line.has_modes)
		tcsetattr(line.in, TCSANOW, &line.found);
}

static void wake_up(void)
{
	if (line.wake[1] >= 0)
		write_quietly(line.wake[1], "", 1); /* a full pipe wakes as it is */
}

static void on_end(int number)
{
	int kept = errno;

	if (!line.end_signal)
		line.end_signal = number;
	if (line.writing) {
		terminal_rescue();
		_exit(128 + line.end_signal);
	}
	wake_up();
	errno = kept;
}

static void on_tell(int number)
{
	int kept = errno;

	if (number == SIGWINCH)
		line.size_changed = 1;
	else if (number == SIGTSTP)
		line.stop = 1;
	else
		line.continued = 1;
	wake_up();
	errno = kept;
}

/* The terminal back, then let it come as it would have come without us; one sent by somebody (a code of 0 or less) has
 * nothing in the program to report. */
static void on_crash(int number, siginfo_t *how, void *context)
{
	const struct sigaction plain = {.sa_handler = SIG_DFL};
	size_t row;

	(void)context;

	terminal_rescue();
	for (row = 0; row < ROW_COUNT; row++)
		if (rows[row].number == number)
			sigaction(number, how->si_code <= 0 ? &plain : &line.before[row], NULL);
	raise(number);
}

static void on_crash_at_the_end(int number)
{
	(void)number;
	_exit(line.last_status);
}

void terminal_crash_ends(int status)
{
	struct sigaction action = {.sa_handler = status < 0 ? SIG_DFL : on_crash_at_the_end};

	line.last_status = status;
	sigemptyset(&action.sa_mask);
	sigaction(SIGSEGV, &action, NULL);
}

/* ncurses ends the program by itself when it has no memory while it starts. */
static void on_exit_of_another(void)
{
	if (line.installed) {
		terminal_rescue();
		_exit(EXIT_NO_MEMORY);
	}
}

static void make_wake(void)
{
	int end;

	if (line.wake[0] > 0) /* kept from an earlier front end: a sealed process makes no new one */
		return;
	if (pipe(line.wake) != 0) {
		line.wake[0] = line.wake[1] = -1;
		return;
	}
	for (end = 0; end < 2; end++) {
		fcntl(line.wake[end], F_SETFD, FD_CLOEXEC);
		fcntl(line.wake[end], F_SETFL, O_NONBLOCK);
	}
}

static void install_row(size_t row)
{
	static void (*const handlers[])(int) = {
		[MANNER_END] = on_end,
		[MANNER_TELL] = on_tell,
		[MANNER_IGNORE] = SIG_IGN,
		[MANNER_DEFAULT] = SIG_DFL,
	};
	struct sigaction action = {.sa_handler = handlers[rows[row].manner]};

	sigemptyset(&action.sa_mask);
	if (rows[row].manner == MANNER_CRASH) {
		action.sa_sigaction = on_crash;
		action.sa_flags = SA_ONSTACK | SA_NODEFER | SA_SIGINFO;
	}
	sigaction(rows[row].number, &action, &line.before[row]);
}

void signals_install(const struct terminal *terminal)
{
	const stack_t stack = {.ss_sp = line.stack, .ss_size = sizeof line.stack};
	sigset_t none;
	size_t row;

	line.in = terminal->in;
	line.out = terminal->out;
	line.found = terminal->found;
	line.has_modes = terminal->has_modes;
	line.size_changed = line.stop = line.continued = line.writing = 0;
	if (line.installed)
		return;
	if (!line.registered) { /* once for all: in a sandbox it cannot be done again */
		line.registered = atexit(on_exit_of_another) == 0;
		make_wake();
		sigaltstack(&stack, NULL);
	}
	for (row = 0; row < ROW_COUNT; row++)
		install_row(row);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	line.installed = true;
}

void signals_remove(void)
{
	size_t row;

	if (!line.installed)
		return;
	for (row = 0; row < ROW_COUNT; row++)
		sigaction(rows[row].number, &line.before[row], NULL);
	line.restore_length = 0;
	line.installed = false;
}

int signals_wake(void)
{
	return line.wake[0];
}

/* The bit, if the flag is up; it is taken down first, so that a signal that comes meanwhile is not lost. */
static unsigned take_flag(volatile sig_atomic_t *flag, unsigned bit)
{
	if (!*flag)
		return 0;
	*flag = 0;
	return bit;
}

unsigned signals_take(bool woken)
{
	char drop[64];

	while (woken && line.wake[0] >= 0 && read(line.wake[0], drop, sizeof drop) == (ssize_t)sizeof drop)
		continue;
	return take_flag(&line.size_changed, WAKE_SIZE) | take_flag(&line.stop, WAKE_STOP)
		| take_flag(&line.continued, WAKE_CONTINUED) | (line.end_signal ? WAKE_END : 0u);
}

void signals_writing(bool writing)
{
	line.writing = writing;
}

int terminal_end_signal(void)
{
	return line.end_signal;
}

void terminal_stop(void)
{
	struct sigaction ours, stops = {.sa_handler = SIG_DFL};

	sigemptyset(&stops.sa_mask);
	sigaction(SIGTSTP, &stops, &ours);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	line.continued = 0;
}
