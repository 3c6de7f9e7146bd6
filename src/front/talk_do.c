/* What a line does: to the session, or to the conversation alone. */

#include "front/talk_inside.h"

#include <string.h>

#include "app/compose.h"
#include "base/text.h"

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

static void which_language(struct talk *talk)
{
	const struct rules *rules = session_rules(talk->session);
	struct buffer names;
	buffer_init(&names);
	for (uint32_t at = 0; at < rules->language_count; at++)
		buffer_add_format(&names, "%s%s", at ? ", " : "", rules->languages[at].name);
	talk_tell_with(talk, N_("Languages: {words}."), "words", buffer_string(&names));
	talk_trouble(talk, N_("Which?"));
	buffer_clear(&names);
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
	if (*wanted) {
		which_language(talk);
		return;
	}
	to_language(talk, (session_language(talk->session) + 1) % rules->language_count);
}

/* The question answered before, which is asked again; false where there was none. */
static bool to_question_before(struct talk *talk, const struct page *page)
{
	struct lead *lead = &talk->lead;
	while (lead->answered_count) {
		uint64_t key = lead->answered[--lead->answered_count];
		if (key == lead->chosen || key == talk->field || !block_by_key(page, key))
			continue;
		lead->chosen = key;
		lead->picked = false;
		talk->repeat = true;
		return true;
	}
	lead->chosen = 0;
	return false;
}

/* Back is to the question before, as long as there was one; then out of the checklist. */
static void go_back(struct talk *talk)
{
	talk->went_back = true;
	if (talk->page->place == PLACE_HOME) {
		talk_not_here(talk);
		return;
	}
	uint64_t guided = talk->field; /* the field stands for its question: it is left first */
	if (talk->page->place == PLACE_CHECKLIST && to_question_before(talk, talk->page))
		return;
	talk_act_or_tell(talk, ACTION_BACK, 0, NULL);
	if (guided && !to_question_before(talk, talk->checklist))
		talk_remember(talk->lead.declined, &talk->lead.declined_count, guided);
}

/* Those of the same kind that stay close ranks: what is gone is named, and nothing else is said of it. */
static void removed(struct talk *talk, const struct block *block)
{
	const char *const pairs[] = {"name", block->text, NULL};
	const char *words = compose(&talk->line, talk_words(talk, N_("Removed: {name}.")), pairs);
	size_t length = strlen(words);
	if (length > 1 && words[length - 1] == '.' && words[length - 2] == '?')
		words = arena_copy(&talk->line, words, length - 1);
	port_say(&talk->port, words);
	talk->quiet_answers = true;
	talk->lead.answered_count = 0; /* their ranks are other ones now */
}

static void on_number(struct talk *talk, enum action action, const struct command *command)
{
	const struct block *block = command->number_count ? block_by_number(talk->page, command->numbers[0]) : NULL;
	if (command->number_count && !block) {
		talk_no_such_number(talk, command, 0);
	} else if (block) {
		talk->asked = action == ACTION_VALUE ? block->key : talk->asked;
		if (action == ACTION_REMOVE && talk_act(talk, action, block->key, NULL))
			removed(talk, block);
		else
			talk_act_or_tell(talk, action, block->key, NULL);
	} else if (talk->turn.kind == TURN_QUESTION && talk_act(talk, action, talk->turn.keys[0], NULL)) {
		talk->asked = action == ACTION_VALUE ? talk->turn.keys[0] : talk->asked;
	} else if (talk->turn.kind == TURN_PAPERS && action == ACTION_VALUE) {
		talk_which_papers(talk);
	} else {
		talk_tell(talk, N_("Type the number too: add 1, remove 1, value 1."));
		talk_trouble(talk, N_("Which?"));
	}
}

/* "value 26", "date 9.5.2027"; where no value is asked for, "number 3" is 3. */
static void on_value(struct talk *talk, const struct command *command)
{
	const struct block *block = command->number_count ? block_by_number(talk->page, command->numbers[0]) : NULL;
	bool of_block = block && (block->flags & BLOCK_VALUE);
	const struct block *asked =
		talk->turn.kind == TURN_QUESTION ? block_by_key(talk->page, talk->turn.keys[0]) : NULL;
	if (*command->rest && !of_block && talk_answer_value(talk, command->rest))
		return;
	if (command->number_count && !of_block)
		talk_pick_numbers(talk, command);
	else if (!of_block && (*command->rest || (asked && !(asked->flags & BLOCK_VALUE))))
		talk_not_here(talk);
	else
		on_number(talk, ACTION_VALUE, command);
}

static void fold_sections(struct talk *talk, enum action action, const struct command *command)
{
	const struct block *block = command->number_count ? block_by_number(talk->page, command->numbers[0]) : NULL;
	unsigned wrong = action == ACTION_OPEN_ALL ? BLOCK_CLOSED : BLOCK_OPEN;
	if (command->number_count && !block)
		talk_no_such_number(talk, command, 0);
	else if (!block)
		talk_act_or_tell(talk, action, 0, NULL);
	else if (block->flags & wrong)
		talk_act_or_tell(talk, ACTION_ACTIVATE, block->key, NULL);
	else
		talk_say_block(talk, block);
}

static void own_verb(struct talk *talk, const struct command *command)
{
	switch (command->verb) {
	case VERB_READ: talk_say_page(talk); break;
	case VERB_ANSWERS:
		if (talk->page->place == PLACE_CHECKLIST)
			talk_say_answers(talk);
		else
			talk_not_here(talk);
		break;
	case VERB_AGAIN: talk->repeat = talk->again = true; break;
	case VERB_MORE: talk_more_papers(talk); break;
	case VERB_NONE:
		if (talk->turn.kind == TURN_PAPERS)
			talk_answer_all(talk, ACTION_NO);
		else
			talk_not_here(talk);
		break;
	case VERB_SCREEN:
		talk->leaving = talk->options->screen_possible;
		talk->status = talk->leaving ? TALK_TO_SCREEN : 0;
		if (!talk->leaving)
			talk_not_here(talk);
		break;
	default: break;
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
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_NOT_SURE: talk_answer_word(talk, action, command); break;
	case ACTION_VALUE: on_value(talk, command); break;
	case ACTION_ADD:
	case ACTION_REMOVE: on_number(talk, action, command); break;
	case ACTION_OPEN_ALL:
	case ACTION_CLOSE_ALL: fold_sections(talk, action, command); break;
	case ACTION_BACK: go_back(talk); break;
	case ACTION_LANGUAGE: change_language(talk, command->rest); break;
	case ACTION_HELP: talk_say_help(talk, command->rest); break;
	case ACTION_RESTART:
	case ACTION_UNDO:
		talk_act_or_tell(talk, action, 0, NULL);
		talk->lead = (struct lead){0};
		buffer_reset(&talk->result);
		break;
	case ACTION_COMPLETE:
		talk_act_or_tell(talk, action, 0, NULL);
		talk->quiet_answers = true;
		break;
	case ACTION_SEARCH: talk_act_or_tell(talk, action, 0, *command->rest ? command->rest : NULL); break;
	default: talk_act_or_tell(talk, action, 0, NULL); break;
	}
}

/* ---- lines ---- */

/* Asked for a number or an age, a number is the answer and picks nothing. */
static bool number_is_answer(const struct talk *talk)
{
	const struct block *block =
		talk->turn.kind == TURN_QUESTION ? block_by_key(talk->page, talk->turn.keys[0]) : NULL;
	return block && (block->flags & BLOCK_NUMBER);
}

static void do_command(struct talk *talk, const struct command *command, const char *line)
{
	switch (command->meaning) {
	case MEANS_EMPTY:
		if (talk->lead.chosen) /* kept as it is, and gone back to like one that was given */
			talk_remember(talk->lead.answered, &talk->lead.answered_count, talk->lead.chosen);
		talk->repeat = talk->again = true;
		talk->lead.chosen = 0;
		break;
	case MEANS_NUMBERS:
		if (!number_is_answer(talk) || !talk_answer_value(talk, line))
			talk_pick_numbers(talk, command);
		break;
	case MEANS_LANGUAGE: to_language(talk, command->language); break;
	case MEANS_SEVERAL:
		talk_tell_with(talk, N_("That is the beginning of several: {words}."), "words", command->candidates);
		talk_trouble(talk, N_("Which?"));
		break;
	case MEANS_VERB: do_verb(talk, command); break;
	case MEANS_UNKNOWN:
		if (!talk_answer_value(talk, line) && !talk_answer_name(talk, line))
			talk_not_understood(talk, line);
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

static bool any_to_pick(const struct page *page)
{
	for (uint32_t at = 0; at < page->block_count; at++)
		if (page->blocks[at].number && page->blocks[at].role != ROLE_INPUT)
			return true;
	return false;
}

/* Can what the open field is about also be answered with yes or no? NO is a country too. */
static bool asked_yes_no(const struct talk *talk)
{
	const struct block *block = talk->checklist ? block_by_key(talk->checklist, talk->asked) : NULL;
	return block && (block->flags & BLOCK_YES_NO);
}

/* Who types "quit" where a text is wanted most likely wants to leave: a text that would be refused anyway is taken for
 * the command that it is, and of one that would not it is told that it was no command. */
static bool bare_command(struct talk *talk, const char *line, const struct block *input, const struct command *command)
{
	if (command->meaning != MEANS_VERB || !command->written_out || *command->rest
		|| !verb_fits(command->verb, talk->page->place) || !talk_verb_useful(talk, command->verb))
		return false;
	if (!session_text_passes(talk->session, input->key, line))
		return true;
	talk_tell_with(talk, N_("Taken as your text. The command is slash {word}."), "word", line);
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
	bool hits = talk->page->place == PLACE_SEARCH;
	*command = parse(talk, line);
	if ((input->flags & BLOCK_FREE_TEXT) && !hits)
		return bare_command(talk, line, input, command);
	if (hits && command->meaning == MEANS_VERB && command->verb != ACTION_BACK && command->verb != ACTION_QUIT)
		return command->verb == ACTION_SEARCH && command->written_out && *command->rest;
	switch (command->meaning) {
	case MEANS_NUMBERS: return command->number_count == 1 && any_to_pick(talk->page);
	case MEANS_VERB:
		if ((command->verb == ACTION_YES || command->verb == ACTION_NO) && !asked_yes_no(talk))
			return false;
		return command->written_out && !*command->rest;
	default: return command->meaning == MEANS_LANGUAGE;
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
	if (!*line && block_that_ends(talk->page)) {
		talk->plain_answer = talk->asked;
		talk_act_or_tell(talk, ACTION_ACTIVATE, block_that_ends(talk->page)->key, NULL);
		return;
	}
	if (!*line) {
		bool kept = talk->page->place == PLACE_CHECKLIST && talk->lead.chosen && *input->input;
		talk->repeat = talk->again = !kept;
		talk->lead.chosen = kept ? 0 : talk->lead.chosen;
		return;
	}
	session_act(talk->session, ACTION_FOCUS, input->key, NULL);
	session_edit(talk->session, EDIT_SET, line);
	talk->acted = talk->typed = true;
	if (talk->page->place == PLACE_CHECKLIST)
		talk_remember(talk->lead.answered, &talk->lead.answered_count, input->key);
	talk->lead.chosen = 0;
	talk->plain_answer = talk->asked;
	talk_remember_field(talk);
	if (talk->page->place == PLACE_FIELD || talk->page->place == PLACE_SAVE)
		talk_act_or_tell(talk, ACTION_ACTIVATE, input->key, NULL);
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
