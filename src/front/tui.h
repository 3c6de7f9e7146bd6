#ifndef MEDBRING_FRONT_TUI_H
#define MEDBRING_FRONT_TUI_H

/*
 * The full screen: the session's page drawn with ncurses, keys turned into
 * actions. What was seen last is told in one line on the normal screen when
 * it ends, so that the result stays readable after it.
 *
 * The descriptors 0, 1 and 2 must be open; the environment must be cleaned
 * before (TERM is obeyed as it stands).
 */

#include <stdbool.h>

#include "app/session.h"

struct tui_options {
	bool lean;               /* as few bytes as can be: no line is sent again for screen readers */
	bool kiosk;              /* ^Z does nothing; idling ends the visit after a warning */
	bool mono;               /* no colour (NO_COLOR) */
	bool accessible;         /* nothing stands side by side, for a reader reads across */
	bool resumed;            /* coming back from the text mode */
	int idle_seconds;        /* 0: no limit */

	/* Do what session_wish() asked for (write the file); returns NULL, or what went wrong in words. NULL: cannot. */
	const char *(*fulfil)(void *context, struct session *session, enum wish wish, const char *file_name);
	/* Called once, after the first drawing: nothing but the terminal is needed from then on. Or NULL. */
	void (*sealed)(void *context);
	/* A text as cells of a QR code, 1 for dark; returns how many a row has, 0 for none. NULL: cannot. */
	size_t (*code)(struct buffer *cells, const char *text);
	void *context;
};

/* What tui_run() returns beside 0 (left), 5 (output cannot be written) and 128 + signal. */
enum {
	TUI_NO_SCREEN = -1,      /* this terminal cannot do it; nothing was drawn */
	TUI_TOO_SMALL = -2,      /* under 40 by 12; nothing was drawn */
	TUI_TO_TEXT = -3         /* the person wants the text mode (the terminal is as it was found) */
};

/* Can tui_run() be called again after TUI_TO_TEXT, even where no file can be opened any more? The screen is kept for it;
 * tui_forget() lets it go, at the end of all, when everything is said: the process is to end with that status. */
bool tui_kept(void);
void tui_forget(int status);

/* Before the system is sealed off in text mode: what both need of it is taken, and where a screen is wanted it is made
 * and kept. True when there is one. Nothing is drawn. */
bool tui_prepare(bool mono, bool wanted);

/* Show the session until the person leaves. It is not freed and may be walked on. */
int tui_run(struct session *session, const struct tui_options *options);

#endif
