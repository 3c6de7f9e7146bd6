/* Any bytes as a command line, its words between NULs: read, or refused; what is read is whole. */

#include <assert.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cmd/environment.h"
#include "cmd/options.h"
#include "fuzz.h"

enum { WORDS_MOST = 16 };

static void check(const struct invocation *invocation)
{
	assert(invocation->command);
	assert(invocation->argument_count <= ARGUMENTS_MAX);
	assert(memchr(invocation->tag, 0, sizeof invocation->tag));
	for (size_t at = 0; at < invocation->argument_count; at++)
		assert(invocation->arguments[at]);
	for (int option = 0; invocation->kiosk && option < OPTION_COUNT; option++)
		assert(!invocation->values[option] || !option_rows[option].file);
}

/* What is said about a wrong line is not what is looked at here. */
static bool read_quietly(struct invocation *invocation, int count, char **words)
{
	static int nowhere = -1;
	int kept = dup(STDERR_FILENO);
	bool fine;

	if (nowhere < 0)
		nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	dup2(nowhere, STDERR_FILENO);
	fine = options_read(invocation, count, words);
	dup2(kept, STDERR_FILENO);
	close(kept);
	return fine;
}

int fuzz_one(const uint8_t *data, size_t size)
{
	char name[] = "medbring", *words[WORDS_MOST + 1] = {name};
	struct invocation invocation = {0};
	struct arena arena = {0};
	int count = 1;

	if (size > 1024)
		return 0;
	for (size_t at = 0; at < size && count < WORDS_MOST; count++) {
		const uint8_t *end = memchr(data + at, 0, size - at);
		size_t length = end ? (size_t)(end - data) - at : size - at;

		words[count] = arena_copy(&arena, (const char *)data + at, length);
		at += length + 1;
	}
	invocation.kiosk = environment_is_kiosk(count, words);
	if (read_quietly(&invocation, count, words))
		check(&invocation);
	arena_clear(&arena);
	return 0;
}
