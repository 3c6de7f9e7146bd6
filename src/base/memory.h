#ifndef MEDBRING_BASE_MEMORY_H
#define MEDBRING_BASE_MEMORY_H

/*
 * The only place that asks the system for memory. Lack of it is not an error
 * that callers handle: the hook (which a front end sets to restore the
 * terminal) is run, one line goes to standard error, and the program ends
 * with exit status 5.
 */

#include <stddef.h>
#include <stdint.h>

/* Called first of all: what is large and given back goes back to the system at once. */
void memory_start(void);

void *memory_alloc(size_t size);                  /* zeroed, never NULL */
void *memory_grow(void *old, size_t size);        /* realloc; never NULL; new part not zeroed */
void memory_free(void *old);
void memory_trim(void);                           /* give what is free back to the system, where the C library can */
void memory_wipe(void *bytes, size_t size);       /* zero that the compiler may not drop */

/* Pages at exactly that address: fresh and zeroed, or of a file, which all who map it share and none can change.
 * NULL where the address is taken or is none here. memory_unmap() gives either back. */
void *memory_map_fresh(uintptr_t address, size_t size);
const void *memory_map_file(uintptr_t address, size_t size, int descriptor);
void memory_unmap(const void *start, size_t size);

_Noreturn void memory_die(void);
void memory_on_death(void (*hook)(void));         /* async-signal-safe hook, or NULL */

#endif
