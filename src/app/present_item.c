#include "app/express.h"

#include "app/needs.h"

/* What would make it enough: papers to bring, things to see to. */

/* In one line few names do; where there is room, more. */
enum { NAMED_BRIEFLY = 4, NAMED_AT_LENGTH = 12 };

const char *present_need(const struct view *view, uint32_t person, uint32_t index)
{
	const struct test *test = &view->rules->tests[index];
	const char *limit = present_limit(view, person, index);

	/* "At most 3 months" says of what only in a question; as a need, the day itself is plainer. */
	if (view->answers && (test->operation == OP_OLD_AT_MOST || test->operation == OP_OLD_LESS))
		limit = express(view, N_("{date} or later"), "date", present_date(view,
			test_boundary(view->rules, test, NULL, view->answers->visit)), NULL);
	return express(view, N_("{label}: {value}"), "label",
		present_text(view, &view->rules->attributes[test->attribute].label), "value", limit, NULL);
}

static bool is_for_all(const struct rules *rules, const struct item *item, uint32_t test)
{
	for (uint32_t index = 0; index < item->kind_count; index++)
		if (!need_is_for_kind(rules, test, item->kinds[index]))
			return false;
	return true;
}

/* That a paper has not run out goes without saying, unless one of that kind is at hand that may have. */
static bool goes_without_saying(const struct view *view, const struct item *item, const struct test *test)
{
	const struct person *person = view->answers ? view_person(view, item->person) : NULL;

	if (test->operation != OP_NOT_PASSED || test->amount)
		return false;
	for (uint32_t paper = 0; person && item->kind_count == 1 && paper < person->paper_count; paper++)
		if (person->papers[paper].kind == item->kinds[0] && person->papers[paper].have == HAVE_YES)
			return false;
	return true;
}

/* What papers of this kind must show beyond what all of the item must; NO_INDEX: what all of it must. */
static const char *needs_in_words(const struct view *view, const struct item *item, uint32_t kind)
{
	struct series series = {.pending = NULL};

	for (uint32_t index = 0; index < item->test_count; index++) {
		uint32_t test = item->tests[index];
		bool common = is_for_all(view->rules, item, test), told = false;

		if (goes_without_saying(view, item, &view->rules->tests[test]))
			continue;
		if (kind == NO_INDEX ? !common : common || !need_is_for_kind(view->rules, test, kind))
			continue;
		for (uint32_t before = 0; before < index && !told; before++)
			told = tests_are_same(&view->rules->tests[item->tests[before]], &view->rules->tests[test]) &&
				(kind == NO_INDEX ? is_for_all(view->rules, item, item->tests[before]) :
				need_is_for_kind(view->rules, item->tests[before], kind));
		if (!told)
			series_add(&series, "; ", present_need(view, item->person, test));
	}
	return series_finish(view->arena, &series, "; ");
}

static const char *with_needs(const struct view *view, const char *paper, const char *needs)
{
	return *needs ? express(view, N_("{paper} ({needs})"), "paper", paper, "needs", needs, NULL) : paper;
}

/* "Permit", or "one of these: Permit, Card (With photo: yes) or 7 others". */
static const char *kinds_in_words(const struct view *view, const struct item *item, uint32_t times, bool brief)
{
	struct series series = {.pending = NULL};
	uint32_t most = brief ? NAMED_BRIEFLY : NAMED_AT_LENGTH;
	uint32_t named = item->kind_count > most + 1 ? most : item->kind_count;
	const char *names, *which;

	if (item->kind_count == 1)
		return with_needs(view, present_kind(view, item->kinds[0]), needs_in_words(view, item, NO_INDEX));
	for (uint32_t index = 0; index < named; index++)
		series_add(&series, ", ", brief ? present_kind(view, item->kinds[index]) :
			with_needs(view, present_kind(view, item->kinds[index]),
				needs_in_words(view, item, item->kinds[index])));
	names = series_finish(view->arena, &series, named < item->kind_count ? ", " : say(present_tag(view), N_(" or ")));
	if (named < item->kind_count)
		names = express(view, N_("{names} or {n} others"), "names", names,
			"n", compose_number(view->arena, (long)(item->kind_count - named)), NULL);
	which = times > 1 ? express(view, N_("{n} of these"), "n", compose_number(view->arena, (long)times), NULL) :
		say(present_tag(view), N_("one of these"));
	return express(view, N_("{paper}: {names}"), "paper",
		with_needs(view, which, needs_in_words(view, item, NO_INDEX)), "names", names, NULL);
}

static bool has_that_kind(const struct view *view, const struct item *item)
{
	const struct person *person = view_person(view, item->person);

	for (uint32_t index = 0; person && item->kind_count == 1 && index < person->paper_count; index++)
		if (person->papers[index].kind == item->kinds[0] && person->papers[index].have == HAVE_YES)
			return true;
	return false;
}

static const char *paper_to_bring(const struct view *view, const struct item *item, uint32_t times, bool brief)
{
	const char *paper;

	if (item->replaces != NO_INDEX && item->kind_count == 1) {
		paper = present_paper(view, (struct paper_ref){item->person, item->replaces, item->kinds[0]});
		return express(view, N_("check {paper}"), "paper",
			with_needs(view, paper, needs_in_words(view, item, NO_INDEX)), NULL);
	}
	paper = kinds_in_words(view, item, times, brief);
	if (has_that_kind(view, item))
		return express(view, N_("bring one more: {paper}"), "paper", paper, NULL);
	return express(view, N_("bring {paper}"), "paper", paper, NULL);
}

static const char *own_words(const struct view *view, const struct item *item, uint32_t times, bool brief)
{
	const struct rules *rules = view->rules;

	switch (item->kind) {
	case ITEM_PAPER:
		return paper_to_bring(view, item, times, brief);
	case ITEM_PERSON:
		if (text_given(&rules->roles[item->role].to_do))
			return present_text(view, &rules->roles[item->role].to_do);
		return express(view, N_("bring {paper}"), "paper", present_text(view, &rules->roles[item->role].label), NULL);
	case ITEM_DATE:
		return express(view, N_("come on {date} or later"), "date", present_date(view, item->from), NULL);
	case ITEM_TEXT:
	case ITEM_FACT:
		break;
	}
	if (text_given(&rules->attributes[item->attribute].to_do))
		return present_text(view, &rules->attributes[item->attribute].to_do);
	if (item->kind == ITEM_FACT && item->test_count)
		return express(view, N_("see to this: {need}"), "need", present_need(view, item->person, item->tests[0]), NULL);
	return express(view, N_("see to this: {need}"), "need",
		present_text(view, &rules->attributes[item->attribute].label), NULL);
}

static const char *item_in_words(const struct view *view, const struct item *item, uint32_t times, bool brief)
{
	const char *words = own_words(view, item, times, brief);

	if (item->person == PERSON_ME || item->kind == ITEM_PERSON)
		return words;
	if (item->kind == ITEM_PAPER)
		return express(view, N_("let {person} {do}"), "person", present_person(view, item->person), "do", words, NULL);
	return words;
}

const char *present_item(const struct view *view, const struct item *item)
{
	return item_in_words(view, item, 1, false);
}

/* Two of the same list of kinds that have to show the same are said at once. */
static bool alike(const struct item *left, const struct item *right)
{
	if (left->kind != ITEM_PAPER || right->kind != ITEM_PAPER || left->person != right->person ||
		left->kind_count < 2 || left->kind_count != right->kind_count || left->test_count != right->test_count)
		return false;
	for (uint32_t index = 0; index < left->test_count; index++)
		if (left->tests[index] != right->tests[index])
			return false;
	for (uint32_t index = 0; index < left->kind_count; index++)
		if (left->kinds[index] != right->kinds[index])
			return false;
	return true;
}

static const char *completion_in_words(const struct view *view, const struct completion *completion, bool brief)
{
	struct series series = {.pending = NULL};
	const char *joint = say(present_tag(view), N_("; and "));

	for (uint32_t index = 0; index < completion->item_count; index++) {
		const struct item *item = &completion->items[index];
		uint32_t times = 1, before = 0;

		while (before < index && !alike(&completion->items[before], item))
			before++;
		if (before < index)
			continue;
		for (uint32_t after = index + 1; after < completion->item_count; after++)
			times += alike(item, &completion->items[after]);
		series_add(&series, joint, item_in_words(view, item, times, brief));
	}
	return series_finish(view->arena, &series, joint);
}

const char *present_completion(const struct view *view, const struct completion *completion)
{
	return completion_in_words(view, completion, false);
}

/* Of those as short as the first, rather one that needs no other paper than those one has. */
static const struct completion *first_to_name(const struct report *report)
{
	for (uint32_t index = 0; index < report->completion_count; index++)
		for (uint32_t item = 0; item < report->completions[index].item_count &&
			report->completions[index].item_count == report->completions[0].item_count; item++)
			if (report->completions[index].items[item].kind == ITEM_PAPER &&
				report->completions[index].items[item].replaces != NO_INDEX)
				return &report->completions[index];
	return &report->completions[0];
}

/* On a checklist that is about one person who comes along, or about one text, "bring one" says nothing. */
static bool says_nothing(const struct view *view, const struct completion *completion)
{
	const struct requirement *root =
		&view->rules->requirements[view->rules->checklists[view->report->checklist].requirement];
	const struct item *item = completion->items;

	if (completion->item_count != 1)
		return false;
	if (item->kind == ITEM_PERSON)
		return root->kind == REQUIRE_PERSON && root->role == item->role;
	return item->kind == ITEM_TEXT && view_fact(view, item->person, item->attribute).state == VALUE_EXACT;
}

const char *present_missing(const struct view *view)
{
	const struct report *report = view->report;
	const char *words;

	if (report->verdict == VERDICT_READY)
		return NULL;
	if (report->completion_count && says_nothing(view, &report->completions[0]))
		return report->verdict == VERDICT_NOT_READY && report->proposal_count ?
			say(present_tag(view), N_("Change it, or use one of the proposals.")) : NULL;
	if (!report->completion_count || !report->completions[0].item_count) {
		if (!report->completions_more)
			return NULL;
		return express_count(view, "More than {n} thing is missing.", "More than {n} things are missing.",
			report->completions_more);
	}
	words = completion_in_words(view, first_to_name(report), true);
	if (report->verdict == VERDICT_UNKNOWN)
		return express(view, N_("The shortest way is to {do}."), "do", words, NULL);
	if (report->completion_count > 1 || report->completions_unlisted)
		return express(view, N_("One way is to {do}. There are others."), "do", words, NULL);
	return express(view, N_("You still need to {do}."), "do", words, NULL);
}
