#include "cmd/environment.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"

extern char **environ;

struct allowed {
	const char *name;
	bool prefix; /* whatever begins so */
	bool path;   /* may be a path: taken outside kiosk only */
	bool zone;   /* a time zone: by a name, never by a path, at which anything could lie; outside kiosk only */
};

static const struct allowed allowed[] = {
	{.name = "TERM"},
	{.name = "LANG"},
	{.name = "LC_", .prefix = true},
	{.name = "LANGUAGE"},
	{.name = "NO_COLOR"},
	{.name = "ACCESSIBLE"},
	{.name = "TZ", .zone = true},
	{.name = "HOME", .path = true},
	{.name = "XDG_CONFIG_HOME", .path = true},
	{.name = "TERMINFO", .path = true},
	{.name = "MEDBRING_", .prefix = true, .path = true},
};

#define WORD_SIGNS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@+-:"
#define VALUE_MAX 40
#define PATH_VALUE_MAX 4096

void environment_harden(void)
{
	static const struct rlimit no_core = {0, 0};
	/* Opened the wrong way round: reading from a closed input and writing to a closed output stay errors. */
	static const int modes[] = {O_WRONLY, O_RDONLY, O_RDWR};

	for (int descriptor = 0; descriptor <= 2; descriptor++)
		if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", modes[descriptor]) < 0)
			continue;
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	setrlimit(RLIMIT_CORE, &no_core);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like a full disk */
}

bool environment_is_kiosk(int argc, char **argv)
{
	if (argc > 0 && argv[0][0] == '-')
		return true;
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--kiosk") == 0 || strcmp(argv[i], "-c") == 0)
			return true;
	return false;
}

static bool safe_value(const struct allowed *as, const char *value)
{
	const size_t length = strlen(value);

	if (as->path)
		return length <= PATH_VALUE_MAX;
	if (length > VALUE_MAX)
		return false;
	if (as->zone)
		return value[0] != '/' && value[0] != ':' && !strstr(value, "..")
			&& strspn(value, WORD_SIGNS "/,<>") == length;
	return strspn(value, WORD_SIGNS) == length;
}

static bool keep(const char *entry, bool kiosk)
{
	const char *equals = strchr(entry, '=');
	size_t length = equals ? (size_t)(equals - entry) : 0;

	if (!length || length > VALUE_MAX)
		return false;
	for (size_t i = 0; i < sizeof(allowed) / sizeof(*allowed); i++) {
		size_t wanted = strlen(allowed[i].name);

		if (allowed[i].prefix ? length < wanted : length != wanted)
			continue;
		if (strncmp(entry, allowed[i].name, wanted) == 0)
			return !(kiosk && (allowed[i].path || allowed[i].zone)) && safe_value(&allowed[i], equals + 1);
	}
	return false;
}

void environment_restrict(bool kiosk)
{
	size_t kept = 0;

	if (!environ)
		return;
	for (size_t i = 0; environ[i]; i++)
		if (keep(environ[i], kiosk))
			environ[kept++] = environ[i];
	environ[kept] = NULL;
}

const char *environment_language(void)
{
	static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return NULL;
}

bool environment_accessible(void)
{
	const char *value = getenv("ACCESSIBLE");

	return value && *value && strcmp(value, "0") != 0;
}

int32_t environment_today(void)
{
	const char *fixed = getenv("MEDBRING_TODAY");
	time_t now = time(NULL);
	struct tm parts;
	int32_t day;

	if (fixed && date_parse_iso(fixed, &day) == DATE_FINE)
		return day;
	if (!localtime_r(&now, &parts))
		return 0;
	return date_from_parts((struct date_parts){parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday});
}
