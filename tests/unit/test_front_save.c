/* A new file and nothing else: names that are none, what is there already, places where none can be made. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "front/save.h"

static char folder[64];

static void start(void)
{
	strcpy(folder, "/tmp/medbring-save-XXXXXX");
	cr_assert(mkdtemp(folder));
	cr_assert_eq(chdir(folder), 0);
}

static void finish(void)
{
	unlink("whole");
	unlink("other");
	cr_assert_eq(chdir("/"), 0);
	cr_assert_eq(rmdir(folder), 0, "nothing else is left");
}

TestSuite(save, .init = start, .fini = finish);

Test(save, names_that_are_none)
{
	static const char *const names[] = {"", "a\nb", "a\tb", "a\033b", "a\302\205b", "a\377b", "\342\200\256a"};
	char far[5000];

	for (size_t row = 0; row < sizeof names / sizeof *names; row++)
		cr_expect_eq(save_new_file(names[row], "x", 1), SAVE_BAD_NAME, "%zu", row);
	memset(far, 'x', sizeof far - 1);
	far[sizeof far - 1] = '\0';
	cr_expect_eq(save_new_file(far, "x", 1), SAVE_BAD_NAME, "longer than any path");
	far[300] = '\0';
	cr_expect_eq(save_new_file(far, "x", 1), SAVE_BAD_NAME, "longer than a name");
}

Test(save, a_new_file_that_only_its_owner_reads)
{
	struct stat status;
	char read_back[16] = "";
	int file;

	cr_assert_eq(save_new_file("whole", "all of it", 9), SAVE_DONE);
	cr_assert_eq(stat("whole", &status), 0);
	cr_assert_eq(status.st_mode & 0777, 0600);
	file = open("whole", O_RDONLY);
	cr_assert_eq(read(file, read_back, sizeof read_back), 9);
	close(file);
	cr_assert_str_eq(read_back, "all of it");
	cr_assert_eq(save_new_file("whole", "another", 7), SAVE_EXISTS);
	cr_assert_eq(symlink("nowhere", "other"), 0);
	cr_assert_eq(save_new_file("other", "another", 7), SAVE_EXISTS, "a link is not followed");
	cr_assert_eq(save_new_file("none/other", "x", 1), SAVE_REFUSED);
	cr_assert_null(save_words(SAVE_DONE));
	cr_assert(save_words(SAVE_EXISTS) && save_words(SAVE_BAD_NAME) && save_words(SAVE_REFUSED)
		&& save_words(SAVE_FAILED));
}

/* Longer, as long and shorter than what stands in place of the beginning until the end: all come out as they are. */
Test(save, whatever_its_length_it_is_whole)
{
	static const char text[] = "visit: 2026-12-01\ndocuments: [{kind: passport}]\n";

	for (size_t length = 0; length < sizeof text; length++) {
		char read_back[sizeof text];
		int file;

		cr_assert_eq(save_new_file("whole", text, length), SAVE_DONE);
		file = open("whole", O_RDONLY);
		cr_expect_eq(read(file, read_back, sizeof read_back), (ssize_t)length);
		cr_expect_eq(memcmp(read_back, text, length), 0, "%zu", length);
		close(file);
		cr_assert_eq(unlink("whole"), 0);
	}
}

Test(save, half_a_file_is_not_left)
{
	const struct rlimit little = {4, 4};

	signal(SIGXFSZ, SIG_IGN);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &little), 0);
	cr_expect_eq(save_new_file("other", "too much", 8), SAVE_FAILED);
	cr_expect_neq(access("other", F_OK), 0);
}
