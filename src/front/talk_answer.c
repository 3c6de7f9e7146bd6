/* Acting on the session, answers to the question that was asked, and what to say when a line does not fit. */

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
		const char *error = N_("Files cannot be written here.");
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

void talk_trouble(struct talk *talk, const char *short_msgid)
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

void talk_not_understood(struct talk *talk, const char *line)
{
	talk_tell_with(talk, N_("{text} is not understood here. Help tells what is."), "text", harmless(talk, line));
	talk_trouble(talk, N_("Not understood."));
}

void talk_not_here(struct talk *talk)
{
	talk_tell(talk, N_("That cannot be done here. Help tells what can."));
	talk_trouble(talk, N_("Not here."));
}

void talk_no_such_number(struct talk *talk, uint16_t number)
{
	char digits[8];
	snprintf(digits, sizeof digits, "%u", number);
	const char *const pairs[] = { "number", digits, NULL };
	talk_tell_with(talk, N_("There is no number {number} here. Read tells all numbers."), "number", digits);
	talk->trouble = compose(&talk->line, talk_words(talk, N_("{number} not on list.")), pairs);
}

void talk_act_or_tell(struct talk *talk, enum action action, uint64_t key, const char *text)
{
	if (!talk_act(talk, action, key, text))
		talk_not_here(talk);
}

/* ---- answers ---- */

void talk_remember(uint64_t *keys, uint32_t *count, uint64_t key)
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
		talk_not_here(talk);
		return;
	}
	talk_remember(talk->lead.answered, &talk->lead.answered_count, key);
	talk->lead.chosen = 0;
	talk->lead.passed_count = 0;
}

/* All papers read out since the question began. */
void talk_answer_all(struct talk *talk, enum action action)
{
	struct lead passed = talk->lead;
	for (uint32_t at = 0; at < passed.passed_count; at++)
		answer(talk, action, passed.passed[at]);
	for (uint32_t at = 0; at < talk->turn.count; at++)
		answer(talk, action, talk->turn.keys[at]);
	talk->quiet_answers = true;
	talk_tell(talk, N_("Noted."));
}

void talk_answer_word(struct talk *talk, enum action action, const struct command *command)
{
	const struct block *block = command->number_count ? block_by_number(talk->page, command->numbers[0]) : NULL;
	if (command->number_count && !block) {
		talk_no_such_number(talk, command->numbers[0]);
	} else if (block) {
		answer(talk, action, block->key);
	} else if (talk->turn.kind == TURN_QUESTION) {
		talk->plain_answer = talk->turn.keys[0];
		answer(talk, action, talk->turn.keys[0]);
	} else if (talk->turn.kind == TURN_PAPERS && action != ACTION_YES) {
		talk_answer_all(talk, action);
	} else if (talk->turn.kind == TURN_PAPERS) {
		talk_tell(talk, N_("Which of them? Type their numbers."));
		talk_trouble(talk, N_("Which?"));
	} else {
		talk_not_here(talk);
	}
}

void talk_more_papers(struct talk *talk)
{
	struct lead *lead = &talk->lead;
	if (talk->turn.kind != TURN_PAPERS || !talk->turn.more) {
		talk_tell(talk, N_("There are no more."));
		talk_trouble(talk, N_("No more."));
		return;
	}
	for (uint32_t at = 0; at < talk->turn.count && lead->passed_count < PAPERS_MOST; at++)
		lead->passed[lead->passed_count++] = talk->turn.keys[at];
}

/* ---- values ---- */

/* The date or number itself, typed where a plain question was asked: the field is opened, filled and left. */
bool talk_answer_value(struct talk *talk, const char *line)
{
	const struct block *block = talk->turn.kind == TURN_QUESTION ? block_by_key(talk->page, talk->turn.keys[0]) : NULL;
	if (!block || !(block->flags & (BLOCK_DATE | BLOCK_NUMBER)))
		return false;
	if (*line < '0' || *line > '9' || !talk_act(talk, ACTION_VALUE, block->key, NULL))
		return false;
	session_edit(talk->session, EDIT_SET, line);
	talk_act(talk, ACTION_ACTIVATE, 0, NULL);
	talk->plain_answer = block->key;
	talk_remember(talk->lead.answered, &talk->lead.answered_count, block->key);
	talk->lead.chosen = 0;
	return true;
}

/* One of the choices on the page, typed in its own words. */
bool talk_answer_choice(struct talk *talk, const char *line)
{
	const char *typed = text_fold(&talk->line, line);

	for (uint32_t at = 0; at < talk->page->block_count; at++) {
		const struct block *block = &talk->page->blocks[at];
		if (block->role == ROLE_CHOICE && block->text && strcmp(text_fold(&talk->line, block->text), typed) == 0) {
			talk_act_or_tell(talk, ACTION_ACTIVATE, block->key, NULL);
			return true;
		}
	}
	return false;
}

/* ---- numbers ---- */

static void pick(struct talk *talk, const struct block *block)
{
	bool answered = block->flags & (BLOCK_CHOSEN | BLOCK_DENIED | BLOCK_UNSURE);
	bool asked = block->role == ROLE_QUESTION || block->role == ROLE_INPUT;
	if (talk->page->place != PLACE_CHECKLIST || !asked) {
		talk_act_or_tell(talk, ACTION_ACTIVATE, block->key, NULL);
	} else if (talk->turn.kind == TURN_PAPERS && (block->flags & BLOCK_PAPER) && !answered) {
		answer(talk, ACTION_YES, block->key);
	} else {
		talk->lead.chosen = block->key;
		talk->repeat = true;
	}
}

void talk_pick_numbers(struct talk *talk, const struct command *command)
{
	for (uint32_t at = 0; at < command->number_count; at++)
		if (!block_by_number(talk->page, command->numbers[at])) {
			talk_no_such_number(talk, command->numbers[at]);
			return;
		}
	uint32_t count = talk->turn.kind == TURN_PAPERS ? command->number_count : 1;
	for (uint32_t at = 0; at < count; at++)
		pick(talk, block_by_number(talk->page, command->numbers[at]));
}
