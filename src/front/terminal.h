#ifndef MEDBRING_FRONT_TERMINAL_H
#define MEDBRING_FRONT_TERMINAL_H

/*
 * The terminal as the system sees it, without curses: its modes kept and
 * given back, its size within bounds, signals, waiting for a key, and
 * knowing when the line is gone. Both front ends use it.
 *
 * Signals arrive as bytes in a pipe of our own, so that nothing is done in a
 * handler; only a crash (and a signal that finds us stuck in a write) gives
 * the terminal back from the handler, with a string made beforehand.
 * There is one terminal in a process: what the handlers need is static.
 */

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* The least and the most that is ever laid out for. A size of 0 counts as 24 by 80. */
enum { TERMINAL_LEAST_ROWS = 12, TERMINAL_LEAST_COLUMNS = 40, TERMINAL_MOST_ROWS = 200, TERMINAL_MOST_COLUMNS = 500 };

struct terminal_size { int rows, columns; };

struct terminal {
	int in, out;             /* descriptors; not owned */
	struct termios found;    /* modes at the start (of `in`, else of `out`) */
	bool has_modes;          /* false: not a terminal, nothing is kept or set */
	int empty_reads;         /* reads without bytes in a row: the line is gone after some */
};

/* Keep the modes, unblock inherited signals, install the handlers. */
void terminal_open(struct terminal *terminal, int in, int out);
/* Give the modes back and let the signals be as at the start. */
void terminal_close(struct terminal *terminal);

/* 1 to 200 rows, 1 to 500 columns. */
struct terminal_size terminal_size(const struct terminal *terminal);
bool terminal_too_small(struct terminal_size size);

/* Single keys, no echo, no ^S: for the screen. ISIG stays. Again after a stop. */
void terminal_set_keys(struct terminal *terminal);
/* Text mode: echo off while something private is typed. */
void terminal_set_echo(struct terminal *terminal, bool echo);
/* The modes as found. */
void terminal_set_found(struct terminal *terminal);

/* Bytes a second, 0 where unknown or so fast that it does not matter (a pty says 38400). */
int terminal_speed(const struct terminal *terminal);

/* What the crash handlers write ("" or NULL: nothing). Copied; at most 255 bytes. */
void terminal_set_restore(const char *bytes);

/* Once the terminal is closed: from now on a crash ends the process with that status, as if nothing had been. For what a
 * library does when all is said, and only around that; -1: a crash is one again. */
void terminal_crash_ends(int status);

/* Give the terminal back from anywhere, also from a signal handler: what the crash handlers do. */
void terminal_rescue(void);

enum {
	WAKE_INPUT = 1,          /* there is something to read */
	WAKE_SIZE = 2,           /* the window changed */
	WAKE_STOP = 4,           /* ^Z: restore the screen, then terminal_stop() */
	WAKE_CONTINUED = 8,      /* started again: set the modes and draw all */
	WAKE_END = 16,           /* a signal asks to end: terminal_end_signal() */
	WAKE_GONE = 32,          /* nobody is at the other end */
	WAKE_TIME = 64           /* `milliseconds` passed */
};

/* Sleep until one of these; milliseconds < 0: no limit. Nothing is polled. */
unsigned terminal_wait(struct terminal *terminal, int milliseconds);

/* At most `room` bytes; 0 where there were none (several times in a row: then it says so by terminal_wait()). */
size_t terminal_read(struct terminal *terminal, char *bytes, size_t room);

/* All of it. False: it cannot be written, or a signal asked to end meanwhile. After such a signal: what can be
 * written within a second, so that the terminal can be given back. */
bool terminal_write(struct terminal *terminal, const char *bytes, size_t length);

/* Idle for so long (0: no limit), in milliseconds until the warning, or from the warning to the end; -1: for ever.
 * The warning comes a minute before the end, or half way. */
int terminal_patience(int idle_seconds, bool warned);

/* The first signal that asked to end, or 0. */
int terminal_end_signal(void);

/* Stop this process as ^Z would have, until it is continued. */
void terminal_stop(void);

#endif
