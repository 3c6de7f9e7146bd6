#ifndef MEDBRING_CMD_COMMAND_H
#define MEDBRING_CMD_COMMAND_H

/*
 * A subcommand is one file around one const entry. run() fills `out` and
 * gives the exit status; the caller writes `out` to standard output and turns
 * a failed write into EXIT_OUTPUT. Messages go to standard error through
 * message() alone. Nothing here changes after the command line was read.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

enum exit_status {
	EXIT_DONE = 0,
	EXIT_NOT_READY = 1,      /* check; test, diff: a failure, a change */
	EXIT_USAGE = 2,          /* wrong usage or answers */
	EXIT_CANNOT_SAY = 3,     /* check */
	EXIT_RULES = 4,          /* the rules file is bad or there is none */
	EXIT_OUTPUT = 5          /* output cannot be written, or no memory */
};

enum option {
#define OPTION(name, word, letter, argument, file, help) name,
#include "cmd/option_table.h"
#undef OPTION
	OPTION_COUNT
};

struct option_row {
	const char *word;        /* "rules" of --rules */
	char letter;             /* 'r' of -r, or 0 */
	const char *argument;    /* "FILE" where it takes one, else NULL */
	bool file;               /* names a file: refused in kiosk */
	const char *help;        /* msgid */
};

extern const struct option_row option_rows[OPTION_COUNT];

#define TAKES(option) (1u << (option))

/* Understood with every subcommand. */
#define OPTIONS_COMMON (TAKES(OPTION_RULES) | TAKES(OPTION_LANG) | TAKES(OPTION_QUIET) | TAKES(OPTION_HELP) | \
	TAKES(OPTION_VERSION) | TAKES(OPTION_MAX_RULES_SIZE) | TAKES(OPTION_KIOSK))

#define ARGUMENTS_MAX 2

struct command;

/* What was asked for on the command line, and the day it is. */
struct invocation {
	const struct command *command;
	const char *values[OPTION_COUNT];        /* "" for an option without an argument; NULL: not given */
	const char *arguments[ARGUMENTS_MAX];
	size_t argument_count;
	int32_t visit;                           /* --visit, else today */
	char tag[16];                            /* language of messages: --lang, else the environment's, else "en" */
	bool kiosk;
};

struct command {
	const char *name;        /* "" for the guide */
	const char *arguments;   /* as the synopsis shows them */
	const char *summary;     /* msgid, a few words */
	uint32_t options;        /* TAKES(...) beside the common ones */
	size_t least, most;      /* how many arguments */
	const char *help;        /* msgid, sentences */
	const char *example;     /* one command line */
	enum exit_status (*run)(const struct invocation *invocation, struct buffer *out);
};

extern const struct command command_guide, command_check, command_print, command_list, command_lint,
	command_test, command_diff, command_graph, command_schema, command_seal, command_help, command_version;

extern const struct command *const commands[];
extern const size_t command_count;

/* The subcommand of that name, or NULL. */
const struct command *command_find(const char *name);

static inline bool option_given(const struct invocation *invocation, enum option option)
{
	return invocation->values[option];
}

#endif
