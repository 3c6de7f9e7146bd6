/* Papers that every rule in reach treats alike form one class. */

#include <string.h>

#include "engine/elements.h"
#include "engine/test.h"
#include "model/list_lines.h"

struct classing {
	struct arena *arena;
	struct world *base, *stage;
	struct element *list;
	uint32_t count;
};

static uint64_t mixed(uint64_t hash, uint64_t number)
{
	return (hash ^ number) * UINT64_C(0x100000001b3);
}

static bool paired(const struct world *base, uint32_t kind)
{
	for (uint32_t index = 0; index < base->rules->pair_count; index++)
		if (base->rules->pairs[index].left == kind || base->rules->pairs[index].right == kind)
			return true;
	return false;
}

static bool key_there(const struct world *base, uint32_t person, uint32_t kind)
{
	const struct person *holder = world_person(base, person);
	uint32_t key = base->rules->kinds[kind].same_as;

	for (uint32_t paper = 0; paper < holder->paper_count; paper++)
		if (holder->papers[paper].have == HAVE_YES
			&& base->rules->kinds[holder->papers[paper].kind].same_as == key)
			return true;
	return false;
}

/* A paper that has to have another one beside it does nothing alone, and yet is not as others. */
static bool kind_wants_another(const struct rules *rules, const struct scope *scope, uint32_t kind)
{
	for (uint32_t index = 0; index < scope->lists.count; index++)
		if (list_wants_another(rules, &rules->lists[scope->lists.at[index]], kind))
			return true;
	return false;
}

/* A paper of that form as every list in reach sees it; where other papers or
 * facts have a say, or keys beside the kind, it stands alone. */
static void find_behaviour(struct classing *classing, struct element *element)
{
	struct world *world = classing->stage;
	const struct scope *scope = scope_of(world->scopes, world_person(world, element->person));
	const struct numbers *tests = &scope->by_kind[element->paper_kind];
	struct run run = {.rules = world->rules, .answers = world->answers, .scratch = classing->arena};
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	struct placing was;
	struct view view;

	element->alone = element->replaces != NO_INDEX || scope->keys.count || scope->sames.count
		|| paired(world, element->paper_kind) || kind_wants_another(world->rules, scope, element->paper_kind);
	for (uint32_t index = 0; index < tests->count; index++)
		element->alone |= world->rules->tests[tests->at[index]].subject == SUBJECT_PERSON;
	element_place(world, element, 0, &was);
	view = view_of(world->answers, element->person);
	for (uint32_t index = 0; index < scope->lists.count; index++) {
		bool accepted;
		run.open = false;
		accepted = list_accepts(&run, scope->lists.at[index], &view, view.person->paper_count - 1);
		element->alone |= run.open; /* as an open answer will have it, and that may be otherwise for another */
		if (accepted && scope->by_key[scope->lists.at[index]])
			element->by_key |= UINT64_C(1) << index % 64;
		hash = mixed(hash, (accepted ? 1u : 0u) + 7 * index);
	}
	element_displace(world, &was);
	hash = mixed(hash,
		key_there(classing->base, element->person, element->paper_kind)
			? 1000 + world->rules->kinds[element->paper_kind].same_as
			: 3);
	element->behaviour = mixed(hash, element->person);
}

/* ---- keys that several classes would have ---- */

/* What is known of the papers of one key, those of one person. */
struct of_key {
	bool some, shared;
	uint64_t behaviour, by_key; /* of the first */
	uint64_t others;            /* by_key of all that behave otherwise */
};

static void add_to_key(struct of_key *key, const struct element *element)
{
	if (!key->some) {
		*key = (struct of_key){.some = true, .behaviour = element->behaviour, .by_key = element->by_key};
	} else if (element->behaviour != key->behaviour) {
		key->shared |= (element->by_key & (key->by_key | key->others)) != 0;
		key->others |= element->by_key;
	}
}

/* Where a list counts papers once that behave otherwise, it matters which one of a class it is: those whose key some other
 * paper may have too are a class of their own. */
static void keep_keys_apart(struct classing *classing, uint32_t first, uint32_t end)
{
	const struct kind *kinds = classing->base->rules->kinds;
	struct arena_mark mark = arena_mark(classing->arena);
	struct of_key *keys = arena_array(classing->arena, classing->base->rules->kind_count, sizeof *keys);

	for (uint32_t index = first; index < end; index++)
		add_to_key(&keys[kinds[classing->list[index].paper_kind].same_as], &classing->list[index]);
	for (uint32_t index = first; index < end; index++) {
		struct element *element = &classing->list[index];
		uint32_t key = kinds[element->paper_kind].same_as;
		if (keys[key].shared)
			element->behaviour = mixed(element->behaviour, 5000 + key);
	}
	arena_rewind(classing->arena, mark);
}

static void find_behaviours(struct classing *classing)
{
	const struct element *list = classing->list;
	uint32_t end;

	for (uint32_t index = 0; index < classing->count; index++)
		if (classing->list[index].kind == ITEM_PAPER)
			find_behaviour(classing, &classing->list[index]);
	for (uint32_t first = 0; first < classing->count; first = end) {
		for (end = first + 1; list[first].kind == ITEM_PAPER && end < classing->count
			&& list[end].kind == ITEM_PAPER && list[end].person == list[first].person;)
			end++;
		if (list[first].kind == ITEM_PAPER)
			keep_keys_apart(classing, first, end);
	}
}

/* ---- classes ---- */

/* What is no paper is always alone. */
static bool same_class(const struct element *left, const struct element *right)
{
	return !right->alone && left->person == right->person && left->behaviour == right->behaviour;
}

/* Members with different counting keys first, so that two of a class are two. */
static void keys_first(const struct rules *rules, struct element *members, uint32_t count)
{
	uint32_t front = 0;

	for (uint32_t index = 0; index < count; index++) {
		struct element swap = members[index];
		bool known = false;
		for (uint32_t at = 0; at < front; at++)
			known |= rules->kinds[members[at].paper_kind].same_as == rules->kinds[swap.paper_kind].same_as;
		if (known)
			continue;
		memmove(&members[front + 1], &members[front], (index - front) * sizeof *members);
		members[front++] = swap;
	}
}

/* All not yet taken that are of one class with that one, which comes first. */
static struct class make_class(struct classing *classing, bool *taken, uint32_t first)
{
	const struct element *list = classing->list;
	uint32_t end = list[first].alone ? first + 1 : classing->count, count = 0;
	struct element *members;

	for (uint32_t at = first; at < end; at++)
		count += at == first || (!taken[at] && same_class(&list[first], &list[at]));
	members = arena_array(classing->arena, count, sizeof *members);
	count = 0;
	for (uint32_t at = first; at < end; at++)
		if (at == first || (!taken[at] && same_class(&list[first], &list[at]))) {
			taken[at] = true;
			members[count++] = list[at];
		}
	keys_first(classing->base->rules, members, count);
	return (struct class){members, count};
}

struct classes classes_make(
	struct arena *arena, struct world *base, struct world *stage, struct element *list, uint32_t count)
{
	struct classing made = {arena, base, stage, list, count}, *classing = &made;
	struct classes classes = {arena_array(classing->arena, classing->count, sizeof *classes.at), 0};
	bool *taken = arena_array(classing->arena, classing->count, sizeof *taken);

	find_behaviours(classing);
	for (uint32_t index = 0; index < classing->count; index++)
		if (!taken[index])
			classes.at[classes.count++] = make_class(classing, taken, index);
	return classes;
}
