/*
 * Memory for the libraries of this program. ncurses and liblouis do not always look at what malloc() gives them and
 * go on with nothing: here nothing is never what they get. Where there is no memory the program ends in order
 * (base/memory.h), with a message, its own exit status and the terminal as it was.
 *
 * The C library lets a program put its own functions in the place of these three, for all that it loads; each asks the
 * next one of its name. Only the program itself has this: the sanitizers and a static program have an allocator of their own.
 */

#define _GNU_SOURCE /* RTLD_NEXT */

#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static void *(*next_malloc)(size_t size);
static void *(*next_calloc)(size_t number, size_t size);
static void *(*next_realloc)(void *old, size_t size);

/* ISO C does not let the address of an object be made one of a function: it is copied. */
static void find(const char *name, void *function)
{
	void *const found = dlsym(RTLD_NEXT, name);

	if (!found)
		memory_die();
	memcpy(function, &found, sizeof found);
}

void *malloc(size_t size)
{
	void *bytes;

	if (!next_malloc)
		find("malloc", &next_malloc);
	bytes = next_malloc(size);
	if (!bytes && size)
		memory_die();
	return bytes;
}

void *calloc(size_t number, size_t size)
{
	void *bytes;

	if (!next_calloc)
		find("calloc", &next_calloc);
	bytes = next_calloc(number, size);
	if (!bytes && number && size)
		memory_die();
	return bytes;
}

/* To ask for no bytes may give the old ones back. */
void *realloc(void *old, size_t size)
{
	void *bytes;

	if (!next_realloc)
		find("realloc", &next_realloc);
	bytes = next_realloc(old, size);
	if (!bytes && size)
		memory_die();
	return bytes;
}
