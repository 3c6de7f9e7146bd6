/*
 * Linked into every program of a build with VARIANT=cov. What a run has reached is added to a file that all runs of one
 * program share, mapped when it starts: so it needs no system call at the end, when a sandbox may have taken them
 * away, and it counts programs that leave by _exit(). The Makefile names the folder; with COVERAGE_WRITE the program does
 * nothing but write what was added up, in the form that llvm-profdata reads.
 */

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

char *__llvm_profile_begin_counters(void), *__llvm_profile_end_counters(void);
char *__llvm_profile_begin_bitmap(void), *__llvm_profile_end_bitmap(void);
void __llvm_profile_set_filename(const char *name);
int __llvm_profile_write_file(void);
_Noreturn void _exit(int status);

int __llvm_profile_runtime;        /* the library's own is not wanted: it would write a file at the end */

static uint64_t *counters;
static unsigned char *bits;
static pid_t owner;

static size_t counter_count(void)
{
	return (size_t)(__llvm_profile_end_counters() - __llvm_profile_begin_counters()) / sizeof(uint64_t);
}

static size_t bit_bytes(void)
{
	return (size_t)(__llvm_profile_end_bitmap() - __llvm_profile_begin_bitmap());
}

static void add_up(void)
{
	const uint64_t *counted = (const uint64_t *)(void *)__llvm_profile_begin_counters();
	const unsigned char *set = (const unsigned char *)__llvm_profile_begin_bitmap();

	if (!counters || !owner)
		return;
	owner = 0;
	for (size_t at = 0; at < counter_count(); at++)
		if (counted[at])
			__atomic_fetch_add(&counters[at], counted[at], __ATOMIC_RELAXED);
	for (size_t at = 0; at < bit_bytes(); at++)
		if (set[at])
			__atomic_fetch_or(&bits[at], set[at], __ATOMIC_RELAXED);
}

void _exit(int status)
{
	add_up();
	for (;;)
		syscall(SYS_exit_group, status);
}

static void write_all(const char *to)
{
	memcpy(__llvm_profile_begin_counters(), counters, counter_count() * sizeof(uint64_t));
	memcpy(__llvm_profile_begin_bitmap(), bits, bit_bytes());
	__llvm_profile_set_filename(to);
	counters = NULL;
	_exit(__llvm_profile_write_file());
}

__attribute__((constructor)) static void begin(void)
{
	const char *folder = COVERAGE_FOLDER, *to = getenv("COVERAGE_WRITE");
	const size_t size = counter_count() * sizeof(uint64_t) + bit_bytes();
	char program[4096], name[8192];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
	void *shared;
	int file;

	if (length <= 0)
		return;
	program[length] = '\0';
	snprintf(name, sizeof name, "%s/%s.shared", folder, strrchr(program, '/') + 1);
	file = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (file < 0 || ftruncate(file, (off_t)size) != 0)
		return;
	shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	close(file);
	if (shared == MAP_FAILED)
		return;
	counters = shared;
	bits = (unsigned char *)shared + counter_count() * sizeof(uint64_t);
	owner = getpid();
	if (to)
		write_all(to);
	atexit(add_up);
}
