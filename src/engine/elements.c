#include "engine/elements.h"

#include <string.h>

#include "engine/promise.h"
#include "engine/test.h"

#define FORMS_MAX 8u

struct builder {
	struct arena *arena;
	struct world *base, *stage;
	struct element *list;
	uint32_t count, room;
};

static void add_element(struct builder *builder, const struct element *element)
{
	if (builder->count == builder->room) {
		uint32_t room = builder->room ? 2 * builder->room : 32;
		struct element *more = arena_array(builder->arena, room, sizeof *more);
		if (builder->count)
			memcpy(more, builder->list, builder->count * sizeof *more);
		builder->list = more;
		builder->room = room;
	}
	builder->list[builder->count++] = *element;
}

/* ---- ideal forms ---- */

struct form {
	struct value *values;
	bool *fresh;
};

static struct form form_new(struct builder *builder)
{
	uint32_t attributes = builder->base->rules->attribute_count;

	return (struct form){arena_array(builder->arena, attributes, sizeof(struct value)),
		arena_array(builder->arena, attributes, sizeof(bool))};
}

static struct form form_copy(struct builder *builder, const struct form *form)
{
	uint32_t attributes = builder->base->rules->attribute_count;
	struct form copy = form_new(builder);

	memcpy(copy.values, form->values, attributes * sizeof(struct value));
	memcpy(copy.fresh, form->fresh, attributes * sizeof(bool));
	return copy;
}

/* All ways to give the paper's open attributes values that no others beat. The
 * world's paper holds the values chosen so far. */
static void each_form(struct builder *builder, struct world *world, const struct variables *variables, uint32_t at,
	struct form *form, const struct element *model, uint32_t *forms)
{
	const struct variable *variable;
	struct candidates candidates;

	if (*forms >= FORMS_MAX)
		return;
	if (at == variables->count) {
		struct form kept = form_copy(builder, form);
		struct element element = *model;
		element.values = kept.values;
		element.fresh = kept.fresh;
		add_element(builder, &element);
		(*forms)++;
		return;
	}
	variable = &variables->at[at];
	candidates_find(world, variable, PURPOSE_BEST, &candidates);
	promises_first(world, variable, &candidates);
	for (uint32_t index = 0; index < candidates.count; index++) {
		candidate_set(world, variable, &candidates, index);
		form->values[variable->attribute] = candidates.values[index];
		form->fresh[variable->attribute] = value_promised(&candidates.values[index])
			? candidates.values[index].low != 0
			: variable->distinct && candidates.count == 1;
		each_form(builder, world, variables, at + 1, form, model, forms);
	}
	form->values[variable->attribute] = (struct value){0};
	form->fresh[variable->attribute] = false;
	candidate_unset(world, variable);
}

/* Operands of the same paper first, so that what is compared with them can follow. */
static void operands_first(struct variables *variables)
{
	for (uint32_t index = 1; index < variables->count; index++)
		for (uint32_t at = index; at > 0 && variables->at[at].operand && !variables->at[at - 1].operand; at--) {
			struct variable swap = variables->at[at];
			variables->at[at] = variables->at[at - 1];
			variables->at[at - 1] = swap;
		}
}

static void paper_forms(struct builder *builder, uint32_t person, uint32_t kind, uint32_t existing)
{
	struct world *world = builder->stage;
	struct element model = {.kind = ITEM_PAPER, .person = person, .paper_kind = kind, .replaces = existing};
	uint32_t paper = existing, forms = 0;
	struct variables variables = {0};
	struct form form = form_new(builder);

	if (existing == NO_INDEX)
		paper = world_add_paper(world, person, kind, HAVE_YES);
	variables_of_paper(world, person, paper, &variables);
	operands_first(&variables);
	if (existing == NO_INDEX || variables.count)
		each_form(builder, world, &variables, 0, &form, &model, &forms);
	if (existing == NO_INDEX)
		world_person(world, person)->paper_count--;
}

/* ---- facts, texts, persons ---- */

static bool may_arrange(enum arrange arrange, bool open)
{
	return arrange == ARRANGE_YES || (arrange == ARRANGE_IF_OPEN && open);
}

static bool is_text(const struct world *base, uint32_t person, uint32_t attribute)
{
	const struct scope *scope = scope_of(base->scopes, world_person(base, person));

	for (uint32_t index = 0; index < scope->requirements.count; index++) {
		const struct requirement *requirement = &base->rules->requirements[scope->requirements.at[index]];
		if (requirement->kind == REQUIRE_TEXT && requirement->attribute == attribute)
			return true;
	}
	return false;
}

static bool seen_of(const struct world *base, uint32_t person, uint32_t attribute)
{
	const struct value *value = fact_look(base->rules, world_person(base, person), attribute);

	return value_open(value);
}

/* The fact as if it had no answer yet: what would be best? */
static void fact_forms(struct builder *builder, uint32_t person, uint32_t attribute, bool open)
{
	struct world *world = builder->stage;
	struct variables all = {0};
	struct value before;
	bool text = is_text(world, person, attribute);

	if (!text && !may_arrange(world->rules->attributes[attribute].arrange, open))
		return;
	before = *world_slot(world, person, NO_INDEX, attribute);
	*world_slot(world, person, NO_INDEX, attribute) = (struct value){0};
	variables_collect(world, &all);
	for (uint32_t index = 0; index < all.count; index++) {
		const struct variable *variable = &all.at[index];
		struct candidates candidates;
		if (variable->person != person || variable->paper != NO_INDEX || variable->attribute != attribute)
			continue;
		candidates_find(world, variable, PURPOSE_BEST, &candidates);
		for (uint32_t at = 0; at < candidates.count; at++)
			add_element(builder,
				&(struct element){.kind = text ? ITEM_TEXT : ITEM_FACT,
					.person = person,
					.attribute = attribute,
					.values = &candidates.values[at],
					.replaces = NO_INDEX,
					.alone = true});
	}
	*world_slot(world, person, NO_INDEX, attribute) = before;
}

static void add_persons(struct builder *builder)
{
	const struct world *base = builder->base;

	for (uint32_t role = 0; role < base->rules->role_count; role++)
		if (base->scopes->wanted_persons[role]
			&& may_arrange(base->rules->roles[role].arrange, !base->origin->roles_complete[role])
			&& role_can_be_met(builder->arena, base, role))
			add_element(builder,
				&(struct element){.kind = ITEM_PERSON,
					.role = role,
					.replaces = NO_INDEX,
					.person = PERSON_NEW + role,
					.alone = true});
}

struct classes classes_find(struct arena *arena, struct world *base, struct world *stage)
{
	struct builder builder = {.arena = arena, .base = base, .stage = stage};

	for (uint32_t person = 0; person < world_person_count(base); person++) {
		const struct person *holder = world_person(base, person);
		const struct scope *scope = scope_of(base->scopes, holder);
		if (!scope->reached || holder->have != HAVE_YES)
			continue;
		for (uint32_t kind = 0; kind < base->rules->kind_count; kind++)
			if (scope->named[kind])
				paper_forms(&builder, person, kind, NO_INDEX);
		for (uint32_t paper = 0; paper < holder->paper_count; paper++)
			if (holder->papers[paper].have == HAVE_YES && scope->named[holder->papers[paper].kind])
				paper_forms(&builder, person, holder->papers[paper].kind, paper);
		for (uint32_t attribute = 0; attribute < base->rules->attribute_count; attribute++)
			if (base->rules->attributes[attribute].of_person)
				fact_forms(&builder, person, attribute, seen_of(base, person, attribute));
	}
	add_persons(&builder);
	return classes_make(arena, base, stage, builder.list, builder.count);
}
