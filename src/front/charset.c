#include "front/charset.h"

#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

/* Tables, a line as a person reads them: clang-format would give each cell a line of its own. */
/* clang-format off */

/* Names of one set, as locales and people write them; punctuation and case are ignored. */
struct charset_name { const char *name; enum charset charset; };

static const struct charset_name names[] = {
	{"utf8", CHARSET_UTF8},
	{"iso88591", CHARSET_LATIN1}, {"88591", CHARSET_LATIN1}, {"latin1", CHARSET_LATIN1}, {"l1", CHARSET_LATIN1},
	{"iso885915", CHARSET_LATIN9}, {"885915", CHARSET_LATIN9}, {"latin9", CHARSET_LATIN9}, {"l9", CHARSET_LATIN9},
};

/* Where ISO 8859-15 differs from 8859-1. */
struct latin9_row { unsigned char byte; int32_t point; };

static const struct latin9_row latin9_rows[] = {
	{0xa4, 0x20ac}, {0xa6, 0x160}, {0xa8, 0x161}, {0xb4, 0x17d},
	{0xb8, 0x17e}, {0xbc, 0x152}, {0xbd, 0x153}, {0xbe, 0x178},
};

enum { LATIN9_COUNT = sizeof latin9_rows / sizeof latin9_rows[0] };

/* What stands for a character that the set lacks. First all of U+00A0 to U+00FF, then singles. */
static const char *const plain_latin1[96] = {
	" ", "!", "c", "GBP", "*", "Y", "|", "section ", "\"", "(c)", "a", "\"", "not ", "", "(R)", "-",
	" degrees", "+/-", "2", "3", "'", "u", "*", ".", ",", "1", "o", "\"", "1/4", "1/2", "3/4", "?",
	"A", "A", "A", "A", "Ae", "Aa", "Ae", "C", "E", "E", "E", "E", "I", "I", "I", "I",
	"D", "N", "O", "O", "O", "O", "Oe", "x", "Oe", "U", "U", "U", "Ue", "Y", "Th", "ss",
	"a", "a", "a", "a", "ae", "aa", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "oe", "/", "oe", "u", "u", "u", "ue", "y", "th", "y",
};

/* U+0100 to U+017F by base letter. */
static const char plain_extended[] =
	"AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

struct plain_row { int32_t point; const char *plain; };

static const struct plain_row plain_rows[] = {
	{0x218, "S"}, {0x219, "s"}, {0x21a, "T"}, {0x21b, "t"}, {0x1e9e, "SS"},
	{0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"}, {0x2014, "-"}, {0x2015, "-"},
	{0x2018, "'"}, {0x2019, "'"}, {0x201a, "'"}, {0x201b, "'"}, {0x201c, "\""}, {0x201d, "\""}, {0x201e, "\""},
	{0x2022, "*"}, {0x2026, "..."}, {0x202f, " "}, {0x2009, " "}, {0x2032, "'"}, {0x2039, "'"}, {0x203a, "'"},
	{0x20ac, "EUR"}, {0x2122, "(TM)"}, {0x2190, "<-"}, {0x2192, "->"}, {0x2212, "-"}, {0x2264, "<="}, {0x2265, ">="},
	{0xfb01, "fi"}, {0xfb02, "fl"},
};

/* clang-format on */

enum { EXTENDED_FIRST = 0x100, EXTENDED_COUNT = sizeof plain_extended - 1, LATIN1_FIRST = 0xa0 };

enum charset charset_by_name(const char *name)
{
	char bare[16];
	size_t length = 0, row;

	for (; *name && length < sizeof bare - 1; name++)
		if (!strchr("-_: .", *name))
			bare[length++] = *name;
	bare[length] = '\0';
	for (row = 0; row < sizeof names / sizeof names[0]; row++)
		if (strcasecmp(bare, names[row].name) == 0)
			return names[row].charset;
	return CHARSET_ASCII;
}

/* Of a locale that the system does not have: "da_DK.ISO-8859-1", "da_DK@euro", "da_DK". */
static enum charset charset_of_locale_name(const char *locale)
{
	const char *dot = strchr(locale, '.'), *at = strchr(locale, '@');
	char codeset[32];
	size_t length;

	if (dot && (!at || dot < at)) {
		length = at ? (size_t)(at - dot - 1) : strlen(dot + 1);
		if (length >= sizeof codeset)
			return CHARSET_ASCII;
		memcpy(codeset, dot + 1, length);
		codeset[length] = '\0';
		return charset_by_name(codeset);
	}
	if (at && strcmp(at, "@euro") == 0)
		return CHARSET_LATIN9;
	return strlen(locale) >= 5 && locale[2] == '_' ? CHARSET_LATIN1 : CHARSET_ASCII;
}

enum charset charset_of_environment(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *value;
	size_t which;

	if (setlocale(LC_CTYPE, ""))
		return charset_by_name(nl_langinfo(CODESET));
	for (which = 0; which < sizeof variables / sizeof variables[0]; which++) {
		value = getenv(variables[which]);
		if (value && *value)
			return charset_of_locale_name(value);
	}
	return CHARSET_ASCII;
}

/* The byte for a code point in the set, or -1. */
static int byte_of(enum charset charset, int32_t point)
{
	size_t row;

	if (point < 0x80)
		return (int)point;
	if (charset == CHARSET_ASCII)
		return -1;
	if (charset == CHARSET_LATIN9)
		for (row = 0; row < LATIN9_COUNT; row++) {
			if (latin9_rows[row].point == point)
				return latin9_rows[row].byte;
			if (latin9_rows[row].byte == point)
				return -1;
		}
	return point >= LATIN1_FIRST && point <= 0xff ? (int)point : -1;
}

/* What is written for a code point that the set lacks. */
static const char *plain_of(int32_t point)
{
	/* clang-format off */
	static const char letters[][2] = {
		"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W",
		"X", "Y", "Z", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
		"u", "v", "w", "x", "y", "z",
	};
	/* clang-format on */
	size_t row;

	if (point >= LATIN1_FIRST && point <= 0xff)
		return plain_latin1[point - LATIN1_FIRST];
	if (point >= EXTENDED_FIRST && point < EXTENDED_FIRST + EXTENDED_COUNT) {
		const char letter = plain_extended[point - EXTENDED_FIRST];

		return letters[letter >= 'a' ? letter - 'a' + 26 : letter - 'A'];
	}
	if (point >= 0x300 && point <= 0x36f)
		return ""; /* an accent set beside its letter */
	for (row = 0; row < sizeof plain_rows / sizeof plain_rows[0]; row++)
		if (plain_rows[row].point == point)
			return plain_rows[row].plain;
	return "?";
}

static bool has_all(enum charset charset, const char *text)
{
	const size_t length = strlen(text);
	size_t at = 0, step;
	int32_t point;

	if (charset == CHARSET_UTF8)
		return true;
	for (; at < length; at += step) {
		step = text_decode(text + at, length - at, &point);
		if (!step || byte_of(charset, point) < 0)
			return false;
	}
	return true;
}

const char *charset_plain(struct arena *arena, enum charset charset, const char *text)
{
	struct buffer plain;
	const size_t length = strlen(text);
	size_t at = 0, step;
	int32_t point;
	char *copy;

	if (has_all(charset, text))
		return text;
	buffer_init(&plain);
	for (; at < length; at += step ? step : 1) {
		step = text_decode(text + at, length - at, &point);
		if (step && byte_of(charset, point) >= 0)
			buffer_add(&plain, text + at, step);
		else
			buffer_add_string(&plain, step ? plain_of(point) : "?");
	}
	copy = arena_string(arena, buffer_string(&plain));
	buffer_clear(&plain);
	return copy;
}

void charset_encode(struct buffer *out, enum charset charset, const char *bytes, size_t length)
{
	size_t at = 0, step;
	int32_t point;
	int byte;

	if (charset == CHARSET_UTF8) {
		buffer_add(out, bytes, length);
		return;
	}
	for (; at < length; at += step ? step : 1) {
		step = text_decode(bytes + at, length - at, &point);
		byte = step ? byte_of(charset, point) : -1;
		if (byte >= 0)
			buffer_add_byte(out, (char)byte);
		else
			buffer_add_string(out, step ? plain_of(point) : "?");
	}
}

/* The code point of a byte of the set, or -1. */
static int32_t point_of(enum charset charset, unsigned char byte)
{
	size_t row;

	if (byte < 0x80)
		return byte;
	if (charset == CHARSET_ASCII || byte < LATIN1_FIRST)
		return -1;
	for (row = 0; charset == CHARSET_LATIN9 && row < LATIN9_COUNT; row++)
		if (latin9_rows[row].byte == byte)
			return latin9_rows[row].point;
	return byte;
}

void charset_decode(struct buffer *out, enum charset charset, const char *bytes, size_t length)
{
	char encoded[4];
	size_t at, step;
	int32_t point;

	for (at = 0; at < length; at += step) {
		step = 1;
		if (charset == CHARSET_UTF8) {
			step = text_decode(bytes + at, length - at, &point);
			if (step)
				buffer_add(out, bytes + at, step);
			else
				step = 1;
			continue;
		}
		point = point_of(charset, (unsigned char)bytes[at]);
		if (point >= 0)
			buffer_add(out, encoded, text_encode(point, encoded));
	}
}
