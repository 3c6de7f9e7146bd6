#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"

size_t text_decode(const char *bytes, size_t length, int32_t *point)
{
	utf8proc_ssize_t used;

	if (!length)
		return 0;
	used = utf8proc_iterate((const utf8proc_uint8_t *)bytes, length > 4 ? 4 : (utf8proc_ssize_t)length, point);
	return used > 0 ? (size_t)used : 0;
}

size_t text_encode(int32_t point, char out[4])
{
	return (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)out);
}

/* As text_decode in a NUL-ended string, but a byte that is not UTF-8 is one broken code point, -1. */
static size_t decode_any(const char *string, int32_t *point)
{
	size_t used = text_decode(string, strnlen(string, 4), point);

	if (!used)
		*point = -1;
	return used ? used : 1;
}

bool text_valid(const char *bytes, size_t length)
{
	int32_t point;

	for (size_t at = 0, used; at < length; at += used) {
		used = text_decode(bytes + at, length - at, &point);
		if (!used)
			return false;
	}
	return true;
}

/* Invisible, reordering or not a character. Ordered. Non-characters at the end of each plane are computed. */
static const struct {
	int32_t first, last;
} unsafe[] = {
	{0x00, 0x08}, {0x0b, 0x1f}, /* C0 without tab and newline */
	{0x7f, 0x9f},               /* DEL and C1 */
	{0xad, 0xad},               /* soft hyphen */
	{0x34f, 0x34f},             /* combining grapheme joiner */
	{0x61c, 0x61c},             /* Arabic letter mark */
	{0x115f, 0x1160},           /* Hangul fillers */
	{0x17b4, 0x17b5},           /* invisible Khmer vowels */
	{0x180b, 0x180f},           /* Mongolian selectors */
	{0x200b, 0x200f},           /* zero-width, direction marks */
	{0x2028, 0x202e},           /* line and paragraph separators, embeddings, overrides */
	{0x2060, 0x206f},           /* word joiner, invisible operators, isolates, deprecated */
	{0x3164, 0x3164},           /* Hangul filler */
	{0xd800, 0xdfff},           /* surrogates */
	{0xfdd0, 0xfdef},           /* non-characters */
	{0xfe00, 0xfe0f},           /* variation selectors */
	{0xfeff, 0xfeff},           /* byte order mark */
	{0xffa0, 0xffa0},           /* half-width Hangul filler */
	{0xfff0, 0xfffb},           /* unassigned invisible, interlinear notes */
	{0x13430, 0x1345f},         /* hieroglyph format controls */
	{0x1bca0, 0x1bca3},         /* shorthand format controls */
	{0x1d173, 0x1d17a},         /* musical format controls */
	{0xe0000, 0xe0fff},         /* tags, further variation selectors */
};

static bool point_unsafe(int32_t point)
{
	if ((point & 0xfffe) == 0xfffe)
		return true;
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(*unsafe) && unsafe[i].first <= point; i++) {
		if (point <= unsafe[i].last)
			return true;
	}
	return false;
}

size_t text_first_unsafe(const char *bytes, size_t length, int32_t *point)
{
	for (size_t at = 0, used; at < length; at += used) {
		int32_t here;

		if (bytes[at] >= ' ' && bytes[at] <= '~') { /* nearly all of any text */
			used = 1;
			continue;
		}
		used = text_decode(bytes + at, length - at, &here);
		if (used && !point_unsafe(here))
			continue;
		if (point)
			*point = used ? here : -1;
		return at;
	}
	return SIZE_MAX;
}

void text_make_safe(char *bytes, size_t length)
{
	size_t first;

	for (; (first = text_first_unsafe(bytes, length, NULL)) != SIZE_MAX; bytes += first, length -= first) {
		int32_t point;
		size_t used = text_decode(bytes + first, length - first, &point);

		memset(bytes + first, '?', used ? used : 1);
	}
}

size_t text_points(const char *string)
{
	size_t count = 0;
	int32_t point;

	while (*string) {
		string += decode_any(string, &point);
		count++;
	}
	return count;
}

/* What is not UTF-8, not assigned, or a tab takes one column: it is drawn as one stand-in. */
static int point_columns(int32_t point)
{
	if ((point >= ' ' && point <= '~') || point < 0 || point == '\t')
		return 1;
	if ((point >= 0x1160 && point <= 0x11ff) || (point >= 0xd7b0 && point <= 0xd7ff))
		return 0; /* vowels and finals of Hangul join the letter before; utf8proc's versions differ here */
	if (utf8proc_category(point) == UTF8PROC_CATEGORY_CN)
		return 1;
	return utf8proc_charwidth(point);
}

int text_columns_of(const char *bytes, size_t length)
{
	int columns = 0;

	for (size_t at = 0, used; at < length; at += used) {
		int32_t point;

		used = 1;
		if (bytes[at] >= ' ' && bytes[at] <= '~') {
			columns++;
			continue;
		}
		used = text_decode(bytes + at, length - at, &point);
		columns += point_columns(used ? point : -1);
		used = used ? used : 1;
	}
	return columns;
}

int text_columns(const char *string)
{
	return text_columns_of(string, strlen(string));
}

/* Columns are added up over the cluster, as terminals do that know no clusters: never too few. */
size_t text_cluster(const char *string, int *columns)
{
	int32_t before, point, state = 0;
	size_t length;

	*columns = *string >= ' ' && *string <= '~';
	if (!*string)
		return 0;
	if (*columns && !(string[1] & 0x80)) /* most text by far: nothing can join it */
		return 1;
	length = decode_any(string, &before);
	*columns = point_columns(before);
	while (before >= 0 && (string[length] & 0x80)) {
		size_t used = decode_any(string + length, &point);

		if (point < 0 || utf8proc_grapheme_break_stateful(before, point, &state))
			break;
		length += used;
		*columns += point_columns(point);
		before = point;
	}
	return length;
}

size_t text_fit(const char *string, int columns)
{
	size_t at = 0, used;
	int wide;

	while ((used = text_cluster(string + at, &wide)) && wide <= columns) {
		at += used;
		columns -= wide;
	}
	return at;
}

/* utf8proc's own call allocates by malloc; these two steps of it take our memory. */
static char *mapped(struct arena *arena, const char *string, utf8proc_option_t options)
{
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)string;
	utf8proc_ssize_t length = (utf8proc_ssize_t)strlen(string), count;
	utf8proc_int32_t *points;
	size_t size;
	char *copy;

	count = utf8proc_decompose(bytes, length, NULL, 0, options);
	if (count < 0)
		return arena_copy(arena, string, (size_t)length);
	size = ((size_t)count + 1) * sizeof(*points);
	points = memory_alloc(size);
	count = utf8proc_decompose(bytes, length, points, count, options);
	count = utf8proc_reencode(points, count, options);
	copy = arena_copy(arena, (const char *)points, (size_t)count);
	memory_wipe(points, size);
	memory_free(points);
	return copy;
}

static bool all_ascii(const char *string)
{
	while (*string && !((unsigned char)*string & 0x80))
		string++;
	return !*string;
}

char *text_nfc(struct arena *arena, const char *string)
{
	if (all_ascii(string))
		return arena_string(arena, string);
	return mapped(arena, string, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

/* Letters that have no accent to take off, as people type them who lack the key. All are two bytes long,
 * and so is what stands for them at most: folding them never lengthens the text. */
static const struct {
	int32_t point;
	char plain[3];
} plain_letters[] = {
	{0xe6, "ae"},
	{0xf8, "o"},
	{0x153, "oe"},
	{0xf0, "d"},
	{0x111, "d"},
	{0xfe, "th"},
	{0x142, "l"},
	{0x131, "i"},
	{0x127, "h"},
};

static const char *plain_letter(int32_t point)
{
	for (size_t i = 0; i < sizeof(plain_letters) / sizeof(*plain_letters); i++) {
		if (plain_letters[i].point == point)
			return plain_letters[i].plain;
	}
	return NULL;
}

/* What a Danish letter is folded to, or NULL. */
static const char *danish_folded(const char *at)
{
	static const struct {
		char letter[3];
		char plain[3];
	} rows[] = {
		{"\303\246", "ae"},
		{"\303\206", "ae"},
		{"\303\270", "o"},
		{"\303\230", "o"},
		{"\303\245", "a"},
		{"\303\205", "a"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (memcmp(rows[i].letter, at, 2) == 0)
			return rows[i].plain;
	return NULL;
}

/* Plain English and Danish, which is nearly all there is, folded without a table; NULL where there is more in it. */
static char *fold_plain(struct arena *arena, const char *string)
{
	char *folded = arena_alloc(arena, strlen(string) + 1), *out = folded;

	for (const char *at = string; *at; at++) {
		const char *plain;

		if (!((unsigned char)*at & 0x80)) {
			*out++ = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
			continue;
		}
		plain = danish_folded(at++);
		if (!plain)
			return NULL;
		memcpy(out, plain, strlen(plain));
		out += strlen(plain);
	}
	return folded;
}

char *text_fold(struct arena *arena, const char *string)
{
	char *quick = fold_plain(arena, string);
	char *folded = quick ? quick
			     : mapped(arena, string,
				     UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK
					     | UTF8PROC_IGNORE);
	char *out = folded;

	if (quick)
		return quick;
	for (const char *at = folded; *at;) {
		int32_t point;
		size_t used = decode_any(at, &point);
		const char *plain = plain_letter(point);
		size_t length = plain ? strlen(plain) : used;

		memmove(out, plain ? plain : at, length);
		out += length;
		at += used;
	}
	*out = '\0';
	return folded;
}

int32_t text_lower(int32_t point)
{
	return utf8proc_tolower(point);
}

const char *text_capital(struct arena *arena, const char *string)
{
	int32_t point;
	size_t length = strlen(string), first = text_decode(string, length, &point), size;
	char letters[4], *copy;

	if (!first || utf8proc_toupper(point) == point)
		return string;
	size = text_encode(utf8proc_toupper(point), letters);
	copy = arena_alloc(arena, size + length - first + 1);
	memcpy(copy, letters, size);
	memcpy(copy + size, string + first, length - first + 1);
	return copy;
}

const char *text_library(void)
{
	return utf8proc_version();
}
