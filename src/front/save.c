#include "front/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "app/words.h"
#include "base/text.h"

static bool good_name(const char *name)
{
	const size_t length = strlen(name);
	int32_t point;

	return length && length < PATH_MAX && text_valid(name, length) && !strchr(name, '\n') && !strchr(name, '\t')
		&& text_first_unsafe(name, length, &point) == SIZE_MAX;
}

static bool write_all(int file, const char *bytes, size_t length)
{
	while (length) {
		const ssize_t step = write(file, bytes, length);

		if (step < 0 && errno != EINTR)
			return false;
		if (step > 0) {
			bytes += step;
			length -= (size_t)step;
		}
	}
	return true;
}

enum save_result save_new_file(const char *name, const char *bytes, size_t length)
{
	bool whole;
	int file;

	if (!good_name(name))
		return SAVE_BAD_NAME;
	file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, S_IRUSR | S_IWUSR);
	if (file < 0)
		return errno == EEXIST ? SAVE_EXISTS : errno == ENAMETOOLONG ? SAVE_BAD_NAME : SAVE_REFUSED;
	whole = write_all(file, bytes, length);
	whole = close(file) == 0 && whole;
	if (!whole)
		unlink(name);
	return whole ? SAVE_DONE : SAVE_FAILED;
}

const char *save_words(enum save_result result)
{
	static const char *const words[] = {
		[SAVE_DONE] = NULL,
		[SAVE_EXISTS] = N_("There is already a file of that name. Give another name."),
		[SAVE_BAD_NAME] = N_("That cannot be the name of a file."),
		[SAVE_REFUSED] = N_("The file cannot be made there."),
		[SAVE_FAILED] = N_("The file could not be written to the end."),
	};

	return words[result];
}
