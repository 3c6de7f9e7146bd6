/*
 * tools/filters.c: the filters of system calls (src/cmd/sandbox.h) as C on standard output. They are the same in every
 * visit but for one number, so the build has libseccomp make them, and a visit need not. Without libseccomp they are
 * empty.
 */

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "cmd/filters.h"

static const char *const names[FILTER_COUNT] = {
	[FILTER_ENTERED] = "FILTER_ENTERED", [FILTER_ENTERED_KIOSK] = "FILTER_ENTERED_KIOSK",
	[FILTER_SEALED] = "FILTER_SEALED", [FILTER_SEALED_KIOSK] = "FILTER_SEALED_KIOSK",
};

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
	SCMP_SYS(prctl), SCMP_SYS(ppoll), SCMP_SYS(pselect6), SCMP_SYS(unlink), SCMP_SYS(clock_nanosleep), SCMP_SYS(madvise),
};

/* What a terminal is asked; not TIOCSTI, which would put words into its mouth. */
static const unsigned long terminal_requests[] = {
	TCGETS, TCSETS, TCSETSW, TCSETSF, TCFLSH, TCSBRK, TIOCGWINSZ, TIOCGPGRP, FIONREAD,
};

static void must(bool fine)
{
	if (!fine) {
		perror("tools/filters");
		exit(1);
	}
}

#define ALLOW(filter, call, ...) must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, __VA_ARGS__) == 0)

static void allow_all(scmp_filter_ctx filter, const int *calls, size_t count)
{
	for (size_t i = 0; i < count; i++)
		ALLOW(filter, calls[i], 0);
}

static void allow_with_conditions(scmp_filter_ctx filter, bool kiosk)
{
	const unsigned long new_file = O_WRONLY | O_CREAT | O_EXCL;

	ALLOW(filter, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	ALLOW(filter, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, FILTER_SELF));
	/* The terminal may have been left unable to wait; it is given back as it was found. */
	ALLOW(filter, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GETFL));
	ALLOW(filter, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_SETFL));
	for (size_t i = 0; i < sizeof(terminal_requests) / sizeof(*terminal_requests); i++)
		ALLOW(filter, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, terminal_requests[i]));
	if (kiosk)
		ALLOW(filter, SCMP_SYS(clock_gettime), 0);
	else
		ALLOW(filter, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_EXCL, new_file));
}

static void allow_starting(scmp_filter_ctx filter)
{
	allow_all(filter, entered, sizeof(entered) / sizeof(*entered));
	ALLOW(filter, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
	/* Limits may be asked for, not set. */
	ALLOW(filter, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0));
}

/* The steps of a filter; exactly one is to name the process. */
static size_t make(bool kiosk, bool starting, struct filter_step *steps, size_t room)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(1));      /* EPERM */
	FILE *file = tmpfile();
	size_t count, selves = 0;

	must(filter && file);
	allow_all(filter, sealed, sizeof(sealed) / sizeof(*sealed));
	allow_with_conditions(filter, kiosk);
	if (starting)
		allow_starting(filter);
	must(seccomp_export_bpf(filter, fileno(file)) == 0);
	seccomp_release(filter);
	rewind(file);
	count = fread(steps, sizeof(*steps), room, file);
	fclose(file);
	for (size_t i = 0; i < count; i++)
		selves += steps[i].k == FILTER_SELF;
	must(count > 0 && count < room && selves == 1);
	return count;
}
#else
static size_t make(bool kiosk, bool starting, struct filter_step *steps, size_t room)
{
	(void)kiosk;
	(void)starting;
	(void)steps;
	(void)room;
	return 0;
}
#endif

int main(void)
{
	static struct filter_step steps[FILTER_STEPS_MAX];

	puts("#include \"cmd/filters.h\"\n\n#include <stddef.h>\n");
	for (int which = 0; which < FILTER_COUNT; which++) {
		const bool kiosk = which == FILTER_ENTERED_KIOSK || which == FILTER_SEALED_KIOSK;
		size_t count = make(kiosk, which == FILTER_ENTERED || which == FILTER_ENTERED_KIOSK, steps, FILTER_STEPS_MAX);

		printf("#define COUNT_%s %zu\nstatic const struct filter_step steps_%d[] = {\n", names[which], count, which);
		for (size_t i = 0; i < count; i++)
			printf("\t{ 0x%02x, %u, %u, 0x%x },\n", steps[i].code, steps[i].jump_true, steps[i].jump_false, steps[i].k);
		puts(count ? "};\n" : "\t{ 0, 0, 0, 0 },\n};\n");
	}
	puts("const struct filter filters[FILTER_COUNT] = {");
	for (int which = 0; which < FILTER_COUNT; which++)
		printf("\t[%s] = { steps_%d, COUNT_%s },\n", names[which], which, names[which]);
	puts("};");
	return 0;
}
