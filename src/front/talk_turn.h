#ifndef MEDBRING_FRONT_TALK_TURN_H
#define MEDBRING_FRONT_TALK_TURN_H

/*
 * Whose turn it is to be answered: the one thing that is asked at this point
 * of a page. On a checklist the guide leads by the order in which the report
 * asks, taking papers together ("Which of these do you have?"); elsewhere the
 * page itself says what can be picked or typed.
 */

#include <stdbool.h>
#include <stdint.h>

#include "app/page.h"

enum turn_kind {
	TURN_READ,           /* nothing to pick here: it is read out, and we go back by ourselves */
	TURN_PICK,           /* a number opens something */
	TURN_PAPERS,         /* which of these do you have? */
	TURN_QUESTION,       /* one question: yes, no, not sure, or a value */
	TURN_TYPING,         /* a line of text */
	TURN_DONE            /* a checklist with nothing left to ask */
};

/* So many papers are asked about at once; fewer behind a notice that has to be heard first. */
enum { PAPERS_AT_ONCE = 6, PAPERS_BEHIND_NOTICE = 4, PAPERS_MOST = 64 };

struct turn {
	enum turn_kind kind;
	uint64_t keys[PAPERS_MOST];  /* PAPERS: those to be read out, by number; QUESTION, TYPING: the one */
	uint32_t count;
	bool more;                   /* PAPERS: further ones can be asked for */
	bool passed_before;          /* PAPERS: nothing else is left than what they passed */
};

enum { HISTORY_MOST = 64 };

/* How the person steers where the guide leads. */
struct lead {
	uint64_t chosen;                     /* the question they picked or went back to, 0 where none */
	bool picked;                         /* by its number or name, so that back leads to where they were */
	uint64_t passed[PAPERS_MOST];        /* papers read out already while they ask for more */
	uint32_t passed_count;
	bool passed_wait;                    /* they named one since: those passed are asked about when nothing else is left */
	uint64_t answered[HISTORY_MOST];     /* questions in the order they were answered, for going back */
	uint32_t answered_count;
	uint64_t declined[HISTORY_MOST];     /* fields they left without an answer: not opened again unasked */
	uint32_t declined_count;
};

struct turn turn_choose(const struct page *page, const struct lead *lead);

/* Is the first thing to be heard here a notice, with nothing answered yet? */
bool turn_behind_notice(const struct page *page, const struct lead *lead);

/* Does the text of this input break one of its rules? Where the block is what stands below an input: that input's text. */
bool turn_text_denied(const struct page *page, const struct block *block);

bool turn_same(const struct turn *left, const struct turn *right);

/* The block with this key or this number, or the first in this role; NULL where the page has none. */
const struct block *block_by_key(const struct page *page, uint64_t key);
const struct block *block_by_role(const struct page *page, enum role_of_block role);
const struct block *block_by_number(const struct page *page, uint16_t number);

/* Where several values are typed one by one: what ends it, once there is one; else NULL. */
const struct block *block_that_ends(const struct page *page);

/* The block one level up that this one hangs on, NULL where none. */
const struct block *block_above(const struct page *page, const struct block *block);

#endif
