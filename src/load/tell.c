#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "load/load.h"
#include "load/loader.h"

#define STEPS_MAX (LOAD_DEPTH_MAX + 1)
#define CANDIDATES_MAX 2000
#define COMPARED_MOST 8000000u /* some hundredths of a second, whatever the file is made of */

static void path_text(struct buffer *out, const struct path *path)
{
	const struct path *steps[STEPS_MAX];
	uint32_t count = 0;

	for (; path; path = path->up)
		steps[count++] = path;
	while (count--) {
		if (steps[count]->key)
			buffer_add_format(out, "%s%s", out->length ? "." : "", steps[count]->key->of.text);
		else
			buffer_add_format(out, "[%u]", (unsigned)steps[count]->index);
	}
}

void tell(struct loader *loader, enum diagnostic_id id, struct at at, const char *format, ...)
{
	struct place place = node_place(at.node);
	struct buffer path, message;
	va_list arguments;

	if (diagnostics_full(loader->diagnostics)) {
		diagnostics_add(loader->diagnostics, id, place, "", "%s", "");
		return;
	}
	buffer_init(&path);
	buffer_init(&message);
	path_text(&path, at.path);
	va_start(arguments, format);
	buffer_add_arguments(&message, format, arguments);
	va_end(arguments);
	diagnostics_add(loader->diagnostics, id, place, buffer_string(&path), "%s", buffer_string(&message));
	buffer_clear(&path);
	buffer_clear(&message);
}

const char *hint_exact(struct loader *loader, const char *word)
{
	struct buffer hint;
	const char *kept;

	buffer_init(&hint);
	buffer_add_format(&hint, "; did you mean `%s`?", word);
	kept = arena_string(loader->diagnostics->arena, buffer_string(&hint));
	buffer_clear(&hint);
	return kept;
}

const char *hint_word(struct loader *loader, const char *word, const char *const *words, uint32_t count)
{
	const size_t length = strlen(word);
	const char *nearest = NULL;

	for (uint32_t i = 0; i < count; i++)
		loader->compared += length * strlen(words[i]);
	if (!diagnostics_full(loader->diagnostics) && loader->compared <= COMPARED_MOST)
		nearest = text_nearest(word, words, count);
	return nearest ? hint_exact(loader, nearest) : "";
}

static bool may_be_near(const char *id, const char *word, size_t length)
{
	size_t other = strlen(id), apart = other > length ? other - length : length - other;

	return apart <= length / 3 + 1 && (id[0] == word[0] || id[other - 1] == word[length - 1]);
}

const char *hint_id(struct loader *loader, const char *word, unsigned kinds)
{
	const struct rules *rules = loader->rules;
	struct vector candidates;
	size_t length = strlen(word);

	if (length == 0 || diagnostics_full(loader->diagnostics))
		return "";
	if (strstr(word, " or ") || strchr(word, ','))
		return "; several are listed: [.., ..]";
	vector_init(&candidates, sizeof(const char *));
	for (uint32_t i = 0; i < rules->id_room && candidates.count < CANDIDATES_MAX; i++)
		if (rules->ids[i].id && kinds >> rules->ids[i].kind & 1 && may_be_near(rules->ids[i].id, word, length))
			vector_add(&candidates, &rules->ids[i].id);
	const char *hint = candidates.count ? hint_word(loader, word, candidates.items, candidates.count) : "";

	vector_clear(&candidates);
	return hint;
}

const char *node_shape(const struct node *node)
{
	switch ((enum node_kind)node->kind) {
	case NODE_LIST: return "a list";
	case NODE_MAPPING: return "a mapping";
	default: return "a single value";
	}
}

struct at at_pair(struct at up, const struct walk *walk, struct path *path)
{
	*path = (struct path){.up = up.path, .key = walk->key};
	return (struct at){.node = walk->value, .path = path};
}

struct at at_item(struct at up, const struct walk *walk, struct path *path)
{
	*path = (struct path){.up = up.path, .index = walk->index};
	return (struct at){.node = walk->value, .path = path};
}

const char *syntax_advice(const char *problem)
{
	static const struct {
		const char *problem, *advice;
	} rows[] = {
		{"mapping values are not allowed",
			"; a text with a colon and a blank in it needs quotes, "
			"and a key must be indented as its neighbours are"},
		{"did not find expected ',' or '}'",
			"; a text with a comma, a colon, a quote or a bracket as in {visit} needs quotes, "
			"or a } is missing"},
		{"did not find expected ',' or ']'",
			"; a text with a comma, a colon, a quote or a bracket as in {visit} needs quotes, "
			"or a ] is missing"},
		{"did not find expected key",
			"; the line is not indented as its neighbours are, or a hyphen is too much"},
		{"did not find expected '-' indicator",
			"; the line is not indented as its neighbours are, or lacks its hyphen"},
		{"cannot start any token", "; a text that begins with this character needs quotes"},
		{"could not find expected ':'",
			"; a key needs a colon and a blank, and a text on several lines needs quotes"},
		{"unexpected end of stream", "; a quote is opened and not closed"},
		{"unknown escape character", "; write the text in single quotes, where a backslash is a backslash"},
		{"block sequence entries are not allowed", "; begin the list on a line of its own"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strstr(problem, rows[i].problem))
			return rows[i].advice;
	return "";
}
