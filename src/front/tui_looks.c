#include "front/tui_looks.h"

#include <curses.h>
#include <string.h>

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

size_t looks_drop_charsets(char *bytes, size_t length, bool keep_first)
{
	size_t from, to = 0;

	for (from = 0; from < length; from++) {
		const bool named = length - from >= 3 && memcmp(bytes + from, "\033(B", 3) == 0;

		if ((named || bytes[from] == '\017') && !keep_first) {
			from += named ? 2 : 0;
			continue;
		}
		keep_first = keep_first && !named && bytes[from] != '\017';
		bytes[to++] = bytes[from];
	}
	return to;
}

/* What is between ESC [ and the m of the look that starts there: its length, or -1 where no look starts. */
static ptrdiff_t look_length(const char *at, const char *end)
{
	ptrdiff_t length = 0;

	if (end - at < 3 || at[0] != '\033' || at[1] != '[')
		return -1;
	while (at + 2 + length < end && strchr("0123456789;", at[2 + length]) && at[2 + length])
		length++;
	return at + 2 + length < end && at[2 + length] == 'm' ? length : -1;
}

/* Does the look start from none: ESC [ m, or a 0 first? */
static bool from_none(const char *at, ptrdiff_t length)
{
	return length == 0 || (length > 0 && at[2] == '0' && (length == 1 || at[3] == ';'));
}

size_t looks_shorten(char *bytes, size_t length)
{
	const char *from = bytes, *const end = bytes + length;
	char *to = bytes;
	bool none = false; /* the terminal was last told to show no look */

	while (from < end) {
		const ptrdiff_t own = look_length(from, end);
		const char *next;

		if (own < 0) {
			none = none && !(from[0] == '\033' && end - from > 1 && from[1] == '8');
			*to++ = *from++;
			continue;
		}
		next = from + own + 3;
		if (!from_none(next, look_length(next, end))) {
			const ptrdiff_t skipped = none && own > 2 && from_none(from, own) ? 2 : 0;

			none = own == 0;
			memcpy(to, "\033[", 2);
			memmove(to + 2, from + 2 + skipped, (size_t)(own + 1 - skipped));
			to += own + 3 - skipped;
		}
		from = next;
	}
	return (size_t)(to - bytes);
}
