#include "cmd/command.h"

#include <string.h>

const struct command *const commands[] = {
	&command_check,
	&command_print,
	&command_list,
	&command_lint,
	&command_test,
	&command_diff,
	&command_graph,
	&command_schema,
	&command_seal,
	&command_help,
	&command_version,
};

const size_t command_count = sizeof(commands) / sizeof(*commands);

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}
