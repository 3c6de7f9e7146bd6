#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "load/load.h"
#include "load/sealed_header.h"

static const char text[] =
	"medbring: 1\nlanguages: {en: English}\ntitle: Trial\ndocuments: {a: {label: A}, b: {label: B}}\n"
	"checklists: {trial: {title: T, all: [{one: [a, b]}]}}\n";

static struct arena arena;
static struct diagnostics diagnostics;
static struct buffer image;
static struct sealed_key key;
static FILE *file;

static enum sealed_result make(const char *bytes)
{
	diagnostics_init(&diagnostics, &arena, "trial");
	return sealed_make(&image, bytes, strlen(bytes), &diagnostics);
}

static void start(void)
{
	arena_init(&arena);
	buffer_init(&image);
	file = tmpfile();
	cr_assert_not_null(file);
	cr_assert_eq(make(text), SEALED_MADE);
	cr_assert_eq(write(fileno(file), image.bytes, image.length), (ssize_t)image.length);
	cr_assert(sealed_key_of(&key, fileno(file)));
}

static void end(void)
{
	fclose(file);
	buffer_clear(&image);
	arena_clear(&arena);
}

TestSuite(sealed, .init = start, .fini = end);

static const struct sealed_header *header(void)
{
	return (const struct sealed_header *)(const void *)image.bytes;
}

Test(sealed, opens_to_the_same_rules)
{
	struct rules rules;

	cr_assert(sealed_open(&rules, fileno(file), &key, "trial.yaml"));
	cr_expect_str_eq(rules.file, "trial.yaml");
	cr_expect_eq(rules.kind_count, 2);
	cr_expect_eq(rules_find_kind(&rules, "b"), 1);
	cr_expect_str_eq(text_in(&rules.kinds[1].label, 0), "B");
	cr_expect_eq((uintptr_t)rules.image, header()->address);
	rules_clear(&rules);
	cr_expect_null(rules.image);
}

Test(sealed, an_address_that_is_taken)
{
	struct rules one, two;

	cr_assert(sealed_open(&one, fileno(file), &key, "one"));
	cr_expect_not(sealed_open(&two, fileno(file), &key, "two"));
	rules_clear(&one);
	cr_assert(sealed_open(&two, fileno(file), &key, "two"));
	rules_clear(&two);
}

Test(sealed, made_elsewhere_where_the_address_is_taken)
{
	uintptr_t address = (uintptr_t)header()->address;
	void *taken = memory_map_fresh(address, 4096);

	cr_assert_not_null(taken);
	buffer_clear(&image);
	cr_assert_eq(make(text), SEALED_MADE);
	cr_expect_neq(header()->address, address);
	memory_unmap(taken, 4096);
}

Test(sealed, the_key_is_of_all_bytes)
{
	struct sealed_key other;
	struct rules rules;
	FILE *source = tmpfile();

	cr_assert_not_null(source);
	cr_assert_eq(write(fileno(source), text, strlen(text)), (ssize_t)strlen(text));
	lseek(fileno(source), 0, SEEK_SET);
	cr_expect(sealed_key_read(&other, fileno(source), strlen(text)));
	cr_expect_eq(memcmp(&key, &other, sizeof key), 0);
	lseek(fileno(source), 0, SEEK_SET);
	cr_expect_not(sealed_key_read(&other, fileno(source), strlen(text) - 1));
	other = key;
	other.high ^= 1;
	cr_expect_not(sealed_open(&rules, fileno(file), &other, "trial.yaml"));
	other = key;
	other.length++;
	cr_expect_not(sealed_open(&rules, fileno(file), &other, "trial.yaml"));
	fclose(source);
}

/* ---- what cannot be read ---- */

Test(sealed, what_is_no_file)
{
	struct sealed_key other;
	struct rules rules;
	int folder = open("/", O_RDONLY | O_DIRECTORY);

	cr_assert(folder >= 0);
	cr_expect_not(sealed_key_read(&other, folder, 1000));
	cr_expect_not(sealed_open(&rules, folder, &key, "trial.yaml"));
	cr_expect_not(sealed_key_of(&other, folder));
	close(folder);
	cr_expect_not(sealed_key_read(&other, -1, 1000));
}

Test(sealed, nothing_but_the_header)
{
	struct rules rules;

	cr_assert_eq(ftruncate(fileno(file), (off_t)sizeof(struct sealed_header)), 0);
	cr_expect_not(sealed_open(&rules, fileno(file), &key, "trial.yaml"));
	cr_assert_eq(ftruncate(fileno(file), (off_t)image.length - 8), 0);
	cr_expect_not(sealed_open(&rules, fileno(file), &key, "trial.yaml"));
}

/* A signal does not end the reading: the handler writes what is waited for. */
static int filled[2];

static void fill(int signal)
{
	(void)signal;
	if (write(filled[1], text, 10) != 10)
		_exit(99);
	close(filled[1]);
}

Test(sealed, a_signal_while_it_is_read, .timeout = 20)
{
	struct sigaction action = {.sa_handler = fill};
	struct itimerval soon = {.it_value = {.tv_usec = 20000}};
	struct sealed_key other, expected = {0, 0, 0};

	cr_assert_eq(pipe(filled), 0);
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &soon, NULL);
	cr_expect(sealed_key_read(&other, filled[0], 1000));
	sealed_key_add(&expected, text, 10);
	cr_expect_eq(memcmp(&other, &expected, sizeof other), 0);
	close(filled[0]);
}

Test(sealed, a_long_file_is_hashed_in_pieces)
{
	static char bytes[3 * SEALED_PIECE + 7];
	struct sealed_key pieces = {0, 0, 0}, read;
	FILE *source = tmpfile();

	cr_assert_not_null(source);
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 7);
	cr_assert_eq(write(fileno(source), bytes, sizeof bytes), (ssize_t)sizeof bytes);
	lseek(fileno(source), 0, SEEK_SET);
	cr_assert(sealed_key_read(&read, fileno(source), sizeof bytes));
	for (size_t at = 0; at < sizeof bytes; at += SEALED_PIECE)
		sealed_key_add(
			&pieces, bytes + at, sizeof bytes - at < SEALED_PIECE ? sizeof bytes - at : SEALED_PIECE);
	cr_expect_eq(memcmp(&pieces, &read, sizeof read), 0);
	fclose(source);
}

Test(sealed, damage_is_seen_wherever_it_is)
{
	struct rules rules;

	for (size_t at = 0; at < image.length; at += 1 + at / 7) {
		char byte = (char)(image.bytes[at] ^ 0x40);

		cr_assert_eq(pwrite(fileno(file), &byte, 1, (off_t)at), 1);
		cr_expect_not(sealed_open(&rules, fileno(file), &key, "trial.yaml"), "byte %zu", at);
		cr_assert_eq(pwrite(fileno(file), image.bytes + at, 1, (off_t)at), 1);
	}
	cr_assert(sealed_open(&rules, fileno(file), &key, "trial.yaml"));
	rules_clear(&rules);
}

Test(sealed, not_of_faulty_rules)
{
	buffer_clear(&image);
	cr_expect_eq(make("medbring: 1\n"), SEALED_RULES_FAULTY);
	cr_expect(diagnostics.errors);
	cr_expect_eq(image.length, 0);
	cr_expect_eq(make(""), SEALED_RULES_FAULTY);
}
