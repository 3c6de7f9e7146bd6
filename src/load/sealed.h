#ifndef MEDBRING_LOAD_SEALED_H
#define MEDBRING_LOAD_SEALED_H

/*
 * A sealed image: a rules file as it lies in memory once it is loaded, kept
 * as a file. Whoever maps it at the address that it was made for has the
 * rules at once, and in the same memory as everyone else who does.
 *
 * An image is a cache and no more: it names the bytes of the rules file and
 * the build of the program that it was made by, and where anything does not
 * fit it is not used and the rules file is read instead. The numbers in it
 * are believed only after they were checked; its pointers are believed, so
 * only a file from whoever installs programs may be opened.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/diagnostic.h"
#include "model/rules.h"

/* Which rules file: a hash of its bytes, and how many there are. */
struct sealed_key { uint64_t low, high, length; };

/* Read a descriptor to its end. False where it cannot be read or has more than `most` bytes. */
bool sealed_key_read(struct sealed_key *key, int descriptor, size_t most);

/* Is the file an image that this very build made? `key` then says of which rules file. */
bool sealed_key_of(struct sealed_key *key, int image);

/* The rules out of an image of that rules file; rules_clear() gives them back. False where it does not fit,
 * is damaged, or its address is taken; nothing has happened then. `file` names the rules file. */
bool sealed_open(struct rules *rules, int image, const struct sealed_key *key, const char *file);

enum sealed_result {
	SEALED_MADE,
	SEALED_RULES_FAULTY,         /* told in the diagnostics */
	SEALED_NO_ADDRESS,           /* this machine, or this build, cannot */
	SEALED_NOT_CLOSED            /* something in the rules leads out of them: a fault of the program */
};

/* Make the image of a rules file's bytes. `buffer` gets it. */
struct buffer;
enum sealed_result sealed_make(struct buffer *image, const char *bytes, size_t length,
	struct diagnostics *diagnostics);

#endif
