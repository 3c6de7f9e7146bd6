#include "engine/asks.h"

#include "engine/live.h"
#include "engine/walks.h"

/* Exchanges and walks find most; where they do not, the fillings are searched. */
static void search_for(struct asking *asking, uint32_t index)
{
	struct unknown *unknown = &asking->list[index];

	unknown->matters = asking->walked && walk_stands_in(asking, unknown);
	if (unknown->matters)
		return;
	walk_for(asking, index);
	unknown->matters |= work_spent(asking->scopes->work);
	if (!unknown->matters)
		unknown->matters = ask_matters(asking, index);
}

/* ---- the list ---- */

static uint32_t plain_test(const struct asking *asking, const struct unknown *unknown)
{
	const struct rules *rules = asking->scopes->rules;
	const struct variable *variable = &unknown->variable;

	for (uint32_t index = 0; index < variable->tests->count; index++) {
		uint32_t at = variable->tests->at[index];
		const struct test *test = &rules->tests[at];
		struct value yes, no;
		if (test->attribute == variable->attribute && test->operand == NO_INDEX
			&& test_outcome(rules, test, &variable->known, NULL, asking->world->answers->visit)
				== OUTCOME_OPEN
			&& test_plain_answers(
				rules, test, &variable->known, NULL, asking->world->answers->visit, &yes, &no))
			return at;
	}
	return NO_INDEX;
}

static struct ask ask_of(struct asking *asking, const struct unknown *unknown)
{
	const struct person *person = world_person(asking->world, unknown->person);
	bool real = unknown->person <= asking->world->other_count;
	struct ask ask = {.kind = unknown->kind,
		.person = real ? unknown->person : PERSON_NEW + person->role,
		.attribute = NO_INDEX,
		.role = person->role,
		.requirement = NO_INDEX,
		.test = NO_INDEX,
		.paper = {.index = NO_INDEX, .kind = NO_INDEX}};

	ask.paper.person = ask.person;
	if (unknown->paper != NO_INDEX) {
		ask.paper.kind = person->papers[unknown->paper].kind;
		if (world_paper_real(asking->world, unknown->person, unknown->paper))
			ask.paper.index = unknown->paper;
	}
	if (unknown->kind == ASK_EVENTS)
		ask.requirement = unknown->requirement;
	else if (unknown->kind != ASK_HAVE && unknown->kind != ASK_PERSON) {
		ask.attribute = unknown->variable.attribute;
		ask.test = plain_test(asking, unknown);
	}
	ask.decides = unknown->decides;
	return ask;
}

/* Those that the first walk needed before the others; each group in the order of asking. */
static void write_list(struct asking *asking, const bool *first, struct report *report)
{
	struct ask *asks = arena_array(asking->arena, asking->count, sizeof *asks);
	bool *role_done = arena_array(asking->arena, asking->scopes->rules->role_count + 1, sizeof *role_done);

	walk_order(asking);
	walk_deciding(asking);
	for (int round = 0; round < 2; round++)
		for (uint32_t step = asking->count; step-- > 0;) {
			const struct unknown *unknown = &asking->list[asking->order[step]];
			bool fresh = unknown->kind == ASK_PERSON && unknown->person > asking->world->other_count;
			uint32_t role = world_person(asking->world, unknown->person)->role;
			if (!unknown->asked || !unknown->matters || first[asking->order[step]] != (round == 0)
				|| (fresh && role_done[role]))
				continue;
			if (fresh)
				role_done[role] = true;
			asks[report->ask_count++] = ask_of(asking, unknown);
		}
	report->asks = asks;
}

/* As it may be; what nothing that counts looks at may be anything. */
static void put_any(struct asking *asking, struct unknown *unknown)
{
	walk_put(asking, unknown, unknown->variable.text); /* the worst text may be one that its form rules out */
	if (unknown->none)                                 /* the first stands for a value that cannot be */
		candidate_set(asking->world, &unknown->variable, &unknown->bad, 1);
}

/* Leave out what only parts of the rule look at that are decided already. Such a part comes out the same whatever is put
 * there; left open it could still seem to come out either way. */
static void drop_unseen(struct asking *asking, const struct finding *found)
{
	const struct live *live = live_find(asking->arena, asking->world, asking->requirement, asking->person, found);
	bool *seen = arena_array(asking->arena, asking->count, sizeof *seen);
	uint32_t count = 0;

	for (uint32_t index = 0; index < asking->count; index++)
		seen[index] = live_sees(live, asking->world, &asking->list[index]);
	for (uint32_t index = 0; index < asking->count; index++)
		if (seen[index])
			asking->list[count++] = asking->list[index];
		else
			put_any(asking, &asking->list[index]);
	asking->count = count;
}

void asks_find(struct arena *arena, struct scopes *scopes, const struct answers *answers, struct report *report)
{
	struct asking asking = {.arena = arena,
		.scopes = scopes,
		.world = world_new(arena, scopes, answers, true, 0),
		.requirement = scopes->requirement,
		.person = PERSON_ME};
	bool *first;

	unknowns_collect(&asking);
	drop_unseen(&asking, report->root);
	first = arena_array(arena, asking.count + 1, sizeof *first);
	walk_order(&asking);
	if (walk_down(&asking))
		for (uint32_t index = 0; index < asking.count; index++)
			first[index] = asking.list[index].kept;
	for (uint32_t index = 0; index < asking.count; index++)
		if (asking.list[index].asked && !asking.list[index].matters)
			search_for(&asking, index);
	write_list(&asking, first, report);
	report->truncated |= asking.doubtful || work_spent(scopes->work);
}
