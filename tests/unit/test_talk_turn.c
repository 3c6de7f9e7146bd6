#include <criterion/criterion.h>

#include "front/talk_turn.h"

enum { ASKED_PAPER = BLOCK_ASKED | BLOCK_PAPER | BLOCK_YES_NO | BLOCK_FOCUSABLE, ASKED = BLOCK_ASKED | BLOCK_YES_NO };

#define PAPER(n, place) \
	{ \
		.role = ROLE_QUESTION, .flags = ASKED_PAPER, .key = n, .number = n, .rank = place, .text = "p" \
	}

static struct page page_of(enum page_place place, const struct block *blocks, uint32_t count)
{
	return (struct page){.place = place, .title = "t", .blocks = blocks, .block_count = count};
}

#define PAGE(place, blocks) page_of(place, blocks, sizeof(blocks) / sizeof *(blocks))

static const struct lead nothing;

Test(talk_turn, most_useful_papers_in_the_order_of_their_numbers)
{
	const struct block blocks[] = {
		PAPER(1, 3),
		PAPER(2, 1),
		PAPER(3, 9),
		PAPER(4, 2),
		PAPER(5, 8),
		PAPER(6, 4),
		PAPER(7, 5),
		PAPER(8, 6),
	};
	struct page page = PAGE(PLACE_CHECKLIST, blocks);
	struct turn turn = turn_choose(&page, &nothing);
	const uint64_t expected[] = {1, 2, 4, 6, 7, 8};
	cr_assert_eq(turn.kind, TURN_PAPERS);
	cr_assert_eq(turn.count, PAPERS_AT_ONCE);
	cr_assert(turn.more);
	for (uint32_t at = 0; at < turn.count; at++)
		cr_assert_eq(turn.keys[at], expected[at]);
}

Test(talk_turn, more_papers_after_those_passed_over)
{
	const struct block blocks[] = {
		PAPER(1, 1),
		PAPER(2, 2),
		{.role = ROLE_QUESTION, .flags = ASKED, .key = 9, .rank = 3, .text = "q"},
		PAPER(3, 4),
	};
	struct page page = PAGE(PLACE_CHECKLIST, blocks);
	struct lead lead = {.passed = {1, 2}, .passed_count = 2};
	struct turn turn = turn_choose(&page, &lead);
	cr_assert_eq(turn.kind, TURN_PAPERS);
	cr_assert_eq(turn.count, 1);
	cr_assert_eq(turn.keys[0], 3);
	cr_assert_not(turn.more);
}

Test(talk_turn, a_follow_up_before_the_papers)
{
	const struct block blocks[] = {
		PAPER(1, 2),
		{.role = ROLE_QUESTION, .flags = ASKED, .key = 8, .level = 1, .rank = 1, .text = "q"},
		PAPER(3, 3),
	};
	struct page page = PAGE(PLACE_CHECKLIST, blocks);
	struct turn turn = turn_choose(&page, &nothing);
	cr_assert_eq(turn.kind, TURN_QUESTION);
	cr_assert_eq(turn.keys[0], 8);
	cr_assert_eq(block_above(&page, block_by_key(&page, 8))->key, 1);
}

/* Papers of another person are asked about apart. */
Test(talk_turn, papers_of_one_person_at_a_time)
{
	struct block blocks[] = {
		PAPER(1, 1),
		PAPER(2, 2),
		{.role = ROLE_QUESTION, .key = 7, .text = "Witness"},
		PAPER(3, 3),
		PAPER(4, 4),
	};
	blocks[3].level = blocks[4].level = 1;
	struct page page = PAGE(PLACE_CHECKLIST, blocks);
	struct turn turn = turn_choose(&page, &nothing);
	cr_assert_eq(turn.count, 2);
	cr_assert_not(turn.more);
}

Test(talk_turn, not_sure_is_not_asked_again)
{
	struct block blocks[] = {PAPER(1, 1)};
	blocks[0].flags |= BLOCK_UNSURE;
	struct page page = PAGE(PLACE_CHECKLIST, blocks);
	cr_assert_eq(turn_choose(&page, &nothing).kind, TURN_DONE);
}

Test(talk_turn, what_the_person_picked_goes_first)
{
	const struct block blocks[] = {PAPER(1, 1), PAPER(2, 2), PAPER(3, 3)};
	struct page page = PAGE(PLACE_CHECKLIST, blocks);
	struct lead lead = {.chosen = 3};
	struct turn turn = turn_choose(&page, &lead);
	cr_assert_eq(turn.kind, TURN_QUESTION);
	cr_assert_eq(turn.keys[0], 3);
	lead.chosen = 99;
	cr_assert_eq(turn_choose(&page, &lead).kind, TURN_PAPERS);
}

/* A field that was left without an answer is not opened again unasked. */
Test(talk_turn, declined)
{
	const struct block blocks[] = {
		{.role = ROLE_QUESTION, .flags = BLOCK_ASKED | BLOCK_VALUE, .key = 5, .rank = 1, .text = "q"}};
	struct page page = PAGE(PLACE_CHECKLIST, blocks);
	struct lead lead = {.declined = {5}, .declined_count = 1};
	cr_assert_eq(turn_choose(&page, &nothing).kind, TURN_QUESTION);
	cr_assert_eq(turn_choose(&page, &lead).kind, TURN_DONE);
}

Test(talk_turn, other_places)
{
	const struct block lines[] = {{.role = ROLE_PARAGRAPH, .flags = BLOCK_FOCUSABLE, .key = 1, .text = "x"}};
	const struct block picks[] = {{.role = ROLE_CHOICE, .key = 1, .number = 1, .text = "x"}};
	const struct block input[] = {{.role = ROLE_INPUT, .key = 4, .text = "Date"}, picks[0]};
	struct page read = PAGE(PLACE_WHY, lines), pick = PAGE(PLACE_HOME, picks), field = PAGE(PLACE_FIELD, input);
	field.typing = true;
	cr_assert_eq(turn_choose(&read, &nothing).kind, TURN_READ);
	cr_assert_eq(turn_choose(&pick, &nothing).kind, TURN_PICK);
	cr_assert_eq(turn_choose(&field, &nothing).kind, TURN_TYPING);
	cr_assert_eq(turn_choose(&field, &nothing).keys[0], 4);
}

/* Papers that were passed over, once one was named: they are asked about again when nothing else is left. */
Test(talk_turn, passed_papers_wait)
{
	const struct block blocks[] = {PAPER(1, 1), PAPER(2, 2), PAPER(3, 3), PAPER(4, 4)};
	struct page page = PAGE(PLACE_CHECKLIST, blocks);
	struct lead lead = {.passed = {1, 2}, .passed_count = 2, .passed_wait = true};
	struct turn turn = turn_choose(&page, &lead);
	cr_assert_eq(turn.count, 2);
	cr_assert(turn.keys[0] == 3 && turn.keys[1] == 4 && !turn.passed_before);
	lead = (struct lead){.passed = {1, 2, 3, 4}, .passed_count = 4, .passed_wait = true};
	turn = turn_choose(&page, &lead);
	cr_assert_eq(turn.count, 4);
	cr_assert(turn.keys[0] == 1 && turn.passed_before);
}
