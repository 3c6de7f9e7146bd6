/* Pages where there is nothing that they are about, another language, a second role, and words of the rules' own. */
#include "session_fixture.h"

#include "app/code.h"
#include "app/target.h"

static bool says(const struct page *page, const char *text)
{
	for (uint32_t at = 0; at < page->block_count; at++)
		if (strstr(page->blocks[at].text, text))
			return true;
	return false;
}

/* A key that leads to a place, as a front end may have kept it from an earlier page. */
static bool go(struct fixture *fixture, enum page_place place)
{
	const uint64_t key = target_key((struct target){.what = WHAT_PLACE, .kind = place});
	const bool done = session_act(fixture->session, ACTION_ACTIVATE, key, NULL);

	fixture_page(fixture);
	return done;
}

Test(session_places, only_what_is_about_nothing_is_linked_to)
{
	struct fixture fixture;

	fixture_open(&fixture, "en", NULL);
	for (enum page_place place = PLACE_HOME + 1; place <= PLACE_COUNT; place++) {
		const bool alone = place == PLACE_SECTIONS || place == PLACE_CONTACTS || place == PLACE_SEARCH
			|| place == PLACE_HELP;

		cr_assert_eq(go(&fixture, place), alone, "%d", (int)place);
		cr_assert_eq(fixture.page->place, alone ? place : PLACE_HOME);
		cr_expect_str_eq(code_text(fixture.session, &fixture.frame, fixture.page, 1), "");
		cr_assert(!alone || fixture_act(&fixture, ACTION_BACK, NULL));
	}
	fixture_close(&fixture);
}

Test(session_places, a_page_in_a_language_that_is_not_there_is_in_ones_own)
{
	struct fixture fixture;
	const struct page *beside;

	fixture_load(&fixture, "rules.yaml");
	fixture.session = session_new(&fixture.rules, date_from_parts((struct date_parts){2026, 12, 1}), 99, NULL);
	fixture_page(&fixture);
	cr_expect_eq(session_language(fixture.session), 0u);
	beside = session_page_in(fixture.session, &fixture.frame, 99);
	cr_expect_str_eq(beside->blocks[0].text, fixture.page->blocks[0].text);
	session_free(NULL);
	fixture_close(&fixture);
}

/* Names of which one begins like another; a contact without all that one can have; a telephone number in words too. */
Test(session_places, a_name_is_not_the_one_that_begins_like_it)
{
	static const char rules[] = "medbring: 1\nlanguages: {en: English}\ntitle: T\n"
				    "intro: 'Call {desk.phone}, write to {desk.mail}; signs: {let}.'\n"
				    "data: {letters: abc, let: xyz}\n"
				    "contacts:\n  desk-two: {label: Second, phone: '22 22', site: two.example.org}\n"
				    "  desk: {label: First, phone: '(+45) 11 11', mail: one@example.org}\n"
				    "documents: {card: {label: Card}}\nchecklists: {c: {title: C, one: [card]}}\n";
	struct fixture fixture;

	fixture_open_text(&fixture, rules);
	session_open(fixture.session, NO_INDEX);
	fixture_page(&fixture);
	cr_expect(says(fixture.page, "Call (+45) 11 11, write to one@example.org; signs: xyz."));
	fixture_close(&fixture);
}

/* ---- two roles, and what each of them has and says ---- */

static const char roles[] = "medbring: 1\nlanguages: {en: English}\ntitle: T\n"
			    "attributes:\n  seal: {is: yes-no, label: Seal, ask: Is it sealed?}\n"
			    "facts:\n  grown: {is: yes-no, label: Grown up, ask: Are they grown up?}\n"
			    "documents: {card: {label: Card, asks: [seal]}, bill: {label: Bill}}\n"
			    "persons:\n"
			    "  friend: {label: Friend, ask: Does a friend come?, all: [{id: f-card, one: [card: {seal: "
			    "yes}]}, {id: f-age, me: "
			    "{grown: yes}}]}\n"
			    "  guard: {label: Guard, ask: Does a guard come?, one: [card]}\n"
			    "checklists:\n"
			    "  both: {title: Both, all: [{id: a-friend, person: friend}, {id: a-guard, person: guard}, "
			    "{id: a-bill, one: [bill]}]}\n";

Test(session_places, each_of_two_roles_has_its_own)
{
	struct fixture fixture;

	fixture_open_text(&fixture, roles);
	fixture_page(&fixture);
	cr_assert(fixture_act(&fixture, ACTION_YES, "Does a guard come?"));
	cr_assert(fixture_act(&fixture, ACTION_YES, "Does a friend come?"));
	cr_assert_eq(session_answers(fixture.session)->other_count, 2u);
	cr_assert(fixture_act(&fixture, ACTION_YES, "Are they grown up?"));
	cr_expect_eq(session_answers(fixture.session)->others[1].facts[1].low, 1, "the friend, who came second");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Bill"));
	for (uint32_t at = 0; at < fixture.page->block_count; at++)
		if (strcmp(fixture.page->blocks[at].text, "Card") == 0) {
			cr_assert(session_act(fixture.session, ACTION_YES, fixture.page->blocks[at].key, NULL));
			fixture_page(&fixture);
		}
	cr_expect_eq(fixture.page->verdict, VERDICT_UNKNOWN, "is the friend's sealed?");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Is it sealed?"));
	cr_expect_eq(fixture.page->verdict, VERDICT_READY);
	cr_assert(fixture_act(&fixture, ACTION_REMOVE, "Does a guard come?"));
	cr_expect_neq(fixture.page->verdict, VERDICT_READY);
	cr_expect_str_eq(fixture_block(&fixture, "Does a friend come?")->state, "yes", "the friend still comes");
	fixture_close(&fixture);
}

/* Why, what to take along and the code are of the same words as the checklist. */
Test(session_places, the_list_of_two_roles_names_both)
{
	struct fixture fixture;

	fixture_open_text(&fixture, roles);
	fixture_page(&fixture);
	cr_assert(fixture_act(&fixture, ACTION_NO, "Does a guard come?"));
	cr_assert(fixture_act(&fixture, ACTION_TAKE, NULL));
	cr_expect(says(fixture.page, "Guard"), "it is still missing");
	cr_assert(fixture_act(&fixture, ACTION_BACK, NULL));
	cr_assert(fixture_act(&fixture, ACTION_SEARCH, NULL));
	cr_assert(fixture_type(&fixture, "guard"));
	cr_assert(fixture_act(&fixture, ACTION_NEXT_HIT, NULL));
	cr_expect_eq(fixture.page->place, PLACE_CHECKLIST);
	cr_expect_str_eq(fixture.page->blocks[fixture.page->focus].text, "Does a guard come?");
	fixture_close(&fixture);
}
