/* What of a hostile environment is left: few names, and of those only short values of a safe alphabet. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/environment.h"

extern char **environ;

static char forty[] = "LANG=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
static char forty_one[] = "LC_ALL=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/* Is `entry`, alone in the environment, still there afterwards? */
static bool left(const char *entry, bool kiosk)
{
	char copy[8192];
	char *only[] = {copy, NULL};

	cr_assert(strlen(entry) < sizeof copy);
	strcpy(copy, entry);
	environ = only;
	environment_restrict(kiosk);
	return environ[0] != NULL;
}

static void all(const char *const *entries, size_t count, bool outside, bool kiosk)
{
	for (size_t i = 0; i < count; i++) {
		cr_expect_eq(left(entries[i], false), outside, "%.60s", entries[i]);
		cr_expect_eq(left(entries[i], true), kiosk, "in kiosk: %.60s", entries[i]);
	}
}

#define ALL(entries, outside, kiosk) all(entries, sizeof(entries) / sizeof(*(entries)), outside, kiosk)

Test(environment, a_few_names_are_believed)
{
	static const char *const always[] = {"TERM=xterm-256color", "LANG=da_DK.UTF-8", "LC_ALL=C",
		"LC_CTYPE=sr_RS@latin", "LANGUAGE=da:en", "NO_COLOR=1", "ACCESSIBLE=1", "TERM=", forty};

	ALL(always, true, true);
}

Test(environment, files_are_named_outside_kiosk_only)
{
	static const char *const outside[] = {"HOME=/home/someone else", "XDG_CONFIG_HOME=/x",
		"TERMINFO=/home/x/.terminfo", "TZ=Europe/Copenhagen", "TZ=", "TZ=<+0330>-3:30",
		"TZ=CET-1CEST,M3.5.0,M10.5.0/3", "MEDBRING_RULES=/tmp/rules.yaml", "MEDBRING_TODAY=2026-12-01",
		"MEDBRING_SANDBOX=off"};

	ALL(outside, true, false);
}

Test(environment, all_else_is_cleared)
{
	static const char *const never[] = {"PATH=/bin", "LD_PRELOAD=/x.so", "LD_LIBRARY_PATH=/x", "LOCPATH=/x",
		"NLSPATH=/x", "TERMCAP=x", "TERMINFO_DIRS=/x", "TERMPATH=/x", "LINES=9999", "COLUMNS=9999",
		"ESCDELAY=1", "NCURSES_TRACE=9", "SSH_ORIGINAL_COMMAND=id", "SSH_CLIENT=::1", "SHELL=/bin/sh",
		"PAGER=id", "EDITOR=id", "MALLOC_CHECK_=3", "GCONV_PATH=/x", "LOUIS_TABLEPATH=/x", "OUTPUT_CHARSET=x",
		"TEXTDOMAINDIR=/x", "USER=root", "TERMX=xterm", "TER=xterm", "term=xterm", "LANGX=da", "LC=da", "=x",
		"TERM", "", "NO_COLORS=1", "HOMES=/x"};

	ALL(never, false, false);
}

Test(environment, values_are_short_and_of_a_safe_alphabet)
{
	static const char *const never[] = {"TERM=../../etc/passwd", "TERM=\033]0;mine\007", "TERM=x y", "TERM=%s%n",
		"LANG=da/DK", "LANGUAGE=../../../../tmp/evil", "LANGUAGE=/tmp", "LC_ALL=d\xc3\xa6", "NO_COLOR=1;2",
		"ACCESSIBLE=$(id)", "LANG=da\n", "TZ=/tmp/pipe", "TZ=:/tmp/pipe", "TZ=:Europe/Rome",
		"TZ=../../tmp/pipe", "TZ=Europe/../../../tmp/pipe", "TZ=a b", forty_one};

	ALL(never, false, false);
}

Test(environment, names_are_short_too)
{
	cr_expect(left("LC_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=da", false));
	cr_expect_not(left("LC_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=da", false));
}

Test(environment, of_a_path_not_without_end)
{
	char entry[6000] = "HOME=/";

	memset(entry + 6, 'h', 4095);
	cr_expect(left(entry, false));
	entry[6 + 4095] = 'h';
	cr_expect_not(left(entry, false));
}

Test(environment, the_order_stays_and_none_at_all_is_fine)
{
	char term[] = "TERM=xterm", path[] = "PATH=/bin", lang[] = "LANG=da";
	char *three[] = {term, path, lang, NULL};

	environ = three;
	environment_restrict(true);
	cr_assert_eq(environ[0], term);
	cr_assert_eq(environ[1], lang);
	cr_assert_null(environ[2]);
	environ = NULL;
	environment_restrict(true);
	cr_assert_null(environ);
}

static bool is_kiosk(char *const *words)
{
	int count = 0;

	while (words[count])
		count++;
	return environment_is_kiosk(count, (char **)words);
}

Test(environment, a_login_shell_is_a_kiosk)
{
	char *const yes[][4] = {
		{"-medbring"}, {"medbring", "--kiosk"}, {"medbring", "-c", "id"}, {"medbring", "--text", "--kiosk"}};
	char *const no[][4] = {{"medbring"}, {"medbring", "--kiosks"}, {"/bin/-medbring", "mitid"}};

	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(is_kiosk(yes[i]), "%zu", i);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(is_kiosk(no[i]), "%zu", i);
	cr_expect_not(environment_is_kiosk(0, (char **)no[0]));
}
