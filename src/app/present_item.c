#include "app/express.h"

#include <string.h>

#include "app/needs.h"
#include "app/plan.h"
#include "app/present_needs.h"
#include "base/text.h"

/* What would make it enough: papers to bring, things to see to. */

/* So many names can be listened to; of more, one fewer are named, so that those left out are several. */
enum { NAMED = 4 };

static uint32_t named_of(const struct item *item)
{
	return item->kind_count > NAMED ? NAMED - 1 : item->kind_count;
}

/* Those that are sure to serve stand first: they need nothing beside what all of them need. */
static const uint32_t *kinds_in_order(const struct view *view, const struct item *item)
{
	uint32_t *kinds = arena_array(view->arena, item->kind_count, sizeof *kinds), count = 0;

	for (int beside = 0; beside < 2; beside++)
		for (uint32_t index = 0; index < item->kind_count; index++)
			if (present_needs_any(view, &(struct needs){item, NEEDS_BESIDE, item->kinds[index], false})
				== beside)
				kinds[count++] = item->kinds[index];
	return kinds;
}

/* As the list names it that asks this of it, else as its kind is named. */
static const char *noun_of(const struct view *view, const struct item *item, uint32_t kind)
{
	for (uint32_t index = 0; index < item->test_count; index++) {
		const struct text *noun = &view->rules->tests[item->tests[index]].noun;

		if (text_given(noun) && need_is_for_kind(view->rules, item->tests[index], kind))
			return present_text(view, noun);
	}
	return present_noun(view, kind);
}

/* "a permit", "a permit, a card or one of 7 others", "2 of these: ..."; without what they must show. */
static const char *names_of_kinds(const struct view *view, const struct item *item, uint32_t times)
{
	struct series series = {.pending = NULL};
	const uint32_t *kinds = kinds_in_order(view, item);
	uint32_t named = named_of(item);
	const char *names;

	for (uint32_t index = 0; index < named; index++)
		series_add(&series, ", ", noun_of(view, item, kinds[index]));
	names = series_finish(
		view->arena, &series, named < item->kind_count ? ", " : say(present_tag(view), N_(" or ")));
	if (named < item->kind_count)
		names = express(view, times > 1 ? N_("{names} or {n} others") : N_("{names} or one of {n} others"),
			"names", names, "n", compose_number(view->arena, (long)(item->kind_count - named)), NULL);
	if (times > 1 && item->kind_count > 1)
		return express(view, N_("{n} of these: {names}"), "n", compose_number(view->arena, (long)times),
			"names", names, NULL);
	return names;
}

static bool has_that_kind(const struct view *view, const struct item *item)
{
	const struct person *person = view_person(view, item->person);

	for (uint32_t index = 0; person && item->kind_count == 1 && index < person->paper_count; index++)
		if (person->papers[index].kind == item->kinds[0] && person->papers[index].have == HAVE_YES)
			return true;
	return false;
}

/* Of one kind: "a photo that is signed (2 of them)"; before what else it needs, "a photo (2 of them), where ...". */
static const char *several_of(const struct view *view, const struct item *item, uint32_t times, const char *paper)
{
	if (times < 2 || item->kind_count > 1)
		return paper;
	return express(
		view, N_("{paper} ({n} of them)"), "paper", paper, "n", compose_number(view->arena, (long)times), NULL);
}

static const char *kinds_in_words(const struct view *view, const struct item *item, uint32_t times)
{
	const struct needs needs = {item, NEEDS_OF_ALL, NO_INDEX, times > 1 || has_that_kind(view, item)};
	const char *names = names_of_kinds(view, item, times);

	if (present_needs_are_clauses(view, &needs))
		return several_of(view, item, times, present_with_needs(view, names, &needs));
	return present_with_needs(view, several_of(view, item, times, names), &needs);
}

static bool all_told(const struct view *view, const struct item *item)
{
	if (item->kind != ITEM_PAPER)
		return true;
	for (uint32_t index = 0; index < item->kind_count; index++)
		if (*present_needs(view, &(struct needs){item, NEEDS_BESIDE, item->kinds[index], false}))
			return false;
	return named_of(item) == item->kind_count;
}

/* The list begins with the words by which the way names it. */
static void tell_kinds(const struct view *view, const struct item *item, bool narrowed, struct said_list *list)
{
	const uint32_t *kinds = kinds_in_order(view, item);
	const char *names = narrowed ? say(present_tag(view), N_("One of them has to be one of these:"))
				     : express(view, N_("{names}:"), "names",
					     text_capital(view->arena, names_of_kinds(view, item, 1)), NULL);

	say_line(view, list, ROLE_PARAGRAPH, 0, names);
	for (uint32_t index = 0; index < item->kind_count; index++)
		say_line(view, list, ROLE_PARAGRAPH, 1,
			present_with_needs(view, noun_of(view, item, kinds[index]),
				&(struct needs){item, NEEDS_OF_KIND, kinds[index], false}));
}

enum { LISTS_AT_MOST = 16 };

void present_kinds(
	const struct view *view, const struct completion *completions, uint32_t count, struct said_list *list)
{
	const struct item *told[LISTS_AT_MOST];
	uint32_t lists = 0;

	for (uint32_t index = 0; index < count; index++)
		for (uint32_t at = 0; at < completions[index].item_count && lists < LISTS_AT_MOST; at++) {
			const struct item *item = &completions[index].items[at];
			bool again = all_told(view, item), other = false;

			for (uint32_t before = 0; before < lists && !again; before++) {
				again = items_are_alike(told[before], item);
				other |= kinds_are_same(told[before], item);
			}
			if (again)
				continue;
			if (!lists)
				say_line(view, list, ROLE_HEADING, 0,
					say(present_tag(view), N_("Papers that can be used")));
			told[lists++] = item;
			tell_kinds(view, item, other, list);
		}
}

/* What to look for is asked below that very paper: in brief its name is enough. */
static const char *paper_to_check(const struct view *view, const struct item *item, bool brief)
{
	const struct paper_ref ref = {item->person, item->replaces, item->kinds[0]};
	const struct needs needs = {item, NEEDS_OF_ALL, NO_INDEX, false};
	const char *words = present_needs(view, &needs);

	if (item->person != PERSON_ME && present_needs_are_clauses(view, &needs))
		return express(view, N_("make sure to have {paper}"), "paper",
			present_with_needs(view, noun_of(view, item, item->kinds[0]), &needs), NULL);
	if (brief || !*words)
		return express(view, N_("check {paper}"), "paper", present_own(view, ref), NULL);
	if (present_needs_are_clauses(view, &needs))
		return express(
			view, N_("check that {paper} {needs}"), "paper", present_own(view, ref), "needs", words, NULL);
	return express(
		view, N_("check {paper}"), "paper", present_with_needs(view, present_paper(view, ref), &needs), NULL);
}

static const char *paper_to_bring(const struct view *view, const struct item *item, uint32_t times, bool brief)
{
	const struct needs needs = {item, NEEDS_OF_ALL, NO_INDEX, false};
	const char *paper;

	if (item->replaces != NO_INDEX && item->kind_count == 1)
		return paper_to_check(view, item, brief);
	paper = kinds_in_words(view, item, times);
	if (has_that_kind(view, item) && !(*present_needs(view, &needs) && present_needs_are_clauses(view, &needs)))
		return express(view, N_("bring one more: {paper}"), "paper", paper, NULL);
	return express(view, N_("bring {paper}"), "paper", paper, NULL);
}

static const char *own_words(const struct view *view, const struct item *item, uint32_t times, bool brief)
{
	const struct rules *rules = view->rules;

	switch (item->kind) {
	case ITEM_PAPER: return paper_to_bring(view, item, times, brief);
	case ITEM_PERSON:
		if (text_given(&rules->roles[item->role].to_do))
			return present_text(view, &rules->roles[item->role].to_do);
		return express(
			view, N_("bring {paper}"), "paper", present_text(view, &rules->roles[item->role].label), NULL);
	case ITEM_DATE:
		return express(view, N_("come on {date} or later"), "date", present_date(view, item->from), NULL);
	case ITEM_TEXT:
	case ITEM_FACT: break;
	}
	if (text_given(&rules->attributes[item->attribute].to_do))
		return present_text(view, &rules->attributes[item->attribute].to_do);
	if (item->kind == ITEM_FACT && item->test_count)
		return express(view, N_("see to this: {need}"), "need",
			present_need(view, item->person, item->tests[0]), NULL);
	return express(view, N_("see to this: {need}"), "need",
		present_text(view, &rules->attributes[item->attribute].label), NULL);
}

static const char *item_in_words(const struct view *view, const struct item *item, uint32_t times, bool brief)
{
	const char *words = own_words(view, item, times, brief);

	if (item->person == PERSON_ME || item->kind == ITEM_PERSON)
		return words;
	if (item->kind == ITEM_PAPER)
		return express(view, N_("ask {person} to {do}"), "person", present_person_noun(view, item->person),
			"do", words, NULL);
	return words;
}

const char *present_item(const struct view *view, const struct item *item)
{
	return item_in_words(view, item, 1, false);
}

static bool same_new_kind(const struct item *left, const struct item *right)
{
	return left->kind == ITEM_PAPER && right->kind == ITEM_PAPER && left->person == right->person
		&& left->kind_count == 1 && right->kind_count == 1 && left->kinds[0] == right->kinds[0]
		&& left->replaces == NO_INDEX && right->replaces == NO_INDEX;
}

static bool same_role(const struct item *left, const struct item *right)
{
	return left->kind == ITEM_PERSON && right->kind == ITEM_PERSON && left->role == right->role;
}

/* Two of the same kinds are said at once, unless one of them has to show what is said of all of its kinds. */
static bool said_at_once(const struct view *view, const struct item *left, const struct item *right)
{
	return (kinds_are_same(left, right) || same_new_kind(left, right))
		&& !strcmp(present_needs(view, &(struct needs){left, NEEDS_OF_ALL, NO_INDEX, false}),
			present_needs(view, &(struct needs){right, NEEDS_OF_ALL, NO_INDEX, false}));
}

/* So many persons of a role, as those of whom nothing more is known. */
static const char *persons_in_words(const struct view *view, const struct item *item, uint32_t times)
{
	const char *words = own_words(view, item, 1, false);

	if (times == 1)
		return words;
	return express(
		view, N_("{do} ({n} of them)"), "do", words, "n", compose_number(view->arena, (long)times), NULL);
}

/* One string for each thing to do, into `parts`, which has room for all items; how many. */
static uint32_t parts_of(const struct view *view, const struct completion *completion, bool brief, const char **parts)
{
	uint32_t count = 0;

	for (uint32_t index = 0; index < completion->item_count; index++) {
		const struct item *item = &completion->items[index];
		uint32_t times = 1, before = 0;

		while (before < index && !same_role(&completion->items[before], item)
			&& !said_at_once(view, &completion->items[before], item))
			before++;
		if (before < index)
			continue;
		for (uint32_t after = index + 1; after < completion->item_count; after++)
			times += same_role(item, &completion->items[after])
				|| said_at_once(view, item, &completion->items[after]);
		parts[count++] = item->kind == ITEM_PERSON ? persons_in_words(view, item, times)
							   : item_in_words(view, item, times, brief);
	}
	return count;
}

uint32_t present_parts(const struct view *view, const struct completion *completion, const char **parts)
{
	return parts_of(view, completion, false, parts);
}

static const char *completion_in_words(const struct view *view, const struct completion *completion, bool brief)
{
	struct series series = {.pending = NULL};
	const char *joint = say(present_tag(view), N_(", and "));
	const char **parts = arena_array(view->arena, completion->item_count + 1, sizeof *parts);
	uint32_t count = parts_of(view, completion, brief, parts);

	for (uint32_t index = 0; index < count; index++)
		series_add(&series, joint, parts[index]);
	return series_finish(view->arena, &series, joint);
}

/* Of those as short as the first, rather one that needs no other paper than those one has. */
static const struct completion *first_to_name(const struct report *report)
{
	for (uint32_t index = 0; index < report->completion_count; index++)
		for (uint32_t item = 0; item < report->completions[index].item_count
			&& report->completions[index].item_count == report->completions[0].item_count;
			item++)
			if (report->completions[index].items[item].kind == ITEM_PAPER
				&& report->completions[index].items[item].replaces != NO_INDEX)
				return &report->completions[index];
	return &report->completions[0];
}

/* On a checklist that is about one person who comes along, or about one text, "bring one" says nothing. */
static bool says_nothing(const struct view *view, const struct completion *completion)
{
	const uint32_t root_index = view->rules->checklists[view->report->checklist].requirement;
	const struct item *item = completion->items;

	if (completion->item_count != 1)
		return false;
	if (item->kind == ITEM_PERSON)
		return plan_root_role(view->rules, root_index) == item->role;
	return item->kind == ITEM_TEXT && view_fact(view, item->person, item->attribute).state == VALUE_EXACT;
}

/* Is it a fact without an answer that says how many are wanted? Then nobody can say how many things are missing. */
static bool number_is_open(const struct view *view, uint32_t index)
{
	const struct requirement *requirement = &view->rules->requirements[index];

	if (requirement->need_fact != NO_INDEX
		&& view_fact(view, PERSON_ME, requirement->need_fact).state != VALUE_EXACT)
		return true;
	for (uint32_t part = 0; part < requirement->parts.count; part++)
		if (number_is_open(view, view->rules->requirement_links[requirement->parts.first + part]))
			return true;
	return false;
}

static const char *much_missing(const struct view *view)
{
	bool open = number_is_open(view, view->rules->checklists[view->report->checklist].requirement);
	const char *names = present_among_missing(view), *words;

	if (open)
		return *names ? express(view, N_("Missing among other things: {names}."), "names", names, NULL) : NULL;
	words = express_count(view, "More than {n} thing is missing.", "More than {n} things are missing.",
		view->report->completions_more);
	return *names ? express(view, N_("{words} Among them: {names}."), "words", words, "names", names, NULL) : words;
}

const char *present_missing(const struct view *view)
{
	const struct report *report = view->report;
	const char *words;

	if (report->verdict == VERDICT_READY)
		return NULL;
	if (report->completion_count && says_nothing(view, &report->completions[0]))
		return report->verdict == VERDICT_NOT_READY && report->proposal_count
			? say(present_tag(view), N_("Change it, or use one of the proposals."))
			: NULL;
	if (!report->completion_count || !report->completions[0].item_count)
		return report->completions_more ? much_missing(view) : why_no_way(view);
	words = completion_in_words(view, first_to_name(report), true);
	if (report->verdict == VERDICT_UNKNOWN)
		return express(view, N_("The shortest way is to {do}."), "do", words, NULL);
	if (report->completion_count > 1 || report->completions_unlisted)
		return express(view, N_("One way is to {do}. There are others."), "do", words, NULL);
	return express(view, N_("You still need to {do}."), "do", words, NULL);
}
