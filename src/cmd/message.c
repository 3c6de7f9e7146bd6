#include "cmd/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/text.h"

static void write_error(struct buffer *line)
{
	size_t done = 0;

	text_make_safe(line->bytes, line->length);
	while (done < line->length) {
		ssize_t wrote = write(STDERR_FILENO, line->bytes + done, line->length - done);

		if (wrote <= 0)
			break; /* there is nowhere left to say it */
		done += (size_t)wrote;
	}
	buffer_clear(line);
}

void message(const char *format, ...)
{
	struct buffer line;
	va_list arguments;

	buffer_init(&line);
	buffer_add_string(&line, "medbring: ");
	va_start(arguments, format);
	buffer_add_arguments(&line, format, arguments);
	va_end(arguments);
	buffer_add_byte(&line, '\n');
	write_error(&line);
}

void message_plain(const char *format, ...)
{
	struct buffer line;
	va_list arguments;

	buffer_init(&line);
	va_start(arguments, format);
	buffer_add_arguments(&line, format, arguments);
	va_end(arguments);
	buffer_add_byte(&line, '\n');
	write_error(&line);
}

void diagnostics_print(struct buffer *out, const struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < diagnostics->count; i++)
		diagnostic_format(out, diagnostics, &diagnostics->list[i]);
	if (diagnostics->untold)
		buffer_add_format(out, "%s: %zu more not told\n", diagnostics->file, diagnostics->untold);
}

void message_diagnostics(const struct diagnostics *diagnostics)
{
	struct buffer lines;

	if (!diagnostics->count)
		return;
	buffer_init(&lines);
	diagnostics_print(&lines, diagnostics);
	write_error(&lines);
}

void message_progress(const char *what, size_t done, size_t of)
{
	char line[128];
	int length;

	if (!isatty(STDERR_FILENO))
		return;
	if (!of)
		length = snprintf(line, sizeof(line), "\r%60s\r", "");
	else if (of > 64 && done % 16)
		return;
	else
		length = snprintf(line, sizeof(line), "\rmedbring: %s %zu/%zu", what, done, of);
	if (length > 0 && write(STDERR_FILENO, line, strnlen(line, sizeof(line))) < 0)
		return;
}
