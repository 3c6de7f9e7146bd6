/* "Yes" and "no" typed as words where a key is an answer: some of their letters are keys that do other things. */

#include <string.h>

#include "app/action.h"
#include "front/tui_bind.h"
#include "front/tui_inside.h"

static const char *tag_of(const struct tui *tui)
{
	return session_rules(tui->session)->languages[session_language(tui->session)].tag;
}

/* Of which word these letters are the beginning, or the whole. */
static enum action word_begun(const struct tui *tui, bool *whole)
{
	static const enum action answers[] = {ACTION_YES, ACTION_NO};
	size_t at;

	for (at = 0; at < sizeof answers / sizeof answers[0]; at++) {
		const char *word = say(tag_of(tui), action_rows[answers[at]].word);

		*whole = strlen(word) == tui->word_length;
		if (strncmp(word, tui->word, tui->word_length) == 0)
			return answers[at];
	}
	return ACTION_NONE;
}

static void begin(struct tui *tui, char letter)
{
	const struct block *block = tui_focused(tui);

	tui->word[0] = letter;
	tui->word_length = 1;
	tui->word_key = block && (block->flags & BLOCK_YES_NO) ? block->key : 0;
	tui->word_explain = tui->explain;
}

/* Does its last letter do as a key what one may well want of it here? */
static bool is_key(const struct tui *tui, const struct press *press)
{
	const struct block *block = tui_focused(tui);

	switch (bind_action(press, tui->page)) {
	case ACTION_ADD: return block && (block->flags & BLOCK_CHOSEN);
	case ACTION_ASIDE: return tui->screen.size.columns >= LAYOUT_BESIDE_LEAST;
	default: return false;
	}
}

enum action tui_word_ends(struct tui *tui, const struct press *press, uint64_t *key)
{
	bool whole;
	enum action action;

	if (press->kind != PRESS_TEXT || press->text[1] || tui->place != PLACE_CHECKLIST || tui->page->typing
		|| tui->word_length == sizeof tui->word) {
		tui->word_length = 0;
		return ACTION_NONE;
	}
	if (!tui->word_length)
		begin(tui, press->text[0]);
	else
		tui->word[tui->word_length++] = press->text[0];
	action = word_begun(tui, &whole);
	if (action == ACTION_NONE)
		begin(tui, press->text[0]);
	if (action == ACTION_NONE || !whole || tui->word_length == 1 || !tui->word_key || is_key(tui, press))
		return ACTION_NONE;
	tui->word_length = 0;
	tui->explain = tui->word_explain;
	*key = tui->word_key;
	return action;
}
