#include "model/diagnostic.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

const struct diagnostic_row diagnostic_rows[DIAGNOSTIC_COUNT] = {
#define DIAGNOSTIC(name, kebab, level, text) [name] = {.id = kebab, .severity = level, .meaning = text},
#include "model/diagnostic_table.h"
#undef DIAGNOSTIC
};

void diagnostics_init(struct diagnostics *diagnostics, struct arena *arena, const char *file)
{
	*diagnostics = (struct diagnostics){.arena = arena, .file = file};
}

bool diagnostics_full(const struct diagnostics *diagnostics)
{
	return diagnostics->count == DIAGNOSTICS_TOLD;
}

/* A copy that may be shown on a terminal: a tag or a key may name what may not be by an escape. */
static const char *safe_copy(struct arena *arena, const char *string)
{
	char *copy = arena_string(arena, string);

	text_make_safe(copy, strlen(copy));
	return copy;
}

void diagnostics_add(struct diagnostics *diagnostics, enum diagnostic_id id, struct place place, const char *path,
	const char *format, ...)
{
	struct buffer message;
	va_list arguments;

	diagnostics->errors += diagnostic_rows[id].severity == SEVERITY_ERROR;
	if (diagnostics_full(diagnostics)) {
		diagnostics->untold++;
		return;
	}
	if (!diagnostics->list)
		diagnostics->list = arena_array(diagnostics->arena, DIAGNOSTICS_TOLD, sizeof(struct diagnostic));
	buffer_init(&message);
	va_start(arguments, format);
	buffer_add_arguments(&message, format, arguments);
	va_end(arguments);
	diagnostics->list[diagnostics->count++] = (struct diagnostic){
		.id = id,
		.severity = diagnostic_rows[id].severity,
		.place = place,
		.path = safe_copy(diagnostics->arena, path),
		.message = safe_copy(diagnostics->arena, buffer_string(&message)),
	};
	buffer_clear(&message);
}

/* By place; what stands at one place keeps a fixed order too, so that output never depends on qsort. */
static int compare(const void *left, const void *right)
{
	const struct diagnostic *a = left, *b = right;

	if (a->place.line != b->place.line)
		return a->place.line < b->place.line ? -1 : 1;
	if (a->place.column != b->place.column)
		return a->place.column < b->place.column ? -1 : 1;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return strcmp(a->message, b->message);
}

void diagnostics_sort(struct diagnostics *diagnostics)
{
	if (diagnostics->count > 1)
		qsort(diagnostics->list, diagnostics->count, sizeof(struct diagnostic), compare);
}

void diagnostic_format(struct buffer *out, const struct diagnostics *diagnostics, const struct diagnostic *one)
{
	size_t start = out->length;

	buffer_add_string(out, diagnostics->file);
	if (one->place.line)
		buffer_add_format(out, ":%u:%u", (unsigned)one->place.line, (unsigned)one->place.column);
	buffer_add_string(out, one->severity == SEVERITY_ERROR ? ": error: " : ": warning: ");
	if (one->path[0])
		buffer_add_format(out, "%s: ", one->path);
	buffer_add_format(out, "%s [%s]\n", one->message, diagnostic_rows[one->id].id);
	text_make_safe(out->bytes + start, out->length - start); /* the file's name is as it was given */
}
