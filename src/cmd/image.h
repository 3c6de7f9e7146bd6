#ifndef MEDBRING_CMD_IMAGE_H
#define MEDBRING_CMD_IMAGE_H

/*
 * Where sealed images (load/sealed.h) are looked for, and which are trusted:
 * only those in places of the system and beside the program itself, and only
 * files that belong to root or to whoever the program belongs to, and that
 * nobody else may write. A visitor's folder is never looked into; which rules
 * file is used is decided before, and an image must be of the very same bytes.
 */

#include "base/arena.h"
#include "model/rules.h"

/* Where an administrator's image lies. */
#define IMAGE_MADE_HERE "/var/cache/medbring/rules.sealed"

/* The rules of `file`, of at most so many bytes, out of an image of it. False where there is none that
 * fits; nothing is told and the file is to be read. */
bool image_open(struct rules *rules, const char *file, size_t most);

/* The name of the image that image_open() would use, or NULL. */
const char *image_used(const char *file, size_t most, struct arena *arena);

#endif
