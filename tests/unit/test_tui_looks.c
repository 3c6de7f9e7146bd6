#include <criterion/criterion.h>

#include <string.h>

#include "front/tui_looks.h"

static void expect_shorter(const char *written, const char *wanted)
{
	char bytes[100] = "";
	const size_t left = looks_shorten(memcpy(bytes, written, strlen(written)), strlen(written));

	cr_expect(left == strlen(wanted) && memcmp(bytes, wanted, left) == 0, "%s: %.*s", written, (int)left, bytes);
}

Test(tui_looks, what_the_next_look_undoes_is_dropped)
{
	expect_shorter("a\033[39m\033[mb", "a\033[mb");
	expect_shorter("\033[m\033[0;1mb", "\033[0;1mb");
	expect_shorter("\033[39;49m\033[35m\033[0mb", "\033[39;49m\033[0mb");
	expect_shorter("\033[39m\033[1mb", "\033[39m\033[1mb");
	expect_shorter("\033[39m \033[mb", "\033[39m \033[mb");
}

Test(tui_looks, from_none_needs_no_taking_back)
{
	expect_shorter("\033[ma\033[0;1mb\033[0;7mc", "\033[ma\033[1mb\033[0;7mc");
	expect_shorter("\033[ma\033[0mb", "\033[ma\033[0mb");
	expect_shorter("\033[0;1mb", "\033[0;1mb");
	expect_shorter("\033[ma\0338\033[0;1mb", "\033[ma\0338\033[0;1mb");
}

Test(tui_looks, what_is_no_look_or_half_a_one_is_left)
{
	expect_shorter("", "");
	expect_shorter("\033", "\033");
	expect_shorter("\033[", "\033[");
	expect_shorter("\033[3", "\033[3");
	expect_shorter("\033[3;4H\033[K\033[m", "\033[3;4H\033[K\033[m");
}

Test(tui_looks, of_the_character_sets_the_first_may_stay)
{
	char bytes[] = "\033(Ba\033(Bb\017c";
	char again[] = "\033(Ba\033(Bb\017c";

	cr_expect(looks_drop_charsets(bytes, strlen(bytes), false) == 3 && memcmp(bytes, "abc", 3) == 0);
	cr_expect(looks_drop_charsets(again, strlen(again), true) == 6 && memcmp(again, "\033(Babc", 6) == 0);
}
