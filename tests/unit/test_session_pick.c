/* Values to pick from, and papers and values that go. */
#include "session_fixture.h"

#include "app/target.h"

static unsigned candidates(const struct fixture *fixture)
{
	unsigned count = 0;

	for (uint32_t at = 0; at < fixture->page->block_count; at++)
		count += target_of(fixture->page->blocks[at].key).what == WHAT_CANDIDATE;
	return count;
}

Test(session_pick, each_of_very_many_choices_can_be_picked)
{
	struct buffer file;
	struct fixture fixture;

	buffer_init(&file);
	buffer_add_string(&file,
		"medbring: 1\nlanguages: {en: English}\ntitle: T\nfacts:\n"
		"  town: {is: choice, label: Town, ask: Which town?, choices: {");
	for (int number = 1; number <= 98; number++)
		buffer_add_format(&file, "t%d: Town %d, ", number, number);
	buffer_add_string(&file, "}}\nchecklists: {c: {title: C, me: {town: t98}}}\n");
	fixture_open_text(&fixture, buffer_string(&file));
	fixture_page(&fixture);
	fixture_field(&fixture, "Which town?");
	cr_expect_eq(candidates(&fixture), 98u);
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Town 98"));
	cr_expect_eq(fixture.page->verdict, VERDICT_READY);
	fixture_close(&fixture);
	buffer_clear(&file);
}

Test(session_pick, as_many_countries_as_one_has)
{
	static const char *const typed[] = {"dk", "se", "no", "fi", "is", "de", "fr", "it", "es", "pt", "pl"};
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	fixture_field(&fixture, "Where do you live?");
	for (size_t row = 0; row < sizeof typed / sizeof *typed; row++) {
		fixture_type(&fixture, typed[row]);
		cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, NULL), "%s", typed[row]);
	}
	cr_expect_eq(candidates(&fixture), 11u, "all of them are there to be taken back");
	fixture_type(&fixture, "n");
	cr_expect_eq(candidates(&fixture), 9u, "of those that begin so some");
	cr_expect_null(fixture_block(&fixture, "Namibia")->state);
	fixture_type(&fixture, "");
	for (size_t row = 0; row < sizeof typed / sizeof *typed; row++)
		cr_assert(fixture_act(&fixture, ACTION_ACTIVATE,
			fixture.page->blocks[fixture_role(&fixture, ROLE_CHOICE) - fixture.page->blocks].text));
	cr_expect_eq(candidates(&fixture), 0u);
	fixture_close(&fixture);
}

/* The paper that is asked about was taken back meanwhile; an answer to an old key brings it back. */
Test(session_pick, a_value_of_a_paper_that_was_undone)
{
	static const char *const rows[][3] = {{"Which flag?", "dk", "Denmark"}, {"Which colour?", NULL, "Red"}};
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	for (size_t row = 0; row < 2; row++) {
		cr_assert(fixture_act(&fixture, ACTION_YES, "Pennant"));

		const uint64_t old = fixture_block(&fixture, rows[row][0])->key;

		fixture_field(&fixture, rows[row][0]);
		cr_assert(session_act(fixture.session, ACTION_UNDO, 0, NULL));
		fixture_page(&fixture);
		cr_expect_eq(fixture.page->place, PLACE_CHECKLIST);
		cr_expect_str_eq(fixture_state(&fixture, "Pennant"), "unanswered");
		cr_assert(session_act(fixture.session, ACTION_VALUE, old, NULL));
		fixture_page(&fixture);
		if (rows[row][1])
			fixture_type(&fixture, rows[row][1]);
		cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, rows[row][1] ? NULL : rows[row][2]));
		cr_expect_str_eq(fixture_state(&fixture, "Pennant"), "have it");
		cr_expect_str_eq(fixture_state(&fixture, rows[row][0]), rows[row][2]);
		cr_assert(fixture_act(&fixture, ACTION_REMOVE, "Pennant"));
	}
	fixture_close(&fixture);
}

Test(session_pick, no_date_means_what_the_rules_say)
{
	const uint64_t none = target_key((struct target){.what = WHAT_CANDIDATE, .kind = TARGET_KIND_MAX});
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Licence"));
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "Is it valid on"));
	cr_assert(session_act(fixture.session, ACTION_ACTIVATE, none, NULL));
	fixture_page(&fixture);
	cr_expect_str_eq(fixture_state(&fixture, "Is it valid on"), "yes: never");
	fixture_field(&fixture, "Is it valid on");
	cr_expect_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "", "never is no date to begin with");
	fixture_act(&fixture, ACTION_BACK, NULL);
	fixture_field(&fixture, "Have you been here for");
	cr_assert(session_act(fixture.session, ACTION_ACTIVATE, none, NULL));
	fixture_page(&fixture);
	cr_expect_str_eq(fixture_state(&fixture, "Have you been here for"), "no: none");
	fixture_close(&fixture);
}
