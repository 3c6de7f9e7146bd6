/* medbring help [SUBCOMMAND], and --help: made from the tables of options and subcommands. */

#include <string.h>

#include "app/words.h"
#include "base/text.h"
#include "base/wrap.h"
#include "cmd/command.h"
#include "cmd/help_topic.h"
#include "cmd/help_words.h"
#include "cmd/message.h"

enum { HELP_WIDTH = 78, HELP_INDENT = 26 };

/* "  left      text", the text broken and kept in its own column. */
static void add_row(struct buffer *out, const char *left, const char *text)
{
	struct wrap wrap = {text, HELP_WIDTH - HELP_INDENT};
	struct wrap_line line;
	int columns = text_columns(left) + 2;

	buffer_add_format(out, "  %s", left);
	if (columns > HELP_INDENT - 2) {
		buffer_add_byte(out, '\n');
		columns = 0;
	}
	while (wrap_next(&wrap, &line)) {
		buffer_add_repeated(out, ' ', (size_t)(HELP_INDENT - columns));
		buffer_add(out, line.start, line.length);
		buffer_add_byte(out, '\n');
		columns = 0;
	}
}

static void add_wrapped(struct buffer *out, const char *text)
{
	struct wrap wrap = {text, HELP_WIDTH};
	struct wrap_line line;

	while (wrap_next(&wrap, &line)) {
		buffer_add(out, line.start, line.length);
		buffer_add_byte(out, '\n');
	}
}

static void add_option(struct buffer *out, const char *tag, enum option option)
{
	const struct option_row *row = &option_rows[option];
	struct buffer left;

	buffer_init(&left);
	if (row->letter)
		buffer_add_format(&left, "-%c, ", row->letter);
	buffer_add_format(&left, "--%s", row->word);
	if (row->argument)
		buffer_add_format(&left, " %s", say(tag, row->argument));
	add_row(out, buffer_string(&left), say(tag, row->help));
	buffer_clear(&left);
}

static void add_options(struct buffer *out, const char *tag, uint32_t options)
{
	for (enum option option = 0; option < OPTION_COUNT; option++)
		if (options & TAKES(option))
			add_option(out, tag, option);
}

static void add_usage(struct buffer *out, const char *tag, const struct command *command)
{
	buffer_add_format(out, "%s: medbring%s%s [%s]%s%s\n", say(tag, N_("usage")), *command->name ? " " : "",
		command->name, say(tag, N_("options")), *command->arguments ? " " : "",
		*command->arguments ? say(tag, command->arguments) : "");
}

static void add_command(struct buffer *out, const char *tag, const struct command *command)
{
	add_usage(out, tag, command);
	buffer_add_byte(out, '\n');
	add_wrapped(out, say(tag, command->help));
	buffer_add_format(out, "\n%s:\n", say(tag, N_("options")));
	add_options(out, tag, command->options | OPTIONS_COMMON);
	buffer_add_format(out, "\n%s:\n  %s\n", say(tag, N_("example")), command->example);
}

static void add_overview(struct buffer *out, const char *tag)
{
	add_usage(out, tag, &command_guide);
	buffer_add_format(out, "%s: medbring %s ...\n\n", say(tag, N_("or")), say(tag, N_("SUBCOMMAND")));
	add_wrapped(out, say(tag, command_guide.help));
	buffer_add_format(out, "\n%s:\n", say(tag, N_("subcommands")));
	for (size_t i = 0; i < command_count; i++) {
		struct buffer left;

		buffer_init(&left);
		buffer_add_format(&left, "%s %s", commands[i]->name,
			*commands[i]->arguments ? say(tag, commands[i]->arguments) : "");
		add_row(out, buffer_string(&left), say(tag, commands[i]->summary));
		buffer_clear(&left);
	}
	buffer_add_format(out, "\n%s:\n", say(tag, N_("options")));
	add_options(out, tag, command_guide.options | OPTIONS_COMMON);
	buffer_add_format(out, "\n%s\n", say(tag, N_("medbring help SUBCOMMAND tells more of each.")));
}

static enum exit_status refuse(const struct invocation *invocation, const char *topic)
{
	const char *names[32], *nearest;
	size_t count = 0;

	for (; count < command_count; count++)
		names[count] = commands[count]->name;
	names[count++] = "words";
	count += help_topic_names(names + count, sizeof(names) / sizeof(*names) - count);
	nearest = text_nearest(topic, names, count);
	if (nearest)
		message(say(invocation->tag, N_("there is no help on %s; did you mean %s?")), topic, nearest);
	else
		message(say(invocation->tag, N_("there is no help on %s; medbring help lists what there is")), topic);
	return EXIT_USAGE;
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	const struct command *command = invocation->command;
	const char *topic = command == &command_help && invocation->argument_count ? invocation->arguments[0] : NULL;

	if (topic)
		command = command_find(topic);
	if (topic && strcmp(topic, "words") == 0)
		return help_words(invocation, out);
	if (topic && !command && !help_topic(out, invocation->tag, topic))
		return refuse(invocation, topic);
	if (topic && !command)
		return EXIT_DONE;
	if (command == &command_guide || (command == &command_help && !topic && !option_given(invocation, OPTION_HELP)))
		add_overview(out, invocation->tag);
	else
		add_command(out, invocation->tag, command);
	return EXIT_DONE;
}

const struct command command_help = {
	.name = "help",
	.arguments = N_("[TOPIC]"),
	.summary = N_("tell how a subcommand is used, or more of a topic"),
	.most = 1,
	.help = N_("Tells how a subcommand is used. Other topics: keys, notation, findings, exit, words."),
	.example = "medbring help check",
	.run = run,
};
