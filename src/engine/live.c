#include "engine/live.h"

#include "model/list_lines.h"

struct live {
	struct arena *arena;
	const struct world *world;
	const struct rules *rules;
	uint32_t *lists;                   /* whose papers each is looked at for */
	bool *attributes, *roles, *events; /* attributes: facts, and keys of papers */
	bool *settled;                     /* requirements of the visitor that came out one way */
	struct numbers list_order;
};

/* Whose papers: nobody's, everybody's, else the visitor's or those of who comes in a role. */
enum { NOBODY, EVERYBODY, VISITOR, FIRST_ROLE };

static struct run run_of(const struct live *live, const struct world *world, bool best)
{
	return (struct run){.rules = live->rules,
		.answers = world->answers,
		.scratch = live->arena,
		.best = best,
		.work = world->scopes->work};
}

static void see_test(struct live *live, const struct test *test)
{
	if (test->subject == SUBJECT_PERSON)
		live->attributes[test->attribute] = true;
	if (test->operand != NO_INDEX && test->operand_subject == SUBJECT_PERSON)
		live->attributes[test->operand] = true;
}

/* What may never hold for the paper as it is (NULL: for the person) hides all below it. */
static bool may_hold(const struct live *live, uint32_t condition, const struct view *view, const struct paper *paper)
{
	struct run best = run_of(live, live->world, true);
	bool holds;

	if (work_spent(best.work) || !condition_in_force(live->rules, condition, live->world->answers->visit))
		return true;
	holds = condition_met(&best, condition, view, paper);
	work_spend(best.work, 1 + best.looks);
	return holds;
}

static uint32_t side_of(const struct live *live, uint32_t person)
{
	return person == PERSON_ME ? (uint32_t)VISITOR : FIRST_ROLE + world_person(live->world, person)->role;
}

static bool seen_for(const struct live *live, uint32_t list, uint32_t person)
{
	return live->lists[list] == EVERYBODY || live->lists[list] == side_of(live, person);
}

/* What is in it is looked at when all else has been; again where it turns out to be for others too. */
static void see_list(struct live *live, uint32_t list, uint32_t person)
{
	if (seen_for(live, list, person))
		return;
	live->lists[list] = live->lists[list] == NOBODY ? side_of(live, person) : (uint32_t)EVERYBODY;
	numbers_add(live->arena, &live->list_order, list);
}

static void see_condition(struct live *live, uint32_t index, const struct view *view, const struct paper *paper)
{
	const struct condition *condition;

	if (index == NO_INDEX || !condition_in_force(live->rules, index, live->world->answers->visit)
		|| !may_hold(live, index, view, paper))
		return;
	condition = &live->rules->conditions[index];
	if (condition->kind == CONDITION_TEST)
		see_test(live, &live->rules->tests[condition->test]);
	if (condition->kind == CONDITION_WITH)
		see_list(live, condition->list, view->index);
	for (uint32_t part = 0; part < condition->parts.count; part++)
		see_condition(live, live->rules->condition_links[condition->parts.first + part], view, paper);
}

static bool see_lines(struct live *live, struct span lines, const struct view *view, const struct paper *paper)
{
	struct run run = run_of(live, live->world, true);
	bool taken = false;

	for (uint32_t at = lines.first; at < lines.first + lines.count; at++) {
		const struct line *line = &live->rules->lines[at];
		if (!line_in_force(&run, line)
			|| (line->condition != NO_INDEX && !may_hold(live, line->condition, view, paper)))
			continue;
		taken = true;
		see_condition(live, line->condition, view, paper);
	}
	return taken;
}

static void see_paper(struct live *live, const struct list *list, const struct view *view, const struct paper *paper)
{
	const struct kind *kind = &live->rules->kinds[paper->kind];
	bool taken;

	if (paper->have == HAVE_NO || kind->never
		|| (kind->counts != NO_INDEX && !may_hold(live, kind->counts, view, paper)))
		return;
	taken = see_lines(live, list_lines_of(live->rules, list, paper->kind), view, paper);
	taken |= see_lines(live, list_lines_any(live->rules, list), view, paper);
	if (taken)
		see_condition(live, kind->counts, view, paper);
}

static void see_papers(struct live *live, uint32_t list)
{
	for (uint32_t person = 0; person < world_person_count(live->world); person++) {
		struct view view = view_of(live->world->answers, person);
		for (uint32_t paper = 0; paper < view.person->paper_count && seen_for(live, list, person); paper++)
			see_paper(live, &live->rules->lists[list], &view, &view.person->papers[paper]);
		work_spend(live->world->scopes->work, view.person->paper_count);
	}
}

static void see_tally(struct live *live, const struct requirement *requirement, uint32_t person)
{
	for (uint32_t at = 0; at < requirement->rows.count; at++) {
		const struct row *row = &live->rules->rows[requirement->rows.first + at];
		see_list(live, row->list, person);
		for (uint32_t key = 0; key < row->distinct_count; key++)
			live->attributes[row->distinct[key]] = true;
	}
}

static void see_text(struct live *live, const struct requirement *requirement)
{
	live->attributes[requirement->attribute] = true;
	for (uint32_t at = 0; at < requirement->text_rules.count; at++) {
		const struct text_rule *rule = &live->rules->text_rules[requirement->text_rules.first + at];
		if (rule->kind == TEXT_NOT_SAME)
			live->attributes[rule->other] = true;
	}
}

static void see_me(struct live *live, uint32_t condition, uint32_t person)
{
	struct view view = view_of(live->world->answers, person);

	see_condition(live, condition, &view, NULL);
}

static bool decided(const struct live *live, uint32_t requirement, uint32_t person)
{
	struct run worst = run_of(live, live->world, false), best = run_of(live, live->world, true);

	if (person == PERSON_ME && live->settled[requirement])
		return true;
	return run_once(&worst, requirement, person) == run_once(&best, requirement, person);
}

static void settle(struct live *live, const struct finding *finding)
{
	if (finding->person == PERSON_ME && finding->in_force && finding->verdict != VERDICT_UNKNOWN)
		live->settled[finding->requirement] = true;
	for (uint32_t part = 0; part < finding->part_count; part++)
		settle(live, &finding->parts[part]);
}

static void see(struct live *live, uint32_t index, uint32_t person, bool all)
{
	const struct requirement *requirement = &live->rules->requirements[index];

	if (!requirement_in_force(live->rules, index, live->world->answers->visit)
		|| (!all && decided(live, index, person)))
		return;
	/* parts of a selection are not what they are alone */
	all |= requirement->choose_same != NO_INDEX || requirement->never_together.count > 0 || requirement->apart;
	if (requirement->choose_same != NO_INDEX)
		live->attributes[requirement->choose_same] = true;
	if (requirement->need_fact != NO_INDEX)
		live->attributes[requirement->need_fact] = true;
	switch (requirement->kind) {
	case REQUIRE_ALL:
	case REQUIRE_ANY: break;
	case REQUIRE_TALLY: see_tally(live, requirement, person); break;
	case REQUIRE_ME: see_me(live, requirement->condition, person); break;
	case REQUIRE_EVENTS: live->events[requirement->events] = true; break;
	case REQUIRE_TEXT: see_text(live, requirement); break;
	case REQUIRE_PERSON:
		live->roles[requirement->role] = true;
		for (uint32_t other = 1; other < world_person_count(live->world); other++)
			if (world_person(live->world, other)->role == requirement->role)
				see(live, live->rules->roles[requirement->role].requirement, other, all);
	}
	for (uint32_t part = 0; part < requirement->parts.count; part++)
		see(live, live->rules->requirement_links[requirement->parts.first + part], person, all);
}

struct live *live_find(
	struct arena *arena, struct world *world, uint32_t requirement, uint32_t person, const struct finding *found)
{
	const struct rules *rules = world->rules;
	struct live *live = arena_alloc(arena, sizeof *live);

	*live = (struct live){.arena = arena,
		.world = world,
		.rules = rules,
		.lists = arena_array(arena, rules->list_count + 1, sizeof *live->lists),
		.attributes = arena_array(arena, rules->attribute_count + 1, sizeof(bool)),
		.roles = arena_array(arena, rules->role_count + 1, sizeof(bool)),
		.events = arena_array(arena, rules->event_count + 1, sizeof(bool)),
		.settled = arena_array(arena, rules->requirement_count + 1, sizeof(bool))};
	if (found)
		settle(live, found);
	see(live, requirement, person, false);
	for (uint32_t at = 0; at < live->list_order.count; at++)
		see_papers(live, live->list_order.at[at]);
	return live;
}

/* Can some list that counts take the paper; with `differ`: take it in one case and not in another? */
static bool paper_seen(const struct live *live, struct world *world, const struct unknown *unknown, bool differ)
{
	struct run best = run_of(live, world, true), worst = run_of(live, world, false);
	struct view view = view_of(world->answers, unknown->person);
	const struct paper *paper = &view.person->papers[unknown->paper];
	bool usable = paper_usable(&best, &view, paper), sure = paper_usable(&worst, &view, paper);

	for (uint32_t at = 0; at < live->list_order.count && usable; at++) {
		uint32_t list = live->list_order.at[at];
		if (seen_for(live, list, unknown->person) && list_takes(&best, list, &view, paper)
			&& (!differ || !sure || !list_takes(&worst, list, &view, paper)))
			return true;
	}
	return false;
}

bool live_sees(const struct live *live, struct world *world, const struct unknown *unknown)
{
	uint32_t attribute = unknown->variable.attribute;

	switch (unknown->kind) {
	case ASK_HAVE: return paper_seen(live, world, unknown, false);
	case ASK_ATTRIBUTE: return paper_seen(live, world, unknown, !live->attributes[attribute]);
	case ASK_PERSON: return live->roles[world_person(world, unknown->person)->role];
	case ASK_EVENTS: return live->events[unknown->variable.event];
	default: return live->attributes[attribute];
	}
}
