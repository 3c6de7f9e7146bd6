#include "cmd/help_topic.h"

#include <string.h>

#include "app/action.h"
#include "app/words.h"
#include "cmd/command.h"
#include "cmd/help_notation.h"
#include "cmd/mdoc.h"
#include "model/diagnostic.h"

static void keys(struct buffer *out, const char *tag)
{
	for (int i = 0; i < ACTION_COUNT; i++) {
		const struct action_row *row = &action_rows[i];

		if (!row->help || !*row->help)
			continue;
		buffer_add_format(out, "%-12s %-10s %s\n", row->keys, say(tag, row->word), say(tag, row->help));
	}
}

static void keys_mdoc(struct buffer *out, const char *tag)
{
	buffer_add_string(out, ".Bl -column \"Ctrl-Q\" \"contacts\" \"what\"\n");
	for (int i = 0; i < ACTION_COUNT; i++) {
		const struct action_row *row = &action_rows[i];

		if (!row->help || !*row->help)
			continue;
		buffer_add_format(out, ".It %s Ta %s Ta %s\n", *row->keys ? row->keys : "\\&",
			*row->word ? say(tag, row->word) : "\\&", say(tag, row->help));
	}
	buffer_add_string(out, ".El\n");
}

static void options_mdoc(struct buffer *out, const char *tag)
{
	buffer_add_string(out, ".Bl -tag -width Ds\n");
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];

		buffer_add_string(out, ".It");
		if (row->letter)
			buffer_add_format(out, " Fl %c ,", row->letter);
		buffer_add_format(out, " Fl -%s", row->word);
		if (row->argument)
			buffer_add_format(out, " Ar %s", say(tag, row->argument));
		buffer_add_byte(out, '\n');
		mdoc_text(out, say(tag, row->help));
	}
	buffer_add_string(out, ".El\n");
}

static void commands_mdoc(struct buffer *out, const char *tag)
{
	buffer_add_string(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < command_count; i++) {
		buffer_add_format(out, ".It Cm %s", commands[i]->name);
		for (int option = 0; option < OPTION_COUNT; option++) {
			if (!(commands[i]->options & TAKES(option)))
				continue;
			buffer_add_format(out, " Oo Fl -%s", option_rows[option].word);
			if (option_rows[option].argument)
				buffer_add_format(out, " Ar %s", say(tag, option_rows[option].argument));
			buffer_add_string(out, " Oc");
		}
		mdoc_arguments(out, *commands[i]->arguments ? say(tag, commands[i]->arguments) : "");
		buffer_add_byte(out, '\n');
		mdoc_text(out, say(tag, commands[i]->help));
	}
	buffer_add_string(out, ".El\n");
}

static void findings(struct buffer *out, const char *tag)
{
	(void)tag;
	for (int i = 0; i < DIAGNOSTIC_COUNT; i++)
		buffer_add_format(out, "%s (%s)\n    %s\n", diagnostic_rows[i].id,
			diagnostic_rows[i].severity == SEVERITY_ERROR ? "error" : "warning",
			diagnostic_rows[i].meaning);
}

static void findings_mdoc(struct buffer *out, const char *tag)
{
	(void)tag;
	buffer_add_string(out, ".Bl -tag -width Ds\n");
	for (int i = 0; i < DIAGNOSTIC_COUNT; i++) {
		buffer_add_format(out, ".It Sy %s Pq %s\n", diagnostic_rows[i].id,
			diagnostic_rows[i].severity == SEVERITY_ERROR ? "error" : "warning");
		mdoc_text(out, diagnostic_rows[i].meaning);
	}
	buffer_add_string(out, ".El\n");
}

static void exits(struct buffer *out, const char *tag)
{
	static const char *const rows[] = {
		N_("0: done; check: ready"),
		N_("1: check: not ready; test: a case fails; diff: a verdict changes"),
		N_("2: wrong usage, or answers that cannot be read"),
		N_("3: check: it cannot be said yet"),
		N_("4: the rules file has errors, or there is none"),
		N_("5: the output cannot be written, or there is no memory left"),
		N_("128 and the signal's number: ended by a signal"),
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		buffer_add_format(out, "%s\n", say(tag, rows[i]));
}

static void notation(struct buffer *out, const char *tag)
{
	(void)tag;
	help_notation(out);
}

static void notation_mdoc(struct buffer *out, const char *tag)
{
	(void)tag;
	help_notation_mdoc(out);
}

static const struct topic {
	const char *name;
	bool hidden;
	void (*write)(struct buffer *out, const char *tag);
} topics[] = {
	{"keys", false, keys},
	{"notation", false, notation},
	{"findings", false, findings},
	{"exit", false, exits},
	{"keys-mdoc", true, keys_mdoc},
	{"options-mdoc", true, options_mdoc},
	{"commands-mdoc", true, commands_mdoc},
	{"findings-mdoc", true, findings_mdoc},
	{"notation-mdoc", true, notation_mdoc},
};

bool help_topic(struct buffer *out, const char *tag, const char *topic)
{
	for (size_t i = 0; i < sizeof(topics) / sizeof(*topics); i++) {
		if (strcmp(topics[i].name, topic) != 0)
			continue;
		topics[i].write(out, tag);
		return true;
	}
	return false;
}

size_t help_topic_names(const char **names, size_t room)
{
	size_t count = 0;

	for (size_t i = 0; i < sizeof(topics) / sizeof(*topics) && count < room; i++)
		if (!topics[i].hidden)
			names[count++] = topics[i].name;
	return count;
}
