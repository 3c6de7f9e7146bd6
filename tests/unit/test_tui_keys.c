#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include "front/tui_keys.h"

/* All the presses of some bytes in words: "Up a ~ Esc"; ~ is what was swallowed. */
static void add_press(char *out, size_t room, const struct press *press)
{
	static const char *const names[] = {
		[PRESS_NOTHING] = "~",
		[PRESS_ENTER] = "Enter",
		[PRESS_TAB] = "Tab",
		[PRESS_BACK_TAB] = "BackTab",
		[PRESS_ESCAPE] = "Esc",
		[PRESS_BACKSPACE] = "Backspace",
		[PRESS_DELETE] = "Del",
		[PRESS_INSERT] = "Ins",
		[PRESS_UP] = "Up",
		[PRESS_DOWN] = "Down",
		[PRESS_LEFT] = "Left",
		[PRESS_RIGHT] = "Right",
		[PRESS_HOME] = "Home",
		[PRESS_END] = "End",
		[PRESS_PAGE_UP] = "PageUp",
		[PRESS_PAGE_DOWN] = "PageDown",
		[PRESS_WHEEL_UP] = "WheelUp",
		[PRESS_WHEEL_DOWN] = "WheelDown",
	};
	const size_t length = strlen(out);
	const char *space = length ? " " : "";

	if (press->kind == PRESS_TEXT || press->kind == PRESS_PASTED)
		snprintf(out + length, room - length, "%s%s%s", space, press->kind == PRESS_PASTED ? "+" : "",
			press->text);
	else if (press->kind == PRESS_FUNCTION)
		snprintf(out + length, room - length, "%sF%d", space, press->number);
	else if (press->kind == PRESS_CONTROL)
		snprintf(out + length, room - length, "%s^%c", space, press->number);
	else if (press->kind == PRESS_CLICK)
		snprintf(out + length, room - length, "%sClick(%d,%d)", space, press->row, press->column);
	else
		snprintf(out + length, room - length, "%s%s", space, names[press->kind]);
}

static const char *presses(enum charset charset, const char *bytes, size_t length)
{
	static char out[400];
	struct decoder decoder;
	struct press press;
	size_t at;

	out[0] = '\0';
	decoder_init(&decoder, charset);
	for (at = 0; at < length; at++)
		if (decoder_feed(&decoder, (unsigned char)bytes[at], &press))
			add_press(out, sizeof out, &press);
	while (decoder_patience(&decoder, false) >= 0)
		if (decoder_rest(&decoder, &press))
			add_press(out, sizeof out, &press);
	return out;
}

#define EXPECT(bytes, wanted) cr_assert_str_eq(presses(CHARSET_UTF8, bytes, sizeof bytes - 1), wanted)

Test(tui_keys, arrows_in_every_form)
{
	EXPECT("\033[A\033OB\033[1;5C\033[D", "Up Down Right Left");
	EXPECT("\033[H\033OF\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End");
	EXPECT("\033[5~\033[6~\033[2~\033[3~\033[Z", "PageUp PageDown Ins Del BackTab");
}

Test(tui_keys, function_keys_of_several_terminals)
{
	EXPECT("\033OP\033[11~\033[[A", "F1 F1 F1");
	EXPECT("\033OS\033[15~\033[24~\033[[E", "F4 F5 F12 F5");
}

Test(tui_keys, plain_and_control)
{
	EXPECT("a \r\n\t\177\b\014\021", "a   Enter Enter Tab Backspace Backspace ^L ^Q");
}

Test(tui_keys, escape_alone_and_before_a_sequence)
{
	EXPECT("\033", "Esc");
	EXPECT("\033\033[A", "Esc Up");
	EXPECT("\033\033", "Esc Esc");
}

Test(tui_keys, unknown_sequences_are_swallowed_whole)
{
	EXPECT("\033[99~q", "~ q");
	EXPECT("\033[?64;1;2cq", "~ q");
	EXPECT("\033[24;80Rq", "~ q");
	EXPECT("\033]11;rgb:0/0/0\033\\q", "~ q");
	EXPECT("\033]0;title\007q", "~ q");
	EXPECT("\033P>|xterm(370)\033\\q", "~ q");
	EXPECT("\033xq", "~ q");
}

Test(tui_keys, strings_and_odd_parameters)
{
	EXPECT("\033Xmessage\033\\q", "~ q");
	EXPECT("\033^message\033\\q", "~ q");
	EXPECT("\033_message\033\\q", "~ q");
	EXPECT("\033]0;x\033[Aq", "Up q"); /* broken off by another */
	EXPECT("\033[~q", "~ q");
	EXPECT("\033[1!~q", "~ q");
	EXPECT("\033[999999999999~q", "~ q");
	EXPECT("\033[<0;5;3xq", "~ q");
	EXPECT("\033[[@q\033[[Zq", "~ q ~ q");
}

Test(tui_keys, a_sequence_longer_than_any_is_swallowed)
{
	EXPECT("\033[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1Aq", "~ q");
}

Test(tui_keys, half_a_sequence_ends_with_time)
{
	EXPECT("\033[", "");
	EXPECT("\033[1;", "");
	EXPECT("\033O", "");
	EXPECT("\033]0;", "");
	EXPECT("\346", "");
}

Test(tui_keys, characters_of_two_to_four_bytes)
{
	EXPECT("\303\246\342\202\254\360\237\230\200", "\303\246 \342\202\254 \360\237\230\200");
}

Test(tui_keys, half_a_character_does_not_eat_what_follows)
{
	EXPECT("\346q", "q");
	EXPECT("\346\033[A", "Up");
	EXPECT("\303\303\246", "\303\246");
}

Test(tui_keys, bytes_that_are_no_utf8)
{
	EXPECT("\300\257\376q", "~ ~ ~ q");
	EXPECT("\355\240\200q", "~ q");
	EXPECT("\364\220\200\200q", "~ q");
}

Test(tui_keys, what_may_not_be_shown_is_no_text)
{
	EXPECT("\302\205q", "~ q");
	EXPECT("\342\200\256q", "~ q");
}

Test(tui_keys, a_paste_is_text_and_never_a_key)
{
	EXPECT("\033[200~q\r\033[Aw\033[201~q", "~ +q +  ~ +w ~ q");
	EXPECT("\033[200~a\nb\tc\001\033[201~q", "~ +a +  +b +  +c ~ ~ q");
	EXPECT("\033[200~a\033OAb\033\033[201~q", "~ +a ~ +b ~ q");
	EXPECT("\033[200~a\033", "~ +a");
}

Test(tui_keys, a_paste_never_ended_ends_with_time)
{
	struct decoder decoder;
	struct press press;
	const char *bytes = "\033[200~x";

	decoder_init(&decoder, CHARSET_UTF8);
	for (; *bytes; bytes++)
		decoder_feed(&decoder, (unsigned char)*bytes, &press);
	cr_assert(decoder_patience(&decoder, false) >= 1000);
	cr_assert(!decoder_rest(&decoder, &press));
	cr_assert_eq(decoder_patience(&decoder, false), -1);
	cr_assert(decoder_feed(&decoder, 'q', &press));
	cr_assert_eq(press.kind, PRESS_TEXT);
}

Test(tui_keys, mouse_in_both_forms)
{
	EXPECT("\033[<0;5;3M\033[<0;5;3m", "Click(2,4) ~");
	EXPECT("\033[M %#", "Click(2,4)");
	EXPECT("\033[<64;1;1M\033[<65;1;1M\033[<2;1;1M", "WheelUp WheelDown ~");
	EXPECT("\033[<0;0;0M\033[<0;5M\033[<0;0;3M", "~ ~ ~");
}

Test(tui_keys, latin1_and_ascii)
{
	cr_assert_str_eq(presses(CHARSET_LATIN1, "\346\244\205", 3), "\303\246 \302\244 ~");
	cr_assert_str_eq(presses(CHARSET_LATIN9, "\244", 1), "\342\202\254");
	cr_assert_str_eq(presses(CHARSET_ASCII, "a\346", 2), "a ~");
}

Test(tui_keys, patience_only_while_something_is_pending)
{
	struct decoder decoder;
	struct press press;

	decoder_init(&decoder, CHARSET_UTF8);
	cr_assert_eq(decoder_patience(&decoder, false), -1);
	decoder_feed(&decoder, '\033', &press);
	cr_assert_gt(decoder_patience(&decoder, true), decoder_patience(&decoder, false));
	cr_assert_gt(decoder_patience(&decoder, false), 0);
}
