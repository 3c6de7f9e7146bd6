#ifndef MEDBRING_FRONT_TALK_WORDS_H
#define MEDBRING_FRONT_TALK_WORDS_H

/*
 * What a typed line means. Commands are words: those of the action table and
 * a few that only a conversation needs, in every language of the program,
 * whichever one it speaks just now, written out or by a beginning that fits
 * one of them only. A slash before the word is needed where a text is typed,
 * and allowed everywhere. Numbers pick what was read out with a number.
 */

#include <stdbool.h>
#include <stdint.h>

#include "app/action.h"
#include "app/page.h"
#include "base/arena.h"
#include "model/rules.h"

/* Verbs of the conversation, after those of the action table. */
enum talk_verb {
	VERB_READ = ACTION_COUNT,    /* the whole page */
	VERB_ANSWERS,                /* what was answered, with numbers to change it by */
	VERB_AGAIN,                  /* the question once more */
	VERB_MORE,                   /* further papers to choose from */
	VERB_NONE,                   /* none of those read out */
	VERB_SCREEN,                 /* to the full screen */
	VERB_COUNT
};

enum meaning {
	MEANS_EMPTY,         /* nothing but spaces */
	MEANS_VERB,
	MEANS_NUMBERS,
	MEANS_LANGUAGE,      /* a language's own name */
	MEANS_SEVERAL,       /* the beginning of several words */
	MEANS_UNKNOWN
};

enum { NUMBERS_MOST = 32 };

struct command {
	enum meaning meaning;
	unsigned verb;               /* an enum action or talk_verb */
	bool written_out;            /* not by a beginning */
	const char *rest;            /* what stood after the word; "" where nothing */
	uint16_t numbers[NUMBERS_MOST];      /* UINT16_MAX: as large or larger, and never the number of anything */
	const char *digits[NUMBERS_MOST];    /* each as it was typed, up to the first byte that is no digit */
	uint32_t number_count;       /* MEANS_NUMBERS; or MEANS_VERB with numbers behind the word */
	uint32_t language;
	const char *candidates;      /* MEANS_SEVERAL: "save, search, sections" */
};

/* What can be said at this prompt. */
struct vocabulary {
	const struct rules *rules;
	uint32_t language;
	enum page_place place;
	uint64_t answers;            /* 1 << verb: what the prompt offers; their beginnings go first */
};

struct command command_parse(struct arena *arena, const struct vocabulary *vocabulary, const char *line);

/* A verb's word in a language, "" where it has none; and what it does. */
const char *verb_word(const char *tag, unsigned verb);
const char *verb_help(const char *tag, unsigned verb);

/* Does it mean anything in that place? */
bool verb_fits(unsigned verb, enum page_place place);

#endif
