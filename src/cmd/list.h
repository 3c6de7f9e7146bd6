#ifndef MEDBRING_CMD_LIST_H
#define MEDBRING_CMD_LIST_H

#include "app/present.h"
#include "base/buffer.h"

/* Every id of the rules with what it has, as JSON; with `count` sorts named, of those alone. NULL where all is well,
 * else the sort that there is not. */
const char *list_json(struct buffer *out, const struct view *view, const char *const *sorts, size_t count);

/* An answers file for a checklist in which everything is unknown, with comments that say what may be put. */
void list_skeleton(struct buffer *out, const struct view *view, uint32_t checklist);

#endif
