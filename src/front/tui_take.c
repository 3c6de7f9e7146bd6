/* What each key does on the screen: typing, moving, jumping, and the actions of the table. */

#include <string.h>

#include "base/memory.h"
#include "front/tui_bind.h"
#include "front/tui_code.h"
#include "front/tui_inside.h"

enum { KEYS_AHEAD = 500 };

void tui_hand_over_typed(struct tui *tui)
{
	if (!tui->typed_length)
		return;
	tui->typed[tui->typed_length] = '\0';
	session_edit(tui->session, EDIT_INSERT, tui->typed);
	memory_wipe(tui->typed, sizeof tui->typed);
	tui->typed_length = 0;
	tui_renew(tui);
}

static bool typed_at(const struct tui *tui, uint32_t index)
{
	return index < tui->page->block_count && tui->page->blocks[index].role == ROLE_INPUT;
}

/* The focus is elsewhere now. What is typed depends on where one is: then the page is another one. */
static void moved(struct tui *tui, uint32_t before)
{
	const uint32_t focus = tui->spot.focus, top = tui->spot.top;
	const bool own = tui->place == PLACE_FIELD || tui->place == PLACE_SAVE || tui->place == PLACE_SEARCH;

	tui->changes = false;
	if (focus == before || focus == NO_INDEX)
		return;
	session_act(tui->session, ACTION_FOCUS, tui->page->blocks[focus].key, NULL);
	if (!own && typed_at(tui, before) == typed_at(tui, focus))
		return;
	tui_renew(tui);
	tui->spot.top = top;
	motion_settle(tui->layout, &tui->spot);
}

static bool move_by(struct tui *tui, enum motion motion)
{
	const struct spot before = tui->spot;

	if (!motion_move(tui->layout, &tui->spot, motion))
		return false;
	moved(tui, before.focus);
	return true;
}

/* Keys that edit the line being typed. */
static bool edit(struct tui *tui, const struct press *press)
{
	static const struct {
		enum press_kind kind;
		enum edit edit;
	} rows[] = {
		{PRESS_BACKSPACE, EDIT_BACKSPACE},
		{PRESS_DELETE, EDIT_DELETE},
		{PRESS_LEFT, EDIT_LEFT},
		{PRESS_RIGHT, EDIT_RIGHT},
		{PRESS_HOME, EDIT_HOME},
		{PRESS_END, EDIT_END},
		{PRESS_UP, EDIT_STEP_UP},
		{PRESS_DOWN, EDIT_STEP_DOWN},
	};
	size_t row;

	if (press->kind == PRESS_CONTROL && press->number == 'U' && session_edit(tui->session, EDIT_CLEAR, NULL)) {
		tui_renew(tui);
		return true;
	}
	for (row = 0; row < sizeof rows / sizeof rows[0]; row++)
		if (rows[row].kind == press->kind && session_edit(tui->session, rows[row].edit, NULL)) {
			tui_renew(tui);
			return true;
		}
	return false;
}

/* Tab on a checklist: to what is still to be answered. Where nothing is, typing leaves its line as it does elsewhere. */
static bool to_asked(struct tui *tui, bool next)
{
	const uint32_t before = tui->spot.focus;

	if (tui->place != PLACE_CHECKLIST || !motion_to_asked(tui->layout, &tui->spot, next))
		return false;
	moved(tui, before);
	return true;
}

static bool move(struct tui *tui, const struct press *press)
{
	static const struct {
		enum press_kind kind;
		enum motion motion;
	} rows[] = {
		{PRESS_UP, MOTION_UP},
		{PRESS_DOWN, MOTION_DOWN},
		{PRESS_TAB, MOTION_NEXT},
		{PRESS_BACK_TAB, MOTION_PREVIOUS},
		{PRESS_HOME, MOTION_FIRST},
		{PRESS_END, MOTION_LAST},
		{PRESS_PAGE_UP, MOTION_PAGE_UP},
		{PRESS_PAGE_DOWN, MOTION_PAGE_DOWN},
		{PRESS_WHEEL_UP, MOTION_UP},
		{PRESS_WHEEL_DOWN, MOTION_DOWN},
	};
	size_t row;

	if ((press->kind == PRESS_TAB || press->kind == PRESS_BACK_TAB) && to_asked(tui, press->kind == PRESS_TAB))
		return true;
	for (row = 0; row < sizeof rows / sizeof rows[0]; row++)
		if (rows[row].kind == press->kind) {
			move_by(tui, rows[row].motion);
			return true;
		}
	if (press->kind != PRESS_TEXT || tui->page->typing)
		return false;
	if (strcmp(press->text, "j") == 0 || strcmp(press->text, "k") == 0) {
		move_by(tui, *press->text == 'j' ? MOTION_DOWN : MOTION_UP);
		return true;
	}
	return false;
}

/* "1", then "2": to the first, then to the twelfth if there is one, else to the second. */
static bool jump(struct tui *tui, const struct press *press)
{
	const unsigned digit = (unsigned)(press->text[0] - '0');
	const struct spot before = tui->spot;

	if (press->kind != PRESS_TEXT || tui->page->typing || press->text[0] < '0' || press->text[0] > '9')
		return false;
	tui->digits = tui->digits < 1000 ? tui->digits * 10 + digit : digit;
	if (!motion_to_number(tui->layout, &tui->spot, tui->digits)) {
		tui->digits = digit;
		if (!motion_to_number(tui->layout, &tui->spot, digit))
			return false;
	}
	moved(tui, before.focus);
	return true;
}

static bool act(struct tui *tui, enum action action)
{
	if (action == ACTION_NONE || !session_act(tui->session, action, 0, NULL))
		return false;
	tui_renew(tui);
	return true;
}

/* A click: to that line, and once there, open it. */
static bool click(struct tui *tui, const struct press *press)
{
	const struct spot before = tui->spot;

	if (press->kind != PRESS_CLICK || !motion_to_row(tui->layout, &tui->spot, press->row))
		return false;
	tui->changes = false;
	if (tui->spot.focus == before.focus)
		return act(tui, ACTION_ACTIVATE);
	session_act(tui->session, ACTION_FOCUS, tui->page->blocks[tui->spot.focus].key, NULL);
	tui_renew(tui);
	return true;
}

/* The information beside the list, where there is room and nobody reads across. */
static bool show_aside(struct tui *tui)
{
	const bool room = tui->screen.size.columns >= LAYOUT_BESIDE_LEAST && !tui->options->accessible;

	if (!room)
		tui->message = N_("There is no room for it beside the list. The key i opens it.");
	tui->aside = room && !tui->aside;
	tui_renew(tui);
	if (tui->layout->aside)
		tui->aside_top = tui->layout->aside->spans[tui->layout->aside->page->focus].first;
	return true;
}

/* It goes on by as many lines as are in view, but one. */
static bool scroll_aside(struct tui *tui, bool down)
{
	const struct layout *aside = tui->layout->aside;
	const uint32_t step = tui->layout->list_zone.height > 2 ? (uint32_t)tui->layout->list_zone.height - 2 : 1;

	if (!aside || (down ? tui->aside_top + step >= aside->list.count : !tui->aside_top))
		return false;
	tui->drawn_plain = false;
	tui->aside_top = down ? tui->aside_top + step : tui->aside_top > step ? tui->aside_top - step : 0;
	return true;
}

/* Enter answers what has no answer, and never takes one away: from there it goes on to what is still open. */
static bool go_on(struct tui *tui)
{
	const struct block *block = tui_focused(tui);

	if (!block || tui->place != PLACE_CHECKLIST || !(block->flags & BLOCK_YES_NO)
		|| !(block->flags & (BLOCK_CHOSEN | BLOCK_DENIED | BLOCK_UNSURE)))
		return act(tui, ACTION_ACTIVATE);
	return to_asked(tui, true) || move_by(tui, MOTION_DOWN);
}

/* Of a country or a date it is not enough to say yes. */
static bool tell_to_type(struct tui *tui, enum action action)
{
	const struct block *block = tui_focused(tui);

	if ((action != ACTION_YES && action != ACTION_NO) || !block || !(block->flags & BLOCK_VALUE))
		return false;
	tui->message = N_("Press Enter, then type the answer.");
	tui_renew(tui);
	return true;
}

/* "Ja" moved down and would add a paper, had it not been a word. */
static bool take_word(struct tui *tui, const struct press *press)
{
	uint64_t key = 0;
	enum action action = tui_word_ends(tui, press, &key);

	if (action == ACTION_NONE || !session_act(tui->session, ACTION_FOCUS, key, NULL))
		return false;
	if (!act(tui, action))
		tui_renew(tui);
	return true;
}

/* What the screen does itself, and what the session does. */
static bool act_or_show(struct tui *tui, enum action action)
{
	switch (action) {
	case ACTION_REPAINT:
		screen_forget(&tui->screen);
		tui->drawn_plain = false;
		return true;
	case ACTION_EXPLAIN:
		tui->explain = !tui->explain;
		tui_renew(tui);
		return true;
	case ACTION_BOTH:
		tui->aside = false;
		tui->both =
			tui->options->accessible ? 0 : (tui->both + 1) % session_rules(tui->session)->language_count;
		tui_renew(tui);
		return true;
	case ACTION_ACTIVATE: return go_on(tui);
	case ACTION_ASIDE: return show_aside(tui);
	case ACTION_ASIDE_DOWN:
	case ACTION_ASIDE_UP: return scroll_aside(tui, action == ACTION_ASIDE_DOWN);
	case ACTION_CODE: tui_code_open(tui); return true;
	case ACTION_TEXT:
		session_act(tui->session, action, 0, NULL);
		tui->status = TUI_TO_TEXT;
		return true;
	default: return act(tui, action) || tell_to_type(tui, action);
	}
}

/* Right opens, Left closes what is folded; Space does what Enter does where there is nothing to answer. */
static bool by_nature(struct tui *tui, const struct press *press)
{
	const struct block *block = tui_focused(tui);
	const unsigned flags = block ? block->flags : 0;

	if (press->kind == PRESS_RIGHT && flags & BLOCK_CLOSED)
		return act(tui, ACTION_ACTIVATE);
	if (press->kind == PRESS_LEFT && flags & BLOCK_OPEN)
		return act(tui, ACTION_ACTIVATE);
	if (press->kind != PRESS_TEXT || strcmp(press->text, " ") != 0 || tui->page->typing)
		return false;
	if (block && (block->role == ROLE_CHOICE || block->role == ROLE_HEADING || block->role == ROLE_QUESTION))
		return act(tui, ACTION_ACTIVATE);
	return move_by(tui, MOTION_PAGE_DOWN);
}

static bool is_typed(const struct tui *tui, const struct press *press)
{
	return tui->page->typing && (press->kind == PRESS_TEXT || press->kind == PRESS_PASTED);
}

/* A key that does something takes a moment. Nobody types so many ahead; a text pasted where the terminal does not say so
 * does. */
static bool too_many(struct tui *tui, const struct press *press)
{
	if (!tui->small && is_typed(tui, press))
		return false;
	if (press->kind != PRESS_NOTHING && press->kind != PRESS_PASTED)
		tui->flooded |= ++tui->ahead > KEYS_AHEAD;
	return tui->flooded;
}

bool tui_take(struct tui *tui, const struct press *press)
{
	if (too_many(tui, press))
		return false;
	if (tui->small) {
		if (press->kind == PRESS_ENTER)
			tui->status = TUI_TO_TEXT;
		return false;
	}
	if (press->kind == PRESS_NOTHING)
		return false;
	tui->message = NULL;
	if (tui_code_close(tui))
		return true;
	if (is_typed(tui, press)) {
		if (tui->typed_length >= TUI_TYPED_MOST)
			tui_hand_over_typed(tui);
		memcpy(tui->typed + tui->typed_length, press->text, strlen(press->text));
		tui->typed_length += strlen(press->text);
		return true;
	}
	tui_hand_over_typed(tui);
	if (press->kind == PRESS_PASTED)
		return false;
	if (take_word(tui, press) || jump(tui, press))
		return true;
	tui->digits = 0;
	if (tui->page->typing && edit(tui, press))
		return true;
	return move(tui, press) || click(tui, press) || act_or_show(tui, bind_action(press, tui->page))
		|| by_nature(tui, press);
}
