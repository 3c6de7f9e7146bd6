#ifndef MEDBRING_APP_ACTION_H
#define MEDBRING_APP_ACTION_H

/*
 * Everything that a person can do, one row each. Key bindings of the screen,
 * words of the text mode, the help page and the manual all come from this
 * table (src/app/action_table.h: ACTION(enum name, "word", "keys", places, "help")).
 * `word` and `help` are English msgids; the words of every language are understood at any prompt.
 */

#include <stdint.h>

#include "app/page.h"
#include "app/words.h"

enum action {
	ACTION_NONE,
#define ACTION(name, word, keys, places, help) name,
#include "app/action_table.h"
#undef ACTION
	ACTION_COUNT
};

struct action_row {
	const char *word;      /* text mode command, one English word; "" where there is none */
	const char *keys;      /* names as the help shows them, space between: "Space", "F2 l", "Ctrl-L" */
	uint32_t places;       /* 1 << enum page_place of every place where it means something */
	const char *help;      /* what it does, in a few words */
};

extern const struct action_row action_rows[ACTION_COUNT];

#endif
