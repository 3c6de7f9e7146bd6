/* What no page offers: keys of things that are not there, more of a thing than there is room for, steps at the ends. */
#include "session_fixture.h"

#include "app/target.h"

static const char *dump(struct fixture *fixture)
{
	fixture_page(fixture);
	buffer_reset(&fixture->dump);
	page_dump(&fixture->dump, fixture->page);
	return buffer_string(&fixture->dump);
}

static uint32_t attribute_of(const struct fixture *fixture, const char *id)
{
	for (uint32_t index = 0; index < fixture->rules.attribute_count; index++)
		if (strcmp(fixture->rules.attributes[index].id, id) == 0)
			return index;
	cr_assert_fail("%s", id);
	return NO_INDEX;
}

Test(session_odd, keys_of_what_there_is_not_do_nothing)
{
	static const enum action actions[] = {ACTION_ACTIVATE, ACTION_TOGGLE, ACTION_YES, ACTION_NO, ACTION_NOT_SURE,
		ACTION_VALUE, ACTION_ADD, ACTION_REMOVE};
	struct fixture fixture;
	char before[16384];

	fixture_harbour(&fixture, "berth");

	const uint32_t far = 9999, colour = attribute_of(&fixture, "colour"), boats = attribute_of(&fixture, "boats");
	const struct target odd[] = {
		{.what = WHAT_PAPER, .kind = far},
		{.what = WHAT_VALUE, .kind = far, .attribute = colour},
		{.what = WHAT_VALUE, .kind = 0, .attribute = far},
		{.what = WHAT_VALUE, .kind = 0, .attribute = boats},
		{.what = WHAT_FACT, .attribute = far},
		{.what = WHAT_FACT, .attribute = colour},
		{.what = WHAT_TEXT, .attribute = far},
		{.what = WHAT_TEXT, .attribute = colour},
		{.what = WHAT_SAME, .attribute = far},
		{.what = WHAT_EVENTS, .kind = far},
		{.what = WHAT_EVENTS, .kind = 0},
		{.what = WHAT_PERSON},
		{.what = WHAT_PERSON, .person = 1 + 99 * PERSONS_OF_A_ROLE},
		{.what = WHAT_PAPER, .person = 1 + 2 * PERSONS_OF_A_ROLE},
		{.what = WHAT_PLACE, .kind = PLACE_COUNT},
		{.what = WHAT_CHECKLIST, .kind = far},
		{.what = WHAT_LANGUAGE, .kind = far},
		{.what = WHAT_SECTION, .kind = far},
		{.what = WHAT_HIT, .kind = far},
		{.what = WHAT_PROPOSAL, .ordinal = 9},
		{.what = WHAT_LINE},
		{.what = WHAT_NOTHING, .kind = 1},
		{.what = (enum what)62},
	};

	snprintf(before, sizeof before, "%s", dump(&fixture));
	for (size_t row = 0; row < sizeof odd / sizeof *odd; row++)
		for (size_t which = 0; which < sizeof actions / sizeof *actions; which++) {
			cr_expect_not(session_act(fixture.session, actions[which], target_key(odd[row]), NULL),
				"%zu, action %d", row, actions[which]);
			cr_expect_str_eq(dump(&fixture), before, "%zu, action %d", row, actions[which]);
		}
	cr_expect_not(session_act(fixture.session, ACTION_NONE, 0, NULL));
	cr_expect_not(session_act(fixture.session, ACTION_COUNT, 0, NULL));
	cr_expect_not(session_act(fixture.session, ACTION_UNDO, 0, NULL), "none of it was remembered either");
	fixture_close(&fixture);
}

/* Where no checklist is open there is no verdict to ask about, by a key that was kept from one. */
Test(session_odd, no_verdict_without_a_checklist)
{
	static const enum what whats[] = {WHAT_VERDICT, WHAT_REASON, WHAT_MISSING};
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	session_open(fixture.session, NO_INDEX);
	for (size_t which = 0; which < sizeof whats / sizeof *whats; which++) {
		cr_expect_not(session_act(
			fixture.session, ACTION_ACTIVATE, target_key((struct target){.what = whats[which]}), NULL));
		cr_expect_eq(fixture_page(&fixture)->place, PLACE_HOME);
	}
	fixture_close(&fixture);
}

Test(session_odd, as_many_as_there_is_room_for)
{
	struct fixture fixture;
	unsigned papers = 0, persons = 0;

	fixture_harbour(&fixture, "berth");

	const uint64_t bill = fixture_block(&fixture, "Bill")->key,
		       sailor = fixture_block(&fixture, "Do you bring a sailor?")->key;

	while (papers < 100 && session_act(fixture.session, ACTION_ADD, bill, NULL))
		papers++;
	cr_assert_eq(papers, ORDINAL_MAX + 1u);
	cr_assert(session_act(fixture.session, ACTION_YES, sailor, NULL));
	while (persons < 100 && session_act(fixture.session, ACTION_ADD, sailor, NULL))
		persons++;
	cr_assert_eq(persons, PERSONS_OF_A_ROLE - 1u);
	fixture_page(&fixture);
	cr_assert_eq(session_answers(fixture.session)->other_count, (uint32_t)PERSONS_OF_A_ROLE);
	cr_assert(session_act(fixture.session, ACTION_REMOVE, sailor, NULL));
	cr_assert_eq(session_answers(fixture.session)->other_count, PERSONS_OF_A_ROLE - 1u);
	cr_assert_not(
		session_act(fixture.session, ACTION_ADD, fixture_block(&fixture, "Copy")->key, NULL), "never accepted");
	fixture_close(&fixture);
}

Test(session_odd, one_can_go_on_for_ever)
{
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	for (unsigned turn = 0; turn < 200; turn++) {
		cr_assert(session_act(fixture.session, turn % 2 ? ACTION_CONTACTS : ACTION_SECTIONS, 0, NULL));
		fixture_page(&fixture);
	}
	for (unsigned turn = 0; turn < 500 && fixture.page->place != PLACE_HOME; turn++)
		fixture_act(&fixture, ACTION_BACK, NULL);
	cr_assert_eq(fixture.page->place, PLACE_HOME, "and comes back all the same");
	fixture_close(&fixture);
}

/* Type, step, and see what stands there. */
static const char *stepped(struct fixture *fixture, const char *typed, enum edit edit)
{
	fixture_type(fixture, typed);
	session_edit(fixture->session, edit, NULL);
	fixture_page(fixture);
	return fixture_role(fixture, ROLE_INPUT)->input;
}

Test(session_odd, numbers_are_stepped_up_to_their_ends)
{
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	fixture_field(&fixture, "How many boats?");
	cr_expect_str_eq(stepped(&fixture, "", EDIT_STEP_UP), "1");
	cr_expect_str_eq(stepped(&fixture, "", EDIT_STEP_DOWN), "");
	cr_expect_str_eq(stepped(&fixture, "0", EDIT_STEP_DOWN), "0");
	cr_expect_str_eq(stepped(&fixture, "9", EDIT_STEP_UP), "10");
	cr_expect_str_eq(stepped(&fixture, "999999999", EDIT_STEP_UP), "999999999");
	cr_expect_str_eq(stepped(&fixture, "many", EDIT_STEP_UP), "many");
	fixture_type(&fixture, "   ");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_expect_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "That is not a number.");
	fixture_act(&fixture, ACTION_BACK, NULL);
	fixture_field(&fixture, "Where do you live?");
	cr_expect_str_eq(stepped(&fixture, "dk", EDIT_STEP_UP), "dk", "no steps between countries");
	fixture_close(&fixture);
}

Test(session_odd, dates_are_stepped_where_the_cursor_is)
{
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	fixture_field(&fixture, "Have you been here for");
	cr_expect_str_eq(stepped(&fixture, "", EDIT_STEP_UP), "1.12.2026", "the day of the visit to begin with");
	cr_expect_str_eq(stepped(&fixture, "31.1.2027", EDIT_STEP_UP), "1.2.2027");
	fixture_type(&fixture, "31.1.2027");
	for (unsigned left = 0; left < 5; left++)
		session_edit(fixture.session, EDIT_LEFT, NULL);
	session_edit(fixture.session, EDIT_STEP_UP, NULL);
	fixture_page(&fixture);
	cr_expect_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "28.2.2027");
	session_edit(fixture.session, EDIT_HOME, NULL);
	session_edit(fixture.session, EDIT_STEP_UP, NULL);
	fixture_page(&fixture);
	cr_expect_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "1.3.2027");
	cr_expect_not(session_edit(fixture.session, EDIT_INSERT, NULL));
	cr_expect_not(session_edit(fixture.session, (enum edit)99, "x"));
	fixture_type(&fixture, "1.1.20");
	session_edit(fixture.session, EDIT_STEP_UP, NULL);
	fixture_close(&fixture);
}

Test(session_odd, ages_by_years_and_by_birth)
{
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	fixture_field(&fixture, "Are you at least 18?");
	fixture_type(&fixture, "old");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_expect_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "That is not an age.");
	fixture_type(&fixture, "151");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_expect_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "That number is too large.");
	fixture_type(&fixture, "31.2.2000");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_expect_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "The day is wrong.");
	fixture_type(&fixture, "1.13.2000");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_expect_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "The month is wrong.");
	fixture_type(&fixture, "17");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_expect_str_eq(fixture_block(&fixture, "Are you at least 18?")->state, "no: 17");
	fixture_field(&fixture, "Are you at least 18?");
	cr_expect_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "17", "what was given before");
	fixture_type(&fixture, "1.1.2000");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	fixture_field(&fixture, "Are you at least 18?");
	cr_expect_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "1.1.2000");
	fixture_close(&fixture);
}

Test(session_odd, what_was_given_stands_there_again)
{
	static const struct {
		const char *question, *typed;
	} rows[] = {
		{"How many boats?", "3"},
		{"Have you been here for", "1.1.2026"},
		{"Which names do you have?", "Ann Holm"},
	};
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		fixture_field(&fixture, rows[row].question);
		fixture_type(&fixture, "");
		fixture_act(&fixture, ACTION_ACTIVATE, NULL);
		cr_expect(fixture_role(&fixture, ROLE_ERROR), "%s: nothing is no answer", rows[row].question);
		fixture_type(&fixture, rows[row].typed);
		fixture_act(&fixture, ACTION_ACTIVATE, NULL);
		fixture_field(&fixture, rows[row].question);
		cr_expect_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, rows[row].typed);
		fixture_act(&fixture, ACTION_BACK, NULL);
	}
	fixture_close(&fixture);
}

/* ---- answers taken away, and what is added from another line ---- */

Test(session_odd, each_sort_of_answer_is_taken_away)
{
	struct fixture fixture;

	fixture_harbour(&fixture, "tow");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Did you tow at least 2 others?"));
	cr_expect_str_eq(fixture_state(&fixture, "Did you tow at least 2"), "yes");
	cr_assert(fixture_act(&fixture, ACTION_REMOVE, "Did you tow at least 2 others?"));
	cr_expect_str_eq(fixture_state(&fixture, "Did you tow at least 2"), "unanswered");
	cr_assert_not(fixture_act(&fixture, ACTION_REMOVE, "Did you tow at least 2 others?"));
	fixture_close(&fixture);
	fixture_harbour(&fixture, "berth");
	cr_assert(fixture_act(&fixture, ACTION_COMPLETE, NULL));
	cr_expect_str_eq(fixture_state(&fixture, "Licence"), "without");
	cr_assert(fixture_act(&fixture, ACTION_REMOVE, "That is all"));
	cr_expect_str_eq(fixture_state(&fixture, "Licence"), "unanswered");
	cr_assert_not(fixture_act(&fixture, ACTION_REMOVE, "That is all"));
	cr_assert_not(fixture_act(&fixture, ACTION_REMOVE, "Do you bring a sailor?"), "nobody was mentioned");
	cr_assert_not(fixture_act(&fixture, ACTION_ADD, "Do you bring a sailor?"));
	cr_assert_not(fixture_act(&fixture, ACTION_NOT_SURE, "Copy"), "it never counts");
	fixture_close(&fixture);
}

Test(session_odd, from_a_follow_up_its_paper_is_added_and_removed)
{
	struct fixture fixture;

	fixture_harbour(&fixture, "berth");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Licence"));
	cr_assert(fixture_act(&fixture, ACTION_ADD, "Is it stamped?"));
	cr_expect_str_eq(fixture_state(&fixture, "Licence 2"), "have it");
	cr_assert(fixture_act(&fixture, ACTION_REMOVE, "Licence 2"));
	cr_assert(fixture_act(&fixture, ACTION_YES, "Is it stamped?"));
	cr_assert(fixture_act(&fixture, ACTION_REMOVE, "Is it stamped?"));
	cr_expect_str_eq(fixture_state(&fixture, "Licence"), "have it", "the answer went, the paper stays");
	cr_assert(fixture_act(&fixture, ACTION_REMOVE, "Is it stamped?"));
	cr_expect_str_eq(fixture_state(&fixture, "Licence"), "unanswered");
	fixture_close(&fixture);
}

Test(session_odd, ones_own_number_is_toggled_without_being_wiped)
{
	struct fixture fixture;

	fixture_harbour(&fixture, "signs");
	cr_assert(fixture_act(&fixture, ACTION_FOCUS, "Which call sign?"));
	fixture_type(&fixture, "1234");
	cr_assert(fixture_act(&fixture, ACTION_TOGGLE, "Is it your PIN?"));
	cr_expect_str_eq(fixture_state(&fixture, "Is it your PIN?"), "no");
	cr_assert(fixture_act(&fixture, ACTION_TOGGLE, "Is it your PIN?"));
	cr_expect_str_eq(fixture_state(&fixture, "Is it your PIN?"), "not sure");
	cr_assert(fixture_act(&fixture, ACTION_NO, "Is it your PIN?"));
	cr_assert(fixture_act(&fixture, ACTION_REMOVE, "Is it your PIN?"));
	cr_expect_str_eq(fixture_state(&fixture, "Is it your PIN?"), "unanswered");
	cr_expect_str_eq(fixture_block(&fixture, "Which call sign?")->input, "1234");
	fixture_close(&fixture);
}

Test(session_odd, a_pick_is_of_what_the_field_has)
{
	const uint64_t third = target_key((struct target){.what = WHAT_CANDIDATE, .kind = 3});
	struct fixture fixture;

	fixture_harbour(&fixture, "guest-berth");
	fixture_field(&fixture, "Which membership?");
	cr_assert_not(session_act(fixture.session, ACTION_ACTIVATE, third, NULL), "there are three");
	fixture_page(&fixture);
	cr_assert_eq(fixture.page->place, PLACE_FIELD);
	cr_assert_not(session_act(fixture.session, ACTION_NO, 0, NULL), "it is picked");
	fixture_act(&fixture, ACTION_BACK, NULL);
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Day of your visit"));
	cr_assert_not(session_act(fixture.session, ACTION_ACTIVATE, third, NULL), "a day is typed");
	cr_assert_not(session_act(fixture.session, ACTION_NOT_SURE, 0, NULL));
	cr_assert(session_edit(fixture.session, EDIT_SET, NULL));
	fixture_page(&fixture);
	cr_expect_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "");
	fixture_close(&fixture);
}

/* Rules that ask for nothing but papers have still a day of the visit. */
Test(session_odd, the_day_where_nothing_is_asked_of_a_paper)
{
	struct fixture fixture;

	fixture_open_text(&fixture,
		"medbring: 1\nlanguages: {en: English}\ntitle: T\ndocuments: {card: {label: Card}}\n"
		"checklists: {c: {title: C, one: [{card: {}, valid-to: 2026-12-24}]}}\n");
	fixture_page(&fixture);
	cr_assert(fixture_act(&fixture, ACTION_YES, "Card"));
	cr_expect_eq(fixture.page->verdict, VERDICT_READY);
	fixture_field(&fixture, "Day of your visit");
	cr_expect_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "1.12.2026");
	for (size_t row = 0; row < 3; row++) {
		static const char *const rows[][2] = {{"1.1.0", "The year is wrong."},
			{"24.13.2026", "The month is wrong."}, {"32.12.2026", "The day is wrong."}};

		fixture_type(&fixture, rows[row][0]);
		fixture_act(&fixture, ACTION_ACTIVATE, NULL);
		cr_expect_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, rows[row][1]);
	}
	fixture_type(&fixture, "25.12.2026");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_expect_eq(fixture.page->verdict, VERDICT_NOT_READY);
	fixture_close(&fixture);
}

Test(session_odd, of_somebody_else_it_is_all_they_have)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "witness");
	cr_assert(fixture_act(&fixture, ACTION_COMPLETE, NULL));
	cr_assert_eq(session_answers(fixture.session)->other_count, 1u);
	cr_expect(session_answers(fixture.session)->others[0].papers_complete);
	cr_expect_not(session_answers(fixture.session)->me.papers_complete);
	fixture_close(&fixture);
}
