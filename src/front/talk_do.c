/* What a line does: to the session, or to the conversation alone. */

#include "front/talk_inside.h"

#include <stdio.h>
#include <string.h>

#include "app/compose.h"
#include "base/text.h"

/* ---- the session ---- */

static void fulfil_wishes(struct talk *talk)
{
	const struct talk_options *options = talk->options;
	const char *file = NULL;
	for (enum wish wish; (wish = session_wish(talk->session, &file)) != WISH_NOTHING; ) {
		if (wish == WISH_LEAVE) {
			talk->leaving = true;
			continue;
		}
		const char *error = talk_words(talk, N_("Files cannot be written here."));
		if (options->fulfil && !options->kiosk)
			error = options->fulfil(options->context, talk->session, wish, file);
		session_wish_done(talk->session, error);
	}
}

bool talk_act(struct talk *talk, enum action action, uint64_t key, const char *text)
{
	if (!session_act(talk->session, action, key, text))
		return false;
	talk->acted = true;
	fulfil_wishes(talk);
	return true;
}

/* ---- what was wrong ---- */

static void trouble(struct talk *talk, const char *short_msgid)
{
	talk->trouble = talk_words(talk, short_msgid);
}

/* Typed words may be said back, but not what could steer a terminal. */
static const char *harmless(struct talk *talk, const char *typed)
{
	size_t fits = text_fit(typed, 60);
	char *copy = arena_copy(&talk->line, typed, fits);
	size_t unsafe = text_first_unsafe(copy, fits, NULL);
	if (unsafe < fits)
		copy[unsafe] = '\0';
	return copy;
}

static void not_understood(struct talk *talk, const char *line)
{
	talk_tell_with(talk, N_("{text} is not understood here. Help tells what is."), "text", harmless(talk, line));
	trouble(talk, N_("Not understood."));
}

static void not_here(struct talk *talk)
{
	talk_tell(talk, N_("That cannot be done here. Help tells what can."));
	trouble(talk, N_("Not here."));
}

static void no_such_number(struct talk *talk, uint16_t number)
{
	char digits[8];
	snprintf(digits, sizeof digits, "%u", number);
	const char *const pairs[] = { "number", digits, NULL };
	talk_tell_with(talk, N_("There is no number {number} here. Read tells all numbers."), "number", digits);
	talk->trouble = compose(&talk->line, talk_words(talk, N_("{number} not on list.")), pairs);
}

static void act_or_tell(struct talk *talk, enum action action, uint64_t key, const char *text)
{
	if (!talk_act(talk, action, key, text))
		not_here(talk);
}

/* ---- answers ---- */

static void push(uint64_t *keys, uint32_t *count, uint64_t key)
{
	if (*count == HISTORY_MOST) {
		memmove(keys, keys + 1, (HISTORY_MOST - 1) * sizeof *keys);
		--*count;
	}
	keys[(*count)++] = key;
}

static void answer(struct talk *talk, enum action action, uint64_t key)
{
	if (!talk_act(talk, action, key, NULL)) {
		not_here(talk);
		return;
	}
	push(talk->lead.answered, &talk->lead.answered_count, key);
	talk->lead.chosen = 0;
	talk->lead.passed_count = 0;
}

/* All papers read out since the question began. */
static void answer_all(struct talk *talk, enum action action)
{
	struct lead passed = talk->lead;
	for (uint32_t at = 0; at < passed.passed_count; at++)
		answer(talk, action, passed.passed[at]);
	for (uint32_t at = 0; at < talk->turn.count; at++)
		answer(talk, action, talk->turn.keys[at]);
	talk->quiet_answers = true;
}

static void answer_word(struct talk *talk, enum action action, const struct command *command)
{
	const struct block *block = command->number_count ? block_by_number(talk->page, command->numbers[0]) : NULL;
	if (command->number_count && !block) {
		no_such_number(talk, command->numbers[0]);
	} else if (block) {
		answer(talk, action, block->key);
	} else if (talk->turn.kind == TURN_QUESTION) {
		talk->plain_answer = talk->turn.keys[0];
		answer(talk, action, talk->turn.keys[0]);
	} else if (talk->turn.kind == TURN_PAPERS && action != ACTION_YES) {
		answer_all(talk, action);
	} else if (talk->turn.kind == TURN_PAPERS) {
		talk_tell(talk, N_("Which of them? Type their numbers."));
		trouble(talk, N_("Which?"));
	} else {
		not_here(talk);
	}
}

static void more_papers(struct talk *talk)
{
	struct lead *lead = &talk->lead;
	if (talk->turn.kind != TURN_PAPERS || !talk->turn.more) {
		talk_tell(talk, N_("There are no more."));
		trouble(talk, N_("No more."));
		return;
	}
	for (uint32_t at = 0; at < talk->turn.count && lead->passed_count < PAPERS_MOST; at++)
		lead->passed[lead->passed_count++] = talk->turn.keys[at];
}

/* ---- numbers ---- */

static void pick(struct talk *talk, const struct block *block)
{
	bool answered = block->flags & (BLOCK_CHOSEN | BLOCK_DENIED | BLOCK_UNSURE);
	if (talk->page->place != PLACE_CHECKLIST || block->role != ROLE_QUESTION) {
		act_or_tell(talk, ACTION_ACTIVATE, block->key, NULL);
	} else if (talk->turn.kind == TURN_PAPERS && (block->flags & BLOCK_PAPER) && !answered) {
		answer(talk, ACTION_YES, block->key);
	} else {
		talk->lead.chosen = block->key;
		talk->repeat = true;
	}
}

static void pick_numbers(struct talk *talk, const struct command *command)
{
	for (uint32_t at = 0; at < command->number_count; at++)
		if (!block_by_number(talk->page, command->numbers[at])) {
			no_such_number(talk, command->numbers[at]);
			return;
		}
	uint32_t count = talk->turn.kind == TURN_PAPERS ? command->number_count : 1;
	for (uint32_t at = 0; at < count; at++)
		pick(talk, block_by_number(talk->page, command->numbers[at]));
}

/* ---- verbs ---- */

static void to_language(struct talk *talk, uint32_t language)
{
	uint32_t count = session_rules(talk->session)->language_count;
	for (uint32_t turn = 0; turn < count && session_language(talk->session) != language; turn++)
		if (!talk_act(talk, ACTION_LANGUAGE, 0, NULL))
			return;
	talk->acted = true;
	talk->repeat = true;
}

static void change_language(struct talk *talk, const char *rest)
{
	const struct rules *rules = session_rules(talk->session);
	const char *wanted = text_fold(&talk->line, rest);
	for (uint32_t at = 0; *wanted && at < rules->language_count; at++)
		if (strncmp(text_fold(&talk->line, rules->languages[at].name), wanted, strlen(wanted)) == 0
				|| strcmp(rules->languages[at].tag, wanted) == 0) {
			to_language(talk, at);
			return;
		}
	to_language(talk, (session_language(talk->session) + 1) % rules->language_count);
}

/* Back is to the question before, as long as there was one; then out of the checklist. */
static void go_back(struct talk *talk)
{
	struct lead *lead = &talk->lead;
	while (talk->page->place == PLACE_CHECKLIST && lead->answered_count) {
		uint64_t key = lead->answered[--lead->answered_count];
		if (key == lead->chosen || !block_by_key(talk->page, key))
			continue;
		lead->chosen = key;
		talk->repeat = true;
		return;
	}
	lead->chosen = 0;
	if (talk->field)
		push(lead->declined, &lead->declined_count, talk->field);
	if (talk->page->place == PLACE_HOME)
		not_here(talk);
	else
		act_or_tell(talk, ACTION_BACK, 0, NULL);
}

static void on_number(struct talk *talk, enum action action, const struct command *command)
{
	const struct block *block = command->number_count ? block_by_number(talk->page, command->numbers[0]) : NULL;
	if (command->number_count && !block) {
		no_such_number(talk, command->numbers[0]);
	} else if (block) {
		act_or_tell(talk, action, block->key, NULL);
	} else if (talk->turn.kind == TURN_QUESTION && talk_act(talk, action, talk->turn.keys[0], NULL)) {
		return;
	} else {
		talk_tell(talk, N_("Type the number too: add 1, remove 1, value 1."));
		trouble(talk, N_("Which?"));
	}
}

static void fold_sections(struct talk *talk, enum action action, const struct command *command)
{
	const struct block *block = command->number_count ? block_by_number(talk->page, command->numbers[0]) : NULL;
	unsigned wrong = action == ACTION_OPEN_ALL ? BLOCK_CLOSED : BLOCK_OPEN;
	if (command->number_count && !block)
		no_such_number(talk, command->numbers[0]);
	else if (!block)
		act_or_tell(talk, action, 0, NULL);
	else if (block->flags & wrong)
		act_or_tell(talk, ACTION_ACTIVATE, block->key, NULL);
	else
		talk_say_block(talk, block);
}

static void own_verb(struct talk *talk, const struct command *command)
{
	switch (command->verb) {
	case VERB_READ:
		talk_say_page(talk);
		break;
	case VERB_ANSWERS:
		talk_say_answers(talk);
		break;
	case VERB_AGAIN:
		talk->repeat = true;
		break;
	case VERB_MORE:
		more_papers(talk);
		break;
	case VERB_NONE:
		if (talk->turn.kind == TURN_PAPERS)
			answer_all(talk, ACTION_NO);
		else
			not_here(talk);
		break;
	case VERB_SCREEN:
		talk->leaving = talk->options->screen_possible;
		talk->status = talk->leaving ? TALK_TO_SCREEN : 0;
		if (!talk->leaving)
			not_here(talk);
		break;
	default:
		break;
	}
}

static void do_verb(struct talk *talk, const struct command *command)
{
	enum action action = (enum action)command->verb;
	if (command->verb >= ACTION_COUNT) {
		own_verb(talk, command);
		return;
	}
	switch (action) {
	case ACTION_YES: case ACTION_NO: case ACTION_NOT_SURE:
		answer_word(talk, action, command);
		break;
	case ACTION_VALUE: case ACTION_ADD: case ACTION_REMOVE:
		on_number(talk, action, command);
		break;
	case ACTION_OPEN_ALL: case ACTION_CLOSE_ALL:
		fold_sections(talk, action, command);
		break;
	case ACTION_BACK:
		go_back(talk);
		break;
	case ACTION_LANGUAGE:
		change_language(talk, command->rest);
		break;
	case ACTION_HELP:
		talk_say_help(talk, command->rest);
		break;
	case ACTION_RESTART: case ACTION_UNDO:
		act_or_tell(talk, action, 0, NULL);
		talk->lead = (struct lead){ 0 };
		break;
	case ACTION_SEARCH:
		act_or_tell(talk, action, 0, *command->rest ? command->rest : NULL);
		break;
	default:
		act_or_tell(talk, action, 0, NULL);
		break;
	}
}

/* ---- lines ---- */

static void do_command(struct talk *talk, const struct command *command, const char *line)
{
	switch (command->meaning) {
	case MEANS_EMPTY:
		talk->repeat = true;
		talk->lead.chosen = 0;
		break;
	case MEANS_NUMBERS:
		pick_numbers(talk, command);
		break;
	case MEANS_LANGUAGE:
		to_language(talk, command->language);
		break;
	case MEANS_SEVERAL:
		talk_tell_with(talk, N_("That is the beginning of several: {words}."), "words", command->candidates);
		trouble(talk, N_("Which?"));
		break;
	case MEANS_VERB:
		do_verb(talk, command);
		break;
	case MEANS_UNKNOWN:
		not_understood(talk, line);
		break;
	}
}

static struct command parse(struct talk *talk, const char *line)
{
	struct vocabulary vocabulary = {
		.rules = session_rules(talk->session),
		.language = session_language(talk->session),
		.place = talk->page->place,
		.answers = talk_vocabulary(talk),
	};
	return command_parse(&talk->line, &vocabulary, line);
}

static bool any_numbered(const struct page *page)
{
	for (uint32_t at = 0; at < page->block_count; at++)
		if (page->blocks[at].number)
			return true;
	return false;
}

/* Where a text is wanted the line is the text, but for ?, < and a slash with a command. */
static bool typed_command(struct talk *talk, const char *line, const struct block *input, struct command *command)
{
	if (strcmp(line, "?") == 0 || strcmp(line, "<") == 0) {
		*command = parse(talk, line);
		return true;
	}
	if (line[0] == '/') {
		*command = parse(talk, line + 1);
		return command->meaning != MEANS_UNKNOWN && command->meaning != MEANS_EMPTY;
	}
	if (input->flags & BLOCK_FREE_TEXT)
		return false;
	*command = parse(talk, line);
	switch (command->meaning) {
	case MEANS_NUMBERS:
		return command->number_count == 1 && any_numbered(talk->page);
	case MEANS_VERB:
		return command->written_out && !*command->rest;
	default:
		return command->meaning == MEANS_LANGUAGE;
	}
}

static void type_line(struct talk *talk, const char *line)
{
	const struct block *input = block_by_key(talk->page, talk->turn.keys[0]);
	struct command command;
	if (typed_command(talk, line, input, &command)) {
		do_command(talk, &command, line);
		return;
	}
	if (!*line) {
		talk->repeat = true;
		return;
	}
	session_act(talk->session, ACTION_FOCUS, input->key, NULL);
	session_edit(talk->session, EDIT_SET, line);
	act_or_tell(talk, ACTION_ACTIVATE, input->key, NULL);
}

void talk_line(struct talk *talk, const char *line)
{
	if (talk->turn.kind == TURN_TYPING) {
		type_line(talk, line);
		return;
	}
	struct command command = parse(talk, line);
	do_command(talk, &command, line);
}
