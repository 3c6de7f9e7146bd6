/*
 * Start-up in the one order that is safe: descriptors and limits before
 * anything is opened, the environment cut down before the locale is read, the
 * command line before any file. Then one subcommand runs, and what it made is
 * written out and checked.
 */

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "app/words.h"
#include "base/memory.h"
#include "cmd/command.h"
#include "cmd/environment.h"
#include "cmd/message.h"
#include "cmd/options.h"

static bool write_all(const struct buffer *out)
{
	size_t done = 0;

	while (done < out->length) {
		ssize_t wrote = write(STDOUT_FILENO, out->bytes + done, out->length - done);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		done += (size_t)wrote;
	}
	return close(STDOUT_FILENO) == 0 || errno == EINTR;
}

static enum exit_status run(const struct invocation *invocation)
{
	const struct command *command = invocation->command;
	struct buffer out;
	enum exit_status status;

	if (option_given(invocation, OPTION_HELP))
		command = &command_help;
	else if (option_given(invocation, OPTION_VERSION))
		command = &command_version;
	buffer_init(&out);
	status = command->run(invocation, &out);
	if (out.length && !write_all(&out)) {
		const char *reason = strerror(errno);

		message(say(invocation->tag, N_("the output cannot be written: %s")), reason);
		status = EXIT_OUTPUT;
	}
	buffer_clear(&out);
	return status;
}

int main(int argc, char **argv)
{
	struct invocation invocation = {.kiosk = environment_is_kiosk(argc, argv)};

	memory_start();
	environment_harden();
	environment_restrict(invocation.kiosk);
	setlocale(LC_CTYPE, "");
	if (!options_read(&invocation, argc, argv))
		return EXIT_USAGE;
	return (int)run(&invocation);
}
