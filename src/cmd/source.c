#include "cmd/source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/words.h"
#include "base/memory.h"
#include "base/text.h"
#include "cmd/environment.h"
#include "cmd/image.h"
#include "cmd/message.h"
#include "cmd/options.h"
#include "config.h"
#include "load/load.h"

#define RULES_SIZE_MOST (1L << 30)

static const char *read_all(int descriptor, size_t most, struct buffer *bytes)
{
	char piece[4096];

	while (bytes->length <= most) {
		size_t wanted = most + 1 - bytes->length;
		ssize_t got = read(descriptor, piece, wanted < sizeof(piece) ? wanted : sizeof(piece));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return errno == EISDIR ? N_("it is a directory") : N_("it cannot be read");
		if (got == 0)
			break;
		buffer_add(bytes, piece, (size_t)got);
	}
	memory_wipe(piece, sizeof(piece));
	return NULL;
}

const char *source_read(const char *file, size_t most, struct buffer *bytes)
{
	struct stat status;
	const char *fault;
	int descriptor;

	if (strcmp(file, "-") == 0)
		return read_all(STDIN_FILENO, most, bytes);
	descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (descriptor < 0)
		return errno == ENOENT || errno == ENOTDIR ? N_("there is no such file")
			: errno == EACCES                  ? N_("you may not read it")
							   : N_("it cannot be opened");
	if (fstat(descriptor, &status) < 0)
		fault = N_("it cannot be read");
	else if (S_ISDIR(status.st_mode))
		fault = N_("it is a directory");
	else if (!S_ISREG(status.st_mode))
		fault = N_("it is not an ordinary file; - reads standard input");
	else
		fault = read_all(descriptor, most, bytes);
	close(descriptor);
	return fault;
}

static const char *join(struct arena *arena, const char *directory, const char *rest)
{
	size_t length = strlen(directory);
	char *path = arena_alloc(arena, length + strlen(rest) + 1);

	memcpy(path, directory, length);
	memcpy(path + length, rest, strlen(rest) + 1);
	return path;
}

static const char *if_there(const char *path)
{
	return path && access(path, F_OK) == 0 ? path : NULL;
}

static const char *in_configuration(struct arena *arena)
{
	const char *directory = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	if (directory && directory[0] == '/')
		return join(arena, directory, "/medbring/rules.yaml");
	if (home && home[0] == '/')
		return join(arena, home, "/.config/medbring/rules.yaml");
	return NULL;
}

/* Beside the program: share/ of its prefix, or the rules of the tree that it was built in. */
static const char *beside_program(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (length <= 0)
		return NULL;
	path[length] = '\0';
	for (int up = 0; up < 4 && (slash = strrchr(path, '/')) != NULL; up++) {
		const char *found = NULL;

		*slash = '\0';
		if (up == 1)
			found = if_there(join(arena, path, "/share/medbring/rules.yaml"));
		if (!found && up && if_there(join(arena, path, "/src/main.c")))
			found = if_there(join(arena, path, "/rules.yaml"));
		if (found)
			return found;
	}
	return NULL;
}

static const char *find_rules(const struct invocation *invocation, struct arena *arena)
{
	const char *named = getenv("MEDBRING_RULES");
	const char *found;

	if (option_given(invocation, OPTION_RULES))
		return invocation->values[OPTION_RULES];
	if (named && *named && !invocation->kiosk)
		return named;
	found = invocation->kiosk ? NULL : if_there(in_configuration(arena));
	if (!found)
		found = if_there("/etc/medbring/rules.yaml");
	if (!found)
		found = if_there(MEDBRING_DATADIR "/rules.yaml");
	if (!found)
		found = beside_program(arena);
	return found;
}

const char *source_find_rules(const struct invocation *invocation, struct arena *arena)
{
	const char *found = find_rules(invocation, arena);

	if (!found && invocation->kiosk)
		message(say(invocation->tag, N_("no rules file was found; it belongs at /etc/medbring/rules.yaml")));
	else if (!found)
		message(say(invocation->tag, N_("no rules file was found; name one with --rules FILE")));
	return found;
}

size_t source_rules_limit(const struct invocation *invocation)
{
	const char *given = invocation->values[OPTION_MAX_RULES_SIZE];
	long most;

	if (!given)
		return LOAD_BYTES_MAX;
	most = options_number(given, RULES_SIZE_MOST);
	if (most > 0)
		return (size_t)most;
	message(say(invocation->tag, N_("--max-rules-size wants a number of bytes, at most %ld")), RULES_SIZE_MOST);
	return 0;
}

enum exit_status source_open_rules_file(const struct invocation *invocation, const char *file, struct rules *rules)
{
	struct diagnostics diagnostics;
	struct buffer bytes;
	struct arena arena;
	const char *fault;
	size_t most = source_rules_limit(invocation);
	enum exit_status status = EXIT_DONE;

	if (!most)
		return EXIT_USAGE;
	if (image_open(rules, file, most))
		return EXIT_DONE;
	buffer_init(&bytes);
	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, file);
	fault = source_read(file, most, &bytes);
	if (fault) {
		message(say(invocation->tag, N_("the rules file %s: %s")), file, say(invocation->tag, fault));
		status = EXIT_RULES;
	} else if (!rules_load(rules, file, buffer_string(&bytes), bytes.length, most, &diagnostics)) {
		diagnostics_sort(&diagnostics);
		message_diagnostics(&diagnostics);
		rules_clear(rules);
		status = EXIT_RULES;
	}
	arena_clear(&arena);
	buffer_clear(&bytes);
	return status;
}

const char *source_image(const struct invocation *invocation, struct arena *arena)
{
	const char *file = find_rules(invocation, arena);

	return file ? image_used(file, LOAD_BYTES_MAX, arena) : NULL;
}

enum exit_status source_open_rules(const struct invocation *invocation, struct rules *rules)
{
	struct arena arena;
	const char *file;
	enum exit_status status = EXIT_RULES;

	arena_init(&arena);
	file = source_find_rules(invocation, &arena);
	if (file)
		status = source_open_rules_file(invocation, file, rules);
	arena_clear(&arena);
	return status;
}

/* A number that must stay private does not belong on a command line, where every user of the machine sees it. */
static bool looks_private(const struct rules *rules, const char *word)
{
	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		uint32_t digits = 0;
		bool other = false;

		if (!rules->attributes[i].secret)
			continue;
		for (const char *at = word; *at; at++) {
			if (*at >= '0' && *at <= '9')
				digits++;
			else if (*at != '-' && *at != ' ')
				other = true;
		}
		if (!other && digits
			&& (digits == rules->attributes[i].form_digits || !rules->attributes[i].form_digits))
			return true;
	}
	return false;
}

enum exit_status source_open_answers(const struct invocation *invocation, const struct rules *rules, const char *file,
	struct arena *arena, struct answers **answers)
{
	bool input = strcmp(file, "-") == 0;
	struct diagnostics diagnostics;
	struct buffer bytes;
	const char *fault;

	buffer_init(&bytes);
	if (!input && looks_private(rules, file)) {
		message(say(invocation->tag,
			N_("a private answer is not given on the command line, where others can see it;"
			   " put it in the answers on standard input")));
		return EXIT_USAGE;
	}
	if (input && isatty(STDIN_FILENO))
		message(say(invocation->tag,
			N_("waiting for answers (YAML or JSON) on standard input; end them with Ctrl-D")));
	fault = source_read(file, LOAD_BYTES_MAX, &bytes);
	diagnostics_init(&diagnostics, arena, input ? "standard input" : file);
	if (fault) {
		message(say(invocation->tag, N_("the answers %s: %s")), diagnostics.file, say(invocation->tag, fault));
		*answers = NULL;
	} else {
		*answers = answers_load(arena, rules, diagnostics.file, buffer_string(&bytes), bytes.length,
			invocation->visit, option_given(invocation, OPTION_VISIT), input, &diagnostics);
		diagnostics_sort(&diagnostics);
		message_diagnostics(&diagnostics);
	}
	if (bytes.bytes)
		memory_wipe(bytes.bytes, bytes.length);
	buffer_clear(&bytes);
	return *answers ? EXIT_DONE : EXIT_USAGE;
}

/* LANGUAGE may name several, with colons between: the first that the file has. */
static uint32_t find_language(const struct rules *rules, const char *wanted)
{
	while (wanted && *wanted) {
		char tag[48];
		size_t length = strcspn(wanted, ":");
		uint32_t language = NO_INDEX;

		if (length && length < sizeof(tag)) {
			memcpy(tag, wanted, length);
			tag[length] = '\0';
			language = rules_find_language(rules, tag);
		}
		if (language != NO_INDEX)
			return language;
		wanted += length + (wanted[length] == ':');
	}
	return NO_INDEX;
}

bool source_language(const struct invocation *invocation, const struct rules *rules, uint32_t *language)
{
	const char *asked = invocation->values[OPTION_LANG];
	struct buffer have;

	*language = find_language(rules, asked ? asked : environment_language());
	if (*language != NO_INDEX)
		return true;
	*language = 0;
	if (!asked)
		return true;
	buffer_init(&have);
	for (uint32_t i = 0; i < rules->language_count; i++)
		buffer_add_format(&have, " %s", rules->languages[i].tag);
	message(say(invocation->tag, N_("there is no language %s in these rules; there is%s")), asked,
		buffer_string(&have));
	buffer_clear(&have);
	return false;
}

uint32_t source_checklist(const struct invocation *invocation, const struct rules *rules, const char *id)
{
	uint32_t found = rules_find_checklist(rules, id);
	const char **ids;
	struct arena arena;
	const char *nearest;

	if (found != NO_INDEX)
		return found;
	arena_init(&arena);
	ids = arena_array(&arena, rules->checklist_count + 1, sizeof(*ids));
	for (uint32_t i = 0; i < rules->checklist_count; i++)
		ids[i] = rules->checklists[i].id;
	nearest = text_nearest(id, ids, rules->checklist_count);
	if (nearest)
		message(say(invocation->tag, N_("there is no checklist %s; did you mean %s?")), id, nearest);
	else
		message(say(invocation->tag, N_("there is no checklist %s; medbring list tells which there are")), id);
	arena_clear(&arena);
	return NO_INDEX;
}

enum exit_status source_with_rules(const struct invocation *invocation,
	enum exit_status (*work)(const struct invocation *invocation, const struct rules *rules, struct arena *arena,
		struct buffer *out),
	struct buffer *out)
{
	struct rules rules;
	struct arena arena;
	enum exit_status status = source_open_rules(invocation, &rules);

	if (status != EXIT_DONE)
		return status;
	arena_init(&arena);
	status = work(invocation, &rules, &arena, out);
	arena_clear(&arena);
	rules_clear(&rules);
	return status;
}
