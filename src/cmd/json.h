#ifndef MEDBRING_CMD_JSON_H
#define MEDBRING_CMD_JSON_H

/* JSON out, by jansson, with our memory: no call here fails. */

#include <jansson.h>

#include "base/buffer.h"

/* Before the first use of jansson. */
void json_begin(void);

/* A string that may be NULL (null). */
json_t *json_text(const char *string);

/* Write the value, indented, with a newline after it, and give it up. */
void json_finish(struct buffer *out, json_t *value);

#endif
