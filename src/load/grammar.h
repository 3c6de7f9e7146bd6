#ifndef MEDBRING_LOAD_GRAMMAR_H
#define MEDBRING_LOAD_GRAMMAR_H

/*
 * The notation as one table: which mappings there are, which keys each may
 * have, what stands after each key, and one sentence for the author. It
 * drives the loading, the messages on unknown keys, the reference in
 * medbring-rules(5), the JSON Schema, and the test that every row is
 * exercised. A row without a key stands for any id of the sort it says.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/rules.h"

enum mapping {
	IN_FILE,
	IN_LANGUAGES,
	IN_DATA,
	IN_SET,
	IN_ATTRIBUTE,
	IN_CHOICES,
	IN_EVENT,
	IN_KIND,
	IN_GROUP,
	IN_LINE,
	IN_CONDITION,
	IN_NOT,
	IN_OPERATOR,
	IN_REQUIREMENT,
	IN_POINTS_ROW,
	IN_CHOOSE,
	IN_TEXT_RULE,
	IN_ROLE,
	IN_CHECKLIST,
	IN_NOTICE,
	IN_SECTION,
	IN_BLOCK,
	IN_CONTACT,
	IN_TERM,
	IN_CASE,
	IN_ACCEPT,
	IN_ANSWERS,
	IN_PAPER,
	IN_PERSON,
	IN_FACTS,
	IN_EVENTS,
	IN_HAPPENING,
	IN_EVENT_COUNT,
	IN_PERSONS,
	IN_INTERVAL,
	MAPPING_COUNT
};

/* What stands after a key. */
enum entry {
	ENTRY_TEXT,          /* language: string, or a string for all languages */
	ENTRY_STRING,
	ENTRY_ID,            /* a new id */
	ENTRY_YES_NO,
	ENTRY_DATE,
	ENTRY_NUMBER,
	ENTRY_WORD,          /* one of `words` */
	ENTRY_STRINGS,       /* a string or a list of strings */
	ENTRY_AMOUNT,        /* a number or my.FACT */
	ENTRY_LIMIT,         /* at most N, at least N, at most my.FACT */
	ENTRY_DAYS,          /* N days */
	ENTRY_DIGITS,        /* N digits */
	ENTRY_RANGE,         /* N to M */
	ENTRY_REFERENCE,     /* an id of the sorts in `ids` */
	ENTRY_REFERENCES,    /* a list of them */
	ENTRY_DISTINCT,      /* kind, an attribute, or a list of these */
	ENTRY_PAIRS,         /* a list of lists of two kinds */
	ENTRY_CHOICES,       /* id: text, or a list of ids */
	ENTRY_COUNTRIES,     /* a list of country codes */
	ENTRY_COUNTS,        /* never, or a condition */
	ENTRY_MAPPING,       /* the mapping `of` */
	ENTRY_LIST_OF,       /* a list of the mapping `of` */
	ENTRY_MAP_OF,        /* id: the mapping `of` */
	ENTRY_GROUPS,        /* id: a list of lines, or the mapping `of` */
	ENTRY_LINES,         /* a group's id, or a list of lines */
	ENTRY_CONDITION,
	ENTRY_CONDITIONS,    /* a list of conditions */
	ENTRY_TEST,          /* a test of an attribute */
	ENTRY_REQUIREMENT,
	ENTRY_REQUIREMENTS,
	ENTRY_VALUE,         /* a value of an attribute */
	ENTRY_EVENT_LOG,     /* a list of happenings, a count, unknown or none */
	ENTRY_PERSONS,       /* a person, a list of them, none or unknown */
	ENTRY_PERSON_NAME,   /* a word or unknown */
	ENTRY_TEXTS,         /* a list of texts */
	ENTRY_COUNTED        /* beside at-least: ENTRY_LINES; beside points: a list of the mapping `of` */
};

struct loader;
struct match;
struct at;
typedef void grammar_build(struct loader *loader, const struct match *match, struct at at, void *target);

#define NO_OFFSET SIZE_MAX

struct grammar_row {
	const char *key;             /* NULL: any id, of the sorts in `ids` where a thing is named */
	enum entry entry;
	bool required;
	bool is_operator;            /* of these exactly one must stand in the mapping */
	const char *with;            /* the operators that this key goes with, space between, or NULL */
	enum mapping of;
	unsigned ids;                /* 1u << enum id_kind of what may be named */
	const char *const *words;    /* ENTRY_WORD, NULL-ended */
	size_t offset;               /* of the member of the thing being made, for plain entries, or NO_OFFSET */
	grammar_build *build;        /* for the others */
	const char *help;            /* one sentence */
};

struct grammar_mapping {
	const char *name;            /* as the manual calls it: "LINE" */
	const char *help;
	const struct grammar_row *rows;
	const uint32_t *count;
	enum mapping parent;         /* its rows are allowed too; MAPPING_COUNT where none */
};

extern const struct grammar_mapping grammar[MAPPING_COUNT];

/* The next row of a mapping and its parents: start with index 0; NULL at the end. */
const struct grammar_row *grammar_row(enum mapping mapping, uint32_t index);

/* May a word not be an id: a key that can stand beside ids, a word of the notation, a subcommand. */
bool grammar_reserved(const char *word);
/* visit, limit, date: what a page fills in. */
bool grammar_page_word(const char *word);

extern const char *const grammar_types[TYPE_COUNT + 1];      /* yes-no, date ... by enum type, NULL-ended */
extern const char *const grammar_reserved_words[];           /* NULL-ended */

#endif
