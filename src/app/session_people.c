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
