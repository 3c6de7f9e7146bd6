#include <criterion/criterion.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "load/load.h"
#include "load/sealed_header.h"

/*
 * What may be wrong where an image is made: with the kernel, with the linker, with the loader itself. The linker puts
 * what begins with __wrap_ in the place of what it is named after (see the Makefile).
 */

enum { PAGE = 4096 };

static const char text[] =
	"medbring: 1\nlanguages: {en: English}\ntitle: Trial\ndocuments: {a: {label: A}, b: {label: B, asks: [day]}}\n"
	"attributes: {day: {is: date, label: Day, ask: When}}\n"
	"checklists: {trial: {title: T, all: [{one: [a, b: {day: after 2026-12-01}]}]}}\n";

static struct arena arena;
static struct diagnostics diagnostics;
static struct buffer image;

static enum sealed_result make(void)
{
	buffer_clear(&image);
	diagnostics_init(&diagnostics, &arena, "trial");
	return sealed_make(&image, text, strlen(text), &diagnostics);
}

static uintptr_t address(void)
{
	return (uintptr_t)((const struct sealed_header *)(const void *)image.bytes)->address;
}

static void start(void)
{
	arena_init(&arena);
	buffer_init(&image);
	cr_assert_eq(make(), SEALED_MADE);
}

static void end(void)
{
	buffer_clear(&image);
	arena_clear(&arena);
}

TestSuite(sealing, .init = start, .fini = end);

/* ---- the kernel ---- */

static bool no_room, before_4_17, no_status;

void *__real_mmap(void *at, size_t size, int protection, int flags, int descriptor, off_t offset);
void *__wrap_mmap(void *at, size_t size, int protection, int flags, int descriptor, off_t offset);
int __real_fstat(int descriptor, struct stat *status);
int __wrap_fstat(int descriptor, struct stat *status);

void *__wrap_mmap(void *at, size_t size, int protection, int flags, int descriptor, off_t offset)
{
	if (no_room && (flags & MAP_FIXED_NOREPLACE))
		return MAP_FAILED;
	if (before_4_17)
		flags &= ~MAP_FIXED_NOREPLACE;
	return __real_mmap(at, size, protection, flags, descriptor, offset);
}

int __wrap_fstat(int descriptor, struct stat *status)
{
	return no_status ? -1 : __real_fstat(descriptor, status);
}

Test(sealing, without_a_free_address)
{
	no_room = true;
	cr_expect_eq(make(), SEALED_NO_ADDRESS);
	cr_expect_eq(image.length, 0);
}

/* Of the five, AddressSanitizer's own shadow lies over the two for kernels with few addresses. */
#ifdef __SANITIZE_ADDRESS__
enum { ADDRESSES = 3 };
#else
enum { ADDRESSES = 5 };
#endif

/* Two are needed: with all but the last taken there is one. */
Test(sealing, with_fewer_and_fewer_addresses)
{
	void *taken[8];
	uint32_t count = 0;

	while (count < 8 && make() == SEALED_MADE) {
		taken[count] = memory_map_fresh(address(), PAGE);
		cr_assert_not_null(taken[count]);
		count++;
	}
	cr_expect_eq(count, ADDRESSES - 1);
	cr_expect_eq(image.length, 0);
	memory_unmap(taken[--count], PAGE);
	cr_expect_eq(make(), SEALED_MADE);
	cr_expect_eq(address(), (uintptr_t)taken[count]);
	while (count-- > 0)
		memory_unmap(taken[count], PAGE);
}

/* Where the flag is not known, what is asked for at a place that is taken is given elsewhere. */
Test(sealing, by_a_kernel_that_takes_an_address_for_a_wish)
{
	uintptr_t first = address();
	void *taken = memory_map_fresh(first, PAGE);

	before_4_17 = true;
	cr_assert_not_null(taken);
	cr_expect_null(memory_map_fresh(first, PAGE));
	cr_expect_eq(make(), SEALED_MADE);
	cr_expect_neq(address(), first);
	memory_unmap(taken, PAGE);
	cr_expect_eq(make(), SEALED_MADE);
	cr_expect_eq(address(), first);
}

Test(sealing, an_image_of_no_known_size)
{
	FILE *file = tmpfile();
	struct sealed_key key;

	cr_assert_not_null(file);
	cr_assert_eq(write(fileno(file), image.bytes, image.length), (ssize_t)image.length);
	no_status = true;
	cr_expect_not(sealed_key_of(&key, fileno(file)));
	no_status = false;
	cr_expect(sealed_key_of(&key, fileno(file)));
	fclose(file);
}

/* A few bytes, and then a fault of what they are read from: here the memory of this process, at the end of a page. */
Test(sealing, a_file_that_cannot_be_read_to_its_end)
{
	const int flags = MAP_PRIVATE | MAP_ANONYMOUS;
	char *bytes = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, flags, -1, 0);
	int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
	struct sealed_key key;

	cr_assert(memory >= 0 && bytes != MAP_FAILED);
	munmap(bytes + PAGE, PAGE);
	lseek(memory, (off_t)(uintptr_t)(bytes + PAGE - 3), SEEK_SET);
	cr_expect_not(sealed_key_read(&key, memory, 100));
	cr_expect_eq(key.length, 3);
	close(memory);
	munmap(bytes, PAGE);
}

/* What lies where cannot be seen: nothing is vouched for. */
Test(sealing, where_the_memory_cannot_be_looked_up)
{
	struct rlimit before, none;

	getrlimit(RLIMIT_NOFILE, &before);
	none = before;
	none.rlim_cur = 0;
	setrlimit(RLIMIT_NOFILE, &none);
	cr_expect_eq(make(), SEALED_NOT_CLOSED);
	setrlimit(RLIMIT_NOFILE, &before);
	cr_expect_eq(make(), SEALED_MADE);
}

/* ---- the linker ---- */

extern char __ehdr_start[] __attribute__((visibility("hidden")));

/* The program's notes in memory, to be changed. */
static ElfW(Phdr) * notes_header(void)
{
	ElfW(Ehdr) *program = (ElfW(Ehdr) *)(void *)__ehdr_start;
	ElfW(Phdr) *header = (ElfW(Phdr) *)(void *)(__ehdr_start + program->e_phoff);

	cr_assert_eq(mprotect(__ehdr_start, PAGE, PROT_READ | PROT_WRITE), 0);
	for (unsigned i = 0; i < program->e_phnum; i++)
		if (header[i].p_type == PT_NOTE && header[i].p_align == 4)
			return header + i;
	return NULL;
}

static char *notes(size_t *length)
{
	ElfW(Phdr) *header = notes_header();

	if (!header)
		return NULL;
	*length = header->p_memsz;
	cr_assert_leq(header->p_vaddr + header->p_memsz, PAGE);
	return __ehdr_start + header->p_vaddr;
}

static bool is_mark(const ElfW(Nhdr) * note)
{
	return note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp(note + 1, "GNU", 4) == 0;
}

/* The mark of the linker's. */
static ElfW(Nhdr) * mark(char *from, size_t length)
{
	for (char *at = from; at < from + length;) {
		ElfW(Nhdr) *note = (ElfW(Nhdr) *)(void *)at;

		if (is_mark(note))
			return note;
		at += sizeof *note + (note->n_namesz + 3u) / 4 * 4 + (note->n_descsz + 3u) / 4 * 4;
	}
	return NULL;
}

Test(sealing, a_program_without_the_mark)
{
	size_t length = 0;
	char *from = notes(&length);
	ElfW(Nhdr) *note = from ? mark(from, length) : NULL, whole;
	struct sealed_hash build, again;
	FILE *file = tmpfile();
	struct sealed_key key;

	cr_assert(note && file);
	cr_assert_eq(write(fileno(file), image.bytes, image.length), (ssize_t)image.length);
	whole = *note;
	cr_assert(sealed_build(&build));
	note->n_type = NT_VERSION;
	cr_expect_not(sealed_build(&again));
	cr_expect_not(sealed_key_of(&key, fileno(file)), "of no build that is known");
	cr_expect_eq(make(), SEALED_NO_ADDRESS);
	*note = whole;
	note->n_namesz = 3;
	cr_expect_not(sealed_build(&again));
	*note = whole;
	((char *)(note + 1))[2] = 'V';
	cr_expect_not(sealed_build(&again));
	((char *)(note + 1))[2] = 'U';
	cr_expect(sealed_build(&again));
	cr_expect_eq(memcmp(&build, &again, sizeof build), 0);
	cr_expect(sealed_key_of(&key, fileno(file)));
	fclose(file);
}

/* Which note comes first, and how many there are, is the linker's affair: of Debian 13's there is one only. */
Test(sealing, a_mark_behind_another_note)
{
	static _Alignas(4) char both[2 * PAGE];
	static const ElfW(Nhdr) other = {.n_namesz = 5, .n_descsz = 2, .n_type = NT_GNU_BUILD_ID};
	const size_t before = sizeof other + 8 + 4;
	size_t length = 0;
	char *from = notes(&length);
	ElfW(Phdr) *header = notes_header();
	struct sealed_hash build, again;

	cr_assert_not_null(from);
	cr_assert(sealed_build(&build));
	memcpy(both, &other, sizeof other);
	memcpy(both + sizeof other, "ours", 5);
	memcpy(both + before, from, length);
	header->p_vaddr = (ElfW(Addr))both - (ElfW(Addr))__ehdr_start;
	header->p_memsz = before + length;
	cr_expect(sealed_build(&again));
	cr_expect_eq(memcmp(&build, &again, sizeof build), 0);
	header->p_memsz = before;
	cr_expect_not(sealed_build(&again));
}

/* ---- the loader ---- */

static uint32_t loadings;
static bool second_is_faulty;
static size_t more[2]; /* bytes that each loading leaves besides */
static uint64_t word[2];
static bool from_start[2]; /* the word counts from the beginning of its image */

bool __real_rules_load_over(
	struct rules *rules, void *memory, size_t room, const char *bytes, size_t length, struct diagnostics *told);
bool __wrap_rules_load_over(
	struct rules *rules, void *memory, size_t room, const char *bytes, size_t length, struct diagnostics *told);

bool __wrap_rules_load_over(
	struct rules *rules, void *memory, size_t room, const char *bytes, size_t length, struct diagnostics *told)
{
	uint32_t turn = loadings++ % 2;
	bool fine = __real_rules_load_over(rules, memory, room, bytes, length, told);

	if (fine && more[turn]) {
		uint64_t *left = arena_alloc(&rules->arena, more[turn]);
		uintptr_t image_start = (uintptr_t)memory - sizeof(struct sealed_header);

		*left = word[turn] + (from_start[turn] ? image_start : 0);
	}
	return fine && !(second_is_faulty && turn == 1);
}

static enum sealed_result left(uint64_t first, uint64_t second, bool as_pointers)
{
	loadings = 0;
	more[0] = more[1] = sizeof word[0];
	word[0] = first;
	word[1] = second;
	from_start[0] = from_start[1] = as_pointers;
	return make();
}

Test(sealing, a_word_of_the_image)
{
	static const int own = 1;
	const uint64_t outside = (uintptr_t)&own, beyond = (uint64_t)1 << 62;

	cr_expect_eq(left(7, 7, false), SEALED_MADE);
	cr_expect_eq(left(8, 8, true), SEALED_MADE, "it leads to the same place of each");
	cr_expect_eq(left(7, 8, false), SEALED_NOT_CLOSED, "a number differs");
	cr_expect_eq(left(beyond, beyond + 1, false), SEALED_NOT_CLOSED, "a number beyond all addresses differs");
	cr_expect_eq(left(8, 16, true), SEALED_NOT_CLOSED, "it leads to two places");
	cr_expect_eq(left((uint64_t)1 << 22, (uint64_t)1 << 22, true), SEALED_NOT_CLOSED, "it leads behind both");
	cr_expect_eq(left(outside, outside, false), SEALED_NOT_CLOSED, "it leads into this program");
	cr_expect_eq(image.length, 0);
}

/* Small numbers are no pointers, whatever lies there; nor is what would lead into a sanitizer's endless reservations. */
Test(sealing, a_number_that_looks_like_a_pointer)
{
	static const struct {
		uintptr_t at;
		size_t size;
		enum sealed_result expected;
	} rows[] = {{0x10000000, PAGE, SEALED_MADE}, {0x510000000000, PAGE, SEALED_NOT_CLOSED},
		{0x510000000000, (size_t)3 << 40, SEALED_MADE}};
	const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE;

	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		void *there = mmap((void *)rows[row].at, rows[row].size, PROT_READ, flags, -1, 0);

		if (there == MAP_FAILED) /* a limit on memory, or a sanitizer */
			continue;
		cr_expect_eq(left(rows[row].at + 8, rows[row].at + 8, false), rows[row].expected, "row %zu", row);
		munmap(there, rows[row].size);
	}
}

Test(sealing, two_loadings_that_are_not_alike)
{
	loadings = 0;
	more[0] = 16;
	more[1] = 64;
	cr_expect_eq(make(), SEALED_NOT_CLOSED, "one is longer");
	loadings = 0;
	more[0] = more[1] = (size_t)1 << 26;
	cr_expect_eq(make(), SEALED_NOT_CLOSED, "both outgrow their room");
	loadings = 0;
	more[0] = more[1] = 0;
	second_is_faulty = true;
	cr_expect_eq(make(), SEALED_RULES_FAULTY);
	cr_expect_eq(image.length, 0);
}
