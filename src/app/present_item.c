#include "app/express.h"
#include "app/needs.h"

/* What would make it enough: papers to bring, things to see to. */

enum { KINDS_NAMED = 6 };

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

/* That a paper has not run out goes without saying, unless one of that kind is at hand that has. */
static bool goes_without_saying(const struct view *view, const struct item *item, const struct test *test,
	uint32_t kind)
{
	const struct person *person = view->answers ? view_person(view, item->person) : NULL;

	if (test->operation != OP_NOT_PASSED || test->amount)
		return false;
	for (uint32_t paper = 0; person && paper < person->paper_count; paper++)
		if (person->papers[paper].kind == kind && person->papers[paper].have == HAVE_YES)
			return false;
	return true;
}

/* Was the same told by an earlier test of the item that is for this kind too? */
static bool told_before(const struct view *view, const struct item *item, uint32_t kind, uint32_t at)
{
	for (uint32_t index = 0; index < at; index++)
		if (need_is_for_kind(view->rules, item->tests[index], kind) &&
				tests_are_same(&view->rules->tests[item->tests[index]], &view->rules->tests[item->tests[at]]))
			return true;
	return false;
}

static const char *needs_of_kind(const struct view *view, const struct item *item, uint32_t kind)
{
	struct series series = {.pending = NULL};

	for (uint32_t index = 0; index < item->test_count; index++)
		if (!goes_without_saying(view, item, &view->rules->tests[item->tests[index]], kind) &&
				need_is_for_kind(view->rules, item->tests[index], kind) && !told_before(view, item, kind, index))
			series_add(&series, "; ", present_need(view, item->person, item->tests[index]));
	return series_finish(view->arena, &series, "; ");
}

static const char *kind_with_needs(const struct view *view, const struct item *item, uint32_t kind)
{
	const char *needs = needs_of_kind(view, item, kind);

	if (!*needs)
		return present_kind(view, kind);
	return express(view, N_("{paper} ({needs})"), "paper", present_kind(view, kind), "needs", needs, NULL);
}

/* Do all of the kinds need the same? Then it is said once, behind them. */
static bool alike(const struct view *view, const struct item *item)
{
	for (uint32_t index = 1; index < item->kind_count; index++)
		if (!needs_are_same(view->rules, item, item->kinds[0], item->kinds[index]))
			return false;
	return true;
}

/* "Permit", or "one of these: Permit, Driving licence (With photo: yes) and 7 more". */
static const char *kinds_in_words(const struct view *view, const struct item *item)
{
	struct series series = {.pending = NULL};
	uint32_t named = item->kind_count > KINDS_NAMED + 1 ? KINDS_NAMED : item->kind_count;
	bool same = alike(view, item);
	const char *names;

	if (item->kind_count == 1)
		return present_kind(view, item->kinds[0]);
	for (uint32_t index = 0; index < named; index++)
		series_add(&series, ", ", same ? present_kind(view, item->kinds[index]) :
			kind_with_needs(view, item, item->kinds[index]));
	names = series_finish(view->arena, &series, named < item->kind_count ? ", " : say(present_tag(view), N_(" or ")));
	if (named == item->kind_count)
		return express(view, N_("one of these: {names}"), "names", names, NULL);
	return express(view, N_("one of these: {names}, or {n} others"), "names", names,
		"n", compose_number(view->arena, (long)(item->kind_count - named)), NULL);
}

static const char *paper_to_bring(const struct view *view, const struct item *item)
{
	const char *kinds = kinds_in_words(view, item);
	const char *needs = alike(view, item) && item->kind_count ? needs_of_kind(view, item, item->kinds[0]) : "";

	if (item->replaces != NO_INDEX && item->kind_count == 1)
		kinds = present_paper(view, (struct paper_ref){item->person, item->replaces, item->kinds[0]});
	if (*needs)
		return express(view, N_("bring {paper} ({needs})"), "paper", kinds, "needs", needs, NULL);
	return express(view, N_("bring {paper}"), "paper", kinds, NULL);
}

static const char *own_words(const struct view *view, const struct item *item)
{
	const struct rules *rules = view->rules;

	switch (item->kind) {
	case ITEM_PAPER:
		return paper_to_bring(view, item);
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

const char *present_item(const struct view *view, const struct item *item)
{
	const char *words = own_words(view, item);

	if (item->person == PERSON_ME || item->kind == ITEM_PERSON)
		return words;
	if (item->kind == ITEM_PAPER)
		return express(view, N_("let {person} {do}"), "person", present_person(view, item->person), "do", words, NULL);
	return words;
}

const char *present_completion(const struct view *view, const struct completion *completion)
{
	struct series series = {.pending = NULL};
	const char *joint = say(present_tag(view), N_("; and "));

	for (uint32_t index = 0; index < completion->item_count; index++)
		series_add(&series, joint, present_item(view, &completion->items[index]));
	return series_finish(view->arena, &series, joint);
}

const char *present_missing(const struct view *view)
{
	const struct report *report = view->report;
	const char *words;

	if (report->verdict == VERDICT_READY)
		return NULL;
	if (!report->completion_count || !report->completions[0].item_count) {
		if (!report->completions_more)
			return NULL;
		return express_count(view, "More than {n} thing is missing.", "More than {n} things are missing.",
			report->completions_more);
	}
	words = present_completion(view, &report->completions[0]);
	if (report->verdict == VERDICT_UNKNOWN)
		return express(view, N_("The shortest way is to {do}."), "do", words, NULL);
	if (report->completion_count > 1 || report->completions_unlisted)
		return express(view, N_("One way is to {do}. There are others."), "do", words, NULL);
	return express(view, N_("You still need to {do}."), "do", words, NULL);
}
