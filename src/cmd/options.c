#include "cmd/options.h"

#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/date.h"
#include "base/text.h"
#include "cmd/environment.h"
#include "cmd/message.h"

const struct option_row option_rows[OPTION_COUNT] = {
#define OPTION(name, word, letter, argument, file, help) [name] = {word, letter, argument, file, help},
#include "cmd/option_table.h"
#undef OPTION
};

/* Where the reading of one command line has come to. */
struct reader {
	struct invocation *to;
	char **next;
	char **end;
	bool plain; /* after "--": all the rest are arguments */
	bool command_found;
};

long options_number(const char *value, long most)
{
	long number = 0;

	if (!*value || strlen(value) > 12)
		return -1;
	for (; *value; value++) {
		if (*value < '0' || *value > '9')
			return -1;
		number = number * 10 + (*value - '0');
	}
	return number <= most ? number : -1;
}

static enum option find_word(const char *word, size_t length)
{
	enum option option;

	for (option = 0; option < OPTION_COUNT; option++)
		if (strlen(option_rows[option].word) == length && strncmp(option_rows[option].word, word, length) == 0)
			break;
	return option;
}

static enum option find_letter(char letter)
{
	enum option option;

	for (option = 0; option < OPTION_COUNT; option++)
		if (option_rows[option].letter == letter)
			break;
	return option;
}

static bool refuse_unknown(const struct invocation *invocation, const char *given)
{
	const char *words[OPTION_COUNT];
	const char *nearest;

	for (size_t i = 0; i < OPTION_COUNT; i++)
		words[i] = option_rows[i].word;
	nearest = text_nearest(given + strspn(given, "-"), words, OPTION_COUNT);
	if (nearest)
		message(say(invocation->tag, N_("there is no option %s; did you mean --%s?")), given, nearest);
	else
		message(say(invocation->tag, N_("there is no option %s; medbring --help lists them")), given);
	return false;
}

/* Take one option, its value from behind '=' or from the next word. */
static bool take(struct reader *reader, enum option option, const char *given, const char *value)
{
	const struct option_row *row = &option_rows[option];
	const char *tag = reader->to->tag;

	if (value && !row->argument) {
		message(say(tag, N_("--%s takes no value")), row->word);
		return false;
	}
	if (row->argument && !value) {
		if (reader->next == reader->end) {
			message(say(tag, N_("%s needs a value: %s %s")), given, given, say(tag, row->argument));
			return false;
		}
		value = *reader->next++;
	}
	reader->to->values[option] = value ? value : "";
	return true;
}

static bool read_option(struct reader *reader, const char *given)
{
	const char *equals = given[1] == '-' ? strchr(given, '=') : NULL;
	enum option option;

	if (given[1] == '-')
		option = find_word(given + 2, equals ? (size_t)(equals - given) - 2 : strlen(given + 2));
	else
		option = given[2] ? OPTION_COUNT : find_letter(given[1]);
	if (option == OPTION_COUNT)
		return refuse_unknown(reader->to, given);
	return take(reader, option, given, equals ? equals + 1 : NULL);
}

static bool read_argument(struct reader *reader, const char *given)
{
	struct invocation *to = reader->to;

	if (!reader->command_found && !to->argument_count) {
		const struct command *command = command_find(given);

		if (command) {
			to->command = command;
			reader->command_found = true;
			return true;
		}
	}
	if (to->argument_count == ARGUMENTS_MAX) {
		message(say(to->tag, N_("too many words: %s is not understood here")), given);
		return false;
	}
	to->arguments[to->argument_count++] = given;
	return true;
}

/* The options that were given must be the subcommand's own. */
static bool check_options(const struct invocation *invocation)
{
	const struct command *command = invocation->command;

	for (enum option option = 0; option < OPTION_COUNT; option++) {
		const char *word = option_rows[option].word;

		if (!option_given(invocation, option))
			continue;
		if (!((command->options | OPTIONS_COMMON) & TAKES(option))) {
			if (command == &command_guide)
				message(say(invocation->tag,
						N_("the guide takes no --%s; medbring --help tells what it takes")),
					word);
			else
				message(say(invocation->tag,
						N_("%s takes no --%s; medbring help %s tells what it takes")),
					command->name, word, command->name);
			return false;
		}
		if (invocation->kiosk && (option_rows[option].file || option == OPTION_MAX_RULES_SIZE)) {
			message(say(invocation->tag, N_("--%s cannot be used with --kiosk")), word);
			return false;
		}
	}
	return true;
}

static bool check_visit(struct invocation *invocation)
{
	const char *given = invocation->values[OPTION_VISIT];
	enum date_fault fault;

	invocation->visit = environment_today();
	if (!given)
		return true;
	fault = date_parse_typed(given, &invocation->visit);
	if (fault == DATE_FINE)
		return true;
	if (fault == DATE_BAD_MONTH)
		message(say(invocation->tag, N_("--visit %s: there is no such month")), given);
	else if (fault == DATE_BAD_DAY)
		message(say(invocation->tag, N_("--visit %s: that month has no such day")), given);
	else
		message(say(invocation->tag, N_("--visit %s is not a date; write it as 2026-12-01")), given);
	return false;
}

static bool check_arguments(const struct invocation *invocation)
{
	const struct command *command = invocation->command;

	if (option_given(invocation, OPTION_HELP) || option_given(invocation, OPTION_VERSION))
		return true;
	if (invocation->kiosk && command != &command_guide) {
		message(say(invocation->tag, N_("only the guide can be used with --kiosk")));
		return false;
	}
	if (invocation->argument_count >= command->least && invocation->argument_count <= command->most)
		return true;
	if (command == &command_guide) /* the second word is too much, the first not a subcommand */
		message(say(invocation->tag, N_("too many words: %s is not understood here")),
			invocation->arguments[1]);
	else
		message(say(invocation->tag, N_("it is used so: medbring %s %s")), command->name,
			*command->arguments ? say(invocation->tag, command->arguments) : "");
	return false;
}

static void choose_tag(struct invocation *invocation, const char *language)
{
	size_t length = language ? strspn(language, "abcdefghijklmnopqrstuvwxyz") : 0;

	if (length < 2 || length > 3) {
		language = "en";
		length = 2;
	}
	memcpy(invocation->tag, language, length);
	invocation->tag[length] = '\0';
}

/* The language of messages is needed while the options are still being read. */
static void find_tag(struct invocation *invocation, int argc, char **argv)
{
	const char *language = environment_language();

	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "--lang=", 7) == 0)
			language = argv[i] + 7;
		else if ((strcmp(argv[i], "--lang") == 0 || strcmp(argv[i], "-l") == 0) && i + 1 < argc)
			language = argv[i + 1];
	}
	choose_tag(invocation, language);
}

bool options_read(struct invocation *invocation, int argc, char **argv)
{
	struct reader reader = {.to = invocation, .next = argv + (argc > 0), .end = argv + argc};

	find_tag(invocation, argc, argv);
	invocation->command = &command_guide;
	while (reader.next < reader.end) {
		const char *given = *reader.next++;

		/* What a login shell is told to run is not for us: the guide is all there is. */
		if (invocation->kiosk && strcmp(given, "-c") == 0)
			break;
		if (!reader.plain && strcmp(given, "--") == 0)
			reader.plain = true;
		else if (reader.plain || given[0] != '-' || !given[1] ? !read_argument(&reader, given)
								      : !read_option(&reader, given))
			return false;
	}
	return check_options(invocation) && check_visit(invocation) && check_arguments(invocation);
}
