/* What the sandbox leaves, and what it takes: tried from within, in a process of its own. */

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/filters.h"
#include "cmd/sandbox.h"

#if defined(HAVE_LIBSECCOMP) && !defined(__SANITIZE_ADDRESS__)

static char folder[] = "/tmp/medbring-sandbox-XXXXXX";
static bool landlock;

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

/* Without it, which the kernel may be, files can be read until the filter is whole. */
static bool has_landlock(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

/* The number of the first thing that was not refused, or 0. */
static int nothing_else(void)
{
	char *const arguments[] = {"sh", NULL};

	if (landlock && !refused(open("/etc/passwd", O_RDONLY)))
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
	if (landlock && !refused(open("/tmp/medbring-elsewhere", O_WRONLY | O_CREAT | O_EXCL, 0600)))
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
	landlock = has_landlock();
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

/* Can it come to "allow" from that step on? Of what it looks at only the number of the call is known. */
static bool may_allow(const struct filter *filter, size_t at, uint32_t number, bool known)
{
	for (; at < filter->count; at++) {
		const struct filter_step *step = &filter->steps[at];
		bool holds;

		switch (step->code) {
		case BPF_LD | BPF_W | BPF_ABS: known = step->k == offsetof(struct seccomp_data, nr); continue;
		case BPF_RET | BPF_K: return step->k == SECCOMP_RET_ALLOW;
		case BPF_JMP | BPF_JA: at += step->k; continue;
		case BPF_JMP | BPF_JEQ | BPF_K: holds = number == step->k; break;
		case BPF_JMP | BPF_JGT | BPF_K: holds = number > step->k; break;
		case BPF_JMP | BPF_JGE | BPF_K: holds = number >= step->k; break;
		default: known = false; continue;
		}
		if (!known && may_allow(filter, at + 1 + step->jump_true, number, false))
			return true;
		at += known && holds ? step->jump_true : step->jump_false;
	}
	cr_assert_fail("a filter without an end");
	return true;
}

enum { CALLS_KNOWN = 1024, CALLS_LEFT_MOST = 20 };

Test(sandbox, at_most_twenty_calls_are_left)
{
	for (int which = FILTER_SEALED; which <= FILTER_SEALED_KIOSK; which++) {
		int left = 0;

		for (uint32_t number = 0; number < CALLS_KNOWN; number++)
			left += may_allow(&filters[which], 0, number, false);
		cr_assert(left > 10 && left <= CALLS_LEFT_MOST, "%d", left);
	}
}

/* What is not let through fails with EPERM and ends nothing; only what comes by the calls of another machine is killed.
 * The calls of x32, numbered from 2^30 on, are none of ours. */
Test(sandbox, all_else_fails_with_eperm)
{
	enum { X32 = 0x40000000 };

	for (int which = 0; which < FILTER_COUNT; which++) {
		int failing = 0, killing = 0;

		for (size_t at = 0; at < filters[which].count; at++) {
			const struct filter_step *step = &filters[which].steps[at];

			if (step->code != (BPF_RET | BPF_K) || step->k == SECCOMP_RET_ALLOW)
				continue;
			failing += step->k == (SECCOMP_RET_ERRNO | EPERM);
			killing += step->k != (SECCOMP_RET_ERRNO | EPERM);
		}
		cr_expect(failing > 0 && killing <= 1, "filter %d: %d, %d", which, failing, killing);
		for (uint32_t number = X32; number < X32 + CALLS_KNOWN; number++)
			cr_expect_not(
				may_allow(&filters[which], 0, number, false), "filter %d, call %x", which, number);
	}
}

/* What could start a process, reach another or the network, is in none of the filters, whatever its arguments. */
Test(sandbox, some_calls_are_left_nowhere)
{
	static const uint32_t never[] = {
		SYS_execve,
		SYS_execveat,
		SYS_clone,
		SYS_clone3,
		SYS_socket,
		SYS_connect,
		SYS_bind,
		SYS_ptrace,
		SYS_kill,
		SYS_process_vm_readv,
		SYS_process_vm_writev,
		SYS_pidfd_open,
		SYS_bpf,
		SYS_io_uring_setup,
		SYS_userfaultfd,
		SYS_mprotect,
		SYS_setuid,
		SYS_mount,
		SYS_unshare,
		SYS_setns,
		SYS_shmget,
#ifdef SYS_fork
		SYS_fork,
		SYS_vfork,
#endif
	};

	for (int which = 0; which < FILTER_COUNT; which++)
		for (size_t i = 0; i < sizeof(never) / sizeof(*never); i++)
			cr_assert_not(
				may_allow(&filters[which], 0, never[i], false), "filter %d, call %u", which, never[i]);
}

#endif

/* Where it cannot be, it says so by having no other test than this. */
Test(sandbox_elsewhere, seal_tells_whether_it_is)
{
	setenv("MEDBRING_SANDBOX", "off", 1);
	cr_assert_not(sandbox_seal(false));
}
