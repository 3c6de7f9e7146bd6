#include "front/tui_looks.h"

#include <curses.h>

/*
 * One accent colour, magenta: of the eight it is the only one that stands out from black and from white
 * alike (4.4 to 1 and 4.8 to 1 as xterm shows it). It never says what the words do not say.
 */
enum { PAIR_ACCENT = 1, PAIR_CODE = 2, PAIR_CODE_LIGHT = 3 };

struct look_row {
	attr_t plain, coloured;
	bool accent;
};

static const struct look_row rows[LOOK_COUNT] = {
	[LOOK_PLAIN] = {A_NORMAL, A_NORMAL, false},
	[LOOK_TITLE] = {A_BOLD, A_BOLD, false},
	[LOOK_NOTICE] = {A_BOLD, A_BOLD, false},
	[LOOK_HEADING] = {A_BOLD, A_BOLD, false},
	[LOOK_YES] = {A_BOLD, A_BOLD, true},
	[LOOK_NO] = {A_NORMAL, A_NORMAL, false},
	[LOOK_UNSURE] = {A_NORMAL, A_NORMAL, false},
	[LOOK_DISABLED] = {A_NORMAL, A_NORMAL, false},
	[LOOK_VERDICT] = {A_BOLD, A_BOLD, true},
	[LOOK_MISSING] = {A_NORMAL, A_NORMAL, false},
	[LOOK_HINT] = {A_NORMAL, A_NORMAL, false},
	[LOOK_ERROR] = {A_BOLD, A_BOLD, true},
	[LOOK_MESSAGE] = {A_BOLD, A_BOLD, false},
	[LOOK_KEY] = {A_BOLD, A_BOLD, false},
	[LOOK_INPUT] = {A_UNDERLINE, A_UNDERLINE, false},
	[LOOK_FOCUS] = {A_REVERSE, A_REVERSE, false},
	[LOOK_CHANGED] = {A_REVERSE, A_REVERSE, false},
	[LOOK_RULE] = {A_UNDERLINE, A_UNDERLINE, false},
	[LOOK_BAR] = {A_REVERSE, A_REVERSE, false},
	[LOOK_CODE] = {A_NORMAL, A_NORMAL, false},
	[LOOK_CODE_LIGHT] = {A_REVERSE, A_NORMAL, false},
};

bool looks_start(unsigned long attributes[LOOK_COUNT], bool colour)
{
	const bool coloured = colour && has_colors() && start_color() == OK && use_default_colors() == OK
		&& init_pair(PAIR_ACCENT, COLOR_MAGENTA, -1) == OK
		&& init_pair(PAIR_CODE, COLOR_WHITE, COLOR_BLACK) == OK
		&& init_pair(PAIR_CODE_LIGHT, COLOR_BLACK, COLOR_WHITE) == OK;
	int look;

	for (look = 0; look < LOOK_COUNT; look++) {
		attributes[look] = coloured ? rows[look].coloured : rows[look].plain;
		if (coloured && rows[look].accent)
			attributes[look] |= (unsigned long)COLOR_PAIR(PAIR_ACCENT);
	}
	if (coloured) {
		attributes[LOOK_CODE] |= (unsigned long)COLOR_PAIR(PAIR_CODE);
		attributes[LOOK_CODE_LIGHT] |= (unsigned long)COLOR_PAIR(PAIR_CODE_LIGHT);
	}
	return coloured;
}
