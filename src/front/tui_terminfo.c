#include "front/tui_terminfo.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <term.h> /* after curses.h */

enum { PATH_ROOM = 4096 };

void terminfo_add(struct buffer *out, const char *name)
{
	const char *string = tigetstr(name);

	if (!string || string == (const char *)-1)
		return;
	while (*string) {
		if (string[0] == '$' && string[1] == '<' && strchr(string, '>'))
			string = strchr(string, '>') + 1;
		else
			buffer_add_byte(out, *string++);
	}
}

bool terminfo_has(const char *name)
{
	const char *string = tigetstr(name);

	return string && string != (const char *)-1 && *string;
}

/* Is there something of that name which is not a plain file? */
static bool is_odd(const char *folder, const char *below, const char *terminal)
{
	char path[PATH_ROOM];
	struct stat found;
	int form, length;

	for (form = 0; form < 2; form++) { /* by the first letter, or by its number */
		if (form == 0)
			length = snprintf(path, sizeof path, "%s%s/%c/%s", folder, below, terminal[0], terminal);
		else
			length = snprintf(
				path, sizeof path, "%s%s/%02x/%s", folder, below, (unsigned char)terminal[0], terminal);
		if (length > 0 && length < PATH_ROOM && stat(path, &found) == 0 && !S_ISREG(found.st_mode))
			return true;
	}
	return false;
}

void terminfo_guard(const char *terminal)
{
	static const struct {
		const char *variable, *below;
	} places[] = {{"TERMINFO", ""}, {"HOME", "/.terminfo"}};
	const char *folder;
	size_t at;

	for (at = 0; at < sizeof places / sizeof places[0]; at++) {
		folder = getenv(places[at].variable);
		if (folder && is_odd(folder, places[at].below, terminal))
			unsetenv(places[at].variable);
	}
}

/* Has all that the description adds a name? In a damaged one something has none, which ncurses would look at. */
static bool is_whole(const TERMINAL *terminal)
{
#if NCURSES_XNAMES
	const TERMTYPE *type = &terminal->type;
	const unsigned count = (unsigned)type->ext_Booleans + type->ext_Numbers + type->ext_Strings;

	for (unsigned at = 0; at < count; at++)
		if (!type->ext_Names || !type->ext_Names[at])
			return false;
#else
	(void)terminal;
#endif
	return true;
}

bool terminfo_read(const char *terminal, int channel, void **read)
{
	int error;

	*read = setupterm(terminal, channel, &error) == OK ? cur_term : NULL;
	if (!*read || is_whole(*read))
		return true;
	del_curterm(*read);
	*read = NULL;
	return false;
}

void terminfo_forget(void *read)
{
	if (read)
		del_curterm(read);
}
