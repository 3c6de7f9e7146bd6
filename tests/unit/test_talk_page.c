/* Whatever page the session is at: asked to read it, the text mode leaves out no text and no state of it, and says
 * nothing that a synthesiser drops; and whatever is typed, it ends when input ends. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "base/wrap.h"
#include "every_file.h"
#include "front/talk.h"
#include "load/load.h"
#include "model/diagnostic.h"

#define VISIT 20788 /* 1 December 2026 */

static struct rules rules;

static void load_file(const char *name)
{
	struct arena arena;
	struct diagnostics diagnostics;
	static char bytes[1 << 20];
	FILE *file = fopen(name, "rb");
	cr_assert_not_null(file);
	size_t length = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, name);
	cr_assert(rules_load(&rules, name, bytes, length, LOAD_BYTES_MAX, &diagnostics));
	arena_clear(&arena);
}

static void load(void)
{
	load_file("rules.yaml");
}

static char *talk_with(struct session *session, const char *lines, int width)
{
	char *said = NULL;
	size_t length = 0;
	struct talk_options options = {.charset = "UTF-8", .width = width, .resumed = true};
	FILE *in = fmemopen((void *)(uintptr_t)lines, strlen(lines), "r"), *out = open_memstream(&said, &length);
	cr_assert_eq(talk_run(session, in, out, &options), 0);
	fclose(in);
	fclose(out);
	return said;
}

static void spaces_for_newlines(char *text)
{
	for (; *text; text++)
		if (*text == '\n')
			*text = ' ';
}

/* A step that a person could take: anything, on any block of the page. */
static void step(struct session *session, struct arena *frame)
{
	const struct page *page = session_page(session, frame);
	uint64_t key = page->block_count ? page->blocks[(size_t)rand() % page->block_count].key : 0;
	enum action action = (enum action)(1 + rand() % (ACTION_COUNT - 1));
	if (action == ACTION_QUIT || action == ACTION_RESTART)
		return;
	if (page->typing && rand() % 3 == 0)
		session_edit(session, EDIT_SET, rand() % 2 ? "9.5.2027" : "ørred 1");
	session_act(session, rand() % 2 ? ACTION_ACTIVATE : action, key, action == ACTION_SEARCH ? "kort" : NULL);
	session_wish(session, NULL);
}

static void expect_all_said(const struct page *page, const char *said)
{
	for (uint32_t at = 0; at < page->block_count; at++) {
		const struct block *block = &page->blocks[at];
		char *text = strdup(block->text), *state = strdup(block->state ? block->state : "");
		spaces_for_newlines(text);
		spaces_for_newlines(state);
		cr_assert_not_null(strstr(said, text), "place %d does not say: %s", page->place, text);
		cr_assert_not_null(
			strstr(said, state), "place %d does not say the state: %s, %s", page->place, text, state);
		free(text);
		free(state);
	}
}

Test(talk_page, nothing_is_left_out, .init = load)
{
	struct arena frame;
	arena_init(&frame);
	srand(1);
	for (int walk = 0; walk < 60; walk++) {
		struct session *session = session_new(&rules, VISIT, (uint32_t)walk % rules.language_count, NULL);
		session_set_guided(session, true); /* as talk_run() does: both are to be of the same page */
		session_open(session, (uint32_t)walk % rules.checklist_count);
		for (int steps = rand() % 25; steps > 0; steps--) {
			step(session, &frame);
			arena_reset(&frame);
		}
		const struct page *page = session_page(session, &frame);
		char *said = talk_with(session, "/read\n", 0);
		spaces_for_newlines(said);
		expect_all_said(page, said);
		free(said);
		arena_reset(&frame);
		session_free(session);
	}
	arena_clear(&frame);
}

static const char *const typed[] = {"1\n", "2\n", "7\n", "yes\n", "no\n", "unsure\n", "none\n", "more\n", "back\n",
	"<\n", "?\n", "why\n", "list\n", "answers\n", "read\n", "undo\n", "dansk\n", "english\n", "sections\n",
	"open all\n", "contacts\n", "search kort\n", "add 1\n", "value 1\n", "9.5.2027\n", "/back\n", "xyzzy\n",
	"999\n", "\n", "all\n", "Danmark\n", "help all\n", " x\n", "save\n"};

/* Symbols and frames that are silent or odd when spoken. */
static bool dropped(int32_t point)
{
	return (point >= 0x2190 && point <= 0x2bff) || (point >= 0x2800 && point <= 0x28ff) || point == 0x2026
		|| point == '[' || point == ']' || point == '|' || point == 0x1b;
}

static void expect_good_lines(const char *said, int width)
{
	struct wrap wrap = {.rest = said};
	struct wrap_line line;
	while (wrap_next(&wrap, &line)) {
		cr_assert_leq(line.columns, width, "%.*s", (int)line.length, line.start);
		int32_t point;
		for (size_t at = 0, bytes; at < line.length; at += bytes) {
			bytes = text_decode(line.start + at, line.length - at, &point);
			cr_assert(bytes > 0);
			/* A label of judged/combining.yaml has "|x" in it. */
			bool own = point == '|' && at + 1 < line.length && line.start[at + 1] == 'x';
			cr_assert(own || !dropped(point), "%.*s", (int)line.length, line.start);
		}
	}
}

/* The checklist NO_INDEX: from home. */
static void converse(int walk, uint32_t checklist)
{
	static const int widths[] = {20, 40, 80, 200};
	struct buffer lines;
	buffer_init(&lines);
	for (int count = 1 + rand() % 40; count > 0; count--)
		buffer_add_string(&lines, typed[(size_t)rand() % (sizeof typed / sizeof *typed)]);
	struct session *session = session_new(&rules, VISIT, (uint32_t)walk % rules.language_count, NULL);
	if (checklist != NO_INDEX)
		session_open(session, checklist);
	int width = widths[walk % 4];
	char *said = talk_with(session, buffer_string(&lines), width);
	expect_good_lines(said, (width > 80 ? 80 : width) - 1);
	free(said);
	session_free(session);
	buffer_clear(&lines);
}

Test(talk_page, any_conversation, .init = load, .timeout = 60)
{
	srand(2);
	for (int walk = 0; walk < 120; walk++)
		converse(walk, NO_INDEX);
}

static void converse_about(const char *file)
{
	load_file(file);
	for (int walk = 0; walk < 5; walk++)
		converse(walk, (uint32_t)rand() % rules.checklist_count);
	rules_clear(&rules);
}

Test(talk_page, any_conversation_about_every_file, .timeout = 400)
{
	srand(3);
	with_every_file(converse_about);
}
