#include "paper/brf.h"

#include "app/words.h"

#ifdef HAVE_LIBLOUIS

#include <liblouis/liblouis.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "base/text.h"
#include "paper/outline.h"

enum { PAGE_LINES = 25, CELLS_PER_LETTER = 8, CELLS_MORE = 64 };

struct brf {
	struct buffer *out;
	struct buffer room;
	const char *tables;
	size_t width;
	unsigned line; /* lines on this page so far */
	bool blank;    /* the last of them is empty */
	bool failed;
};

static void end_line(struct brf *brf)
{
	brf->blank = false;
	buffer_add_byte(brf->out, '\n');
	if (++brf->line == PAGE_LINES) {
		buffer_add_byte(brf->out, '\f');
		brf->line = 0;
	}
}

/* How many of the cells go on a line: up to the last space that fits, or as many as fit. */
static size_t fitting(const char *cells, size_t length, size_t room)
{
	if (length <= room)
		return length;
	for (size_t i = room; i > 0; i--)
		if (cells[i] == ' ')
			return i;
	return room;
}

/* Cells broken into lines: the first from `first` cells in, the others from `next`; half a line is left in any case. */
static void add_cells(struct brf *brf, const char *cells, size_t length, size_t first, size_t next)
{
	const size_t most = brf->width / 2;
	size_t indent = first < most ? first : most;

	while (length) {
		size_t taken = fitting(cells, length, brf->width - indent);

		buffer_add_repeated(brf->out, ' ', indent);
		buffer_add(brf->out, cells, taken);
		end_line(brf);
		while (taken < length && cells[taken] == ' ')
			taken++;
		cells += taken;
		length -= taken;
		indent = next < most ? next : most;
	}
}

static int read_points(const char *text, size_t length, widechar *points)
{
	int count = 0;

	for (size_t from = 0; from < length;) {
		int32_t point;
		size_t step = text_decode(text + from, length - from, &point);

		points[count++] = step ? (widechar)point : '?';
		from += step ? step : 1;
	}
	return count;
}

/* The text in cells; how many, or 0 where the table could not be used. */
static size_t translate(const struct brf *brf, struct arena *arena, const char *text, char **cells)
{
	size_t length = strlen(text);
	int room = (int)length * CELLS_PER_LETTER + CELLS_MORE, count;
	widechar *from = arena_array(arena, length + 1, sizeof *from);
	widechar *to = arena_array(arena, (size_t)room, sizeof *to);

	count = read_points(text, length, from);
	if (!lou_translateString(brf->tables, from, &count, to, &room, NULL, NULL, 0))
		return 0;
	*cells = arena_array(arena, (size_t)room + 1, 1);
	for (int i = 0; i < room; i++)
		(*cells)[i] = to[i] > ' ' && to[i] < 0x7f ? (char)to[i] : ' ';
	return (size_t)room;
}

static void add_text(struct brf *brf, const struct said *said, size_t first, size_t next)
{
	struct arena arena;
	char *cells = NULL;
	size_t length;

	arena_init(&arena);
	length = translate(brf, &arena, outline_text(said, &brf->room), &cells);
	if (length)
		add_cells(brf, cells, length, first, next);
	else
		brf->failed = true;
	arena_clear(&arena);
}

static void blank_line(struct brf *brf)
{
	if (!brf->line || brf->blank)
		return;
	end_line(brf);
	brf->blank = true;
}

/* A title and a heading stand further in, a paragraph begins two cells in, an item hangs. */
static void take(void *context, enum outline_step step, const struct said *said, unsigned depth)
{
	struct brf *brf = context;

	switch (step) {
	case STEP_TITLE:
		blank_line(brf);
		add_text(brf, said, 6, 6);
		blank_line(brf);
		break;
	case STEP_HEADING:
		blank_line(brf);
		add_text(brf, said, 4, 4);
		break;
	case STEP_PARAGRAPH:
	case STEP_NOTICE: add_text(brf, said, 2, 0); break;
	case STEP_ITEM: add_text(brf, said, (depth - 1) * 2, depth * 2 + 2); break;
	case STEP_UNDER: add_text(brf, said, depth * 2, depth * 2); break;
	case STEP_LIST:
	case STEP_ITEM_END:
	case STEP_LIST_END: break;
	}
}

/* Without memory liblouis ends the program by itself, with a status that means something else and without a word. */
enum { LIBLOUIS_EXIT = 3 };

static void on_exit_of_liblouis(int status, void *nothing)
{
	(void)nothing;
	if (status == LIBLOUIS_EXIT)
		memory_die();
}

const char *brf_lines(struct buffer *out, const struct said_list *list, const char *table, int width)
{
	struct brf brf = {.out = out, .width = width > 0 ? (size_t)width : BRF_WIDTH};
	struct buffer tables;

	lou_setLogLevel(LOU_LOG_OFF);
	on_exit(on_exit_of_liblouis, NULL);
	buffer_init(&brf.room);
	buffer_init(&tables);
	buffer_add_format(&tables, "en-us-brf.dis,%s", table);
	brf.tables = buffer_string(&tables);
	outline_walk(list, take, &brf);
	buffer_clear(&tables);
	buffer_clear(&brf.room);
	lou_free();
	return brf.failed ? N_("the braille table is not there; install liblouis-data") : NULL;
}

#else

const char *brf_lines(struct buffer *out, const struct said_list *list, const char *table, int width)
{
	(void)out, (void)list, (void)table, (void)width;
	return N_("braille is not built in; build it again with liblouis-dev installed");
}

#endif
