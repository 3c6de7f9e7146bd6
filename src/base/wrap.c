#include "base/wrap.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"

/* A place where the line may end. */
struct stop {
	size_t end;  /* bytes of the line up to here */
	size_t next; /* where the following line begins */
	int columns;
	bool found;
};

static bool space(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* May a line end after the hyphen or slash at `at`? Only inside a word, and not inside a number or date. */
static bool joint(const char *start, size_t at)
{
	char here = start[at];
	char after = start[at + 1];
	char before = at ? start[at - 1] : ' ';

	bool digit = after >= '0' && after <= '9';

	if ((here != '-' && here != '/') || !after || space(after) || after == '\n')
		return false;
	return !space(before) && before != here && after != here && !digit;
}

/* The line ends at `end`, the next one begins at `next`; NULL at the end of the text. */
static bool hand_out(struct wrap *wrap, struct wrap_line *line, size_t end, int columns, size_t next)
{
	line->start = wrap->rest;
	line->length = end;
	line->columns = columns;
	wrap->rest = next == SIZE_MAX ? NULL : wrap->rest + next;
	return true;
}

bool wrap_next(struct wrap *wrap, struct wrap_line *line)
{
	const char *start = wrap->rest;
	int width = wrap->width > 0 ? wrap->width : INT_MAX;
	struct stop stop = {0}; /* the last place that fits */
	size_t at = 0, ink = 0; /* `ink`: behind the last byte that is no space */
	int columns = 0, inked = 0;

	if (!start)
		return false;
	while (start[at] && start[at] != '\n') {
		int wide;
		size_t used = text_cluster(start + at, &wide);

		if (used == 1 && space(start[at])) { /* a space that carries an accent is ink */
			if (ink)
				stop = (struct stop){.end = ink, .next = at + 1, .columns = inked, .found = true};
		} else if (columns > width - wide && stop.found) {
			return hand_out(wrap, line, stop.end, stop.columns, stop.next);
		} else if (columns > width - wide && ink) {
			return hand_out(wrap, line, at, columns, at);
		} else {
			if (columns > width - wide) { /* an indent wider than the line is left out */
				start = wrap->rest += at;
				at = 0;
				columns = 0;
			}
			ink = at + used;
			inked = columns + wide;
			if (joint(start, at))
				stop = (struct stop){.end = ink, .next = ink, .columns = inked, .found = true};
		}
		at += used;
		columns += wide;
	}
	return hand_out(wrap, line, ink, inked, start[at] && start[at + 1] ? at + 1 : SIZE_MAX);
}

int wrap_count(const char *text, int width)
{
	struct wrap wrap = {.rest = text, .width = width};
	struct wrap_line line;
	int count = 0;

	while (wrap_next(&wrap, &line))
		count++;
	return count;
}
