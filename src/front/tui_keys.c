#include "front/tui_keys.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum state {
	STATE_GROUND,
	STATE_CHARACTER,
	STATE_ESCAPE,
	STATE_CSI,
	STATE_SS3,
	STATE_LINUX_FUNCTION,
	STATE_OLD_MOUSE,
	STATE_STRING,
	STATE_STRING_ESCAPE
};

enum { ESCAPE = 0x1b, DELETE = 0x7f, BELL = 0x07 };
enum { PATIENCE = 50, PATIENCE_SLOW = 300, PATIENCE_PASTE = 1000 };

/* Keys by the letter that ends CSI or SS3, and by the number before `~`. */
struct final_row {
	char final;
	enum press_kind kind;
	int number;
};
struct tilde_row {
	int code;
	enum press_kind kind;
	int number;
};

static const struct final_row finals[] = {
	{'A', PRESS_UP, 0},
	{'B', PRESS_DOWN, 0},
	{'C', PRESS_RIGHT, 0},
	{'D', PRESS_LEFT, 0},
	{'H', PRESS_HOME, 0},
	{'F', PRESS_END, 0},
	{'Z', PRESS_BACK_TAB, 0},
	{'M', PRESS_ENTER, 0},
	{'P', PRESS_FUNCTION, 1},
	{'Q', PRESS_FUNCTION, 2},
	{'R', PRESS_FUNCTION, 3},
	{'S', PRESS_FUNCTION, 4},
};

static const struct tilde_row tildes[] = {
	{1, PRESS_HOME, 0},
	{2, PRESS_INSERT, 0},
	{3, PRESS_DELETE, 0},
	{4, PRESS_END, 0},
	{5, PRESS_PAGE_UP, 0},
	{6, PRESS_PAGE_DOWN, 0},
	{7, PRESS_HOME, 0},
	{8, PRESS_END, 0},
	{11, PRESS_FUNCTION, 1},
	{12, PRESS_FUNCTION, 2},
	{13, PRESS_FUNCTION, 3},
	{14, PRESS_FUNCTION, 4},
	{15, PRESS_FUNCTION, 5},
	{17, PRESS_FUNCTION, 6},
	{18, PRESS_FUNCTION, 7},
	{19, PRESS_FUNCTION, 8},
	{20, PRESS_FUNCTION, 9},
	{21, PRESS_FUNCTION, 10},
	{23, PRESS_FUNCTION, 11},
	{24, PRESS_FUNCTION, 12},
};

void decoder_init(struct decoder *decoder, enum charset charset)
{
	*decoder = (struct decoder){.charset = charset};
}

static void hold(struct decoder *decoder, unsigned char byte)
{
	if (decoder->held_length < sizeof decoder->held)
		decoder->held[decoder->held_length] = byte;
	decoder->held_length++;
}

static void enter(struct decoder *decoder, enum state state)
{
	decoder->state = (int)state;
	decoder->held_length = 0;
}

static bool done(struct decoder *decoder, struct press *press, enum press_kind kind)
{
	enter(decoder, STATE_GROUND);
	press->kind = kind;
	return true;
}

/* UTF-8 that may be shown becomes a press. */
static bool done_text(struct decoder *decoder, struct press *press, const char *bytes, size_t length)
{
	int32_t point;

	if (!length || length >= sizeof press->text || text_first_unsafe(bytes, length, &point) != SIZE_MAX)
		return done(decoder, press, PRESS_NOTHING);
	memcpy(press->text, bytes, length);
	press->text[length] = '\0';
	return done(decoder, press, decoder->pasting ? PRESS_PASTED : PRESS_TEXT);
}

static bool feed_control(struct decoder *decoder, unsigned char byte, struct press *press)
{
	if (decoder->pasting) {
		if (byte == '\r' || byte == '\n' || byte == '\t')
			return done_text(decoder, press, " ", 1);
		return done(decoder, press, PRESS_NOTHING);
	}
	switch (byte) {
	case '\r':
	case '\n': return done(decoder, press, PRESS_ENTER);
	case '\t': return done(decoder, press, PRESS_TAB);
	case '\b':
	case DELETE: return done(decoder, press, PRESS_BACKSPACE);
	default: break;
	}
	if (byte < 1 || byte > 26)
		return done(decoder, press, PRESS_NOTHING);
	press->number = 'A' + byte - 1;
	return done(decoder, press, PRESS_CONTROL);
}

/* How many bytes a UTF-8 character has that begins so; 0 for none. */
static size_t sequence_length(unsigned char first)
{
	if (first >= 0xc2 && first <= 0xdf)
		return 2;
	if (first >= 0xe0 && first <= 0xef)
		return 3;
	return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

static bool feed_ground(struct decoder *decoder, unsigned char byte, struct press *press)
{
	struct buffer decoded;
	bool complete;

	if (byte == ESCAPE) {
		enter(decoder, STATE_ESCAPE);
		return false;
	}
	if (byte < ' ' || byte == DELETE)
		return feed_control(decoder, byte, press);
	if (byte < 0x80)
		return done_text(decoder, press, (const char *)&byte, 1);
	if (decoder->charset == CHARSET_UTF8) {
		if (!sequence_length(byte))
			return done(decoder, press, PRESS_NOTHING);
		enter(decoder, STATE_CHARACTER);
		hold(decoder, byte);
		return false;
	}
	buffer_init(&decoded);
	charset_decode(&decoded, decoder->charset, (const char *)&byte, 1);
	complete = done_text(decoder, press, buffer_string(&decoded), decoded.length);
	buffer_clear(&decoded);
	return complete;
}

static bool feed_character(struct decoder *decoder, unsigned char byte, struct press *press)
{
	int32_t point;

	if (byte < 0x80 || byte > 0xbf) { /* half a character: forget it, begin anew */
		enter(decoder, STATE_GROUND);
		return feed_ground(decoder, byte, press);
	}
	hold(decoder, byte);
	if (decoder->held_length < sequence_length(decoder->held[0]))
		return false;
	if (!text_decode((const char *)decoder->held, decoder->held_length, &point))
		return done(decoder, press, PRESS_NOTHING);
	return done_text(decoder, press, (const char *)decoder->held, decoder->held_length);
}

static bool feed_escape(struct decoder *decoder, unsigned char byte, struct press *press)
{
	switch (byte) {
	case '[': enter(decoder, STATE_CSI); return false;
	case 'O': enter(decoder, STATE_SS3); return false;
	case ']':
	case 'P':
	case 'X':
	case '^':
	case '_': enter(decoder, STATE_STRING); return false;
	case ESCAPE: /* the first was a key, the second may begin a sequence */
		if (decoder->pasting)
			return false;
		done(decoder, press, PRESS_ESCAPE);
		enter(decoder, STATE_ESCAPE);
		return true;
	default: return done(decoder, press, PRESS_NOTHING);
	}
}

/* The numbers of a sequence, parted by `;`; returns how many. */
static size_t parameters(const struct decoder *decoder, size_t skip, int *numbers, size_t room)
{
	size_t count = 0, at;

	if (decoder->held_length > sizeof decoder->held)
		return 0;
	for (at = 0; at < room; at++)
		numbers[at] = 0;
	for (at = skip; at < decoder->held_length; at++) {
		const unsigned char byte = decoder->held[at];

		if (byte == ';')
			count++;
		else if (byte < '0' || byte > '9')
			return 0;
		else if (count < room && numbers[count] < 100000)
			numbers[count] = numbers[count] * 10 + byte - '0';
	}
	return decoder->held_length > skip ? count + 1 : 0;
}

static bool done_mouse(struct decoder *decoder, struct press *press, int button, int column, int row, bool released)
{
	press->row = row;
	press->column = column;
	if (released || row < 0 || column < 0)
		return done(decoder, press, PRESS_NOTHING);
	if (button == 64 || button == 65)
		return done(decoder, press, button == 64 ? PRESS_WHEEL_UP : PRESS_WHEEL_DOWN);
	return done(decoder, press, button == 0 ? PRESS_CLICK : PRESS_NOTHING);
}

static bool done_tilde(struct decoder *decoder, struct press *press)
{
	int numbers[2];
	size_t row;

	if (!parameters(decoder, 0, numbers, 2))
		return done(decoder, press, PRESS_NOTHING);
	if (numbers[0] == 200 || numbers[0] == 201) {
		decoder->pasting = numbers[0] == 200;
		return done(decoder, press, PRESS_NOTHING);
	}
	for (row = 0; row < sizeof tildes / sizeof tildes[0]; row++)
		if (tildes[row].code == numbers[0]) {
			press->number = tildes[row].number;
			return done(decoder, press, tildes[row].kind);
		}
	return done(decoder, press, PRESS_NOTHING);
}

static bool done_final(struct decoder *decoder, unsigned char final, struct press *press)
{
	int numbers[2];
	const size_t count = parameters(decoder, 0, numbers, 2);
	size_t row;

	/* With numbers only as a modified key sends them (CSI 1;5A); else it is an answer to some question. */
	if (decoder->held_length && (!count || count > 2 || numbers[0] != 1))
		return done(decoder, press, PRESS_NOTHING);
	for (row = 0; row < sizeof finals / sizeof finals[0]; row++)
		if (finals[row].final == (char) final) {
			press->number = finals[row].number;
			return done(decoder, press, finals[row].kind);
		}
	return done(decoder, press, PRESS_NOTHING);
}

static bool done_csi(struct decoder *decoder, unsigned char final, struct press *press)
{
	int numbers[3];

	if (decoder->held_length > sizeof decoder->held)
		return done(decoder, press, PRESS_NOTHING);
	if (decoder->pasting && final != '~')
		return done(decoder, press, PRESS_NOTHING);
	if (decoder->held_length && decoder->held[0] == '<' && (final == 'M' || final == 'm')) {
		if (parameters(decoder, 1, numbers, 3) != 3)
			return done(decoder, press, PRESS_NOTHING);
		return done_mouse(decoder, press, numbers[0], numbers[1] - 1, numbers[2] - 1, final == 'm');
	}
	if (final == '~')
		return done_tilde(decoder, press);
	if (!decoder->held_length && (final == '[' || final == 'M')) {
		enter(decoder, final == '[' ? STATE_LINUX_FUNCTION : STATE_OLD_MOUSE);
		return false;
	}
	return done_final(decoder, final, press);
}

/* CSI and SS3: parameters, then a final byte. A control byte in the middle breaks it off. */
static bool feed_sequence(struct decoder *decoder, unsigned char byte, struct press *press)
{
	const bool ss3 = decoder->state == STATE_SS3;

	if (byte < ' ' || byte >= DELETE) {
		enter(decoder, STATE_GROUND);
		return feed_ground(decoder, byte, press);
	}
	if (byte < (ss3 ? 'A' : '@')) {
		hold(decoder, byte);
		return false;
	}
	if (ss3)
		return decoder->pasting ? done(decoder, press, PRESS_NOTHING) : done_final(decoder, byte, press);
	return done_csi(decoder, byte, press);
}

static bool feed_linux_function(struct decoder *decoder, unsigned char byte, struct press *press)
{
	if (byte < 'A' || byte > 'E')
		return done(decoder, press, PRESS_NOTHING);
	press->number = byte - 'A' + 1;
	return done(decoder, press, PRESS_FUNCTION);
}

static bool feed_old_mouse(struct decoder *decoder, unsigned char byte, struct press *press)
{
	hold(decoder, byte);
	if (decoder->held_length < 3)
		return false;
	return done_mouse(decoder, press, decoder->held[0] - 32, decoder->held[1] - 33, decoder->held[2] - 33, false);
}

static bool feed_string(struct decoder *decoder, unsigned char byte, struct press *press)
{
	if (decoder->state == STATE_STRING_ESCAPE) {
		enter(decoder, STATE_ESCAPE);
		return byte == '\\' ? done(decoder, press, PRESS_NOTHING) : feed_escape(decoder, byte, press);
	}
	if (byte == BELL)
		return done(decoder, press, PRESS_NOTHING);
	if (byte == ESCAPE)
		decoder->state = STATE_STRING_ESCAPE;
	return false;
}

bool decoder_feed(struct decoder *decoder, unsigned char byte, struct press *press)
{
	static bool (*const feeds[])(struct decoder *, unsigned char, struct press *) = {
		[STATE_GROUND] = feed_ground,
		[STATE_CHARACTER] = feed_character,
		[STATE_ESCAPE] = feed_escape,
		[STATE_CSI] = feed_sequence,
		[STATE_SS3] = feed_sequence,
		[STATE_LINUX_FUNCTION] = feed_linux_function,
		[STATE_OLD_MOUSE] = feed_old_mouse,
		[STATE_STRING] = feed_string,
		[STATE_STRING_ESCAPE] = feed_string,
	};

	*press = (struct press){.kind = PRESS_NOTHING};
	return feeds[decoder->state](decoder, byte, press);
}

int decoder_patience(const struct decoder *decoder, bool slow)
{
	if (decoder->state != STATE_GROUND)
		return slow ? PATIENCE_SLOW : PATIENCE;
	return decoder->pasting ? PATIENCE_PASTE : -1;
}

bool decoder_rest(struct decoder *decoder, struct press *press)
{
	const bool alone = decoder->state == STATE_ESCAPE && !decoder->pasting;

	*press = (struct press){.kind = PRESS_NOTHING};
	if (decoder->state == STATE_GROUND)
		decoder->pasting = false; /* a paste that was never ended */
	return done(decoder, press, alone ? PRESS_ESCAPE : PRESS_NOTHING) && alone;
}
