#include "cmd/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cmd/landlock.h"

#ifdef HAVE_LIBSECCOMP
#include <seccomp.h>

/* What the screen needs when it stands: keys in, bytes out, memory, signals, the end. */
static const int sealed[] = {
	SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(close), SCMP_SYS(poll), SCMP_SYS(lseek), SCMP_SYS(pread64),
	SCMP_SYS(munmap), SCMP_SYS(brk), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(restart_syscall), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(exit_group),
	/* and with conditions: mmap, ioctl, fcntl, tgkill; outside kiosk openat, in kiosk clock_gettime */
};

/* What starting a front end needs beside it. */
static const int entered[] = {
	SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(newfstatat), SCMP_SYS(fstat), SCMP_SYS(stat),
	SCMP_SYS(fcntl), SCMP_SYS(pipe2), SCMP_SYS(memfd_create), SCMP_SYS(dup), SCMP_SYS(dup2), SCMP_SYS(dup3),
	SCMP_SYS(readlink), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(mremap),
	SCMP_SYS(getrandom), SCMP_SYS(futex), SCMP_SYS(sigaltstack), SCMP_SYS(clock_gettime), SCMP_SYS(uname),
	SCMP_SYS(prctl), SCMP_SYS(seccomp), SCMP_SYS(ppoll), SCMP_SYS(pselect6), SCMP_SYS(unlink), SCMP_SYS(clock_nanosleep),
	SCMP_SYS(madvise),
};

/* What a terminal is asked; not TIOCSTI, which would put words into its mouth. */
static const unsigned long terminal_requests[] = {
	TCGETS, TCSETS, TCSETSW, TCSETSF, TCFLSH, TCSBRK, TIOCGWINSZ, TIOCGPGRP, FIONREAD,
};

static void allow_all(scmp_filter_ctx filter, const int *calls, size_t count)
{
	for (size_t i = 0; i < count; i++)
		seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
}

static void allow_with_conditions(scmp_filter_ctx filter, bool kiosk)
{
	const unsigned long new_file = O_WRONLY | O_CREAT | O_EXCL;
	const scmp_datum_t self = (scmp_datum_t)getpid();

	seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, self));
	/* The terminal may have been left unable to wait; it is given back as it was found. */
	seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GETFL));
	seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_SETFL));
	for (size_t i = 0; i < sizeof(terminal_requests) / sizeof(*terminal_requests); i++)
		seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, terminal_requests[i]));
	if (kiosk) {
		seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clock_gettime), 0);
		return;
	}
	seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
		SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_EXCL, new_file));
}

static bool filter_calls(bool kiosk, bool starting)
{
	bool loaded;
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	if (!filter)
		return false;
	allow_all(filter, sealed, sizeof(sealed) / sizeof(*sealed));
	allow_with_conditions(filter, kiosk);
	if (starting) {
		allow_all(filter, entered, sizeof(entered) / sizeof(*entered));
		seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
			SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
		/* Limits may be asked for, not set. */
		seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0));
	}
	loaded = seccomp_load(filter) == 0;      /* a kernel without it: we go on as we are */
	seccomp_release(filter);
	return loaded;
}
#else
static bool filter_calls(bool kiosk, bool starting)
{
	(void)kiosk;
	(void)starting;
	return false;
}
#endif

/* A build that looks over our shoulder has to be let. */
static bool wanted(bool kiosk)
{
#if defined(__SANITIZE_ADDRESS__)
	(void)kiosk;
	return false;
#else
	const char *said = getenv("MEDBRING_SANDBOX");

	return kiosk || !said || strcmp(said, "off") != 0;
#endif
}

void sandbox_enter(bool kiosk)
{
	if (!wanted(kiosk) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return;
	landlock_restrict(kiosk);
	filter_calls(kiosk, true);
}

bool sandbox_seal(bool kiosk)
{
	return wanted(kiosk) && filter_calls(kiosk, false);
}
