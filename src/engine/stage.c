/* Elements put into a world and taken away again. */

#include "engine/elements.h"

#include <string.h>

#include "base/date.h"
#include "engine/test.h"

enum { FRESH_COPIES = 20000 }; /* far from the numbers of the papers that there are */

/* Do all tests that such a paper can be put to say of the number what they say of this value? */
static bool passes_alike(const struct world *world, const struct element *element, uint32_t attribute, int64_t number)
{
	const struct rules *rules = world->rules;
	const struct numbers *tests =
		&scope_of(world->scopes, world_person(world, element->person))->by_kind[element->paper_kind];
	struct value value = value_exact((int32_t)number);
	int32_t visit = world->answers->visit;

	if (number < (rules->attributes[attribute].type == TYPE_DATE ? DATE_MIN : 0))
		return false;
	for (uint32_t index = 0; index < tests->count; index++) {
		const struct test *test = &rules->tests[tests->at[index]];
		if (test->attribute == attribute && test->operand == NO_INDEX
			&& test_outcome(rules, test, &value, NULL, visit)
				!= test_outcome(rules, test, &element->values[attribute], NULL, visit))
			return false;
	}
	return true;
}

/* A further paper of the same form has a key of its own: a number that lies below the others, or, where that is another
 * thing to the rules, above them. */
static void make_fresh(
	struct world *world, const struct element *element, struct value *value, uint32_t attribute, uint32_t copy)
{
	enum type type = world->rules->attributes[attribute].type;

	if (value_promised(value))
		value->low = 1 + (int32_t)copy;
	else if (type == TYPE_COUNTRY)
		*value = value_exact(0x200000 + (int32_t)copy);
	else if (type == TYPE_TEXT)
		*value = value_text(fresh_text(world->arena, FRESH_COPIES + copy));
	else if (type_ordered(type))
		value->low = value->high = passes_alike(world, element, attribute, (int64_t)value->low - copy)
			? value->low - (int32_t)copy
			: value->low + (int32_t)copy;
}

static void set_values(struct world *world, const struct element *element, uint32_t copy, struct value *values)
{
	for (uint32_t attribute = 0; attribute < world->rules->attribute_count; attribute++) {
		if (!value_said(&element->values[attribute]))
			continue;
		values[attribute] = element->values[attribute];
		if (element->fresh[attribute])
			make_fresh(world, element, &values[attribute], attribute, 100 * element->paper_kind + copy + 1);
	}
}

static bool some_fresh(const struct rules *rules, const struct element *element)
{
	for (uint32_t attribute = 0; attribute < rules->attribute_count; attribute++)
		if (element->fresh[attribute])
			return true;
	return false;
}

/* As many values, in memory that is the world's own. */
static struct value *values_copy(struct world *world, const struct value *values)
{
	struct value *own = arena_array(world->arena, world->rules->attribute_count, sizeof *own);

	memcpy(own, values, world->rules->attribute_count * sizeof *own);
	return own;
}

/* A paper with the element's own values, where nothing is to be changed in them: those of a stage are only read. */
static void place_paper(struct world *stage, const struct element *element, uint32_t copy, struct placing *was)
{
	struct person *person = world_person(stage, element->person);
	bool old = element->replaces != NO_INDEX;
	struct paper *paper = &person->papers[old ? element->replaces : person->paper_count++];

	if (old)
		was->paper = *paper;
	else
		*paper = (struct paper){.kind = element->paper_kind,
			.number = NO_INDEX,
			.values = (struct value *)(uintptr_t)element->values};
	paper->have = HAVE_YES;
	if (!old && !some_fresh(stage->rules, element))
		return;
	paper->values = values_copy(stage, paper->values);
	set_values(stage, element, copy, paper->values);
}

void element_place(struct world *stage, const struct element *element, uint32_t copy, struct placing *was)
{
	struct answers *answers = stage->answers;

	was->element = element;
	switch (element->kind) {
	case ITEM_PAPER: place_paper(stage, element, copy, was); break;
	case ITEM_PERSON:
		answers->others[answers->other_count++] = (struct person){.role = element->role, .have = HAVE_YES};
		break;
	default:
		was->value = *world_slot(stage, element->person, NO_INDEX, element->attribute);
		*world_slot(stage, element->person, NO_INDEX, element->attribute) = element->values[0];
	}
}

void element_displace(struct world *stage, const struct placing *was)
{
	const struct element *element = was->element;

	switch (element->kind) {
	case ITEM_PAPER:
		if (element->replaces != NO_INDEX)
			world_person(stage, element->person)->papers[element->replaces] = was->paper;
		else
			world_person(stage, element->person)->paper_count--;
		break;
	case ITEM_PERSON: stage->answers->other_count--; break;
	default: *world_slot(stage, element->person, NO_INDEX, element->attribute) = was->value;
	}
}

uint32_t paper_add(struct world *world, const struct element *element)
{
	struct person *person = world_person(world, element->person);
	struct placing was;
	uint32_t index = element->replaces;

	place_paper(world, element, 0, &was);
	if (index == NO_INDEX)
		index = person->paper_count - 1;
	person->papers[index].values = values_copy(world, person->papers[index].values);
	return index;
}
