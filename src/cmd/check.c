/* medbring check [--json] CHECKLIST [FILE]: the verdict for an answers file. */

#include "app/present.h"
#include "app/words.h"
#include "cmd/check_json.h"
#include "cmd/command.h"
#include "cmd/layout.h"
#include "cmd/source.h"
#include "engine/report.h"
#include "load/load.h"
#include "paper/plain.h"

static enum exit_status status_of(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_READY: return EXIT_DONE;
	case VERDICT_NOT_READY: return EXIT_NOT_READY;
	case VERDICT_UNKNOWN: break;
	}
	return EXIT_CANNOT_SAY;
}

static enum exit_status judge(
	const struct invocation *invocation, const struct rules *rules, struct arena *arena, struct buffer *out)
{
	const char *file = invocation->argument_count > 1 ? invocation->arguments[1] : "-";
	uint32_t checklist = source_checklist(invocation, rules, invocation->arguments[0]);
	struct view view = {.arena = arena, .rules = rules};
	struct answers *answers;
	struct said_list list = {0};
	enum exit_status status;
	int width;

	if (checklist == NO_INDEX || !source_language(invocation, rules, &view.language)
		|| !layout_width(invocation, &width))
		return EXIT_USAGE;
	if (option_given(invocation, OPTION_ANSWERS) && invocation->argument_count < 2)
		file = invocation->values[OPTION_ANSWERS];
	status = source_open_answers(invocation, rules, file, arena, &answers);
	if (status != EXIT_DONE)
		return status;
	view.answers = answers;
	view.report = report_make(arena, rules, checklist, answers, REPORT_ALL);
	if (option_given(invocation, OPTION_JSON)) {
		check_json(out, &view);
	} else {
		present_report(&view, &list);
		plain_lines(out, &list, width);
	}
	return status_of(view.report->verdict);
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	return source_with_rules(invocation, judge, out);
}

const struct command command_check = {
	.name = "check",
	.arguments = N_("CHECKLIST [FILE]"),
	.summary = N_("judge the answers in a file"),
	.options = TAKES(OPTION_JSON) | TAKES(OPTION_VISIT) | TAKES(OPTION_ANSWERS) | TAKES(OPTION_WIDTH),
	.least = 1,
	.most = 2,
	.help = N_(
		"Reads answers (YAML or JSON) from FILE, or from standard input, and tells whether they are enough, "
		"why,"
		" and what is missing. The exit status is 0 for ready, 1 for not ready, 3 when it cannot be said yet."),
	.example = "medbring list --answers CHECKLIST > answers.yaml; medbring check CHECKLIST answers.yaml",
	.run = run,
};
