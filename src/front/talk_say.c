#include "front/talk_inside.h"

#include <string.h>

#include "app/compose.h"
#include "app/difference.h"
#include "app/target.h"
#include "base/text.h"

enum { ANSWERED = BLOCK_CHOSEN | BLOCK_DENIED | BLOCK_UNSURE };

const char *talk_tag(const struct talk *talk)
{
	return session_rules(talk->session)->languages[session_language(talk->session)].tag;
}

const char *talk_words(const struct talk *talk, const char *msgid)
{
	return say(talk_tag(talk), msgid);
}

void talk_tell(struct talk *talk, const char *msgid)
{
	port_say(&talk->port, talk_words(talk, msgid));
}

void talk_tell_with(struct talk *talk, const char *msgid, const char *name, const char *value)
{
	const char *const pairs[] = {name, value, NULL};
	port_say(&talk->port, compose(&talk->line, talk_words(talk, msgid), pairs));
}

/* ---- blocks in words ---- */

static const char *language_name(const struct talk *talk, const char *tag)
{
	const struct rules *rules = session_rules(talk->session);
	return rules->languages[rules_find_language(rules, tag)].name;
}

/* "3: Health card, have it" */
static void block_words(const struct talk *talk, const struct block *block, struct buffer *out)
{
	const char *state = block->role == ROLE_INPUT && *block->input ? block->input : block->state;
	if (block->number)
		buffer_add_format(out, "%u: ", block->number);
	const char *language = block->language ? language_name(talk, block->language) : block->text;
	if (strcmp(language, block->text) != 0)
		buffer_add_format(out, "%s: ", language);
	buffer_add_string(out, block->text);
	if (!state)
		return;
	buffer_add_string(out, strchr(".?!:", block->text[strlen(block->text) - 1]) ? " " : ", ");
	buffer_add_string(out, state);
}

void talk_say_block(struct talk *talk, const struct block *block)
{
	struct buffer words;
	buffer_init(&words);
	block_words(talk, block, &words);
	port_say(&talk->port, buffer_string(&words));
	buffer_clear(&words);
}

/* ---- pages ---- */

void talk_say_page(struct talk *talk)
{
	for (uint32_t at = 0; at < talk->page->block_count; at++)
		talk_say_block(talk, &talk->page->blocks[at]);
}

/* A notice that stands below the verdict belongs to it. */
static bool below_verdict(const struct page *page, const struct block *block)
{
	return page->place == PLACE_CHECKLIST && block > block_by_role(page, ROLE_VERDICT);
}

/* At the start the first lines have named the other language, and the prompt says how to leave. */
static bool said_otherwise(const struct page *page, const struct block *block)
{
	enum what what = target_of(block->key).what;
	return page->place == PLACE_HOME && (what == WHAT_LANGUAGE || what == WHAT_LEAVE);
}

/* A field that the guide opens by itself asks its question; what it is about was just said. Where a value was wrong it
 * is the error that is heard. */
static bool of_field(const struct talk *talk, const struct block *block)
{
	bool ends = target_of(block->key).what == WHAT_DONE && !block_that_ends(talk->page);
	bool wrong = block_by_role(talk->page, ROLE_ERROR);
	bool told = wrong
		|| (talk->field && target_of(talk->field).what != WHAT_EVENTS); /* "how many?" does not say of what */
	return talk->page->place == PLACE_FIELD
		&& (ends || (told && block->role == ROLE_TITLE) || (wrong && block->role == ROLE_PARAGRAPH));
}

/* The text that is all that is asked, or the first of such: its rules are heard on arrival, others where it is typed. */
static const struct block *text_at_once(const struct page *page)
{
	const struct block *question = block_by_role(page, ROLE_QUESTION);
	return question && !question->level ? NULL : block_by_role(page, ROLE_INPUT);
}

/* The input that the block stands below. */
static const struct block *input_above(const struct page *page, const struct block *block)
{
	while (block > page->blocks && block->role != ROLE_INPUT)
		block--;
	return block;
}

/* On a checklist the guide asks; its list of questions is read on request. */
static bool heard_on_arrival(const struct page *page, const struct block *block)
{
	switch (block->role) {
	case ROLE_INPUT: return false;
	case ROLE_TITLE:
	case ROLE_ERROR:
	case ROLE_STATUS: return true;
	case ROLE_NOTICE: return !below_verdict(page, block) || page->verdict != VERDICT_UNKNOWN;
	case ROLE_VERDICT:
	case ROLE_REASON:
	case ROLE_MISSING: return page->place != PLACE_CHECKLIST || page->verdict != VERDICT_UNKNOWN;
	case ROLE_PARAGRAPH:
		/* with a key: a rule for a text to be typed */
		return page->place != PLACE_CHECKLIST || (block->key && input_above(page, block) == text_at_once(page));
	case ROLE_CHOICE: return page->place != PLACE_CHECKLIST && !said_otherwise(page, block);
	default: return page->place != PLACE_CHECKLIST;
	}
}

/* A rule that nothing was typed for has no state worth a word. */
static void say_on_arrival(struct talk *talk, const struct block *block)
{
	bool rule = talk->page->place == PLACE_CHECKLIST && block->role == ROLE_PARAGRAPH;
	if (rule && !(block->flags & (BLOCK_CHOSEN | BLOCK_DENIED)))
		port_say(&talk->port, block->text);
	else
		talk_say_block(talk, block);
}

void talk_say_rules(struct talk *talk, const struct block *input)
{
	const struct page *page = talk->page;
	if (page->place != PLACE_CHECKLIST || talk->rules_told == input->key)
		return;
	for (const struct block *block = input + 1; block < page->blocks + page->block_count; block++)
		if (target_of(block->key).what == WHAT_RULE && input_above(page, block) == input)
			say_on_arrival(talk, block);
	talk->rules_told = input->key;
}

static bool is_section(const struct block *block)
{
	return target_of(block->key).what == WHAT_SECTION;
}

/* A hit is the section's name and the line that it stands in, or the word that the line explains. */
static bool is_hit(const struct talk *talk, const struct block *block)
{
	size_t length = strlen(block->text), whole = strlen(talk->hit);
	if (length > whole)
		return whole && block->text[whole] == ':' && strncmp(block->text, talk->hit, whole) == 0;
	return length && strcmp(talk->hit + whole - length, block->text) == 0;
}

/* Of a section that something was found in: from the place where it stands to the section's end. */
static void say_found(struct talk *talk)
{
	const struct page *page = talk->page;
	uint32_t heading = page->focus, end, from;
	while (heading > 0 && !is_section(&page->blocks[heading]))
		heading--;
	for (end = heading + 1; end < page->block_count && !is_section(&page->blocks[end]);)
		end++;
	for (from = heading + 1; from < end && !is_hit(talk, &page->blocks[from]);)
		from++;
	talk_say_block(talk, &page->blocks[heading]);
	for (uint32_t at = from < end ? from : heading + 1; at < end; at++)
		talk_say_block(talk, &page->blocks[at]);
}

/* Who comes back to the sections heard the open ones before. */
static bool inside_section(const struct talk *talk, const struct block *block)
{
	return talk->went_back && talk->page->place == PLACE_SECTIONS && block->role != ROLE_TITLE
		&& !is_section(block);
}

/* Of many hits the first are read out; a list of forty is no answer to a question. */
enum { HITS_AT_ONCE = 8 };

void talk_say_arrival(struct talk *talk)
{
	uint32_t hits = 0;
	if (talk->hit && talk->page->place == PLACE_SECTIONS && talk->page->focus != NO_INDEX) {
		say_found(talk);
		return;
	}
	for (uint32_t at = 0; at < talk->page->block_count; at++) {
		const struct block *block = &talk->page->blocks[at];
		if (!heard_on_arrival(talk->page, block) || of_field(talk, block) || inside_section(talk, block))
			continue;
		hits += talk->page->place == PLACE_SEARCH && block->number;
		if (hits <= HITS_AT_ONCE)
			say_on_arrival(talk, block);
	}
	if (hits > HITS_AT_ONCE)
		talk_tell(talk, N_("Search for more words to have fewer hits. Slash read tells all."));
	if (talk->page->place != PLACE_CHECKLIST)
		return;
	talk->verdict_said = (int)talk->page->verdict;
	const struct block *input = text_at_once(talk->page);
	talk->rules_told = input ? input->key : 0;
}

/* A question is worth a word when its answer changed; what it became by another answer is not. */
static bool answer_changed(const struct block *before, const struct block *now)
{
	if (!before)
		return (now->flags & ANSWERED) && !now->level;
	if ((before->flags ^ now->flags) & ANSWERED)
		return true;
	return (now->flags & ANSWERED) && before->state && now->state && strcmp(before->state, now->state) != 0;
}

/* On a checklist an answer moves much that need not be heard: what was settled by it, what is asked instead.
 * `before` is the same block on the page before; `same` tells that it is as it was. */
static bool heard_on_checklist(
	const struct talk *talk, const struct block *before, const struct block *block, bool same)
{
	bool known = talk->page->verdict != VERDICT_UNKNOWN;
	bool turned = talk->verdict_said != (int)talk->page->verdict;
	bool first = turned && (talk->verdict_said < 0 || talk->verdict_said == VERDICT_UNKNOWN);
	switch (block->role) {
	case ROLE_VERDICT: return turned || (known && !same);
	case ROLE_REASON:
	case ROLE_MISSING: return turned && known;
	case ROLE_NOTICE: return below_verdict(talk->page, block) ? known && (first || !same) : !same;
	case ROLE_QUESTION: return !same && !talk->quiet_answers && answer_changed(before, block);
	case ROLE_CHOICE:
		if (!block->state)
			return !same && turn_text_denied(talk->page, block);
		return !same && before && answer_changed(before, block);
	case ROLE_PARAGRAPH: return !same && (block->flags & BLOCK_DENIED);
	case ROLE_HEADING: return !same && turn_text_denied(talk->page, block);
	default: return !same && block->role == ROLE_STATUS;
	}
}

static bool heard_on_change(const struct talk *talk, const struct block *block, bool same)
{
	if (block->role == ROLE_ERROR)
		return true;
	if (block->role == ROLE_INPUT)
		return !same && !talk->typed && talk->page->place == PLACE_CHECKLIST;
	if (talk->page->place != PLACE_CHECKLIST)
		return !same;
	return heard_on_checklist(talk, block_by_key(talk->before, block->key), block, same);
}

/* The question just answered needs no name. The terminal has shown what was typed: that very word is not said again. */
void talk_say_plain_answer(struct talk *talk)
{
	const struct block *block = block_by_key(talk->page, talk->plain_answer);
	const char *typed = text_fold(&talk->line, buffer_string(&talk->port.line));
	if (!block || !block->state)
		return;
	if (!talk->port.in_terminal || strcmp(typed, text_fold(&talk->line, block->state)) != 0)
		port_say(&talk->port, block->state);
}

void talk_say_changes(struct talk *talk)
{
	uint32_t count, next = 0;
	bool picks = false;
	const uint32_t *changed = page_difference(&talk->line, talk->before, talk->page, &count);
	for (uint32_t at = 0; at < talk->page->block_count; at++) {
		const struct block *block = &talk->page->blocks[at];
		bool same = next >= count || changed[next] != at;
		next += !same;
		if (!heard_on_change(talk, block, same))
			continue;
		if (block->key && block->key == talk->plain_answer && block->state)
			talk_say_plain_answer(talk);
		else
			talk_say_block(talk, block);
		picks |= block->role == ROLE_CHOICE && !block->state;
	}
	if (block_that_ends(talk->page))
		talk_tell(talk, N_("Type one more, or Enter when done."));
	if (talk->page->place != PLACE_CHECKLIST)
		return;
	talk->verdict_said = (int)talk->page->verdict;
	if (picks && !talk->number_told)
		talk_tell(talk, N_("Slash and a number takes one of them."));
	talk->number_told |= picks;
}

/* Papers that are not there are many and short: one line for all. */
void talk_say_answers(struct talk *talk)
{
	bool any = false;
	struct buffer denied;
	buffer_init(&denied);
	for (uint32_t at = 0; at < talk->page->block_count; at++) {
		const struct block *block = &talk->page->blocks[at];
		bool typed = block->role == ROLE_INPUT && *block->input && !(block->flags & BLOCK_SECRET);
		if (!typed && (block->role != ROLE_QUESTION || !(block->flags & ANSWERED)))
			continue;
		any = true;
		if ((block->flags & BLOCK_PAPER) && (block->flags & BLOCK_DENIED))
			buffer_add_format(&denied, "%s%u %s", denied.length ? ", " : "", block->number, block->text);
		else
			talk_say_block(talk, block);
	}
	if (denied.length)
		talk_tell_with(talk, N_("You do not have: {names}."), "names", buffer_string(&denied));
	talk_tell(talk, any ? N_("A number changes an answer.") : N_("You have not answered anything yet."));
	buffer_clear(&denied);
}

/* ---- the first lines and the last ---- */

static void say_languages(struct talk *talk)
{
	const struct rules *rules = session_rules(talk->session);
	for (uint32_t at = 0; at < rules->language_count; at++) {
		if (at == session_language(talk->session))
			continue;
		const struct language *language = &rules->languages[at];
		const char *folded = text_fold(&talk->line, language->name);
		const char *const pairs[] = {"language", language->name, "word", folded, NULL};
		port_say(&talk->port, compose(&talk->line, say(language->tag, N_("{language}: type {word}.")), pairs));
	}
}

void talk_greet(struct talk *talk)
{
	const struct rules *rules = session_rules(talk->session);
	const char *name = rules->languages[session_language(talk->session)].name;
	if (talk->options->screen_possible)
		talk_tell_with(talk, N_("{language} text mode, screen: type screen."), "language", name);
	else if (talk->options->reason == TALK_TOO_SMALL)
		talk_tell_with(talk, N_("{language} text mode, screen: in a larger window."), "language", name);
	else
		talk_tell_with(talk, N_("{language} text mode, screen: in a terminal."), "language", name);
	say_languages(talk);
}

void talk_say_result(struct talk *talk)
{
	if (talk->result.length)
		port_say(&talk->port, buffer_string(&talk->result));
}
