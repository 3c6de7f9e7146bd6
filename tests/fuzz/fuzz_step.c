/* The guide's step: two bytes say what is done to which block of the page, or what is typed. The first byte chooses the
 * checklist, and whether a page is made after each step or after each fourth: that is quicker by far, and what is done then
 * may be done to what is no longer there. A page must stand whenever it is made, and after the last step. The rules are small
 * ones with every type of answer, on which a step takes little. */

#include <stdlib.h>

#include "app/session.h"
#include "fuzz.h"
#include "load_file.h"

#ifndef STEP_RULES
#define STEP_RULES "tests/fuzz/seeds/rules/steps"
#endif

enum { STEPS_MOST = 2 * 200, PAGES_SELDOM = 128 };

static const char *const typed[] = {"9.5.2027", "2026-12-01", "31.2.2027", "40", "1", "tysk", "dk", "", "abc", "0101901234",
	"010190-1234", " \xc3\xa6\xc3\xb8\xc3\xa5 ", "{}", "kort", "999999999999", "\xf0\x9f\x98\x80", "\xff"};

static struct rules rules;

static void give_back(void)
{
	rules_clear(&rules);
}

static void check(const struct page *page)
{
	if (!page->block_count || page->blocks[0].role != ROLE_TITLE || page->key_count > 5)
		abort();
	for (uint32_t index = 0; index < page->block_count; index++)
		if (!page->blocks[index].text || (page->blocks[index].flags & BLOCK_FOCUSABLE && !page->blocks[index].key))
			abort();
}

int fuzz_one(const uint8_t *data, size_t size)
{
	const unsigned first = size ? data[0] : 0, every = first & PAGES_SELDOM ? 4 : 1;
	struct session *session;
	struct arena frame = {0};
	const struct page *page;

	if (!rules.kind_count) {
		load_file(&rules, STEP_RULES);
		atexit(give_back);
	}
	session = session_new(&rules, 20788, (uint32_t)size % rules.language_count, NULL);
	session_open(session, size ? first % PAGES_SELDOM % (rules.checklist_count + 1) : NO_INDEX);
	page = session_page(session, &frame);
	for (size_t at = 1; at + 1 < size && at < STEPS_MOST; at += 2) {
		const struct block *block = &page->blocks[data[at + 1] % page->block_count];

		if (data[at] < 128)
			session_act(session, (enum action)(data[at] % ACTION_COUNT), data[at] & 64 ? 0 : block->key, NULL);
		else
			session_edit(session, (enum edit)((data[at] - 128) % (EDIT_SET + 1)),
				typed[data[at + 1] % (sizeof typed / sizeof *typed)]);
		if (session_wish(session, NULL) == WISH_SAVE_ANSWERS)
			session_wish_done(session, data[at + 1] & 1 ? "There is no date" : NULL);
		if (++fuzz_calls, at / 2 % every && at + 3 < size && at + 2 < STEPS_MOST)
			continue;
		arena_reset(&frame);
		page = session_page(session, &frame);
		check(page);
	}
	arena_clear(&frame);
	session_free(session);
	return 0;
}
