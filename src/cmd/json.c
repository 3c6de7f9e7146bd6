#include "cmd/json.h"

#include "base/memory.h"

void json_begin(void)
{
	json_set_alloc_funcs(memory_alloc, memory_free);
}

json_t *json_text(const char *string)
{
	return string ? json_string(string) : json_null();
}

static int add(const char *bytes, size_t length, void *out)
{
	buffer_add(out, bytes, length);
	return 0;
}

void json_finish(struct buffer *out, json_t *value)
{
	json_dump_callback(value, add, out, JSON_INDENT(2));
	buffer_add_byte(out, '\n');
	json_decref(value);
}
