#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "front/talk_words.h"

static const struct language languages[] = {{"da", "Dansk"}, {"en", "English"}};
static const struct rules rules = {.languages = languages, .language_count = 2};
static struct arena arena;

enum { DANISH, ENGLISH };

static struct command parse_at(uint32_t language, enum page_place place, uint64_t answers, const char *line)
{
	struct vocabulary vocabulary = {.rules = &rules, .language = language, .place = place, .answers = answers};
	return command_parse(&arena, &vocabulary, line);
}

static struct command parse(const char *line)
{
	return parse_at(ENGLISH, PLACE_CHECKLIST, 0, line);
}

#define BIT(verb) ((uint64_t)1 << (verb))

Test(talk_words, empty)
{
	cr_assert_eq(parse("").meaning, MEANS_EMPTY);
	cr_assert_eq(parse("   ").meaning, MEANS_EMPTY);
}

Test(talk_words, numbers)
{
	struct command command = parse(" 3, 14 2.");
	cr_assert_eq(command.meaning, MEANS_NUMBERS);
	cr_assert_eq(command.number_count, 3);
	cr_assert(command.numbers[0] == 3 && command.numbers[1] == 14 && command.numbers[2] == 2);
	cr_assert_eq(parse("99999999999999999999").numbers[0], UINT16_MAX);
	cr_assert_eq(parse("3x").meaning, MEANS_UNKNOWN);
	cr_assert_eq(parse("-3").meaning, MEANS_UNKNOWN);
}

/* More numbers than there is room for are dropped, not written past the end. */
Test(talk_words, many_numbers)
{
	struct command command =
		parse("1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4");
	cr_assert_eq(command.meaning, MEANS_NUMBERS);
	cr_assert_eq(command.number_count, NUMBERS_MOST);
}

Test(talk_words, signs_for_help_and_back)
{
	cr_assert_eq(parse("?").verb, ACTION_HELP);
	cr_assert_eq(parse(" < ").verb, ACTION_BACK);
	cr_assert_eq(parse("/back").verb, ACTION_BACK);
	cr_assert_eq(parse("//back").meaning, MEANS_UNKNOWN);
	cr_assert_eq(parse("/").meaning, MEANS_EMPTY);
}

Test(talk_words, whole_words_in_either_language)
{
	static const struct {
		const char *line;
		unsigned verb;
	} cases[] = {
		{"back", ACTION_BACK},
		{"tilbage", ACTION_BACK},
		{"BACK", ACTION_BACK},
		{"help", ACTION_HELP},
		{"hjælp", ACTION_HELP},
		{"hjaelp", ACTION_HELP},
		{"HJÆLP", ACTION_HELP},
		{"why", ACTION_WHY},
		{"hvorfor", ACTION_WHY},
		{"language", ACTION_LANGUAGE},
		{"sprog", ACTION_LANGUAGE},
		{"restart", ACTION_RESTART},
		{"forfra", ACTION_RESTART},
		{"none", VERB_NONE},
		{"ingen", VERB_NONE},
		{"læs", VERB_READ},
		{"answers", VERB_ANSWERS},
	};
	for (size_t at = 0; at < sizeof cases / sizeof *cases; at++)
		for (uint32_t language = 0; language < 2; language++) {
			struct command command = parse_at(language, PLACE_CHECKLIST, 0, cases[at].line);
			cr_assert_eq(command.meaning, MEANS_VERB, "%s", cases[at].line);
			cr_assert_eq(command.verb, cases[at].verb, "%s", cases[at].line);
			cr_assert(command.written_out);
		}
}

Test(talk_words, beginnings)
{
	struct command command = parse("lang");
	cr_assert_eq(command.meaning, MEANS_VERB);
	cr_assert_eq(command.verb, ACTION_LANGUAGE);
	cr_assert_not(command.written_out);
	cr_assert_eq(parse("spr").verb, ACTION_LANGUAGE);
}

/* "s" begins save, search, sections, screen: it is told, and nothing is done. */
Test(talk_words, beginning_of_several)
{
	struct command command = parse("s");
	cr_assert_eq(command.meaning, MEANS_SEVERAL);
	cr_assert_not_null(strstr(command.candidates, "save"));
	cr_assert_not_null(strstr(command.candidates, "sections"));
}

/* What the prompt offers goes before the other commands. */
Test(talk_words, answers_go_first)
{
	uint64_t answers = BIT(ACTION_YES) | BIT(ACTION_NO) | BIT(ACTION_NOT_SURE);
	cr_assert_eq(parse_at(ENGLISH, PLACE_CHECKLIST, answers, "u").verb, ACTION_NOT_SURE);
	cr_assert_eq(parse_at(ENGLISH, PLACE_CHECKLIST, answers, "n").verb, ACTION_NO);
	cr_assert_eq(parse_at(ENGLISH, PLACE_CHECKLIST, answers, "j").verb, ACTION_YES);
	cr_assert_eq(parse_at(DANISH, PLACE_CHECKLIST, answers, "v").verb, ACTION_NOT_SURE);
	cr_assert_eq(parse_at(DANISH, PLACE_CHECKLIST, answers, "ved ikke").verb, ACTION_NOT_SURE);
	cr_assert_eq(parse_at(DANISH, PLACE_CHECKLIST, answers, "yes").verb, ACTION_YES);
}

Test(talk_words, what_stands_behind_the_word)
{
	struct command command = parse("search  Føds el ");
	cr_assert_eq(command.verb, ACTION_SEARCH);
	cr_assert_str_eq(command.rest, "Føds el");
	command = parse("add 2");
	cr_assert_eq(command.verb, ACTION_ADD);
	cr_assert_eq(command.number_count, 1);
	cr_assert_eq(command.numbers[0], 2);
	command = parse_at(DANISH, PLACE_CHECKLIST, 0, "ved ikke 4");
	cr_assert_eq(command.verb, ACTION_NOT_SURE);
	cr_assert_eq(command.numbers[0], 4);
}

/* What stands behind a word has to belong to it: an answer is never read out of a sentence. */
Test(talk_words, no_answer_out_of_a_sentence)
{
	uint64_t answers = BIT(ACTION_YES) | BIT(ACTION_NO) | BIT(ACTION_NOT_SURE) | BIT(VERB_NONE);
	static const char *const lines[] = {"no idea", "nej det ved jeg ikke", "yes but it has expired",
		"none of your business", "in a year", "i morgen", "back in a minute", "1 maj 2027", "no no"};
	for (size_t at = 0; at < sizeof lines / sizeof *lines; at++)
		for (uint32_t language = 0; language < 2; language++)
			cr_assert_eq(parse_at(language, PLACE_CHECKLIST, answers, lines[at]).meaning, MEANS_UNKNOWN,
				"%s", lines[at]);
}

/* The words of states and prompts are understood as what they say, with the full stop that is dictated behind them. */
Test(talk_words, other_words)
{
	cr_assert_eq(parse("not sure").verb, ACTION_NOT_SURE);
	cr_assert_eq(parse("i tvivl").verb, ACTION_NOT_SURE);
	cr_assert_eq(parse("har jeg").verb, ACTION_YES);
	cr_assert_eq(parse("Yes.").verb, ACTION_YES);
	cr_assert_eq(parse("back!").verb, ACTION_BACK);
	cr_assert_eq(parse("date 9.5.2027").verb, ACTION_VALUE);
	cr_assert_str_eq(parse("dato 9.5.2027").rest, "9.5.2027");
}

Test(talk_words, numbers_as_they_are_written)
{
	static const char *const lines[] = {
		"1 4", "1,4", "1, 4", "1 and 4", "1, og 4", "1) 4)", "1. 4.", "1;4", "1 + 4", "1 & 4"};
	for (size_t at = 0; at < sizeof lines / sizeof *lines; at++) {
		struct command command = parse(lines[at]);
		cr_assert_eq(command.meaning, MEANS_NUMBERS, "%s", lines[at]);
		cr_assert(command.number_count == 2 && command.numbers[0] == 1 && command.numbers[1] == 4, "%s",
			lines[at]);
	}
	static const char *const others[] = {"1 andre", "9.5.2027", "1-4", "1 and", "and 1", "1/4"};
	for (size_t at = 0; at < sizeof others / sizeof *others; at++)
		cr_assert_neq(parse(others[at]).number_count, 2, "%s", others[at]);
}

Test(talk_words, a_language_by_its_own_name)
{
	cr_assert_eq(parse("dansk").meaning, MEANS_LANGUAGE);
	cr_assert_eq(parse("dansk").language, DANISH);
	cr_assert_eq(parse_at(DANISH, PLACE_HOME, 0, "English").language, ENGLISH);
}

Test(talk_words, not_understood)
{
	cr_assert_eq(parse("xyzzy").meaning, MEANS_UNKNOWN);
	cr_assert_eq(parse("backwards").meaning, MEANS_UNKNOWN);
	cr_assert_eq(parse("\xff\xfe").meaning, MEANS_UNKNOWN);
}

/* Whatever is typed, nothing breaks: random lines of the alphabet that matters. */
Test(talk_words, any_line)
{
	static const char *const pieces[] = {
		" ", "s", "back", "ved ikke", "7", ",", "?", "<", "/", "æ", "\xc3", "english", "-"};
	srand(5);
	for (int turn = 0; turn < 20000; turn++) {
		char line[128] = "";
		for (int piece = rand() % 8; piece > 0; piece--)
			strcat(line, pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]);
		struct command command = parse(line);
		cr_assert(command.meaning <= MEANS_UNKNOWN);
		cr_assert(command.meaning != MEANS_VERB || command.verb < VERB_COUNT);
		cr_assert(command.number_count <= NUMBERS_MOST);
		arena_reset(&arena);
	}
}
