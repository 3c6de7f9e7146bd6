#include "app/session_state.h"

/* Changing answers. Each change is remembered first, so that it can be taken back. */

/* As many as a requirement wants; all there may be while nobody has said how many. */
static uint32_t wanted_by(const struct session *session, const struct requirement *requirement)
{
	const struct value *fact;

	if (requirement->need_fact == NO_INDEX)
		return requirement->need;
	fact = &session->answers->me.facts[requirement->need_fact];
	return fact->state == VALUE_EXACT && !fact->count ? (uint32_t)fact->low : UINT32_MAX;
}

/* Who has named as many persons of a role as are asked for has named all who come, and so has who says that one
 * does not; one more can be added. */
static void close_role(struct session *session, uint32_t role)
{
	uint32_t wanted = 1, coming = 0;
	bool refused = false;

	for (uint32_t index = 0; index < session->rules->requirement_count; index++) {
		const struct requirement *requirement = &session->rules->requirements[index];
		uint32_t more = requirement->kind == REQUIRE_PERSON && requirement->role == role
			? wanted_by(session, requirement)
			: 0;

		wanted = more > wanted ? more : wanted;
	}
	for (uint32_t index = 0; index < session->answers->other_count; index++) {
		const struct person *other = &session->answers->others[index];

		coming += other->role == role && other->have == HAVE_YES;
		refused |= other->role == role && other->have == HAVE_NO;
	}
	session->answers->roles_complete[role] = refused || coming >= wanted;
}

static bool somebody_named(const struct answers *answers, uint32_t role)
{
	for (uint32_t index = 0; index < answers->other_count; index++)
		if (answers->others[index].role == role)
			return true;
	return false;
}

/* A fact may say how many are wanted. */
static void close_roles(struct session *session)
{
	for (uint32_t index = 0; index < session->rules->requirement_count; index++) {
		const struct requirement *requirement = &session->rules->requirements[index];

		if (requirement->kind == REQUIRE_PERSON && requirement->need_fact != NO_INDEX
			&& somebody_named(session->answers, requirement->role))
			close_role(session, requirement->role);
	}
}

/* The person, made where this is the first that is said of them. */
static struct person *make_person(struct session *session, uint32_t code, enum have have)
{
	struct person *person = session_person(session, code);

	if (!person) {
		person = answers_add_person(
			&session->now, session->rules, session->answers, (code - 1) / PERSONS_OF_A_ROLE);
		person->have = have;
		close_role(session, person->role);
	}
	return person;
}

static struct paper *make_paper(struct session *session, struct target target)
{
	struct person *person = make_person(session, target.person, HAVE_YES);
	struct paper *paper = session_paper(session, target);

	if (paper)
		return paper;
	/* "That is all" made it absent: to answer about one paper is to say more. */
	return answers_add_paper(&session->now, session->rules, person, target.kind);
}

static const enum have have_of[] = {[ANSWER_NOTHING] = HAVE_UNKNOWN,
	[ANSWER_YES] = HAVE_YES,
	[ANSWER_NO] = HAVE_NO,
	[ANSWER_NOT_SURE] = HAVE_NOT_SURE,
	[ANSWER_VALUE] = HAVE_UNKNOWN};

static bool set_person(struct session *session, struct target target, enum answer answer)
{
	make_person(session, target.person, have_of[answer])->have = have_of[answer];
	close_role(session, (target.person - 1) / PERSONS_OF_A_ROLE);
	return true;
}

static struct value *make_value(struct session *session, struct target target)
{
	if (target.what == WHAT_VALUE) {
		struct paper *paper = make_paper(session, target);

		if (have_unknown(paper->have))
			paper->have = HAVE_YES;
		return &paper->values[target.attribute];
	}
	return &make_person(session, target.person, HAVE_YES)->facts[target.attribute];
}

/* What a yes or a no tells of the value: itself, or on which side of the limit it lies. */
static bool plain_value(struct session *session, struct target target, enum answer answer, struct value *result)
{
	const struct attribute *attribute = &session->rules->attributes[target.attribute];
	const struct value *known = session_value(session, target);
	struct value unknown = {.state = VALUE_UNKNOWN}, operand, yes, no;
	uint32_t test;

	*result = unknown;
	result->unwilling = answer == ANSWER_NOT_SURE;
	if (answer == ANSWER_NOTHING || answer == ANSWER_NOT_SURE)
		return true;
	if (attribute->type == TYPE_YES_NO) {
		*result = value_exact(answer == ANSWER_YES);
		return true;
	}
	test = session_test(session, target);
	if (test == NO_INDEX)
		return false;
	operand = session_operand(session, target, test);
	/* A second thought replaces the first; an answer to a further question narrows what is known. */
	if (!known || session_answer(session, target) != ANSWER_NOTHING)
		known = &unknown;
	if (!test_plain_answers(
		    session->rules, &session->rules->tests[test], known, &operand, session->answers->visit, &yes, &no))
		return false;
	*result = answer == ANSWER_YES ? yes : no;
	return true;
}

static bool set_events(struct session *session, struct target target, enum answer answer)
{
	const struct requirement *requirement = &session->rules->requirements[target.kind];
	uint32_t limit = session_event_limit(session, target);
	bool at_most = requirement->limit == EVENTS_AT_MOST;
	struct event_log log = {.state = EVENTS_COUNTED, .counted_for = session->answers->visit};

	if (answer == ANSWER_NOT_SURE || answer == ANSWER_NOTHING) {
		log = (struct event_log){.state = EVENTS_UNKNOWN, .count = answer == ANSWER_NOT_SURE};
	} else {
		bool few = (answer == ANSWER_YES) == at_most;

		if (limit == UINT32_MAX || (few && !at_most && !limit))
			return false;
		log.low = few ? 0 : at_most ? limit + 1 : limit;
		log.high = !few ? UINT32_MAX : at_most ? limit : limit - 1;
	}
	make_person(session, target.person, HAVE_YES)->logs[requirement->events] = log;
	return true;
}

static bool set_same(struct session *session, struct target target, enum answer answer)
{
	struct value *fact = &session->answers->me.facts[target.attribute];
	const struct plan *plan = session_plan_of(session, 0);

	*fact = (struct value){
		.state = answer == ANSWER_NO ? VALUE_NONE : VALUE_UNKNOWN, .unwilling = answer == ANSWER_NOT_SURE};
	if (answer != ANSWER_YES)
		return true;
	/* It is their own: nothing of it is kept. */
	for (uint32_t index = 0; plan && index < plan->text_count; index++) {
		const struct requirement *requirement = &session->rules->requirements[plan->texts[index]];

		if (session_text_compared(session->rules, requirement, target.attribute))
			session_text_refuse(session, requirement->attribute);
	}
	session_texts_attach(session);
	return true;
}

static bool apply(struct session *session, struct target target, enum answer answer)
{
	struct value value;

	switch (target.what) {
	case WHAT_PAPER: make_paper(session, target)->have = have_of[answer]; return true;
	case WHAT_PERSON: return set_person(session, target, answer);
	case WHAT_COMPLETE:
		make_person(session, target.person, HAVE_YES)->papers_complete = answer == ANSWER_YES;
		return true;
	case WHAT_VALUE:
	case WHAT_FACT:
		if (!plain_value(session, target, answer, &value))
			return false;
		*make_value(session, target) = value;
		close_roles(session);
		return true;
	case WHAT_EVENTS: return set_events(session, target, answer);
	case WHAT_SAME: return set_same(session, target, answer);
	default: return false;
	}
}

bool session_set(struct session *session, struct target target, enum answer answer)
{
	if (target.what != WHAT_COMPLETE && answer != ANSWER_NOT_SURE && answer != ANSWER_NOTHING
		&& !session_takes_yes_no(session, target))
		return false;
	session_remember(session);
	if (!apply(session, target, answer)) {
		session_undo(session);
		return false;
	}
	session_changed(session);
	return true;
}

static void set_count(struct session *session, struct target target, int32_t count)
{
	struct event_log log = {.state = EVENTS_COUNTED,
		.low = (uint32_t)count,
		.high = (uint32_t)count,
		.counted_for = session->answers->visit};

	make_person(session, target.person, HAVE_YES)->logs[session->rules->requirements[target.kind].events] = log;
}

bool session_set_value(struct session *session, struct target target, struct value value)
{
	session_remember(session);
	if (target.what == WHAT_VISIT)
		session->answers->visit = value.low;
	else if (target.what == WHAT_EVENTS)
		set_count(session, target, value.low);
	else
		*make_value(session, target) = value;
	close_roles(session);
	session_changed(session);
	return true;
}

bool session_add(struct session *session, struct target target, uint64_t *focus)
{
	struct paper *paper;

	if (target.what == WHAT_VALUE)
		target = (struct target){.what = WHAT_PAPER, .person = target.person, .kind = target.kind};
	if (target.what == WHAT_PERSON && session_person(session, target.person)) {
		uint32_t role = (target.person - 1) / PERSONS_OF_A_ROLE, code;

		code = session_person_code(session, PERSON_NEW + role);
		if (session_person(session, code))
			return false;
		session_remember(session);
		target.person = code;
		set_person(session, target, ANSWER_YES);
	} else {
		if (target.what != WHAT_PAPER || session->rules->kinds[target.kind].never)
			return false;
		for (target.ordinal = 0; session_paper(session, target); target.ordinal++)
			if (target.ordinal == ORDINAL_MAX)
				return false;
		session_remember(session);
		paper = make_paper(session, target);
		paper->have = HAVE_YES;
	}
	*focus = target_key(target);
	session_changed(session);
	return true;
}

static void forget_person(struct session *session, struct person *person)
{
	struct answers *answers = session->answers;
	uint32_t index = (uint32_t)(person - answers->others);

	answers->roles_complete[person->role] = false;
	for (; index + 1 < answers->other_count; index++)
		answers->others[index] = answers->others[index + 1];
	answers->other_count--;
}

bool session_remove(struct session *session, struct target target)
{
	struct person *person = session_person(session, target.person);
	struct paper *paper;
	bool answered = target.what == WHAT_VALUE || target.what == WHAT_FACT || target.what == WHAT_EVENTS
		|| target.what == WHAT_COMPLETE || target.what == WHAT_SAME;

	if (answered && session_answer(session, target) != ANSWER_NOTHING)
		return session_set(session, target, ANSWER_NOTHING);
	if (target.what == WHAT_VALUE)
		target.what = WHAT_PAPER;
	if (target.what == WHAT_PERSON && person && target.person) {
		session_remember(session);
		forget_person(session, session_person(session, target.person));
	} else if (target.what == WHAT_PAPER && (paper = session_paper(session, target))) {
		uint32_t index = (uint32_t)(paper - person->papers);

		session_remember(session);
		for (; index + 1 < person->paper_count; index++)
			person->papers[index] = person->papers[index + 1];
		person->paper_count--;
	} else {
		return false;
	}
	session_changed(session);
	return true;
}
