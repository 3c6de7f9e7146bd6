/* medbring --version: which version this is, and what it was built with. */

#include "app/words.h"
#include "cmd/command.h"
#include "cmd/source.h"
#include "config.h"

static enum exit_status run(const struct invocation *invocation, struct buffer *out)
{
	static const char *const parts[] = {
		"ncurses",
		"libyaml",
		"utf8proc",
		"jansson",
#ifdef HAVE_LIBSECCOMP
		"libseccomp",
#endif
#ifdef HAVE_LIBQRENCODE
		"libqrencode",
#endif
#ifdef HAVE_LIBLOUIS
		"liblouis",
#endif
	};

	struct arena arena;
	const char *image;

	arena_init(&arena);
	image = source_image(invocation, &arena);
	buffer_add_format(out, "medbring %s\n", MEDBRING_VERSION);
	buffer_add_string(out, say(invocation->tag, N_("built with")));
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		buffer_add_format(out, "%s %s", i ? "," : "", parts[i]);
	buffer_add_byte(out, '\n');
	if (image)
		buffer_add_format(out, say(invocation->tag, N_("sealed rules: %s\n")), image);
	else
		buffer_add_string(out, say(invocation->tag, N_("the rules are not sealed\n")));
	arena_clear(&arena);
	return EXIT_DONE;
}

const struct command command_version = {
	.name = "version",
	.arguments = "",
	.summary = N_("tell which version this is, and what it was built with"),
	.help = N_("Tells the version, which optional parts are built in, and whether the rules are sealed."),
	.example = "medbring --version",
	.run = run,
};
