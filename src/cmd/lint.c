/* medbring lint [FILE]: what is wrong with a rules file, and what is odd. */

#include "lint/lint.h"
#include "app/words.h"
#include "cmd/command.h"
#include "cmd/json.h"
#include "cmd/message.h"
#include "cmd/source.h"
#include "load/load.h"
#include "model/diagnostic.h"

static json_t *finding_object(const struct diagnostics *diagnostics, const struct diagnostic *one)
{
	json_t *object = json_object();

	json_object_set_new(object, "file", json_string(diagnostics->file));
	json_object_set_new(object, "line", json_integer(one->place.line));
	json_object_set_new(object, "column", json_integer(one->place.column));
	json_object_set_new(object, "severity", json_string(one->severity == SEVERITY_ERROR ? "error" : "warning"));
	json_object_set_new(object, "id", json_string(diagnostic_rows[one->id].id));
	json_object_set_new(object, "path", json_string(one->path ? one->path : ""));
	json_object_set_new(object, "message", json_string(one->message));
	return object;
}

static void write_json(struct buffer *out, const struct diagnostics *diagnostics)
{
	json_t *object, *findings;

	json_begin();
	object = json_object();
	findings = json_array();
	for (size_t i = 0; i < diagnostics->count; i++)
		json_array_append_new(findings, finding_object(diagnostics, &diagnostics->list[i]));
	json_object_set_new(object, "findings", findings);
	json_object_set_new(object, "errors", json_integer((json_int_t)diagnostics->errors));
	json_object_set_new(object, "untold", json_integer((json_int_t)diagnostics->untold));
	json_finish(out, object);
}

static enum exit_status examine(
	const struct invocation *invocation, const char *file, struct arena *arena, struct buffer *out)
{
	struct diagnostics diagnostics;
	struct buffer bytes;
	struct rules rules;
	size_t most = source_rules_limit(invocation);
	const char *fault;

	if (!most)
		return EXIT_USAGE;
	buffer_init(&bytes);
	diagnostics_init(&diagnostics, arena, file);
	fault = source_read(file, most, &bytes);
	if (fault) {
		message(say(invocation->tag, N_("the rules file %s: %s")), file, say(invocation->tag, fault));
		buffer_clear(&bytes);
		return EXIT_RULES;
	}
	if (rules_load(&rules, file, buffer_string(&bytes), bytes.length, most, &diagnostics))
		lint_rules(&rules, invocation->visit, &diagnostics);
	diagnostics_sort(&diagnostics);
	if (option_given(invocation, OPTION_JSON))
		write_json(out, &diagnostics);
	else
		diagnostics_print(out, &diagnostics);
	rules_clear(&rules);
	buffer_clear(&bytes);
	return diagnostics.errors ? EXIT_RULES : EXIT_DONE;
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	struct arena arena;
	enum exit_status status = EXIT_RULES;
	const char *file = invocation->argument_count ? invocation->arguments[0] : NULL;

	arena_init(&arena);
	if (!file)
		file = source_find_rules(invocation, &arena);
	if (file)
		status = examine(invocation, file, &arena, out);
	arena_clear(&arena);
	return status;
}

const struct command command_lint = {
	.name = "lint",
	.arguments = N_("[FILE]"),
	.summary = N_("tell what is wrong with a rules file"),
	.options = TAKES(OPTION_JSON) | TAKES(OPTION_VISIT),
	.most = 1,
	.help = N_(
		"Reads a rules file and tells every fault with its place: FILE:LINE:COLUMN. Nothing is written when all"
		" is well. The exit status is 4 when there is an error; a warning alone leaves it 0."),
	.example = "medbring lint my-rules.yaml",
	.run = run,
};
