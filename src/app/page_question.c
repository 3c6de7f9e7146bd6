#include "app/page_build.h"

#include "base/text.h"

/* A question of a checklist and its state in words. No two states begin or end alike, so that no change goes unheard. */

static const struct {
	const char *have, *fact;
	unsigned flag;
} states[] = {
	[ANSWER_NOTHING] = {N_("unanswered"), N_("unanswered"), 0},
	[ANSWER_YES] = {N_("have it"), N_("yes"), BLOCK_CHOSEN},
	[ANSWER_NO] = {N_("without"), N_("no"), BLOCK_DENIED},
	[ANSWER_NOT_SURE] = {N_("not sure"), N_("not sure"), BLOCK_UNSURE},
	[ANSWER_VALUE] = {N_("given"), N_("given"), BLOCK_CHOSEN},
};

/* Columns of the longest word that says how such a question stands. */
static uint8_t state_most(struct builder *builder, struct target target)
{
	const char *tag = present_tag(&builder->view);
	const bool paper = target.what == WHAT_PAPER;
	uint8_t *kept = &builder->state_most[paper + (paper && target.person)];
	int most = text_columns(say(tag, paper && target.person ? N_("they have it") : N_("optional")));

	for (unsigned answer = ANSWER_NOTHING; !*kept && answer <= ANSWER_NOT_SURE; answer++) {
		int columns = text_columns(say(tag, paper ? states[answer].have : states[answer].fact));

		most = columns > most ? columns : most;
	}
	return *kept = *kept ? *kept : (uint8_t)most;
}

static const char *given_in_words(struct builder *builder, struct target target)
{
	const struct value *value = session_value(builder->session, target);

	if (!value || (value->state != VALUE_EXACT && value->state != VALUE_NONE))
		return NULL;
	return present_value(&builder->view, target.attribute, value);
}

static const char *count_in_words(struct builder *builder, struct target target)
{
	const struct requirement *requirement = &builder->session->rules->requirements[target.kind];
	const struct person *person = session_person(builder->session, target.person);
	const struct event_log *log = person ? &person->logs[requirement->events] : NULL;

	if (!log || log->state == EVENTS_UNKNOWN)
		return NULL;
	if (log->state == EVENTS_COUNTED
		&& (log->low != log->high || log->counted_for != builder->session->answers->visit))
		return NULL;
	return compose_number(builder->view.arena, (long)(log->state == EVENTS_COUNTED ? log->low : log->count));
}

static const char *question_state(struct builder *builder, struct target target, enum answer answer, unsigned *flags)
{
	const struct view *view = &builder->view;
	bool paper = target.what == WHAT_PAPER;
	const char *word = say(present_tag(view),
		!paper                                          ? states[answer].fact
			: answer == ANSWER_YES && target.person ? N_("they have it")
								: states[answer].have);
	const char *value = NULL;

	*flags |= states[answer].flag;
	if (answer == ANSWER_NOTHING && *flags & BLOCK_DISABLED)
		return say(present_tag(view), N_("optional"));
	if ((target.what == WHAT_VALUE || target.what == WHAT_FACT)
		&& builder->session->rules->attributes[target.attribute].type != TYPE_YES_NO)
		value = given_in_words(builder, target);
	else if (target.what == WHAT_EVENTS
		&& answer != ANSWER_NOTHING) /* a list with a day that is not known is open */
		value = count_in_words(builder, target);
	if (!value)
		return word;
	if (answer == ANSWER_VALUE || answer == ANSWER_NOTHING) {
		*flags |= BLOCK_CHOSEN;
		return value;
	}
	return express(view, N_("{answer}: {value}"), "answer", word, "value", value, NULL);
}

static unsigned value_flags(struct session *session, struct target target)
{
	if (!session_takes_value(session, target))
		return 0;
	switch (target_type(session, target)) {
	case TYPE_DATE: return BLOCK_VALUE | BLOCK_DATE;
	case TYPE_NUMBER:
	case TYPE_AGE: return BLOCK_VALUE | BLOCK_NUMBER;
	default: return BLOCK_VALUE;
	}
}

struct block *page_question(struct builder *builder, struct target target, const char *text, unsigned level)
{
	struct block *block = page_choice(builder, ROLE_QUESTION, target, text);
	enum answer answer = session_answer(builder->session, target);
	uint32_t rank = 0;
	bool asked = session_ask(builder->session, target, &rank) != NULL;

	block->level = (uint8_t)level;
	if (asked) {
		block->flags |= BLOCK_ASKED;
		block->rank = (uint16_t)(rank < UINT16_MAX ? rank : UINT16_MAX);
		if (target.what == WHAT_VALUE && builder->session->guided
			&& session_asked_of_these(builder->session, target))
			block->flags |= BLOCK_SETTLES;
	} else if (answer == ANSWER_NOTHING) {
		block->flags |= BLOCK_DISABLED;
	}
	block->flags |= session_takes_yes_no(builder->session, target) ? (unsigned)BLOCK_YES_NO : 0;
	block->flags |= value_flags(builder->session, target);
	block->state = question_state(builder, target, answer, &block->flags);
	block->state_most = state_most(builder, target);
	return block;
}

void page_of_no_use(struct builder *builder, struct target target, unsigned level)
{
	uint32_t number = session_person_number(builder->session, target.person);
	const struct person *person = view_person(&builder->view, number);
	const char *words = NULL;

	for (uint32_t index = 0; person && !words && index < person->paper_count; index++)
		if (person->papers[index].kind == target.kind && paper_ordinal(person, index) == target.ordinal)
			words = present_of_no_use(&builder->view, (struct paper_ref){number, index, target.kind});
	if (words)
		page_text(builder, ROLE_PARAGRAPH, level, words)->flags |= BLOCK_DENIED;
}
