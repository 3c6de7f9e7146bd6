#ifndef MEDBRING_CMD_CHECK_JSON_H
#define MEDBRING_CMD_CHECK_JSON_H

#include "app/present.h"
#include "base/buffer.h"
#include "cmd/json.h"

/* The report of the view as one JSON object; medbring(1) says what its keys mean. */
void check_json(struct buffer *out, const struct view *view);

/* ---- its parts ---- */

/* "me", a role's id, or a role's id with the place in the answers where there are several of that role. */
json_t *check_json_person(const struct view *view, uint32_t person);
/* YYYY-MM-DD, or null. */
json_t *check_json_date(int32_t day);
json_t *check_json_completions(const struct view *view);

#endif
