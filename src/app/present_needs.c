#include "app/present_needs.h"

#include "app/express.h"
#include "app/needs.h"
#include "model/alike.h"

/* Does this kind need what `test` says, be it by another line of the file? */
static bool needs_the_same(const struct rules *rules, const struct item *item, uint32_t test, uint32_t kind)
{
	for (uint32_t index = 0; index < item->test_count; index++)
		if (need_is_for_kind(rules, item->tests[index], kind)
			&& tests_are_same(&rules->tests[item->tests[index]], &rules->tests[test]))
			return true;
	return false;
}

static bool is_for_all(const struct rules *rules, const struct item *item, uint32_t test)
{
	for (uint32_t index = 0; index < item->kind_count; index++)
		if (!needs_the_same(rules, item, test, item->kinds[index]))
			return false;
	return true;
}

/* That a paper has not run out goes without saying, unless one of that kind is at hand that may have. */
static bool goes_without_saying(const struct view *view, const struct item *item, const struct test *test)
{
	const struct person *person = view_person(view, item->person);

	if (test->operation != OP_NOT_PASSED || test->amount)
		return false;
	for (uint32_t paper = 0; person && item->kind_count == 1 && paper < person->paper_count; paper++)
		if (person->papers[paper].kind == item->kinds[0] && person->papers[paper].have == HAVE_YES)
			return false;
	return true;
}

static bool is_wanted(const struct view *view, const struct needs *needs, uint32_t test)
{
	bool common = is_for_all(view->rules, needs->item, test);

	if (needs->which == NEEDS_OF_ALL)
		return common;
	return need_is_for_kind(view->rules, test, needs->kind) && !(common && needs->which == NEEDS_BESIDE);
}

static bool is_told(const struct view *view, const struct needs *needs, uint32_t index)
{
	const struct item *item = needs->item;

	if (goes_without_saying(view, item, &view->rules->tests[item->tests[index]])
		|| !is_wanted(view, needs, item->tests[index]))
		return false;
	for (uint32_t before = 0; before < index; before++)
		if (is_wanted(view, needs, item->tests[before])
			&& tests_are_same(
				&view->rules->tests[item->tests[before]], &view->rules->tests[item->tests[index]]))
			return false;
	return true;
}

/* The way that the item is of; NULL for one that stands in none. */
static const struct completion *way_of(const struct view *view, const struct item *item)
{
	for (uint32_t index = 0; index < view->report->completion_count; index++) {
		const struct completion *way = &view->report->completions[index];

		if (item >= way->items && item < way->items + way->item_count)
			return way;
	}
	return NULL;
}

static uint32_t kinds_of_way(const struct completion *way, const struct needs *needs, uint32_t *kinds)
{
	uint32_t count = 0;

	for (uint32_t at = 0; way && at < way->item_count; at++) {
		const struct item *item = &way->items[at];

		if (item->kind != ITEM_PAPER || item->person != needs->item->person
			|| (item == needs->item && !needs->several))
			continue;
		for (uint32_t index = 0; index < item->kind_count; index++)
			if (kinds)
				kinds[count++] = item->kinds[index];
			else
				count++;
	}
	return count;
}

/* What may be counted beside it: the rest of the way, and what the person has already or may have. */
static struct company company_of(const struct view *view, const struct needs *needs)
{
	const struct completion *way = way_of(view, needs->item);
	const struct person *person = view_person(view, needs->item->person);
	uint32_t papers = person ? person->paper_count : 0, count = kinds_of_way(way, needs, NULL);
	uint32_t *kinds = arena_array(view->arena, count + papers + 1, sizeof *kinds);

	count = kinds_of_way(way, needs, kinds);
	for (uint32_t paper = 0; paper < papers; paper++)
		if (paper != needs->item->replaces && person->papers[paper].have != HAVE_NO)
			kinds[count++] = person->papers[paper].kind;
	return (struct company){kinds, count};
}

/* Has it to be another on each of the papers, as the sender of a letter? */
static bool differs(const struct view *view, const struct needs *needs, uint32_t attribute)
{
	uint32_t checklist = view->report->checklist, count = 0;
	struct company company;

	if (!need_is_counted_by(view->rules, attribute))
		return false;
	company = company_of(view, needs);
	for (uint32_t index = 0; needs->which != NEEDS_OF_KIND && index < needs->item->kind_count; index++)
		count += need_is_to_differ(view->rules, checklist, needs->item->kinds[index], attribute, &company);
	if (needs->which == NEEDS_OF_ALL)
		return count && count == needs->item->kind_count;
	return need_is_to_differ(view->rules, checklist, needs->kind, attribute, &company)
		&& count < needs->item->kind_count;
}

/* Has it to be the same on all of the papers, as the holder of two photos? */
static bool agrees(const struct view *view, const struct needs *needs, uint32_t attribute)
{
	uint32_t checklist = view->report->checklist, count = 0;

	if (!some_choose_same(view->rules, attribute))
		return false;
	for (uint32_t index = 0; needs->which != NEEDS_OF_KIND && index < needs->item->kind_count; index++)
		count += need_is_to_agree(view->rules, checklist, needs->item->kinds[index], attribute);
	if (needs->which == NEEDS_OF_ALL)
		return count && count == needs->item->kind_count;
	return need_is_to_agree(view->rules, checklist, needs->kind, attribute) && count < needs->item->kind_count;
}

/* Do the rules have words for each of them that can be said of a paper? */
bool present_needs_are_clauses(const struct view *view, const struct needs *needs)
{
	for (uint32_t index = 0; index < needs->item->test_count; index++)
		if (is_told(view, needs, index)
			&& !present_clause(view, needs->item->person, needs->item->tests[index]))
			return false;
	for (uint32_t attribute = 0; attribute < view->rules->attribute_count; attribute++)
		if (differs(view, needs, attribute) || agrees(view, needs, attribute))
			return false;
	return true;
}

bool present_needs_any(const struct view *view, const struct needs *needs)
{
	for (uint32_t index = 0; index < needs->item->test_count; index++)
		if (is_told(view, needs, index))
			return true;
	for (uint32_t attribute = 0; attribute < view->rules->attribute_count; attribute++)
		if (differs(view, needs, attribute) || agrees(view, needs, attribute))
			return true;
	return false;
}

const char *present_needs(const struct view *view, const struct needs *needs)
{
	struct series series = {.pending = NULL};
	bool clauses = present_needs_are_clauses(view, needs);

	for (uint32_t index = 0; index < needs->item->test_count; index++) {
		uint32_t test = needs->item->tests[index], person = needs->item->person;

		if (is_told(view, needs, index))
			series_add(&series, ", ",
				clauses ? present_clause(view, person, test) : present_need(view, person, test));
	}
	for (uint32_t attribute = 0; attribute < view->rules->attribute_count; attribute++) {
		if (differs(view, needs, attribute))
			series_add(&series, ", ",
				express(view, N_("{label}: different on each"), "label",
					present_text(view, &view->rules->attributes[attribute].label), NULL));
		if (agrees(view, needs, attribute))
			series_add(&series, ", ",
				express(view, N_("{label}: the same on all of them"), "label",
					present_text(view, &view->rules->attributes[attribute].label), NULL));
	}
	return series_finish(view->arena, &series, say(present_tag(view), N_(" and ")));
}

/* "a permit that shows the address", or with labels: "Permit, where this holds: Shows the address". */
const char *present_with_needs(const struct view *view, const char *paper, const struct needs *needs)
{
	const char *words = present_needs(view, needs);

	if (!*words)
		return paper;
	return express(view,
		present_needs_are_clauses(view, needs) ? N_("{paper} that {needs}")
						       : N_("{paper}, where this holds: {needs}"),
		"paper", paper, "needs", words, NULL);
}
