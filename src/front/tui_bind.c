#include "front/tui_bind.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "app/words.h"

enum { NAME_ROOM = 16 };

/* What the action table calls a key; "" where it has no name. */
static void name_press(const struct press *press, char name[NAME_ROOM])
{
	static const char *const names[] = {
		[PRESS_ENTER] = "Enter",
		[PRESS_TAB] = "Tab",
		[PRESS_ESCAPE] = "Esc",
		[PRESS_BACKSPACE] = "Backspace",
		[PRESS_DELETE] = "Del",
		[PRESS_INSERT] = "Ins",
		[PRESS_WHEEL_DOWN] = "",
	};

	name[0] = '\0';
	if (press->kind == PRESS_TEXT)
		snprintf(name, NAME_ROOM, "%s", strcmp(press->text, " ") == 0 ? "Space" : press->text);
	else if (press->kind == PRESS_FUNCTION)
		snprintf(name, NAME_ROOM, "F%d", press->number);
	else if (press->kind == PRESS_CONTROL)
		snprintf(name, NAME_ROOM, "Ctrl-%c", press->number);
	else if (names[press->kind])
		snprintf(name, NAME_ROOM, "%s", names[press->kind]);
}

/* The next name in a row's list of keys, or false at its end. */
static bool next_key(const char **keys, char name[NAME_ROOM])
{
	size_t length;

	*keys += strspn(*keys, " ");
	length = strcspn(*keys, " ");
	if (!length || length >= NAME_ROOM)
		return false;
	memcpy(name, *keys, length);
	name[length] = '\0';
	*keys += length;
	return true;
}

/* While a text is typed a character is a character. */
static bool is_character(const char *name)
{
	return strcmp(name, "Space") == 0 || (unsigned char)name[0] >= 0x80 || !name[1];
}

static bool means_something(enum action action, const struct page *page)
{
	return (action_rows[action].places >> page->place) & 1;
}

enum action bind_action(const struct press *press, const struct page *page)
{
	char wanted[NAME_ROOM], name[NAME_ROOM];
	int action;

	name_press(press, wanted);
	if (!*wanted || (page->typing && is_character(wanted)))
		return ACTION_NONE;
	for (action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
		const char *keys = action_rows[action].keys;

		while (means_something((enum action)action, page) && next_key(&keys, name))
			if (strcmp(name, wanted) == 0)
				return (enum action)action;
	}
	return ACTION_NONE;
}

/* Names of keys that are words, for the translators. */
static const char *const worded[] = {
	N_("Space"), N_("Enter"), N_("Esc"), N_("Del"), N_("Tab"), N_("Backspace"), N_("Up"), N_("Down")};

/* The name in that language where it is a word. */
static const char *said_key(const char *tag, const char *name)
{
	size_t at;

	for (at = 0; at < sizeof worded / sizeof worded[0]; at++)
		if (strcmp(worded[at], name) == 0)
			return say(tag, name);
	return name;
}

/* The key to show for an action on this page: its first, while typing its first that is no character. */
static const char *shown_key(struct arena *frame, const struct page *page, enum action action, const char *tag)
{
	const char *keys = action_rows[action].keys;
	char name[NAME_ROOM];

	while (next_key(&keys, name))
		if (!(page->typing || page->typed) || !is_character(name))
			return arena_string(frame, said_key(tag, name));
	return NULL;
}

/* A word or two for the foot; the table's own word where there is none here. */
static const char *shown_word(enum action action)
{
	static const char *const words[ACTION_COUNT] = {
		[ACTION_ACTIVATE] = N_("choose"),
		[ACTION_TOGGLE] = N_("answer"),
		[ACTION_BACK] = N_("go back"),
		[ACTION_LANGUAGE] = N_("change language"),
		[ACTION_CODE] = N_("QR code"),
		[ACTION_NEXT] = N_("next"),
		[ACTION_PROPOSAL] = N_("use the first proposal"),
	};

	return words[action] ? words[action] : action_rows[action].word;
}

size_t bind_footer(struct arena *frame, const struct page *page, const char *tag, struct footer_key keys[FOOTER_MOST])
{
	size_t count = 0;
	uint32_t at;

	for (at = 0; at < page->key_count && count < FOOTER_MOST; at++) {
		const enum action action = (enum action)page->keys[at];
		const char *key = shown_key(frame, page, action, tag), *word = say(tag, shown_word(action));

		if (key && *word)
			keys[count++] = (struct footer_key){key, word, action == ACTION_HELP};
	}
	return count;
}
