#include <string.h>

#include "base/memory.h"
#include "load/build.h"
#include "load/condition.h"
#include "load/value.h"

/*
 * A kind has two arrays with an entry for each attribute: what it fixes and
 * what it asks. Ten thousand kinds share a few such arrays, found by a
 * signature of the entries that are not empty.
 */

struct touched {
	uint32_t attribute;
	bool asks, gap[3]; /* compared as bytes */
	struct value value;
};

struct shared {
	uint64_t hash;
	uint32_t first, count;
	const struct value *fixed;
	const bool *asks;
};

struct kind_making {
	struct kind *kind;
	struct vector touched; /* of this kind, in the order of the file */
};

struct sharing {
	struct loader *loader;
	struct vector entries; /* struct touched of all shared arrays */
	struct shared *table;
	uint32_t room, count;
};

/* ---- rows ---- */

static struct touched *touch(struct kind_making *making, uint32_t attribute)
{
	struct touched blank = {.attribute = attribute};

	for (uint32_t i = 0; i < making->touched.count; i++) {
		struct touched *touched = vector_at(&making->touched, i);

		if (touched->attribute == attribute)
			return touched;
	}
	return vector_at(&making->touched, vector_add(&making->touched, &blank));
}

void build_fixed(struct loader *loader, const struct match *match, struct at at, void *target)
{
	uint32_t index = match_attribute(match, loader, at, false);
	struct value value = {0};

	if (index == NO_INDEX)
		return;
	if (!read_value(loader, at, &loader->rules->attributes[index], VALUE_ALLOW_NONE, &value))
		return;
	struct touched *touched = touch(match->context, index);

	(void)target;
	touched->value = value;
	if (touched->asks)
		tell(loader, FAULT_FIXED_AND_ASKED, at, "`%s` is among `asks` and given here too; keep one of them",
			loader->rules->attributes[index].id);
}

void build_asks(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)target;
	if (!expect(loader, at, NODE_LIST))
		return;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;
		struct at item = at_item(at, &walk, &path);
		uint32_t index = read_reference(loader, item, ID_ATTRIBUTE);

		if (index == NO_INDEX)
			continue;
		if (loader->rules->attributes[index].of_person)
			tell(loader, FAULT_WRONG_ID, item, "`%s` is a fact about a person, not an attribute of papers",
				loader->rules->attributes[index].id);
		else
			touch(match->context, index)->asks = true;
	}
}

void build_same_as(struct loader *loader, const struct match *match, struct at at, void *target)
{
	uint32_t other = read_reference(loader, at, ID_KIND);
	struct kind *kind = target;

	(void)match;
	if (other == NO_INDEX)
		return;
	if (&loader->rules->kinds[other] == kind)
		tell(loader, FAULT_SAME_AS, at, "`%s` is named as the same as itself; take the key out", kind->id);
	kind->same_as = other;
}

void build_kind_counts(struct loader *loader, const struct match *match, struct at at, void *target)
{
	static const struct condition_scope scope = {.subject = SUBJECT_PAPER, .papers = true};
	struct kind *kind = target;

	(void)match;
	if (at.node->kind == NODE_SCALAR && strcmp(at.node->of.text, "never") == 0)
		kind->never = true;
	else if (at.node->kind == NODE_SCALAR)
		tell(loader, FAULT_BAD_WORD, at, "write `never`, or a condition such as {expires: not passed}");
	else
		kind->counts = read_condition(loader, at, &scope);
}

/* ---- sharing ---- */

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 32;
}

static uint64_t hash_of(const struct vector *touched)
{
	uint64_t hash = touched->count;

	for (uint32_t i = 0; i < touched->count; i++) {
		const struct touched *one = vector_at(touched, i);

		hash = mix(hash, (uint64_t)one->attribute << 8 | (uint64_t)one->asks << 4 | (uint64_t)one->value.state);
		hash = mix(hash, (uint64_t)(uint32_t)one->value.low);
	}
	return hash;
}

/* Texts and lists are rare among fixed values: alike only where they are the same. */
static bool same_shared(const struct sharing *sharing, const struct shared *shared, const struct vector *touched)
{
	return shared->count == touched->count
		&& (shared->count == 0
			|| memcmp(vector_at(&sharing->entries, shared->first), touched->items,
				   shared->count * touched->size)
				== 0);
}

static struct shared make_shared(struct sharing *sharing, const struct vector *touched, uint64_t hash)
{
	uint32_t attributes = sharing->loader->rules->attribute_count;
	struct shared shared = {.hash = hash, .first = sharing->entries.count, .count = touched->count};

	struct value *fixed = arena_array(sharing->loader->arena, attributes, sizeof *fixed);
	bool *asks = arena_array(sharing->loader->arena, attributes, sizeof *asks);

	for (uint32_t i = 0; i < touched->count; i++) {
		const struct touched *one = vector_at(touched, i);

		vector_add(&sharing->entries, one);
		fixed[one->attribute] = one->value;
		asks[one->attribute] = one->asks;
	}
	shared.fixed = fixed;
	shared.asks = asks;
	return shared;
}

static struct shared *slot_of(
	const struct sharing *sharing, struct shared *table, uint32_t room, uint64_t hash, const struct vector *touched)
{
	uint32_t at = (uint32_t)hash & (room - 1);

	while (table[at].fixed && !(touched && same_shared(sharing, &table[at], touched)))
		at = (at + 1) & (room - 1);
	return &table[at];
}

static void grow(struct sharing *sharing)
{
	uint32_t room = sharing->room ? 2 * sharing->room : 64;
	struct shared *table = memory_alloc(room * sizeof *table);

	for (uint32_t i = 0; i < sharing->room; i++)
		if (sharing->table[i].fixed)
			*slot_of(sharing, table, room, sharing->table[i].hash, NULL) = sharing->table[i];
	memory_free(sharing->table);
	sharing->table = table;
	sharing->room = room;
}

static void share(struct sharing *sharing, struct kind_making *making)
{
	uint64_t hash = hash_of(&making->touched);

	if (2 * (sharing->count + 1) > sharing->room)
		grow(sharing);
	struct shared *slot = slot_of(sharing, sharing->table, sharing->room, hash, &making->touched);

	if (!slot->fixed) {
		*slot = make_shared(sharing, &making->touched, hash);
		sharing->count++;
	}
	making->kind->fixed = slot->fixed;
	making->kind->asks = slot->asks;
	making->touched.count = 0;
}

/* ---- all kinds ---- */

static void read_kind(struct sharing *sharing, struct at at, struct kind_making *making)
{
	struct loader *loader = sharing->loader;
	struct kind *kind = making->kind;
	struct match match;

	kind->counts = loader->counts;
	/* A key that stands at the depth of a kind was told of; what it holds is no kind. */
	bool misplaced = grammar_reserved(kind->id);

	if (!misplaced && match_start(&match, loader, at, IN_KIND)) {
		match.context = making;
		match_build(&match, loader, kind);
	}
	share(sharing, making);
}

/* Kinds that count as one all name the same kind, which stands for itself. */
static void check_same_as(struct loader *loader, struct at at, const struct kind *kinds)
{
	uint32_t index = 0;

	for (struct walk walk = walk_start(at.node); walk_pair(&walk); index++) {
		const struct kind *other = &kinds[kinds[index].same_as];
		struct path path;

		if (other->same_as != kinds[index].same_as)
			tell(loader, FAULT_SAME_AS, at_pair(at, &walk, &path),
				"`%s` names `%s`, which names another itself; "
				"let both name `%s`",
				kinds[index].id, other->id, kinds[other->same_as].id);
	}
}

void read_kinds(struct loader *loader, struct at at, struct kind *kinds)
{
	struct sharing sharing = {.loader = loader};
	struct kind_making making;
	uint32_t index = 0;

	vector_init(&sharing.entries, sizeof(struct touched));
	vector_init(&making.touched, sizeof(struct touched));
	for (struct walk walk = walk_start(at.node); walk_pair(&walk); index++) {
		struct path path;

		making.kind = &kinds[index];
		read_kind(&sharing, at_pair(at, &walk, &path), &making);
	}
	check_same_as(loader, at, kinds);
	vector_clear(&sharing.entries);
	vector_clear(&making.touched);
	memory_free(sharing.table);
}
