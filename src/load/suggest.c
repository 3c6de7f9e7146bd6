#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "load/test.h"
#include "load/value.h"

/* What people write for a test that the notation says otherwise. The first row that fits is used, and then the rows
 * after it; a number is left to stand. */
static const struct {
	const char *said, *meant;
} sayings[] = {{"not passed by more than", "not passed by more than"},
	{"not passed by at most", "not passed by more than"}, {"not passed by", "not passed by more than"},
	{"passed by at most", "not passed by more than"}, {"expired by at most", "not passed by more than"},
	{"mo", "months"}, {"mth", "months"}, {"yr", "years"}, {"yrs", "years"}, {"not older than", "at most"},
	{"no older than", "at most"}, {"not more than", "at most"}, {"no more than", "at most"},
	{"not over", "at most"}, {"up to", "at most"}, {"maximum", "at most"}, {"max", "at most"}, {"<=", "at most"},
	{"not less than", "at least"}, {"no less than", "at least"}, {"not under", "at least"}, {"minimum", "at least"},
	{"min", "at least"}, {">=", "at least"}, {"younger than", "less than"}, {"newer than", "less than"},
	{"fewer than", "less than"}, {"under", "less than"}, {"<", "less than"}, {"older than", "more than"},
	{"over", "more than"}, {">", "more than"}, {"on or after", "from"}, {"not before", "from"}, {"since", "from"},
	{"on or before", "until"}, {"not after", "until"}, {"by", "until"}, {"not expired", "not passed"},
	{"from today", "not passed"}, {"after today", "more than 0 days left"},
	{"after visit", "more than 0 days left"}, {"from visit", "not passed"}, {"before today", "passed"},
	{"before visit", "passed"}, {"unexpired", "not passed"}, {"valid", "not passed"},
	{"in the future", "not passed"}, {"expired", "passed"}, {"in the past", "passed"}, {"not at most", "more than"},
	{"not at least", "less than"}, {"not within", "more than"}, {"exactly", ""}, {"equal to", ""}, {"equals", ""},
	{"is", ""}, {"between", ""}, {"in", ""}, {"and", "to"}, {"the last", ""}, {"last", ""}, {"ago", "old"},
	{"remaining", "left"}, {"required", "yes"}, {"present", "yes"}, {"any", "given"}, {"exists", "given"},
	{"one", "1"}, {"two", "2"}, {"three", "3"}, {"six", "6"}, {"twelve", "12"}};

static bool starts_word(const char *text, const char *word, size_t length)
{
	return strncmp(text, word, length) == 0
		&& (!text[length] || text[length] == ' ' || !isalpha((unsigned char)word[length - 1]));
}

/* One blank between words, each saying put as the notation has it. */
static void say_otherwise(struct buffer *out, const char *words)
{
	for (const char *at = words + strspn(words, " "); *at;) {
		uint32_t row = 0, count = sizeof sayings / sizeof sayings[0];

		while (row < count && !starts_word(at, sayings[row].said, strlen(sayings[row].said)))
			row++;
		if (out->length && (row == count || sayings[row].meant[0]))
			buffer_add_byte(out, ' ');
		if (row < count) {
			buffer_add_string(out, sayings[row].meant);
			at += strlen(sayings[row].said);
		} else {
			while (*at && *at != ' ')
				buffer_add_byte(out, *at++);
		}
		at += strspn(at, " ");
	}
}

static void small_letters(struct buffer *out, const char *word)
{
	for (; *word; word++)
		buffer_add_byte(out, *word >= 'A' && *word <= 'Z' ? (char)(*word + 'a' - 'A') : *word);
}

/* "3-5", "18+" and "18 or more" as the notation writes them. */
static void spell_out(struct buffer *out, const char *words)
{
	size_t digits = strspn(words, "0123456789");
	const char *rest = words + digits;

	if (digits && (strcmp(rest, "+") == 0 || strcmp(rest, " or more") == 0 || strcmp(rest, " or older") == 0))
		buffer_add_format(out, "at least %.*s", (int)digits, words);
	else if (digits && (strcmp(rest, " or less") == 0 || strcmp(rest, " or fewer") == 0))
		buffer_add_format(out, "at most %.*s", (int)digits, words);
	else if (digits && rest[0] == '-' && digits_only(rest + 1))
		buffer_add_format(out, "%.*s to %s", (int)digits, words, rest + 1);
	else if (strncmp(words, "my.", 3) == 0 || strncmp(words, "its.", 4) == 0)
		buffer_add_format(out, "same as %s", words);
	else if (digits_only(words))
		buffer_add_format(out, "at most %s", words);
	else
		buffer_add_string(out, words);
}

/* An age has years and nothing else, and so needs no unit. */
static void leave_out_years(struct buffer *out, const char *words)
{
	static const char *const units[] = {" years old", " years of age", " year old", " years", " year", " old"};
	const char *end = NULL;
	size_t length = 0;

	for (uint32_t i = 0; i < sizeof units / sizeof units[0] && !end; i++) {
		end = strstr(words, units[i]);
		length = strlen(units[i]);
	}
	if (end)
		buffer_add_format(out, "%.*s%s", (int)(end - words), words, end + length);
}

/* "in at least 4 months" is so long from the visit. */
static void put_left(struct buffer *out, const char *word, const char *words)
{
	if (strncmp(word, "in ", 3) == 0)
		buffer_add_format(out, "%s left", words);
}

/* A length of time alone: what is left is at least that, what is past at most. */
static void put_limit(struct buffer *out, const char *words, const char *behind)
{
	size_t length = strlen(words);
	bool left = length > 5 && strcmp(words + length - 5, " left") == 0;

	buffer_add_format(out, "at %s %s%s", left ? "least" : "most", words, behind);
}

/* Weeks are days. */
static void weeks_as_days(struct buffer *out, const char *words)
{
	const char *week = strstr(words, " week");
	const char *digits = week;

	while (digits && digits > words && isdigit((unsigned char)digits[-1]))
		digits--;
	if (week && week - digits > 0 && week - digits < 5)
		buffer_add_format(out, "%.*s%ld days%s", (int)(digits - words), words, 7 * strtol(digits, NULL, 10),
			week + strlen(" week") + (week[strlen(" week")] == 's'));
}

/* A number has no unit, no blank and no sign in it: "30 000", "25%", "500 kroner". */
static void bare_number(struct buffer *out, const char *words)
{
	const char *first = words + strcspn(words, "0123456789"), *at = first;

	buffer_add(out, words, (size_t)(first - words));
	for (; *at
		&& (isdigit((unsigned char)*at)
			|| ((*at == ' ' || *at == '.' || *at == '\'') && isdigit((unsigned char)at[1])));
		at++)
		if (isdigit((unsigned char)*at))
			buffer_add_byte(out, *at);
	if (*at && strcmp(at, "%") != 0 && (*at != ' ' || !isalpha((unsigned char)at[1]) || strncmp(at, " to", 3) == 0))
		buffer_clear(out);
}

bool reads_as_test(const struct parsing *parsing, const char *words)
{
	struct parsing trial = *parsing;
	struct value value;
	uint32_t made;

	if (parsing->attribute->type == TYPE_COUNTRY && rules_find(parsing->loader->rules, words, &made) == ID_SET)
		return true;
	trial.trying = true;
	trial.told = false;
	return words[0]
		&& (phrase_test(&trial, words, &made)
			|| (!trial.told && parsing->attribute->type != TYPE_TEXT
				&& value_of_word(parsing->loader->arena, parsing->attribute, words, &value)));
}

/* "before moved" and "before my moved", where `moved` is a fact. */
static void put_my(struct buffer *out, const char *words)
{
	const char *last = strrchr(words, ' ');
	size_t length = last ? (size_t)(last - words) : 0;

	if (length > 3 && strncmp(words + length - 3, " my", 3) == 0)
		length -= 3;
	if (last)
		buffer_add_format(out, "%.*s my.%s", (int)length, words, last + 1);
}

enum { ATTEMPTS = 13 };

/* The first that reads as a test is proposed. */
static void make_attempts(struct buffer attempts[ATTEMPTS], const struct attribute *attribute, const char *word)
{
	const char *small, *words;
	bool weeks;

	for (uint32_t i = 0; i < ATTEMPTS; i++)
		buffer_init(&attempts[i]);
	small_letters(&attempts[0], word);
	small = buffer_string(&attempts[0]);
	say_otherwise(&attempts[1], small);
	words = buffer_string(&attempts[1]);
	put_left(&attempts[2], small, words);
	spell_out(&attempts[3], words);
	buffer_add_format(&attempts[4], "%s old", words);
	if (attribute->type == TYPE_AGE)
		leave_out_years(&attempts[5], words);
	for (const char *at = word; attribute->type == TYPE_COUNTRY && *at; at++)
		buffer_add_byte(&attempts[6], *at >= 'a' && *at <= 'z' ? (char)(*at + 'A' - 'a') : *at);
	if (attribute->type == TYPE_DATE) {
		buffer_add_format(&attempts[7], "%s years old", buffer_string(&attempts[3]));
		weeks_as_days(&attempts[8], words);
	}
	put_my(&attempts[9], words);
	weeks = attempts[8].length > 0;
	put_limit(&attempts[10], weeks ? buffer_string(&attempts[8]) : words, "");
	put_limit(&attempts[11], weeks ? buffer_string(&attempts[8]) : words, " old");
	if (attribute->type == TYPE_NUMBER || attribute->type == TYPE_AGE)
		bare_number(&attempts[12], words);
}

bool names_no_day(const char *word)
{
	struct phrase phrase;
	bool found = false;
	int32_t day;

	phrase_start(&phrase, word);
	for (; phrase.at < phrase.count && !found; phrase.at++) {
		const char *one = phrase.words[phrase.at];
		size_t length = strlen(one);

		found = length >= 8 && strspn(one, "0123456789-/.") == length && strspn(one, "0123456789") < length
			&& date_parse_iso(one, &day) != DATE_FINE;
	}
	phrase_clear(&phrase);
	return found;
}

const char *suggest_test(const struct parsing *parsing, const char *word)
{
	struct loader *loader = parsing->loader;
	struct buffer attempts[ATTEMPTS], hint;
	const char *found = "";

	if (diagnostics_full(loader->diagnostics) || strlen(word) > 100)
		return "";
	if (names_no_day(word))
		return "; a date is written as 2026-12-31, and there must be such a day";
	if (strcmp(word, "not given") == 0)
		return "; `given` cannot be turned round";
	if (strcmp(word, "not") == 0 || strncmp(word, "not [", 5) == 0
		|| (strncmp(word, "not ", 4) == 0 && strstr(word, " or ")))
		return "; several values are ruled out by {not: [.., ..]}";
	if (strncmp(word, "!=", 2) == 0 || strncmp(word, "<>", 2) == 0 || strncmp(word, "is not ", 7) == 0)
		return "; what it may not be is written `not` and the word";
	make_attempts(attempts, parsing->attribute, word);
	buffer_init(&hint);
	for (uint32_t i = 0; i < ATTEMPTS && !found[0]; i++)
		if (reads_as_test(parsing, buffer_string(&attempts[i]))) {
			buffer_add_format(&hint, "; did you mean `%s`?", buffer_string(&attempts[i]));
			found = arena_string(loader->diagnostics->arena, buffer_string(&hint));
		}
	for (uint32_t i = 0; i < ATTEMPTS; i++)
		buffer_clear(&attempts[i]);
	buffer_clear(&hint);
	if (!found[0] && (strstr(word, " or ") || strchr(word, '|')))
		return "; several values are listed: [.., ..]";
	return found;
}
