/* What is asked, and how: the question's sentence and the prompt of each kind of turn. */

#include "front/talk_inside.h"

#include <string.h>

#include "app/compose.h"
#include "app/present.h"
#include "app/target.h"
#include "base/text.h"

enum { ANSWERED = BLOCK_CHOSEN | BLOCK_DENIED | BLOCK_UNSURE };

/* Said once: what looks like a paper of the list and is never accepted. */
static void say_never(struct talk *talk, const struct block *like)
{
	struct buffer names;
	buffer_init(&names);
	for (uint32_t at = 0; at < talk->page->block_count; at++) {
		const struct block *block = &talk->page->blocks[at];
		if (block->role != ROLE_QUESTION || block->number || block->level != like->level)
			continue;
		buffer_add_format(&names, "%s%s", names.length ? ", " : "", block->text);
	}
	if (names.length)
		talk_tell_with(talk, N_("These do not count: {names}."), "names", buffer_string(&names));
	buffer_clear(&names);
}

/* Is it about somebody who comes along? */
static bool of_another(const struct block *block)
{
	return target_of(block->key).person != 0;
}

/* Have they named one already, so that the list is one of what is needed beside it? */
static bool named_one(const struct page *page)
{
	for (uint32_t at = 0; at < page->block_count; at++)
		if ((page->blocks[at].flags & BLOCK_PAPER) && (page->blocks[at].flags & BLOCK_CHOSEN)
			&& !of_another(&page->blocks[at]))
			return true;
	return false;
}

static void say_papers(struct talk *talk)
{
	const struct block *first = block_by_key(talk->page, talk->turn.keys[0]);
	bool more = talk->lead.passed_count && !talk->lead.passed_wait;
	bool beside = !more && !of_another(first) && named_one(talk->page);
	if (beside && talk->page->wanting)
		talk_tell_with(talk, N_("Not met yet: {names}."), "names", talk->page->wanting);
	talk_tell(talk,
		of_another(first) ? N_("Which of these do they have?")
			: more    ? N_("And which of these?")
			: beside  ? N_("Which of these do you have too?")
				  : N_("Which of these do you have?"));
	for (uint32_t at = 0; at < talk->turn.count; at++) {
		const struct block *block = block_by_key(talk->page, talk->turn.keys[at]);
		struct block short_block = {.role = block->role, .number = block->number, .text = block->text};
		talk_say_block(talk, &short_block);
	}
	if (!talk->never_told && !turn_behind_notice(talk->page, &talk->lead)) {
		say_never(talk, first);
		talk->never_told = true;
	}
}

/* The paper that a question is about, where the last words were about another. */
void talk_say_above(struct talk *talk, const struct block *block)
{
	const struct block *above = block_above(talk->page, block);
	uint32_t count = talk->lead.answered_count;
	uint64_t last = count ? talk->lead.answered[count - 1] : 0;
	const struct block *last_block = block_by_key(talk->page, last);
	if (!above || above->key == last || !(above->flags & BLOCK_PAPER))
		return;
	if (last_block && block_above(talk->page, last_block) == above && !talk->lead.chosen)
		return;
	port_say(&talk->port, above->text);
}

static const char *do_you_have(struct talk *talk, uint32_t kind)
{
	const struct view view = {.arena = &talk->line,
		.rules = session_rules(talk->session),
		.answers = session_answers(talk->session),
		.language = session_language(talk->session)};
	return present_have(&view, (struct paper_ref){PERSON_ME, NO_INDEX, kind});
}

static void say_one(struct talk *talk)
{
	const struct block *block = block_by_key(talk->page, talk->turn.keys[0]);
	talk_say_above(talk, block);
	if ((block->flags & BLOCK_PAPER) && of_another(block))
		talk_tell_with(talk, N_("Do they have this: {name}?"), "name", block->text);
	else if ((block->flags & BLOCK_PAPER) && !target_of(block->key).ordinal)
		port_say(&talk->port, do_you_have(talk, target_of(block->key).kind));
	else if (block->flags & BLOCK_PAPER)
		talk_tell_with(talk, N_("Do you have this: {name}?"), "name", block->text);
	else
		port_say(&talk->port, block->text);
	if (block->flags & ANSWERED)
		talk_tell_with(talk, N_("Now: {answer}. Enter keeps it."), "answer", block->state);
}

static void say_done(struct talk *talk)
{
	if (talk->page->verdict != VERDICT_UNKNOWN)
		return;
	for (uint32_t at = 0; at < talk->page->block_count; at++) {
		const struct block *block = &talk->page->blocks[at];
		if (block->role == ROLE_VERDICT || block->role == ROLE_REASON || block->role == ROLE_MISSING)
			talk_say_block(talk, block);
	}
}

/* On arrival all of it was read: only who asks again hears what can be picked again. */
static void say_picks(struct talk *talk)
{
	for (uint32_t at = 0; talk->again && at < talk->page->block_count; at++)
		if (talk->page->blocks[at].number && talk->page->blocks[at].role != ROLE_INPUT)
			talk_say_block(talk, &talk->page->blocks[at]);
}

/* What is to be typed, where it is a question or too long for the prompt. */
static bool label_is_prompt(const struct block *input)
{
	size_t length = strlen(input->text);
	return length && input->text[length - 1] != '?' && text_columns(input->text) <= PROMPT_COLUMNS - 2;
}

static void say_typing(struct talk *talk)
{
	const struct block *input = block_by_key(talk->page, talk->turn.keys[0]);
	talk_say_rules(talk, input);
	if (!label_is_prompt(input))
		port_say(&talk->port, input->text);
	if (talk->page->place == PLACE_CHECKLIST && talk->lead.chosen && *input->input
		&& !(input->flags & BLOCK_SECRET))
		talk_tell_with(talk, N_("Now: {answer}. Enter keeps it."), "answer", input->input);
	if ((input->flags & BLOCK_FREE_TEXT) && !talk->slash_told)
		talk_tell(talk, N_("Slash help: commands."));
	talk->slash_told |= (input->flags & BLOCK_FREE_TEXT) != 0;
	if (input->flags & BLOCK_SECRET)
		talk_tell(talk, N_("What you type is not shown."));
	if (talk->again)
		say_picks(talk);
}

void talk_say_question(struct talk *talk)
{
	switch (talk->turn.kind) {
	case TURN_PAPERS: say_papers(talk); break;
	case TURN_QUESTION: say_one(talk); break;
	case TURN_DONE: say_done(talk); break;
	case TURN_TYPING: say_typing(talk); break;
	default: say_picks(talk);
	}
}

/* ---- prompts ---- */

static const struct block *turn_block(const struct talk *talk)
{
	return block_by_key(talk->page, talk->turn.keys[0]);
}

/* A question that only a value answers can be left open in words. */
static bool may_be_unsure(const struct talk *talk)
{
	return talk->page->place == PLACE_FIELD && !(turn_block(talk)->flags & (BLOCK_FREE_TEXT | BLOCK_SECRET))
		&& target_of(talk->asked).what != WHAT_VISIT && !block_that_ends(talk->page);
}

static const char *typing_prompt(struct talk *talk)
{
	const struct block *input = turn_block(talk);
	if (talk->page->place == PLACE_SEARCH)
		return talk_words(talk, N_("Search for, number or back:"));
	if (may_be_unsure(talk))
		return talk_words(talk, N_("Your answer or unsure:"));
	if (!label_is_prompt(input))
		return talk_words(talk, N_("Your answer:"));
	size_t length = strlen(input->text);
	while (length && strchr(":. ", input->text[length - 1]))
		length--;
	struct buffer prompt;
	buffer_init(&prompt);
	buffer_add(&prompt, input->text, length);
	buffer_add_byte(&prompt, ':');
	return compose_finish(&talk->line, &prompt);
}

static const char *question_prompt(const struct talk *talk, unsigned flags)
{
	if (flags & BLOCK_DATE)
		return talk_words(talk, N_("Yes, no, unsure or date:"));
	if (flags & BLOCK_NUMBER)
		return talk_words(talk, N_("Yes, no, unsure or number:"));
	return talk_words(talk, flags & BLOCK_VALUE ? N_("Yes, no, unsure or value:") : N_("Yes, no or unsure:"));
}

static const char *full_prompt(struct talk *talk)
{
	switch (talk->turn.kind) {
	case TURN_PAPERS:
		return talk_words(talk, talk->turn.more ? N_("Numbers, none or more:") : N_("Numbers or none:"));
	case TURN_QUESTION: return question_prompt(talk, turn_block(talk)->flags);
	case TURN_TYPING: return typing_prompt(talk);
	case TURN_DONE: return talk_words(talk, N_("Answers, list, why, back or quit:"));
	default:
		if (talk->page->place == PLACE_FIELD)
			return talk_words(talk, N_("Number, unsure or back:"));
		return talk_words(
			talk, talk->page->place == PLACE_HOME ? N_("Number, help or quit:") : N_("Number or back:"));
	}
}

/* Behind a few words on what was wrong, so that both fit a braille display. */
const char *talk_short_prompt(const struct talk *talk)
{
	switch (talk->turn.kind) {
	case TURN_PAPERS: return talk_words(talk, N_("Numbers or none:"));
	case TURN_QUESTION: return talk_words(talk, N_("Yes or no:"));
	case TURN_TYPING: return talk_words(talk, N_("Again:"));
	case TURN_DONE: return talk_words(talk, N_("Command:"));
	default: return talk_words(talk, N_("Number:"));
	}
}

void talk_say_prompt(struct talk *talk)
{
	if (!talk->trouble) {
		port_prompt(&talk->port, full_prompt(talk));
		return;
	}
	struct buffer prompt;
	buffer_init(&prompt);
	buffer_add_format(&prompt, "%s %s", talk->trouble, talk_short_prompt(talk));
	port_prompt(&talk->port, buffer_string(&prompt));
	buffer_clear(&prompt);
}

#define VERB(verb) ((uint64_t)1 << (verb))

uint64_t talk_vocabulary(const struct talk *talk)
{
	switch (talk->turn.kind) {
	case TURN_PAPERS: return VERB(VERB_NONE) | VERB(VERB_MORE) | VERB(ACTION_NOT_SURE);
	case TURN_QUESTION: return VERB(ACTION_YES) | VERB(ACTION_NO) | VERB(ACTION_NOT_SURE);
	case TURN_DONE:
		return VERB(VERB_ANSWERS) | VERB(ACTION_TAKE) | VERB(ACTION_WHY) | VERB(ACTION_BACK)
			| VERB(ACTION_QUIT);
	default:
		if (talk->page->place == PLACE_FIELD)
			return VERB(ACTION_NOT_SURE) | VERB(ACTION_BACK);
		return VERB(ACTION_BACK) | VERB(ACTION_HELP) | VERB(ACTION_QUIT);
	}
}

/* ---- help ---- */

static bool any_paper(const struct page *page)
{
	for (uint32_t at = 0; at < page->block_count; at++)
		if (page->blocks[at].flags & BLOCK_PAPER)
			return true;
	return false;
}

/* Answers are commands only where the prompt takes them. */
bool talk_verb_useful(const struct talk *talk, unsigned verb)
{
	static const uint64_t answers =
		VERB(ACTION_YES) | VERB(ACTION_NO) | VERB(ACTION_NOT_SURE) | VERB(VERB_MORE) | VERB(VERB_NONE);
	static const uint64_t of_papers =
		VERB(ACTION_ADD) | VERB(ACTION_REMOVE) | VERB(ACTION_COMPLETE) | VERB(ACTION_VALUE);
	static const uint64_t of_checklist = VERB(ACTION_WHY) | VERB(ACTION_TAKE);
	if (verb == VERB_SCREEN)
		return talk->options->screen_possible;
	if ((of_papers >> verb & 1) && !any_paper(talk->page))
		return false;
	if ((of_checklist >> verb & 1) && session_checklist(talk->session) == NO_INDEX)
		return false;
	return !(answers >> verb & 1) || (talk_vocabulary(talk) >> verb & 1);
}

static void say_commands(struct talk *talk, bool explained)
{
	struct buffer line;
	buffer_init(&line);
	for (unsigned verb = 1; verb < VERB_COUNT; verb++) {
		const char *word = verb_word(talk_tag(talk), verb);
		if (!*word || !verb_fits(verb, talk->page->place) || !talk_verb_useful(talk, verb))
			continue;
		if (explained) {
			buffer_reset(&line);
			buffer_add_format(&line, "%s: %s.", word, verb_help(talk_tag(talk), verb));
			port_say(&talk->port, buffer_string(&line));
		} else {
			buffer_add_format(&line, "%s%s", line.length ? ", " : "", word);
		}
	}
	if (!explained)
		talk_tell_with(talk, N_("Commands: {words}."), "words", buffer_string(&line));
	buffer_clear(&line);
}

static const char *turn_help(const struct talk *talk)
{
	switch (talk->turn.kind) {
	case TURN_PAPERS:
		return N_("Type the numbers of those you have, with a space between. None: you have none of them. "
			  "Unsure: you do not know.");
	case TURN_QUESTION:
		return turn_block(talk)->flags & BLOCK_NUMBER
			? N_("Answer yes, no or unsure, or type the number itself.")
			: N_("Answer yes, no or unsure. A number goes to another answer.");
	case TURN_TYPING: return N_("Type your answer. Less-than goes back. A command begins with a slash.");
	case TURN_DONE: return N_("All is asked. Answers reads your answers; a number changes one.");
	default: return N_("Type the number of what you want.");
	}
}

static void say_explained(struct talk *talk, const struct block *block)
{
	port_say(&talk->port, block->text);
	if (block->full)
		port_say(&talk->port, block->full);
}

void talk_say_help(struct talk *talk, const char *about)
{
	struct vocabulary vocabulary = {
		session_rules(talk->session), session_language(talk->session), talk->page->place, 0};
	struct command command = command_parse(&talk->line, &vocabulary, about);
	if (command.meaning == MEANS_VERB && command.verb == ACTION_COMPLETE) {
		say_commands(talk, true);
	} else if (command.meaning == MEANS_VERB) {
		port_say(&talk->port, verb_help(talk_tag(talk), command.verb));
	} else if (command.meaning == MEANS_NUMBERS && block_by_number(talk->page, command.numbers[0])) {
		say_explained(talk, block_by_number(talk->page, command.numbers[0]));
	} else {
		if (talk->turn.kind == TURN_QUESTION || talk->turn.kind == TURN_TYPING)
			say_explained(talk, turn_block(talk));
		talk_tell(talk, turn_help(talk));
		talk_tell(talk, N_("The beginning of a word is enough. Empty repeats the question."));
		say_commands(talk, false);
		talk_tell(talk, N_("Help and a command tells what it does; help all tells it of each."));
	}
}
