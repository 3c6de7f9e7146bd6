#include "load/clean.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { DIRECTIVES_MOST = 100 };

/* Where the check has come to. */
struct scan {
	const char *bytes;
	size_t at;
	struct place place;
};

static void scan_to(struct scan *scan, size_t at)
{
	while (scan->at < at) {
		unsigned char byte = (unsigned char)scan->bytes[scan->at++];

		if (byte == '\n' || (byte == '\r' && scan->bytes[scan->at] != '\n')) {
			scan->place.line++;
			scan->place.column = 1;
		} else if ((byte & 0xC0) != 0x80 && byte != '\r') {
			scan->place.column++;
		}
	}
}

static bool plain_byte(unsigned char byte)
{
	return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t' || byte == '\r';
}

/* How many bytes from here on are plain, at least, looking at eight at a time: no bit 7, none below a space, no DEL. */
static size_t plain_run(const char *bytes, size_t length)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7, spaces = ones * ' ', dels = ones * 0x7F;
	size_t at = 0;

	for (; length - at >= 8; at += 8) {
		uint64_t word;

		memcpy(&word, bytes + at, 8);
		if ((word | ((word - spaces) & ~word) | (((word ^ dels) - ones) & ~(word ^ dels))) & tops)
			break;
	}
	return at;
}

static char *own_copy(struct clean *clean)
{
	if (!clean->copy) {
		clean->copy = memory_alloc(clean->length + 1);
		memcpy(clean->copy, clean->bytes, clean->length);
		clean->bytes = clean->copy;
	}
	return clean->copy;
}

/* Replace `size` bytes by one `?` and close the gap later: the place is marked with bytes of 0xFF. */
static void blank(struct clean *clean, size_t at, size_t size)
{
	char *copy = own_copy(clean);

	copy[at] = '?';
	memset(copy + at + 1, 0xFF, size - 1);
}

static void close_gaps(struct clean *clean)
{
	size_t to = 0;

	for (size_t from = 0; from < clean->length; from++)
		if ((unsigned char)clean->copy[from] != 0xFF)
			clean->copy[to++] = clean->copy[from];
	clean->length = to;
}

static void check_characters(struct clean *clean, struct diagnostics *diagnostics)
{
	struct scan scan = {.bytes = clean->bytes, .place = {1, 1}};
	bool blanked = false;

	for (size_t at = 0; at < clean->length;) {
		int32_t point;
		size_t size;

		at += plain_run(clean->bytes + at, clean->length - at);
		if (at == clean->length)
			break;
		if (plain_byte((unsigned char)clean->bytes[at])) {
			at++;
			continue;
		}
		size = text_decode(clean->bytes + at, clean->length - at, &point);
		if (size && text_first_unsafe(clean->bytes + at, size, &point) == SIZE_MAX) {
			at += size;
			continue;
		}
		scan_to(&scan, at);
		if (size)
			diagnostics_add(diagnostics, FAULT_UNSAFE_CHARACTER, scan.place, "",
				"the invisible character U+%04X stands here; take it out", (unsigned)point);
		else
			diagnostics_add(diagnostics, FAULT_ENCODING, scan.place, "",
				"the byte 0x%02X is not UTF-8; save the file as UTF-8",
				(unsigned)(unsigned char)clean->bytes[at]);
		size = size ? size : 1;
		scan.at = at + size;
		scan.place.column++;
		blank(clean, at, size);
		scan.bytes = clean->bytes;
		blanked = true;
		at += size;
	}
	if (blanked)
		close_gaps(clean);
}

/* ---- directives ---- */

/* libyaml holds each %TAG against all before it. None has a use here. */
static bool few_directives(const struct clean *clean, struct diagnostics *diagnostics)
{
	const char *const end = clean->bytes + clean->length;
	struct scan scan = {.bytes = clean->bytes, .place = {1, 1}};
	int count = 0;

	for (const char *at = clean->bytes; (at = memchr(at, '%', (size_t)(end - at))) != NULL; at++) {
		if (at > clean->bytes && at[-1] != '\n' && at[-1] != '\r')
			continue;
		if (++count <= DIRECTIVES_MOST)
			continue;
		scan_to(&scan, (size_t)(at - clean->bytes));
		diagnostics_add(diagnostics, FAULT_TOO_MANY, scan.place, "",
			"more than %d lines begin with %%; take them out (nothing of the file was read)",
			DIRECTIVES_MOST);
		return false;
	}
	return true;
}

/* ---- surrogate pairs ---- */

static int hex(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

/* The half of a pair that \uXXXX at `at` names, or -1. */
static int32_t surrogate(const char *at, const char *end, int32_t from)
{
	int32_t point = 0;

	if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
		return -1;
	for (int i = 2; i < 6; i++) {
		if (hex(at[i]) < 0)
			return -1;
		point = point * 16 + hex(at[i]);
	}
	return point >= from && point < from + 0x400 ? point - from : -1;
}

/* The character of a pair that begins at the backslash, or -1. */
static int32_t pair_at(const char *at, const char *end)
{
	int32_t high = surrogate(at, end, 0xD800);
	int32_t low = high < 0 ? -1 : surrogate(at + 6, end, 0xDC00);

	return low < 0 ? -1 : 0x10000 + high * 0x400 + low;
}

/* The next backslash that begins an escape: the odd one of a run. */
static const char *next_escape(const char *at, const char *end)
{
	while (at < end && (at = memchr(at, '\\', (size_t)(end - at))) != NULL) {
		if (at + 1 < end && at[1] == '\\')
			at += 2;
		else
			return at;
	}
	return NULL;
}

static bool has_pairs(const struct clean *clean)
{
	const char *end = clean->bytes + clean->length;

	for (const char *at = clean->bytes; (at = next_escape(at, end)) != NULL; at++)
		if (pair_at(at, end) >= 0)
			return true;
	return false;
}

static void translate_pairs(struct clean *clean)
{
	char *copy = own_copy(clean);
	const char *end = copy + clean->length;

	for (const char *found = copy; (found = next_escape(found, end)) != NULL; found++) {
		char *at = copy + (found - copy);
		int32_t point = pair_at(at, end);
		char escape[16];

		if (point >= 0) {
			snprintf(escape, sizeof escape, "\\U%08X\\0", (unsigned)point);
			memcpy(at, escape, 12);
			found += 11;
		} else if (at + 1 < end && at[1] == '0') {
			at[1] = 'a';
		}
	}
	clean->pairs = true;
}

/* ---- and back ---- */

/* The NUL behind each character that was a pair, as which translate_pairs() wrote it. */
static size_t drop_marks(char *text, size_t length)
{
	size_t to = 0, marked = 0;

	for (size_t from = 0; from < length; from++)
		if (text[from] == '\0' && to >= marked + 4 && ((unsigned char)text[to - 4] & 0xF8) == 0xF0)
			marked = to; /* a second one is not ours */
		else
			text[to++] = text[from];
	return to;
}

/* \U0001F600\0 in a scalar where backslashes mean nothing: \ud83d\ude00 again. No other \0 is left by now, but one whose
 * backslash is the second of two. */
static void restore_pairs(char *text, size_t length)
{
	for (size_t at = 0; at + 12 <= length; at++) {
		char pair[40], digits[9] = {0}, *end;
		unsigned long point;

		if (memcmp(text + at, "\\U00", 4) != 0 || memcmp(text + at + 10, "\\0", 2) != 0)
			continue;
		/* Out of the text: what reads numbers looks for the end of all of it each time. */
		memcpy(digits, text + at + 2, 8);
		point = strtoul(digits, &end, 16);
		if (*end)
			continue;
		snprintf(pair, sizeof pair, "\\u%04lx\\u%04lx", 0xD800 + ((point - 0x10000) >> 10),
			0xDC00 + ((point - 0x10000) & 0x3FF));
		memcpy(text + at, pair, 12);
	}
}

size_t clean_decoded(char *text, size_t length, bool double_quoted)
{
	if (double_quoted)
		return drop_marks(text, length);
	restore_pairs(text, length);
	return length;
}

/* ---- the whole ---- */

static bool is_utf16(const char *bytes, size_t length)
{
	return length >= 2
		&& (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0
			|| (bytes[0] == '\0') != (bytes[1] == '\0'));
}

bool clean_bytes(
	struct clean *clean, const char *bytes, size_t length, size_t bytes_max, struct diagnostics *diagnostics)
{
	struct place top = {1, 1};

	*clean = (struct clean){.bytes = bytes, .length = length};
	if (length > bytes_max) {
		diagnostics_add(diagnostics, FAULT_TOO_LARGE, top, "", "the file has more than %zu bytes", bytes_max);
		return false;
	}
	if (is_utf16(bytes, length)) {
		diagnostics_add(diagnostics, FAULT_ENCODING, top, "", "the file is in UTF-16; save it as UTF-8");
		return false;
	}
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		clean->bytes += 3;
		clean->length -= 3;
	}
	check_characters(clean, diagnostics);
	if (!few_directives(clean, diagnostics))
		return false;
	if (has_pairs(clean))
		translate_pairs(clean);
	return true;
}

void clean_clear(struct clean *clean)
{
	if (clean->copy)
		memory_wipe(clean->copy, clean->length);
	memory_free(clean->copy);
}

bool clean_tab_at(const struct clean *clean, size_t character)
{
	size_t characters = 0, at = 0;

	for (; at < clean->length && characters < character; at++)
		characters += ((unsigned char)clean->bytes[at] & 0xC0) != 0x80;
	while (at < clean->length && ((unsigned char)clean->bytes[at] & 0xC0) == 0x80)
		at++;
	return at < clean->length && clean->bytes[at] == '\t';
}
