#ifndef MEDBRING_FRONT_TALK_INSIDE_H
#define MEDBRING_FRONT_TALK_INSIDE_H

/* The conversation as the files talk*.c share it: what is said (talk_say.c), and what is done (talk_do.c). */

#include "app/session.h"
#include "app/words.h"
#include "front/talk_port.h"
#include "front/talk_turn.h"
#include "front/talk_words.h"

struct talk {
	struct session *session;
	const struct talk_options *options;
	struct talk_port port;
	struct arena frames[3];          /* of the three pages: a new one is made while both others are compared with it */
	const struct page *owner[3];     /* the page that was made in each */
	const struct page *page;
	const struct page *before;       /* what `page` is compared with: last heard of the same place; NULL: all is new */
	const struct page *checklist;    /* the last page of the checklist, while a field or an explanation is open */
	uint32_t checklist_of;
	struct arena line;               /* lives while one line is dealt with */
	struct lead lead;
	struct turn turn;                /* what was asked last */
	bool quiet_answers;              /* several were answered at once: one word for all */
	uint64_t plain_answer;           /* the question just answered with a word: its label need not be said again */
	bool repeat;                     /* say the question although it is the same */
	bool again;                      /* they asked for it once more: a menu is read again too */
	bool never_told;                 /* which papers are never accepted */
	bool typed;                      /* the line was a text: it need not be said back */
	const char *hit;                 /* what was found and picked: that is heard of the page it leads to; or NULL */
	bool went_back;                  /* to what was heard before: of sections the headings are enough */
	bool number_told;                /* that a slash and a number picks */
	uint64_t rules_told;             /* the text whose rules were said */
	bool slash_told;                 /* that commands begin with a slash where a text is typed */
	bool acted;                      /* the session was changed by the line: hear what is new */
	uint64_t asked;                  /* the question whose field is open */
	uint64_t field;                  /* the same, where the guide opened it by itself */
	const char *trouble;             /* a few words before the prompt: what was wrong with the line; or NULL */
	struct buffer result;            /* what is left to read at the end */
	int verdict_said;                /* enum verdict, or -1 */
	bool leaving;
	int status;
};

/* ---- talk_say.c ---- */

const char *talk_tag(const struct talk *talk);
const char *talk_words(const struct talk *talk, const char *msgid);      /* say() in the language of the moment */
void talk_tell(struct talk *talk, const char *msgid);                    /* a sentence of our own */
void talk_tell_with(struct talk *talk, const char *msgid, const char *name, const char *value);

void talk_greet(struct talk *talk);
void talk_say_block(struct talk *talk, const struct block *block);
void talk_say_page(struct talk *talk);           /* everything that is on it */
void talk_say_arrival(struct talk *talk);        /* what is to be heard on coming to a place */
void talk_say_rules(struct talk *talk, const struct block *input);       /* of the text to be typed, once */
void talk_say_changes(struct talk *talk);        /* what is new since the page before */
void talk_say_plain_answer(struct talk *talk);   /* what the question just answered is now */
void talk_say_answers(struct talk *talk);
void talk_say_question(struct talk *talk);       /* of the turn, without its prompt */
void talk_say_prompt(struct talk *talk);
void talk_say_help(struct talk *talk, const char *about);
void talk_say_result(struct talk *talk);

/* ---- talk_answer.c ---- */

bool talk_act(struct talk *talk, enum action action, uint64_t key, const char *text);
void talk_act_or_tell(struct talk *talk, enum action action, uint64_t key, const char *text);
void talk_answer_word(struct talk *talk, enum action action, const struct command *command);
void talk_answer_all(struct talk *talk, enum action action);     /* of all papers read out since the question began */
bool talk_answer_value(struct talk *talk, const char *line);
bool talk_answer_name(struct talk *talk, const char *line);      /* a paper or a choice, typed in its own words */
void talk_which_papers(struct talk *talk);       /* the numbers of papers were left out */
void talk_more_papers(struct talk *talk);
void talk_pick_numbers(struct talk *talk, const struct command *command);
void talk_remember_field(struct talk *talk);
void talk_remember(uint64_t *keys, uint32_t *count, uint64_t key);

/* What does not fit: the explanation is said, a few words are kept for the prompt. */
void talk_trouble(struct talk *talk, const char *short_msgid);
void talk_not_understood(struct talk *talk, const char *line);
void talk_not_here(struct talk *talk);
/* `at` counts the numbers of the command. */
void talk_no_such_number(struct talk *talk, const struct command *command, uint32_t at);

/* ---- talk_ask.c ---- */

void talk_say_above(struct talk *talk, const struct block *block);       /* the paper that it asks about, if that is news */
const char *talk_short_prompt(const struct talk *talk);  /* of the turn, behind a few words on what was wrong */

uint64_t talk_vocabulary(const struct talk *talk);       /* verbs that the turn's prompt offers, as bits */
bool talk_verb_useful(const struct talk *talk, unsigned verb);   /* of those that the place knows: does it do anything now? */

/* ---- talk_do.c, talk.c ---- */

void talk_line(struct talk *talk, const char *line);
void talk_next_page(struct talk *talk);          /* take the session's page as it is now */

#endif
