#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static struct arena arena;
static void begin(void)
{
	arena_init(&arena);
}
static void end(void)
{
	arena_clear(&arena);
}
TestSuite(text, .init = begin, .fini = end);

Test(text, decode_and_encode_all_points)
{
	for (int32_t point = 0; point <= 0x10ffff; point++) {
		char bytes[4];
		int32_t back = -1;
		size_t length;

		if (point >= 0xd800 && point <= 0xdfff)
			continue;
		length = text_encode(point, bytes);
		if (text_decode(bytes, length, &back) != length || back != point)
			cr_assert_fail("U+%04X", (unsigned)point);
		if (length > 1 && text_decode(bytes, length - 1, &back))
			cr_assert_fail("U+%04X cut short", (unsigned)point);
	}
}

Test(text, what_is_no_utf8)
{
	static const char *const bad[] = {
		"\x80",
		"\xbf",
		"\xc3",
		"\xc3(",
		"\xc0\x80",
		"\xc1\xbf",
		"\xe0\x80\x80",
		"\xe2\x82",
		"\xe2\x28\xa1",
		"\xed\xa0\x80",
		"\xed\xbf\xbf",
		"\xf0\x80\x80\x80",
		"\xf0\x9f\x98",
		"\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80",
		"\xf8\x88\x80\x80\x80",
		"\xff",
		"\xfe",
	};
	int32_t point;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		cr_expect_not(text_valid(bad[i], strlen(bad[i])), "case %zu", i);
		cr_expect_eq(text_decode(bad[i], strlen(bad[i]), &point), 0, "case %zu", i);
		cr_expect_eq(text_first_unsafe(bad[i], strlen(bad[i]), &point), 0, "case %zu", i);
		cr_expect_eq(point, -1, "case %zu", i);
	}
	cr_expect(text_valid("", 0));
	cr_expect(text_valid("æøå €😀", strlen("æøå €😀")));
	cr_expect_eq(text_decode("x", 0, &point), 0);
	cr_expect_eq(text_first_unsafe("x\xff", 2, NULL), 1);
}

Test(text, made_safe)
{
	static const struct {
		const char *before, *after;
	} cases[] = {
		{"", ""},
		{"pas, æøå €\n\t😀", "pas, æøå €\n\t😀"},
		{"a\033[31mb\x7f", "a?[31mb?"},
		{"\xff\xc3", "??"},
		{"x\u202ey\u200b", "x???y???"},
		{"\302\233", "??"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char bytes[32];

		strcpy(bytes, cases[i].before);
		text_make_safe(bytes, strlen(bytes));
		cr_expect_str_eq(bytes, cases[i].after, "case %zu", i);
	}
}

static size_t unsafe_at(int32_t point, int32_t *found)
{
	char bytes[5] = "a";

	return text_first_unsafe(bytes, 1 + text_encode(point, bytes + 1), found);
}

/* Each range's ends are found, and what stands beside them is not. */
Test(text, unsafe_points)
{
	static const int32_t unsafe[] = {
		0x0,
		0x1,
		0x8,
		0xb,
		0xd,
		0x1b,
		0x1f,
		0x7f,
		0x80,
		0x85,
		0x9b,
		0x9f,
		0xad,
		0x34f,
		0x61c,
		0x115f,
		0x1160,
		0x17b4,
		0x17b5,
		0x180b,
		0x180f,
		0x200b,
		0x200c,
		0x200d,
		0x200e,
		0x200f,
		0x2028,
		0x2029,
		0x202a,
		0x202e,
		0x2060,
		0x2066,
		0x2069,
		0x206f,
		0x3164,
		0xfdd0,
		0xfdef,
		0xfe00,
		0xfe0f,
		0xfeff,
		0xffa0,
		0xfff9,
		0xfffb,
		0xfffe,
		0xffff,
		0x1fffe,
		0x1ffff,
		0x13430,
		0x1bca0,
		0x1d173,
		0xe0001,
		0xe0020,
		0xe007f,
		0xe0100,
		0xe01ef,
		0xefffe,
		0x10fffe,
		0x10ffff,
	};
	static const int32_t safe[] = {
		0x9,
		0xa,
		0x20,
		0x7e,
		0xa0,
		0xac,
		0xae,
		0x34e,
		0x350,
		0x61b,
		0x61d,
		0x1161,
		0x2007,
		0x200a,
		0x2010,
		0x2027,
		0x202f,
		0x205f,
		0x2070,
		0x20ac,
		0x3165,
		0xfdcf,
		0xfdf0,
		0xfe10,
		0xfffc,
		0xfffd,
		0x10000,
		0x1f600,
		0xe1000,
		0xe6,
		0xf8,
		0xe5,
		0x301,
		0x10fffd,
	};
	int32_t found;

	for (size_t i = 0; i < sizeof(unsafe) / sizeof(*unsafe); i++) {
		found = -2;
		cr_expect_eq(unsafe_at(unsafe[i], &found), 1, "U+%04X", (unsigned)unsafe[i]);
		cr_expect_eq(found, unsafe[i]);
	}
	for (size_t i = 0; i < sizeof(safe) / sizeof(*safe); i++)
		cr_expect_eq(unsafe_at(safe[i], &found), SIZE_MAX, "U+%04X", (unsigned)safe[i]);
}

Test(text, points)
{
	cr_expect_eq(text_points(""), 0);
	cr_expect_eq(text_points("blåbærgrød"), 10);
	cr_expect_eq(text_points("a\u030a"), 2);
	cr_expect_eq(text_points("😀€"), 2);
	cr_expect_eq(text_points("a\xff"
				 "b\xe2\x82"),
		5, "a broken byte counts as one");
}

Test(text, columns)
{
	cr_expect_eq(text_columns(""), 0);
	cr_expect_eq(text_columns("blåbærgrød"), 10);
	cr_expect_eq(text_columns("a\u030ab"), 2, "a combining ring takes none");
	cr_expect_eq(text_columns("漢字"), 4);
	cr_expect_eq(text_columns("😀"), 2);
	cr_expect_eq(text_columns("“–”…€"), 5);
	cr_expect_eq(text_columns("\xff\xfe"), 2, "a broken byte is drawn as one stand-in");
	cr_expect_eq(text_columns("\U000e1000"), 1, "not assigned: drawn as one stand-in");
	cr_expect_eq(text_columns_of("漢字", 3), 2);
	cr_expect_eq(text_columns_of("漢字", 4), 3);
	cr_expect_eq(text_columns_of("abc", 2), 2);
	cr_expect_eq(text_columns("\u1112\u1161\u11ab\ud7b0"), 2, "vowels and finals join the letter before");
	cr_expect_eq(text_columns("\x7f"), 0);
	cr_expect_eq(text_columns("\ud7ff\ufe7f"), 1);
}

struct cluster {
	const char *string;
	size_t length;
	int columns;
};

Test(text, clusters)
{
	static const struct cluster cases[] = {
		{"", 0, 0},
		{"ab", 1, 1},
		{"åb", 2, 1},
		{"a\u030ab", 3, 1},
		{"a\u030a\u0323b", 5, 1},
		{"漢字", 3, 2},
		{"\U0001f1e9\U0001f1f0x", 8, 2},
		{"\U0001f44d\U0001f3fdx", 8, 4},
		{"\xff\xff", 1, 1},
		{"a\xcc", 1, 1},
		{"\u1100\u1161\u11a8x", 9, 2},
		{"\u0301a", 2, 0},
		{"\x7f", 1, 0},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int columns = -1;

		cr_expect_eq(text_cluster(cases[i].string, &columns), cases[i].length, "`%s`", cases[i].string);
		cr_expect_eq(columns, cases[i].columns, "`%s`: %d columns", cases[i].string, columns);
	}
}

Test(text, fit)
{
	cr_expect_eq(text_fit("abc", 0), 0);
	cr_expect_eq(text_fit("abc", 2), 2);
	cr_expect_eq(text_fit("abc", 9), 3);
	cr_expect_eq(text_fit("a漢", 2), 1, "half a wide one does not fit");
	cr_expect_eq(text_fit("a漢", 3), 4);
	cr_expect_eq(text_fit("a\u030ab", 1), 3, "the accent stays with its letter");
}

Test(text, nfc)
{
	cr_expect_str_eq(text_nfc(&arena, "a\u030aA\u030ae\u0301"), "åÅé");
	cr_expect_str_eq(text_nfc(&arena, "\u212b"), "Å", "the Ångström sign");
	cr_expect_str_eq(text_nfc(&arena, "æøå"), "æøå");
	cr_expect_str_eq(text_nfc(&arena, ""), "");
	cr_expect_str_eq(text_nfc(&arena, "a\u0323\u0307"), text_nfc(&arena, "a\u0307\u0323"), "the order of marks");
	cr_expect_str_eq(text_nfc(&arena, "ﬁ"), "ﬁ", "compatibility forms stay");
	cr_expect_str_eq(text_nfc(&arena, "a\xff\u030a"), "a\xff\u030a", "not UTF-8: as it is");
}

Test(text, fold)
{
	static const char *const cases[][2] = {
		{"fødsel", "fodsel"},
		{"FØDSEL", "fodsel"},
		{"fodsel", "fodsel"},
		{"Åse", "ase"},
		{"A\u030ase", "ase"},
		{"Æble", "aeble"},
		{"Straße", "strasse"},
		{"STRASSE", "strasse"},
		{"Çédille", "cedille"},
		{"Œuvre", "oeuvre"},
		{"Þór", "thor"},
		{"Łódź", "lodz"},
		{"ﬁn", "fin"},
		{"İstanbul", "istanbul"},
		{"", ""},
		{"5–48 €", "5–48 €"},
		{"ÐĐĦ", "ddh"},
		{"a\xff"
		 "B",
			"a\xff"
			"B"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		cr_expect_str_eq(text_fold(&arena, cases[i][0]), cases[i][1], "`%s`", cases[i][0]);
}

/* The short way gives what the long one does, which a harmless mark that is dropped makes it take. */
Test(text, fold_is_the_same_both_ways)
{
	static const char *const letters[] = {"æ", "Æ", "ø", "Ø", "å", "Å"};
	char quick[4] = "", slow[8];

	for (int byte = 1; byte < 0x80; byte++) {
		quick[0] = (char)byte;
		snprintf(slow, sizeof slow, "%s\u00ad", quick);
		cr_expect_str_eq(text_fold(&arena, quick), text_fold(&arena, slow), "%d", byte);
	}
	for (size_t i = 0; i < 6; i++) {
		snprintf(slow, sizeof slow, "%s\u00ad", letters[i]);
		cr_expect_str_eq(text_fold(&arena, letters[i]), text_fold(&arena, slow), "%s", letters[i]);
	}
}

Test(text, fold_and_nfc_take_any_bytes)
{
	char bytes[4] = "";

	for (unsigned i = 1; i < 0x10000; i++) {
		bytes[0] = (char)(i >> 8);
		bytes[1] = (char)i;
		cr_assert_leq(strlen(text_fold(&arena, bytes)), 6);
		text_nfc(&arena, bytes);
		arena_reset(&arena);
	}
}

Test(text, capital_at_the_beginning)
{
	const char *none = "", *digit = "3 months", *capital = "Æble",
		   *broken = "\xff"
			     "a";

	cr_expect_str_eq(text_capital(&arena, "æble"), "Æble");
	cr_expect_str_eq(text_capital(&arena, "a"), "A");
	cr_expect_eq(text_capital(&arena, none), none);
	cr_expect_eq(text_capital(&arena, digit), digit);
	cr_expect_eq(text_capital(&arena, capital), capital);
	cr_expect_eq(text_capital(&arena, broken), broken);
}
