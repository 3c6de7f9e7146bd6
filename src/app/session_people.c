#include "app/session_state.h"

#include <stdlib.h>

/* Finding persons, papers and values by their place among equals. */

uint32_t session_person_number(const struct session *session, uint32_t code)
{
	uint32_t role, wanted;

	if (!code)
		return PERSON_ME;
	role = (code - 1) / PERSONS_OF_A_ROLE;
	wanted = (code - 1) % PERSONS_OF_A_ROLE;
	for (uint32_t index = 0; index < session->answers->other_count; index++)
		if (session->answers->others[index].role == role && !wanted--)
			return index + 1;
	return PERSON_NEW + role;
}

uint32_t session_person_code(const struct session *session, uint32_t number)
{
	uint32_t role, place = 0;

	if (number == PERSON_ME)
		return 0;
	if (number < PERSON_NEW && number > session->answers->other_count)
		number = PERSON_NEW + session->root_role; /* only in what was judged: one who is taken to come along */
	if (number >= PERSON_NEW) {
		role = number - PERSON_NEW;
		for (uint32_t index = 0; index < session->answers->other_count; index++)
			place += session->answers->others[index].role == role;
		return 1 + role * PERSONS_OF_A_ROLE + (place < PERSONS_OF_A_ROLE ? place : PERSONS_OF_A_ROLE - 1);
	}
	role = session->answers->others[number - 1].role;
	for (uint32_t index = 0; index + 1 < number; index++)
		place += session->answers->others[index].role == role;
	return 1 + role * PERSONS_OF_A_ROLE + (place < PERSONS_OF_A_ROLE ? place : PERSONS_OF_A_ROLE - 1);
}

struct person *session_person(struct session *session, uint32_t code)
{
	uint32_t number = session_person_number(session, code);

	if (number == PERSON_ME)
		return &session->answers->me;
	return number >= PERSON_NEW ? NULL : &session->answers->others[number - 1];
}

uint32_t paper_ordinal(const struct person *person, uint32_t index)
{
	uint32_t ordinal = 0;

	for (uint32_t before = 0; before < index; before++)
		ordinal += person->papers[before].kind == person->papers[index].kind;
	return ordinal;
}

struct paper *session_paper(struct session *session, struct target target)
{
	struct person *person = session_person(session, target.person);
	uint32_t ordinal = target.ordinal;

	for (uint32_t index = 0; person && index < person->paper_count; index++)
		if (person->papers[index].kind == target.kind && !ordinal--)
			return &person->papers[index];
	return NULL;
}

struct value *session_value(struct session *session, struct target target)
{
	struct person *person;
	struct paper *paper;

	if (target.attribute >= session->rules->attribute_count)
		return NULL;
	if (target.what == WHAT_VALUE) {
		paper = session_paper(session, target);
		return paper ? &paper->values[target.attribute] : NULL;
	}
	person = session_person(session, target.person);
	return person ? &person->facts[target.attribute] : NULL;
}

/* ---- the report's questions ---- */

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

void session_index_asks(struct session *session)
{
	const struct report *report = session->report;

	session->asks = arena_array(&session->report_arena, report->ask_count, sizeof *session->asks);
	for (uint32_t index = 0; index < report->ask_count; index++)
		session->asks[index] = (struct asked){target_key(target_of_ask(session, &report->asks[index])), index};
	qsort(session->asks, report->ask_count, sizeof *session->asks, by_key);
}

const struct ask *session_ask(struct session *session, struct target target, uint32_t *rank)
{
	const struct report *report = session_report(session);
	uint64_t key = target_key(target);
	uint32_t low = 0, high = report ? report->ask_count : 0;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (session->asks[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	if (!report || low == report->ask_count || session->asks[low].key != key)
		return NULL;
	if (rank)
		*rank = session->asks[low].index + 1;
	return &report->asks[session->asks[low].index];
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
