#ifndef MEDBRING_PAPER_QR_H
#define MEDBRING_PAPER_QR_H

/* A text as a QR code, which a telephone's camera reads. */

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* Was the program built with the library for it? */
bool qr_possible(void);

/* Add the code's cells row by row, one byte each, 1 for dark; returns how many a row has. 0: there is none. */
size_t qr_make(struct buffer *cells, const char *text);

#endif
