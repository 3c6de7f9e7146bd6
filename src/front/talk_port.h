#ifndef MEDBRING_FRONT_TALK_PORT_H
#define MEDBRING_FRONT_TALK_PORT_H

/*
 * The two ends of the text mode: sentences out, lines in. What is said is
 * gathered and written in one piece when an answer is waited for; on a
 * terminal it is broken at spaces, into a pipe never, since whoever reads
 * there breaks lines better. Control characters never pass either way.
 */

#include <stdbool.h>
#include <stdio.h>

#include "base/buffer.h"
#include "front/charset.h"
#include "front/terminal.h"
#include "front/talk.h"

/* A prompt and what went wrong before it stand together in so many columns, the cursor behind them too: a braille
 * display's window. */
#define PROMPT_COLUMNS 40

/* The longest line that is taken; what comes after it is dropped. */
#define LINE_BYTES 4096

struct talk_port {
	FILE *in, *out;
	struct terminal terminal;
	bool has_descriptors;        /* false: FILEs in memory, read and written by stdio */
	bool in_terminal, out_terminal;
	bool gone;                   /* output failed, or nobody is there */
	bool ended;                  /* end of input was seen */
	int fixed_width;
	enum charset charset;
	struct buffer said;          /* UTF-8, not yet written */
	struct buffer raw;           /* bytes read and not yet taken */
	struct buffer line;          /* the line taken last, UTF-8; wiped before the next */
};

enum heard {
	HEARD_LINE,
	HEARD_END,           /* end of input */
	HEARD_SIGNAL,        /* terminal_end_signal() says which */
	HEARD_AGAIN,         /* stopped and continued, the window changed: say the prompt again */
	HEARD_NOTHING        /* the time is up */
};

void port_open(struct talk_port *port, FILE *in, FILE *out, const struct talk_options *options);
void port_close(struct talk_port *port);     /* writes what is left, gives the terminal back, wipes */

/* Columns to wrap for, one less than the terminal has and at most 79; 0: do not wrap. */
int port_width(const struct talk_port *port);

/* One thing a line: the text, wrapped, each sentence on a line of its own. */
void port_say(struct talk_port *port, const char *text);

/* The prompt stays on the cursor's line; it ends in colon and space. */
void port_prompt(struct talk_port *port, const char *prompt);

/* Write what was said. False: it cannot be written. */
bool port_flush(struct talk_port *port);

/* Wait for a line (at most `milliseconds`, < 0 for ever). `port->line` holds it, without its end. */
enum heard port_hear(struct talk_port *port, int milliseconds, bool secret);

#endif
