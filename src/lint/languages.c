#include "lint/lint.h"

#include <string.h>

#include "base/buffer.h"
#include "lint/texts.h"

static bool digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* gcc's analyzer cannot see that a text that is compared is there in both languages. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wanalyzer-null-dereference"
#pragma GCC diagnostic ignored "-Wanalyzer-null-argument"
#endif

static bool letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (unsigned char)byte >= 0x80;
}

/* The next run of digits at or after `*at`, its end in `*at`; NULL when there is none. */
static const char *next_number(const char **at, size_t *length)
{
	const char *start = *at;

	while (*start && !digit(*start))
		start++;
	if (!*start)
		return NULL;
	for (*length = 0; digit(start[*length]); ++*length)
		;
	*at = start + *length;
	return start;
}

/* A site's dot, or a mail address's @: between letters, two at least on either side of a dot, or it is short for
 * something ("e.g.", "f.eks."). */
static bool joins(const char *at, const char *word)
{
	if (!letter(at[1]) || !letter(at[-1]))
		return false;
	return *at == '@' || (*at == '.' && at > word + 1 && letter(at[-2]) && letter(at[2]));
}

/* The next {name}, or word with a dot or an @ within it. */
static const char *next_name(const char **at, size_t *length)
{
	const char *start = *at;

	for (; *start; start++) {
		bool named = *start == '{';
		bool inner = false;

		if (!named && (!letter(*start) || (start > *at && letter(start[-1]))))
			continue;
		for (*length = 1; start[*length] && !strchr(" \n,;:!?()", start[*length]); ++*length) {
			char byte = start[*length];

			inner |= joins(start + *length, start);
			if (named && byte == '}') {
				++*length;
				break;
			}
		}
		while (!named && start[*length - 1] == '.')
			--*length;
		if (named || inner) {
			*at = start + *length;
			return start;
		}
	}
	*at = start;
	return NULL;
}

/* The next sign that is no punctuation: of an alphabet, say. Beside a digit it may be put in words: "18+", "from 18". */
static const char *next_sign(const char **at, size_t *length)
{
	for (const char *start = *at; *start; start++) {
		if (!strchr("#$%^*_+=\\<>[]|~", *start) || digit(start[1]) || (start > *at && digit(start[-1])))
			continue;
		*length = 1;
		*at = start + 1;
		return start;
	}
	return NULL;
}

typedef const char *next_piece(const char **at, size_t *length);

static size_t count_piece(const char *text, const char *piece, size_t length, next_piece *next)
{
	size_t count = 0, found_length;
	const char *found;

	while ((found = next(&text, &found_length)) != NULL)
		count += found_length == length && strncmp(found, piece, length) == 0;
	return count;
}

/* A piece of `left` that is not as often in `right`. */
static const char *lacking(const char *left, const char *right, next_piece *next, size_t *length)
{
	const char *at = left, *piece;

	while ((piece = next(&at, length)) != NULL)
		if (count_piece(left, piece, *length, next) != count_piece(right, piece, *length, next))
			return piece;
	return NULL;
}

static bool capital(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

/* Two capitals and a dot. */
static bool two_capitals(const char *at)
{
	return capital(at[0]) && capital(at[1]) && at[2] == '.';
}

/* Is the dot that of a letter, or of two capitals beside such others: "z. B.", "EE. UU."? */
static bool abbreviation(const char *text, const char *dot)
{
	size_t before = (size_t)(dot - text);

	if (*dot != '.' || !before || !letter(dot[-1]))
		return false;
	if (before == 1 || strchr(" .(", dot[-2]))
		return true;
	if (before < 2 || !two_capitals(dot - 2) || (before > 2 && letter(dot[-3])))
		return false;
	return (dot[1] == ' ' && two_capitals(dot + 2)) || (before >= 6 && dot[-3] == ' ' && two_capitals(dot - 6));
}

/* Sentences end with . ? or ! before a space and a capital, or at the end; "31. oktober" does not. */
static size_t sentences(const char *text)
{
	size_t count = 0;

	for (const char *at = text; *at; at++) {
		if (!strchr(".?!", *at) || (at[1] && at[1] != ' ' && at[1] != '\n'))
			continue;
		if (abbreviation(text, at))
			continue;
		if (at[1]
			&& ((at[2] >= 'a' && at[2] <= 'z') || digit(at[2])
				|| (*at == '.' && at > text && digit(at[-1]))))
			continue;
		count++;
	}
	return count;
}

static void tell(const struct lint *lint, enum diagnostic_id id, const struct text *text, const char *owner,
	const char *key, const char *format, const char *piece, size_t length, uint32_t language)
{
	struct buffer path, message;

	buffer_init(&path);
	buffer_init(&message);
	buffer_add_format(&path, "%s%s%s", owner, *owner ? "." : "", key);
	if (piece) {
		buffer_add(&message, piece, length);
		buffer_add_byte(&message, ' ');
	}
	buffer_add_format(&message, "%s %s", format, lint->rules->languages[language].tag);
	lint_tell(lint, id, text->body->place, buffer_string(&path), buffer_string(&message));
	buffer_clear(&path);
	buffer_clear(&message);
}

/* What the one text has more often than the other, each way round; only the first such piece is told. */
static bool tell_lacking(const struct lint *lint, enum diagnostic_id id, const struct text *text, const char *owner,
	const char *key, next_piece *next, const uint32_t languages[2])
{
	for (uint32_t i = 0; i < 2; i++) {
		uint32_t other = languages[1 - i];
		size_t length;
		const char *piece = lacking(text_at(text, languages[i]), text_at(text, other), next, &length);

		if (!piece)
			continue;
		tell(lint, id, text, owner, key, "is not as often in", piece, length, other);
		return true;
	}
	return false;
}

static void compare(const struct lint *lint, const char *owner, const char *key, const struct text *text,
	uint32_t first, uint32_t second)
{
	const char *left = text_at(text, first), *right = text_at(text, second);
	const uint32_t languages[2] = {first, second};

	if (text->body->once)
		return;
	if (strcmp(left, right) == 0) {
		tell(lint, LINT_TEXT_IDENTICAL, text, owner, key, "the text is the same in", NULL, 0, second);
		return;
	}
	tell_lacking(lint, LINT_NUMBERS_DIFFER, text, owner, key, next_number, languages);
	if (!tell_lacking(lint, LINT_NAMES_DIFFER, text, owner, key, next_name, languages))
		tell_lacking(lint, LINT_NAMES_DIFFER, text, owner, key, next_sign, languages);
	if (sentences(left) != sentences(right))
		tell(lint, LINT_SENTENCES_DIFFER, text, owner, key, "there are more or fewer sentences in", NULL, 0,
			second);
}

static void check(void *context, const char *owner, const char *key, const struct text *text)
{
	const struct lint *lint = context;
	uint32_t first = NO_INDEX;

	for (uint32_t i = 0; i < lint->rules->language_count; i++)
		if (text_at(text, i) && first == NO_INDEX)
			first = i;
	if (first == NO_INDEX)
		return;
	for (uint32_t i = 0; i < lint->rules->language_count; i++) {
		if (!text_at(text, i))
			tell(lint, LINT_TEXT_MISSING, text, owner, key, "there is no text in", NULL, 0, i);
		else if (i != first)
			compare(lint, owner, key, text, first, i);
	}
}

void lint_texts(const struct lint *lint)
{
	texts_each(lint->rules, check, (void *)lint);
}
