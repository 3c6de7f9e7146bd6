#include "paper/qr.h"

#ifdef HAVE_LIBQRENCODE

#include <qrencode.h>

bool qr_possible(void)
{
	return true;
}

size_t qr_make(struct buffer *cells, const char *text)
{
	QRcode *code = *text ? QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L) : NULL;
	const size_t width = code ? (size_t)code->width : 0;
	size_t at;

	for (at = 0; at < width * width; at++)
		buffer_add_byte(cells, (char)(code->data[at] & 1));
	QRcode_free(code);
	return width;
}

#else

bool qr_possible(void)
{
	return false;
}

size_t qr_make(struct buffer *cells, const char *text)
{
	(void)cells;
	(void)text;
	return 0;
}

#endif
