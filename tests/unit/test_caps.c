/* What the engine does where a cap is reached, and the rest of it that no rules file of a few lines reaches. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/buffer.h"
#include "engine/asks.h"
#include "engine/completions.h"
#include "engine/spread.h"
#include "engine/stand_in.h"
#include "engine/text_rule.h"
#include "load/load.h"
#include "load_fixture.h"

#define VISIT 20788 /* 1 December 2026 */

/* Three papers of which two are wanted, facts that pull both ways, a person, and what one paper wants of another. */
static const char text[] =
	"medbring: 1\n"
	"languages: {en: English}\n"
	"title: T\n"
	"attributes:\n"
	"  seal: {is: yes-no, label: S, ask: \"S?\"}\n"
	"  issued: {is: date, label: I, ask: \"I?\"}\n"
	"  sender: {is: text, label: N, ask: \"N?\"}\n"
	"facts:\n"
	"  flag: {is: yes-no, label: F, ask: \"F?\"}\n"
	"  fee: {is: yes-no, arrange: yes, label: E, ask: \"E?\", to-do: pay}\n"
	"  moved: {is: date, label: M, ask: \"M?\"}\n"
	"  nick: {is: text, label: K, ask: \"K?\"}\n"
	"  pin: {is: text, private: yes, form: 4 digits, label: P, ask: \"P?\"}\n"
	"  word: {is: text, private: yes, label: W, ask: \"W?\"}\n"
	"  names: {is: text, several: yes, label: A, ask: \"A?\"}\n"
	"  number: {is: number, label: B, ask: \"B?\"}\n"
	"events:\n"
	"  signed: {label: G, ask: \"G?\"}\n"
	"documents:\n"
	"  card: {label: C, asks: [seal]}\n"
	"  bill: {label: B, asks: [issued, sender]}\n"
	"  note: {label: N, asks: [issued, sender, seal]}\n"
	"persons:\n"
	"  guard: {label: R, ask: \"R?\", to-do: bring one, one: [card]}\n"
	"checklists:\n"
	"  whole:\n"
	"    title: W\n"
	"    all:\n"
	"      - {id: w-two, label: L, at-least: 2, of: [card, bill: {issued: after my.moved}, note: {seal: yes, with: "
	"[bill]}], distinct: kind}\n"
	"      - any: [{me: {flag: yes}}, {one: [note]}]\n"
	"      - any: [{me: {flag: no}}, {person: guard}, {me: {fee: yes}}]\n"
	"      - {choose: {same: sender}, at-least: 2, of: [bill, note]}\n"
	"  points: {title: P, points: 100, of: [{of: [card], each: 999999}]}\n"
	"  named: {title: N, text: nick, rules: [{id: n-pin, label: P, not-same: my.pin, ignoring: \"-\"}, {id: "
	"n-names, label: A, not-same: my.names}, {id: n-length, label: L, length: 2 to 9}]}\n"
	"  exact: {title: E, all: [{id: e-least, label: L, events: signed, must: at least my.number}, {id: e-most, "
	"label: M, events: signed, must: at most my.number}]}\n"
	"  ever: {title: R, all: [{id: r-least, label: L, events: signed, must: at least 1}, {id: r-most, label: M, "
	"events: signed, within: 9 days, must: at most 1}]}\n"
	"  worded: {title: D, me: {word: given}}\n"
	"  shared: {title: S, apart: yes, all: [{id: s-cards, label: C, at-least: my.number, of: [card]}, {id: "
	"s-bills, label: B, at-least: my.number, of: [bill, note]}, {id: s-either, label: E, at-least: my.number, "
	"of: [card, bill]}]}\n";

static struct arena arena;
static struct rules rules;
static struct answers *answers;

static uint32_t attribute(const char *id)
{
	return rules_find_attribute(&rules, id);
}

static uint32_t requirement_of(const char *checklist)
{
	return rules.checklists[rules_find_checklist(&rules, checklist)].requirement;
}

static void set_up(void)
{
	arena_init(&arena);
	load_text(&rules, &arena, text, (int)strlen(text), "the rules");
	answers = answers_new(&arena, &rules, VISIT);
}

static void tear_down(void)
{
	rules_clear(&rules);
	arena_clear(&arena);
}

TestSuite(caps, .init = set_up, .fini = tear_down);

/* ---- the work that may be done ---- */

struct parts {
	struct arena arena;
	struct scopes scopes;
	struct work work;
	struct report report;
};

static void parts_init_for(struct parts *parts, const char *checklist, uint64_t work)
{
	*parts = (struct parts){.work = {work}};
	parts->scopes = scopes_for(&parts->arena, &rules, requirement_of(checklist), answers);
	parts->scopes.work = &parts->work;
	scopes_fill(&parts->scopes);
}

static void parts_init(struct parts *parts, uint64_t work)
{
	parts_init_for(parts, "whole", work);
}

static bool ask_same(const struct ask *left, const struct ask *right)
{
	return left->kind == right->kind && left->person == right->person && left->attribute == right->attribute
		&& left->paper.kind == right->paper.kind && left->role == right->role;
}

static bool asked(const struct report *report, const struct ask *ask)
{
	for (uint32_t at = 0; at < report->ask_count; at++)
		if (ask_same(&report->asks[at], ask))
			return true;
	return false;
}

/* However little work is allowed: it comes to an end, and is told, and no question that matters is left out. */
Test(caps, questions_with_less_work)
{
	struct parts full, less;
	uint64_t needed;

	answers_add_paper(&arena, &rules, &answers->me, 2)->have = HAVE_YES;
	parts_init(&full, WORK_MAX);
	asks_find(&full.arena, &full.scopes, answers, &full.report);
	cr_assert_not(full.report.truncated);
	cr_assert_gt(full.report.ask_count, 4u);
	needed = WORK_MAX - full.work.left;
	for (uint64_t work = 1; work < needed; work += 1 + needed / 800) {
		parts_init(&less, work);
		asks_find(&less.arena, &less.scopes, answers, &less.report);
		cr_assert(less.report.truncated, "with %u of %u", (unsigned)work, (unsigned)needed);
		for (uint32_t at = 0; at < full.report.ask_count; at++)
			cr_expect(asked(&less.report, &full.report.asks[at]), "question %u with %u of %u", at,
				(unsigned)work, (unsigned)needed);
		arena_clear(&less.arena);
	}
	arena_clear(&full.arena);
}

/* Ways that are found with less work are ways that there are; that not all were sought is told. */
Test(caps, ways_with_less_work)
{
	struct parts full, less;
	uint64_t needed;

	answers->me.papers_complete = true;
	parts_init(&full, WORK_MAX);
	completions_find(&full.arena, &full.scopes, answers, &full.report, false);
	cr_assert_gt(full.report.completion_count, 0u);
	cr_assert_not(full.report.truncated);
	needed = WORK_MAX - full.work.left;
	for (uint64_t work = 1; work < needed; work += 1 + needed / 400) {
		parts_init(&less, work);
		completions_find(&less.arena, &less.scopes, answers, &less.report, false);
		cr_expect(less.report.truncated);
		cr_expect_leq(less.report.completion_count, full.report.completion_count);
		arena_clear(&less.arena);
	}
	arena_clear(&full.arena);
}

/* Nothing can complete it: that is found with no work left for a search, and yet that none was made is told. */
Test(caps, no_way_with_no_work)
{
	struct parts parts;

	answers->me.papers_complete = true;
	for (uint64_t work = 0; work < 3; work++) {
		parts_init(&parts, work);
		parts.scopes = scopes_for(&parts.arena, &rules, requirement_of("ever"), answers);
		parts.scopes.work = &parts.work;
		scopes_fill(&parts.scopes);
		completions_find(&parts.arena, &parts.scopes, answers, &parts.report, false);
		cr_expect_eq(parts.report.completion_count, 0u);
		cr_expect_eq(parts.report.truncated, parts.work.left == 0, "%u", (unsigned)work);
		arena_clear(&parts.arena);
	}
}

/* ---- what is remembered of values, and what is not ---- */

Test(caps, what_is_not_remembered_is_found_again)
{
	struct parts parts;
	struct scope *scope;
	uint8_t *spreads;

	parts_init(&parts, WORK_MAX);
	scope = &parts.scopes.of[0];
	spreads = scope->spreads;
	for (uint32_t at = 0; at < rules.attribute_count; at++)
		for (uint32_t kind = 0; kind <= rules.kind_count; kind++) {
			uint32_t whose = rules.attributes[at].of_person ? NO_INDEX : kind % rules.kind_count;
			bool best, worst;
			scope->spreads = NULL;
			best = spread_reaches(&parts.scopes, scope, whose, at, true);
			worst = spread_reaches(&parts.scopes, scope, whose, at, false);
			scope->spreads = spreads;
			cr_expect_eq(spread_reaches(&parts.scopes, scope, whose, at, true), best);
			cr_expect_eq(spread_reaches(&parts.scopes, scope, whose, at, false), worst);
			if (rules.attributes[at].of_person)
				break;
		}
	arena_clear(&parts.arena);
}

/* Sixteen thousand kinds and as many attributes as there may be: what would be remembered of them has no room, and is not missed. */
Test(caps, more_than_is_remembered)
{
	struct buffer made;
	struct diagnostics diagnostics;
	struct rules many;
	struct answers *known;
	bool truncated;

	buffer_init(&made);
	buffer_add_string(&made, "medbring: 1\nlanguages: {en: English}\ntitle: T\nattributes:\n");
	for (int at = 0; at < 250; at++)
		buffer_add_format(&made, "  a-%d: {is: yes-no, label: A, ask: A}\n", at);
	buffer_add_string(&made, "documents:\n");
	for (int at = 0; at < 16100; at++)
		buffer_add_format(&made, "  k-%d: {label: K, asks: [a-7, a-8]}\n", at);
	buffer_add_string(&made,
		"checklists:\n  c: {title: C, any: [{one: [k-3: {a-7: yes}]}, {one: [k-3: {a-7: no, a-8: yes}]}]}\n");
	diagnostics_init(&diagnostics, &arena, "many");
	cr_assert(rules_load(&many, "many", buffer_string(&made), made.length, LOAD_BYTES_MAX, &diagnostics));
	known = answers_new(&arena, &many, VISIT);
	known->me.papers_complete = true;
	answers_add_paper(&arena, &many, &known->me, 3)->have = HAVE_YES;
	cr_expect_eq(report_verdict(&arena, &many, many.checklists[0].requirement, known, &truncated), VERDICT_UNKNOWN);
	known->me.papers[0].values[8] = value_exact(1);
	cr_expect_eq(report_verdict(&arena, &many, many.checklists[0].requirement, known, &truncated), VERDICT_READY);
	known->me.papers[0].values[8] = value_exact(0);
	known->me.papers[0].values[7] = value_exact(0);
	cr_expect_eq(
		report_verdict(&arena, &many, many.checklists[0].requirement, known, &truncated), VERDICT_NOT_READY);
	rules_clear(&many);
	buffer_clear(&made);
}

/* ---- numbers ---- */

/* More points than a number holds are as many as it holds, and enough. */
Test(caps, four_thousand_million_points)
{
	const struct report *report;

	for (uint32_t at = 0; at < 4400; at++)
		answers_add_paper(&arena, &rules, &answers->me, 0)->have = HAVE_YES;
	answers->me.papers_complete = true;
	report = report_make(&arena, &rules, rules_find_checklist(&rules, "points"), answers, REPORT_REASONS);
	cr_expect_eq(report->verdict, VERDICT_READY);
	cr_expect_eq(report->root->reached_low, UINT32_MAX - 1);
}

static enum verdict judged(const char *checklist, bool *truncated)
{
	return report_verdict(&arena, &rules, requirement_of(checklist), answers, truncated);
}

/* Just as many as the number says, which is not known: beyond 256 not every number is tried, and that is told. */
Test(caps, three_hundred_events)
{
	struct event_log *log = &answers->me.logs[0];
	struct event *events = arena_array(&arena, 300, sizeof *events);
	bool truncated;

	for (uint32_t at = 0; at < 300; at++)
		events[at].date = value_exact(VISIT - 1);
	*log = (struct event_log){.state = EVENTS_LISTED, .events = events, .count = 200};
	cr_expect_eq(judged("exact", &truncated), VERDICT_UNKNOWN);
	cr_expect_not(truncated);
	log->count = 300;
	cr_expect_eq(judged("exact", &truncated), VERDICT_UNKNOWN);
	cr_expect(truncated);
	answers->me.facts[attribute("number")] = value_exact(300);
	cr_expect_eq(judged("exact", &truncated), VERDICT_READY);
	answers->me.facts[attribute("number")] = value_exact(299);
	cr_expect_eq(judged("exact", &truncated), VERDICT_NOT_READY);
}

/* What was counted for one day is not known for another. */
Test(caps, a_count_for_another_day)
{
	struct parts parts;
	bool truncated;

	answers->me.logs[0] = (struct event_log){.state = EVENTS_COUNTED, .low = 1, .high = 1, .counted_for = VISIT};
	cr_expect_eq(judged("ever", &truncated), VERDICT_READY);
	answers->me.logs[0].counted_for = VISIT - 1;
	cr_expect_eq(judged("ever", &truncated), VERDICT_UNKNOWN);
	parts_init_for(&parts, "ever", WORK_MAX);
	asks_find(&parts.arena, &parts.scopes, answers, &parts.report);
	cr_assert_eq(parts.report.ask_count, 1u);
	cr_expect_eq(parts.report.asks[0].kind, ASK_EVENTS);
	arena_clear(&parts.arena);
	answers->me.logs[0] = (struct event_log){.state = EVENTS_COUNTED, .low = 1, .high = 2, .counted_for = VISIT};
	cr_expect_eq(judged("ever", &truncated), VERDICT_UNKNOWN);
}

/* ---- texts ---- */

Test(caps, bytes_that_are_no_text)
{
	struct points points = text_to_points(&arena,
		"a\xff"
		"b");

	cr_assert_eq(points.count, 3u);
	cr_expect_eq(points.at[1], 0xFFFD);
}

static enum verdict named(const char *nick)
{
	bool truncated;

	answers->me.facts[attribute("nick")] = value_text(nick);
	return judged("named", &truncated);
}

/* Of a private text only a stand-in is known: it tells whether another is the same, with signs left out too. */
Test(caps, a_stand_in_for_the_other_text)
{
	static const struct value list[] = {
		{.state = VALUE_EXACT, .text = "ann"}, {.state = VALUE_EXACT, .text = "bob"}};

	answers->me.facts[attribute("names")] = (struct value){.state = VALUE_EXACT, .count = 2, .more = list};
	answers->me.facts[attribute("pin")] = value_text(stand_in_make(&arena, &rules, attribute("pin"), "1234"));
	cr_expect_eq(named("12-34"), VERDICT_NOT_READY);
	cr_expect_eq(named("12-35"), VERDICT_READY);
	cr_expect_eq(named("12345"), VERDICT_READY);
	cr_expect_eq(named("Bob"), VERDICT_NOT_READY);
}

/* And where the text itself is one: what it keeps to was noted when it was made, or is found as far as it can be. */
Test(caps, a_stand_in_for_the_text)
{
	static const struct value list[] = {
		{.state = VALUE_EXACT, .text = "ann"}, {.state = VALUE_EXACT, .text = "bob"}};
	struct value *names = &answers->me.facts[attribute("names")], *pin = &answers->me.facts[attribute("pin")];
	const char *before, *alone;

	*pin = value_none();
	before = stand_in_make(&arena, &rules, attribute("nick"), "Bob");
	cr_expect_eq(named(before), VERDICT_UNKNOWN, "the names are not known");
	*names = (struct value){.state = VALUE_EXACT, .count = 2, .more = list};
	cr_expect_eq(named(before), VERDICT_NOT_READY, "one of them is it");
	*names = value_text("eve");
	cr_expect_eq(named(before), VERDICT_READY);
	*names = value_text("BOB");
	cr_expect_eq(named(before), VERDICT_NOT_READY);
	*names = value_none();
	cr_expect_eq(named(before), VERDICT_READY);
	*pin = (struct value){0};
	cr_expect_eq(named(before), VERDICT_READY, "no pin is such a text");
	cr_expect_eq(named(stand_in_make(&arena, &rules, attribute("nick"), "12-34")), VERDICT_UNKNOWN);
	*names = (struct value){0};
	cr_expect_eq(named(before), VERDICT_UNKNOWN, "not the pin, but perhaps one of the names");
	*names = *pin = value_none();
	alone = stand_in_make(&arena, &rules, attribute("nick"), "x");
	cr_expect_eq(named(alone), VERDICT_NOT_READY, "too short, whoever it is");
	/* what no rule compares has no sum, and is the same as nothing */
	alone = stand_in_make(&arena, &rules, attribute("word"), "x");
	cr_expect_not(text_same(alone, alone));
	cr_expect_not(text_same(alone, "x"));
	before = stand_in_make(&arena, &rules, attribute("names"), "x");
	before = stand_in_make(&arena, &rules, attribute("names"), "xXx");
	*names = value_text(before);
	cr_expect_eq(named("XxX"), VERDICT_NOT_READY, "both folded");
	cr_expect_eq(named("Xx-x"), VERDICT_READY, "that rule leaves no sign out");
	cr_expect_eq(
		named(stand_in_make(&arena, &rules, attribute("nick"), "xxx")), VERDICT_NOT_READY, "both stand-ins");
}

/* ---- papers shared out ---- */

/* The cards are held by the first part and the bills by the second, which would do with notes: for each paper that the
 * third is given all cards are asked for in vain. */
static enum verdict shared_out(uint32_t number, bool *truncated)
{
	enum verdict verdict;
	struct arena scratch;

	answers = answers_new(&arena, &rules, VISIT);
	answers->me.papers_complete = true;
	answers->me.facts[attribute("number")] = value_exact((int32_t)number);
	for (uint32_t kind = 0; kind < 3; kind++)
		for (uint32_t paper = 0; paper < number; paper++)
			answers_add_paper(&arena, &rules, &answers->me, kind)->have = HAVE_YES;
	arena_init(&scratch);
	verdict = report_verdict(&scratch, &rules, requirement_of("shared"), answers, truncated);
	arena_clear(&scratch);
	return verdict;
}

Test(caps, papers_are_shared_out)
{
	bool truncated;

	cr_expect_eq(shared_out(20, &truncated), VERDICT_READY);
	cr_expect_not(truncated);
	cr_expect_eq(shared_out(220, &truncated), VERDICT_UNKNOWN, "they could be, but for the cap");
	cr_expect(truncated);
}
