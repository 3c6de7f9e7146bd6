#include <criterion/criterion.h>

#include "paper/qr.h"

/* The squares in three corners: dark, light, dark from the edge in. */
static void expect_corner(const struct buffer *cells, size_t width, size_t row, size_t column)
{
	for (size_t at = 0; at < 7; at++) {
		cr_expect(cells->bytes[row * width + column + at] == 1, "the upper edge, cell %zu", at);
		cr_expect(cells->bytes[(row + 3) * width + column + at] == (at != 1 && at != 5), "the middle, cell %zu",
			at);
	}
}

Test(qr, has_its_corners_and_grows_with_the_text)
{
	struct buffer cells;
	size_t width, wider;
	char text[200];

	if (!qr_possible())
		cr_skip_test("built without QR codes");
	buffer_init(&cells);
	width = qr_make(&cells, "tel:+4500000000");
	cr_assert(width >= 21 && cells.length == width * width);
	expect_corner(&cells, width, 0, 0);
	expect_corner(&cells, width, 0, width - 7);
	expect_corner(&cells, width, width - 7, 0);
	buffer_reset(&cells);
	for (size_t at = 0; at < sizeof text; at++)
		text[at] = "a\303\246"[at % 3];
	text[sizeof text - 2] = '\0';
	wider = qr_make(&cells, text);
	cr_expect(wider > width);
	buffer_clear(&cells);
}

Test(qr, of_nothing_there_is_none)
{
	struct buffer cells;
	char *text;

	buffer_init(&cells);
	cr_expect(qr_make(&cells, "") == 0 && cells.length == 0);
	text = malloc(5001);
	memset(text, 'x', 5000);
	text[5000] = '\0';
	cr_expect(qr_make(&cells, text) == 0 && cells.length == 0);
	free(text);
	buffer_clear(&cells);
}
