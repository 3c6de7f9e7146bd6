#include "front/talk_words.h"

#include <string.h>

#include "app/words.h"
#include "base/buffer.h"
#include "base/text.h"

struct own_verb {
	const char *word;
	uint32_t places;
	const char *help;
};

#define HERE(place) (1u << (place))

static const struct own_verb own_verbs[VERB_COUNT - ACTION_COUNT] = {
	[VERB_READ - ACTION_COUNT] = {N_("read"), PLACES_ALL, N_("hear everything that is here")},
	[VERB_ANSWERS - ACTION_COUNT] = {N_("answers"), PLACES_CHOICES, N_("hear your answers; a number changes one")},
	[VERB_AGAIN - ACTION_COUNT] = {N_("again"), PLACES_ALL, N_("hear the question once more")},
	[VERB_MORE - ACTION_COUNT] = {N_("more"), HERE(PLACE_CHECKLIST), N_("hear more papers to choose from")},
	[VERB_NONE - ACTION_COUNT] = {N_("none"), HERE(PLACE_CHECKLIST), N_("you have none of those read out")},
	[VERB_SCREEN - ACTION_COUNT] = {N_("screen"), PLACES_ALL, N_("go to the full screen")},
};

/* Said otherwise in a prompt or as an answer's state; these are understood, and not in any list of commands. */
static const struct {
	unsigned verb;
	const char *word;
} other_words[] = {
	{ACTION_NOT_SURE, N_("not sure")},
	{ACTION_YES, N_("have it")},
	{ACTION_NO, N_("without")},
	{ACTION_VALUE, N_("date")},
	{ACTION_VALUE, N_("number")},
};

const char *verb_word(const char *tag, unsigned verb)
{
	const char *word = verb < ACTION_COUNT ? action_rows[verb].word : own_verbs[verb - ACTION_COUNT].word;
	return word && *word ? say(tag, word) : "";
}

const char *verb_help(const char *tag, unsigned verb)
{
	const char *help = verb < ACTION_COUNT ? action_rows[verb].help : own_verbs[verb - ACTION_COUNT].help;
	return help && *help ? say(tag, help) : "";
}

bool verb_fits(unsigned verb, enum page_place place)
{
	uint32_t places = verb < ACTION_COUNT ? action_rows[verb].places : own_verbs[verb - ACTION_COUNT].places;
	return places & HERE(place);
}

/* What stands behind the word is text: search WORDS, help COMMAND, language NAME, date 9.5.2027. */
static bool takes_text(unsigned verb)
{
	return verb == ACTION_SEARCH || verb == ACTION_HELP || verb == ACTION_LANGUAGE || verb == ACTION_VALUE;
}

/* ---- matching ---- */

enum how { HOW_WHOLE, HOW_BEGINNING };

struct match {
	struct arena *arena;
	const char *line; /* folded, no spaces at the ends */
	size_t first;     /* bytes of its first word */
	unsigned verb;    /* the last one that fitted */
	uint32_t count;   /* different verbs that fitted */
	size_t taken;     /* bytes of the line that were the word */
	struct buffer names;
};

/* Bytes of the line that are this word (or its beginning), 0 where it is not. */
static size_t word_fits(const struct match *match, const char *word, enum how how)
{
	size_t length = strlen(word), line = strlen(match->line);
	if (how == HOW_WHOLE) {
		bool same = strncmp(match->line, word, length) == 0;
		return same && (match->line[length] == ' ' || !match->line[length]) ? length : 0;
	}
	if (line < length && strncmp(word, match->line, line) == 0)
		return line;
	return match->first < length && strncmp(word, match->line, match->first) == 0 ? match->first : 0;
}

/* "no idea" is not "no", and "in a year" is no beginning of "in": what stands behind has to belong there. */
static bool rest_fits(const struct match *match, unsigned verb, size_t taken)
{
	return takes_text(verb) || strspn(match->line + taken, "0123456789 ,.") == strlen(match->line + taken);
}

static void try_word(struct match *match, const char *word, unsigned verb, enum how how)
{
	if (!*word)
		return;
	size_t taken = word_fits(match, text_fold(match->arena, word), how);
	if (!taken || (match->count && match->verb == verb) || !rest_fits(match, verb, taken))
		return;
	match->verb = verb;
	match->taken = taken;
	match->count++;
	if (match->names.length)
		buffer_add_string(&match->names, ", ");
	buffer_add_string(&match->names, word);
}

/* All verbs of `wanted` in one language. */
static uint32_t try_verbs(struct match *match, const char *tag, enum how how, uint64_t wanted)
{
	match->count = 0;
	buffer_reset(&match->names);
	for (unsigned verb = 1; verb < VERB_COUNT; verb++)
		if (wanted >> verb & 1)
			try_word(match, verb_word(tag, verb), verb, how);
	for (size_t at = 0; how == HOW_WHOLE && !match->count && at < sizeof other_words / sizeof *other_words; at++)
		if (wanted >> other_words[at].verb & 1)
			try_word(match, say(tag, other_words[at].word), other_words[at].verb, how);
	return match->count;
}

/* English is the language of the msgids, whatever languages the rules file has. */
static const char *tag_at(const struct vocabulary *vocabulary, uint32_t turn)
{
	uint32_t count = vocabulary->rules->language_count;
	if (turn == 0)
		return vocabulary->rules->languages[vocabulary->language].tag;
	return turn <= count ? vocabulary->rules->languages[turn - 1].tag : "en";
}

static bool match_verb(struct match *match, const struct vocabulary *vocabulary, enum how *how)
{
	uint64_t here = 0;
	for (unsigned verb = 1; verb < VERB_COUNT; verb++)
		here |= (uint64_t)verb_fits(verb, vocabulary->place) << verb;
	const struct {
		enum how how;
		uint64_t verbs;
	} steps[] = {
		{HOW_WHOLE, vocabulary->answers},
		{HOW_WHOLE, UINT64_MAX},
		{HOW_BEGINNING, vocabulary->answers},
		{HOW_BEGINNING, here},
	};
	for (size_t step = 0; step < sizeof steps / sizeof *steps; step++)
		for (uint32_t turn = 0; turn <= vocabulary->rules->language_count + 1; turn++)
			if (try_verbs(match, tag_at(vocabulary, turn), steps[step].how, steps[step].verbs)) {
				*how = steps[step].how;
				return true;
			}
	return false;
}

static bool match_language(struct match *match, const struct rules *rules, uint32_t *language)
{
	for (uint32_t at = 0; at < rules->language_count; at++)
		if (strcmp(match->line, text_fold(match->arena, rules->languages[at].name)) == 0) {
			*language = at;
			return true;
		}
	return false;
}

/* What may stand between two numbers: spaces, commas and the like, and "and" in any of the languages. */
static const char *between(const struct vocabulary *vocabulary, const char *at)
{
	while (*at && strchr(" ,;+&", *at))
		at++;
	for (uint32_t language = 0; language <= vocabulary->rules->language_count; language++) {
		bool last = language == vocabulary->rules->language_count;
		const char *and = say(last ? "en" : vocabulary->rules->languages[language].tag, N_(" and "));
		size_t length = strlen(and);
		if (at[-1] == ' ' && length > 1 && strncmp(at, and+1, length - 1) == 0)
			return at + length - 1;
	}
	return at;
}

/* "3", "1 4", "1, 4 and 6", "3." or "3)", but not 9.5.2027; false where there is anything else. */
static bool numbers_parse(const struct vocabulary *vocabulary, const char *text, struct command *command)
{
	command->number_count = 0;
	for (const char *at = text + strspn(text, " ,"); *at;) {
		unsigned long number = 0;
		const char *start = at;
		for (; *at >= '0' && *at <= '9'; at++)
			number = number > UINT16_MAX ? number : number * 10 + (unsigned long)(*at - '0');
		bool any = at > start;
		at += any && (*at == '.' || *at == ')') && (!at[1] || strchr(" ,", at[1]));
		if (!any || (*at && !strchr(" ,;+&", *at))) {
			command->number_count = 0;
			return false;
		}
		if (command->number_count < NUMBERS_MOST) {
			command->digits[command->number_count] = start;
			command->numbers[command->number_count++] = number > UINT16_MAX ? UINT16_MAX : (uint16_t)number;
		}
		at = *at ? between(vocabulary, at) : at;
	}
	return command->number_count > 0;
}

/* Without spaces at its ends, and without the full stop that is dictated or written behind a word. */
static const char *trimmed(struct arena *arena, const char *line)
{
	while (*line == ' ')
		line++;
	size_t length = strlen(line);
	while (length && line[length - 1] == ' ')
		length--;
	while (length > 1 && strchr(".!", line[length - 1]) && !strchr("0123456789", line[length - 2]))
		length--;
	return arena_copy(arena, line, length);
}

/* What stood after so many words of the line as it was typed. */
static const char *rest_of(const char *line, const char *folded, size_t taken)
{
	size_t words = 1;
	for (size_t at = 0; at < taken; at++)
		words += folded[at] == ' ';
	while (words-- > 0) {
		line += strcspn(line, " ");
		line += strspn(line, " ");
	}
	return line;
}

static const char *one_space(struct arena *arena, const char *text)
{
	char *copy = arena_string(arena, text), *to = copy;
	for (const char *at = copy; *at; at++)
		if (*at != ' ' || (to > copy && to[-1] != ' '))
			*to++ = *at;
	*to = '\0';
	return copy;
}

struct command command_parse(struct arena *arena, const struct vocabulary *vocabulary, const char *line)
{
	struct command command = {.meaning = MEANS_EMPTY, .rest = ""};
	line = one_space(arena, trimmed(arena, line));
	line += *line == '/';
	if (!*line)
		return command;
	if (strcmp(line, "?") == 0 || strcmp(line, "<") == 0) {
		command.meaning = MEANS_VERB;
		command.verb = *line == '?' ? ACTION_HELP : ACTION_BACK;
		command.written_out = true;
		return command;
	}
	command.meaning = MEANS_NUMBERS;
	if (numbers_parse(vocabulary, line, &command))
		return command;

	struct match match = {.arena = arena, .line = text_fold(arena, line)};
	match.first = strcspn(match.line, " ");
	buffer_init(&match.names);
	enum how how = HOW_WHOLE;
	if (match_language(&match, vocabulary->rules, &command.language)) {
		command.meaning = MEANS_LANGUAGE;
	} else if (!match_verb(&match, vocabulary, &how)) {
		command.meaning = MEANS_UNKNOWN;
	} else if (match.count > 1) {
		command.meaning = MEANS_SEVERAL;
		command.candidates = arena_string(arena, buffer_string(&match.names));
	} else {
		command.meaning = MEANS_VERB;
		command.verb = match.verb;
		command.written_out = how == HOW_WHOLE;
		command.rest = rest_of(line, match.line, match.taken);
		numbers_parse(vocabulary, command.rest, &command);
	}
	buffer_clear(&match.names);
	return command;
}
