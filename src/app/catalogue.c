#include "app/catalogue.h"

#include <stdint.h>
#include <string.h>

#include "app/plural.h"

#define MAGIC 0x950412deu

static uint32_t word_at(const struct catalogue *catalogue, size_t offset)
{
	uint32_t word;

	memcpy(&word, catalogue->bytes + offset, sizeof word);
	return word;
}

/* Entry `index` of the table of lengths and offsets at `table`; NULL where it leads out of the bytes. */
static const char *string_at(const struct catalogue *catalogue, uint32_t table, uint32_t index, size_t *length)
{
	size_t entry = (size_t)table + (size_t)index * 8;
	size_t start;

	if (entry + 8 > catalogue->length)
		return NULL;
	*length = word_at(catalogue, entry);
	start = word_at(catalogue, entry + 4);
	if (start >= catalogue->length || *length >= catalogue->length - start || catalogue->bytes[start + *length])
		return NULL;
	return (const char *)catalogue->bytes + start;
}

static const char *find(const struct catalogue *catalogue, const char *msgid, size_t *length)
{
	uint32_t low = 0, high, originals, translations;

	if (catalogue->length < 28 || word_at(catalogue, 0) != MAGIC)
		return NULL;
	high = word_at(catalogue, 8);
	originals = word_at(catalogue, 12);
	translations = word_at(catalogue, 16);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const char *original = string_at(catalogue, originals, middle, length);
		int order = original ? strcmp(msgid, original) : 0;

		if (!original)
			return NULL;
		if (!order)
			return string_at(catalogue, translations, middle, length);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *catalogue_find(const struct catalogue *catalogue, const char *msgid)
{
	size_t length;
	const char *found = *msgid ? find(catalogue, msgid, &length) : NULL;

	return found && *found ? found : NULL;
}

const char *catalogue_find_count(const struct catalogue *catalogue, const char *one, unsigned long count)
{
	size_t length, header_length;
	const char *found = find(catalogue, one, &length);
	const char *end = found ? found + length : NULL;
	unsigned long form = plural_form(find(catalogue, "", &header_length), count);

	for (; found && form; form--) {
		found += strlen(found) + 1;
		if (found > end)
			return NULL;
	}
	return found && *found ? found : NULL;
}
