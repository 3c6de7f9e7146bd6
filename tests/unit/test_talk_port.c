#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "front/talk_port.h"

/* A port over memory: what is written can be read back. */
struct bench {
	struct talk_port port;
	FILE *in, *out;
	char *said;
	size_t length;
};

static void open_bench(struct bench *bench, const char *input, size_t length, int width)
{
	struct talk_options options = {.width = width, .charset = "UTF-8"};
	bench->in = fmemopen((void *)(uintptr_t)input, length ? length : 1, "r");
	if (!length)
		fgetc(bench->in);
	bench->out = open_memstream(&bench->said, &bench->length);
	port_open(&bench->port, bench->in, bench->out, &options);
}

static void close_bench(struct bench *bench)
{
	port_close(&bench->port);
	fclose(bench->in);
	fclose(bench->out);
	free(bench->said);
}

static void expect_said(int width, const char *text, const char *expected)
{
	struct bench bench;
	open_bench(&bench, "", 0, width);
	port_say(&bench.port, text);
	port_flush(&bench.port);
	fflush(bench.out);
	cr_assert_str_eq(bench.said, expected);
	close_bench(&bench);
}

Test(talk_port, one_sentence_a_line)
{
	expect_said(0, "One is. Two are! Three? Yes.", "One is.\nTwo are!\nThree?\nYes.\n");
	expect_said(0, "Kom den 1. december kl. 10. Ja.", "Kom den 1. december kl. 10.\nJa.\n");
	expect_said(0, "Use e.g. A card. No.", "Use e.g. A card.\nNo.\n");
	expect_said(0, "Now: 3. Enter keeps it.", "Now: 3.\nEnter keeps it.\n");
	expect_said(0, "Bis 24. Dezember 2026. Gut.", "Bis 24. Dezember 2026.\nGut.\n");
	expect_said(0, "1. december 2026", "1. december 2026\n");
	expect_said(0, "", "");
}

Test(talk_port, never_wrapped_into_a_pipe)
{
	char word[300];
	memset(word, 'x', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	for (size_t at = 7; at < sizeof word - 1; at += 8)
		word[at] = ' ';
	struct bench bench;
	open_bench(&bench, "", 0, 0);
	port_say(&bench.port, word);
	port_flush(&bench.port);
	cr_assert_eq(strchr(bench.said, '\n') - bench.said, (ptrdiff_t)sizeof word - 1);
	close_bench(&bench);
}

Test(talk_port, wrapped_at_spaces_one_less_than_the_width)
{
	expect_said(20, "Which of these papers do you have with you today",
		"Which of these\npapers do you have\nwith you today\n");
	expect_said(200, "a", "a\n");
}

Test(talk_port, prompts_stay_on_the_line)
{
	struct bench bench;
	open_bench(&bench, "", 0, 0);
	port_say(&bench.port, "A question?");
	port_prompt(&bench.port, "Yes or no:");
	port_flush(&bench.port);
	cr_assert_str_eq(bench.said, "A question?\nYes or no: ");
	close_bench(&bench);
}

Test(talk_port, narrow_prompt_is_wrapped_too)
{
	struct bench bench;
	open_bench(&bench, "", 0, 20);
	port_prompt(&bench.port, "Numbers, none or more:");
	port_flush(&bench.port);
	cr_assert_str_eq(bench.said, "Numbers, none or\nmore: ");
	close_bench(&bench);
}

static void expect_heard(const char *input, size_t length, const char *const *lines)
{
	struct bench bench;
	open_bench(&bench, input, length, 0);
	for (; *lines; lines++) {
		cr_assert_eq(port_hear(&bench.port, -1, false), HEARD_LINE, "before %s", *lines);
		cr_assert_str_eq(buffer_string(&bench.port.line), *lines);
	}
	cr_assert_eq(port_hear(&bench.port, -1, false), HEARD_END);
	cr_assert_eq(port_hear(&bench.port, -1, false), HEARD_END);
	close_bench(&bench);
}

#define HEARD(input, ...) expect_heard(input, sizeof input - 1, (const char *const[]){__VA_ARGS__})

Test(talk_port, lines)
{
	HEARD("one\ntwo\n\n last", "one", "two", "", " last", NULL);
	HEARD("1\r\n2\r\n", "1", "2", NULL);
	HEARD("", NULL);
	HEARD("\n", "", NULL);
}

/* Function keys, NUL, control characters and half characters are no part of an answer. */
Test(talk_port, what_is_no_character)
{
	HEARD("\033[A1\033[3~\033OP2\n", "12", NULL);
	HEARD("a\001b\177c\n", "abc", NULL);
	HEARD("\xc3\xa6\xc3\n", "æ", NULL);
	HEARD("\033\n", "", NULL);
	HEARD("\033[\n", "", NULL);
}

/* Of a line without end the beginning is kept, and the next line is whole. */
Test(talk_port, endless_line)
{
	size_t length = 100000;
	char *input = malloc(length + 6);
	memset(input, 'x', length);
	memcpy(input + length, "\nnext\n", 6);
	struct bench bench;
	open_bench(&bench, input, length + 6, 0);
	cr_assert_eq(port_hear(&bench.port, -1, false), HEARD_LINE);
	cr_assert_leq(bench.port.line.length, LINE_BYTES);
	cr_assert_eq(port_hear(&bench.port, -1, false), HEARD_LINE);
	cr_assert_str_eq(buffer_string(&bench.port.line), "next");
	close_bench(&bench);
	free(input);
}

/* What was typed does not stay in the memory that the port keeps. */
Test(talk_port, lines_are_wiped)
{
	struct bench bench;
	open_bench(&bench, "0101901234\nx\n", 13, 0);
	port_hear(&bench.port, -1, true);
	port_hear(&bench.port, -1, false);
	for (size_t at = 1; at < bench.port.line.room; at++)
		cr_assert_eq(bench.port.line.bytes[at], '\0');
	close_bench(&bench);
}
