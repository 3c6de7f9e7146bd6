/* medbring diff OLD NEW: what two rules files judge differently. */

#include "lint/diff.h"

#include "app/words.h"
#include "cmd/command.h"
#include "cmd/message.h"
#include "cmd/source.h"
#include "load/load.h"

static void progress(void *context, size_t done, size_t of)
{
	const struct invocation *invocation = context;

	message_progress(say(invocation->tag, N_("comparing")), done, of);
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	struct rules old, new;
	enum exit_status status = source_open_rules_file(invocation, invocation->arguments[0], &old);
	struct diff_counts counts;

	if (status != EXIT_DONE)
		return status;
	status = source_open_rules_file(invocation, invocation->arguments[1], &new);
	if (status == EXIT_DONE) {
		struct invocation copy = *invocation;
		bool quiet = option_given(invocation, OPTION_QUIET);

		counts = diff_rules(out, &old, &new, quiet ? NULL : progress, &copy);
		if (!quiet)
			message_progress("", 0, 0);
		buffer_add_format(out, say(invocation->tag, N_("%u answers compared, %u verdicts differ\n")),
			counts.tried, counts.changed);
		if (counts.left_out)
			buffer_add_string(out,
				say(invocation->tag,
					N_("There are too many to compare all that could be made from the cases.\n")));
		status = counts.changed ? EXIT_NOT_READY : EXIT_DONE;
		rules_clear(&new);
	}
	rules_clear(&old);
	return status;
}

const struct command command_diff = {
	.name = "diff",
	.arguments = N_("OLD NEW"),
	.summary = N_("tell which verdicts change between two rules files"),
	.least = 2,
	.most = 2,
	.help = N_(
		"Judges the cases of both files, and answers that differ from them in one thing, by both files, and "
		"tells"
		" where the verdicts differ and which requirement did it, each change once with the cases it shows in. "
		"The exit status is 1 when there is a difference."),
	.example = "medbring diff rules.yaml next-year.yaml",
	.run = run,
};
