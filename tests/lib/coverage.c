/*
 * Linked into every program of a build with VARIANT=cov. Its counters lie in pages of their own, which are mapped from
 * a file that all runs of one program share, when it starts. So what is reached is counted at once, whatever becomes of
 * the run: a sandbox that has taken the system calls away, a signal, SIGKILL by a test that has seen enough, _exit(). The
 * Makefile names the folder; with COVERAGE_WRITE the program does nothing but write what was counted, in the form that
 * llvm-profdata reads.
 */

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGE = 4096 };

char *__llvm_profile_begin_counters(void), *__llvm_profile_end_counters(void);
char *__llvm_profile_begin_bitmap(void), *__llvm_profile_end_bitmap(void);
void __llvm_profile_set_filename(const char *name);
int __llvm_profile_write_file(void);

int __llvm_profile_runtime;        /* the library's own is not wanted: it would write a file at the end */

/* This object is linked first, so each section begins with its page, and the one after them ends the last page. */
#define FIRST_OF(section_name) __attribute__((section(section_name), aligned(PAGE), used)) static char
FIRST_OF("__llvm_prf_cnts") counters[PAGE];
FIRST_OF("__llvm_prf_bits") bits[PAGE];
FIRST_OF("medbring_after") after[PAGE];

static _Noreturn void fail(const char *what)
{
	fprintf(stderr, "tests/lib/coverage.c: %s\n", what);
	abort();
}

/* The pages of both sections, which lie beside each other, and nothing else. */
static size_t pages(void)
{
	const char *end = __llvm_profile_end_bitmap();

	if (__llvm_profile_begin_counters() != counters || __llvm_profile_begin_bitmap() != bits || end > after
		|| __llvm_profile_end_counters() > bits || counters > bits || after - end >= PAGE)
		fail("the linker has put the counters elsewhere");
	return (size_t)(after - counters);
}

__attribute__((constructor)) static void begin(void)
{
	const char *folder = COVERAGE_FOLDER, *to = getenv("COVERAGE_WRITE");
	const size_t size = pages();
	char program[PAGE], name[2 * PAGE];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
	int file;

	if (length <= 0 || access(folder, W_OK) != 0)
		return;
	program[length] = '\0';
	snprintf(name, sizeof name, "%s/%s.shared", folder, strrchr(program, '/') + 1);
	file = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (file < 0)
		return;              /* under a test that leaves no descriptors */
	if (ftruncate(file, (off_t)size) != 0
		|| mmap(counters, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, 0) == MAP_FAILED)
		fail("the counters cannot be mapped");
	close(file);
	if (to) {
		__llvm_profile_set_filename(to);
		_exit(__llvm_profile_write_file());
	}
}
