#include "front/talk_inside.h"

#include <string.h>

enum { OUTPUT_FAILED = 5 };

/* ---- pages ---- */

/* An arena in which none of the pages still needed lives. */
static struct arena *free_frame(struct talk *talk)
{
	for (unsigned at = 0; at < 3; at++)
		if (!talk->owner[at] || (talk->owner[at] != talk->page && talk->owner[at] != talk->checklist)) {
			arena_reset(&talk->frames[at]);
			return &talk->frames[at];
		}
	return &talk->frames[0];
}

static void keep_result(struct talk *talk)
{
	const struct block *verdict = block_by_role(talk->page, ROLE_VERDICT);
	if (talk->page->place != PLACE_CHECKLIST || !verdict)
		return;
	buffer_reset(&talk->result);
	if (talk->page->verdict == VERDICT_UNKNOWN && !talk->lead.answered_count)
		return;
	buffer_add_format(&talk->result, "%s: %s", talk->page->title, verdict->text);
}

void talk_next_page(struct talk *talk)
{
	struct arena *frame = free_frame(talk);
	const struct page *old = talk->page;
	talk->page = session_page(talk->session, frame);
	talk->owner[frame - talk->frames] = talk->page;
	uint32_t checklist = session_checklist(talk->session);
	if (talk->page->place == PLACE_HOME)
		talk->checklist = NULL;
	if (talk->page->place == PLACE_CHECKLIST) {
		talk->before = talk->checklist_of == checklist ? talk->checklist : NULL;
		talk->never_told &= talk->before != NULL;
		talk->checklist = talk->page;
		talk->checklist_of = checklist;
	} else {
		talk->before = old && old->place == talk->page->place ? old : NULL;
	}
	if (talk->page->place != PLACE_FIELD)
		talk->field = 0;
	if (talk->page->place == PLACE_CHECKLIST || talk->page->place == PLACE_HOME)
		talk->asked = 0; /* what is read in between leads back to the field */
	keep_result(talk);
}

/* ---- one turn ---- */

/* A question that only a value answers opens its field; a page with nothing to pick is left again. */
static bool moves_on(struct talk *talk)
{
	if (talk->turn.kind == TURN_READ)
		return session_act(talk->session, ACTION_BACK, 0, NULL);
	if (talk->turn.kind != TURN_QUESTION)
		return false;
	const struct block *block = block_by_key(talk->page, talk->turn.keys[0]);
	if (block->flags & BLOCK_YES_NO)
		return false;
	enum action action = block->flags & BLOCK_VALUE ? ACTION_VALUE : ACTION_ACTIVATE;
	bool picked = talk->lead.chosen && talk->lead.picked;
	if (!picked)
		talk_say_above(talk, block);
	talk->lead.chosen = 0;
	if (!session_act(talk->session, action, block->key, NULL))
		return false;
	talk->asked = block->key;
	talk->field = picked ? 0 : block->key;
	return true;
}

/* In another language all is new: what stands on a page is read again, a checklist's question is asked again. */
static void say_news(struct talk *talk)
{
	const bool translated = talk->before && talk->before->language != talk->page->language;

	if (talk->page->announcement)
		port_say(&talk->port, talk->page->announcement);
	if (!talk->before || talk->page->place == PLACE_SEARCH || (translated && talk->page->place != PLACE_CHECKLIST))
		talk_say_arrival(talk);
	else if (!translated)
		talk_say_changes(talk);
	else {
		talk_say_plain_answer(talk);
		talk->repeat = true;
	}
}

/* Was what they typed no answer, or a text that its rules do not allow? */
static bool refused(const struct talk *talk)
{
	const struct page *page = talk->page;
	const struct block *typed = page->focus == NO_INDEX ? NULL : &page->blocks[page->focus];
	bool again = page->place == PLACE_CHECKLIST && talk->typed && typed && typed->key == talk->turn.keys[0]
		&& typed->key != talk->lead.chosen && turn_text_denied(page, typed);
	return block_by_role(page, ROLE_ERROR) || again;
}

/* What was found by searching is what is asked about now, or, where nothing is asked about it, said. */
static void come_from_hit(struct talk *talk)
{
	const struct page *page = talk->page;
	const struct block *found = page->focus == NO_INDEX ? NULL : &page->blocks[page->focus];
	if (!talk->hit || page->place != PLACE_CHECKLIST || !found)
		return;
	if (found->role == ROLE_QUESTION && (found->flags & (BLOCK_YES_NO | BLOCK_VALUE)))
		talk->lead.chosen = found->key, talk->lead.picked = true;
	else if (found->role == ROLE_QUESTION)
		talk_say_block(talk, found);
}

/* Hear what is new, and find what is asked next. */
static void settle(struct talk *talk)
{
	enum { STEPS_MOST = 8 };
	for (int step = 0; step < STEPS_MOST; step++) {
		struct turn turn = turn_choose(talk->page, &talk->lead);
		talk->repeat |= !turn_same(&turn, &talk->turn);
		talk->turn = turn;
		if (!moves_on(talk))
			break;
		bool read_out = turn.kind == TURN_READ;
		talk_next_page(talk);
		talk->repeat = true;
		if (!read_out)
			say_news(talk);
	}
	if (talk->turn.kind == TURN_TYPING && talk->acted && refused(talk))
		talk->trouble = talk_words(talk, N_("Not accepted."));
}

/* Pages that are told and gone hold what was typed then: they are wiped at once, not when their room is needed. */
static void forget_pages(struct talk *talk)
{
	for (unsigned at = 0; at < 3; at++)
		if (talk->owner[at] && talk->owner[at] != talk->page && talk->owner[at] != talk->checklist) {
			talk->before = talk->owner[at] == talk->before ? NULL : talk->before;
			talk->owner[at] = NULL;
			arena_reset(&talk->frames[at]);
		}
}

static void ask(struct talk *talk)
{
	if (talk->acted) {
		talk_next_page(talk);
		say_news(talk);
		come_from_hit(talk);
	}
	settle(talk);
	talk->repeat |= talk->acted && talk->turn.kind == TURN_QUESTION;
	if (talk->repeat && !talk->trouble)
		talk_say_question(talk);
	talk_say_prompt(talk);
	forget_pages(talk);
	talk->acted = talk->repeat = talk->again = talk->quiet_answers = talk->typed = talk->went_back = false;
	talk->hit = NULL;
	talk->plain_answer = 0;
	talk->trouble = NULL;
}

/* ---- the conversation ---- */

static enum heard hear(struct talk *talk)
{
	const struct block *input = block_by_key(talk->page, talk->turn.keys[0]);
	bool secret = talk->turn.kind == TURN_TYPING && (input->flags & BLOCK_SECRET);
	int idle = talk->options->idle_seconds;
	enum heard heard = port_hear(&talk->port, terminal_patience(idle, false), secret);
	if (heard != HEARD_NOTHING)
		return heard;
	talk_tell(talk, N_("Are you still there? Press Enter within a minute to go on."));
	talk_say_prompt(talk);
	heard = port_hear(&talk->port, terminal_patience(idle, true), secret);
	return heard == HEARD_NOTHING ? HEARD_END : heard;
}

static void converse(struct talk *talk)
{
	while (!talk->leaving) {
		ask(talk);
		arena_reset(&talk->line);
		switch (hear(talk)) {
		case HEARD_LINE: talk_line(talk, buffer_string(&talk->port.line)); break;
		case HEARD_AGAIN: talk->repeat = true; break;
		case HEARD_SIGNAL: talk->status = 128 + terminal_end_signal(); return;
		default: return;
		}
		if (talk->port.gone)
			return;
	}
}

int talk_run(struct session *session, FILE *in, FILE *out, const struct talk_options *options)
{
	struct talk talk = {.session = session, .options = options, .verdict_said = -1, .checklist_of = NO_INDEX};
	port_open(&talk.port, in, out, options);
	session_set_guided(session, true);
	for (unsigned at = 0; at < 3; at++)
		arena_init(&talk.frames[at]);
	arena_init(&talk.line);
	buffer_init(&talk.result);
	if (!options->resumed)
		talk_greet(&talk);
	talk.acted = true;
	converse(&talk);
	if (talk.status != TALK_TO_SCREEN)
		talk_say_result(&talk);
	if (!port_flush(&talk.port) && !talk.status)
		talk.status = terminal_end_signal() ? 128 + terminal_end_signal() : OUTPUT_FAILED;
	port_close(&talk.port);
	buffer_clear(&talk.result);
	arena_clear(&talk.line);
	for (unsigned at = 0; at < 3; at++)
		arena_clear(&talk.frames[at]);
	return talk.status;
}
