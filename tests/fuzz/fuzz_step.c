/* The guide's step: two bytes say what is done to which block of the page, or what is typed. The rules are the shipped
 * ones. After each step a page must stand. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/session.h"
#include "load/load.h"

static const char *const typed[] = {"9.5.2027", "2026-12-01", "31.2.2027", "40", "1", "tysk", "dk", "", "abc", "0101901234",
	"010190-1234", " \xc3\xa6\xc3\xb8\xc3\xa5 ", "{}", "kort", "999999999999", "\xf0\x9f\x98\x80", "\xff"};

static const struct rules *shipped(void)
{
	static struct rules rules;
	static char bytes[LOAD_BYTES_MAX];
	static struct arena arena;
	struct diagnostics diagnostics;
	FILE *file;
	size_t length;

	if (rules.kind_count)
		return &rules;
	file = fopen("rules.yaml", "rb");
	length = file ? fread(bytes, 1, sizeof bytes, file) : 0;
	if (file)
		fclose(file);
	diagnostics_init(&diagnostics, &arena, "rules.yaml");
	if (!rules_load(&rules, "rules.yaml", bytes, length, LOAD_BYTES_MAX, &diagnostics))
		abort();
	return &rules;
}

static void check(const struct page *page)
{
	if (!page->block_count || page->blocks[0].role != ROLE_TITLE || page->key_count > 5)
		abort();
	for (uint32_t index = 0; index < page->block_count; index++)
		if (!page->blocks[index].text || (page->blocks[index].flags & BLOCK_FOCUSABLE && !page->blocks[index].key))
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct rules *rules = shipped();
	struct session *session = session_new(rules, 20788, (uint32_t)size % rules->language_count, NULL);
	struct arena frame = {0};
	const struct page *page;

	session_open(session, size ? data[0] % (rules->checklist_count + 1) : NO_INDEX);
	page = session_page(session, &frame);
	for (size_t at = 1; at + 1 < size && at < 400; at += 2) {
		const struct block *block = &page->blocks[data[at + 1] % page->block_count];

		if (data[at] < 128)
			session_act(session, (enum action)(data[at] % ACTION_COUNT), data[at] & 64 ? 0 : block->key, NULL);
		else
			session_edit(session, (enum edit)((data[at] - 128) % (EDIT_SET + 1)),
				typed[data[at + 1] % (sizeof typed / sizeof *typed)]);
		if (session_wish(session, NULL) == WISH_SAVE_ANSWERS)
			session_wish_done(session, data[at + 1] & 1 ? "There is no date" : NULL);
		arena_reset(&frame);
		page = session_page(session, &frame);
		check(page);
	}
	arena_clear(&frame);
	session_free(session);
	return 0;
}
