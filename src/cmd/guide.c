/* medbring [CHECKLIST]: the guide, on the screen where the terminal can, else in text. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/session.h"
#include "app/words.h"
#include "base/memory.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/environment.h"
#include "cmd/message.h"
#include "cmd/options.h"
#include "cmd/sandbox.h"
#include "cmd/source.h"
#include "front/save.h"
#include "front/talk.h"
#include "front/tui.h"
#include "load/load.h"
#include "paper/plain.h"
#include "paper/qr.h"

#define KIOSK_IDLE_SECONDS 600
#define IDLE_SECONDS_MOST 86400

/* What one visit needs beside its session. */
struct visit {
	const struct invocation *invocation;
	const struct rules *rules;
	struct session *session;
	bool text_first;
	enum talk_reason reason;
	bool screen_possible;
	int idle_seconds; /* after so long without a key it ends; 0: never */
	bool sealed;      /* the screen has given up what it would need to start again */
};

/* Write the file that the person asked for; never in kiosk. */
static const char *fulfil(void *context, struct session *session, enum wish wish, const char *file_name)
{
	const struct visit *visit = context;
	struct buffer out;
	const char *fault;

	if (visit->invocation->kiosk)
		return N_("nothing is saved here");
	buffer_init(&out);
	if (wish == WISH_SAVE_ANSWERS)
		answers_write(&out, visit->rules, session_answers(session));
	else
		plain_take_along(&out, session, PLAIN_WIDTH);
	fault = save_words(save_new_file(file_name, buffer_string(&out), out.length));
	buffer_clear(&out);
	return fault;
}

static bool terminal_can(void)
{
	const char *term = getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term && *term && strcmp(term, "dumb") != 0
		&& strcmp(term, "unknown") != 0;
}

static void choose_front(struct visit *visit)
{
	const struct invocation *invocation = visit->invocation;
	bool asked = option_given(invocation, OPTION_TEXT)
		|| (environment_accessible() && !option_given(invocation, OPTION_SCREEN));

	visit->screen_possible = terminal_can();
	visit->text_first = asked || !visit->screen_possible;
	visit->reason = asked ? TALK_ASKED_FOR : TALK_NO_TERMINAL;
}

static int talk(const struct visit *visit, bool resumed)
{
	const struct talk_options options = {
		.reason = visit->reason,
		.screen_possible = visit->screen_possible,
		.kiosk = visit->invocation->kiosk,
		.resumed = resumed,
		.idle_seconds = visit->idle_seconds,
		.fulfil = fulfil,
		.context = (void *)visit,
	};

	return talk_run(visit->session, stdin, stdout, &options);
}

static void seal(void *context)
{
	struct visit *visit = context;

	if (visit->sealed)
		return;
	/* What starting took and is free again need not stay with every visit. */
	memory_trim();
	visit->sealed = sandbox_seal(visit->invocation->kiosk);
}

static bool no_colour(void)
{
	const char *said = getenv("NO_COLOR");

	return said && *said;
}

static int show(const struct visit *visit, bool resumed)
{
	const struct tui_options options = {
		.lean = option_given(visit->invocation, OPTION_LEAN),
		.kiosk = visit->invocation->kiosk,
		.mono = no_colour(),
		.accessible = environment_accessible(),
		.resumed = resumed,
		.idle_seconds = visit->idle_seconds,
		.fulfil = fulfil,
		.code = qr_possible() ? qr_make : NULL,
		.sealed = seal,
		.context = (void *)visit,
	};

	session_set_codes(visit->session, options.code != NULL);
	return tui_run(visit->session, &options);
}

/* Text mode is sealed from the start; the screen that the person may want later is made before. */
static void prepare(struct visit *visit)
{
	if (!visit->text_first)
		return;
	visit->screen_possible = tui_prepare(no_colour(), visit->screen_possible);
	seal(visit);
}

/* One front end after the other, until the person leaves. */
static int walk(struct visit *visit)
{
	bool text = visit->text_first, resumed = false;

	for (;;) {
		int ended = text ? talk(visit, resumed) : show(visit, resumed);

		if (text ? ended != TALK_TO_SCREEN : ended >= 0) {
			tui_forget(ended);
			return ended;
		}
		resumed = text || ended == TUI_TO_TEXT;
		if (!text && !resumed) {
			visit->screen_possible = false;
			visit->reason = ended == TUI_TOO_SMALL ? TALK_TOO_SMALL : TALK_NO_TERMINAL;
		} else {
			visit->reason = TALK_ASKED_FOR;
			visit->screen_possible = visit->screen_possible && (!visit->sealed || tui_kept());
		}
		text = !text;
	}
}

/* The word may be meant for a subcommand or for a checklist. */
static uint32_t find_checklist(const struct invocation *invocation, const struct rules *rules, const char *id)
{
	uint32_t found = rules_find_checklist(rules, id);
	struct arena arena;
	const char **known, *nearest;
	size_t count = 0;

	if (found != NO_INDEX)
		return found;
	arena_init(&arena);
	known = arena_array(&arena, rules->checklist_count + command_count, sizeof(*known));
	for (size_t i = 0; i < command_count; i++)
		known[count++] = commands[i]->name;
	for (uint32_t i = 0; i < rules->checklist_count; i++)
		known[count++] = rules->checklists[i].id;
	nearest = text_nearest(id, known, count);
	if (nearest)
		message(say(invocation->tag, N_("there is no subcommand or checklist %s; did you mean %s?")), id,
			nearest);
	else
		message(say(invocation->tag,
				N_("there is no subcommand or checklist %s; medbring list tells which there are")),
			id);
	arena_clear(&arena);
	return NO_INDEX;
}

/* A visitor cannot choose: what a login shell is told after -c is not read. */
static bool choose_idle(struct visit *visit)
{
	const char *given = visit->invocation->values[OPTION_IDLE];
	const long seconds = given         ? options_number(given, IDLE_SECONDS_MOST)
		: visit->invocation->kiosk ? KIOSK_IDLE_SECONDS
					   : 0;

	visit->idle_seconds = (int)seconds;
	if (seconds > 0 || !given)
		return true;
	message(say(visit->invocation->tag, N_("--idle wants a number of seconds, at most %d")), IDLE_SECONDS_MOST);
	return false;
}

static enum exit_status walk_rules(const struct invocation *invocation, const struct rules *rules)
{
	struct visit visit = {.invocation = invocation, .rules = rules};
	const char *file = invocation->values[OPTION_ANSWERS];
	struct answers *answers = NULL;
	enum exit_status status = EXIT_DONE;
	uint32_t language, checklist = NO_INDEX;
	struct arena arena;

	if (!choose_idle(&visit) || !source_language(invocation, rules, &language))
		return EXIT_USAGE;
	if (invocation->argument_count) {
		checklist = find_checklist(invocation, rules, invocation->arguments[0]);
		if (checklist == NO_INDEX)
			return EXIT_USAGE;
	}
	arena_init(&arena);
	if (file)
		status = source_open_answers(invocation, rules, file, &arena, &answers);
	if (status == EXIT_DONE) {
		visit.session = session_new(rules, answers ? answers->visit : invocation->visit, language, answers);
		session_set_kiosk(visit.session, invocation->kiosk);
		if (checklist != NO_INDEX)
			session_open(visit.session, checklist);
		choose_front(&visit);
		closefrom(STDERR_FILENO + 1); /* a terminal's other end, inherited, would keep a dropped line alive */
		sandbox_enter(invocation->kiosk);
		prepare(&visit);
		status = (enum exit_status)walk(&visit);
		session_free(visit.session);
	}
	arena_clear(&arena);
	return status;
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	struct rules rules;
	enum exit_status status = source_open_rules(invocation, &rules);

	(void)out;
	if (status != EXIT_DONE)
		return status;
	status = walk_rules(invocation, &rules);
	rules_clear(&rules);
	return status;
}

const struct command command_guide = {
	.name = "",
	.arguments = N_("[CHECKLIST]"),
	.summary = N_("find out what to bring and whether it is enough"),
	.options = TAKES(OPTION_VISIT) | TAKES(OPTION_TEXT) | TAKES(OPTION_SCREEN) | TAKES(OPTION_ANSWERS)
		| TAKES(OPTION_LEAN) | TAKES(OPTION_IDLE),
	.most = 1,
	.help = N_(
		"Walks you through a checklist: tick what you have, answer what matters, and see whether it is enough."
		" It uses the full screen where the terminal can, else text mode; you can change between them at any "
		"moment."),
	.example = "medbring --lang en",
	.run = run,
};
