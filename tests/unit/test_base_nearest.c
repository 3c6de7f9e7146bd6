/* How far words are from each other, and which of some is meant. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/text.h"

Test(nearest, distance)
{
	cr_expect_eq(text_distance("", ""), 0);
	cr_expect_eq(text_distance("", "abc"), 3);
	cr_expect_eq(text_distance("abc", ""), 3);
	cr_expect_eq(text_distance("kitten", "sitting"), 3);
	cr_expect_eq(text_distance("experis", "expires"), 2);
	cr_expect_eq(text_distance("exipres", "expires"), 1, "two neighbours swapped");
	cr_expect_eq(text_distance("fødsel", "fodsel"), 1, "a letter of two bytes is one");
	cr_expect_eq(text_distance("\xff", "x"), 1);
}

Test(nearest, distance_of_very_long)
{
	char left[300], right[300];

	memset(left, 'a', sizeof(left));
	memset(right, 'a', sizeof(right));
	left[299] = right[298] = '\0';
	cr_expect_eq(text_distance(left, right), 255);
	cr_expect_eq(text_distance(left, left), 0);
	cr_expect_eq(text_distance("a", left), 255);
	cr_expect_eq(text_distance(left, "a"), 255);
	left[255] = '\0';
	cr_expect_eq(text_distance(left, ""), 255);
	left[200] = '\0';
	cr_expect_eq(text_distance(left, ""), 200);
}

Test(nearest, nearest)
{
	static const char *const words[] = {"expires", "issued", "country", "have", "photo", "no"};

	cr_expect_eq(text_nearest("expire", words, 6), words[0]);
	cr_expect_eq(text_nearest("cuontry", words, 6), words[2]);
	cr_expect_eq(text_nearest("hav", words, 6), words[3]);
	cr_expect_eq(text_nearest("issues", words, 6), words[1]);
	cr_expect_null(text_nearest("birthday", words, 6));
	cr_expect_null(text_nearest("ha", words, 4));
	cr_expect_null(text_nearest("expires", words, 0));
	cr_expect_eq(text_nearest("photo", words, 6), words[4], "the word itself");
}

Test(nearest, nearest_to_a_very_long_word)
{
	char word[300];
	const char *const words[] = {word + 40, word + 100};

	memset(word, 'a', sizeof word);
	word[299] = '\0';
	cr_expect_null(text_nearest(word, words, 2), "what is too long to compare is near to nothing");
	cr_expect_eq(text_nearest(word + 44, words, 2), words[1]);
}

Test(nearest, nearest_takes_the_first_of_equals)
{
	static const char *const words[] = {"bat", "cat", "hat"};

	cr_expect_eq(text_nearest("rat", words, 3), words[0]);
}
