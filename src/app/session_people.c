#include "app/session_state.h"

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

static bool same_paper(struct session *session, const struct ask *ask, struct target target)
{
	struct person *person = session_person(session, target.person);

	if (ask->paper.kind != target.kind)
		return false;
	if (ask->paper.index == NO_INDEX || !person || ask->paper.index >= person->paper_count)
		return target.ordinal == 0;
	return paper_ordinal(person, ask->paper.index) == target.ordinal;
}

static bool is_about(struct session *session, const struct ask *ask, struct target target)
{
	switch (target.what) {
	case WHAT_PAPER:
		return ask->kind == ASK_HAVE && same_paper(session, ask, target);
	case WHAT_VALUE:
		return ask->kind == ASK_ATTRIBUTE && ask->attribute == target.attribute && same_paper(session, ask, target);
	case WHAT_FACT:
		return ask->kind == ASK_FACT && ask->attribute == target.attribute;
	case WHAT_EVENTS:
		return ask->kind == ASK_EVENTS && ask->requirement == target.kind;
	case WHAT_PERSON: {
		const struct person *person = session_person(session, target.person);

		return ask->kind == ASK_PERSON && ask->role == (target.person - 1) / PERSONS_OF_A_ROLE &&
			(!person || have_unknown(person->have));
	}
	case WHAT_SAME:
		return ask->kind == ASK_TEXT_SAME && ask->attribute == target.attribute;
	default:
		return false;
	}
}

const struct ask *session_ask(struct session *session, struct target target, uint32_t *rank)
{
	const struct report *report = session_report(session);
	uint32_t number = session_person_number(session, target.person);

	for (uint32_t index = 0; report && index < report->ask_count; index++) {
		const struct ask *ask = &report->asks[index];

		if ((ask->person == number || ask->kind == ASK_PERSON) && is_about(session, ask, target)) {
			if (rank)
				*rank = index + 1;
			return ask;
		}
	}
	return NULL;
}

uint32_t session_test(struct session *session, struct target target)
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

struct value session_operand(struct session *session, struct target target, uint32_t index)
{
	const struct test *test = &session->rules->tests[index];
	const struct paper *paper = session_paper(session, target);
	const struct person *person = session_person(session, target.person);

	if (test->operand == NO_INDEX)
		return (struct value){.state = VALUE_UNKNOWN};
	if (test->operand_subject == SUBJECT_PAPER && target.what == WHAT_VALUE)
		return paper ? paper_value(session->rules, paper, test->operand) : (struct value){.state = VALUE_UNKNOWN};
	return person ? person->facts[test->operand] : (struct value){.state = VALUE_UNKNOWN};
}
