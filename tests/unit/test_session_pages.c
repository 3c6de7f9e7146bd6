/* What the guide shows and does, walked through as a person would, over the shipped rules. */
#include "session_fixture.h"

static enum verdict verdict_after(struct fixture *fixture, enum action action, const char *text)
{
	cr_assert(fixture_act(fixture, action, text), "%s", text ? text : "");
	return fixture->page->verdict;
}

Test(session_pages, home_names_what_there_is)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", NULL);
	cr_assert_eq(fixture.page->place, PLACE_HOME);
	cr_assert(fixture_block(&fixture, "MitID")->number);
	cr_assert_str_eq(fixture_block(&fixture, "Dansk")->language, "da");
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Dansk"));
	cr_assert_str_eq(fixture.page->announcement, "Sprog: Dansk.");
	fixture_block(&fixture, "Forlad guiden");
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Oplysninger"));
	cr_assert_null(fixture.page->announcement, "said once");
	cr_assert_eq(fixture.page->place, PLACE_SECTIONS);
	cr_assert(fixture_act(&fixture, ACTION_BACK, NULL));
	cr_assert_eq(fixture.page->place, PLACE_HOME);
	cr_assert(fixture_act(&fixture, ACTION_BACK, NULL));
	cr_assert_eq(session_wish(fixture.session, NULL), WISH_LEAVE);
	cr_assert_eq(session_wish(fixture.session, NULL), WISH_NOTHING, "taken once");
	fixture_close(&fixture);
}

Test(session_pages, a_danish_passport_is_ready_after_four_answers)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	cr_assert_eq(fixture.page->verdict, VERDICT_UNKNOWN);
	cr_assert_eq(verdict_after(&fixture, ACTION_TOGGLE, "Passport"), VERDICT_UNKNOWN);
	cr_assert_str_eq(fixture_block(&fixture, "Passport")->state, "have it");
	cr_assert_eq(fixture_block(&fixture, "Is it valid on 1 December 2026?")->level, 1);
	cr_assert_eq(verdict_after(&fixture, ACTION_YES, "Is it valid on"), VERDICT_UNKNOWN);
	cr_assert_eq(verdict_after(&fixture, ACTION_YES, "Does it show your CPR number?"), VERDICT_UNKNOWN);
	cr_assert_eq(verdict_after(&fixture, ACTION_YES, "Can you answer"), VERDICT_READY);
	cr_assert(fixture_block(&fixture, "Health card")->flags & BLOCK_DISABLED);
	cr_assert_str_eq(fixture_role(&fixture, ROLE_REASON)->text, "This is enough: Passport.");
	cr_assert_null(fixture_role(&fixture, ROLE_MISSING));
	fixture_close(&fixture);
}

Test(session_pages, the_date_is_the_other_way_to_answer)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	fixture_act(&fixture, ACTION_YES, "Passport");
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "Is it valid on"));
	cr_assert_eq(fixture.page->place, PLACE_FIELD);
	cr_assert(fixture.page->typing);
	cr_assert(fixture_type(&fixture, "31.2.2027"));
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, NULL));
	cr_assert_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "The day is wrong.");
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "31.2.2027", "what was typed stays");
	cr_assert(fixture_type(&fixture, "9.5.2026"));
	cr_assert_null(fixture_role(&fixture, ROLE_ERROR));
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, NULL));
	cr_assert_eq(fixture.page->place, PLACE_CHECKLIST);
	cr_assert_str_eq(fixture_block(&fixture, "Is it valid on")->state, "no: 9 May 2026");
	cr_assert(fixture_block(&fixture, "Is it valid on")->flags & BLOCK_FOCUSED);
	cr_assert(fixture_act(&fixture, ACTION_COMPLETE, NULL));
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY);
	cr_assert_str_eq(fixture_role(&fixture, ROLE_REASON)->text,
		"Your passport does not count. Expiry date: 9 May 2026. That is before your visit.");
	cr_assert_not_null(fixture_role(&fixture, ROLE_MISSING));
	fixture_close(&fixture);
}

Test(session_pages, language_keeps_place_answers_and_focus)
{
	struct fixture fixture;
	uint64_t focus;

	fixture_open(&fixture, "en", "mitid");
	fixture_act(&fixture, ACTION_YES, "Health card");
	focus = fixture.page->blocks[fixture.page->focus].key;
	for (int i = 0; i < 8 && fixture.page->language != 0; i++) /* how many languages there are is the file's */
		cr_assert(fixture_act(&fixture, ACTION_LANGUAGE, NULL));
	cr_assert_str_eq(fixture.page->announcement, "Sprog: Dansk.");
	cr_assert_eq(fixture.page->blocks[fixture.page->focus].key, focus);
	cr_assert_str_eq(fixture_block(&fixture, "Sundhedskort")->state, "har jeg");
	fixture_close(&fixture);
}

Test(session_pages, undo_takes_answers_back_one_by_one)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	fixture_act(&fixture, ACTION_YES, "Passport");
	fixture_act(&fixture, ACTION_NO, "Health card");
	cr_assert(fixture_act(&fixture, ACTION_UNDO, NULL));
	cr_assert_str_eq(fixture.page->announcement, "Your last answer was taken back.");
	cr_assert_str_neq(fixture_block(&fixture, "Health card")->state, "without");
	cr_assert_str_eq(fixture_block(&fixture, "Passport")->state, "have it");
	cr_assert(fixture_act(&fixture, ACTION_UNDO, NULL));
	cr_assert_str_neq(fixture_block(&fixture, "Passport")->state, "have it");
	cr_assert_not(fixture_act(&fixture, ACTION_UNDO, NULL));
	fixture_close(&fixture);
}

Test(session_pages, undo_forgets_the_oldest_only)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	for (int turn = 0; turn < 200; turn++)
		cr_assert(fixture_act(&fixture, ACTION_TOGGLE, "Passport"));
	for (int turn = 0; turn < 32; turn++)
		cr_assert(fixture_act(&fixture, ACTION_UNDO, NULL));
	fixture_close(&fixture);
}

Test(session_pages, a_second_paper_of_the_same_kind)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	fixture_act(&fixture, ACTION_YES, "Passport");
	cr_assert(fixture_act(&fixture, ACTION_ADD, "Passport"));
	cr_assert_str_eq(fixture_block(&fixture, "Passport 2")->state, "have it");
	cr_assert(fixture_block(&fixture, "Passport 2")->flags & BLOCK_FOCUSED);
	cr_assert(fixture_act(&fixture, ACTION_REMOVE, "Passport 2"));
	cr_assert_str_eq(fixture_block(&fixture, "Passport")->state, "have it");
	fixture_close(&fixture);
}

Test(session_pages, a_second_paper_from_what_stands_on_the_first)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	fixture_act(&fixture, ACTION_YES, "Driving licence");
	cr_assert(fixture_act(&fixture, ACTION_ADD, "Does it show your CPR number?"));
	cr_assert(fixture_block(&fixture, "Driving licence 2")->flags & BLOCK_FOCUSED);
	fixture_close(&fixture);
}

Test(session_pages, of_a_refused_text_the_own_number_is_not_asked_for)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "userid");
	fixture_type(&fixture, "1234567890");
	cr_assert_str_eq(fixture_block(&fixture, "Not just ten digits")->state, "wrong");
	cr_assert_str_eq(fixture_block(&fixture, "Not your own CPR number")->state, "not needed");
	fixture_type(&fixture, "-1");
	cr_assert_str_eq(fixture_block(&fixture, "Not your own CPR number")->state, "in order");
	fixture_close(&fixture);
}

Test(session_pages, a_witness_unfolds)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	fixture_act(&fixture, ACTION_NO, "Can you answer");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Will you bring a witness?"));
	cr_assert_eq(fixture_block(&fixture, "Will the witness bring their own MitID?")->level, 1);
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "Will the witness be at least 18"));
	fixture_type(&fixture, "17");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_assert_str_eq(fixture_block(&fixture, "Will the witness be at least 18")->state, "no: 17");
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY);
	fixture_close(&fixture);
}

Test(session_pages, the_witness_page_is_about_the_witness)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "witness");
	fixture_act(&fixture, ACTION_YES, "Will the witness be at least 18");
	fixture_act(&fixture, ACTION_YES, "Will the witness have had MitID");
	fixture_act(&fixture, ACTION_YES, "Will the witness bring");
	fixture_act(&fixture, ACTION_YES, "How many others");
	fixture_act(&fixture, ACTION_YES, "Driving licence");
	fixture_act(&fixture, ACTION_YES, "Is it valid on");
	cr_assert_eq(fixture.page->verdict, VERDICT_UNKNOWN);
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "Which country issued it?")
		|| fixture_act(&fixture, ACTION_YES, "Is it from"));
	if (fixture.page->place == PLACE_FIELD) {
		fixture_type(&fixture, "grøn");
		cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Greenland"));
	}
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	cr_assert(fixture_act(&fixture, ACTION_NO, "How many others"));
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY);
	fixture_close(&fixture);
}

Test(session_pages, a_user_id_is_judged_as_it_is_typed)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "userid");
	cr_assert(fixture.page->typing);
	cr_assert(fixture_type(&fixture, "Abc "));
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY);
	cr_assert_str_eq(fixture_block(&fixture, "It has 5 to 48")->state, "wrong: it has 4 characters");
	cr_assert_str_eq(fixture_block(&fixture, "Only small")->state, "wrong: the capital A at place 1");
	cr_assert_str_eq(fixture_block(&fixture, "No space")->state, "wrong: a space at place 4");
	cr_assert(fixture_type(&fixture, "tilbage"));
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	fixture_close(&fixture);
}

Test(session_pages, ones_own_number_is_refused_and_wiped)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "userid");
	cr_assert(fixture_type(&fixture, "010190-1234"));
	cr_assert_eq(fixture.page->verdict, VERDICT_UNKNOWN);
	cr_assert(fixture_act(&fixture, ACTION_NO, "Is this your own"));
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	fixture_act(&fixture, ACTION_FOCUS, "Which user ID");
	cr_assert(fixture_type(&fixture, "010190-1235"));
	cr_assert_eq(fixture.page->verdict, VERDICT_UNKNOWN, "another one is asked about again");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Is this your own"));
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "");
	cr_assert_not_null(fixture_role(&fixture, ROLE_ERROR));
	cr_assert(fixture_act(&fixture, ACTION_UNDO, NULL));
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "", "nor does undo bring it back");
	fixture_close(&fixture);
}

Test(session_pages, a_changed_day_keeps_what_was_answered_for_what_it_is)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	fixture_act(&fixture, ACTION_YES, "Passport");
	fixture_act(&fixture, ACTION_YES, "Is it valid on");
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Day of your visit"));
	fixture_type(&fixture, "1.6.2027");
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, NULL));
	cr_assert_str_eq(fixture_block(&fixture, "Day of your visit")->state, "1 June 2027");
	cr_assert_str_eq(fixture_block(&fixture, "Is it valid on 1 June 2027?")->state, "unanswered");
	fixture_close(&fixture);
}

Test(session_pages, search_finds_in_both_languages_without_accents)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", "mitid");
	cr_assert(fixture_act(&fixture, ACTION_SEARCH, NULL));
	cr_assert(fixture.page->typing);
	cr_assert(fixture_type(&fixture, "fodselsattest"));
	cr_assert_str_eq(fixture_block(&fixture, "Fødselsattest")->language, "da");
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Fødselsattest"));
	cr_assert_eq(fixture.page->place, PLACE_CHECKLIST);
	cr_assert(fixture_block(&fixture, "Birth certificate")->flags & BLOCK_FOCUSED);
	fixture_close(&fixture);
}

Test(session_pages, sections_fold)
{
	struct fixture fixture;
	uint32_t closed;

	fixture_open(&fixture, "da", NULL);
	fixture_act(&fixture, ACTION_SECTIONS, NULL);
	closed = fixture.page->block_count;
	cr_assert(fixture.page->blocks[1].flags & BLOCK_CLOSED);
	cr_assert_str_eq(fixture.page->blocks[1].state, "lukket");
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, fixture.page->blocks[1].text));
	cr_assert_str_eq(fixture.page->blocks[1].state, "åben");
	cr_assert_gt(fixture.page->block_count, closed);
	cr_assert(fixture_act(&fixture, ACTION_OPEN_ALL, NULL));
	cr_assert_gt(fixture.page->block_count, closed * 3);
	cr_assert(fixture_act(&fixture, ACTION_CLOSE_ALL, NULL));
	cr_assert_eq(fixture.page->block_count, closed);
	fixture_close(&fixture);
}

Test(session_pages, saving_asks_for_a_name_and_hears_how_it_went)
{
	struct fixture fixture;
	const char *name;

	fixture_open(&fixture, "da", "mitid");
	cr_assert(fixture_act(&fixture, ACTION_SAVE, NULL));
	cr_assert(fixture_type(&fixture, "svar.yaml"));
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, NULL));
	cr_assert_eq(session_wish(fixture.session, &name), WISH_SAVE_ANSWERS);
	cr_assert_str_eq(name, "svar.yaml");
	session_wish_done(fixture.session, "There is already a file of that name. Give another name.");
	fixture_page(&fixture);
	cr_assert_str_eq(fixture_role(&fixture, ROLE_ERROR)->text,
		"Der findes allerede en fil med det navn. Skriv et andet navn.");
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "svar.yaml");
	session_wish_done(fixture.session, NULL);
	fixture_page(&fixture);
	cr_assert_eq(fixture.page->place, PLACE_CHECKLIST);
	cr_assert_str_eq(fixture.page->announcement, "Gemt som svar.yaml.");
	session_set_kiosk(fixture.session, true);
	cr_assert_not(fixture_act(&fixture, ACTION_SAVE, NULL));
	fixture_close(&fixture);
}

Test(session_pages, the_difference_is_what_the_answer_changed)
{
	struct fixture fixture;
	struct arena older = {0};
	const struct page *before;
	uint32_t count;
	const uint32_t *changed;

	fixture_open(&fixture, "en", "mitid");
	before = session_page(fixture.session, &older);
	cr_assert(
		session_act(fixture.session, ACTION_NOT_SURE, fixture_block(&fixture, "Birth certificate")->key, NULL));
	fixture_page(&fixture);
	changed = page_difference(&fixture.frame, before, fixture.page, &count);
	cr_assert_geq(count, 1u);
	cr_assert_str_eq(fixture.page->blocks[changed[0]].text, "Birth certificate");
	cr_assert_str_eq(fixture.page->blocks[changed[0]].state, "not sure");
	cr_assert(fixture.page->blocks[changed[0]].flags & BLOCK_CHANGED);
	page_difference(&fixture.frame, fixture.page, fixture.page, &count);
	cr_assert_eq(count, 0u);
	arena_clear(&older);
	fixture_close(&fixture);
}

/* No two answers to one question may begin or end with the same words: a reader hears only what changed. */
Test(session_pages, states_share_neither_beginning_nor_end)
{
	static const char *const sets[][5] = {
		{"have it", "without", "not sure", "unanswered"}, {"yes", "no", "unanswered"}, {"open", "closed"}};

	for (size_t set = 0; set < sizeof sets / sizeof *sets; set++)
		for (int left = 0; sets[set][left]; left++)
			for (int right = 0; right < left; right++)
				for (int danish = 0; danish < 2; danish++) {
					const char *one = say(danish ? "da" : "en", sets[set][left]);
					const char *other = say(danish ? "da" : "en", sets[set][right]);

					cr_expect_neq(one[0], other[0], "%s, %s", one, other);
					cr_expect_str_neq(
						one + strlen(one) - 2, other + strlen(other) - 2, "%s, %s", one, other);
				}
}
