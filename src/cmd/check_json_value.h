#ifndef MEDBRING_CMD_CHECK_JSON_VALUE_H
#define MEDBRING_CMD_CHECK_JSON_VALUE_H

/* How a person and a day are told in the report's JSON. */

#include "app/present.h"
#include "cmd/json.h"

/* "me", a role's id, or a role's id with the place in the answers where there are several of that role. */
json_t *check_json_person(const struct view *view, uint32_t person);
/* YYYY-MM-DD, or null. */
json_t *check_json_date(int32_t day);

#endif
