#ifndef MEDBRING_LOAD_NODE_H
#define MEDBRING_LOAD_NODE_H

/*
 * A YAML file as a tree of nodes in one array: scalar, list or mapping, each
 * with the line and column where it begins. A container is followed by its
 * children, the keys and values of a mapping in turn. All limits on what may
 * stand in a file are kept here, while libyaml's events arrive; what breaks
 * one is told and left in the tree as a faulty node, over which everyone
 * else passes in silence.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/diagnostic.h"

enum node_kind { NODE_FAULTY, NODE_SCALAR, NODE_LIST, NODE_MAPPING };

struct node {
	uint32_t line;
	uint32_t column : 27;
	uint32_t kind : 3;           /* enum node_kind */
	uint32_t plain : 1;          /* a scalar written without quotes */
	uint32_t partial : 1;        /* a container in which the reading ended: more may have been meant */
	union {
		const char *text;    /* scalar: NUL-ended, in the arena */
		uint32_t span;       /* container: nodes from itself to its last descendant, all counted */
	} of;
};

struct tree {
	struct node *nodes;          /* the first is the root; none where nothing could be read */
	uint32_t count, room;
	uint64_t seed;               /* of all bytes, for tables of words (model/id_table.h) */
	bool cut;                    /* the reading ended before the file did */
};

/* Limits grow with what a file may have, but never shrink: this many bytes, at least the default. */
size_t tree_scale(size_t bytes_max);

/* A number that changes with every byte. */
uint64_t tree_seed(const char *bytes, size_t length);

/* Read the bytes. Faults are told; the tree is what could be read, perhaps nothing. Texts go to the arena. */
void tree_read(struct tree *tree, struct arena *arena, const char *bytes, size_t length, size_t bytes_max,
	struct diagnostics *diagnostics);
void tree_clear(struct tree *tree);

/* A fault follows at once on the last node, a value on several lines, of that key: is it a text that nobody has written?
 * Then it is a faulty node. */
void tree_drop_folded(struct tree *tree, uint32_t key);

static inline struct place node_place(const struct node *node)
{
	return (struct place){ .line = node->line, .column = node->column };
}

static inline bool node_holds(const struct node *node)
{
	return node->kind == NODE_LIST || node->kind == NODE_MAPPING;
}

/* The node that follows this one and all it holds. */
static inline const struct node *node_after(const struct node *node)
{
	return node + (node_holds(node) ? node->of.span : 1);
}

/* How many items a list has, or pairs a mapping. */
uint32_t node_count(const struct node *node);

/* Going through a list or, two nodes at a time, a mapping; pairs with a faulty key are passed over. */
struct walk {
	const struct node *next, *end;
	const struct node *key;      /* mappings */
	const struct node *value;
	uint32_t index;              /* of the value, from 0 */
};

struct walk walk_start(const struct node *node);
bool walk_item(struct walk *walk);
bool walk_pair(struct walk *walk);

/* What an author has most likely done, by what libyaml says of it; "" where that says enough (tell.c). */
const char *syntax_advice(const char *problem);

#endif
