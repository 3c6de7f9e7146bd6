#include <criterion/criterion.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "base/wrap.h"

/* All lines, with a bar after each; and what holds of any line. */
static const char *wrapped(struct buffer *buffer, const char *text, int width)
{
	struct wrap wrap = {.rest = text, .width = width};
	struct wrap_line line;
	int count = 0;

	buffer_reset(buffer);
	while (wrap_next(&wrap, &line)) {
		buffer_add(buffer, line.start, line.length);
		buffer_add_byte(buffer, '|');
		cr_assert_eq(line.columns, text_columns_of(line.start, line.length));
		if (width > 1)
			cr_assert_leq(line.columns, width);
		if (line.length)
			cr_assert(line.start[line.length - 1] != ' ');
		cr_assert_lt(count++, 1000, "does not end");
	}
	cr_assert_eq(count, wrap_count(text, width));
	return buffer_string(buffer);
}

struct wrapping {
	int width;
	const char *text, *lines;
};

static const struct wrapping cases[] = {
	{10, "", "|"},
	{10, "abc", "abc|"},
	{3, "abc", "abc|"},
	{7, "one two three", "one two|three|"},
	{8, "one two three", "one two|three|"},
	{6, "one two three", "one|two|three|"},
	{3, "one two", "one|two|"},
	{5, "one    two", "one|two|"},
	{5, "one  ", "one|"},
	{5, "  one two", "  one|two|"},
	{4, "      one", "one|"},
	{4, "    ", "|"},
	{0, "never wrapped, however long it is; only\nhere", "never wrapped, however long it is; only|here|"},
	{-5, "a b", "a b|"},
	{10, "a\nb", "a|b|"},
	{10, "a\n", "a|"},
	{10, "\n", "|"},
	{10, "a\n\nb", "a||b|"},
	{10, "\na", "|a|"},
	{10, "a  \nb", "a|b|"},
	{12, "sundhedskortet", "sundhedskort|et|"},
	{20, "indfødsretsbevis og straffeattest", "indfødsretsbevis og|straffeattest|"},
	{10, "dit CPR-nummer", "dit CPR-|nummer|"},
	{10, "og/eller pas", "og/eller|pas|"},
	{9, "med og/eller uden", "med og/|eller|uden|"},
	{12, "den 2026-12-01 kl", "den|2026-12-01|kl|"},
	{10, "skriv --text nu", "skriv|--text nu|"},
	{7, "skriv --text nu", "skriv|--text|nu|"},
	{10, "tal på -5 i", "tal på -5|i|"},
	{12, "https://example.org/side", "https://exam|ple.org/side|"},
	{20, "se https://example.org/side", "se|https://example.org/|side|"},
	{4, "a\u00a0b c", "a\u00a0b|c|"},
	{6, "kl.\u00a09 til", "kl.\u00a09|til|"},
	{5, "漢字漢字", "漢字|漢字|"},
	{4, "漢字漢字", "漢字|漢字|"},
	{2, "a漢b", "a|漢|b|"},
	{1, "漢a", "漢|a|"},
	{3, "a\u030ab\u030ac\u030ad\u030a", "a\u030ab\u030ac\u030a|d\u030a|"},
	{1, "æ ø å", "æ|ø|å|"},
	{4, "ab \xff\xff\xff", "ab|\xff\xff\xff|"},
	{5, "abc \u0301de", "abc \u0301d|e|"},
	{3, "ab-\ncd", "ab-|cd|"},
	{3, "ab-", "ab-|"},
	{4, "ab- cd", "ab-|cd|"},
	{4, "ab-:cd", "ab-|:cd|"},
	{4, "ab-/cd", "ab-/|cd|"},
	{8, "tab\tulator", "tab|ulator|"},
};

Test(wrap, cases)
{
	struct buffer buffer;

	buffer_init(&buffer);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *lines = wrapped(&buffer, cases[i].text, cases[i].width);

		cr_expect_str_eq(
			lines, cases[i].lines, "case %zu: `%s` in %d: %s", i, cases[i].text, cases[i].width, lines);
	}
	buffer_clear(&buffer);
}

/* At every width: no letter is lost or added, and no line is too long. */
Test(wrap, loses_nothing)
{
	static const char text[] = "Speciallægepraksisplanlægningsstabiliseringsperiode og rødgrød med fløde-is,\n\n"
				   "  samt 12-17 år/voksne; a\u030a 漢字漢字   https://example.org/a-b/c\n";
	struct buffer buffer;

	buffer_init(&buffer);
	for (int width = 0; width < 120; width++) {
		const char *out = wrapped(&buffer, text, width);

		for (const char *in = text; *in; in++) {
			if (*in == ' ' || *in == '\n')
				continue;
			while (*out == ' ' || *out == '|')
				out++;
			cr_assert_eq(*in, *out, "width %d", width);
			out++;
		}
		cr_assert_eq(strspn(out, " |"), strlen(out));
	}
	buffer_clear(&buffer);
}

/* What a terminal would not show takes no room; a tab and what is no text take the one sign that stands for them. */
Test(wrap, what_is_not_shown_has_no_width)
{
	cr_expect_eq(text_columns("a\x07"
				  "b"),
		2);
	cr_expect_eq(text_columns("a\x7f"
				  "b"),
		2);
	cr_expect_eq(text_columns("a\tb"), 3);
	cr_expect_eq(text_columns("a\xff"
				  "b"),
		3);
	cr_expect_eq(text_columns("a~ b"), 4);
}
