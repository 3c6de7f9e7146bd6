/* What is told beside the questions: that a paper at hand is of no use, what is not met yet, whether a text would do. */
#include "session_fixture.h"

#include "app/target.h"

static const struct block *told(const struct fixture *fixture, const char *text)
{
	for (uint32_t at = 0; at < fixture->page->block_count; at++)
		if (!strcmp(fixture->page->blocks[at].text, text))
			return &fixture->page->blocks[at];
	return NULL;
}

Test(session_told, a_paper_that_has_run_out_is_said_not_to_count_where_it_stands)
{
	static const char *const words[][2] = {{"en", "Your passport does not count."}, {"da", "Dit pas tæller ikke."}};
	struct fixture fixture;

	for (size_t row = 0; row < 2; row++) {
		fixture_open(&fixture, words[row][0], "mitid");
		cr_assert(fixture_act(&fixture, ACTION_YES, row ? "Pas" : "Passport"));
		cr_expect_null(told(&fixture, words[row][1]), "it may be valid");
		cr_assert(fixture_act(&fixture, ACTION_NO, row ? "Er det gyldigt" : "Is it valid"));
		const struct block *block = told(&fixture, words[row][1]);
		cr_assert_not_null(block);
		cr_expect_eq(block->role, ROLE_PARAGRAPH);
		cr_expect_eq(block->level, 1);
		cr_expect_str_eq(block[-1].text,
			row ? "Er det gyldigt den 1. december 2026?" : "Is it valid on 1 December 2026?");
		cr_assert(fixture_act(&fixture, ACTION_YES, row ? "Er det gyldigt" : "Is it valid"));
		cr_expect_null(told(&fixture, words[row][1]));
		fixture_close(&fixture);
	}
}

Test(session_told, it_is_of_no_matter_where_other_papers_do)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Passport"));
	cr_assert(fixture_act(&fixture, ACTION_NO, "Is it valid"));
	cr_assert_not_null(told(&fixture, "Your passport does not count."));
	cr_assert(fixture_act(&fixture, ACTION_YES, "Health card"));
	cr_assert_not_null(told(&fixture, "Your passport does not count."), "one without a photo is not enough");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Birth certificate"));
	cr_expect_null(told(&fixture, "Your passport does not count."));
	fixture_close(&fixture);
}

Test(session_told, why_a_list_does_not_take_it_in_the_authors_words)
{
	static const char why[] = "It must be from Denmark or Greenland, or it must have a photo of you.";
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Driving licence"));
	fixture_field(&fixture, "Which country issued it?");
	fixture_type(&fixture, "united states");
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, NULL));
	cr_expect_null(told(&fixture, why), "it may have a photo");
	cr_assert(fixture_act(&fixture, ACTION_NO, "Is there a photo"));
	cr_expect_not_null(told(&fixture, why));
	fixture_close(&fixture);
}

Test(session_told, what_the_papers_do_not_meet_yet_to_whom_one_thing_after_another_is_asked)
{
	struct fixture fixture;
	unsigned settles = 0;

	fixture_open(&fixture, "en", "mitid");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Passport"));
	cr_expect_null(fixture.page->wanting, "the screen shows all of it");
	for (uint32_t at = 0; at < fixture.page->block_count; at++)
		settles |= fixture.page->blocks[at].flags & BLOCK_SETTLES;
	cr_expect_eq(settles, 0u, "nor is a second report made for it");
	session_set_guided(fixture.session, true);
	fixture_page(&fixture);
	cr_expect_str_eq(fixture.page->wanting, "Valid identification, A paper with your CPR number");
	cr_expect(fixture_block(&fixture, "Is it valid")->flags & BLOCK_SETTLES);
	cr_assert(fixture_act(&fixture, ACTION_YES, "Is it valid"));
	cr_expect_str_eq(fixture.page->wanting, "A paper with your CPR number");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Does it show your CPR number?"));
	cr_expect_null(fixture.page->wanting, "a witness is no paper");
	cr_expect_eq(fixture.page->verdict, VERDICT_UNKNOWN);
	fixture_close(&fixture);
}

Test(session_told, whether_a_text_would_do_without_taking_it)
{
	struct fixture fixture;
	uint64_t input;

	fixture_open(&fixture, "en", "userid");
	input = fixture_block(&fixture, "Which user ID")->key;
	cr_expect_not(session_text_passes(fixture.session, input, "quit"));
	cr_expect_not(session_text_passes(fixture.session, input, "Anna1"));
	cr_expect(session_text_passes(fixture.session, input, "undone"));
	cr_expect(session_text_passes(fixture.session, input, "010170-1234"), "whose number it is nobody has said");
	fixture_page(&fixture);
	cr_expect_eq(fixture.page->verdict, VERDICT_UNKNOWN);
	fixture_close(&fixture);
}

Test(session_told, one_letter_is_no_country)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Driving licence"));
	fixture_field(&fixture, "Which country issued it?");
	fixture_type(&fixture, "y");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_expect_eq(fixture.page->place, PLACE_FIELD);
	cr_expect_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "Write more than one letter.");
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Yemen"), "but it can be picked");
	cr_expect_str_eq(fixture_state(&fixture, "Which country issued it?"), "Yemen");
	fixture_close(&fixture);
}

Test(session_told, what_no_key_does_is_told_where_it_can_be_done)
{
	static const char line[] = "On the first page, Forget my answers: forget all answers and begin again";
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	cr_assert(fixture_act(&fixture, ACTION_HELP, NULL));
	cr_expect_null(told(&fixture, line), "there is nothing to forget");
	cr_assert(fixture_act(&fixture, ACTION_BACK, NULL));
	cr_assert(fixture_act(&fixture, ACTION_YES, "Passport"));
	cr_assert(fixture_act(&fixture, ACTION_HELP, NULL));
	cr_expect_not_null(told(&fixture, line));
	session_set_guided(fixture.session, true);
	fixture_page(&fixture);
	cr_expect_not_null(told(&fixture, "restart: forget all answers and begin again"), "a listener says a word");
	fixture_close(&fixture);
}
