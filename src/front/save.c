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

/* As long as the shortest first line of answers, which begin with the day of the visit: a key that no file may have. */
static const char unfinished[] = "unfinished:      ";

/* How much of it could be written. */
static size_t write_most(int file, const char *bytes, size_t length)
{
	size_t written = 0;

	while (written < length) {
		const ssize_t step = write(file, bytes + written, length - written);

		if (step < 0 && errno != EINTR)
			break;
		written += step > 0 ? (size_t)step : 0;
	}
	return written;
}

/* In the sandbox a file can be neither removed nor cut off. Half of the answers could be taken for all of them: where
 * they stood there are comments now. */
static void blot_out(int file, size_t written)
{
	static const char comment[] = "# not written to the end\n";

	if (lseek(file, 0, SEEK_SET) != 0)
		return;
	while (written) {
		const size_t part = written < sizeof comment - 1 ? written : sizeof comment - 1;

		if (write_most(file, comment, part) != part)
			return;
		written -= part;
	}
}

/* All of it, but for its beginning, in whose place something stands that says so: whatever ends the program meanwhile, what
 * is there is not taken for the whole. The beginning comes last. How much could be written. */
static size_t write_beginning_last(int file, const char *bytes, size_t length)
{
	const size_t first = length < sizeof unfinished - 1 ? length : sizeof unfinished - 1;
	size_t written = write_most(file, unfinished, first);

	if (written == first)
		written += write_most(file, bytes + first, length - first);
	if (written == length && (lseek(file, 0, SEEK_SET) != 0 || write_most(file, bytes, first) != first))
		return length - 1;
	return written;
}

enum save_result save_new_file(const char *name, const char *bytes, size_t length)
{
	size_t written;
	bool removed = false;
	int file;

	if (!good_name(name))
		return SAVE_BAD_NAME;
	file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, S_IRUSR | S_IWUSR);
	if (file < 0)
		return errno == EEXIST ? SAVE_EXISTS : errno == ENAMETOOLONG ? SAVE_BAD_NAME : SAVE_REFUSED;
	written = write_beginning_last(file, bytes, length);
	if (written < length) {
		removed = unlink(name) == 0;
		if (!removed)
			blot_out(file, written);
	}
	if (close(file) == 0 && written == length)
		return SAVE_DONE;
	return removed || unlink(name) == 0 ? SAVE_FAILED : SAVE_LEFT;
}

const char *save_words(enum save_result result)
{
	static const char *const words[] = {
		[SAVE_DONE] = NULL,
		[SAVE_EXISTS] = N_("There is already a file of that name. Give another name."),
		[SAVE_BAD_NAME] = N_("That cannot be the name of a file."),
		[SAVE_REFUSED] = N_("The file cannot be made there."),
		[SAVE_FAILED] = N_("The file could not be written to the end."),
		[SAVE_LEFT] =
			N_("The file could not be written to the end. What is left of it says nothing: delete it."),
	};

	return words[result];
}
