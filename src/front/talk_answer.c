/* Acting on the session, answers to the question that was asked, and what to say when a line does not fit. */

#include "front/talk_inside.h"

#include <string.h>

#include "app/compose.h"
#include "app/target.h"
#include "base/text.h"

/* ---- the session ---- */

static void fulfil_wishes(struct talk *talk)
{
	const struct talk_options *options = talk->options;
	const char *file = NULL;
	for (enum wish wish; (wish = session_wish(talk->session, &file)) != WISH_NOTHING;) {
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

/* Words before the prompt, where both fit on a braille display, with the space behind them and the cursor. */
static bool fits_prompt(const struct talk *talk, const char *trouble)
{
	return text_columns(trouble) + 1 + text_columns(talk_short_prompt(talk)) <= PROMPT_COLUMNS - 2;
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
	const char *const pairs[] = {"text", harmless(talk, line), NULL};
	talk_tell(talk, N_("Help tells what can be typed."));
	talk->trouble = compose(&talk->line, talk_words(talk, N_("{text} not understood.")), pairs);
	if (!fits_prompt(talk, talk->trouble))
		talk_trouble(talk, N_("Not understood."));
}

void talk_not_here(struct talk *talk)
{
	talk_tell(talk, N_("Help tells what can be done here."));
	talk_trouble(talk, N_("Not here."));
}

void talk_no_such_number(struct talk *talk, const struct command *command, uint32_t at)
{
	const char *digits = command->digits[at];
	const char *const pairs[] = {"number", arena_copy(&talk->line, digits, strspn(digits, "0123456789")), NULL};
	talk_tell(talk, N_("Read tells all numbers."));
	talk->trouble = compose(&talk->line, talk_words(talk, N_("{number} not on list.")), pairs);
	if (!fits_prompt(talk, talk->trouble))
		talk_trouble(talk, N_("Not on list."));
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

/* A question that was answered in its field can be gone back to like any other. */
void talk_remember_field(struct talk *talk)
{
	struct lead *lead = &talk->lead;
	if (talk->page->place == PLACE_FIELD && talk->asked
		&& (!lead->answered_count || lead->answered[lead->answered_count - 1] != talk->asked))
		talk_remember(lead->answered, &lead->answered_count, talk->asked);
}

static void answer(struct talk *talk, enum action action, uint64_t key)
{
	if (!talk_act(talk, action, key, NULL)) {
		talk_not_here(talk);
		return;
	}
	talk_remember(talk->lead.answered, &talk->lead.answered_count, key);
	talk->lead.chosen = 0;
	talk->lead.passed_wait = talk->lead.passed_count > 0;
}

/* All papers read out since the question began. */
void talk_answer_all(struct talk *talk, enum action action)
{
	struct lead passed = talk->lead;
	if (!passed.passed_wait) {
		talk->lead.passed_count = 0;
		for (uint32_t at = 0; at < passed.passed_count; at++)
			answer(talk, action, passed.passed[at]);
	}
	for (uint32_t at = 0; at < talk->turn.count; at++)
		answer(talk, action, talk->turn.keys[at]);
	talk->quiet_answers = true;
	talk_tell(talk, N_("Noted."));
}

static bool numbers_there(struct talk *talk, const struct command *command)
{
	for (uint32_t at = 0; at < command->number_count; at++)
		if (!block_by_number(talk->page, command->numbers[at])) {
			talk_no_such_number(talk, command, at);
			return false;
		}
	return true;
}

void talk_which_papers(struct talk *talk)
{
	talk_tell(talk, N_("Which of them? Type their numbers."));
	talk_trouble(talk, N_("Which?"));
}

void talk_answer_word(struct talk *talk, enum action action, const struct command *command)
{
	if (!numbers_there(talk, command))
		return;
	for (uint32_t at = 0; at < command->number_count; at++)
		answer(talk, action, block_by_number(talk->page, command->numbers[at])->key);
	if (command->number_count)
		return;
	if (talk->turn.kind == TURN_QUESTION) {
		talk->plain_answer = talk->turn.keys[0];
		answer(talk, action, talk->turn.keys[0]);
	} else if (talk->page->place == PLACE_FIELD) {
		talk->plain_answer = talk->asked;
		talk_act_or_tell(talk, action, talk->turn.keys[0], NULL);
		talk_remember_field(talk);
	} else if (talk->turn.kind == TURN_PAPERS && action != ACTION_YES) {
		talk_answer_all(talk, action);
	} else if (talk->turn.kind == TURN_PAPERS) {
		talk_which_papers(talk);
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
	if (talk->turn.passed_before)
		lead->passed_count = 0;
	for (uint32_t at = 0; at < talk->turn.count && lead->passed_count < PAPERS_MOST; at++)
		lead->passed[lead->passed_count++] = talk->turn.keys[at];
	lead->passed_wait = false;
}

/* ---- values ---- */

/* The date or number itself, typed where a plain question was asked: the field is opened, filled and left. */
bool talk_answer_value(struct talk *talk, const char *line)
{
	const struct block *block =
		talk->turn.kind == TURN_QUESTION ? block_by_key(talk->page, talk->turn.keys[0]) : NULL;
	if (!block || !(block->flags & (BLOCK_DATE | BLOCK_NUMBER)))
		return false;
	if (*line < '0' || *line > '9' || !talk_act(talk, ACTION_VALUE, block->key, NULL))
		return false;
	session_edit(talk->session, EDIT_SET, line);
	talk_act(talk, ACTION_ACTIVATE, 0, NULL);
	talk->asked = talk->plain_answer = block->key;
	talk_remember(talk->lead.answered, &talk->lead.answered_count, block->key);
	talk->lead.chosen = 0;
	return true;
}

/* ---- numbers ---- */

/* Like a value that was typed: it needs no name when it is said back, and can be gone back to. */
static void pick_value(struct talk *talk, const struct block *block)
{
	talk->plain_answer = talk->asked;
	talk_act_or_tell(talk, ACTION_ACTIVATE, block->key, NULL);
	talk_remember_field(talk);
}

static void pick(struct talk *talk, const struct block *block)
{
	bool answered = block->flags & (BLOCK_CHOSEN | BLOCK_DENIED | BLOCK_UNSURE);
	bool asked = block->role == ROLE_QUESTION || block->role == ROLE_INPUT;
	if (talk->page->place == PLACE_FIELD && talk->asked) {
		pick_value(talk, block);
	} else if (talk->page->place != PLACE_CHECKLIST || !asked) {
		talk->hit = talk->page->place == PLACE_SEARCH ? arena_string(&talk->line, block->text) : NULL;
		talk->quiet_answers = target_of(block->key).what == WHAT_COMPLETE;
		talk_act_or_tell(talk, ACTION_ACTIVATE, block->key, NULL);
	} else if (talk->turn.kind == TURN_PAPERS && (block->flags & BLOCK_PAPER) && !answered) {
		answer(talk, ACTION_YES, block->key);
	} else {
		talk->lead.chosen = block->key;
		talk->lead.picked = true;
		talk->repeat = true;
	}
}

void talk_pick_numbers(struct talk *talk, const struct command *command)
{
	if (!numbers_there(talk, command))
		return;
	if (command->number_count > 1 && talk->turn.kind != TURN_PAPERS) {
		talk_tell(talk, N_("Here only one number can be typed at a time."));
		talk_trouble(talk, N_("Which?"));
		return;
	}
	for (uint32_t at = 0; at < command->number_count; at++)
		pick(talk, block_by_number(talk->page, command->numbers[at]));
}

/* ---- names ---- */

enum fit { FIT_WHOLE, FIT_BEGINNING, FIT_PART, FIT_COUNT };

static bool name_fits(const struct block *block, const char *name, const char *typed, enum fit fit)
{
	bool sentence = block->role == ROLE_QUESTION && !(block->flags & BLOCK_PAPER);
	if (fit == FIT_WHOLE)
		return strcmp(name, typed) == 0;
	if (strlen(typed) < 3)
		return false;
	if (fit == FIT_BEGINNING)
		return strncmp(name, typed, strlen(typed)) == 0;
	return !sentence && strlen(typed) > 3 && strstr(name, typed);
}

/* Was it among the papers just read out? Where no papers were, everything was. */
static bool read_out(const struct talk *talk, const struct block *block)
{
	for (uint32_t at = 0; at < talk->turn.count; at++)
		if (talk->turn.keys[at] == block->key)
			return true;
	return talk->turn.kind != TURN_PAPERS;
}

/* The numbered lines with that name, "1 Bill, 4 Old bill", and the last of them. */
static uint32_t named(
	struct talk *talk, const char *typed, enum fit fit, bool any, struct buffer *names, const struct block **last)
{
	uint32_t count = 0;
	buffer_reset(names);
	for (uint32_t at = 0; at < talk->page->block_count; at++) {
		const struct block *block = &talk->page->blocks[at];
		if (!block->number || (!any && !read_out(talk, block)))
			continue;
		if (!name_fits(block, text_fold(&talk->line, block->text), typed, fit))
			continue;
		buffer_add_format(names, "%s%u %s", count++ ? ", " : "", block->number, block->text);
		*last = block;
	}
	return count;
}

bool talk_answer_name(struct talk *talk, const char *line)
{
	struct buffer names;
	const struct block *block = NULL;
	uint32_t count = 0;
	const char *typed = text_fold(&talk->line, line);
	buffer_init(&names);
	for (unsigned turn = 0; !count && turn < 2 * FIT_COUNT; turn++)
		count = named(talk, typed, (enum fit)(turn % FIT_COUNT), turn >= FIT_COUNT, &names, &block);
	if (count == 1) {
		pick(talk, block);
	} else if (count) {
		talk_tell_with(talk, N_("That fits several: {words}."), "words", buffer_string(&names));
		talk_trouble(talk, N_("Which?"));
	}
	buffer_clear(&names);
	return count > 0;
}
