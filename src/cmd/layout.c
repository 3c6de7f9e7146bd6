#include "cmd/layout.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "app/words.h"
#include "cmd/message.h"
#include "cmd/options.h"

enum { WIDTH_LEAST = 20, WIDTH_MOST = 500, WIDTH_READABLE = 80 };

bool layout_width(const struct invocation *invocation, int *width)
{
	const char *given = invocation->values[OPTION_WIDTH];
	struct winsize size;
	long number;

	*width = 0;
	if (given) {
		number = options_number(given, WIDTH_MOST);
		*width = (int)number;
		if (number == 0 || number >= WIDTH_LEAST)
			return true;
		message(say(invocation->tag, N_("--width wants a number of columns from %d to %d, or 0")), WIDTH_LEAST,
			WIDTH_MOST);
		return false;
	}
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= WIDTH_LEAST)
		*width = size.ws_col < WIDTH_READABLE ? size.ws_col : WIDTH_READABLE;
	return true;
}
