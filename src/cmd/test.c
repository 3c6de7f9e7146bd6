/* medbring test [--mutate] [FILE]: the cases that a rules file carries. */

#include "app/words.h"
#include "base/memory.h"
#include "cmd/command.h"
#include "cmd/message.h"
#include "cmd/source.h"
#include "lint/accept.h"
#include "lint/cases.h"
#include "load/load.h"

/* What a test run counts. */
struct tally {
	uint32_t failed, exercised, noticed, survived, accepted;
};

static void add_place(struct buffer *out, const struct rules *rules, struct place place)
{
	buffer_add_format(out, "%s:%u:%u: ", rules->file, place.line, place.column);
}

static void run_cases(const struct rules *rules, struct arena *arena, struct case_result *results, struct tally *tally,
	struct buffer *out)
{
	for (uint32_t i = 0; i < rules->case_count; i++) {
		const struct rule_case *one = &rules->cases[i];

		results[i] = case_run(arena, rules, one);
		if (results[i].passed)
			continue;
		tally->failed++;
		add_place(out, rules, one->place);
		buffer_add_format(out, "case %s: ", one->id);
		if ((int)results[i].verdict != one->verdict)
			buffer_add_format(out, "wanted %s, got %s\n", verdict_word((enum verdict)one->verdict),
				verdict_word(results[i].verdict));
		else
			buffer_add_format(
				out, "%s, but not because of %s\n", verdict_word(results[i].verdict), one->because);
	}
}

static void tell_mutant(struct buffer *out, struct arena *arena, const struct rules *rules, const struct mutant *mutant,
	const char *what)
{
	struct arena_mark mark = arena_mark(arena);

	add_place(out, rules, mutant->place);
	buffer_add_format(out, "%s: ", what);
	mutant_tell(out, rules, mutant_make(arena, rules, mutant), mutant);
	buffer_add_byte(out, '\n');
	arena_rewind(arena, mark);
}

static void run_mutants(const struct invocation *invocation, const struct rules *rules, struct arena *arena,
	const struct case_result *results, struct tally *tally, struct buffer *out)
{
	bool mutate = option_given(invocation, OPTION_MUTATE);
	bool quiet = option_given(invocation, OPTION_QUIET);
	struct mutants mutants;

	mutants_find(&mutants, arena, rules);
	for (uint32_t i = 0; i < mutants.count; i++) {
		struct mutant_result result = mutant_run(arena, rules, &mutants.list[i], results);

		if (!quiet)
			message_progress(say(invocation->tag, N_("changing the rules")), i, mutants.count);
		tally->exercised += result.exercised;
		tally->noticed += result.noticed;
		if (result.noticed || (result.exercised && !mutate))
			continue;
		if (accept_covers(rules, "surviving-mutant", mutants.list[i].place))
			tally->accepted++;
		else
			tally->survived++;
		if (!accept_covers(rules, "surviving-mutant", mutants.list[i].place))
			tell_mutant(out, arena, rules, &mutants.list[i],
				result.exercised ? "no case notices" : "no case exercises");
	}
	if (!quiet)
		message_progress("", 0, 0);
	buffer_add_format(
		out, "%u of %u alternatives and sides of limits are exercised", tally->exercised, mutants.count);
	if (mutate)
		buffer_add_format(out, "; of %u changes %u were noticed, %u not, %u accepted", mutants.count,
			tally->noticed, tally->survived, tally->accepted);
	buffer_add_byte(out, '\n');
}

static enum exit_status test(const struct invocation *invocation, const struct rules *rules, struct buffer *out)
{
	struct tally tally = {0};
	struct case_result *results;
	struct arena arena;

	arena_init(&arena);
	results = arena_array(&arena, rules->case_count + 1, sizeof(*results));
	run_cases(rules, &arena, results, &tally, out);
	run_mutants(invocation, rules, &arena, results, &tally, out);
	buffer_add_format(out, "%u cases, %u failed\n", rules->case_count, tally.failed);
	arena_clear(&arena);
	return tally.failed || (option_given(invocation, OPTION_MUTATE) && tally.survived) ? EXIT_NOT_READY : EXIT_DONE;
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	struct rules rules;
	enum exit_status status = invocation->argument_count
		? source_open_rules_file(invocation, invocation->arguments[0], &rules)
		: source_open_rules(invocation, &rules);

	if (status != EXIT_DONE)
		return status;
	status = test(invocation, &rules, out);
	rules_clear(&rules);
	return status;
}

const struct command command_test = {
	.name = "test",
	.arguments = N_("[FILE]"),
	.summary = N_("run the cases that a rules file carries"),
	.options = TAKES(OPTION_MUTATE),
	.most = 1,
	.help = N_("Judges each case of the rules file and tells which fail, and which alternatives and sides of "
		   "limits no case"
		   " exercises. With --mutate it changes each limit by one and leaves each alternative out, and tells "
		   "which of these"
		   " changes no case notices. The exit status is 1 when a case fails or a change goes unnoticed."),
	.example = "medbring test --mutate my-rules.yaml",
	.run = run,
};
