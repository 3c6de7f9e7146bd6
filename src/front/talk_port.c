#include "front/talk_port.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/wrap.h"

void port_open(struct talk_port *port, FILE *in, FILE *out, const struct talk_options *options)
{
	*port = (struct talk_port){.in = in, .out = out, .fixed_width = options->width};
	port->charset = options->charset ? charset_by_name(options->charset) : charset_of_environment();
	int in_descriptor = fileno(in), out_descriptor = fileno(out);
	port->has_descriptors = in_descriptor >= 0 && out_descriptor >= 0;
	if (!port->has_descriptors)
		return;
	port->in_terminal = isatty(in_descriptor);
	port->out_terminal = isatty(out_descriptor);
	terminal_open(&port->terminal, in_descriptor, out_descriptor);
	memory_on_death(terminal_rescue); /* the echo may be off then */
}

static void wipe(struct buffer *buffer)
{
	if (buffer->bytes)
		memory_wipe(buffer->bytes, buffer->room);
	buffer_reset(buffer);
}

void port_close(struct talk_port *port)
{
	port_flush(port);
	wipe(&port->raw);
	wipe(&port->line);
	buffer_clear(&port->raw);
	buffer_clear(&port->line);
	buffer_clear(&port->said);
	if (!port->has_descriptors)
		return;
	memory_on_death(NULL);
	terminal_close(&port->terminal);
}

int port_width(const struct talk_port *port)
{
	int columns = port->fixed_width;
	if (!columns && port->out_terminal)
		columns = terminal_size(&port->terminal).columns;
	if (columns > 80)
		columns = 80;
	return columns > 1 ? columns - 1 : columns;
}

/* In "24. Dezember 2026" the number is the day: a word and another number stand behind it. */
static bool month_follows(const char *next)
{
	const char *space = strchr(next, ' ');
	return space && space[1] >= '0' && space[1] <= '9';
}

/* Does a sentence end at `at`, so that what follows may stand on a line of its own? A full stop after a
 * single letter ("e.g. A") or before a small letter or a digit ("1. december", "kl. 10") does not end one. */
static bool sentence_ends(const char *text, const char *at)
{
	if (!strchr(".?!", *at) || at[1] != ' ')
		return false;
	unsigned char next = (unsigned char)at[2];
	if ((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9') || next == '\0')
		return false;
	if (*at != '.')
		return true;
	if (at > text && at[-1] >= '0' && at[-1] <= '9')
		return !month_follows(at + 2);
	int letters = 0;
	while (at - letters > text && !strchr(" .(", at[-letters - 1]))
		letters++;
	return letters > 1;
}

/* The text with a newline at the end of each sentence, in characters that the other end has. */
static const char *in_sentences(struct arena *arena, enum charset charset, const char *text)
{
	char *copy = arena_string(arena, charset_plain(arena, charset, text));
	for (char *at = copy; *at; at++)
		if (sentence_ends(copy, at))
			at[1] = '\n';
	return copy;
}

void port_say(struct talk_port *port, const char *text)
{
	struct arena arena;
	arena_init(&arena);
	struct wrap wrap = {.rest = in_sentences(&arena, port->charset, text), .width = port_width(port)};
	struct wrap_line line;
	while (wrap_next(&wrap, &line)) {
		while (line.length && *line.start == ' ')
			line.start++, line.length--;
		if (!line.length)
			continue;
		buffer_add(&port->said, line.start, line.length);
		buffer_add_byte(&port->said, '\n');
	}
	arena_clear(&arena);
}

void port_prompt(struct talk_port *port, const char *prompt)
{
	struct arena arena;
	arena_init(&arena);
	int width = port_width(port);
	struct wrap wrap = {
		.rest = charset_plain(&arena, port->charset, prompt),
		.width = width > 2 ? width - 1 : width,
	};
	struct wrap_line line;
	for (bool first = true; wrap_next(&wrap, &line); first = false) {
		if (!first)
			buffer_add_byte(&port->said, '\n');
		buffer_add(&port->said, line.start, line.length);
	}
	buffer_add_byte(&port->said, ' ');
	arena_clear(&arena);
}

bool port_flush(struct talk_port *port)
{
	if (!port->said.length || port->gone) {
		buffer_reset(&port->said);
		return !port->gone;
	}
	struct buffer encoded;
	buffer_init(&encoded);
	charset_encode(&encoded, port->charset, port->said.bytes, port->said.length);
	if (port->has_descriptors)
		port->gone = !terminal_write(&port->terminal, encoded.bytes, encoded.length);
	else
		port->gone =
			fwrite(encoded.bytes, 1, encoded.length, port->out) != encoded.length || fflush(port->out) != 0;
	buffer_clear(&encoded);
	buffer_reset(&port->said);
	return !port->gone;
}

/* Bytes of an escape sequence (a function key pressed where a line was wanted), or 0. */
static size_t escape_length(const char *bytes, size_t length)
{
	if (length < 2 || bytes[0] != '\033')
		return length && bytes[0] == '\033';
	if (bytes[1] == 'O')
		return length > 2 ? 3 : 2;
	if (bytes[1] != '[')
		return 1;
	size_t at = 2;
	while (at < length && (unsigned char)bytes[at] >= 0x20 && (unsigned char)bytes[at] < 0x40)
		at++;
	return at < length ? at + 1 : at;
}

/* The line as text: keys that are no characters are left out. */
static void decode_line(struct talk_port *port, const char *bytes, size_t length)
{
	struct buffer plain;
	buffer_init(&plain);
	for (size_t at = 0; at < length;) {
		size_t escape = escape_length(bytes + at, length - at);
		bool control = (unsigned char)bytes[at] < 0x20 || bytes[at] == 0x7f;
		if (!escape && !control)
			buffer_add_byte(&plain, bytes[at]);
		at += escape ? escape : 1;
	}
	if (plain.length)
		charset_decode(&port->line, port->charset, plain.bytes, plain.length);
	wipe(&plain);
	buffer_clear(&plain);
}

/* Take the first line out of the raw bytes; false where none has come to its end. */
static bool take_line(struct talk_port *port, bool to_the_end)
{
	const char *end = port->raw.length ? memchr(port->raw.bytes, '\n', port->raw.length) : NULL;
	if (!end && !(to_the_end && port->raw.length))
		return false;
	size_t length = end ? (size_t)(end - port->raw.bytes) : port->raw.length;
	decode_line(port, port->raw.bytes, length < LINE_BYTES ? length : LINE_BYTES);
	size_t taken = end ? length + 1 : length, left = port->raw.length - taken;
	memmove(port->raw.bytes, port->raw.bytes + taken, left);
	memory_wipe(port->raw.bytes + left, taken);
	port->raw.length = left;
	return true;
}

/* Of a line that never ends only the beginning is kept. */
static void keep_bytes(struct talk_port *port, const char *bytes, size_t length)
{
	if (port->raw.length < LINE_BYTES)
		buffer_add(&port->raw, bytes, length);
	else {
		const char *end = memchr(bytes, '\n', length);
		if (end)
			buffer_add(&port->raw, end, length - (size_t)(end - bytes));
	}
}

static enum heard hear_end(struct talk_port *port)
{
	port->ended = true;
	return !port->in_terminal && take_line(port, true) ? HEARD_LINE : HEARD_END;
}

static enum heard hear_stdio(struct talk_port *port)
{
	while (!take_line(port, false)) {
		char bytes[256];
		if (!fgets(bytes, sizeof bytes, port->in))
			return hear_end(port);
		keep_bytes(port, bytes, strlen(bytes));
		memory_wipe(bytes, sizeof bytes);
	}
	return HEARD_LINE;
}

static enum heard hear_descriptor(struct talk_port *port, int milliseconds)
{
	while (!take_line(port, false)) {
		unsigned wake = terminal_wait(&port->terminal, milliseconds);
		if (wake & WAKE_END)
			return HEARD_SIGNAL;
		if (wake & WAKE_STOP) {
			terminal_set_found(&port->terminal); /* the echo may be off */
			terminal_stop();
		}
		if (wake & (WAKE_STOP | WAKE_CONTINUED))
			return HEARD_AGAIN;
		if (wake & WAKE_INPUT) {
			char bytes[1024];
			size_t length = terminal_read(&port->terminal, bytes, sizeof bytes);
			if (!length)
				return hear_end(port);
			keep_bytes(port, bytes, length);
			memory_wipe(bytes, sizeof bytes);
		} else if (wake & WAKE_GONE) {
			return hear_end(port);
		} else if (wake & WAKE_TIME) {
			return HEARD_NOTHING;
		}
	}
	return HEARD_LINE;
}

enum heard port_hear(struct talk_port *port, int milliseconds, bool secret)
{
	wipe(&port->line);
	bool hidden = secret && port->in_terminal;
	if (hidden) /* before the prompt is there to be answered */
		terminal_set_echo(&port->terminal, false);
	if (!port_flush(port))
		return HEARD_END;
	if (port->ended && !port->raw.length) {
		buffer_add_byte(&port->said, '\n');
		return HEARD_END;
	}
	enum heard heard = port->has_descriptors ? hear_descriptor(port, milliseconds) : hear_stdio(port);
	if (hidden)
		terminal_set_echo(&port->terminal, true);
	bool echoed = port->in_terminal && !hidden && heard == HEARD_LINE;
	if (!echoed)
		buffer_add_byte(&port->said, '\n');
	return heard;
}
