/* Any bytes as what a terminal sends: each press is sound, and the decoder always comes to rest. */

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "front/tui_keys.h"
#include "fuzz.h"

static void check_press(const struct press *press)
{
	int32_t point;

	if (press->kind == PRESS_TEXT || press->kind == PRESS_PASTED) {
		assert(press->text[0] && strlen(press->text) <= 4);
		assert(text_points(press->text) == 1);
		assert(text_first_unsafe(press->text, strlen(press->text), &point) == SIZE_MAX);
	} else if (press->kind == PRESS_FUNCTION) {
		assert(press->number >= 1 && press->number <= 12);
	} else if (press->kind == PRESS_CONTROL) {
		assert(press->number >= 'A' && press->number <= 'Z');
	} else if (press->kind == PRESS_CLICK) {
		assert(press->row >= 0 && press->column >= 0);
	}
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct decoder decoder;
	struct press press;
	size_t at;
	int rests = 0;

	decoder_init(&decoder, size ? (enum charset)(data[0] % 4) : CHARSET_UTF8);
	for (at = 1; at < size; at++) {
		if (decoder_feed(&decoder, data[at], &press))
			check_press(&press);
		if (data[at] == 0xff && decoder_rest(&decoder, &press))      /* a pause, now and then */
			check_press(&press);
	}
	for (; decoder_patience(&decoder, false) >= 0; rests++) {
		if (decoder_rest(&decoder, &press))
			check_press(&press);
		assert(rests < 2);
	}
	assert(decoder_feed(&decoder, 'q', &press) && press.kind == PRESS_TEXT);
	return 0;
}
