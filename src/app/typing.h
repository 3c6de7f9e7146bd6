#ifndef MEDBRING_APP_TYPING_H
#define MEDBRING_APP_TYPING_H

/*
 * One line that is being typed. It never moves or grows in memory, so that
 * wiping it leaves nothing behind. The cursor stands between characters as a
 * person sees them, never inside one.
 */

#include <stdbool.h>
#include <stddef.h>

enum { TYPING_ROOM = 512 };

struct typing {
	char bytes[TYPING_ROOM];     /* ended by NUL */
	size_t length, cursor;
};

/* Insert what may be shown of `text`, in one line; what does not fit is left out. False where nothing was. */
bool typing_insert(struct typing *typing, const char *text);
bool typing_backspace(struct typing *typing);
bool typing_delete(struct typing *typing);
bool typing_left(struct typing *typing);
bool typing_right(struct typing *typing);
void typing_set(struct typing *typing, const char *text);     /* the cursor at the end */
void typing_wipe(struct typing *typing);

#endif
