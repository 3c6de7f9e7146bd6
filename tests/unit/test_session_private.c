/* What is kept of a private answer once its line is left: enough for every verdict, and nothing to read. */
#include "session_fixture.h"

#include "engine/stand_in.h"

static const char number[] = "0101701234";

static void open_at(struct fixture *fixture, const char *checklist)
{
	fixture_load(fixture, "tests/hard/private.yaml");
	fixture->session = session_new(&fixture->rules, date_from_parts((struct date_parts){2026, 12, 1}), 0, NULL);
	session_open(fixture->session, rules_find_checklist(&fixture->rules, checklist));
	fixture_page(fixture);
}

/* Key by key, as on the screen: the line is not left yet. */
static void type_on(struct fixture *fixture, const char *typed)
{
	cr_assert(session_edit(fixture->session, EDIT_INSERT, typed));
	fixture_page(fixture);
}

static bool is_said(const struct fixture *fixture, const char *text)
{
	for (uint32_t at = 0; at < fixture->page->block_count; at++)
		if (strcmp(fixture->page->blocks[at].text, text) == 0)
			return true;
	return false;
}

static void give(struct fixture *fixture, const char *question, const char *typed)
{
	cr_assert(fixture_act(fixture, ACTION_VALUE, question), "%s", question);
	cr_assert(fixture_type(fixture, typed));
	cr_assert(fixture_act(fixture, ACTION_ACTIVATE, NULL));
}

static const struct value *mine(struct fixture *fixture, const char *id)
{
	for (uint32_t at = 0; at < fixture->rules.attribute_count; at++)
		if (strcmp(fixture->rules.attributes[at].id, id) == 0)
			return &session_answers(fixture->session)->me.facts[at];
	return NULL;
}

Test(session_private, what_is_given_stays_given_and_comes_back)
{
	struct fixture fixture;

	open_at(&fixture, "own");
	give(&fixture, "Secret number", number);
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	cr_assert_str_eq(fixture_block(&fixture, "Secret number")->state, "given");
	cr_assert(stand_in_is(mine(&fixture, "number")->text));
	cr_assert_null(strpbrk(mine(&fixture, "number")->text, "0123456789"));
	cr_assert(fixture_act(&fixture, ACTION_UNDO, NULL));
	cr_assert_neq(fixture.page->verdict, VERDICT_READY);
	fixture_close(&fixture);
}

/* The other text comes later, when of the private one only the stand-in is there; and the other way round. */
static void alike(const char *on_card, const char *own, enum verdict expected, bool card_first)
{
	struct fixture fixture;

	open_at(&fixture, "alike");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Card"));
	if (card_first)
		give(&fixture, "Number on it", on_card);
	give(&fixture, "Secret number", own);
	if (!card_first)
		give(&fixture, "Number on it", on_card);
	cr_expect_eq(fixture.page->verdict, expected, "%s and %s: %d", on_card, own, (int)fixture.page->verdict);
	fixture_close(&fixture);
}

Test(session_private, it_can_still_be_compared)
{
	for (int card_first = 0; card_first < 2; card_first++) {
		alike(number, number, VERDICT_READY, card_first);
		alike("Abc \xc3\x86", "abc \xc3\xa6", VERDICT_READY, card_first);
		alike("0101701235", number, VERDICT_NOT_READY, card_first);
		alike("0", number, VERDICT_NOT_READY, card_first);
	}
}

Test(session_private, of_a_paper_in_a_list_and_of_somebody_else)
{
	struct fixture fixture;

	open_at(&fixture, "pinned");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Card"));
	give(&fixture, "Pin on it", "1234");
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	cr_assert_str_eq(fixture_block(&fixture, "Pin on it")->state, "given");
	fixture_close(&fixture);
	open_at(&fixture, "listed");
	give(&fixture, "Secret word", "ABC123456");
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	give(&fixture, "Secret word", "abc123457");
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY);
	fixture_close(&fixture);
	open_at(&fixture, "both");
	give(&fixture, "Secret number", number);
	cr_assert(fixture_act(&fixture, ACTION_YES, "Does a friend come?"));
	give(&fixture, "Secret number", number);
	fixture_close(&fixture);
}

static void leave_line(struct fixture *fixture)
{
	cr_assert(fixture_act(fixture, ACTION_HELP, NULL));
	cr_assert(fixture_act(fixture, ACTION_BACK, NULL));
}

Test(session_private, rules_are_judged_without_saying_what_was_typed)
{
	struct fixture fixture;

	open_at(&fixture, "sign");
	type_on(&fixture, "12345x");
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY);
	cr_assert_str_eq(fixture_block(&fixture, "Digits")->state, "wrong", "not: the character x");
	cr_assert_str_eq(fixture_block(&fixture, "Length")->state, "wrong", "not: how many");
	cr_assert_not(is_said(&fixture, "You could use"));
	leave_line(&fixture);
	cr_assert(stand_in_is(mine(&fixture, "word")->text));
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY);
	cr_assert_str_eq(fixture_block(&fixture, "Digits")->state, "wrong");
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "********", "as long as any");
	fixture_close(&fixture);
}

Test(session_private, a_line_that_was_left_begins_anew)
{
	struct fixture fixture;

	open_at(&fixture, "sign");
	type_on(&fixture, "12345678");
	leave_line(&fixture);
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	cr_assert_str_eq(fixture_block(&fixture, "Digits")->state, "in order");
	type_on(&fixture, "9");
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "*");
	cr_assert_eq(fixture.page->verdict, VERDICT_NOT_READY);
	cr_assert(session_edit(fixture.session, EDIT_CLEAR, NULL));
	type_on(&fixture, "12345678");
	leave_line(&fixture);
	cr_assert(session_edit(fixture.session, EDIT_BACKSPACE, NULL), "what is left is taken away whole");
	fixture_page(&fixture);
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "");
	cr_assert_neq(fixture.page->verdict, VERDICT_READY);
	cr_assert_not(session_edit(fixture.session, EDIT_BACKSPACE, NULL));
	fixture_close(&fixture);
}

Test(session_private, a_text_may_not_be_the_private_one_that_is_known)
{
	static const char rules[] = "medbring: 1\nlanguages: {en: English}\ntitle: T\n"
				    "facts:\n  own: {is: text, private: yes, form: 4 digits, label: Own, ask: Own}\n"
				    "  other: {is: text, private: yes, label: Other, ask: Other}\n"
				    "checklists:\n  sign: {title: Sign, text: other, rules: [{id: differs, label: "
				    "Differs, not-same: my.own, plain: 'Same?'}]}\n";
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	type_on(&fixture, "abc");
	leave_line(&fixture);
	cr_assert_eq(fixture.page->verdict, VERDICT_READY, "it has not the form of the other");
	cr_assert(session_edit(fixture.session, EDIT_SET, "1234"));
	fixture_page(&fixture);
	cr_assert_eq(fixture.page->verdict, VERDICT_UNKNOWN);
	cr_assert(fixture_act(&fixture, ACTION_NO, "Same?"));
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	fixture_close(&fixture);
}

Test(session_private, stand_ins_are_the_same_where_the_texts_are)
{
	struct fixture fixture;
	struct arena arena = {0};
	const char *one, *again, *other, *never;
	uint32_t holder = 0;

	fixture_load(&fixture, "tests/hard/private.yaml");
	while (strcmp(fixture.rules.attributes[holder].id, "pin") != 0)
		holder++;
	one = stand_in_make(&arena, &fixture.rules, holder, "S\xc3\xb8ren", NULL);
	again = stand_in_make(&arena, &fixture.rules, holder, "s\xc3\xb8REN", NULL);
	other = stand_in_make(&arena, &fixture.rules, holder, "Sorensen", NULL);
	cr_assert(text_same(one, again));
	cr_assert_not(text_same(one, other));
	cr_assert(text_same("S\xc3\x98REN", one));
	cr_assert_not(text_same(one, "x"));
	cr_assert_not(text_same(NULL, one));
	cr_assert_not(text_same(one, NULL));
	while (strcmp(fixture.rules.attributes[holder].id, "number") != 0)
		holder++;
	never = stand_in_make(&arena, &fixture.rules, holder, "1", NULL);
	cr_assert_not(text_same(never, one), "compared, but not the same");
	arena_clear(&arena);
	rules_clear(&fixture.rules);
	arena_clear(&fixture.arena);
}
