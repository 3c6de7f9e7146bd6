#include "app/words.h"

#include <string.h>

#include "app/generated.h"
#include "base/text.h"

static const struct country_names *names_for(const char *tag)
{
	for (size_t index = 0; index < country_language_count; index++)
		if (!strcmp(country_languages[index].tag, tag))
			return &country_languages[index];
	return &country_languages[0];
}

static const char *name_at(const struct country_names *names, uint32_t index)
{
	return names->names + names->offsets[index];
}

const int32_t *country_codes(uint32_t *count)
{
	*count = country_count;
	return country_list;
}

const char *country_code_text(int32_t code, char out[3])
{
	out[0] = (char)(code >> 8 & 0x7f);
	out[1] = (char)(code & 0x7f);
	out[2] = '\0';
	return out;
}

const char *say_country(struct arena *arena, const char *tag, int32_t code)
{
	uint32_t place = country_place(code);
	char letters[3];

	if (place == NO_INDEX)
		return arena_string(arena, country_code_text(code, letters));
	return name_at(names_for(tag), place);
}

static int32_t code_typed(const char *folded)
{
	int32_t code;

	if (strlen(folded) != 2 || folded[0] < 'a' || folded[0] > 'z' || folded[1] < 'a' || folded[1] > 'z')
		return 0;
	code = country_code((char)(folded[0] - 'a' + 'A'), (char)(folded[1] - 'a' + 'A'));
	return country_place(code) == NO_INDEX ? 0 : code;
}

/* Does a word of the name begin so? 2: the name itself is it; 1: it begins so, or a later word does. */
static int fits(const char *name, const char *folded)
{
	size_t length = strlen(folded);

	if (!strcmp(name, folded))
		return 2;
	for (const char *word = name; word; word = strpbrk(word, " (-")) {
		word += word != name;
		if (!strncmp(word, folded, length))
			return 1;
	}
	return 0;
}

uint32_t country_matches(struct arena *arena, const char *tag, const char *typed, int32_t *found, uint32_t room)
{
	const struct country_names *names = names_for(tag);
	const char *folded = text_fold(arena, typed);
	int32_t code = code_typed(folded);
	uint32_t count = 0;

	if (!*folded || !room)
		return 0;
	if (code)
		found[count++] = code;
	for (int wanted = 2; wanted > 0; wanted--)
		for (uint32_t place = 0; place < country_count && count < room; place++) {
			struct arena_mark mark = arena_mark(arena);

			if (country_list[place] != code
				&& fits(text_fold(arena, name_at(names, place)), folded) == wanted)
				found[count++] = country_list[place];
			arena_rewind(arena, mark);
		}
	return count;
}

int32_t country_from_typed(struct arena *arena, const char *tag, const char *typed)
{
	int32_t found[2] = {0};
	uint32_t count = country_matches(arena, tag, typed, found, 2);
	const char *folded = text_fold(arena, typed);

	if (!count)
		count = country_matches(arena, country_languages[0].tag, typed, found, 2);
	if (count == 1
		|| (count
			&& (code_typed(folded) == found[0]
				|| !strcmp(text_fold(arena, say_country(arena, tag, found[0])), folded))))
		return found[0];
	return 0;
}
