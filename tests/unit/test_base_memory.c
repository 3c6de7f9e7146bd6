#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <limits.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"

static bool all_zero(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i])
			return false;
	}
	return true;
}

Test(memory, is_zeroed_and_never_null)
{
	unsigned char *bytes = memory_alloc(1000);
	void *nothing = memory_alloc(0);

	cr_expect(all_zero(bytes, 1000));
	cr_expect_not_null(nothing);
	memset(bytes, 7, 1000);
	bytes = memory_grow(bytes, 5000);
	cr_expect(bytes[0] == 7 && bytes[999] == 7);
	memory_wipe(bytes, 1000);
	cr_expect(all_zero(bytes, 1000));
	memory_wipe(NULL, 0);
	memory_free(bytes);
	memory_free(memory_grow(NULL, 0));
	memory_free(nothing);
	memory_free(NULL);
}

static void hook(void)
{
	if (write(STDOUT_FILENO, "hook", 4) != 4)
		_exit(99);
}

static void dies(void (*what)(void))
{
	memory_on_death(hook);
	what();
}

static void ask_too_much(void)
{
	memory_free(memory_alloc(SIZE_MAX / 2));
}
static void grow_too_much(void)
{
	memory_free(memory_grow(NULL, SIZE_MAX / 2));
}

static void array_too_long(void)
{
	struct arena arena;

	arena_init(&arena);
	arena_array(&arena, SIZE_MAX / 2, 3);
}

static void item_too_large(void)
{
	struct arena arena;

	arena_init(&arena);
	arena_alloc(&arena, SIZE_MAX - 3);
}

static void repeated_too_often(void)
{
	struct buffer buffer;

	buffer_init(&buffer);
	buffer_add_byte(&buffer, 'x');
	buffer_add_repeated(&buffer, 'x', SIZE_MAX - 1);
}

static void copy_too_long(void)
{
	struct arena arena;

	arena_init(&arena);
	arena_copy(&arena, "", SIZE_MAX);
}

/* L'\u00e6' is no character of the C locale, which a program begins in. */
static void format_that_cannot_be(void)
{
	struct buffer buffer;

	buffer_init(&buffer);
	buffer_add_format(&buffer, "%ls", L"\u00e6");
}

Test(memory, death_by_copy, .exit_code = 5)
{
	dies(copy_too_long);
}
Test(memory, death_by_format, .exit_code = 5)
{
	dies(format_that_cannot_be);
}
Test(memory, death_with_nobody_to_tell, .exit_code = 5)
{
	memory_on_death(NULL);
	close(STDERR_FILENO);
	memory_die();
}
Test(memory, death_by_alloc, .exit_code = 5)
{
	dies(ask_too_much);
}
Test(memory, death_by_grow, .exit_code = 5)
{
	dies(grow_too_much);
}
Test(memory, death_by_array, .exit_code = 5)
{
	dies(array_too_long);
}
Test(memory, death_by_item, .exit_code = 5)
{
	dies(item_too_large);
}
Test(memory, death_by_buffer, .exit_code = 5)
{
	dies(repeated_too_often);
}

Test(arena, hands_out_aligned_zeroed_pieces)
{
	struct arena arena;
	unsigned char *last = NULL;

	arena_init(&arena);
	for (size_t size = 0; size < 3000; size += 7) {
		unsigned char *piece = arena_alloc(&arena, size);

		cr_assert_eq((uintptr_t)piece % alignof(max_align_t), 0);
		cr_assert(piece != last);
		cr_assert(all_zero(piece, size));
		memset(piece, 0xff, size);
		last = piece;
	}
	cr_expect_geq(arena.used, 3000u * 3000 / 14 - 3000);
	arena_clear(&arena);
	cr_expect_null(arena.first);
	cr_expect_eq(arena.used, 0);
}

Test(arena, large_piece_and_overlap)
{
	struct arena arena;
	char *small, *large;

	arena_init(&arena);
	small = arena_string(&arena, "før");
	large = arena_array(&arena, 100000, 30);
	memset(large, 'x', 3000000);
	cr_expect_str_eq(small, "før");
	arena_clear(&arena);
}

Test(arena, copies)
{
	struct arena arena;
	const char bytes[] = {'a', 0, 'b', 'c'};
	char *copy;

	arena_init(&arena);
	copy = arena_copy(&arena, bytes, 3);
	cr_expect_arr_eq(copy, "a\0b", 4);
	cr_expect_str_eq(arena_copy(&arena, NULL, 0), "");
	cr_expect_str_eq(arena_string(&arena, ""), "");
	arena_clear(&arena);
}

Test(arena, rewind_gives_the_same_place_zeroed)
{
	struct arena arena;
	struct arena_mark mark;
	char *kept, *after;

	arena_init(&arena);
	kept = arena_string(&arena, "kept");
	mark = arena_mark(&arena);
	after = arena_string(&arena, "gone");
	for (int i = 0; i < 100; i++)
		memset(arena_alloc(&arena, 5000), 'x', 5000);
	arena_rewind(&arena, mark);
	cr_expect_eq(arena.used, mark.used);
	cr_expect_str_eq(kept, "kept");
	cr_expect_eq(arena_alloc(&arena, 5), after);
	cr_expect(all_zero((unsigned char *)after, 5));
	arena_clear(&arena);
}

/* What a rewind gave back is taken again where it is large enough, and freed where it is not. */
Test(arena, rewind_keeps_a_block_in_hand)
{
	struct arena arena;
	struct arena_mark mark;

	arena_init(&arena);
	arena_string(&arena, "kept");
	mark = arena_mark(&arena);
	arena_alloc(&arena, 5000);
	arena_rewind(&arena, mark);
	struct arena_block *spare = arena.spare;

	cr_assert_not_null(spare);
	arena_alloc(&arena, 5000);
	cr_expect_eq(arena.first, spare);
	cr_expect_null(arena.spare);
	arena_rewind(&arena, mark);
	cr_expect(all_zero(arena_alloc(&arena, 100000), 100000));
	cr_expect_null(arena.spare);
	arena_clear(&arena);
}

/* Bytes of somebody else come first, and are not freed; too few of them are not used. */
Test(arena, over_bytes_of_another)
{
	static alignas(max_align_t) unsigned char bytes[512];
	struct arena arena;

	arena_init_over(&arena, bytes, 8);
	cr_expect_null(arena.first);
	arena_init_over(&arena, bytes, sizeof bytes);
	unsigned char *inside = arena_alloc(&arena, 100), *outside = arena_alloc(&arena, 1000);

	cr_expect(inside > bytes && inside < bytes + sizeof bytes);
	cr_expect(outside < bytes || outside > bytes + sizeof bytes);
	memset(inside, 7, 100);
	arena_clear(&arena);
	cr_expect(all_zero(inside, 100));
	cr_expect_not_null(arena_array(&arena, 3, 0));
	arena_clear(&arena);
}

Test(arena, rewind_to_nothing)
{
	struct arena arena;
	struct arena_mark mark;

	arena_init(&arena);
	mark = arena_mark(&arena);
	arena_rewind(&arena, mark);
	arena_string(&arena, "gone");
	arena_rewind(&arena, mark);
	cr_expect_null(arena.first);
	cr_expect_eq(arena.used, 0);
	arena_clear(&arena);
}

Test(arena, reset_keeps_one_block)
{
	struct arena arena;
	unsigned char *piece;

	arena_init(&arena);
	arena_reset(&arena);
	cr_expect_null(arena.first);
	for (int i = 0; i < 10; i++)
		memset(arena_alloc(&arena, 3000), 'x', 3000);
	arena_reset(&arena);
	cr_expect_not_null(arena.first);
	cr_expect_eq(arena.used, 0);
	piece = arena_alloc(&arena, 3000);
	cr_expect(all_zero(piece, 3000));
	arena_clear(&arena);
	arena_clear(&arena);
}

Test(buffer, adds_up)
{
	struct buffer buffer;

	buffer_init(&buffer);
	cr_expect_str_eq(buffer_string(&buffer), "");
	buffer_add(&buffer, "", 0);
	cr_expect_str_eq(buffer.bytes, "");
	buffer_add(&buffer, "abc", 2);
	buffer_add_string(&buffer, "-ø-");
	buffer_add_byte(&buffer, '!');
	buffer_add_repeated(&buffer, '=', 3);
	buffer_add_repeated(&buffer, '=', 0);
	buffer_add_format(&buffer, "%d %s", 42, "x");
	buffer_add_format(&buffer, "%s", "");
	cr_expect_str_eq(buffer_string(&buffer), "ab-ø-!===42 x");
	cr_expect_eq(buffer.length, strlen("ab-ø-!===42 x"));
	buffer_reset(&buffer);
	cr_expect_str_eq(buffer_string(&buffer), "");
	cr_expect_eq(buffer.length, 0);
	buffer_clear(&buffer);
	cr_expect_null(buffer.bytes);
	cr_expect_str_eq(buffer_string(&buffer), "");
	buffer_reset(&buffer);
	buffer_clear(&buffer);
}

Test(buffer, grows_at_every_boundary)
{
	struct buffer buffer;

	buffer_init(&buffer);
	for (size_t i = 1; i <= 10000; i++) {
		buffer_add_byte(&buffer, (char)('a' + i % 26));
		cr_assert_eq(buffer.length, i);
		cr_assert_eq(buffer.bytes[i], '\0');
		cr_assert_leq(buffer.length + 1, buffer.room);
	}
	for (size_t i = 1; i <= 10000; i++)
		cr_assert_eq(buffer.bytes[i - 1], (char)('a' + i % 26));
	buffer_clear(&buffer);
}

Test(buffer, long_format_and_bytes)
{
	struct buffer buffer;

	buffer_init(&buffer);
	buffer_add_format(&buffer, "%5000d", 7);
	cr_expect_eq(buffer.length, 5000);
	cr_expect_eq(buffer.bytes[4999], '7');
	buffer_add(&buffer, "a\0b", 3);
	cr_expect_arr_eq(buffer.bytes + 5000, "a\0b", 4);
	buffer_clear(&buffer);
}
