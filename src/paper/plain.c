#include "paper/plain.h"

#include <string.h>

#include "base/text.h"
#include "base/wrap.h"

/* How the lines of a role begin, and whether a blank line stands before the first of a run. */
struct look {
	const char *mark;
	char underline;
	bool apart;
};

static const struct look looks[] = {
	[ROLE_TITLE] = {"", '=', true},
	[ROLE_NOTICE] = {"", 0, true},
	[ROLE_HEADING] = {"", '-', true},
	[ROLE_PARAGRAPH] = {"", 0, true},
	[ROLE_QUESTION] = {"[ ] ", 0, false},
	[ROLE_CHOICE] = {"- ", 0, false},
	[ROLE_INPUT] = {"", 0, false},
	[ROLE_VERDICT] = {"", 0, true},
	[ROLE_REASON] = {"- ", 0, false},
	[ROLE_MISSING] = {"- ", 0, false},
	[ROLE_HINT] = {"", 0, false},
	[ROLE_ERROR] = {"", 0, false},
	[ROLE_STATUS] = {"", 0, false},
};

/* One text, its first line after `mark`, the others under its first letter. */
static int add_text(struct buffer *out, const char *text, const char *mark, size_t indent, int width)
{
	size_t hang = indent + strlen(mark);
	int room = width > 0 ? width - (int)hang : 0;
	struct wrap wrap = {text, width > 0 && room < 8 ? 8 : room};
	struct wrap_line line;
	bool first = true;
	int widest = 0;

	while (wrap_next(&wrap, &line)) {
		buffer_add_repeated(out, ' ', first ? indent : line.length ? hang : 0);
		if (first)
			buffer_add_string(out, mark);
		buffer_add(out, line.start, line.length);
		buffer_add_byte(out, '\n');
		first = false;
		if (line.columns > widest)
			widest = line.columns;
	}
	return widest;
}

/* How a requirement stands is said in words behind it. */
static int add_reason(struct buffer *out, const struct said *said, const char *mark, size_t indent, int width)
{
	struct buffer words;
	int widest;

	buffer_init(&words);
	buffer_add_format(&words, "%s: %s", said->text, said->state);
	widest = add_text(out, buffer_string(&words), mark, indent, width);
	buffer_clear(&words);
	return widest;
}

/* A paragraph that stands deeper under another, or under a heading, is a piece of a list. */
static bool is_piece(const struct said *above, const struct said *said)
{
	return said->role == ROLE_PARAGRAPH && said->level && above
		&& (above->role == ROLE_PARAGRAPH || above->role == ROLE_HEADING || above->role == ROLE_TITLE);
}

static void add_line(struct buffer *out, const struct said *above, const struct said *said, int width)
{
	const struct look *look = &looks[said->role];
	size_t indent = (size_t)said->level * 2;
	const char *mark = is_piece(above, said) ? "- " : look->mark;
	int widest = said->role == ROLE_REASON && said->state && *said->state
		? add_reason(out, said, mark, indent, width)
		: add_text(out, said->text, mark, indent, width);

	if (!look->underline)
		return;
	buffer_add_repeated(out, ' ', indent);
	buffer_add_repeated(out, look->underline, (size_t)widest);
	buffer_add_byte(out, '\n');
}

/* A blank line goes before what stands apart, and after it; not within a list. */
static bool apart(const struct said *before, const struct said *said)
{
	if ((said->level && said->role == ROLE_PARAGRAPH)
		|| (before && before->role == ROLE_HEADING && said->role != ROLE_HEADING))
		return false;
	if (looks[said->role].apart)
		return true;
	return before && before->role != said->role && looks[before->role].apart && !looks[before->role].underline
		&& !before->level;
}

/* The nearest line before this one that stands less deep. */
static const struct said *above(const struct said_list *list, uint32_t index)
{
	for (uint32_t i = index; i > 0; i--)
		if (list->lines[i - 1].level < list->lines[index].level)
			return &list->lines[i - 1];
	return NULL;
}

void plain_lines(struct buffer *out, const struct said_list *list, int width)
{
	const struct said *before = NULL;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct said *said = &list->lines[i];

		if (!said->text || !*said->text)
			continue;
		if (out->length && apart(before, said))
			buffer_add_byte(out, '\n');
		add_line(out, above(list, i), said, width);
		before = said;
	}
}

void plain_take_along(struct buffer *out, struct session *session, int width)
{
	const struct answers *answers = session_answers(session);
	uint32_t checklist = session_checklist(session);
	struct said_list list = {0};
	struct arena frame;
	struct view view = {
		.arena = &frame,
		.rules = session_rules(session),
		.answers = answers,
		.language = session_language(session),
	};

	arena_init(&frame);
	view.report = report_make(&frame, view.rules, checklist, answers, REPORT_ALL | REPORT_AFTER);
	present_take(&view, &list);
	plain_lines(out, &list, width);
	arena_clear(&frame);
}
