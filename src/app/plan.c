#include "app/plan.h"

#include "engine/copies.h"
#include "engine/report.h"
#include "model/answers.h"

struct planner {
	const struct rules *rules;
	struct arena *arena;
	struct plan *plan;
	int32_t visit;
	bool *kind_seen, *list_seen;
	uint32_t *fact_place; /* one per attribute: 1 + index in plan->facts, 0 where not there */
	bool *role_seen, *requirement_seen;
	const struct text *heading; /* of the requirement being read */
	const struct text *use;     /* the same, or of the nearest above that has a label */
	struct paper blank;         /* a paper of which only the kind is known */
};

static bool in_force(int32_t from, int32_t to, int32_t visit)
{
	return from <= visit && visit <= to;
}

static void add_fact(struct planner *planner, uint32_t attribute, uint32_t test, bool aside)
{
	struct plan *plan = planner->plan;
	uint32_t place;

	if (attribute == NO_INDEX || !planner->rules->attributes[attribute].of_person)
		return;
	place = planner->fact_place[attribute];
	if (!place) {
		plan->facts[plan->fact_count++] = (struct plan_fact){attribute, test, aside};
		planner->fact_place[attribute] = plan->fact_count;
		return;
	}
	if (plan->facts[place - 1].test == NO_INDEX)
		plan->facts[place - 1].test = test;
	plan->facts[place - 1].aside &= aside;
}

static void read_list(struct planner *planner, uint32_t list);

static void read_test(struct planner *planner, uint32_t index, bool aside)
{
	const struct test *test = &planner->rules->tests[index];

	if (test->subject == SUBJECT_PERSON)
		add_fact(planner, test->attribute, index, aside);
	if (test->operand != NO_INDEX && test->operand_subject == SUBJECT_PERSON)
		add_fact(planner, test->operand, NO_INDEX, true);
}

/* What only stands beside another paper is not under the heading of that one. */
static void read_companions(struct planner *planner, uint32_t list)
{
	const struct text *before = planner->heading, *use = planner->use;

	planner->heading = planner->use = NULL;
	read_list(planner, list);
	planner->heading = before;
	planner->use = use;
}

static void read_condition(struct planner *planner, uint32_t index, bool aside)
{
	const struct condition *condition;

	if (index == NO_INDEX)
		return;
	condition = &planner->rules->conditions[index];
	if (!in_force(condition->valid_from, condition->valid_to, planner->visit))
		return;
	if (condition->kind == CONDITION_TEST)
		read_test(planner, condition->test, aside);
	else if (condition->kind == CONDITION_WITH)
		read_companions(planner, condition->list);
	else
		for (uint32_t part = 0; part < condition->parts.count; part++)
			read_condition(planner, planner->rules->condition_links[condition->parts.first + part], aside);
}

static const struct text *line_heading(const struct planner *planner, const struct list *list, const struct line *line)
{
	const struct rules *rules = planner->rules;

	if (line->group != NO_INDEX && text_given(&rules->groups[line->group].label))
		return &rules->groups[line->group].label;
	if (list->group != NO_INDEX && text_given(&rules->groups[list->group].label))
		return &rules->groups[list->group].label;
	return planner->heading;
}

static void read_kind(struct planner *planner, const struct list *list, const struct line *line)
{
	const struct rules *rules = planner->rules;

	if (line->kind == NO_INDEX || planner->kind_seen[line->kind])
		return;
	planner->kind_seen[line->kind] = true;
	planner->plan->kinds[planner->plan->kind_count++] =
		(struct plan_kind){line->kind, line_heading(planner, list, line), rules->kinds[line->kind].never};
	read_condition(planner, rules->kinds[line->kind].counts, true);
}

/* Its own kinds before those that stand beside one of them, which may be the same. */
static void read_list(struct planner *planner, uint32_t index)
{
	const struct rules *rules = planner->rules;
	const struct list *list = &rules->lists[index];
	const uint32_t end = list->lines.first + list->lines.count;

	if (planner->list_seen[index])
		return;
	planner->list_seen[index] = true;
	planner->plan->uses[planner->plan->list_count] = planner->use;
	planner->plan->lists[planner->plan->list_count++] = index;
	for (uint32_t place = list->lines.first; place < end; place++)
		if (in_force(rules->lines[place].valid_from, rules->lines[place].valid_to, planner->visit))
			read_kind(planner, list, &rules->lines[place]);
	for (uint32_t place = list->lines.first; place < end; place++)
		if (in_force(rules->lines[place].valid_from, rules->lines[place].valid_to, planner->visit))
			read_condition(planner, rules->lines[place].condition, true);
}

static void read_tally(struct planner *planner, const struct requirement *requirement)
{
	const struct text *before = planner->heading;

	if (text_given(&requirement->label))
		planner->heading = &requirement->label;
	for (uint32_t row = 0; row < requirement->rows.count; row++)
		read_list(planner, planner->rules->rows[requirement->rows.first + row].list);
	planner->heading = before;
}

static void read_requirement(struct planner *planner, uint32_t index)
{
	const struct requirement *requirement = &planner->rules->requirements[index];
	struct plan *plan = planner->plan;
	const struct text *use = planner->use;

	if (planner->requirement_seen[index]
		|| !in_force(requirement->valid_from, requirement->valid_to, planner->visit))
		return;
	planner->requirement_seen[index] = true;
	add_fact(planner, requirement->need_fact, NO_INDEX, true);
	if (text_given(&requirement->label))
		planner->use = &requirement->label;
	switch (requirement->kind) {
	case REQUIRE_ALL:
	case REQUIRE_ANY:
		for (uint32_t part = 0; part < requirement->parts.count; part++)
			read_requirement(planner, planner->rules->requirement_links[requirement->parts.first + part]);
		break;
	case REQUIRE_TALLY: read_tally(planner, requirement); break;
	case REQUIRE_ME: read_condition(planner, requirement->condition, false); break;
	case REQUIRE_PERSON:
		if (!planner->role_seen[requirement->role])
			plan->roles[plan->role_count++] = requirement->role;
		planner->role_seen[requirement->role] = true;
		break;
	case REQUIRE_EVENTS: plan->events[plan->event_count++] = index; break;
	case REQUIRE_TEXT: plan->texts[plan->text_count++] = index; break;
	}
	planner->use = use;
}

static const struct value nothing = {.state = VALUE_UNKNOWN};

/* Could a paper of this kind pass, as far as what its kind fixes tells? */
static bool could_pass(struct planner *planner, uint32_t kind, uint32_t index)
{
	const struct rules *rules = planner->rules;
	const struct condition *condition;
	bool all = true, any = false;

	if (index == NO_INDEX)
		return true;
	condition = &rules->conditions[index];
	if (condition->kind == CONDITION_WITH)
		return true;
	if (condition->kind == CONDITION_TEST) {
		const struct test *test = &rules->tests[condition->test];
		struct value value;

		if (test->subject != SUBJECT_PAPER)
			return true;
		planner->blank.kind = kind;
		value = paper_value(rules, &planner->blank, test->attribute);
		return test_outcome(rules, test, &value, &nothing, planner->visit) != OUTCOME_FAIL;
	}
	for (uint32_t part = 0; part < condition->parts.count; part++) {
		bool passes = could_pass(planner, kind, rules->condition_links[condition->parts.first + part]);

		all &= passes;
		any |= passes;
	}
	return condition->kind == CONDITION_ALL ? all : any;
}

/* A kind that no list names, but that a line for any paper would take. */
static bool taken_by_any_line(struct planner *planner, uint32_t kind)
{
	const struct rules *rules = planner->rules;

	if (rules->kinds[kind].never || !could_pass(planner, kind, rules->kinds[kind].counts))
		return false;
	for (uint32_t index = 0; index < planner->plan->list_count; index++) {
		const struct list *list = &rules->lists[planner->plan->lists[index]];

		for (uint32_t back = list->lines.count; back > 0; back--) {
			const struct line *line = &rules->lines[list->lines.first + back - 1];

			if (line->kind != NO_INDEX)
				break;
			if (in_force(line->valid_from, line->valid_to, planner->visit)
				&& could_pass(planner, kind, line->condition))
				return true;
		}
	}
	return false;
}

/* Kinds under one heading together, headings in the order in which they first come, and those without one last. */
static void group_kinds(struct planner *planner)
{
	struct plan *plan = planner->plan;
	struct plan_kind *sorted = arena_array(planner->arena, planner->rules->kind_count, sizeof *sorted);
	bool *placed = arena_array(planner->arena, plan->kind_count, sizeof *placed);
	uint32_t count = 0;

	for (uint32_t first = 0; first < plan->kind_count; first++) {
		const struct text *heading = plan->kinds[first].heading;

		for (uint32_t next = first; heading && !placed[first] && next < plan->kind_count; next++)
			if (next == first || (!placed[next] && plan->kinds[next].heading == heading)) {
				sorted[count++] = plan->kinds[next];
				placed[next] = next != first;
			}
		placed[first] = heading != NULL;
	}
	for (uint32_t rest = 0; rest < plan->kind_count; rest++)
		if (!placed[rest])
			sorted[count++] = plan->kinds[rest];
	plan->kinds = sorted;
}

static void add_unnamed_kinds(struct planner *planner, bool never)
{
	struct plan *plan = planner->plan;
	uint32_t kind_count = planner->rules->kind_count;

	for (uint32_t kind = 0; kind < kind_count; kind++)
		if (!planner->kind_seen[kind] && taken_by_any_line(planner, kind))
			plan->kinds[plan->kind_count++] = (struct plan_kind){kind, NULL, false};
	for (uint32_t kind = 0; never && plan->list_count && kind < kind_count; kind++)
		if (!planner->kind_seen[kind] && planner->rules->kinds[kind].never)
			plan->kinds[plan->kind_count++] = (struct plan_kind){kind, NULL, true};
}

const struct plan *plan_make(
	struct arena *arena, const struct rules *rules, uint32_t requirement, int32_t visit, bool never)
{
	struct plan *plan = arena_alloc(arena, sizeof *plan);
	struct planner planner = {.rules = rules, .arena = arena, .plan = plan, .visit = visit};

	plan->kinds = arena_array(arena, rules->kind_count, sizeof *plan->kinds);
	plan->facts = arena_array(arena, rules->attribute_count, sizeof *plan->facts);
	plan->roles = arena_array(arena, rules->role_count, sizeof *plan->roles);
	plan->events = arena_array(arena, rules->requirement_count, sizeof *plan->events);
	plan->texts = arena_array(arena, rules->requirement_count, sizeof *plan->texts);
	plan->lists = arena_array(arena, rules->list_count, sizeof *plan->lists);
	plan->uses = arena_array(arena, rules->list_count, sizeof *plan->uses);
	planner.kind_seen = arena_array(arena, rules->kind_count, sizeof *planner.kind_seen);
	planner.list_seen = arena_array(arena, rules->list_count, sizeof *planner.list_seen);
	planner.fact_place = arena_array(arena, rules->attribute_count, sizeof *planner.fact_place);
	planner.role_seen = arena_array(arena, rules->role_count, sizeof *planner.role_seen);
	planner.requirement_seen = arena_array(arena, rules->requirement_count, sizeof *planner.requirement_seen);
	planner.blank.have = HAVE_YES;
	planner.blank.values = arena_array(arena, rules->attribute_count, sizeof *planner.blank.values);
	read_requirement(&planner, requirement);
	group_kinds(&planner);
	add_unnamed_kinds(&planner, never);
	plan->requirement = requirement;
	plan->copies = copies_that_count(arena, rules, requirement, visit);
	for (uint32_t kind = 0; kind < plan->kind_count; kind++)
		plan->several |= plan->copies[plan->kinds[kind].kind] > 1;
	return plan;
}

static uint32_t condition_test(const struct rules *rules, uint32_t index, uint32_t attribute)
{
	const struct condition *condition;
	uint32_t found = NO_INDEX;

	if (index == NO_INDEX)
		return NO_INDEX;
	condition = &rules->conditions[index];
	if (condition->kind == CONDITION_WITH)
		return NO_INDEX;
	if (condition->kind == CONDITION_TEST) {
		const struct test *test = &rules->tests[condition->test];

		return test->subject == SUBJECT_PAPER && test->attribute == attribute ? condition->test : NO_INDEX;
	}
	for (uint32_t part = 0; found == NO_INDEX && part < condition->parts.count; part++)
		found = condition_test(rules, rules->condition_links[condition->parts.first + part], attribute);
	return found;
}

uint32_t plan_paper_test(const struct rules *rules, const struct plan *plan, uint32_t kind, uint32_t attribute)
{
	uint32_t found = condition_test(rules, rules->kinds[kind].counts, attribute);

	for (uint32_t index = 0; found == NO_INDEX && index < plan->list_count; index++) {
		const struct list *list = &rules->lists[plan->lists[index]];

		for (uint32_t place = 0; found == NO_INDEX && place < list->lines.count; place++) {
			const struct line *line = &rules->lines[list->lines.first + place];

			if (line->kind == kind || line->kind == NO_INDEX)
				found = condition_test(rules, line->condition, attribute);
		}
	}
	return found;
}

uint32_t plan_root_role(const struct rules *rules, uint32_t requirement)
{
	const struct requirement *root = &rules->requirements[requirement];

	/* Where several are wanted, each has to be asked for. */
	return root->kind == REQUIRE_PERSON && root->need == 1 && root->need_fact == NO_INDEX ? root->role : NO_INDEX;
}
