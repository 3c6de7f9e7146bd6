#include "app/page_build.h"

#include "base/text.h"

/* The page of one checklist: what is asked, in groups, then the verdict. */

/* ---- papers ---- */

static void add_attribute(struct builder *builder, struct target target, unsigned level)
{
	const struct attribute *attribute = &builder->session->rules->attributes[target.attribute];
	uint32_t test = session_test(builder->session, target);
	uint32_t person = session_person_number(builder->session, target.person);
	struct block *block =
		page_question(builder, target, present_question(&builder->view, person, target.attribute, test), level);

	block->brief = present_brief(&builder->view, person, target.attribute, test);
	if (text_given(&attribute->help))
		block->full = present_text(&builder->view, &attribute->help);
}

static void add_follow_ups(struct builder *builder, struct target target, const struct paper *paper, unsigned level)
{
	const struct rules *rules = builder->session->rules;
	const struct kind *kind = &rules->kinds[target.kind];

	target.what = WHAT_VALUE;
	for (target.attribute = 0; target.attribute < rules->attribute_count; target.attribute++) {
		const struct value *value = &paper->values[target.attribute];

		if (rules->attributes[target.attribute].of_person || !kind->asks || !kind->asks[target.attribute])
			continue;
		if (value->state != VALUE_UNKNOWN || value->unwilling || session_ask(builder->session, target, NULL))
			add_attribute(builder, target, level);
	}
	page_of_no_use(builder, target, level);
}

/* "Permit 2" */
static const char *numbered(struct builder *builder, const char *name, uint32_t ordinal)
{
	return express(&builder->view, N_("{name} {number}"), "name", name, "number",
		compose_number(builder->view.arena, (long)ordinal + 1), NULL);
}

static void add_paper(struct builder *builder, struct target target, unsigned level)
{
	struct session *session = builder->session;
	const struct kind *kind = &session->rules->kinds[target.kind];
	const struct paper *paper = session_paper(session, target);
	const char *name = present_kind(&builder->view, target.kind);
	const char *brief = text_given(&kind->brief) ? present_text(&builder->view, &kind->brief) : NULL;
	struct block *block;

	if (target.ordinal) {
		name = numbered(builder, name, target.ordinal);
		brief = brief ? numbered(builder, brief, target.ordinal) : NULL;
	}
	if (kind->never) {
		block = page_add(builder, ROLE_QUESTION, target, name);
		block->flags |= BLOCK_DISABLED;
		block->state = say(present_tag(&builder->view), N_("does not count"));
		block->state_most = (uint8_t)text_columns(block->state);
	} else {
		block = page_question(builder, target, name, level);
		block->flags |= BLOCK_PAPER;
	}
	block->level = (uint8_t)level;
	block->brief = brief;
	block->full = present_kind_help(&builder->view, target.kind);
	if (paper && paper->have == HAVE_YES && !kind->never)
		add_follow_ups(builder, target, paper, level + 1);
}

/* One more of a kind: where something is said of it, or where it is asked for because there is one before it. */
static bool shows(struct session *session, struct target target)
{
	struct target before = target;
	const struct paper *paper;

	if (session_paper(session, target))
		return true;
	before.ordinal--;
	paper = session_paper(session, before);
	return paper && paper->have == HAVE_YES && session_ask(session, target, NULL);
}

static void add_papers(struct builder *builder, uint32_t code, const struct plan *plan, unsigned level)
{
	const struct text *heading = NULL;
	const char *tag = present_tag(&builder->view);
	bool never = false, other = false, headed = plan->kind_count && plan->kinds[0].heading;

	for (uint32_t index = 0; index < plan->kind_count; index++) {
		const struct plan_kind *kind = &plan->kinds[index];
		struct target target = {.what = WHAT_PAPER, .person = code, .kind = kind->kind};

		if (kind->heading && kind->heading != heading)
			page_text(builder, ROLE_HEADING, level, present_text(&builder->view, kind->heading));
		else if (!kind->heading && kind->never && !never)
			page_text(builder, ROLE_HEADING, level, say(tag, N_("Does not count")));
		else if (!kind->heading && !kind->never && !other)
			page_text(builder, ROLE_HEADING, level, say(tag, headed ? N_("Other papers") : N_("Papers")));
		heading = kind->heading ? kind->heading : heading;
		never |= !kind->heading && kind->never;
		other |= !kind->heading && !kind->never;
		add_paper(builder, target, level);
		for (target.ordinal = 1; target.ordinal <= ORDINAL_MAX && shows(builder->session, target);
			target.ordinal++)
			add_paper(builder, target, level);
	}
}

/* ---- facts, events, other persons ---- */

static void add_fact(struct builder *builder, uint32_t code, const struct plan_fact *fact, unsigned level)
{
	struct session *session = builder->session;
	struct target target = {.what = WHAT_FACT, .person = code, .attribute = fact->attribute};
	const struct value *value = session_value(session, target);

	if (fact->aside && !session_ask(session, target, NULL)
		&& (!value || (value->state == VALUE_UNKNOWN && !value->unwilling)))
		return;
	if (!code && session_has_own_line(session, fact->attribute)
		&& !session->rules->attributes[fact->attribute].secret)
		return;
	add_attribute(builder, target, level);
}

static void add_events(struct builder *builder, uint32_t code, uint32_t requirement, unsigned level)
{
	struct target target = {.what = WHAT_EVENTS, .person = code, .kind = requirement};
	uint32_t person = session_person_number(builder->session, code);

	page_question(builder, target, present_events(&builder->view, person, requirement), level)->brief =
		present_events_brief(&builder->view, person, requirement);
}

static void add_role(struct builder *builder, uint32_t role, unsigned level)
{
	struct session *session = builder->session;
	const struct role *described = &session->rules->roles[role];
	uint32_t first = 1 + role * PERSONS_OF_A_ROLE;

	for (uint32_t code = first; code < first + PERSONS_OF_A_ROLE; code++) {
		const struct person *person = session_person(session, code);
		struct target target = {.what = WHAT_PERSON, .person = code};
		const char *text =
			present_text(&builder->view, text_given(&described->ask) ? &described->ask : &described->label);
		struct block *block;

		if (!person && code != first && !session_ask(session, target, NULL))
			break;
		if (code != first)
			text = numbered(builder, text, code - first);
		block = page_question(builder, target, text, level);
		if (text_given(&described->brief) && code == first)
			block->brief = present_text(&builder->view, &described->brief);
		if (text_given(&described->help))
			block->full = present_text(&builder->view, &described->help);
		if (person && person->have == HAVE_YES && session->role_plans[role])
			page_person(builder, code, session->role_plans[role], level + 1);
		if (!person)
			break;
	}
}

/* "That is all I have": offered while a paper has no answer, and to be taken back. */
static void add_complete(struct builder *builder, uint32_t code, const struct plan *plan, unsigned level)
{
	struct session *session = builder->session;
	struct target target = {.what = WHAT_COMPLETE, .person = code};
	const struct person *person = session_person(session, code);
	const char *tag = present_tag(&builder->view);
	bool complete = person && person->papers_complete, open = false;
	struct block *block;

	for (uint32_t index = 0; index < plan->kind_count && !open; index++)
		open = !plan->kinds[index].never
			&& session_answer(session,
				   (struct target){.what = WHAT_PAPER, .person = code, .kind = plan->kinds[index].kind})
				== ANSWER_NOTHING;
	if (!complete && !open)
		return;
	block = page_choice(builder, ROLE_CHOICE, target,
		say(tag, code ? N_("That is all the papers they have") : N_("That is all the papers I have")));
	block->brief = say(tag, code ? N_("That is all they have") : N_("That is all I have"));
	block->level = (uint8_t)level;
	block->state = say(tag, complete ? N_("yes") : N_("unanswered"));
	block->state_most = (uint8_t)text_columns(say(tag, N_("unanswered")));
	block->flags |= complete ? (unsigned)BLOCK_CHOSEN : 0;
}

static void add_text(struct builder *builder, uint32_t index);

void page_person(struct builder *builder, uint32_t code, const struct plan *plan, unsigned level)
{
	add_papers(builder, code, plan, level);
	if (plan->kind_count)
		add_complete(builder, code, plan, level);
	for (uint32_t index = 0; index < plan->fact_count; index++)
		add_fact(builder, code, &plan->facts[index], level);
	for (uint32_t index = 0; index < plan->event_count; index++)
		add_events(builder, code, plan->events[index], level);
	for (uint32_t index = 0; !code && index < plan->role_count; index++)
		add_role(builder, plan->roles[index], level);
	/* Last: letters are typed where a text has the focus, and answer everywhere else. */
	for (uint32_t index = 0; !code && index < plan->text_count; index++)
		add_text(builder, plan->texts[index]);
}

/* ---- a text with rules ---- */

static void add_rule(struct builder *builder, uint32_t rule, bool typed)
{
	const struct report *report = builder->view.report;
	struct target target = {.what = WHAT_RULE, .kind = rule};
	struct block *block = page_add(builder, ROLE_PARAGRAPH, target,
		present_text(&builder->view, &builder->session->rules->text_rules[rule].label));
	for (uint32_t index = 0; index < report->fault_count && !block->state; index++) {
		const struct fault *fault = &report->faults[index];

		if (fault->rule != rule)
			continue;
		block->flags |= fault->moot ? 0 : fault->open ? (unsigned)BLOCK_ASKED : (unsigned)BLOCK_DENIED;
		block->state = present_fault(&builder->view, fault);
	}
	block->level = 1;
	if (block->state)
		return;
	block->state = say(present_tag(&builder->view), typed ? N_("in order") : N_("not typed yet"));
	block->flags |= typed ? (unsigned)BLOCK_CHOSEN : 0;
}

static void add_same(struct builder *builder, const struct text_rule *rule)
{
	const struct target target = {.what = WHAT_SAME, .attribute = rule->other};

	if (session_ask(builder->session, target, NULL) || session_answer(builder->session, target) != ANSWER_NOTHING)
		page_question(builder, target, present_same(&builder->view, rule), 1);
}

/* The character that the cursor stands on, where it is one that must not be there. */
static void add_at_cursor(struct builder *builder, const struct requirement *requirement, const struct typing *typing)
{
	const struct report *report = builder->view.report;
	const char *before =
		text_nfc(builder->view.arena, arena_copy(builder->view.arena, typing->bytes, typing->cursor));
	const uint32_t place = (uint32_t)text_points(before) + 1;

	for (uint32_t index = 0; typing->bytes[typing->cursor] && index < report->fault_count; index++) {
		const struct fault *fault = &report->faults[index];

		if (fault->position != place || !fault->character
			|| fault->rule - requirement->text_rules.first >= requirement->text_rules.count)
			continue;
		page_text(builder, ROLE_STATUS, 0,
			express(&builder->view, N_("Not allowed here: {character}."), "character",
				present_character(&builder->view, fault->character), NULL));
		return;
	}
}

static void add_text(struct builder *builder, uint32_t index)
{
	struct session *session = builder->session;
	const struct requirement *requirement = &session->rules->requirements[index];
	const struct attribute *attribute = &session->rules->attributes[requirement->attribute];
	const struct typing *typing = &session->texts[requirement->attribute];
	const struct report *report = builder->view.report;
	struct block *block =
		page_input(builder, (struct target){.what = WHAT_TEXT, .attribute = requirement->attribute},
			present_text(&builder->view, text_given(&attribute->ask) ? &attribute->ask : &attribute->label),
			typing, attribute->secret);
	bool known = session_text_known(session, requirement->attribute);

	/* Of one that was left it is not told either how long it was. */
	block->input = known && !typing->length ? "********" : block->input;
	block->flags |= BLOCK_FREE_TEXT;
	if (text_given(&attribute->help))
		block->full = present_text(&builder->view, &attribute->help);
	if (!attribute->secret)
		add_at_cursor(builder, requirement, typing);
	if (session->text_refused && session_text_compared(session->rules, requirement, NO_INDEX))
		page_text(builder, ROLE_ERROR, 0,
			say(present_tag(&builder->view), N_("It is your own number: not allowed. It was wiped.")));
	for (uint32_t rule = 0; rule < requirement->text_rules.count; rule++) {
		const struct text_rule *described = &session->rules->text_rules[requirement->text_rules.first + rule];

		add_rule(builder, requirement->text_rules.first + rule, known);
		if (described->kind == TEXT_NOT_SAME && known)
			add_same(builder, described);
	}
	if (report->proposed == index && report->proposal_count)
		page_text(builder, ROLE_HEADING, 0, say(present_tag(&builder->view), N_("You could use")));
	for (uint32_t number = 0; report->proposed == index && number < report->proposal_count; number++)
		page_choice(builder, ROLE_CHOICE, (struct target){.what = WHAT_PROPOSAL, .ordinal = number},
			arena_string(builder->view.arena, report->proposals[number]));
}

/* ---- the whole ---- */

static void add_notices(struct builder *builder, bool heads)
{
	const struct report *report = builder->view.report;

	for (uint32_t index = 0; index < report->notice_count; index++)
		if (builder->session->rules->notices[report->notices[index]].heads == heads)
			page_text(builder, ROLE_NOTICE, 0, present_notice(&builder->view, report->notices[index]));
}

void page_verdict(struct builder *builder)
{
	const char *missing = present_missing(&builder->view);
	const char *reason = present_reason(&builder->view);

	page_add(builder, ROLE_VERDICT, (struct target){.what = WHAT_VERDICT}, present_verdict(&builder->view));
	if (*reason)
		page_text(builder, ROLE_REASON, 0, reason);
	if (missing)
		page_text(builder, ROLE_MISSING, 0, missing);
}

/* Papers have the first numbers, then comes what else there always is, and what unfolds or was added has the last:
 * so a number goes on meaning what it meant when it was read out. */
static bool numbered_in(const struct block *block, unsigned turn)
{
	bool paper = block->flags & BLOCK_PAPER;
	bool added = block->level || (paper && target_of(block->key).ordinal) || block->role == ROLE_INPUT;

	return block->number && (turn == 2 ? added : !added && paper == (turn == 0));
}

static void number_again(struct builder *builder)
{
	uint16_t number = 0;

	for (unsigned turn = 0; turn < 3; turn++)
		for (uint32_t index = 0; index < builder->count; index++)
			if (numbered_in(&builder->blocks[index], turn))
				builder->blocks[index].number = ++number;
}

static const uint8_t asking_keys[] = {ACTION_TOGGLE, ACTION_WHY, ACTION_LANGUAGE, ACTION_NEXT, ACTION_HELP};
static const uint8_t asked_keys[] = {ACTION_TOGGLE, ACTION_WHY, ACTION_LANGUAGE, ACTION_TAKE, ACTION_HELP};
static const uint8_t proposing_keys[] = {ACTION_PROPOSAL, ACTION_WHY, ACTION_LANGUAGE, ACTION_HELP};

/* What helps on from here: to the next question, and when there is none any more, to the list. */
static void add_keys(struct builder *builder, const struct plan *plan)
{
	const struct report *report = builder->view.report;

	builder->page->typed = plan && plan->text_count && !plan->kind_count;
	if (builder->page->typed)
		page_keys(builder, proposing_keys + !report->proposal_count,
			sizeof proposing_keys - !report->proposal_count);
	else if (report->ask_count)
		page_keys(builder, asking_keys, sizeof asking_keys);
	else
		page_keys(builder, asked_keys, sizeof asked_keys);
}

void page_checklist(struct builder *builder)
{
	struct session *session = builder->session;
	const struct checklist *checklist = &session->rules->checklists[session_here(session)->checklist];
	uint32_t code = session->root_role == NO_INDEX ? 0 : 1 + session->root_role * PERSONS_OF_A_ROLE;
	const struct plan *plan = session_plan_of(session, code);
	struct block *visit;

	page_title(builder, present_text(&builder->view, &checklist->title));
	add_notices(builder, true);
	if (text_given(&checklist->intro))
		page_text(builder, ROLE_PARAGRAPH, 0, present_text(&builder->view, &checklist->intro));
	if (plan && (plan->kind_count || plan->fact_count || plan->event_count || plan->role_count)) {
		visit = page_choice(builder, ROLE_QUESTION, (struct target){.what = WHAT_VISIT},
			say(present_tag(&builder->view), N_("Day of your visit")));
		visit->brief = say(present_tag(&builder->view), N_("Your visit"));
		visit->state = present_date(&builder->view, session->answers->visit);
		visit->state_most = (uint8_t)text_columns(visit->state);
		visit->flags |= BLOCK_VALUE | BLOCK_CHOSEN;
	}
	if (plan)
		page_person(builder, code, plan, 0);
	page_verdict(builder);
	add_notices(builder, false);
	number_again(builder);
	add_keys(builder, plan);
}
