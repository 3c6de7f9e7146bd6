/* Values that are typed or picked: each type, private texts, several persons, counts of events. */
#include "session_fixture.h"

#include "base/buffer.h"

static const char rules[] = "medbring: 1\n"
			    "languages: {en: English, da: Dansk}\n"
			    "title: Club\n"
			    "attributes:\n"
			    "  colour: {is: choice, choices: {red: {en: Red, da: Rød}, blue: {en: Blue, da: Blå}}, "
			    "label: Colour, ask: 'Which colour?'}\n"
			    "facts:\n"
			    "  home: {is: country, several: yes, label: Home, ask: 'Where do you live?'}\n"
			    "  vouchers: {is: number, label: Vouchers, ask: 'How many vouchers?'}\n"
			    "  age: {is: age, label: Age, ask: 'How old are you?'}\n"
			    "  word: {is: text, private: yes, label: Word, ask: 'What is the word?'}\n"
			    "events:\n"
			    "  helped: {label: Helped, ask: 'Whom?', plain: 'At most 2 in 30 days?'}\n"
			    "documents:\n"
			    "  card: {label: Card, asks: [colour]}\n"
			    "persons:\n"
			    "  friend: {label: Friend, ask: 'Do you bring a friend?', me: {age: at least 16}}\n"
			    "checklists:\n"
			    "  join:\n"
			    "    title: Join\n"
			    "    all:\n"
			    "      - {id: a-card, one: [card: {colour: red}]}\n"
			    "      - {id: near, me: {home: [DK, SE]}}\n"
			    "      - {id: papers-enough, me: {vouchers: at least 2}}\n"
			    "      - {id: old, me: {age: at least 18}}\n"
			    "      - {id: knows, me: {word: [sesame]}}\n"
			    "      - {id: friends, person: friend, times: 2}\n"
			    "      - {id: not-often, events: helped, must: at most 2, within: 30 days}\n";

static void type_value(struct fixture *fixture, const char *question, const char *typed)
{
	cr_assert(fixture_act(fixture, ACTION_VALUE, question), "%s", question);
	cr_assert_eq(fixture->page->place, PLACE_FIELD);
	cr_assert(fixture_type(fixture, typed));
	cr_assert(fixture_act(fixture, ACTION_ACTIVATE, NULL));
}

Test(session_fields, a_choice_is_picked_by_number_or_name)
{
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	fixture_act(&fixture, ACTION_YES, "Card");
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "Which colour?"));
	cr_assert_not(fixture.page->typing);
	cr_assert_eq(fixture_block(&fixture, "Red")->number, 1);
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Blue"));
	cr_assert_str_eq(fixture_block(&fixture, "Which colour?")->state, "Blue");
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "Which colour?"));
	cr_assert_str_eq(fixture_block(&fixture, "Blue")->state, "chosen");
	fixture_close(&fixture);
}

Test(session_fields, several_countries_add_up_and_go_again)
{
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "Where do you live?"));
	cr_assert(fixture_type(&fixture, "swe"));
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, NULL));
	cr_assert_eq(fixture.page->place, PLACE_FIELD, "there may be more");
	cr_assert(fixture_type(&fixture, "tyskland"));
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, NULL));
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Done"));
	cr_assert_str_eq(fixture_block(&fixture, "Where do you live?")->state, "Sweden and Germany");
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "Where do you live?"));
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "Sweden"));
	cr_assert(fixture_act(&fixture, ACTION_BACK, NULL));
	cr_assert_str_eq(fixture_block(&fixture, "Where do you live?")->state, "Germany");
	cr_assert(fixture_act(&fixture, ACTION_UNDO, NULL));
	cr_assert_str_eq(fixture_block(&fixture, "Where do you live?")->state, "Sweden and Germany");
	fixture_close(&fixture);
}

Test(session_fields, numbers_and_ages_say_what_is_wrong)
{
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	type_value(&fixture, "How many vouchers?", "two");
	cr_assert_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "That is not a number.");
	fixture_type(&fixture, "99999999999");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_assert_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "That number is too large.");
	fixture_type(&fixture, " 2 ");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_assert_str_eq(fixture_block(&fixture, "How many vouchers?")->state, "2");
	type_value(&fixture, "How old are you?", "1.12.2030");
	cr_assert_str_eq(fixture_role(&fixture, ROLE_ERROR)->text, "That day is yet to come.");
	fixture_type(&fixture, "2.12.2008");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_assert_str_eq(fixture_block(&fixture, "How old are you?")->state, "born on 2 December 2008");
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY, "eighteen a day too late");
	fixture_close(&fixture);
}

Test(session_fields, a_date_can_be_stepped)
{
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	fixture_act(&fixture, ACTION_ACTIVATE, "Day of your visit");
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "1.12.2026");
	cr_assert(session_edit(fixture.session, EDIT_STEP_DOWN, NULL));
	fixture_page(&fixture);
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "30.11.2026");
	fixture_close(&fixture);
}

/* Is the text anywhere in what is kept beside the session's own line? */
static bool is_kept(struct fixture *fixture, const char *text)
{
	bool found;

	buffer_reset(&fixture->dump);
	answers_write(&fixture->dump, &fixture->rules, session_answers(fixture->session));
	page_dump(&fixture->dump, fixture->page);
	found = strstr(buffer_string(&fixture->dump), text) != NULL;
	return found;
}

Test(session_fields, a_private_text_is_masked_judged_and_not_kept)
{
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "What is the word?"));
	cr_assert(fixture_type(&fixture, "open"));
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "****");
	cr_assert_eq(fixture_role(&fixture, ROLE_INPUT)->cursor, 4u);
	cr_assert(fixture_role(&fixture, ROLE_INPUT)->flags & BLOCK_SECRET);
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, NULL));
	cr_assert_str_eq(fixture_block(&fixture, "What is the word?")->state, "given");
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY, "not the word");
	cr_assert_not(is_kept(&fixture, "open"));
	cr_assert(fixture_act(&fixture, ACTION_VALUE, "What is the word?"));
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "", "never shown again");
	fixture_type(&fixture, "sesame");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_assert_neq(fixture.page->verdict, VERDICT_NOT_READY);
	cr_assert_not(is_kept(&fixture, "sesame"));
	fixture_close(&fixture);
}

Test(session_fields, two_friends_are_asked_for_one_after_the_other)
{
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	cr_assert(fixture_act(&fixture, ACTION_YES, "Do you bring a friend?"));
	fixture_block(&fixture, "Do you bring a friend? 2");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Do you bring a friend? 2"));
	cr_assert(fixture_act(&fixture, ACTION_REMOVE, "Do you bring a friend? 2"));
	cr_assert_str_eq(fixture_block(&fixture, "Do you bring a friend?")->state, "yes");
	fixture_close(&fixture);
}

Test(session_fields, a_count_counts_for_the_day_it_was_said_for)
{
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	type_value(&fixture, "At most 2 in 30 days?", "3");
	cr_assert_str_eq(fixture_block(&fixture, "At most 2 in 30 days?")->state, "no: 3");
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY);
	fixture_act(&fixture, ACTION_ACTIVATE, "Day of your visit");
	fixture_type(&fixture, "2.12.2026");
	fixture_act(&fixture, ACTION_ACTIVATE, NULL);
	cr_assert_str_eq(fixture_block(&fixture, "At most 2 in 30 days?")->state, "unanswered");
	cr_assert_eq(fixture.page->verdict, VERDICT_UNKNOWN);
	fixture_close(&fixture);
}

/* ---- as many papers of a kind as a fact says ---- */

static const char bills[] = "medbring: 1\nlanguages: {en: English}\ntitle: Bills\n"
			    "facts: {sponsors: {is: number, label: Sponsors, ask: 'How many?'}}\n"
			    "documents: {bill: {label: Bill}}\n"
			    "checklists: {bills: {title: Bills, at-least: my.sponsors, of: [bill]}}\n";

Test(session_fields, as_many_are_asked_for_as_the_fact_says)
{
	struct fixture fixture;
	char bill[16] = "Bill";

	fixture_open_text(&fixture, bills);
	type_value(&fixture, "How many?", "12");
	for (int number = 1; number <= 12; number++) {
		cr_assert_eq(fixture.page->verdict, VERDICT_UNKNOWN, "before %d of 12", number);
		if (number > 1)
			snprintf(bill, sizeof bill, "Bill %d", number);
		cr_assert(fixture_act(&fixture, ACTION_YES, bill), "%s", bill);
	}
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	fixture_close(&fixture);
}
