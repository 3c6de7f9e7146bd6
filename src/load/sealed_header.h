#ifndef MEDBRING_LOAD_SEALED_HEADER_H
#define MEDBRING_LOAD_SEALED_HEADER_H

/* How a sealed image begins. The rest is the arena that the rules were loaded into. */

#include <stdalign.h>

#include "load/sealed.h"

#define SEALED_MAGIC "medbring sealed"
#define SEALED_PIECE 4096u

struct sealed_hash { uint64_t low, high; };

struct sealed_header {
	alignas(max_align_t) char magic[16];
	struct sealed_hash build;    /* the program that made it */
	struct sealed_key key;       /* the rules file that it was made of */
	uint64_t address;            /* where it has to lie */
	uint64_t length;             /* of all of it */
	struct sealed_hash check;    /* of all of it, with zero in this place */
	struct rules rules;          /* without arena and name */
};

/* A build that can be told from every other; false where the linker has left no mark. */
bool sealed_build(struct sealed_hash *build);

/* Take up to SEALED_PIECE further bytes into the key; all pieces but the last are of that size. */
void sealed_key_add(struct sealed_key *key, const char *piece, size_t length);

struct sealed_hash sealed_check(const struct sealed_header *image);

#endif
