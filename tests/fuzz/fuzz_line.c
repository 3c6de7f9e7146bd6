/* Any bytes as a line typed in text mode: what it means is one of the meanings, and holds together. */

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "front/talk_words.h"
#include "fuzz.h"
#include "load_file.h"

static struct rules rules;

static void give_back(void)
{
	rules_clear(&rules);
}

static void check(const struct command *command, const char *line)
{
	assert(command->meaning <= MEANS_UNKNOWN);
	assert(command->number_count <= NUMBERS_MOST);
	if (command->meaning == MEANS_VERB)
		assert(command->verb < VERB_COUNT && command->rest && strlen(command->rest) <= strlen(line));
	if (command->meaning == MEANS_NUMBERS)
		assert(command->number_count > 0);
	if (command->meaning == MEANS_LANGUAGE)
		assert(command->language < rules.language_count);
	if (command->meaning == MEANS_SEVERAL)
		assert(command->candidates && strstr(command->candidates, ", "));
	if (command->meaning == MEANS_EMPTY)
		assert(!line[strcspn(line, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")]);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct vocabulary vocabulary = {.rules = &rules};
	struct arena arena = {0};
	struct command command;
	const char *line;

	if (!rules.kind_count) {
		load_file(&rules, "tests/fuzz/seeds/rules/notation");
		atexit(give_back);
	}
	if (size < 3 || size > 1024)
		return 0;
	vocabulary.language = data[0] % rules.language_count;
	vocabulary.place = (enum page_place)(data[1] % PLACE_COUNT);
	vocabulary.answers = data[2] & 1 ? 0 : (uint64_t)data[2] << (data[0] % VERB_COUNT);
	line = arena_copy(&arena, (const char *)data + 3, size - 3);
	command = command_parse(&arena, &vocabulary, line);
	if (text_valid(line, strlen(line)))
		check(&command, line);
	arena_clear(&arena);
	return 0;
}
