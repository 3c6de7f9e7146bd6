#include "app/difference.h"

#include <stdbool.h>
#include <string.h>

static bool same(const char *left, const char *right)
{
	return left == right || (left && right && !strcmp(left, right));
}

static bool same_words(const struct block *left, const struct block *right)
{
	return same(left->text, right->text) && same(left->state, right->state) && same(left->input, right->input);
}

/* The same thing on the other page: by its key, or where it has none by role and words. */
static bool is_in(const struct page *page, const struct block *block, uint32_t guess)
{
	if (guess < page->block_count && page->blocks[guess].key == block->key
		&& page->blocks[guess].role == block->role && same_words(&page->blocks[guess], block))
		return true;
	for (uint32_t index = 0; index < page->block_count; index++)
		if (page->blocks[index].key == block->key && page->blocks[index].role == block->role
			&& same_words(&page->blocks[index], block))
			return true;
	return false;
}

const uint32_t *page_difference(struct arena *arena, const struct page *before, const struct page *now, uint32_t *count)
{
	uint32_t *found = arena_array(arena, now->block_count, sizeof *found);

	*count = 0;
	for (uint32_t index = 0; index < now->block_count; index++)
		if (!before || !is_in(before, &now->blocks[index], index))
			found[(*count)++] = index;
	return found;
}
