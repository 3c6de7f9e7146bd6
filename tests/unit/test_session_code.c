/* What a camera reads from the screen: a number to call, an address to go to, the list to take along. */
#include "session_fixture.h"

#include "app/code.h"

static const char *code_of(struct fixture *fixture, const char *line)
{
	const struct page *page = fixture_page(fixture);
	struct page here = *page;

	for (uint32_t index = 0; index < page->block_count; index++)
		if (strcmp(page->blocks[index].text, line) == 0)
			here.focus = index;
	cr_assert_str_eq(page->blocks[here.focus].text, line);
	return code_text(fixture->session, &fixture->frame, &here, 0);
}

Test(code, of_each_line_of_a_contact)
{
	static const struct {
		const char *line, *code;
	} rows[] = {
		{"Phone: +45 70 11 22 33", "tel:+4570112233"},
		{"Mail: master@harbour.example", "mailto:master@harbour.example"},
		{"Website: harbour.example", "https://harbour.example"},
		{"Harbour master", "tel:+4570112233"},
		{"Ask for the master.", "tel:+4570112233"},
		{"On the web", "https://berths.example/list"},
		{"By mail", "mailto:post@harbour.example"},
		{"By letter", ""},
		{"Whom to ask", ""},
	};
	struct fixture fixture;

	fixture_load(&fixture, "tests/talk/harbour.yaml");
	fixture.session = session_new(&fixture.rules, date_from_parts((struct date_parts){2026, 12, 1}), 0, NULL);
	session_open(fixture.session, 0);
	cr_assert(session_act(fixture.session, ACTION_CONTACTS, 0, NULL));
	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
		cr_expect_str_eq(code_of(&fixture, rows[row].line), rows[row].code, "%s", rows[row].line);
	cr_expect_str_eq(code_text(fixture.session, &fixture.frame, fixture_page(&fixture), 1), "", "nothing shorter");
	session_act(fixture.session, ACTION_BACK, 0, NULL);
	cr_expect_str_eq(
		code_text(fixture.session, &fixture.frame, fixture_page(&fixture), 0), "", "a checklist has none");
	fixture_close(&fixture);
}

/* Shorter and shorter, until nothing is left to leave out. */
Test(code, of_a_number_with_words_in_it)
{
	struct fixture fixture;

	fixture_open_text(&fixture,
		"medbring: 1\nlanguages: {en: English}\ntitle: T\ncontacts: {desk: {label: Desk, phone: '+45 (0) 11~12 "
		"ext. 3'}}\n"
		"documents: {card: {label: Card}}\nchecklists: {c: {title: C, one: [card]}}\n");
	cr_assert(session_act(fixture.session, ACTION_CONTACTS, 0, NULL));
	cr_expect_str_eq(code_of(&fixture, "Desk"), "tel:+45011123");
	fixture_close(&fixture);
}

Test(code, of_the_list_shorter_and_shorter)
{
	struct fixture fixture;
	size_t before = SIZE_MAX;
	unsigned brevity = 0;

	fixture_load(&fixture, "tests/talk/harbour.yaml");
	fixture.session = session_new(&fixture.rules, date_from_parts((struct date_parts){2026, 12, 1}), 0, NULL);
	session_open(fixture.session, 0);
	fixture_page(&fixture);
	cr_assert(fixture_act(&fixture, ACTION_YES, "Bill"));
	cr_assert(session_act(fixture.session, ACTION_TAKE, 0, NULL));
	for (; brevity < 100; brevity++) {
		const char *text = code_text(fixture.session, &fixture.frame, fixture_page(&fixture), brevity);

		if (!*text)
			break;
		cr_expect(strlen(text) <= before, "%u: %s", brevity, text);
		cr_expect(strstr(text, "Berth"), "%u: %s", brevity, text);
		before = strlen(text);
	}
	cr_expect(brevity > 1 && brevity < 100, "%u", brevity);
	fixture_close(&fixture);
}
