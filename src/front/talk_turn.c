#include "front/talk_turn.h"

#include <string.h>

#include "app/target.h"

const struct block *block_by_key(const struct page *page, uint64_t key)
{
	for (uint32_t at = 0; key && at < page->block_count; at++)
		if (page->blocks[at].key == key)
			return &page->blocks[at];
	return NULL;
}

const struct block *block_by_number(const struct page *page, uint16_t number)
{
	for (uint32_t at = 0; number && at < page->block_count; at++)
		if (page->blocks[at].number == number)
			return &page->blocks[at];
	return NULL;
}

const struct block *block_that_ends(const struct page *page)
{
	const struct block *end = NULL;
	bool any = false;
	for (uint32_t at = 0; page->place == PLACE_FIELD && at < page->block_count; at++) {
		if (target_of(page->blocks[at].key).what == WHAT_DONE)
			end = &page->blocks[at];
		any |= page->blocks[at].flags & BLOCK_CHOSEN;
	}
	return any ? end : NULL;
}

const struct block *block_above(const struct page *page, const struct block *block)
{
	for (const struct block *above = block; above > page->blocks;)
		if ((--above)->level < block->level && above->role == ROLE_QUESTION)
			return above;
	return NULL;
}

const struct block *block_by_role(const struct page *page, enum role_of_block role)
{
	for (uint32_t at = 0; at < page->block_count; at++)
		if (page->blocks[at].role == role)
			return &page->blocks[at];
	return NULL;
}

static bool among(const uint64_t *keys, uint32_t count, uint64_t key)
{
	for (uint32_t at = 0; at < count; at++)
		if (keys[at] == key)
			return true;
	return false;
}

static bool passed(const struct lead *lead, uint64_t key)
{
	return among(lead->passed, lead->passed_count, key) || among(lead->declined, lead->declined_count, key);
}

/* Worth asking without being told to: what was answered, "not sure" too, is not asked again. */
static bool asked(const struct block *block)
{
	return (block->flags & BLOCK_ASKED) && !(block->flags & (BLOCK_CHOSEN | BLOCK_DENIED | BLOCK_UNSURE));
}

/* The question with the lowest rank above `above`; among papers only where `like` is one. */
static const struct block *next_asked(
	const struct page *page, const struct lead *lead, unsigned above, const struct block *like)
{
	const struct block *best = NULL;
	for (uint32_t at = 0; at < page->block_count; at++) {
		const struct block *block = &page->blocks[at];
		if (!asked(block) || block->rank <= above || (best && block->rank >= best->rank))
			continue;
		if (passed(lead, block->key))
			continue;
		if (like
			&& (!(block->flags & BLOCK_PAPER) || block->level != like->level
				|| block_above(page, block) != block_above(page, like)))
			continue;
		best = block;
	}
	return best;
}

/* Numbers are heard best in their own order. */
static void order_by_number(const struct page *page, struct turn *turn)
{
	for (uint32_t at = 1; at < turn->count; at++)
		for (uint32_t to = at; to > 0; to--) {
			uint64_t *pair = &turn->keys[to - 1];
			if (block_by_key(page, pair[0])->number <= block_by_key(page, pair[1])->number)
				break;
			uint64_t first = pair[0];
			pair[0] = pair[1];
			pair[1] = first;
		}
}

bool turn_behind_notice(const struct page *page, const struct lead *lead)
{
	const struct block *notice = block_by_role(page, ROLE_NOTICE), *verdict = block_by_role(page, ROLE_VERDICT);
	return notice && notice < verdict && !lead->answered_count && !lead->passed_count;
}

static struct turn papers_turn(const struct page *page, const struct lead *lead, const struct block *first)
{
	struct turn turn = {.kind = TURN_PAPERS};
	const struct block *block = first;
	uint32_t most = turn_behind_notice(page, lead) ? PAPERS_BEHIND_NOTICE : PAPERS_AT_ONCE;
	for (; block && turn.count < most; block = next_asked(page, lead, block->rank, first))
		turn.keys[turn.count++] = block->key;
	turn.more = block != NULL;
	order_by_number(page, &turn);
	if (turn.count == 1 && (!lead->passed_count || lead->passed_wait))
		turn.kind = TURN_QUESTION;
	return turn;
}

static struct turn turn_for(enum turn_kind kind, const struct block *block)
{
	return (struct turn){.kind = kind, .keys = {block->key}, .count = 1};
}

bool turn_text_denied(const struct page *page, const struct block *block)
{
	const struct block *end = page->blocks + page->block_count;
	while (block > page->blocks && block->role != ROLE_INPUT)
		block--;
	while (++block < end && block->role != ROLE_INPUT)
		if (target_of(block->key).what == WHAT_RULE && (block->flags & BLOCK_DENIED))
			return true;
	return false;
}

static bool wants_text(const struct page *page, const struct block *block)
{
	if (block->role != ROLE_INPUT)
		return false;
	return *block->input ? turn_text_denied(page, block) : page->verdict == VERDICT_UNKNOWN;
}

/* A text that is still to be typed, where it can matter, or typed better: the one just typed before another. */
static const struct block *wanted_text(const struct page *page)
{
	if (page->focus != NO_INDEX && wants_text(page, &page->blocks[page->focus]))
		return &page->blocks[page->focus];
	for (uint32_t at = 0; at < page->block_count; at++)
		if (wants_text(page, &page->blocks[at]))
			return &page->blocks[at];
	return NULL;
}

static bool beside(const struct page *page, const struct block *block, const struct block *other)
{
	return block->level == other->level && block_above(page, block) == block_above(page, other);
}

/* What is still open about a paper that is there, before anything else is begun; what could matter only beside others
 * waits for those. */
static const struct block *follow_up(const struct page *page, const struct lead *lead)
{
	const struct block *best = NULL;
	for (uint32_t at = 0; at < page->block_count; at++) {
		const struct block *block = &page->blocks[at], *above = block_above(page, block);
		if (!above || !(above->flags & BLOCK_PAPER) || !(above->flags & BLOCK_CHOSEN))
			continue;
		if (asked(block) && (block->flags & BLOCK_SETTLES) && !passed(lead, block->key)
			&& (!best || block->rank < best->rank))
			best = block;
	}
	return best;
}

/* Once a paper was named, what else is open about the person goes before a second list of papers. */
static const struct block *other_question(const struct page *page, const struct lead *lead, const struct block *paper)
{
	const struct block *best = NULL;
	bool named = false;
	for (uint32_t at = 0; at < page->block_count; at++) {
		const struct block *block = &page->blocks[at];
		if (!beside(page, block, paper))
			continue;
		named |= (block->flags & BLOCK_PAPER) && (block->flags & BLOCK_CHOSEN);
		if (asked(block) && !(block->flags & BLOCK_PAPER) && !passed(lead, block->key)
			&& (!best || block->rank < best->rank))
			best = block;
	}
	return named ? best : NULL;
}

/* As long as the person has named no paper, "which of these do you have" tells more than any one question. */
static const struct block *papers_first(const struct page *page, const struct lead *lead, const struct block *next)
{
	const struct block *paper = NULL;
	for (uint32_t at = 0; next && at < page->block_count; at++) {
		const struct block *block = &page->blocks[at];
		if (!(block->flags & BLOCK_PAPER) || !beside(page, block, next))
			continue;
		if (block->flags & BLOCK_CHOSEN)
			return next;
		if (asked(block) && !passed(lead, block->key) && (!paper || block->rank < paper->rank))
			paper = block;
	}
	return paper ? paper : next;
}

/* The order of the report is for single questions; a person would rather finish one thing and then begin another. */
static const struct block *better_than(const struct page *page, const struct lead *lead, const struct block *next)
{
	if (!next || !(next->flags & BLOCK_PAPER))
		return papers_first(page, lead, next);
	const struct block *open = follow_up(page, lead);
	if (!open)
		open = other_question(page, lead, next);
	return open ? open : next;
}

static struct turn checklist_turn(const struct page *page, const struct lead *lead)
{
	const struct block *chosen = block_by_key(page, lead->chosen);
	if (chosen)
		return turn_for(chosen->role == ROLE_INPUT ? TURN_TYPING : TURN_QUESTION, chosen);
	bool waits = lead->passed_wait || !lead->passed_count;
	const struct block *like = waits ? NULL : block_by_key(page, lead->passed[0]);
	const struct block *next = next_asked(page, lead, 0, like);
	next = like ? next : better_than(page, lead, next);
	if (next)
		return next->flags & BLOCK_PAPER ? papers_turn(page, lead, next) : turn_for(TURN_QUESTION, next);
	if (lead->passed_count) {
		struct lead again = *lead;
		again.passed_count = 0;
		struct turn turn = checklist_turn(page, &again);
		turn.passed_before = turn.kind == TURN_PAPERS;
		return turn;
	}
	const struct block *input = wanted_text(page);
	return input ? turn_for(TURN_TYPING, input) : (struct turn){.kind = TURN_DONE};
}

struct turn turn_choose(const struct page *page, const struct lead *lead)
{
	if (page->place == PLACE_CHECKLIST)
		return checklist_turn(page, lead);
	const struct block *input = block_by_role(page, ROLE_INPUT);
	if (input)
		return turn_for(TURN_TYPING, input);
	for (uint32_t at = 0; at < page->block_count; at++)
		if (page->blocks[at].number)
			return (struct turn){.kind = TURN_PICK};
	return (struct turn){.kind = TURN_READ};
}

bool turn_same(const struct turn *left, const struct turn *right)
{
	return left->kind == right->kind && left->count == right->count
		&& memcmp(left->keys, right->keys, left->count * sizeof *left->keys) == 0;
}
