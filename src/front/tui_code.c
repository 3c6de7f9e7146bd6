#include "front/tui_code.h"

#include <string.h>

#include "app/code.h"
#include "app/words.h"
#include "base/text.h"
#include "base/wrap.h"

enum { QUIET = 2 /* light cells around */, TEXT_LEAST = 20 /* columns */, RUNS_MOST = 128 };

static bool halves(const struct tui *tui)
{
	return tui->screen.charset == CHARSET_UTF8;
}

static int code_columns(const struct tui *tui)
{
	return ((int)tui->code_width + 2 * QUIET) * (halves(tui) ? 1 : 2);
}

static int code_rows(const struct tui *tui)
{
	const int cells = (int)tui->code_width + 2 * QUIET;

	return halves(tui) ? (cells + 1) / 2 : cells;
}

static bool fits(const struct tui *tui)
{
	return tui->code_width && code_rows(tui) < tui->screen.size.rows
		&& code_columns(tui) <= tui->screen.size.columns;
}

bool tui_code_close(struct tui *tui)
{
	const bool shown = tui->code_width > 0;

	tui->code_width = 0;
	buffer_clear(&tui->code);
	buffer_clear(&tui->code_says);
	return shown;
}

void tui_code_open(struct tui *tui)
{
	unsigned brevity;

	tui->message = N_("This has no QR code.");
	for (brevity = 0; tui->options->code; brevity++) {
		const char *says = code_text(tui->session, &tui->frame, tui->page, brevity);

		tui_code_close(tui);
		if (!*says)
			break;
		tui->code_width = tui->options->code(&tui->code, says);
		tui->message = N_("Too small a window for the QR code.");
		if (fits(tui)) {
			tui->message = NULL;
			buffer_add_string(&tui->code_says, says);
			return;
		}
	}
	tui_code_close(tui);
}

static bool dark(const struct tui *tui, int row, int column)
{
	const int width = (int)tui->code_width;

	row -= QUIET;
	column -= QUIET;
	return row >= 0 && column >= 0 && row < width && column < width && tui->code.bytes[row * width + column];
}

/* The light cells are drawn, white on black, so that it looks the same on a light terminal and a dark one. */
static size_t add_halves(struct tui *tui, int row, struct piece *pieces)
{
	static const char *const glyphs[2][2] = {{"\xe2\x96\x88", "\xe2\x96\x80"}, {"\xe2\x96\x84", " "}};
	struct buffer text;
	int column;

	buffer_init(&text);
	for (column = 0; column < code_columns(tui); column++)
		buffer_add_string(&text, glyphs[dark(tui, row * 2, column)][dark(tui, row * 2 + 1, column)]);
	pieces[0] = (struct piece){0, arena_string(&tui->drawing, buffer_string(&text)), text.length, LOOK_CODE};
	buffer_clear(&text);
	return 1;
}

static size_t add_cells(const struct tui *tui, int row, struct piece *pieces)
{
	const int cells = code_columns(tui) / 2;
	size_t count = 0;
	int column, from;

	for (column = 0; column < cells && count < RUNS_MOST - 1; column++) {
		from = column;
		while (column + 1 < cells && dark(tui, row, column + 1) == dark(tui, row, from))
			column++;
		pieces[count++] = (struct piece){from * 2, NULL, (size_t)(column - from + 1) * 2,
			dark(tui, row, from) ? LOOK_CODE : LOOK_CODE_LIGHT};
	}
	return count;
}

void tui_code_draw(struct tui *tui, const char *tag)
{
	const int rows = tui->screen.size.rows, left = code_columns(tui) + LAYOUT_MARGIN;
	const int room = tui->screen.size.columns - 1 - left;
	const char *end = charset_plain(&tui->drawing, tui->screen.charset, say(tag, N_("Any key: go back")));
	struct wrap wrap = {.rest = room < TEXT_LEAST
			? ""
			: charset_plain(&tui->drawing, tui->screen.charset, buffer_string(&tui->code_says)),
		.width = room};
	struct piece pieces[RUNS_MOST];
	struct wrap_line line;
	int row;

	for (row = 0; row < rows; row++) {
		size_t count = 0;

		if (row < code_rows(tui))
			count = halves(tui) ? add_halves(tui, row, pieces) : add_cells(tui, row, pieces);
		if (row + 1 < rows && wrap_next(&wrap, &line))
			pieces[count++] = (struct piece){left, line.start, line.length, LOOK_PLAIN};
		if (row + 1 == rows)
			pieces[count++] = (struct piece){LAYOUT_MARGIN, end, strlen(end), LOOK_KEY};
		screen_row(&tui->screen, row, pieces, count);
	}
}
