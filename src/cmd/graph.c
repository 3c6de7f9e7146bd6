/* medbring graph [--dot] CHECKLIST: the structure of a checklist, for its author. */

#include "lint/graph.h"

#include "app/words.h"
#include "cmd/command.h"
#include "cmd/source.h"
#include "load/load.h"

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	struct rules rules;
	enum exit_status status = source_open_rules(invocation, &rules);
	uint32_t checklist, language;

	if (status != EXIT_DONE)
		return status;
	checklist = source_checklist(invocation, &rules, invocation->arguments[0]);
	if (checklist == NO_INDEX || !source_language(invocation, &rules, &language))
		status = EXIT_USAGE;
	else if (option_given(invocation, OPTION_DOT))
		graph_dot(out, &rules, checklist, language);
	else
		graph_outline(out, &rules, checklist, language);
	rules_clear(&rules);
	return status;
}

const struct command command_graph = {
	.name = "graph",
	.arguments = N_("CHECKLIST"),
	.summary = N_("show how a checklist is built"),
	.options = TAKES(OPTION_DOT),
	.least = 1,
	.most = 1,
	.help = N_(
		"Writes the requirements of a checklist as an indented outline, in the notation of the rules file; with"
		" --dot as a graph for Graphviz."),
	.example = "medbring graph CHECKLIST --dot | dot -Tsvg > checklist.svg",
	.run = run,
};
