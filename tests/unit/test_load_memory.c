#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "load/load.h"

/*
 * Each allocation of a loading fails, by itself and with all later ones: ours (the linker puts what begins with __wrap_
 * in the place of the C library's, see the Makefile) and libyaml's (whose own functions give way to those of the
 * program). Whoever holds the terminal is told, and the program ends with its own exit status.
 */

static long count, first, last;

static bool fails(void)
{
	count++;
	return count >= first && count <= last;
}

void *__real_calloc(size_t number, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_calloc(size_t number, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *yaml_malloc(size_t size);
void *yaml_realloc(void *old, size_t size);
unsigned char *yaml_strdup(const unsigned char *string);

void *__wrap_calloc(size_t number, size_t size)
{
	return fails() ? NULL : __real_calloc(number, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails() ? NULL : __real_realloc(old, size);
}

void *yaml_malloc(size_t size)
{
	return fails() ? NULL : malloc(size ? size : 1);
}

void *yaml_realloc(void *old, size_t size)
{
	return fails() ? NULL : old ? __real_realloc(old, size ? size : 1) : malloc(size ? size : 1);
}

unsigned char *yaml_strdup(const unsigned char *string)
{
	return !string || fails() ? NULL : (unsigned char *)strdup((const char *)string);
}

static struct buffer rules_file, answers_file;

static void read_file(struct buffer *to, const char *name)
{
	FILE *file = fopen(name, "rb");
	char piece[4096];
	size_t got;

	buffer_init(to);
	cr_assert_not_null(file, "%s", name);
	while ((got = fread(piece, 1, sizeof piece, file)) > 0)
		buffer_add(to, piece, got);
	fclose(file);
}

static void start(void)
{
	static const char answers[] = "documents: [{kind: card, expires: 2030-01-01, issuer: DK}]\n"
				      "facts: {age: 30, homes: [DK, SE], colour: red, name: \"Abc "
				      "\\ud83d\\ude00\"}\nevents: {helped: [{date: 2026-01-01}]}\n";

	read_file(&rules_file, "tests/fuzz/seeds/rules/steps");
	buffer_init(&answers_file);
	buffer_add_string(&answers_file, answers);
}

static void end(void)
{
	buffer_clear(&rules_file);
	buffer_clear(&answers_file);
}

TestSuite(load_memory, .init = start, .fini = end);

/* 0 where all was loaded, 1 where a fault was told. */
static int load_all(void)
{
	struct diagnostics told;
	struct arena arena;
	struct rules rules;
	int result = 1;

	arena_init(&arena);
	diagnostics_init(&told, &arena, "file");
	if (rules_load(&rules, "rules", rules_file.bytes, rules_file.length, LOAD_BYTES_MAX, &told)
		&& answers_load(
			&arena, &rules, "answers", answers_file.bytes, answers_file.length, 0, false, true, &told))
		result = 0;
	rules_clear(&rules);
	arena_clear(&arena);
	return result;
}

static int hook_to;

static void hook(void)
{
	if (write(hook_to, "!", 1) != 1)
		_exit(99);
}

/* What becomes of a loading in which those from `from` to `to` fail; `heard`: how often the hook was run. */
static int status_of(long from, long to, ssize_t *heard)
{
	int ends[2], status;
	char said[8];

	cr_assert_eq(pipe(ends), 0);
	pid_t child = fork();

	if (child == 0) {
		hook_to = ends[1];
		close(STDERR_FILENO);
		memory_on_death(hook);
		count = 0;
		first = from;
		last = to;
		_exit(load_all());
	}
	close(ends[1]);
	*heard = read(ends[0], said, sizeof said);
	close(ends[0]);
	cr_assert_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Test(load_memory, every_allocation_fails, .timeout = 600)
{
	long allocations;
	ssize_t heard;

	count = 0;
	first = last = 0;
	cr_assert_eq(load_all(), 0);
	allocations = count;
	cr_assert(allocations > 200, "%ld", allocations);
	for (long number = 1; number <= allocations; number++)
		for (int all = 0; all < (number % 4 ? 1 : 2); all++) { /* the same way ends soon whichever fails then */
			int status = status_of(number, all ? allocations : number, &heard);

			cr_assert_eq(status, 5, "%ld, %d: status %d", number, all, status);
			cr_assert_eq(heard, 1, "%ld, %d", number, all);
		}
}

/* The same where faults are told: what says them needs memory too. */
Test(load_memory, every_allocation_fails_while_faults_are_told, .timeout = 600)
{
	long allocations;
	ssize_t heard;

	buffer_clear(&rules_file);
	read_file(&rules_file, "tests/diagnostics/keys.yaml");
	count = 0;
	first = last = 0;
	cr_assert_eq(load_all(), 1);
	allocations = count;
	cr_assert(allocations > 200, "%ld", allocations);
	for (long number = 1; number <= allocations; number += 2) {
		int status = status_of(number, number, &heard);

		cr_assert(status == 5 && heard == 1, "%ld: status %d", number, status);
	}
}
