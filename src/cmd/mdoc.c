#include "cmd/mdoc.h"

#include <stdbool.h>
#include <string.h>

enum { LINE_WIDTH = 76, ESCAPED_WIDTH = 8 /* of a letter that is not ASCII, as mandoc counts */ };

static size_t width_of(const char *word, size_t length)
{
	size_t width = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)word[i];

		if (byte < 0x80)
			width++;
		else if (byte >= 0xc0)
			width += ESCAPED_WIDTH;
	}
	return width;
}

static bool ends_sentence(const char *word, size_t length)
{
	return length > 1 && strchr(".?!", word[length - 1]) && word[length - 2] != '.';
}

void mdoc_text(struct buffer *out, const char *text)
{
	size_t column = 0;

	while (*text) {
		size_t length = strcspn(text, " \n"), width = width_of(text, length);
		bool sentence = ends_sentence(text, length);

		if (column && column + 1 + width > LINE_WIDTH) {
			buffer_add_byte(out, '\n');
			column = 0;
		}
		if (column)
			buffer_add_byte(out, ' ');
		else if (*text == '.' || *text == '\'')
			buffer_add_string(out, "\\&");
		buffer_add(out, text, length);
		column += width + (column > 0);
		text += length + strspn(text + length, " \n");
		if (*text && sentence) {
			buffer_add_byte(out, '\n');
			column = 0;
		}
	}
	buffer_add_byte(out, '\n');
}

void mdoc_arguments(struct buffer *out, const char *arguments)
{
	bool optional = false;

	while (*arguments) {
		size_t length;

		arguments += strspn(arguments, " ]");
		optional = *arguments == '[';
		arguments += optional;
		length = strcspn(arguments, "[]");
		while (length && arguments[length - 1] == ' ')
			length--;
		if (!length)
			break;
		buffer_add_string(out, optional ? " Op Ar " : " Ar ");
		buffer_add(out, arguments, length);
		arguments += length;
	}
}
