#include "load/condition.h"

#include "base/date.h"
#include "load/lists.h"
#include "load/match.h"

struct span scratch_take(struct loader *loader, struct vector *links, uint32_t base)
{
	struct span span = {.first = links->count, .count = loader->scratch.count - base};

	for (uint32_t i = base; i < loader->scratch.count; i++) {
		uint32_t item = *(uint32_t *)vector_at(&loader->scratch, i);

		vector_add(links, &item);
	}
	loader->scratch.count = base;
	return span;
}

static uint32_t add_condition(struct loader *loader, struct condition condition)
{
	condition.valid_from = DATE_MIN;
	condition.valid_to = DATE_MAX;
	return vector_add(&loader->conditions, &condition);
}

uint32_t condition_of_test(struct loader *loader, const struct test *test)
{
	return add_condition(loader,
		(struct condition){.kind = CONDITION_TEST, .list = NO_INDEX, .test = vector_add(&loader->tests, test)});
}

/* Of one that is left out on some days a list is not the same as the one: all of nothing holds, any of nothing does not. */
static bool always_in_force(struct loader *loader, uint32_t index)
{
	const struct condition *condition = vector_at(&loader->conditions, index);

	return condition->valid_from == DATE_MIN && condition->valid_to == DATE_MAX;
}

uint32_t condition_of_parts(struct loader *loader, enum condition_kind kind, uint32_t base)
{
	uint32_t count = loader->scratch.count - base;

	if (count == 1 && always_in_force(loader, *(uint32_t *)vector_at(&loader->scratch, base))) {
		loader->scratch.count = base;
		return *(uint32_t *)vector_at(&loader->scratch, base);
	}
	if (count == 0)
		return NO_INDEX;
	struct span parts = scratch_take(loader, &loader->condition_links, base);

	return add_condition(
		loader, (struct condition){.kind = kind, .test = NO_INDEX, .list = NO_INDEX, .parts = parts});
}

uint32_t condition_both(struct loader *loader, uint32_t left, uint32_t right)
{
	uint32_t base = loader->scratch.count;

	if (left == NO_INDEX || right == NO_INDEX)
		return left == NO_INDEX ? right : left;
	vector_add(&loader->scratch, &left);
	vector_add(&loader->scratch, &right);
	return condition_of_parts(loader, CONDITION_ALL, base);
}

/* What the rows of a condition are built into: the scope, and the validity; parts go to the scratch stack. */
struct condition_target {
	struct condition_scope scope;
	struct text why, noun;
	int32_t valid_from, valid_to;
};

static void push(struct loader *loader, uint32_t condition)
{
	if (condition != NO_INDEX)
		vector_add(&loader->scratch, &condition);
}

/* An empty {} among alternatives always holds: a part of no parts. */
static uint32_t holds_always(struct loader *loader)
{
	return add_condition(loader,
		(struct condition){.kind = CONDITION_ALL,
			.test = NO_INDEX,
			.list = NO_INDEX,
			.parts = {.first = loader->condition_links.count}});
}

static void build_list(struct loader *loader, struct at at, enum condition_kind kind, struct condition_scope *scope)
{
	uint32_t base = loader->scratch.count;

	if (!expect(loader, at, NODE_LIST))
		return;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;
		struct at item = at_item(at, &walk, &path);
		uint32_t part = read_condition(loader, item, scope);

		push(loader,
			part == NO_INDEX && kind == CONDITION_ANY && item.node->kind == NODE_MAPPING
				? holds_always(loader)
				: part);
	}
	if (loader->scratch.count == base && at.node->of.span == 1)
		tell(loader, FAULT_WRONG_SHAPE, at, "the list is empty; give it at least one condition");
	uint32_t whole = loader->scratch.count == base ? NO_INDEX : condition_of_parts(loader, kind, base);

	push(loader, whole);
}

void build_condition_all(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	build_list(loader, at, CONDITION_ALL, &((struct condition_target *)target)->scope);
}

void build_condition_any(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	build_list(loader, at, CONDITION_ANY, &((struct condition_target *)target)->scope);
}

static bool only_for_papers(struct loader *loader, struct at at, const struct condition_target *target)
{
	if (!target->scope.papers)
		tell(loader, FAULT_CONDITION, at, "`%s` may only stand in a condition on a paper",
			at.path->key->of.text);
	return target->scope.papers;
}

void build_condition_with(struct loader *loader, const struct match *match, struct at at, void *target)
{
	uint32_t list;

	(void)match;
	if (!only_for_papers(loader, at, target))
		return;
	list = read_list(loader, at);
	if (list != NO_INDEX)
		push(loader,
			add_condition(
				loader, (struct condition){.kind = CONDITION_WITH, .test = NO_INDEX, .list = list}));
}

void build_condition_me(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct condition_scope scope = ((struct condition_target *)target)->scope;

	(void)match;
	if (!only_for_papers(loader, at, target))
		return;
	scope.subject = SUBJECT_PERSON;
	scope.papers = false;
	push(loader, read_condition(loader, at, &scope));
}

void build_condition_test(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct condition_target *condition = target;
	uint32_t attribute = match_attribute(match, loader, at, condition->scope.subject == SUBJECT_PERSON);

	if (attribute != NO_INDEX)
		push(loader, read_test(loader, at, attribute, &condition->scope));
}

/* `why`, `noun` and the validity are read first: the tests need the former, the whole the latter. */
static void read_sides(struct loader *loader, const struct match *match, struct condition_target *target)
{
	struct path path;
	struct at at;

	if (match_find(match, "why", &path, &at)) {
		read_text(loader, at, &target->why);
		target->scope.why = &target->why;
	}
	if (match_find(match, "noun", &path, &at)) {
		read_text(loader, at, &target->noun);
		target->scope.noun = &target->noun;
	}
	if (match_find(match, "valid-from", &path, &at))
		read_date(loader, at, &target->valid_from);
	if (match_find(match, "valid-to", &path, &at))
		read_date(loader, at, &target->valid_to);
}

uint32_t read_condition(struct loader *loader, struct at at, const struct condition_scope *scope)
{
	struct condition_target target = {.scope = *scope, .valid_from = DATE_MIN, .valid_to = DATE_MAX};
	struct match match;
	uint32_t base = loader->scratch.count, whole;

	if (!match_start(&match, loader, at, IN_CONDITION))
		return NO_INDEX;
	read_sides(loader, &match, &target);
	match_build(&match, loader, &target);
	if (target.valid_from == DATE_MIN && target.valid_to == DATE_MAX)
		return condition_of_parts(loader, CONDITION_ALL, base);
	/* The validity must not reach into a part that is used as it is: a condition of its own holds it. */
	struct span parts = scratch_take(loader, &loader->condition_links, base);

	whole = add_condition(
		loader, (struct condition){.kind = CONDITION_ALL, .test = NO_INDEX, .list = NO_INDEX, .parts = parts});
	struct condition *made = vector_at(&loader->conditions, whole);

	made->valid_from = target.valid_from;
	made->valid_to = target.valid_to;
	return whole;
}
