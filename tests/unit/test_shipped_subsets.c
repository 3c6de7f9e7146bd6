/*
 * Every selection from the shipped catalogue, each paper in its ideal form, judged and completed, and held against
 * the lists of the source as they are written down here once more. SUBSETS=all tries all 2^n of them (make
 * check-hard); without it a seeded part.
 */
#include <stdlib.h>

#include "engine/report.h"
#include "session_fixture.h"

enum { SOME = 4000, KINDS_MAX = 32 };

struct catalogue {
	struct fixture fixture;
	struct answers *answers;
	uint32_t checklist, kinds[KINDS_MAX], count;
};

static uint32_t bits_of(const struct catalogue *catalogue, const char *words)
{
	uint32_t bits = 0;
	char copy[512];

	cr_assert_lt(strlen(words), sizeof copy);
	strcpy(copy, words);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) {
		uint32_t kind = rules_find_kind(&catalogue->fixture.rules, word), at = 0;
		cr_assert_neq(kind, NO_INDEX, "%s", word);
		while (at < catalogue->count && catalogue->kinds[at] != kind)
			at++;
		cr_assert_lt(at, catalogue->count);
		bits |= 1u << at;
	}
	return bits;
}

/* The kinds of the checklist that stand in `bits`, a card and its app counted once. */
static uint32_t different(uint32_t bits, uint32_t card_and_app)
{
	uint32_t others = bits & ~card_and_app;

	return (uint32_t)__builtin_popcount(others) + ((bits & card_and_app) != 0);
}

static const char alone_mitid[] =
	"passport driving-licence driving-licence-app national-identity-card residence-permit";
static const char pair_mitid[] =
	"person-certificate baptism-certificate birth-certificate health-card special-health-card "
	"health-card-app residence-certificate";
static const char alone_nemid[] = "passport driving-licence driving-licence-app moped-certificate armed-forces-card "
				  "nato-passport police-card residence-permit bank-card national-identity-card";
static const char needed_nemid[] =
	"baptism-certificate name-certificate health-card health-card-app residence-certificate";
static const char other_nemid[] = "person-certificate special-health-card annual-tax-statement advance-tax-statement "
				  "benefit-proof";

static bool mitid_ready(const struct catalogue *catalogue, uint32_t has)
{
	uint32_t pair = bits_of(catalogue, pair_mitid) & has;

	/* in their ideal form all of these show the number, so that the third requirement adds nothing */
	return (bits_of(catalogue, alone_mitid) & has)
		|| different(pair, bits_of(catalogue, "health-card health-card-app")) >= 2;
}

static bool nemid_ready(const struct catalogue *catalogue, uint32_t has)
{
	uint32_t needed = bits_of(catalogue, needed_nemid) & has, other = bits_of(catalogue, other_nemid) & has;

	return (bits_of(catalogue, alone_nemid) & has)
		|| (needed && different(needed | other, bits_of(catalogue, "health-card health-card-app")) >= 2);
}

static struct value ideal(const struct rules *rules, uint32_t attribute, int32_t visit)
{
	switch (rules->attributes[attribute].type) {
	case TYPE_YES_NO: return value_exact(1);
	case TYPE_DATE: return value_exact(visit);
	case TYPE_COUNTRY: return value_exact(country_code('D', 'K'));
	default: return (struct value){.state = VALUE_UNKNOWN};
	}
}

static void open_catalogue(struct catalogue *catalogue, const char *checklist)
{
	struct rules *rules = &catalogue->fixture.rules;
	int32_t visit = date_from_parts((struct date_parts){2026, 12, 1});
	struct person *me;

	fixture_load(&catalogue->fixture, "rules.yaml");
	catalogue->checklist = rules_find_checklist(rules, checklist);
	catalogue->answers = answers_new(&catalogue->fixture.arena, rules, visit);
	catalogue->count = 0;
	me = &catalogue->answers->me;
	me->papers_complete = true;
	me->facts[rules_find_attribute(rules, "control-questions")] = value_exact(1);
	me->facts[rules_find_attribute(rules, "home-country")] = value_exact(country_code('D', 'K'));
	for (uint32_t kind = 0; kind < rules->kind_count; kind++) {
		struct paper *paper;
		if (rules->kinds[kind].never)
			continue;
		cr_assert_lt(catalogue->count, (uint32_t)KINDS_MAX);
		catalogue->kinds[catalogue->count++] = kind;
		paper = answers_add_paper(&catalogue->fixture.arena, rules, me, kind);
		for (uint32_t attribute = 0; attribute < rules->attribute_count; attribute++)
			if (rules->kinds[kind].asks[attribute])
				paper->values[attribute] = ideal(rules, attribute, visit);
	}
}

static void bring(struct catalogue *catalogue, uint32_t has)
{
	for (uint32_t at = 0; at < catalogue->count; at++)
		catalogue->answers->me.papers[at].have = has >> at & 1 ? HAVE_YES : HAVE_NO;
}

/* Any one of each item's kinds makes it ready, and nothing smaller does. */
static void check_way(struct catalogue *catalogue, bool (*ready)(const struct catalogue *, uint32_t), uint32_t has,
	const struct completion *way)
{
	uint32_t with = has;

	for (uint32_t item = 0; item < way->item_count; item++) {
		uint32_t last = NO_INDEX;
		cr_assert_eq(way->items[item].kind, ITEM_PAPER);
		for (uint32_t at = 0; at < catalogue->count; at++)
			if (way->items[item].kinds[way->items[item].kind_count - 1] == catalogue->kinds[at]
				&& !(with >> at & 1))
				last = at;
		for (uint32_t kind = 0; last == NO_INDEX && kind < way->items[item].kind_count; kind++)
			for (uint32_t at = 0; at < catalogue->count; at++)
				if (way->items[item].kinds[kind] == catalogue->kinds[at] && !(with >> at & 1))
					last = at;
		cr_assert_neq(last, NO_INDEX, "%x: a way that brings nothing new", has);
		with |= 1u << last;
	}
	cr_assert(ready(catalogue, with), "%x: the way to %x does not lead there", has, with);
	for (uint32_t at = 0; way->item_count > 1 && at < catalogue->count; at++)
		cr_assert_not(ready(catalogue, has | 1u << at), "%x: %x would be enough", has, 1u << at);
}

static void check_subset(struct catalogue *catalogue, bool (*ready)(const struct catalogue *, uint32_t), uint32_t has)
{
	const struct report *report;
	bool expected = ready(catalogue, has);

	bring(catalogue, has);
	arena_reset(&catalogue->fixture.frame);
	report = report_make(&catalogue->fixture.frame, &catalogue->fixture.rules, catalogue->checklist,
		catalogue->answers, REPORT_COMPLETIONS);
	cr_assert_eq(report->verdict, expected ? VERDICT_READY : VERDICT_NOT_READY, "%x", has);
	cr_assert_not(report->truncated);
	if (!expected) {
		cr_assert_gt(report->completion_count, 0u);
		check_way(catalogue, ready, has, &report->completions[0]);
	}
}

static void check_all(const char *checklist, bool (*ready)(const struct catalogue *, uint32_t))
{
	static struct catalogue catalogue;
	const char *all = getenv("SUBSETS");
	uint64_t state = 88172645463325252u;
	uint32_t count;

	open_catalogue(&catalogue, checklist);
	count = all && strcmp(all, "all") == 0 ? 1u << catalogue.count : SOME;
	for (uint32_t step = 0; step < count; step++) {
		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		/* few papers oftener than many: with many, all is ready */
		check_subset(&catalogue, ready,
			count == SOME ? (uint32_t)(state >> 8) & (uint32_t)(state >> 24) & (uint32_t)(state >> 36)
					& ((1u << catalogue.count) - 1)
				      : step);
	}
	arena_clear(&catalogue.fixture.frame);
	arena_clear(&catalogue.fixture.arena);
	rules_clear(&catalogue.fixture.rules);
}

Test(shipped_subsets, mitid)
{
	check_all("mitid", mitid_ready);
}
Test(shipped_subsets, nemid)
{
	check_all("nemid", nemid_ready);
}
