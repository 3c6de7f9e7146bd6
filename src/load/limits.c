#include "load/loader.h"

/* What one file may make, in bytes for each two bytes that a file may have: what is beyond it is refused, so that no file
 * takes more memory than it has a right to, whatever it is made of. */
enum { BYTES_MADE = 15, ID_BYTES = 32, ERRORS_MOST = 1000, LOOKS = 32 };

void limits_start(struct loader *loader, size_t bytes_max)
{
	loader->made_before = loader->arena->used;
	loader->made_most = BYTES_MADE * tree_scale(bytes_max) / 2;
	loader->ids_most = (uint32_t)(tree_scale(bytes_max) / ID_BYTES);
}

/* At the end there is a copy of it in the arena. */
static size_t bytes_in(const struct vector *vector)
{
	return ((size_t)vector->room + vector->count) * vector->size;
}

static size_t bytes_made(const struct loader *loader)
{
	return loader->arena->used - loader->made_before + bytes_in(&loader->tests) + bytes_in(&loader->conditions)
		+ bytes_in(&loader->condition_links) + bytes_in(&loader->lines) + bytes_in(&loader->lists)
		+ bytes_in(&loader->requirements) + bytes_in(&loader->requirement_links) + bytes_in(&loader->rows)
		+ bytes_in(&loader->text_rules) + bytes_in(&loader->pairs) + bytes_in(&loader->section_blocks)
		+ bytes_in(&loader->notices) + bytes_in(&loader->acceptances) + bytes_in(&loader->raw_lines)
		+ bytes_in(&loader->raw_lists) + bytes_in(&loader->line_caps) + bytes_in(&loader->scratch);
}

bool limits_passed(struct loader *loader, struct at at)
{
	if (loader->stopped || ++loader->looks % LOOKS)
		return loader->stopped;
	if (bytes_made(loader) > loader->made_most) {
		loader->stopped = true;
		tell(loader, FAULT_TOO_MANY, at,
			"all that stands in the file until here takes more than %zu bytes of memory; divide it "
			"(nothing after "
			"this was read)",
			loader->made_most);
	}
	loader->stopped |= loader->diagnostics->errors >= ERRORS_MOST || loader->followed >= ERRORS_MOST;
	return loader->stopped;
}
