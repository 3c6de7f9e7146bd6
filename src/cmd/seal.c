/* medbring seal [IMAGE]: the rules as they lie in memory, so that every visit starts with them at once. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/words.h"
#include "cmd/command.h"
#include "cmd/image.h"
#include "cmd/message.h"
#include "cmd/source.h"
#include "load/sealed.h"

static bool write_whole(int file, const struct buffer *image)
{
	size_t done = 0;

	while (done < image->length) {
		ssize_t wrote = write(file, image->bytes + done, image->length - done);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		done += (size_t)wrote;
	}
	return fchmod(file, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH) == 0 && fsync(file) == 0;
}

/* Beside its place first, then at once in place of the old: who has the old one mapped keeps it. */
static bool put(const char *name, const struct buffer *image)
{
	struct buffer beside;
	bool done;
	int file;

	buffer_init(&beside);
	buffer_add_format(&beside, "%s.new", name);
	unlink(buffer_string(&beside));
	file = open(buffer_string(&beside), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY,
		S_IRUSR | S_IWUSR);
	done = file >= 0 && write_whole(file, image);
	if (file >= 0)
		done = close(file) == 0 && done;
	done = done && rename(buffer_string(&beside), name) == 0;
	if (file >= 0 && !done) {
		int fault = errno;

		unlink(buffer_string(&beside));
		errno = fault;
	}
	buffer_clear(&beside);
	return done;
}

static enum exit_status write_image(const struct invocation *invocation, const struct buffer *image, struct buffer *out)
{
	const char *name = IMAGE_MADE_HERE;

	if (invocation->argument_count)
		name = invocation->arguments[0];
	else
		mkdir("/var/cache/medbring",
			S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH); /* open() tells of a failure */
	if (!put(name, image)) {
		message(say(invocation->tag, N_("the image %s cannot be written: %s")), name, strerror(errno));
		return EXIT_OUTPUT;
	}
	if (!option_given(invocation, OPTION_QUIET))
		buffer_add_format(out, "%s\n", name);
	return EXIT_DONE;
}

static enum exit_status make_image(
	const struct invocation *invocation, const char *file, const struct buffer *bytes, struct buffer *out)
{
	struct diagnostics diagnostics;
	struct arena arena;
	struct buffer image;
	enum exit_status status = EXIT_RULES;

	arena_init(&arena);
	buffer_init(&image);
	diagnostics_init(&diagnostics, &arena, file);
	switch (sealed_make(&image, bytes->bytes, bytes->length, &diagnostics)) {
	case SEALED_MADE: status = write_image(invocation, &image, out); break;
	case SEALED_RULES_FAULTY:
		diagnostics_sort(&diagnostics);
		message_diagnostics(&diagnostics);
		break;
	case SEALED_NO_ADDRESS:
		message(say(invocation->tag,
			N_("rules cannot be sealed on this machine; they are read anew at each start")));
		status = EXIT_OUTPUT;
		break;
	case SEALED_NOT_CLOSED:
		message(say(invocation->tag,
			N_("the rules in memory lead out of themselves, so no image was made; please report it")));
		status = EXIT_OUTPUT;
		break;
	}
	buffer_clear(&image);
	arena_clear(&arena);
	return status;
}

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	size_t most = source_rules_limit(invocation);
	enum exit_status status = EXIT_RULES;
	struct buffer bytes;
	struct arena arena;
	const char *file, *fault;

	if (!most)
		return EXIT_USAGE;
	arena_init(&arena);
	buffer_init(&bytes);
	file = source_find_rules(invocation, &arena);
	fault = file ? source_read(file, most, &bytes) : NULL;
	if (fault)
		message(say(invocation->tag, N_("the rules file %s: %s")), file, say(invocation->tag, fault));
	else if (file)
		status = make_image(invocation, file, &bytes, out);
	buffer_clear(&bytes);
	arena_clear(&arena);
	return status;
}

const struct command command_seal = {
	.name = "seal",
	.arguments = N_("[IMAGE]"),
	.summary = N_("prepare the rules, so that every visit starts at once"),
	.most = 1,
	.help = N_(
		"Writes the rules as they lie in memory, as an image that all visits share: they start faster and take"
		" less memory. Run it after each change of the rules or the program; an image that does not fit is not"
		" used. Without IMAGE it is made where every visit looks for it."),
	.example = "medbring seal rules.sealed",
	.run = run,
};
