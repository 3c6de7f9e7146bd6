#include "load/members.h"

#include "load/value.h"

void members_init(struct members *members)
{
	*members = (struct members){.set = NO_INDEX};
	vector_init(&members->numbers, sizeof(int32_t));
}

void members_clear(struct members *members)
{
	vector_clear(&members->numbers);
}

static bool add_set(struct members *members, struct loader *loader, const char *word)
{
	uint32_t index;

	if (rules_find(loader->rules, word, &index) != ID_SET)
		return false;
	const struct country_set *set = &loader->rules->sets[index];

	for (uint32_t i = 0; i < set->count; i++)
		vector_add(&members->numbers, &set->members[i]);
	members->set = members->count == 0 ? index : NO_INDEX;
	members->count += set->count;
	return true;
}

bool members_add(struct members *members, struct loader *loader, const struct attribute *attribute, const char *word)
{
	struct value value;

	if (attribute->type == TYPE_COUNTRY && add_set(members, loader, word))
		return true;
	if (!value_of_word(loader->arena, attribute, word, &value) || value.born)
		return false;
	if (attribute->type == TYPE_TEXT) {
		if (members->count == 0)
			vector_init(&members->numbers, sizeof(const char *));
		vector_add(&members->numbers, &value.text);
	} else {
		vector_add(&members->numbers, &value.low);
	}
	members->set = NO_INDEX;
	members->count++;
	return true;
}

void members_keep(struct members *members, struct arena *arena, struct test *test)
{
	bool texts = members->numbers.size == sizeof(const char *);
	const void *kept = vector_keep(&members->numbers, arena, &test->member_count);

	if (texts)
		test->words = kept;
	else
		test->members = kept;
	test->set = members->set;
	members->count = 0;
}
