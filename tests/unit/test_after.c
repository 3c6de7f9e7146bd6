/* How it comes out once the first way is gone: what is there already and counted on is named, what is not there is not. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/buffer.h"
#include "engine/report.h"
#include "load/load.h"
#include "load_fixture.h"

#define VISIT 20788 /* 1 December 2026 */

static const char text[] =
	"medbring: 1\n"
	"languages: {en: English}\n"
	"title: T\n"
	"attributes:\n"
	"  seal: {is: yes-no, label: S, ask: \"S?\"}\n"
	"  issued: {is: date, label: I, ask: \"I?\"}\n"
	"documents:\n"
	"  card: {label: C, asks: [seal]}\n"
	"  bill: {label: B, asks: [issued]}\n"
	"persons:\n"
	"  guard: {label: R, ask: \"R?\", one: [card]}\n"
	"checklists:\n"
	"  pair: {title: P, all: [{id: two, label: L, at-least: 2, of: [card, bill], distinct: kind}, {id: sealed, "
	"label: M, one: "
	"[card: {seal: yes}]}]}\n"
	"  along: {title: A, all: [{id: mine, label: L, one: [bill]}, {id: theirs, label: M, person: guard}]}\n"
	"  nothing: {title: N, all: [{id: both-ways, label: L, one: [bill: {all: [{issued: before 2020-01-01}, "
	"{issued: after "
	"2020-01-01}]}]}]}\n"
	"  later: {title: W, all: [{id: old, label: L, one: [bill: {issued: at least 9 days old}]}]}\n";

static struct arena arena;
static struct rules rules;

static void set_up(void)
{
	arena_init(&arena);
	load_text(&rules, &arena, text, (int)strlen(text), "the rules");
}

static void tear_down(void)
{
	rules_clear(&rules);
	arena_clear(&arena);
}

TestSuite(after, .init = set_up, .fini = tear_down);

static const struct report *report_of(const char *checklist, const char *said, unsigned wanted)
{
	struct diagnostics diagnostics;
	struct answers *answers;

	diagnostics_init(&diagnostics, &arena, "said");
	answers = answers_load(&arena, &rules, "said", said, strlen(said), VISIT, true, false, &diagnostics);
	cr_assert_not_null(answers);
	return report_make(&arena, &rules, rules_find_checklist(&rules, checklist), answers, wanted);
}

static const unsigned whole = REPORT_COMPLETIONS | REPORT_AFTER;

/* The card shows no seal, and is still one of the two. */
Test(after, a_paper_that_settles_nothing_alone_is_counted_on)
{
	const struct report *report = report_of("pair", "documents: [{kind: bill, issued: 2026-11-01}]", whole);

	cr_assert_not_null(report->after);
	cr_expect_eq(report->verdict, VERDICT_NOT_READY);
	cr_expect_eq(report->after->verdict, VERDICT_READY);
	cr_assert_eq(report->after->parts[0].by_count, 2u);
	cr_expect_eq(report->after->parts[0].by[0].index, 0u, "the bill that is there");
	cr_expect_eq(report->after->parts[0].by[1].index, 1u, "the card stands behind it");
	cr_assert_eq(report->after->parts[1].by_count, 1u);
	cr_expect_eq(report->after->parts[1].by[0].index, 1u);
}

/* Of somebody who is not there yet nothing more is said than that they come. */
Test(after, somebody_who_is_to_come_has_no_reasons)
{
	const struct report *report =
		report_of("along", "documents: [{kind: bill, issued: 2026-11-01}]\npersons: {guard: none}", whole);

	cr_assert_not_null(report->after);
	cr_expect_eq(report->after->verdict, VERDICT_READY);
	cr_expect_eq(report->after->parts[0].by_count, 1u);
	cr_expect_eq(report->after->parts[1].verdict, VERDICT_READY);
	cr_expect_eq(report->after->parts[1].part_count, 0u);
}

Test(after, nothing_is_gone_where_the_way_is_to_wait)
{
	const struct report *report = report_of("later", "documents: [{kind: bill, issued: 2026-11-28}]", whole);

	cr_assert_gt(report->completion_count, 0u);
	cr_assert_eq(report->completions[0].items[0].kind, ITEM_DATE);
	cr_expect_null(report->after);
}

Test(after, only_where_it_is_wanted_and_something_is_missing)
{
	cr_expect_null(report_of("pair", "documents: []", REPORT_ALL)->after);
	cr_expect_null(report_of("later", "documents: [{kind: bill, issued: 2026-11-01}]", whole)->after);
}

/* Where there is no way, nothing comes after it. */
Test(after, nothing_without_a_way)
{
	const struct report *report = report_of("nothing", "{documents: []}", whole);

	cr_expect_eq(report->verdict, VERDICT_NOT_READY);
	cr_expect_eq(report->completion_count, 0u);
	cr_expect_null(report->after);
}
