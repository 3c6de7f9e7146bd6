#ifndef MEDBRING_FRONT_TUI_BIND_H
#define MEDBRING_FRONT_TUI_BIND_H

/* From a key to what it does, by the action table; and back, for the line of keys at the foot. */

#include "app/action.h"
#include "app/page.h"
#include "base/arena.h"
#include "front/tui_keys.h"

/* The action that the table gives that key on this page; ACTION_NONE where there is none. While a text is
 * typed only keys that are no characters have an action. */
enum action bind_action(const struct press *press, const struct page *page);

enum { FOOTER_MOST = 6 };

struct footer_key { const char *key, *word; bool help; };

/* At most FOOTER_MOST keys with a word each, in that language; returns how many. */
size_t bind_footer(struct arena *frame, const struct page *page, const char *tag, struct footer_key keys[FOOTER_MOST]);

#endif
