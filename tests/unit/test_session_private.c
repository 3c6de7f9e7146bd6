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

/* One's own number is asked for itself, and a sign must differ from it: both are judged, in either order. */
static const char joining[] =
	"medbring: 1\nlanguages: {en: English}\ntitle: T\n"
	"facts:\n  own: {is: text, private: yes, label: Own, ask: Own}\n  sign: {is: text, label: Sign, ask: Sign}\n"
	"checklists:\n  join: {title: Join, all: [{id: number, me: {own: given}}, {id: right-sign, text: sign, rules: "
	"[{id: differs, label: Differs, not-same: my.own, ignoring: '-', plain: 'Same?'}]}]}\n";

static void type_sign(struct fixture *fixture, const char *sign)
{
	cr_assert(fixture_act(fixture, ACTION_FOCUS, "Sign"));
	cr_assert(fixture_type(fixture, sign));
}

static void joined(const char *sign, const char *own, bool sign_first, bool is_same)
{
	struct fixture fixture;

	fixture_open_text(&fixture, joining);
	fixture_page(&fixture);
	if (sign_first)
		type_sign(&fixture, sign);
	give(&fixture, "Own", own);
	cr_expect_eq(is_said(&fixture, "It is your own number: not allowed. It was wiped."), sign_first && is_same);
	cr_expect_str_eq(fixture_block(&fixture, "Own")->state, "given", "%s", own);
	if (!sign_first)
		type_sign(&fixture, sign);
	cr_expect_eq(fixture.page->verdict,
		!is_same             ? VERDICT_READY
			: sign_first ? VERDICT_UNKNOWN
				     : VERDICT_NOT_READY,
		"%s and %s: %d", sign, own, (int)fixture.page->verdict);
	if (is_same) { /* another sign, and one's own need not be given again */
		type_sign(&fixture, "else");
		cr_expect_eq(fixture.page->verdict, VERDICT_READY);
	}
	fixture_close(&fixture);
}

Test(session_private, what_must_differ_is_compared_and_stays_given)
{
	for (int sign_first = 0; sign_first < 2; sign_first++) {
		joined("Ann", "ann", sign_first, true);
		joined("\xc3\x86-1", "ae1", sign_first, true);
		joined("01-01", "0101", sign_first, true);
		joined("0101", "0102", sign_first, false);
		joined("ann", "anne", sign_first, false);
	}
}

/* What is only compared is not asked for: but whether it is the same, and of a private text that is, nothing is left. */
Test(session_private, a_private_text_that_is_refused_is_gone)
{
	static const char rules[] = "medbring: 1\nlanguages: {en: English}\ntitle: T\n"
				    "facts:\n  own: {is: text, private: yes, label: Own, ask: Own}\n"
				    "  other: {is: text, private: yes, label: Other, ask: Other}\n"
				    "checklists:\n  sign: {title: Sign, text: other, rules: [{id: differs, label: "
				    "Differs, not-same: my.own, plain: 'Same?'}]}\n";
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	type_on(&fixture, "1234");
	leave_line(&fixture);
	cr_assert(fixture_act(&fixture, ACTION_YES, "Same?"));
	cr_assert(is_said(&fixture, "It is your own number: not allowed. It was wiped."));
	cr_assert_eq(mine(&fixture, "other")->state, VALUE_UNKNOWN);
	cr_assert_str_eq(fixture_role(&fixture, ROLE_INPUT)->input, "");
	cr_assert(fixture_act(&fixture, ACTION_FOCUS, "Other"));
	type_on(&fixture, "5678");
	leave_line(&fixture);
	cr_assert_eq(fixture.page->verdict, VERDICT_UNKNOWN);
	cr_assert(fixture_act(&fixture, ACTION_NO, "Same?"));
	cr_assert_eq(fixture.page->verdict, VERDICT_READY);
	fixture_close(&fixture);
}

/* A text that must be neither of two private ones is compared with each as it is given. */
Test(session_private, neither_of_two)
{
	static const char rules[] =
		"medbring: 1\nlanguages: {en: English}\ntitle: T\nfacts:\n"
		"  own: {is: text, private: yes, label: Own, ask: Own}\n  old: {is: text, private: yes, label: Old, "
		"ask: Old}\n"
		"  sign: {is: text, label: Sign, ask: Sign}\n  call: {is: text, label: Call, ask: Call}\n"
		"checklists:\n  c: {title: C, all: [{id: two, me: {own: given, old: given}}, {id: right-call, text: "
		"call, rules: "
		"[{id: call-long, label: Long, length: 1 to 9}]}, {id: right-sign, text: sign, rules: [{id: not-own, "
		"label: Not "
		"own, not-same: my.own}, {id: not-old, label: Not old, not-same: my.old}]}]}\n";
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	fixture_page(&fixture);
	cr_assert(fixture_act(&fixture, ACTION_FOCUS, "Call"));
	cr_assert(fixture_type(&fixture, "abc"));
	type_sign(&fixture, "abc");
	give(&fixture, "Own", "xyz");
	cr_expect_str_eq(fixture_block(&fixture, "Sign")->input, "abc");
	give(&fixture, "Old", "ABC");
	cr_expect_str_eq(fixture_block(&fixture, "Sign")->input, "");
	cr_expect_str_eq(fixture_block(&fixture, "Call")->input, "abc", "of that nothing is said");
	type_sign(&fixture, "def");
	cr_expect_eq(fixture.page->verdict, VERDICT_READY);
	fixture_close(&fixture);
}

/* Two texts, of which each must not be another private one: only the one that is the same is gone. */
Test(session_private, one_of_two_is_the_same)
{
	static const char rules[] =
		"medbring: 1\nlanguages: {en: English}\ntitle: T\nfacts:\n"
		"  own: {is: text, private: yes, label: Own, ask: Own}\n  old: {is: text, private: yes, label: Old, "
		"ask: Old}\n"
		"  sign: {is: text, label: Sign, ask: Sign}\n  call: {is: text, label: Call, ask: Call}\n"
		"checklists:\n  c: {title: C, all: [{id: right-call, text: call, rules: [{id: not-old, label: Not old, "
		"not-same: "
		"my.old, plain: \"Is it old?\"}]}, {id: right-sign, text: sign, rules: [{id: not-own, label: Not own, "
		"not-same: my.own, plain: \"Is it own?\"}]}]}\n";
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	fixture_page(&fixture);
	cr_assert(fixture_act(&fixture, ACTION_FOCUS, "Call"));
	cr_assert(fixture_type(&fixture, "abc"));
	type_sign(&fixture, "def");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Is it own?"));
	cr_expect_eq(mine(&fixture, "sign")->state, VALUE_UNKNOWN);
	cr_expect_str_eq(fixture_block(&fixture, "Call")->input, "abc");
	cr_expect_str_eq(fixture_block(&fixture, "Sign")->input, "");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Is it old?"));
	cr_expect_str_eq(fixture_block(&fixture, "Call")->input, "");
	fixture_close(&fixture);
}

/* What is typed anew, or taken away, where only a stand-in is there. */
Test(session_private, what_was_left_is_taken_away_by_any_key_that_does)
{
	static const enum edit edits[] = {EDIT_BACKSPACE, EDIT_DELETE, EDIT_CLEAR};
	struct fixture fixture;

	for (size_t row = 0; row < sizeof edits / sizeof *edits; row++) {
		open_at(&fixture, "sign");
		type_on(&fixture, "12345678");
		leave_line(&fixture);
		cr_assert_not(session_edit(fixture.session, EDIT_INSERT, "\x01"), "no text");
		cr_assert_not(session_edit(fixture.session, EDIT_LEFT, NULL));
		cr_assert_eq(mine(&fixture, "word")->state, VALUE_EXACT);
		cr_assert(session_edit(fixture.session, edits[row], NULL));
		cr_expect_eq(mine(&fixture, "word")->state, VALUE_UNKNOWN);
		fixture_close(&fixture);
	}
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
	one = stand_in_make(&arena, &fixture.rules, holder, "S\xc3\xb8ren");
	again = stand_in_make(&arena, &fixture.rules, holder, "s\xc3\xb8REN");
	other = stand_in_make(&arena, &fixture.rules, holder, "Sorensen");
	cr_assert(text_same(one, again));
	cr_assert_not(text_same(one, other));
	cr_assert(text_same("S\xc3\x98REN", one));
	cr_assert_not(text_same(one, "x"));
	cr_assert_not(text_same(NULL, one));
	cr_assert_not(text_same(one, NULL));
	while (strcmp(fixture.rules.attributes[holder].id, "number") != 0)
		holder++;
	never = stand_in_make(&arena, &fixture.rules, holder, "1");
	cr_assert_not(text_same(never, one), "compared, but not the same");
	arena_clear(&arena);
	rules_clear(&fixture.rules);
	arena_clear(&fixture.arena);
}
