#ifndef MEDBRING_CMD_CHECK_JSON_H
#define MEDBRING_CMD_CHECK_JSON_H

#include "app/present.h"
#include "base/buffer.h"
#include "cmd/json.h"

/* The report of the view as one JSON object; medbring(1) says what its keys mean. */
void check_json(struct buffer *out, const struct view *view);

/* Its completions, an array. */
json_t *check_json_completions(const struct view *view);

#endif
