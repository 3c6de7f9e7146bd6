#ifndef MEDBRING_CMD_FILTERS_H
#define MEDBRING_CMD_FILTERS_H

/*
 * The filters of system calls, made by tools/filters.c when the program is
 * built: as the kernel takes them, but for the number of the process.
 */

#include <stddef.h>
#include <stdint.h>

enum { FILTER_ENTERED, FILTER_ENTERED_KIOSK, FILTER_SEALED, FILTER_SEALED_KIOSK, FILTER_COUNT };

#define FILTER_STEPS_MAX 512
#define FILTER_SELF 0x6d656462u          /* stands for the number of the process, in one step of each */

/* struct sock_filter, which only Linux knows. */
struct filter_step { uint16_t code; uint8_t jump_true, jump_false; uint32_t k; };

struct filter { const struct filter_step *steps; size_t count; };     /* no steps: built without libseccomp */

extern const struct filter filters[FILTER_COUNT];

#endif
