#ifndef MEDBRING_BASE_MEMORY_H
#define MEDBRING_BASE_MEMORY_H

/*
 * The only place that asks the system for memory. Lack of it is not an error
 * that callers handle: the hook (which a front end sets to restore the
 * terminal) is run, one line goes to standard error, and the program ends
 * with exit status 5.
 */

#include <stddef.h>

void *memory_alloc(size_t size);                  /* zeroed, never NULL */
void *memory_grow(void *old, size_t size);        /* realloc; never NULL; new part not zeroed */
void memory_free(void *old);
void memory_wipe(void *bytes, size_t size);       /* zero that the compiler may not drop */
_Noreturn void memory_die(void);
void memory_on_death(void (*hook)(void));         /* async-signal-safe hook, or NULL */

#endif
