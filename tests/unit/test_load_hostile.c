#include <criterion/criterion.h>
#include <string.h>

#include "base/buffer.h"
#include "load/load.h"

/* What a file could do to the program that reads it. Each shape is refused, with a place, as rules and as answers. */

static const char rules_text[] =
	"medbring: 1\nlanguages: {en: English}\ntitle: Trial\n"
	"attributes: {photo: {is: yes-no, label: Photo}}\nfacts: {wish: {is: text, label: Wish}}\n"
	"documents: {card: {label: Card, asks: [photo]}}\nchecklists: {permit: {title: Permit, one: [card]}}\n";

struct shape {
	const char *bytes;
	size_t length;
};
#define SHAPE(text) \
	{ \
		text, sizeof text - 1 \
	}

static const struct shape shapes[] = {
	SHAPE(""),
	SHAPE(" "),
	SHAPE("\n\n\n"),
	SHAPE("# only\n"),
	SHAPE("---\n"),
	SHAPE("...\n"),
	SHAPE("~"),
	SHAPE("[]"),
	SHAPE("{"),
	SHAPE("}"),
	SHAPE("["),
	SHAPE("]"),
	SHAPE("'"),
	SHAPE("\""),
	SHAPE("&"),
	SHAPE("*"),
	SHAPE("!"),
	SHAPE("%"),
	SHAPE("@"),
	SHAPE("`"),
	SHAPE("|"),
	SHAPE(">"),
	SHAPE("?"),
	SHAPE("-"),
	SHAPE(":"),
	SHAPE(","),
	SHAPE("%YAML 3.0\n---\na: b\n"),
	SHAPE("%TAG ! tag:x,2000:\n---\n!a b\n"),
	SHAPE("a: &x b\nc: *x\n"),
	SHAPE("a: &a [*a]\n"),
	SHAPE("&a [&b [*a, *b], *a]\n"),
	SHAPE("a: *none\n"),
	SHAPE("a: !!python/object x\n"),
	SHAPE("!!binary aGVq\n"),
	SHAPE("<<: {a: b}\n"),
	SHAPE("a: 1\na: 2\n"),
	SHAPE("? [a]\n: b\n"),
	SHAPE("? {a: b}\n"),
	SHAPE("a: b\n--- \nc: d\n"),
	SHAPE("a: b\n...\nc: d\n"),
	SHAPE("\xFF\xFE"
	      "a\0:\0"),
	SHAPE("\xFE\xFF\0a\0:"),
	SHAPE("a\0:\0 \0b\0"),
	SHAPE("\0\0\0a"),
	SHAPE("a: b\0c\n"),
	SHAPE("a: \x1b[31mred\n"),
	SHAPE("a: \x7f\n"),
	SHAPE("a: \xc2\x9b"
	      "31m\n"),
	SHAPE("a: \xe2\x80\xae\n"),
	SHAPE("a: \xe2\x81\xa6\n"),
	SHAPE("a: \xe2\x80\x8b\n"),
	SHAPE("a: \xf3\xa0\x81\x81\n"),
	SHAPE("a: \xe2\x80\xa8\n"),
	SHAPE("a: \xef\xbf\xbe\n"),
	SHAPE("a: \xc0\x80\n"),
	SHAPE("a: \xed\xa0\x80\n"),
	SHAPE("a: \xf5\x80\x80\x80\n"),
	SHAPE("a: \xe6\n"),
	SHAPE("\x80\x80\x80"),
	SHAPE("a: \"\\0\"\n"),
	SHAPE("a: \"\\e[0m\"\n"),
	SHAPE("a: \"\\x9b\"\n"),
	SHAPE("a: \"\\u202e\"\n"),
	SHAPE("a: \"\\U000e0041\"\n"),
	SHAPE("a: \"\\uffff\"\n"),
	SHAPE("a: \"\\u2028\"\n"),
	SHAPE("a: \"\\ud83d\"\n"),
	SHAPE("a: \"\\ude00\\ud83d\"\n"),
	SHAPE("a: \"\\U0001F600\\0\"\n"),
	SHAPE("a: \"\\ud83d\\ude00\\0\"\n"),
	SHAPE("a: \"\\q\"\n"),
	SHAPE("a:\tb\n\tc: d\n"),
	SHAPE("a: b\n  c: d\n"),
	SHAPE("- a\nb: c\n"),
	SHAPE("a: 'b\n"),
	SHAPE("a: \"b\n"),
	SHAPE("{a: b, c: [d, {e: f}\n"),
	SHAPE("a: |\n\tb\n"),
	SHAPE("a: |9\n b\n"),
	SHAPE("a: >-+\n b\n"),
	SHAPE("documents: {a: b}\n"),
	SHAPE("documents: [[[[]]]]\n"),
	SHAPE("facts: []\n"),
	SHAPE("persons: [x]\n"),
	SHAPE("documents: [{kind: {}}]\n"),
	SHAPE("documents: [{kind: []}, ~, '', 1]\n"),
	SHAPE("facts: {wish: {a: b}}\n"),
};

/* True where it was refused and every fault has a place. */
static bool refused(const char *bytes, size_t length, bool answers)
{
	struct diagnostics diagnostics, none;
	struct arena arena;
	struct rules rules;
	bool loaded, placed = true;

	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, "hostile");
	diagnostics_init(&none, &arena, "rules");
	if (answers) {
		cr_assert(rules_load(&rules, "rules", rules_text, sizeof rules_text - 1, LOAD_BYTES_MAX, &none));
		loaded = answers_load(&arena, &rules, "hostile", bytes, length, 0, false, true, &diagnostics) != NULL;
	} else {
		loaded = rules_load(&rules, "hostile", bytes, length, LOAD_BYTES_MAX, &diagnostics);
	}
	for (size_t i = 0; i < diagnostics.count; i++)
		placed &= diagnostics.list[i].place.line > 0 && diagnostics.list[i].place.column > 0;
	rules_clear(&rules);
	arena_clear(&arena);
	return !loaded && placed;
}

Test(load_hostile, every_shape_is_refused)
{
	cr_assert(sizeof shapes / sizeof shapes[0] >= 60);
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		cr_expect(
			refused(shapes[i].bytes, shapes[i].length, false), "rules: shape %zu: %s", i, shapes[i].bytes);
		cr_expect(
			refused(shapes[i].bytes, shapes[i].length, true), "answers: shape %zu: %s", i, shapes[i].bytes);
	}
}

static void repeat(struct buffer *buffer, const char *piece, size_t times)
{
	while (times--)
		buffer_add_string(buffer, piece);
}

/* Pieces that are said a hundred thousand times over: refused at once, not in time that grows by squares. */
Test(load_hostile, what_is_said_too_often, .timeout = 20)
{
	static const char *const pieces[] = {"[", "{", "{a: ", "[[],", "- ", "? ", "a: {", "- - ", "!", "&a ", "'",
		"\"", "\\ud83d\\ude00", "# x\n", "a:\n", "a: b\n", "- a\n", "\xE6", "\xE2\x80\xAE", "\x1b", "\0",
		"{}: ", "[a]: ", "*a ", "--- \n", "k: v, ", "\t", "\r", "\r\n", "|\n", "<<: \n"};

	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
		struct buffer bytes;

		buffer_init(&bytes);
		repeat(&bytes, pieces[i], 100000);
		cr_expect(refused(buffer_string(&bytes), bytes.length, false), "%s", pieces[i]);
		cr_expect(refused(buffer_string(&bytes), bytes.length, true), "%s", pieces[i]);
		buffer_clear(&bytes);
	}
}

/* Groups that lead into each other, from the last to the first and from the first to the last: what doubles at every step
 * ends even where there is nothing at the bottom, and no depth is found out by going there. */
Test(load_hostile, groups_that_double_or_lie_deep, .timeout = 20)
{
	static const int counts[] = {60, 20000};

	for (int way = 0; way < 4; way++) {
		struct buffer bytes;
		int count = counts[way % 2];

		buffer_init(&bytes);
		buffer_add_string(&bytes,
			"medbring: 1\nlanguages: {en: English}\ntitle: T\ndocuments: {d: {label: D}}\ngroups:\n");
		for (int at = 1; at < count; at++) {
			int from = way < 2 ? at : count - at, to = way < 2 ? at + 1 : count - at + 1;

			buffer_add_format(&bytes, "  g%d: [g%d", from, to);
			if (way % 2 == 0)
				buffer_add_format(&bytes, ", g%d", to);
			buffer_add_string(&bytes, "]\n");
		}
		buffer_add_format(&bytes, "  g%d: [%s]\nchecklists: {c: {title: C, one: [g1]}}\n", count,
			way == 3 ? "d" : "nothing");
		cr_expect(refused(buffer_string(&bytes), bytes.length, false), "%d", way);
		buffer_clear(&bytes);
	}
}

/* Every beginning of a good file, and every one with a byte changed: no crash; what was not changed still loads. */
Test(load_hostile, beginnings_and_changes)
{
	char changed[sizeof rules_text];
	static const char bytes[] = {
		'\0', '\n', '\t', ' ', '{', '}', ':', '"', '\'', '#', '&', '*', '[', ',', (char)0xE6, '-'};
	int loaded = 0;

	/* A few beginnings are whole files: from the title on, at the ends of lines. */
	for (size_t length = 0; length < sizeof rules_text - 2; length++)
		loaded += !refused(rules_text, length, false);
	cr_expect(loaded > 2 && loaded < 20, "%d", loaded);
	for (size_t at = 0; at < sizeof rules_text - 1; at++)
		for (size_t i = 0; i < sizeof bytes; i++) {
			memcpy(changed, rules_text, sizeof rules_text);
			changed[at] = bytes[i];
			loaded += !refused(changed, sizeof rules_text - 1, false);
		}
	cr_expect(loaded > 0 && loaded < 4000, "%d", loaded);
}

Test(load_hostile, what_is_only_unusual_is_read)
{
	static const char *const fine[] = {"\xEF\xBB\xBF"
					   "documents: []\n",
		"documents: []\r\nfacts: {}\r\n", "documents: []\rfacts: {}\r", "{}",
		"{\"documents\": [{\"kind\": \"card\", \"photo\": true}], \"facts\": {\"wish\": null}}",
		"{\"facts\":\t{\"wish\":\"\\ud83d\\ude00\"}}", "---\ndocuments: []\n...\n",
		"# x\ndocuments: # y\n  - kind: card\n"};

	for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++)
		cr_expect_not(refused(fine[i], strlen(fine[i]), true), "%s", fine[i]);
}
