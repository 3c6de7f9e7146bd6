#ifndef MEDBRING_FRONT_TALK_H
#define MEDBRING_FRONT_TALK_H

/*
 * The text mode: the same session and the same pages as the screen, told in
 * sentences and asked for in words. It is a way in of its own for those who
 * hear or feel the program, and for pipes and dumb terminals: nothing is
 * placed, coloured or redrawn. The guide leads: it asks the one question that
 * matters most, says after an answer only what that answer changed, and gives
 * the whole page when asked to.
 *
 * End of input means "leave", wherever it comes.
 */

#include <stdbool.h>
#include <stdio.h>

#include "app/session.h"

/* Why the person is here and not on the screen: the first line says it and how to get the other. */
enum talk_reason {
	TALK_ASKED_FOR,      /* --text, or ACCESSIBLE is set */
	TALK_NO_TERMINAL,    /* a pipe, or TERM is unset or dumb */
	TALK_TOO_SMALL       /* a terminal under 40 by 12 */
};

struct talk_options {
	enum talk_reason reason;
	bool screen_possible;    /* the command `screen` may leave for the full screen */
	bool kiosk;              /* nothing is saved, and idling ends the visit after a warning */
	bool resumed;            /* coming from the screen: no greeting, only the place we are in */
	int width;               /* columns to wrap for; 0: those of `out` where it is a terminal, else no wrapping */
	int idle_seconds;        /* 0: no limit */
	const char *charset;     /* of `out` and `in`: "UTF-8", "ISO-8859-1", ...; NULL: as front/charset.h finds it */

	/* Do what session_wish() asked for (write the file); returns NULL, or what went wrong in words. NULL: cannot. */
	const char *(*fulfil)(void *context, struct session *session, enum wish wish, const char *file_name);
	void *context;
};

/* What talk_run() returns beside 0 (left), 5 (output cannot be written) and 128 + signal. */
#define TALK_TO_SCREEN (-1)

/* Talk until the person leaves, input ends, or output fails. The session is not freed and may be walked on. */
int talk_run(struct session *session, FILE *in, FILE *out, const struct talk_options *options);

#endif
