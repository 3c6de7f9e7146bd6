#include "load/sealed.h"

#include <elf.h>
#include <errno.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/memory.h"
#include "base/text.h"
#include "load/sealed_header.h"

/* ---- hashes ---- */

static struct sealed_hash hash(const void *bytes, size_t length, uint64_t seed)
{
	XXH128_hash_t made = XXH3_128bits_withSeed(bytes, length, seed);

	return (struct sealed_hash){made.low64, made.high64};
}

void sealed_key_add(struct sealed_key *key, const char *piece, size_t length)
{
	struct sealed_hash made = hash(piece, length, key->low ^ key->length);

	key->low = made.low;
	key->high = made.high ^ (key->high << 1 | key->high >> 63);
	key->length += length;
}

struct sealed_hash sealed_check(const struct sealed_header *image)
{
	struct sealed_header header;

	memcpy(&header, image, sizeof header);
	header.check = (struct sealed_hash){0, 0};
	return hash(image + 1, image->length - sizeof header, hash(&header, sizeof header, 0).low);
}

/* ---- the build ---- */

/* Where the program begins in memory, by the linker's grace. */
extern const char __ehdr_start[] __attribute__((visibility("hidden")));

/* The mark that the linker left in the program: a hash of all of it. */
static bool build_id(const unsigned char **id, size_t *size)
{
	const ElfW(Ehdr) *program = (const ElfW(Ehdr) *)(const void *)__ehdr_start;
	const ElfW(Phdr) *header = (const ElfW(Phdr) *)(const void *)(__ehdr_start + program->e_phoff);

	for (unsigned i = 0; i < program->e_phnum; i++) {
		const char *at = __ehdr_start + header[i].p_vaddr, *end = at + header[i].p_memsz;

		while (header[i].p_type == PT_NOTE && header[i].p_align == 4 && at < end) {
			const ElfW(Nhdr) *note = (const ElfW(Nhdr) *)at;
			const char *name = (const char *)(note + 1);

			if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
				*id = (const unsigned char *)name + 4;
				*size = note->n_descsz;
				return true;
			}
			at = name + (note->n_namesz + 3u) / 4 * 4 + (note->n_descsz + 3u) / 4 * 4;
		}
	}
	return false;
}

/* Libraries have a say in what is loaded: how letters are folded, what YAML is. */
bool sealed_build(struct sealed_hash *build)
{
	const char *const libraries[] = {text_library(), yaml_get_version_string()};
	const unsigned char *id;
	size_t size;

	if (sizeof(void *) < 8 || !build_id(&id, &size))
		return false;
	*build = hash(id, size, sizeof(struct sealed_header));
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
		*build = hash(libraries[i], strlen(libraries[i]), build->low);
	return true;
}

/* ---- opening ---- */

/* As many of the bytes as there are. */
static size_t read_piece(int descriptor, char *piece, size_t room, bool *fine)
{
	size_t fill = 0;

	while (fill < room) {
		ssize_t got = read(descriptor, piece + fill, room - fill);

		if (got < 0 && errno == EINTR)
			continue;
		*fine = got >= 0;
		if (got <= 0)
			break;
		fill += (size_t)got;
	}
	return fill;
}

bool sealed_key_read(struct sealed_key *key, int descriptor, size_t most)
{
	char piece[SEALED_PIECE];
	bool fine = true;
	size_t got;

	*key = (struct sealed_key){0, 0, 0};
	while (fine && key->length <= most && (got = read_piece(descriptor, piece, sizeof piece, &fine)) > 0)
		sealed_key_add(key, piece, got);
	return fine && key->length <= most;
}

static bool read_header(struct sealed_header *header, int image)
{
	struct sealed_hash build;
	struct stat status;

	return sealed_build(&build) && pread(image, header, sizeof *header, 0) == (ssize_t)sizeof *header
		&& memcmp(header->magic, SEALED_MAGIC, sizeof header->magic) == 0
		&& memcmp(&header->build, &build, sizeof build) == 0 && fstat(image, &status) == 0
		&& status.st_size > (off_t)sizeof *header && (uint64_t)status.st_size == header->length;
}

bool sealed_key_of(struct sealed_key *key, int image)
{
	struct sealed_header header;

	if (!read_header(&header, image))
		return false;
	*key = header.key;
	return true;
}

bool sealed_open(struct rules *rules, int image, const struct sealed_key *key, const char *file)
{
	struct sealed_header header;
	const struct sealed_header *mapped;
	struct sealed_hash check;

	if (!read_header(&header, image) || memcmp(&header.key, key, sizeof *key) != 0)
		return false;
	mapped = memory_map_file((uintptr_t)header.address, header.length, image);
	if (!mapped)
		return false;
	check = sealed_check(mapped);
	if (memcmp(&check, &header.check, sizeof check) != 0) {
		memory_unmap(mapped, header.length);
		return false;
	}
	*rules = header.rules;
	rules->image = mapped;
	rules->image_length = header.length;
	rules->file = arena_string(&rules->arena, file);
	return true;
}
