#include "app/present.h"

#include <string.h>

#include "app/compose.h"
#include "app/express.h"
#include "base/date.h"
#include "model/alike.h"

const char *present_tag(const struct view *view)
{
	return view->rules->languages[view->language].tag;
}

const char *present_date(const struct view *view, int32_t day)
{
	return say_date(view->arena, present_tag(view), day);
}

const char *present_text(const struct view *view, const struct text *text)
{
	const char *written = text_in(text, view->language);
	const char *pairs[3] = {NULL};

	if (!strchr(written, '{'))
		return written;
	if (view->answers) {
		pairs[0] = "visit";
		pairs[1] = present_date(view, view->answers->visit);
	}
	return fill(view->arena, view->rules, text, view->language, pairs);
}

/* ---- names ---- */

const char *present_kind(const struct view *view, uint32_t kind)
{
	return present_text(view, &view->rules->kinds[kind].label);
}

/* How many persons of the role stand before this one, and how many there are. */
static uint32_t place_among_others(const struct view *view, uint32_t person, uint32_t role, uint32_t *count)
{
	uint32_t place = 0;

	*count = 0;
	for (uint32_t index = 0; index < view->answers->other_count; index++) {
		if (view->answers->others[index].role != role)
			continue;
		++*count;
		place += index + 1 < person;
	}
	return place;
}

const char *present_person(const struct view *view, uint32_t person)
{
	const struct person *found;
	uint32_t role, place, count;

	if (person == PERSON_ME)
		return say(present_tag(view), N_("You"));
	found = view_person(view, person);
	role = found ? found->role : person - PERSON_NEW;
	if (role >= view->rules->role_count)
		return "";
	place = found ? place_among_others(view, person, role, &count) : 0;
	if (!place)
		return present_text(view, &view->rules->roles[role].label);
	return express(view, N_("{name} {number}"), "name", present_text(view, &view->rules->roles[role].label),
		"number", compose_number(view->arena, (long)place + 1), NULL);
}

/* Which of its kind among those that the person has: 1, 2, ... */
static long number_of(const struct view *view, struct paper_ref paper)
{
	const struct person *person = view_person(view, paper.person);
	long number = 1;

	if (person && paper.index != NO_INDEX)
		for (uint32_t index = 0; index < paper.index && index < person->paper_count; index++)
			number += person->papers[index].kind == paper.kind;
	return number;
}

const char *present_paper(const struct view *view, struct paper_ref paper)
{
	const char *name = present_kind(view, paper.kind);
	long number = number_of(view, paper);

	if (number > 1)
		name = express(
			view, N_("{name} {number}"), "name", name, "number", compose_number(view->arena, number), NULL);
	if (paper.person == PERSON_ME)
		return name;
	return express(view, N_("{person}: {name}"), "person", present_person(view, paper.person), "name", name, NULL);
}

/* Is it the only one of its kind that this person has? */
static bool is_the_only(const struct person *person, struct paper_ref paper)
{
	for (uint32_t index = 0; index < person->paper_count; index++)
		if (person->papers[index].kind == paper.kind && index != paper.index
			&& person->papers[index].have != HAVE_NO)
			return false;
	return true;
}

const char *present_own(const struct view *view, struct paper_ref paper)
{
	const struct text *noun = &view->rules->kinds[paper.kind].own_noun;

	if (paper.person != PERSON_ME || !text_given(noun) || !is_the_only(&view->answers->me, paper))
		return present_paper(view, paper);
	return present_text(view, noun);
}

const char *present_noun(const struct view *view, uint32_t kind)
{
	const struct text *noun = &view->rules->kinds[kind].noun;

	return text_given(noun) ? present_text(view, noun) : present_kind(view, kind);
}

const char *present_person_noun(const struct view *view, uint32_t person)
{
	const struct person *found = view_person(view, person);
	uint32_t count = 1;

	if (found)
		place_among_others(view, person, found->role, &count);
	if (!found || count > 1 || !text_given(&view->rules->roles[found->role].noun))
		return present_person(view, person);
	return present_text(view, &view->rules->roles[found->role].noun);
}

/* ---- values ---- */

const char *value_in_words(const struct view *view, const struct attribute *attribute, int32_t low)
{
	const char *tag = present_tag(view);

	switch (attribute->type) {
	case TYPE_YES_NO: return say(tag, low ? N_("yes") : N_("no"));
	case TYPE_DATE: return low == VALUE_NEVER ? say(tag, N_("never")) : present_date(view, low);
	case TYPE_COUNTRY: return say_country(view->arena, tag, low);
	case TYPE_CHOICE:
		if (low >= 0 && (uint32_t)low < attribute->choice_count) {
			const struct choice *choice = &attribute->choices[low];

			return text_given(&choice->label) ? present_text(view, &choice->label) : choice->id;
		}
		return "";
	default: return compose_number(view->arena, low);
	}
}

const char *range_in_words(const struct view *view, const struct attribute *attribute, int32_t low, int32_t high)
{
	bool from = low > (attribute->type == TYPE_DATE ? DATE_MIN : 0) && low != VALUE_LOWEST;
	bool date = attribute->type == TYPE_DATE;
	bool until = high < (date ? DATE_MAX : 999999999);
	const char *first = from ? value_in_words(view, attribute, low) : "";
	const char *last = until ? value_in_words(view, attribute, high) : "";

	if (from && until)
		return express(view, N_("{first} to {last}"), "first", first, "last", last, NULL);
	if (from && date)
		return express(view, N_("{date} or later"), "date", first, NULL);
	if (until && date)
		return express(view, N_("{date} or earlier"), "date", last, NULL);
	if (from)
		return express(view, N_("at least {n}"), "n", first, NULL);
	if (until)
		return express(view, N_("at most {n}"), "n", last, NULL);
	return say(present_tag(view), N_("any"));
}

static const char *several_values(
	const struct view *view, const struct attribute *attribute, const struct value *value, const char *last)
{
	struct series series = {.pending = NULL};

	for (uint32_t index = 0; index < value->count; index++)
		series_add(&series, ", ",
			value->more[index].text ? value->more[index].text
						: value_in_words(view, attribute, value->more[index].low));
	return series_finish(view->arena, &series, say(present_tag(view), last));
}

const char *either_value(const struct view *view, uint32_t attribute, const struct value *value)
{
	if (value->state == VALUE_EXACT && value->count)
		return several_values(view, &view->rules->attributes[attribute], value, N_(" or "));
	return present_value(view, attribute, value);
}

const char *present_value(const struct view *view, uint32_t index, const struct value *value)
{
	const struct attribute *attribute = &view->rules->attributes[index];
	const char *tag = present_tag(view);

	switch (value->state) {
	case VALUE_NONE: return say(tag, N_("none"));
	case VALUE_BETWEEN: return range_in_words(view, attribute, value->low, value->high);
	case VALUE_EXACT:
		if (attribute->secret)
			return say(tag, N_("given"));
		if (value->count)
			return several_values(view, attribute, value, N_(" and "));
		if (attribute->type == TYPE_TEXT) /* a page is compared with the next, when the answer is another */
			return arena_string(view->arena, value->text);
		if (value->born)
			return express(view, N_("born on {date}"), "date", present_date(view, value->low), NULL);
		return value_in_words(view, attribute, value->low);
	case VALUE_UNKNOWN: break;
	}
	return say(tag, value->unwilling ? N_("not sure") : N_("not known"));
}

/* ---- questions ---- */

const char *present_boundary(const struct view *view, uint32_t person, const struct test *test)
{
	struct value other = {.state = VALUE_UNKNOWN};
	int32_t day;

	if (test->operand != NO_INDEX && test->operand_subject == SUBJECT_PERSON)
		other = view_fact(view, person, test->operand);
	day = test_boundary(view->rules, test, &other, view->answers->visit);
	if (day == INT32_MIN)
		day = view->answers->visit;
	return present_date(view, day < DATE_MIN ? DATE_MIN : day > DATE_MAX ? DATE_MAX : day);
}

/* Of what is left, the length alone, as of an age: "from now" and "ago" are the question's own. */
static const char *limit_in_question(const struct view *view, uint32_t person, uint32_t index)
{
	const struct test *test = &view->rules->tests[index];

	return test->operation >= OP_LEFT_AT_MOST && test->operation <= OP_LEFT_MORE
		? present_length(view, test)
		: present_limit(view, person, index);
}

static const char *fill_test(const struct view *view, uint32_t person, uint32_t test, const struct text *text)
{
	const char *pairs[] = {"visit", present_date(view, view->answers->visit), "limit",
		limit_in_question(view, person, test), "date",
		present_boundary(view, person, &view->rules->tests[test]), NULL};

	return fill(view->arena, view->rules, text, view->language, pairs);
}

const char *present_question(const struct view *view, uint32_t person, uint32_t index, uint32_t test)
{
	const struct attribute *attribute = &view->rules->attributes[index];

	if (test != NO_INDEX && test_asks_plainly(view->rules, &view->rules->tests[test]))
		return fill_test(view, person, test, &attribute->plain);
	if (text_given(&attribute->ask))
		return present_text(view, &attribute->ask);
	return present_text(view, &attribute->label);
}

const char *present_brief(const struct view *view, uint32_t person, uint32_t index, uint32_t test)
{
	const struct attribute *attribute = &view->rules->attributes[index];
	const bool plain = test != NO_INDEX && test_asks_plainly(view->rules, &view->rules->tests[test]);

	if (plain && text_given(&attribute->brief))
		return fill_test(view, person, test, &attribute->brief);
	if (attribute->type == TYPE_YES_NO && text_given(&attribute->brief))
		return present_text(view, &attribute->brief);
	return plain && attribute->type != TYPE_YES_NO ? NULL : present_text(view, &attribute->label);
}

/* The question that yes or no answers; NULL where there is none, or its limit is a fact that is not known. */
static const char *fill_events(const struct view *view, uint32_t person, uint32_t index, const struct text *text)
{
	const struct requirement *requirement = &view->rules->requirements[index];
	struct value need = value_exact((int32_t)requirement->need);

	if (requirement->need_fact != NO_INDEX)
		need = view_fact(view, person, requirement->need_fact);
	if (!text_given(text) || need.state != VALUE_EXACT)
		return NULL;

	const char *number = compose_number(view->arena, need.low);
	const char *limit = requirement->limit == EVENTS_AT_MOST ? express(view, N_("at most {n}"), "n", number, NULL)
								 : express(view, N_("at least {n}"), "n", number, NULL);
	const char *pairs[] = {"visit", present_date(view, view->answers->visit), "limit", limit, NULL};

	return fill(view->arena, view->rules, text, view->language, pairs);
}

const char *present_events(const struct view *view, uint32_t person, uint32_t index)
{
	const struct event_type *event = &view->rules->events[view->rules->requirements[index].events];
	const char *plain = fill_events(view, person, index, &event->plain);

	return plain ? plain : present_text(view, &event->ask);
}

const char *present_events_brief(const struct view *view, uint32_t person, uint32_t index)
{
	const struct event_type *event = &view->rules->events[view->rules->requirements[index].events];

	return fill_events(view, person, index, &event->plain) ? fill_events(view, person, index, &event->brief)
							       : present_text(view, &event->label);
}

const char *present_have(const struct view *view, struct paper_ref paper)
{
	const char *noun = present_noun(view, paper.kind);

	/* Of a second one the number is said. */
	if (!text_given(&view->rules->kinds[paper.kind].noun) || number_of(view, paper) > 1)
		return express(view, N_("Do you have this: {name}?"), "name", present_paper(view, paper), NULL);
	if (paper.person == PERSON_ME)
		return express(view, N_("Do you have {paper}?"), "paper", noun, NULL);
	return express(view, N_("{person}: do they have {paper}?"), "person", present_person(view, paper.person),
		"paper", noun, NULL);
}

const char *present_same(const struct view *view, const struct text_rule *rule)
{
	if (text_given(&rule->plain))
		return present_text(view, &rule->plain);
	return express(view, N_("Is it the same as this: {name}?"), "name",
		present_text(view, &view->rules->attributes[rule->other].label), NULL);
}

const char *present_ask(const struct view *view, const struct ask *ask)
{
	const struct rules *rules = view->rules;

	switch (ask->kind) {
	case ASK_HAVE: return present_have(view, ask->paper);
	case ASK_ATTRIBUTE:
		return express(view, N_("{name}: {question}"), "name", present_paper(view, ask->paper), "question",
			present_question(view, ask->person, ask->attribute, ask->test), NULL);
	case ASK_FACT: return present_question(view, ask->person, ask->attribute, ask->test);
	case ASK_PERSON: return present_text(view, &rules->roles[ask->role].ask);
	case ASK_EVENTS: return present_events(view, ask->person, ask->requirement);
	case ASK_TEXT_SAME:
		for (uint32_t rule = 0; rule < rules->text_rule_count; rule++)
			if (rules->text_rules[rule].kind == TEXT_NOT_SAME
				&& rules->text_rules[rule].other == ask->attribute)
				return present_same(view, &rules->text_rules[rule]);
		break;
	}
	return present_text(view, &rules->attributes[ask->attribute].label);
}
