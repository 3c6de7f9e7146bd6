/* Pages of rules that say what few files say: groups without words, papers of any kind, what is over, and who comes along. */
#include "session_fixture.h"

#include "app/target.h"

static bool says(const struct page *page, const char *text)
{
	for (uint32_t at = 0; at < page->block_count; at++)
		if (strstr(page->blocks[at].text, text))
			return true;
	return false;
}

static const char *dump(struct fixture *fixture)
{
	buffer_reset(&fixture->dump);
	page_dump(&fixture->dump, fixture->page);
	return buffer_string(&fixture->dump);
}

#define EXPECT_SAYS(fixture, words) cr_expect(says((fixture)->page, words), "%s is not in:\n%s", words, dump(fixture))

static const char rules[] =
	"medbring: 1\nlanguages: {en: English, da: Dansk}\ntitle: T\n"
	"attributes:\n  seen: {is: yes-no, label: Seen, ask: Is it seen?}\n  holder: {is: text, label: Holder, ask: "
	"Whose?}\n"
	"facts:\n  grown: {is: yes-no, label: Grown up, ask: Are you grown up?}\n"
	"documents:\n  card: {label: Card, full: A card of the club, asks: [seen, holder]}\n  bill: {label: Bill, "
	"asks: [holder]}\n"
	"  stub: {label: Stub, seen: no}\n"
	"groups:\n  plain: [card, {card: {seen: yes}}, bill]\n  named: {label: Papers of the club, note: New ones., "
	"lines: [bill, paper: {seen: yes}]}\n"
	"persons:\n  friend: {label: Friend, ask: Does a friend come?, to-do: bring a friend, one: [card]}\n"
	"  guard: {label: Guard, ask: Does a guard come?, one: [card]}\n"
	"  nobody: {label: Nobody, ask: Does nobody come?, one: [card]}\n"
	"sections:\n  - id: lists\n    title: Lists\n    body: [{documents: plain}, {documents: named}, {checklist: "
	"old, only: da}, {checklist: both}]\n"
	"checklists:\n"
	"  both: {title: Both come, all: [{id: b-friend, person: friend}, {id: b-guard, person: guard}]}\n"
	"  old: {title: What is over, any: [{one: [{card: {}, valid-to: 2020-01-01}, {paper: {seen: yes}, valid-to: "
	"2020-01-01}, bill: {me: "
	"{grown: yes}}]}, {one: [stub: {seen: yes}]}]}\n"
	"  beside: {title: Beside, one: [card: {with: [paper: {seen: yes}]}]}\n"
	"  twice: {title: Twice, all: [{id: t-one, person: friend}, {id: t-two, any: [{person: friend}, {one: "
	"[bill]}]}]}\n"
	"  four: {title: Four ways, any: [{one: [card]}, {one: [bill]}, {one: [stub]}, {all: [{one: [card]}, {one: "
	"[bill]}]}]}\n"
	"  some: {title: Some differ, at-least: 2, of: [card, stub], distinct: holder}\n";

static void start(struct fixture *fixture, const char *checklist)
{
	fixture_open_text(fixture, rules);
	session_open(fixture->session, rules_find_checklist(&fixture->rules, checklist));
	fixture_page(fixture);
}

Test(session_rules, who_comes_along_is_on_the_list)
{
	struct fixture fixture;

	start(&fixture, "both");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Does a friend come?"));
	cr_assert(fixture_act(&fixture, ACTION_YES, "Does a guard come?"));
	for (uint32_t at = 0; at < fixture.page->block_count; at++)
		if (strcmp(fixture.page->blocks[at].text, "Card") == 0) {
			cr_assert(session_act(fixture.session, ACTION_YES, fixture.page->blocks[at].key, NULL));
			fixture_page(&fixture);
		}
	cr_expect_eq(fixture.page->verdict, VERDICT_READY);
	cr_assert(fixture_act(&fixture, ACTION_TAKE, NULL));
	EXPECT_SAYS(&fixture, "bring a friend");
	EXPECT_SAYS(&fixture, "Guard");
	cr_assert(fixture_act(&fixture, ACTION_BACK, NULL));
	cr_assert(fixture_act(&fixture, ACTION_WHY, NULL));
	cr_expect_str_eq(fixture_block(&fixture, "Friend")->state, "fulfilled");
	fixture_close(&fixture);
}

Test(session_rules, a_section_lists_each_kind_once)
{
	struct fixture fixture;
	unsigned cards = 0;

	start(&fixture, "both");
	cr_assert(fixture_act(&fixture, ACTION_OPEN_ALL, NULL));
	for (uint32_t at = 0; at < fixture.page->block_count; at++)
		cards += strcmp(fixture.page->blocks[at].text, "A card of the club") == 0;
	cr_expect_eq(cards, 1u);
	EXPECT_SAYS(&fixture, "Papers of the club");
	EXPECT_SAYS(&fixture, "New ones.");
	EXPECT_SAYS(&fixture, "Both come");
	cr_expect_not(says(fixture.page, "What is over"), "that is for another language");
	cr_assert(fixture_act(&fixture, ACTION_LANGUAGE, NULL));
	cr_assert(fixture_act(&fixture, ACTION_ACTIVATE, "G\xc3\xa5 til tjeklisten: What is over"));
	cr_expect_eq(session_checklist(fixture.session), rules_find_checklist(&fixture.rules, "old"));
	fixture_close(&fixture);
}

Test(session_rules, what_is_over_is_not_asked_for)
{
	struct fixture fixture;

	start(&fixture, "old");
	cr_expect_not(says(fixture.page, "Is it seen?"));
	cr_assert(fixture_act(&fixture, ACTION_COMPLETE, NULL));
	cr_expect_eq(fixture.page->verdict, VERDICT_NOT_READY);
	cr_assert(fixture_act(&fixture, ACTION_WHY, NULL));
	EXPECT_SAYS(&fixture, "Bill");
	cr_expect_not(says(fixture.page, "Card"), "%s", dump(&fixture));
	fixture_close(&fixture);
}

Test(session_rules, a_paper_that_counts_beside_any_other)
{
	struct fixture fixture;

	start(&fixture, "beside");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Card"));
	cr_assert(fixture_act(&fixture, ACTION_COMPLETE, NULL));
	cr_expect_eq(fixture.page->verdict, VERDICT_NOT_READY);
	EXPECT_SAYS(&fixture, "counts here only together with");
	fixture_close(&fixture);
}

Test(session_rules, one_person_for_two_requirements)
{
	struct fixture fixture;

	start(&fixture, "twice");
	cr_assert(fixture_act(&fixture, ACTION_YES, "Does a friend come?"));
	cr_assert(fixture_act(&fixture, ACTION_YES, "Card"));
	cr_expect_eq(fixture.page->verdict, VERDICT_READY);
	fixture_close(&fixture);
}

Test(session_rules, more_ways_than_can_be_listened_to)
{
	struct fixture fixture;

	start(&fixture, "four");
	cr_assert(fixture_act(&fixture, ACTION_COMPLETE, NULL));
	cr_expect_eq(fixture.page->verdict, VERDICT_NOT_READY);
	cr_assert(fixture_act(&fixture, ACTION_WHY, NULL));
	EXPECT_SAYS(&fixture, "One of these ways");
	fixture_close(&fixture);
}

Test(session_rules, only_of_some_it_is_said_that_they_differ)
{
	struct fixture fixture;

	start(&fixture, "some");
	cr_assert(fixture_act(&fixture, ACTION_COMPLETE, NULL));
	cr_assert(fixture_act(&fixture, ACTION_WHY, NULL));
	EXPECT_SAYS(&fixture, "different");
	fixture_close(&fixture);
}

/* A role that no checklist asks for is in the rules all the same; nobody is led to it. */
Test(session_rules, what_no_checklist_asks_for_is_not_found)
{
	struct fixture fixture;

	start(&fixture, "both");
	cr_assert(fixture_act(&fixture, ACTION_SEARCH, NULL));
	cr_assert(fixture_type(&fixture, "nobody"));
	cr_expect_not(says(fixture.page, "Nobody"));
	cr_assert(fixture_type(&fixture, "friend"));
	EXPECT_SAYS(&fixture, "Friend");
	fixture_close(&fixture);
}

/* One search after another, always on to another checklist: it goes back by as many as are kept, and ends at home. */
Test(session_rules, a_way_longer_than_is_kept)
{
	struct buffer file;
	struct fixture fixture;
	unsigned backs = 0;

	buffer_init(&file);
	buffer_add_string(&file,
		"medbring: 1\nlanguages: {en: English}\ntitle: T\ndocuments: {card: {label: Card}}\nchecklists:\n");
	for (char name = 'a'; name < 'u'; name++)
		buffer_add_format(&file, "  check-%c: {title: Checklist %c, one: [card]}\n", name, name);
	fixture_open_text(&fixture, buffer_string(&file));
	cr_assert(session_act(fixture.session, ACTION_SEARCH, 0, "checklist"));
	for (unsigned turn = 0; turn < 20; turn++)
		cr_assert(session_act(fixture.session, ACTION_NEXT_HIT, 0, NULL));
	fixture_page(&fixture);
	while (fixture.page->place != PLACE_HOME && backs++ < 50)
		fixture_act(&fixture, ACTION_BACK, NULL);
	cr_expect_eq(fixture.page->place, PLACE_HOME);
	cr_expect(backs >= 10 && backs <= 12, "%u", backs);
	fixture_close(&fixture);
	buffer_clear(&file);
}

/* ---- answers out of a file, of which not all is known ---- */

Test(session_rules, a_list_of_events_that_is_open_is_asked_about)
{
	static const char given[] =
		"events: {towed: [{person: a, date: 2026-11-01}, {date: {from: 2026-11-01, to: 2026-11-09}}]}\n";
	struct fixture fixture;
	struct answers *answers;

	fixture_load(&fixture, "tests/talk/harbour.yaml");
	answers = answers_load(&fixture.arena, &fixture.rules, "answers", given, strlen(given),
		date_from_parts((struct date_parts){2026, 12, 1}), false, false, &fixture.diagnostics);
	cr_assert(answers, "%s", fixture.diagnostics.count ? fixture.diagnostics.list[0].message : "");
	fixture.session = session_new(&fixture.rules, answers->visit, 0, answers);
	session_open(fixture.session, rules_find_checklist(&fixture.rules, "tow"));
	fixture_page(&fixture);
	cr_expect(fixture_block(&fixture, "Did you tow at least 2")->state);
	fixture_close(&fixture);
}
