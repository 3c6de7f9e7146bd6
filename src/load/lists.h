#ifndef MEDBRING_LOAD_LISTS_H
#define MEDBRING_LOAD_LISTS_H

/*
 * Lists of papers. They are read line by line as written; when all groups
 * are known each list is flattened: a group's name gives way to its lines,
 * conditions joined, and the lines are ordered by kind.
 */

#include "load/loader.h"

/* A group's name or a list of lines, as an index into the lists; NO_INDEX where told. */
uint32_t read_list(struct loader *loader, struct at at);

/* Make room for the lists of so many groups; read the lines of one; and, before anything
 * uses a list, flatten what was read so far (done once, however often it is asked for). */
void groups_start(struct loader *loader, uint32_t count);
void read_group_lines(struct loader *loader, struct at at, uint32_t group);
void groups_end(struct loader *loader);

/* Tell where papers ask for each other by `with`, in a ring or too long a row: when all groups are flattened. */
void check_with(struct loader *loader);

/* A list of its own of those lines of another that are under this cap (NO_INDEX: under none). */
uint32_t list_of_cap(struct loader *loader, uint32_t list, uint32_t cap);

grammar_build build_line_target;

#endif
