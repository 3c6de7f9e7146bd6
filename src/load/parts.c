#include <string.h>

#include "load/build.h"
#include "load/lists.h"
#include "load/phrase.h"
#include "load/value.h"

/* ---- attributes ---- */

void build_type(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct attribute *attribute = target;
	uint32_t type;

	if (!read_choice(loader, at, grammar_types, TYPE_COUNT, &type))
		return;
	attribute->type = (enum type)type;
	if (attribute->type != TYPE_CHOICE || match_key(match, "choices"))
		loader->untyped[attribute - loader->rules->attributes] = false;
	else if (!match->at.node->partial)
		tell(loader, FAULT_MISSING_KEY, match->at,
			"the key `choices` is missing: what there is to choose from");
}

bool attribute_is_untyped(const struct loader *loader, uint32_t index)
{
	return loader->untyped && loader->untyped[index];
}

static bool untyped(const struct loader *loader, const struct attribute *attribute)
{
	return attribute_is_untyped(loader, (uint32_t)(attribute - loader->rules->attributes));
}

static bool goes_with_type(struct loader *loader, struct at at, const struct attribute *attribute, bool goes)
{
	if (!goes && !untyped(loader, attribute))
		tell(loader, FAULT_ATTRIBUTE_KEY, at, "`%s` does not go with `is: %s`", at.path->key->of.text,
			grammar_types[attribute->type]);
	return goes;
}

static void add_choice(
	struct loader *loader, struct at at, const char *id, struct attribute *attribute, struct choice *choices)
{
	if (!id_shape(id)) {
		tell(loader, FAULT_BAD_ID, at, "`%s` cannot be a choice; use small letters a-z, digits and hyphens",
			id);
		return;
	}
	if (grammar_reserved(id)) {
		tell(loader, FAULT_RESERVED_ID, at, "`%s` means something else to the notation; choose another word",
			id);
		return;
	}
	for (uint32_t i = 0; i < attribute->choice_count; i++)
		if (strcmp(choices[i].id, id) == 0) {
			tell(loader, FAULT_DUPLICATE_ID, at, "`%s` is a choice already", id);
			return;
		}
	choices[attribute->choice_count++].id = id;
}

#define CHOICES_MAX 500

void build_choices(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct attribute *attribute = target;
	struct choice *choices;
	size_t errors = loader->diagnostics->errors;
	struct path path;

	(void)match;
	if (!goes_with_type(loader, at, attribute, attribute->type == TYPE_CHOICE))
		return;
	if (node_count(at.node) > CHOICES_MAX) {
		tell(loader, FAULT_TOO_MANY, at, "at most %d choices can be given", CHOICES_MAX);
		return;
	}
	choices = arena_array(loader->arena, node_count(at.node), sizeof *choices);
	attribute->choices = choices;
	if (at.node->kind == NODE_LIST) {
		for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
			struct at item = at_item(at, &walk, &path);
			const char *id = read_word(loader, item);

			if (id)
				add_choice(loader, item, id, attribute, choices);
		}
	} else if (expect(loader, at, NODE_MAPPING)) {
		for (struct walk walk = walk_start(at.node); walk_pair(&walk);) {
			struct at pair = at_pair(at, &walk, &path);
			uint32_t before = attribute->choice_count;

			add_choice(loader, pair, walk.key->of.text, attribute, choices);
			if (attribute->choice_count > before)
				read_text(loader, pair, &choices[before].label);
		}
	}
	if (loader->diagnostics->errors > errors)
		loader->untyped[attribute - loader->rules->attributes] = true;
}

void build_absent(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct attribute *attribute = target;

	(void)match;
	if (!untyped(loader, attribute) && read_value(loader, at, attribute, 0, &attribute->absent))
		attribute->absent_given = true;
}

/* form: 10 digits */
void build_form(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct attribute *attribute = target;
	const char *word = read_word(loader, at);
	struct phrase phrase;
	int32_t digits;

	(void)match;
	if (!word || !goes_with_type(loader, at, attribute, attribute->type == TYPE_TEXT))
		return;
	phrase_start(&phrase, word);
	if (phrase_number(&phrase, &digits) && digits > 0 && digits <= 1000 && phrase_words(&phrase, "digits")
		&& phrase_end(&phrase))
		attribute->form_digits = (uint32_t)digits;
	else
		tell(loader, FAULT_BAD_NUMBER, at, "`%s`: write how many digits, for example `10 digits`", word);
	phrase_clear(&phrase);
}

void build_arrange(struct loader *loader, const struct match *match, struct at at, void *target)
{
	static const char *const words[] = {"no", "yes", "while-open"};
	bool person = match->mapping == IN_ROLE;
	enum arrange *arrange = person ? &((struct role *)target)->arrange : &((struct attribute *)target)->arrange;
	uint32_t index;

	if (!person && !((struct attribute *)target)->of_person)
		goes_with_type(loader, at, target, false);
	else if (read_choice(loader, at, words, 3, &index))
		*arrange = (enum arrange)index;
}

/* ---- country sets ---- */

void build_members(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct country_set *set = target;
	int32_t *members = arena_array(loader->arena, node_count(at.node), sizeof *members);

	(void)match;
	set->members = members;
	if (!expect(loader, at, NODE_LIST))
		return;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;
		struct at item = at_item(at, &walk, &path);
		const char *code = read_word(loader, item);

		if (code && country_shape(code))
			members[set->count++] = country_code(code[0], code[1]);
		else if (code)
			tell(loader, FAULT_BAD_COUNTRY, item,
				"`%s` is no country code; write two capital letters, such as DK", code);
	}
	if (at.node->of.span == 1)
		tell(loader, FAULT_BAD_COUNTRY, at, "the set is empty; name at least one country");
}

/* ---- groups ---- */

void build_group_lines(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	read_group_lines(loader, at, (uint32_t)((struct group *)target - loader->rules->groups));
}
