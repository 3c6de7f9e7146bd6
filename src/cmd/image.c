#include "cmd/image.h"

#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config.h"
#include "load/load.h"
#include "load/sealed.h"

/* Below the program's own folder: of a moved tree, and of the tree that it was built in. */
static const char *const beside[] = {"../lib/medbring/rules.sealed", "rules.sealed"};
static const char *const fixed[] = {IMAGE_MADE_HERE, MEDBRING_LIBDIR "/rules.sealed"};
enum { FIXED_COUNT = sizeof(fixed) / sizeof(*fixed), PLACE_COUNT = FIXED_COUNT + sizeof(beside) / sizeof(*beside) };

#define PROGRAM "/proc/self/exe"

/* The name of a place, in `path` where it has to be made; NULL where there is none. */
static const char *place(size_t index, char path[PATH_MAX])
{
	ssize_t length;
	char *slash;

	if (index < FIXED_COUNT)
		return fixed[index];
	length = readlink(PROGRAM, path, PATH_MAX - 64);
	if (length <= 0 || length >= PATH_MAX - 64)
		return NULL;
	path[length] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return NULL;
	memcpy(slash + 1, beside[index - FIXED_COUNT], strlen(beside[index - FIXED_COUNT]) + 1);
	return path;
}

/* A named pipe does not stop us, a link is not followed. */
static bool trusted(int descriptor)
{
	struct stat file, program;

	if (fstat(descriptor, &file) != 0 || !S_ISREG(file.st_mode) || file.st_mode & (S_IWGRP | S_IWOTH))
		return false;
	return file.st_uid == 0 || (stat(PROGRAM, &program) == 0 && program.st_uid == file.st_uid);
}

/* Open the next image that is ours to use; -1 after the last. Its rules file may be another one. */
static int next_image(size_t *index, char path[PATH_MAX], const char **name, struct sealed_key *of)
{
	while (*index < PLACE_COUNT) {
		int descriptor = -1;

		*name = place((*index)++, path);
		if (*name)
			descriptor = open(*name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
		if (descriptor >= 0 && trusted(descriptor) && sealed_key_of(of, descriptor))
			return descriptor;
		if (descriptor >= 0)
			close(descriptor);
	}
	return -1;
}

static bool read_key(const char *file, size_t most, struct sealed_key *key)
{
	int descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat status;
	bool fine;

	if (descriptor < 0)
		return false;
	fine = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && sealed_key_read(key, descriptor, most);
	close(descriptor);
	return fine;
}

/* The rules file is only read where there is an image at all, and then once. */
static bool find(struct rules *rules, const char *file, size_t most, char path[PATH_MAX], const char **name)
{
	struct sealed_key key = {0, 0, 0}, of;
	size_t index = 0;
	int image;
	bool found = false;

	while (!found && (image = next_image(&index, path, name, &of)) >= 0) {
		if (!key.length && !read_key(file, most, &key))
			index = PLACE_COUNT;
		else
			found = memcmp(&key, &of, sizeof(key)) == 0 && sealed_open(rules, image, &key, file);
		close(image);
	}
	return found;
}

bool image_open(struct rules *rules, const char *file, size_t most)
{
	char path[PATH_MAX];
	const char *name;

	return strcmp(file, "-") != 0 && find(rules, file, most, path, &name);
}

const char *image_used(const char *file, size_t most, struct arena *arena)
{
	char path[PATH_MAX];
	const char *name;
	struct rules rules;

	if (strcmp(file, "-") == 0 || !find(&rules, file, most, path, &name))
		return NULL;
	rules_clear(&rules);
	return arena_string(arena, name);
}
