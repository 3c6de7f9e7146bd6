#ifndef MEDBRING_LOAD_LOADER_H
#define MEDBRING_LOAD_LOADER_H

/*
 * What all readers of a file share: where they are in the tree (struct at,
 * with the path of keys that leads there), how a fault is told, and the
 * reading of plain things (yes or no, numbers, dates, texts, ids). A reader
 * that cannot read tells why and leaves its target as it was; a faulty node
 * was told before and is passed over in silence.
 */

#include <stdbool.h>
#include <stdint.h>

#include "load/grammar.h"
#include "load/node.h"
#include "load/vector.h"
#include "model/answers.h"
#include "model/diagnostic.h"
#include "model/rules.h"

struct path {
	const struct path *up;       /* NULL at the top */
	const struct node *key;      /* of a mapping; NULL in a list */
	uint32_t index;
};

struct at { const struct node *node; const struct path *path; };

/* A line as it was written, before groups are put in place of their names. */
struct raw_line {
	uint32_t kind, group;        /* one of them, or neither: `paper` */
	uint32_t condition, most;
	int32_t valid_from, valid_to;
	uint32_t in_group;
	struct place place;
};

struct raw_list { struct span lines; uint8_t state, height; };      /* height: groups below it */

struct loader {
	struct arena *arena;         /* what is made lives here */
	struct diagnostics *diagnostics;
	struct rules *rules;         /* being made, or, for answers, complete */
	struct tree tree;
	struct rules_id *ids;        /* rules->ids while it is being filled */
	uint32_t id_count;

	/* Rules only. */
	struct vector tests, conditions, condition_links, lines, lists, requirements, requirement_links;
	struct vector rows, text_rules, pairs, section_blocks, notices, acceptances;
	struct vector raw_lines;
	struct vector raw_lists;     /* one for each of `lists`; the first are the groups */
	struct vector line_caps;     /* one for each of `lines`: the raw line whose `most` holds, or NO_INDEX */
	uint32_t lists_done;         /* so many lists are flattened */
	bool groups_ready;           /* all groups are read: a list can be flattened at once */
	struct vector scratch;       /* uint32_t, a stack for spans in the making */
	uint32_t *contact_fields;    /* three per contact: phone, mail, site: 1 + bytes, known before texts are read; 0: none */
	uint32_t counts;             /* the file's condition for usable papers, or NO_INDEX */
	uint32_t *kind_stamp;        /* one per kind: in which row it was seen last */
	uint32_t stamp, stamp_start;
	uint64_t lines_seen;         /* while flattening */
	bool too_long;               /* told that the lists grow beyond measure */

	/* Limits (limits.c). */
	size_t made_before, made_most;
	uint32_t ids_most;
	uint32_t looks;
	bool stopped;                /* nothing more is read: all readers see it in expect() */

	/* What follows from a fault that was told: */
	uint32_t tags_counted;       /* so many strange languages were looked for in the whole file */
	uint32_t followed;           /* so many were passed over in silence */
	uint64_t compared;           /* letters held against letters, for the nearest spelling */
	unsigned unsure;             /* bits of the kinds of id whose section could not be read */
	struct vector refused;       /* const char *: ids that could not be declared */
	struct vector strange_tags;  /* const char *: tags of no language that were told for the whole file */
	bool *untyped;               /* one per attribute: what its values are could not be read */

	/* Answers only, and the cases of a rules file. */
	bool secrets;
};

/* ---- telling (tell.c) ---- */

/* The fault at a node, with its path. */
void tell(struct loader *loader, enum diagnostic_id id, struct at at, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

const char *hint_exact(struct loader *loader, const char *word);
/* "; did you mean `x`?" or "", in the diagnostics' arena: the nearest of so many words. "" too where much was compared
 * in this file already. */
const char *hint_word(struct loader *loader, const char *word, const char *const *words, uint32_t count);
/* The same among the ids of the kinds whose bits are set (1u << enum id_kind). */
const char *hint_id(struct loader *loader, const char *word, unsigned kinds);

const char *node_shape(const struct node *node);        /* "a list", "a mapping", "a single value" */

/* `at` of a value in a walk; `path` is storage for the step. */
struct at at_pair(struct at up, const struct walk *walk, struct path *path);
struct at at_item(struct at up, const struct walk *walk, struct path *path);

/* ---- limits (limits.c) ---- */

void limits_start(struct loader *loader, size_t bytes_max);
/* Has the file made all that it may, or so many faults that the rest can wait? Told once, at this node; looked at now and then. */
bool limits_passed(struct loader *loader, struct at at);

/* ---- reading (read.c) ---- */

/* Is the node that shape? Told where not; false and silent for a faulty node. */
bool expect(struct loader *loader, struct at at, enum node_kind kind);
/* The text of a scalar that is not empty, or NULL. */
const char *read_word(struct loader *loader, struct at at);
bool read_yes_no(struct loader *loader, struct at at, bool *value);
bool read_number(struct loader *loader, struct at at, uint32_t low, uint32_t high, uint32_t *value);
bool read_date(struct loader *loader, struct at at, int32_t *day);
void read_text(struct loader *loader, struct at at, struct text *text);
/* A word or a list of words. */
void read_words(struct loader *loader, struct at at, const char *const **words, uint32_t *count);
/* One of a table of words, its index; told with what is possible where it is none. */
bool read_choice(struct loader *loader, struct at at, const char *const *words, uint32_t count, uint32_t *index);
bool digits_only(const char *word);
/* {name} in a text must stand for something. */
void check_placeholders(struct loader *loader, struct at at, const char *string);

/* ---- ids (names.c) ---- */

bool id_shape(const char *word);
/* Make room for so many ids more at once. */
void ids_expect(struct loader *loader, uint32_t more);
/* Check that a new id may be one, and not be one already; told where not, and kept in `refused`. */
bool id_new(struct loader *loader, struct at at, const char *id, enum id_kind kind, uint32_t index);
/* The index of what the id names; told where it names nothing, or none of the kinds whose bits are set. */
enum id_kind id_find(struct loader *loader, struct at at, const char *id, unsigned kinds, uint32_t *index);
uint32_t read_reference(struct loader *loader, struct at at, enum id_kind kind);
const char *id_kind_name(enum id_kind kind);            /* "a kind of document" */
const char *id_kinds_name(unsigned kinds);

#endif
