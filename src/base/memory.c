#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

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

	death_hook = NULL; /* a hook that runs out of memory itself does not come back here */
	if (hook)
		hook();
	ssize_t said = write(STDERR_FILENO, message, sizeof(message) - 1);

	(void)said; /* there is nobody left to tell */
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

/* The working memory of one judgement is large and short-lived; between two keys a session shall not keep it. Setting
 * the first also keeps the C library from raising it. */
void memory_start(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 1 << 15);
	mallopt(M_TRIM_THRESHOLD, 1 << 15);
	mallopt(M_TOP_PAD, 1 << 14);
#endif
}

void memory_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

/* A kernel that does not know the flag takes the address for a wish: what lies elsewhere is given back. */
static void *map(uintptr_t address, size_t size, int protection, int flags, int descriptor)
{
	void *wanted = (void *)address;
	void *got = mmap(wanted, size, protection, flags | MAP_PRIVATE | MAP_FIXED_NOREPLACE, descriptor, 0);

	if (got == MAP_FAILED)
		return NULL;
	if (got == wanted)
		return got;
	munmap(got, size);
	return NULL;
}

void *memory_map_fresh(uintptr_t address, size_t size)
{
	return map(address, size, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_NORESERVE, -1);
}

const void *memory_map_file(uintptr_t address, size_t size, int descriptor)
{
	return map(address, size, PROT_READ, 0, descriptor);
}

void memory_unmap(const void *start, size_t size)
{
	munmap((void *)(uintptr_t)start, size);
}

void memory_wipe(void *bytes, size_t size)
{
	if (size)
		explicit_bzero(bytes, size);
}
