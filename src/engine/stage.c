/* Elements put into a world and taken away again. */

#include "engine/elements.h"

#include <string.h>

#include "base/date.h"
#include "engine/test.h"

enum {
	FRESH_COPIES = 20000, /* far from the numbers of the papers that there are */
	KIND_COPIES = 100     /* more than there are copies of one kind */
};

/* Does the test say of the number what it says of this value? Against what else stands on the paper nothing is known. */
static bool outcome_alike(
	const struct world *world, const struct element *element, const struct test *test, const struct value *number)
{
	const struct rules *rules = world->rules;
	const struct value *operand = NULL;
	int32_t visit = world->answers->visit;

	if (test->operand != NO_INDEX && test->operand_subject != SUBJECT_PERSON)
		return true;
	if (test->operand != NO_INDEX)
		operand = fact_look(rules, world_person(world, element->person), test->operand);
	return test_outcome(rules, test, number, operand, visit)
		== test_outcome(rules, test, &element->values[test->attribute], operand, visit);
}

/* Do all tests that such a paper can be put to? */
static bool passes_alike(const struct world *world, const struct element *element, uint32_t attribute, int64_t number)
{
	const struct rules *rules = world->rules;
	const struct numbers *tests =
		&scope_of(world->scopes, world_person(world, element->person))->by_kind[element->paper_kind];
	struct value value = value_exact((int32_t)number);

	if (number < (rules->attributes[attribute].type == TYPE_DATE ? DATE_MIN : 0) || number > VALUE_NEVER)
		return false;
	for (uint32_t index = 0; index < tests->count; index++) {
		const struct test *test = &rules->tests[tests->at[index]];
		if (test->attribute == attribute && !outcome_alike(world, element, test, &value))
			return false;
	}
	return true;
}

static bool taken(const struct world *world, const struct element *element, uint32_t attribute, int32_t number)
{
	const struct person *person = world_person(world, element->person);

	for (uint32_t paper = 0; paper < person->paper_count; paper++) {
		const struct value *value = paper_look(world->rules, &person->papers[paper], attribute);
		if (value->state == VALUE_EXACT && value->low == number)
			return true;
	}
	return false;
}

/* So far from it that no copy of another kind has the same; where there is no room, the next that none has yet. */
static int32_t fresh_number(
	const struct world *world, const struct element *element, int32_t number, uint32_t attribute, uint32_t copy)
{
	int64_t far = copy;

	if (passes_alike(world, element, attribute, number - far))
		return (int32_t)(number - far);
	if (passes_alike(world, element, attribute, number + far))
		return (int32_t)(number + far);
	for (int64_t beside = 1; beside <= KIND_COPIES; beside++)
		for (int64_t next = number - beside; next <= number + beside; next += 2 * beside)
			if (passes_alike(world, element, attribute, next)
				&& !taken(world, element, attribute, (int32_t)next))
				return (int32_t)next;
	return number;
}

/* A further paper of the same form has a key of its own: a number that lies below the others, or, where that is another
 * thing to the rules, above them. */
static void make_fresh(
	struct world *world, const struct element *element, struct value *value, uint32_t attribute, uint32_t copy)
{
	enum type type = world->rules->attributes[attribute].type;

	if (value_promised(value))
		value->low = value->low < 0 ? -1 - (int32_t)copy : 1 + (int32_t)copy;
	else if (type == TYPE_COUNTRY)
		*value = value_exact(0x200000 + (int32_t)copy);
	else if (type == TYPE_TEXT)
		*value = value_text(fresh_text(world->arena, FRESH_COPIES + copy));
	else if (type_ordered(type))
		value->low = value->high = fresh_number(world, element, value->low, attribute, copy);
}

static void set_values(struct world *world, const struct element *element, uint32_t copy, struct value *values)
{
	for (uint32_t attribute = 0; attribute < world->rules->attribute_count; attribute++) {
		if (!value_said(&element->values[attribute]))
			continue;
		values[attribute] = element->values[attribute];
		if (element->fresh[attribute])
			make_fresh(world, element, &values[attribute], attribute,
				KIND_COPIES * element->paper_kind + copy + 1);
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
