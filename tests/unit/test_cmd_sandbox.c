/* What the sandbox leaves, and what it takes: tried from within, in a process of its own. */

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/sandbox.h"

#if defined(HAVE_LIBSECCOMP) && !defined(__SANITIZE_ADDRESS__)

static char folder[] = "/tmp/medbring-sandbox-XXXXXX";

/* Run `inside` in a child; its value is the exit status. */
static int in_child(int (*inside)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		unsetenv("MEDBRING_SANDBOX");
		_exit(inside());
	}
	cr_assert(child > 0 && waitpid(child, &status, 0) == child);
	cr_assert(WIFEXITED(status), "ended by signal %d", WTERMSIG(status));
	return WEXITSTATUS(status);
}

static bool refused(long result)
{
	return result < 0 && (errno == EPERM || errno == EACCES);
}

/* The number of the first thing that was not refused, or 0. */
static int nothing_else(void)
{
	char *const arguments[] = {"sh", NULL};

	if (!refused(open("/etc/passwd", O_RDONLY)))
		return 1;
	if (!refused(execv("/bin/sh", arguments)))
		return 2;
	if (!refused(fork()))
		return 3;
	if (!refused(socket(AF_INET, SOCK_STREAM, 0)))
		return 4;
	if (!refused(ptrace(PTRACE_TRACEME, 0, NULL, NULL)))
		return 5;
	if (!refused(kill(getppid(), 0)))
		return 6;
	if (!refused(ioctl(0, TIOCSTI, "x")))
		return 7;
	if (!refused(unlink("/etc/passwd")))
		return 8;
	if (!refused(open("/tmp/medbring-elsewhere", O_WRONLY | O_CREAT | O_EXCL, 0600)))
		return 9;
	if (!refused(open("mine", O_WRONLY | O_TRUNC)))
		return 10;
	return 0;
}

static int new_file(void)
{
	int file = open("new", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	return file >= 0 && write(file, "x", 1) == 1 && close(file) == 0 ? 0 : 20;
}

static int start_in_folder(void)
{
	int file;

	if (chdir(folder) != 0)
		return 30;
	file = open("mine", O_WRONLY | O_CREAT, 0600);
	return file >= 0 && close(file) == 0 ? 0 : 31;
}

static int entered(void)
{
	int status = start_in_folder();

	if (status)
		return status;
	sandbox_enter(false);
	status = nothing_else();
	return status ? status : new_file();
}

static int sealed(void)
{
	int status = start_in_folder();

	if (status)
		return status;
	sandbox_enter(false);
	if (!sandbox_seal(false))
		return 40;
	status = nothing_else();
	if (!status && !refused(open("/usr/share/terminfo/x/xterm", O_RDONLY)))
		status = 41;
	return status ? status : new_file();
}

static int kiosk(void)
{
	int status = start_in_folder();

	if (status)
		return status;
	sandbox_enter(true);
	status = nothing_else();
	if (!status && new_file() == 0)
		status = 50;
	if (!status && !sandbox_seal(true))
		status = 51;
	return status ? status : nothing_else();
}

static void make_folder(void)
{
	cr_assert(mkdtemp(folder));
}

static void remove_folder(void)
{
	cr_assert(chdir(folder) == 0);
	unlink("new");
	unlink("mine");
	rmdir(folder);
}

TestSuite(sandbox, .init = make_folder, .fini = remove_folder);

Test(sandbox, entered_leaves_the_new_file_only)
{
	cr_assert_eq(in_child(entered), 0, "%d", in_child(entered));
}

Test(sandbox, sealed_leaves_the_new_file_only)
{
	cr_assert_eq(in_child(sealed), 0);
}

Test(sandbox, kiosk_leaves_no_file)
{
	cr_assert_eq(in_child(kiosk), 0);
}

#endif

/* Where it cannot be, it says so by having no other test than this. */
Test(sandbox_elsewhere, seal_tells_whether_it_is)
{
	setenv("MEDBRING_SANDBOX", "off", 1);
	cr_assert_not(sandbox_seal(false));
}
