#ifndef MEDBRING_LOAD_MATCH_H
#define MEDBRING_LOAD_MATCH_H

/*
 * A mapping of the file held against its rows of the grammar: first every
 * key is looked up (unknown and missing ones are told), then the values are
 * built in the order of the table, whatever the order in the file.
 */

#include "load/loader.h"

#define MATCH_ROWS 56

struct match {
	enum mapping mapping;
	struct at at;
	const struct node *keys[MATCH_ROWS];     /* by row; the value is the next node */
	uint32_t rows;
	uint32_t other;                          /* the row for any id, or NO_INDEX */
	uint32_t others;                         /* how many keys fell to it */
	bool hinted[MATCH_ROWS];                 /* by row: a key that was told as unknown was meant as this one */
	bool unknown;                            /* some key fell to nothing, and that was told */
	void *context;                           /* for builders: the thing around the one being made */
};

/* What a section of the file that is missing, or is no mapping, would have declared is not told of where it is used. */
void ids_forgive(struct loader *loader, const struct match *match);

/* Could what its values are not be read? Then what is said of it elsewhere is passed over. */
bool attribute_is_untyped(const struct loader *loader, uint32_t index);

/* False where the node is no mapping. */
bool match_start(struct match *match, struct loader *loader, struct at at, enum mapping mapping);

/* Build all that was found into the target. */
void match_build(const struct match *match, struct loader *loader, void *target);
/* The key of the mapping that is most likely meant by a word of another notation; NULL: none. */
const char *match_meant(const struct match *match, const char *word);
bool match_read(struct loader *loader, struct at at, enum mapping mapping, void *target);      /* both */

/* The value of a key; `path` is storage. False where the key is not there. */
bool match_find(const struct match *match, const char *key, struct path *path, struct at *at);
const struct node *match_key(const struct match *match, const char *key);

/* What operator stands here, NULL (told unless `optional`) where there is not exactly one. */
const struct grammar_row *match_operator(const struct match *match, struct loader *loader, bool optional);

/* A key that is no word of the mapping is taken for an attribute's id; NO_INDEX and told where it is none. */
uint32_t match_attribute(const struct match *match, struct loader *loader, struct at at, bool of_person);

#endif
