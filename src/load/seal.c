/*
 * Making an image. The rules are loaded twice, at two addresses. A word of
 * memory that differs by as much as the addresses do is a pointer into the
 * image; one that is the same and points at something of this process would
 * lead astray elsewhere; any other difference would make an image that is not
 * the same twice. So nothing has to be known of what the rules consist of.
 */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "load/load.h"
#include "load/sealed_header.h"
#include "load/vector.h"

/* Far from where a kernel puts programs, libraries, heap and stack, and what the sanitizers take; the last two for
 * kernels with few addresses. */
static const uint64_t addresses[] = {0x300000000000, 0x310000000000, 0x320000000000, 0x2000000000, 0x2800000000};
#define ADDRESS_COUNT (sizeof addresses / sizeof *addresses)

/* One loading of the two. */
struct made {
	struct sealed_header *image;
	size_t room, length; /* it is no shorter than the room where it did not fit */
};

/* From the `from`th address on, the first that is free. */
static bool reserve(struct made *made, size_t *from)
{
	while (*from < ADDRESS_COUNT && !made->image)
		made->image = memory_map_fresh((uintptr_t)addresses[(*from)++], made->room);
	return made->image;
}

/* What did not fit lies elsewhere, and is given back. */
static bool load(struct made *made, const char *bytes, size_t length, struct diagnostics *diagnostics)
{
	char *rest = (char *)(made->image + 1), *end;
	struct rules *rules = &made->image->rules;
	bool fine = rules_load_over(rules, rest, made->room - sizeof *made->image, bytes, length, diagnostics);

	if (fine) {
		end = arena_alloc(&rules->arena, 1);
		made->length = (uintptr_t)end - (uintptr_t)made->image;
	}
	if (fine && made->length < made->room) {
		arena_init(&rules->arena);
		rules->file = NULL;
	} else {
		rules_clear(rules);
	}
	return fine;
}

/* Where something lies in this process that can be read. */
struct range {
	uint64_t start, end;
};

/* Not the reservations of a sanitizer, which hold half of all numbers that there are. */
static bool ranges_read(struct vector *ranges)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	struct range range;
	char readable;

	vector_init(ranges, sizeof range);
	while (maps && fscanf(maps, "%" SCNx64 "-%" SCNx64 " %c%*[^\n]", &range.start, &range.end, &readable) == 3)
		if (readable == 'r' && range.start >= UINT64_C(1) << 32 && range.end - range.start < UINT64_C(1) << 40)
			vector_add(ranges, &range);
	if (maps)
		fclose(maps);
	return ranges->count;
}

static bool leads_somewhere(uint64_t word, const struct vector *ranges)
{
	const struct range *range = ranges->items;

	for (uint32_t i = 0; i < ranges->count; i++)
		if (word >= range[i].start && word < range[i].end)
			return true;
	return false;
}

static bool closed(const struct made *here, const struct made *there)
{
	const uint64_t *word = (const uint64_t *)here->image, *other = (const uint64_t *)there->image;
	uint64_t start = (uintptr_t)here->image, apart = (uintptr_t)there->image - start;
	struct vector ranges;
	bool fine = ranges_read(&ranges) && here->length < here->room && here->length == there->length;

	for (size_t i = 0; fine && i < here->length / sizeof *word; i++) {
		bool inside = word[i] >= start && word[i] - start < here->length;

		fine = word[i] == other[i] ? !leads_somewhere(word[i], &ranges) : inside && other[i] - word[i] == apart;
	}
	vector_clear(&ranges);
	return fine;
}

static void name(struct made *made, const char *bytes, size_t length, const struct sealed_hash *build)
{
	struct sealed_header *header = made->image;

	memcpy(header->magic, SEALED_MAGIC, sizeof header->magic);
	header->build = *build;
	for (size_t at = 0; at < length; at += SEALED_PIECE)
		sealed_key_add(&header->key, bytes + at, length - at < SEALED_PIECE ? length - at : SEALED_PIECE);
	header->address = (uintptr_t)header;
	header->length = made->length;
	header->check = sealed_check(header);
}

static void give_back(struct made *made)
{
	if (made->image)
		memory_unmap(made->image, made->room);
}

enum sealed_result sealed_make(struct buffer *image, const char *bytes, size_t length, struct diagnostics *diagnostics)
{
	size_t room = 32 * length + (1u << 24), from = 0;
	struct made here = {.room = room}, there = {.room = room};
	enum sealed_result result = SEALED_NO_ADDRESS;
	struct sealed_hash build;

	if (sealed_build(&build) && reserve(&here, &from) && reserve(&there, &from)) {
		if (!load(&here, bytes, length, diagnostics) || !load(&there, bytes, length, diagnostics)) {
			result = SEALED_RULES_FAULTY;
		} else if (!closed(&here, &there)) {
			result = SEALED_NOT_CLOSED;
		} else {
			name(&here, bytes, length, &build);
			buffer_add(image, (const char *)here.image, here.length);
			result = SEALED_MADE;
		}
	}
	give_back(&here);
	give_back(&there);
	return result;
}
