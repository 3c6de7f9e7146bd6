#include "load/phrase.h"

#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "load/match.h"

void phrase_start(struct phrase *phrase, const char *string)
{
	size_t length = strlen(string);

	*phrase = (struct phrase){.copy = memory_alloc(length + 1)};
	memcpy(phrase->copy, string, length);
	for (char *at = phrase->copy + strspn(phrase->copy, " "), *end; *at; at = end + strspn(end, " ")) {
		if (phrase->count == PHRASE_WORDS) {
			phrase->count = 0;
			return;
		}
		phrase->words[phrase->count++] = at;
		end = at + strcspn(at, " ");
		if (*end)
			*end++ = '\0';
	}
}

void phrase_clear(struct phrase *phrase)
{
	memory_free(phrase->copy);
	phrase->copy = NULL;
}

bool phrase_words(struct phrase *phrase, const char *words)
{
	uint32_t at = phrase->at;

	while (*words) {
		size_t length = strcspn(words, " ");

		if (at == phrase->count || strlen(phrase->words[at]) != length
			|| memcmp(phrase->words[at], words, length) != 0)
			return false;
		at++;
		words += length;
		words += *words == ' ';
	}
	phrase->at = at;
	return true;
}

bool phrase_number(struct phrase *phrase, int32_t *number)
{
	const char *word = phrase->at < phrase->count ? phrase->words[phrase->at] : "";

	if (!digits_only(word) || strlen(word) > 9)
		return false;
	for (*number = 0; *word; word++)
		*number = *number * 10 + (*word - '0');
	phrase->at++;
	return true;
}

bool phrase_amount(struct phrase *phrase, int32_t *amount, enum unit *unit)
{
	static const char *const names[] = {"day", "days", "month", "months", "year", "years"};
	uint32_t start = phrase->at;

	if (!phrase_number(phrase, amount))
		return false;
	for (uint32_t i = 0; i < 6; i++)
		if (phrase_words(phrase, names[i])) {
			*unit = (enum unit)(i / 2);
			/* Ten thousand years are more than the calendar has. */
			if (*amount <= (i < 2 ? 3700000 : i < 4 ? 120000 : 10000))
				return true;
		}
	phrase->at = start;
	return false;
}

bool phrase_date(struct phrase *phrase, int32_t *day)
{
	if (phrase->at == phrase->count || date_parse_iso(phrase->words[phrase->at], day) != DATE_FINE)
		return false;
	phrase->at++;
	return true;
}

bool phrase_operand(struct phrase *phrase, bool *my, const char **name)
{
	const char *word = phrase->at < phrase->count ? phrase->words[phrase->at] : "";

	*my = strncmp(word, "my.", 3) == 0;
	if (!*my && strncmp(word, "its.", 4) != 0)
		return false;
	*name = strchr(word, '.') + 1;
	phrase->at++;
	return true;
}

bool phrase_end(const struct phrase *phrase)
{
	return phrase->at == phrase->count;
}

const char *phrase_hint(struct loader *loader, const struct phrase *phrase)
{
	static const char *const known[] = {"given", "not", "same", "as", "at", "least", "most", "more", "less", "than",
		"within", "old", "left", "passed", "by", "from", "until", "before", "after", "to", "days", "months",
		"years", "day", "month", "year"};
	uint32_t count = sizeof known / sizeof known[0];

	for (uint32_t i = 0; i < phrase->count; i++) {
		bool right =
			strchr(phrase->words[i], '.') || digits_only(phrase->words[i]) || strlen(phrase->words[i]) < 3;

		for (uint32_t j = 0; j < count && !right; j++)
			right = strcmp(known[j], phrase->words[i]) == 0;
		if (!right) {
			const char *hint = hint_word(loader, phrase->words[i], known, count);

			if (hint[0])
				return hint;
		}
	}
	return "";
}

uint32_t operand_attribute(struct loader *loader, struct at at, bool my, const char *name)
{
	uint32_t index = NO_INDEX;

	if (id_find(loader, at, name, 1u << ID_ATTRIBUTE, &index) == ID_NOTHING || attribute_is_untyped(loader, index))
		return NO_INDEX;
	if (loader->rules->attributes[index].of_person == my)
		return index;
	tell(loader, FAULT_WRONG_ID, at,
		my ? "`my.%s`: `my.` goes with a fact; `%s` is an attribute of papers, `its.%s`"
		   : "`its.%s`: `its.` goes with an attribute of the paper; `%s` is a fact, `my.%s`",
		name, name, name);
	return NO_INDEX;
}

/* Of several numbers none is the one. */
bool is_amount(struct loader *loader, struct at at, uint32_t fact)
{
	const struct attribute *attribute = &loader->rules->attributes[fact];

	if (attribute->type == TYPE_NUMBER && !attribute->several)
		return true;
	tell(loader, FAULT_TEST_TYPE, at, "`%s` is not %s and cannot say how many", attribute->id,
		attribute->several ? "one value" : "a number");
	return false;
}

bool read_amount(struct loader *loader, struct at at, uint32_t *number, uint32_t *fact)
{
	const char *word = read_word(loader, at);

	if (!word)
		return false;
	uint32_t index;

	if (rules_find(loader->rules, word, &index) == ID_ATTRIBUTE && loader->rules->attributes[index].of_person) {
		tell(loader, FAULT_BAD_NUMBER, at, "`%s` is a fact about a person; did you mean `my.%s`?", word, word);
		return false;
	}
	if (strncmp(word, "my.", 3) != 0)
		return read_number(loader, at, 0, 999999, number);
	index = operand_attribute(loader, at, true, word + 3);

	if (index == NO_INDEX)
		return false;
	*fact = index;
	return is_amount(loader, at, index);
}
