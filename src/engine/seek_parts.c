/*
 * The shortest ways where much is missing. Of a requirement that is met when all of its parts are, a set that makes it
 * ready has something for each part that is still missing: so only what can matter to the first of those is tried, and
 * a set is given up as soon as more parts are missing, of which no two share anything, than it has places left.
 */

#include "engine/seeking.h"

#include <string.h>

#define TRIED_AT_ONCE 2000u /* with no more sets than these, all are tried */
#define PARTS_MAX 64u
#define SETS_MAX 256u

struct part {
	uint32_t requirement;
	uint64_t touched; /* a bit for each class that can matter to it */
};

struct parts {
	struct part at[PARTS_MAX];
	uint32_t count;
	bool fit; /* they and the classes are few enough */
};

struct set {
	uint8_t classes[COMPLETION_SIZE];
};

struct descent {
	struct seeking *seeking;
	uint32_t size;
	uint32_t picked[COMPLETION_SIZE];
	struct set *sets;
	uint32_t set_count;
};

/* ---- the parts ---- */

static bool looks_at(const struct rules *rules, const struct scope *scope, uint32_t fact)
{
	for (uint32_t index = 0; index < scope->tests.count; index++) {
		const struct test *test = &rules->tests[scope->tests.at[index]];
		if (test->attribute == fact || test->operand == fact)
			return true;
	}
	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &rules->requirements[scope->requirements.at[index]];
		if (requirement->need_fact == fact || requirement->kind == REQUIRE_TEXT)
			return true;
	}
	return false;
}

static bool can_matter(const struct scopes *scopes, const struct element *element)
{
	const struct scope *mine = &scopes->of[0];
	bool others = false;

	for (uint32_t role = 0; role < scopes->rules->role_count; role++)
		others |= scopes->of[1 + role].reached && (element->kind != ITEM_PERSON || element->role == role);
	if (element->kind == ITEM_PERSON || element->person != PERSON_ME)
		return others;
	if (element->kind == ITEM_PAPER)
		return mine->named[element->paper_kind];
	return looks_at(scopes->rules, mine, element->attribute);
}

static uint64_t touched_by(struct seeking *seeking, uint32_t requirement)
{
	struct scopes scopes = scopes_for(seeking->arena, seeking->base->rules, requirement, seeking->base->answers);
	uint64_t touched = 0;

	scopes_fill(&scopes);
	for (uint32_t index = 0; index < seeking->classes.count; index++) {
		const struct class *class = &seeking->classes.at[index];
		for (uint32_t member = 0; member < class->count; member++)
			if (can_matter(&scopes, &class->members[member]))
				touched |= (uint64_t)1 << index;
	}
	return touched;
}

static void add_parts(struct seeking *seeking, struct parts *parts, uint32_t index)
{
	const struct rules *rules = seeking->base->rules;
	const struct requirement *requirement = &rules->requirements[index];
	int32_t visit = seeking->base->answers->visit;

	if (visit < requirement->valid_from || visit > requirement->valid_to)
		return;
	if (requirement->kind != REQUIRE_ALL || requirement->apart || requirement->choose_same != NO_INDEX
		|| requirement->never_together.count) {
		parts->fit &= parts->count < PARTS_MAX;
		if (parts->fit)
			parts->at[parts->count++] = (struct part){index, touched_by(seeking, index)};
		return;
	}
	for (uint32_t part = 0; part < requirement->parts.count && parts->fit; part++)
		add_parts(seeking, parts, rules->requirement_links[requirement->parts.first + part]);
}

/* Sets of so many classes, each of which may be in it more than once; no more than one beyond `most`. */
static uint32_t count_sets(uint32_t classes, uint32_t size, uint32_t most)
{
	uint64_t count = 1;

	for (uint32_t place = 1; place <= size && count <= most; place++)
		count = count * (classes + place - 1) / place;
	return count > most ? most + 1 : (uint32_t)count;
}

static bool parts_fit(struct seeking *seeking)
{
	if (!seeking->parts) {
		seeking->parts = arena_alloc(seeking->arena, sizeof *seeking->parts);
		seeking->parts->fit = seeking->classes.count <= 64;
		if (seeking->parts->fit)
			add_parts(seeking, seeking->parts, seeking->requirement);
	}
	return seeking->parts->fit && seeking->parts->count > 1;
}

/* ---- going down ---- */

static void add_set(struct descent *descent)
{
	struct set set;

	for (uint32_t index = 0; index < descent->size; index++) {
		uint32_t at = index;
		for (; at > 0 && set.classes[at - 1] > descent->picked[index]; at--)
			set.classes[at] = set.classes[at - 1];
		set.classes[at] = (uint8_t)descent->picked[index];
	}
	for (uint32_t index = 0; index < descent->set_count; index++)
		if (memcmp(descent->sets[index].classes, set.classes, descent->size) == 0)
			return;
	if (descent->set_count < SETS_MAX)
		descent->sets[descent->set_count++] = set;
}

static uint32_t bits(uint64_t word)
{
	uint32_t count = 0;

	for (; word; word &= word - 1)
		count++;
	return count;
}

/* The missing part to which the fewest things matter; and how many things at least are needed for all that are. */
static const struct part *next_missing(const struct parts *parts, uint64_t met, uint32_t *needed)
{
	const struct part *next = NULL;
	uint64_t counted = 0;

	*needed = 0;
	for (uint32_t index = 0; index < parts->count; index++) {
		const struct part *part = &parts->at[index];
		if (met >> index & 1)
			continue;
		if (!next || bits(part->touched) < bits(next->touched))
			next = part;
		if (!(part->touched & counted)) {
			counted |= part->touched;
			++*needed;
		}
	}
	return next;
}

static uint32_t times_picked(const struct descent *descent, uint32_t depth, uint32_t class)
{
	uint32_t count = 0;

	for (uint32_t index = 0; index < depth; index++)
		count += descent->picked[index] == class;
	return count;
}

/* `met`: a bit for each part that is; what is met stays so when more is added. `before`: the part that the last pick
 * was for; of picks for one part only one order is tried. */
static void descend(struct descent *descent, uint32_t depth, uint64_t met, const struct part *before)
{
	struct seeking *seeking = descent->seeking;
	const struct parts *parts = seeking->parts;
	const struct part *part;
	uint32_t needed;

	if (seeking_over(seeking))
		return;
	seeking->tries++;
	for (uint32_t index = 0; index < parts->count; index++)
		if (!(met >> index & 1) && world_ready(seeking->stage, parts->at[index].requirement))
			met |= (uint64_t)1 << index;
	part = next_missing(parts, met, &needed);
	if (!part && depth == descent->size && world_ready(seeking->stage, seeking->requirement))
		add_set(descent);
	if (!part || depth + needed > descent->size)
		return;
	for (uint32_t class = part == before ? descent->picked[depth - 1] : 0; class < seeking->classes.count;
		class ++) {
		const struct class *here = &seeking->classes.at[class];
		uint32_t copy = times_picked(descent, depth, class);
		struct arena_mark mark = arena_mark(seeking->arena);
		struct placing was;
		if (!(part->touched >> class & 1) || (copy && class_once(here)))
			continue;
		element_place(seeking->stage, &here->members[copy % here->count], copy, &was);
		descent->picked[depth] = class;
		descend(descent, depth + 1, met, part);
		element_displace(seeking->stage, &was);
		arena_rewind(seeking->arena, mark);
	}
}

/* In the order in which they would be found by trying all. */
static void sort_sets(struct descent *descent)
{
	for (uint32_t index = 1; index < descent->set_count; index++) {
		struct set moved = descent->sets[index];
		uint32_t at = index;
		for (; at > 0 && memcmp(moved.classes, descent->sets[at - 1].classes, descent->size) < 0; at--)
			descent->sets[at] = descent->sets[at - 1];
		descent->sets[at] = moved;
	}
}

bool seek_by_parts(struct seeking *seeking, uint32_t size)
{
	struct descent descent = {.seeking = seeking, .size = size};

	if (count_sets(seeking->classes.count, size, TRIED_AT_ONCE) <= TRIED_AT_ONCE || !parts_fit(seeking))
		return false;
	descent.sets = arena_array(seeking->arena, SETS_MAX, sizeof *descent.sets);
	descend(&descent, 0, 0, NULL);
	sort_sets(&descent);
	for (uint32_t index = 0; index < descent.set_count && !seeking->too_many; index++) {
		const uint8_t *classes = descent.sets[index].classes;
		for (uint32_t at = 0; at < size; at++) {
			bool again = at > 0 && classes[at] == classes[at - 1];
			seeking->chosen[at] = (struct chosen){
				&seeking->classes.at[classes[at]], again ? seeking->chosen[at - 1].copy + 1 : 0};
		}
		seeking_take(seeking, size);
	}
	return true;
}
