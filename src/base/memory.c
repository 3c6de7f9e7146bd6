#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one mutable static of the base: whoever holds the terminal must hear of the end, from any depth. */
static void (*death_hook)(void);

void memory_on_death(void (*hook)(void))
{
	death_hook = hook;
}

_Noreturn void memory_die(void)
{
	static const char message[] = "medbring: out of memory\n";
	void (*hook)(void) = death_hook;

	death_hook = NULL;   /* a hook that runs out of memory itself does not come back here */
	if (hook)
		hook();
	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(5);
	_exit(5);
}

void *memory_alloc(size_t size)
{
	void *bytes = calloc(1, size ? size : 1);

	if (!bytes)
		memory_die();
	return bytes;
}

void *memory_grow(void *old, size_t size)
{
	void *bytes = realloc(old, size ? size : 1);

	if (!bytes)
		memory_die();
	return bytes;
}

void memory_free(void *old)
{
	free(old);
}

void memory_wipe(void *bytes, size_t size)
{
	if (size)
		explicit_bzero(bytes, size);
}
