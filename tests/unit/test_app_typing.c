/* The line that is typed into. */
#include <criterion/criterion.h>
#include <string.h>

#include "app/typing.h"

Test(app_typing, insert_and_move)
{
	struct typing line = {.length = 0};

	cr_assert(typing_insert(&line, "abc"));
	cr_assert(typing_left(&line));
	cr_assert(typing_insert(&line, "æ"));
	cr_assert_str_eq(line.bytes, "abæc");
	cr_assert(typing_backspace(&line));
	cr_assert_str_eq(line.bytes, "abc");
	cr_assert(typing_delete(&line));
	cr_assert_str_eq(line.bytes, "ab");
	cr_assert_not(typing_delete(&line));
	cr_assert_not(typing_right(&line));
}

Test(app_typing, a_character_goes_as_a_whole)
{
	struct typing line = {.length = 0};

	typing_set(&line, "xa\xcc\x8a");
	cr_assert(typing_backspace(&line));
	cr_assert_str_eq(line.bytes, "x");
}

Test(app_typing, what_may_not_be_shown_is_left_out)
{
	struct typing line = {.length = 0};

	typing_set(&line,
		"a\x1b[2J\xe2\x80\xae"
		"b\tc\n\xff"
		"d ");
	cr_assert_str_eq(line.bytes, "a[2Jbcd ");
	cr_assert_not(typing_insert(&line, "\x01"));
}

Test(app_typing, never_more_than_there_is_room_for)
{
	struct typing line = {.length = 0};

	for (int turn = 0; turn < 1000; turn++)
		typing_insert(&line, "ø");
	cr_assert_lt(line.length, TYPING_ROOM);
	cr_assert_eq(line.length, strlen(line.bytes));
	cr_assert_eq(line.length % 2, 0);
}

Test(app_typing, wiping_leaves_nothing)
{
	struct typing line = {.length = 0}, empty;

	memset(&empty, 0, sizeof empty);
	typing_set(&line, "0101901234");
	typing_wipe(&line);
	cr_assert_eq(memcmp(&line, &empty, sizeof line), 0);
	typing_set(&line, "0101901234");
	for (int turn = 0; turn < 10; turn++)
		typing_backspace(&line);
	cr_assert_eq(memcmp(&line, &empty, sizeof line), 0, "nor does deleting");
}
