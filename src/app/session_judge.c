#include "app/session_state.h"

#include <stdlib.h>

#include "engine/copies.h"

/* What is computed from the answers and kept until they change: the plan, the report and its questions. */

/* ---- plan ---- */

static void plan_roles(struct session *session, const struct plan *plan)
{
	for (uint32_t index = 0; index < plan->role_count; index++) {
		uint32_t role = plan->roles[index];

		if (session->role_plans[role])
			continue;
		session->role_plans[role] = plan_make(&session->plan_arena, session->rules,
			session->rules->roles[role].requirement, session->answers->visit, false);
		session->copies |= session->role_plans[role]->several;
		plan_roles(session, session->role_plans[role]);
	}
}

void session_plan(struct session *session)
{
	uint32_t checklist = session_here(session)->checklist;
	uint32_t requirement;

	if (checklist == NO_INDEX
		|| (session->plan_checklist == checklist && session->plan_visit == session->answers->visit))
		return;
	arena_reset(&session->plan_arena);
	requirement = session->rules->checklists[checklist].requirement;
	session->plan_checklist = checklist;
	session->plan_visit = session->answers->visit;
	session->root_role = plan_root_role(session->rules, requirement);
	session->role_plans =
		arena_array(&session->plan_arena, session->rules->role_count, sizeof *session->role_plans);
	session->plan = plan_make(&session->plan_arena, session->rules, requirement, session->plan_visit, true);
	session->copies = session->plan->several;
	plan_roles(session, session->plan);
}

const struct plan *session_plan_of(struct session *session, uint32_t code)
{
	session_plan(session);
	if (!session->plan)
		return NULL;
	return code ? session->role_plans[(code - 1) / PERSONS_OF_A_ROLE] : session->plan;
}

/* ---- the report ---- */

static struct person *first_of_role(struct answers *answers, uint32_t role)
{
	for (uint32_t index = 0; index < answers->other_count; index++)
		if (answers->others[index].role == role)
			return &answers->others[index];
	return NULL;
}

/* Where the checklist is about a person who comes along it is judged as if they come: that they do is not the question. */
static void take_along(struct session *session, struct answers *copy)
{
	struct person *person = first_of_role(copy, session->root_role);

	if (!person)
		person = answers_add_person(&session->report_arena, session->rules, copy, session->root_role);
	person->have = HAVE_YES;
}

static bool comes(struct session *session)
{
	struct person *person = first_of_role(session->answers, session->root_role);

	return person && !have_unknown(person->have);
}

/* Among the first `said` papers: how many are of the kind, and are all of those there? */
static uint32_t said_of(const struct person *person, uint32_t said, uint32_t kind, bool *all)
{
	uint32_t count = 0;

	*all = true;
	for (uint32_t index = 0; index < said; index++)
		if (person->papers[index].kind == kind) {
			count++;
			*all &= person->papers[index].have == HAVE_YES;
		}
	return count;
}

/* Where more papers of one kind than one can count, there may be as many as could, until somebody says that there is
 * no more. The first of each kind come first, so that they are asked for in the order of the page. */
static void add_copies(struct session *session, struct person *person, const struct plan *plan)
{
	uint32_t said = person->paper_count;
	const uint32_t *copies;
	bool all;

	if (person->papers_complete)
		return;
	copies = copies_for_person(
		&session->report_arena, session->rules, plan->requirement, session->answers->visit, person);
	for (uint32_t index = 0; index < plan->kind_count; index++)
		if (!plan->kinds[index].never && !said_of(person, said, plan->kinds[index].kind, &all))
			answers_add_paper(&session->report_arena, session->rules, person, plan->kinds[index].kind);
	for (uint32_t index = 0; index < plan->kind_count; index++) {
		uint32_t kind = plan->kinds[index].kind, count = said_of(person, said, kind, &all);

		for (count += !count; all && count < copies[kind] && count < COPIES_MOST; count++)
			answers_add_paper(&session->report_arena, session->rules, person, kind);
	}
}

static const struct answers *answers_to_judge(struct session *session)
{
	bool along;
	struct answers *copy;

	session_plan(session);
	along = session->root_role != NO_INDEX && !comes(session);
	if (!along && !session->copies)
		return session->answers;
	copy = answers_copy(&session->report_arena, session->rules, session->answers, false);
	if (along)
		take_along(session, copy);
	for (uint32_t number = 0; session->copies && number <= copy->other_count; number++) {
		struct person *person = number ? &copy->others[number - 1] : &copy->me;
		const struct plan *plan = number ? session->role_plans[person->role] : session->plan;

		if (plan && (!number || person->have == HAVE_YES))
			add_copies(session, person, plan);
	}
	return copy;
}

/* The first person of the role of whom it is not known yet whether they come. */
static uint32_t open_person(struct session *session, uint32_t role)
{
	uint32_t code = 1 + role * PERSONS_OF_A_ROLE;
	const struct person *person;

	while ((person = session_person(session, code)) && !have_unknown(person->have)
		&& code < role * PERSONS_OF_A_ROLE + PERSONS_OF_A_ROLE)
		code++;
	return code;
}

/* The person as they were judged: there may be papers of which nothing is said yet. */
static const struct person *judged_person(const struct session *session, uint32_t number)
{
	if (number == PERSON_ME)
		return &session->judged->me;
	return number <= session->judged->other_count ? &session->judged->others[number - 1] : NULL;
}

static struct target target_of_ask(struct session *session, const struct ask *ask)
{
	uint32_t code = ask->kind == ASK_PERSON ? 0 : session_person_code(session, ask->person);
	const struct person *person = ask->kind == ASK_PERSON ? NULL : judged_person(session, ask->person);
	uint32_t ordinal = 0;

	if ((ask->kind == ASK_HAVE || ask->kind == ASK_ATTRIBUTE) && ask->paper.index != NO_INDEX && person
		&& ask->paper.index < person->paper_count)
		ordinal = paper_ordinal(person, ask->paper.index);
	switch (ask->kind) {
	case ASK_HAVE:
		return (struct target){.what = WHAT_PAPER, .person = code, .kind = ask->paper.kind, .ordinal = ordinal};
	case ASK_ATTRIBUTE:
		return (struct target){.what = WHAT_VALUE,
			.person = code,
			.kind = ask->paper.kind,
			.ordinal = ordinal,
			.attribute = ask->attribute};
	case ASK_FACT: return (struct target){.what = WHAT_FACT, .person = code, .attribute = ask->attribute};
	case ASK_EVENTS: return (struct target){.what = WHAT_EVENTS, .person = code, .kind = ask->requirement};
	case ASK_PERSON: return (struct target){.what = WHAT_PERSON, .person = open_person(session, ask->role)};
	default: return (struct target){.what = WHAT_SAME, .attribute = ask->attribute};
	}
}

static int by_key(const void *left, const void *right)
{
	const struct asked *one = left, *other = right;

	if (one->key != other->key)
		return one->key < other->key ? -1 : 1;
	return one->index < other->index ? -1 : one->index > other->index;
}

static struct asked *asks_by_key(struct session *session, const struct report *report)
{
	struct asked *asks = arena_array(&session->report_arena, report->ask_count, sizeof *asks);

	for (uint32_t index = 0; index < report->ask_count; index++)
		asks[index] = (struct asked){target_key(target_of_ask(session, &report->asks[index])), index};
	qsort(asks, report->ask_count, sizeof *asks, by_key);
	return asks;
}

static const struct asked *asked_at(const struct asked *asks, uint32_t count, struct target target)
{
	struct asked wanted = {.key = target_key(target)};
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (asks[middle].key < wanted.key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && asks[low].key == wanted.key ? &asks[low] : NULL;
}

const struct report *session_report(struct session *session)
{
	uint32_t checklist = session_here(session)->checklist;

	if (checklist == NO_INDEX)
		return NULL;
	if (session->report && session->report->checklist == checklist)
		return session->report;
	arena_reset(&session->report_arena);
	session->judged = answers_to_judge(session);
	session->report = report_make(&session->report_arena, session->rules, checklist, session->judged, REPORT_ALL);
	session->asks = asks_by_key(session, session->report);
	session->settling_found = session->after_found = false;
	return session->report;
}

/* The list of what to take along tells also what its first way counts on: sought once for the answers, when the list is
 * first seen, and not with every answer or every line of it. */
static const struct report *report_with_after(struct session *session)
{
	const struct report *report = session_report(session);
	struct report *kept;

	if (session->after_found || !report->completion_count)
		return report;
	session->after_found = true;
	kept = arena_alloc(&session->report_arena, sizeof *kept);
	*kept = *report;
	kept->after = report_make(&session->report_arena, session->rules, report->checklist, session->judged,
		REPORT_COMPLETIONS | REPORT_AFTER)
			      ->after;
	session->report = kept;
	return kept;
}

struct view session_view(struct session *session, struct arena *arena)
{
	bool judged = session_here(session)->checklist != NO_INDEX;
	bool taking = session_here(session)->place == PLACE_TAKE;

	const struct report *report = !judged ? NULL : taking ? report_with_after(session) : session_report(session);

	return (struct view){.arena = arena,
		.rules = session->rules,
		.answers = judged ? session->judged : session->answers,
		.report = report,
		.language = session->language};
}

/* ---- the report's questions ---- */

struct value session_operand(struct session *session, struct target target, uint32_t index)
{
	const struct test *test = &session->rules->tests[index];
	const struct paper *paper = session_paper(session, target);
	const struct person *person = session_person(session, target.person);

	if (test->operand == NO_INDEX)
		return (struct value){.state = VALUE_UNKNOWN};
	if (test->operand_subject == SUBJECT_PAPER && target.what == WHAT_VALUE)
		return paper ? paper_value(session->rules, paper, test->operand)
			     : (struct value){.state = VALUE_UNKNOWN};
	return person ? person->facts[test->operand] : (struct value){.state = VALUE_UNKNOWN};
}

const struct ask *session_ask(struct session *session, struct target target, uint32_t *rank)
{
	const struct report *report = session_report(session);
	const struct asked *asked = report ? asked_at(session->asks, report->ask_count, target) : NULL;

	if (asked && rank)
		*rank = asked->index + 1;
	return asked ? &report->asks[asked->index] : NULL;
}

static void find_settling(struct session *session)
{
	struct answers *these = answers_copy(&session->report_arena, session->rules, session->judged, false);
	const struct report *report;

	for (uint32_t number = 0; number <= these->other_count; number++) {
		struct person *person = number ? &these->others[number - 1] : &these->me;

		person->papers_complete = true;
		for (uint32_t paper = 0; paper < person->paper_count; paper++)
			if (person->papers[paper].have != HAVE_YES)
				person->papers[paper].have = HAVE_NO;
	}
	report = report_make(&session->report_arena, session->rules, session->report->checklist, these, REPORT_ASKS);
	session->settling = asks_by_key(session, report);
	session->settling_count = report->ask_count;
	session->settling_found = true;
}

bool session_asked_of_these(struct session *session, struct target target)
{
	if (!session_ask(session, target, NULL))
		return false;
	if (!session->settling_found)
		find_settling(session);
	return asked_at(session->settling, session->settling_count, target);
}

/* The test that the question is about, be it one that yes or no can tell or not. */
static uint32_t test_asked(struct session *session, struct target target)
{
	const struct ask *ask = session_ask(session, target, NULL);
	const struct plan *plan;

	if (ask && ask->test != NO_INDEX)
		return ask->test;
	plan = session_plan_of(session, target.person);
	if (!plan)
		return NO_INDEX;
	if (target.what == WHAT_VALUE)
		return plan_paper_test(session->rules, plan, target.kind, target.attribute);
	for (uint32_t fact = 0; target.what == WHAT_FACT && fact < plan->fact_count; fact++)
		if (plan->facts[fact].attribute == target.attribute)
			return plan->facts[fact].test;
	return NO_INDEX;
}

/* A name, a choice or a country, or a limit that is not known yet, cannot be told by yes or no: the value is asked. */
uint32_t session_test(struct session *session, struct target target)
{
	uint32_t test = test_asked(session, target);
	const struct value nothing = {.state = VALUE_UNKNOWN};
	struct value operand, yes, no;

	if (test == NO_INDEX || session->rules->attributes[target.attribute].type == TYPE_YES_NO)
		return test;
	operand = session_operand(session, target, test);
	return test_plain_answers(session->rules, &session->rules->tests[test], &nothing, &operand,
		       session->answers->visit, &yes, &no)
		? test
		: NO_INDEX;
}
