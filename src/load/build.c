#include "load/build.h"

#include <string.h>

#include "base/date.h"
#include "load/condition.h"
#include "load/declare.h"
#include "load/lists.h"
#include "load/require.h"
#include "load/sides.h"

/* ---- the items of a mapping of ids ---- */

struct items {
	void *array;
	size_t size;
	size_t place;
	enum mapping mapping;
};

/* Each item begins with its id and is zero otherwise. */
static void build_items(struct loader *loader, struct at at, struct items items)
{
	uint32_t index = 0;

	if (!expect(loader, at, NODE_MAPPING))
		return;
	for (struct walk walk = walk_start(at.node); walk_pair(&walk); index++) {
		char *item = (char *)items.array + index * items.size;
		struct place place = node_place(walk.key);
		struct path path;
		struct at pair = at_pair(at, &walk, &path);

		/* cppcheck-suppress pointerSize ; the id is a pointer */
		memcpy(item, &walk.key->of.text, sizeof(const char *));
		memcpy(item + items.place, &place, sizeof place);
		match_read(loader, pair, items.mapping, item);
	}
}

#define ITEMS(loader, member, number, in) \
	(struct items) \
	{ \
		.array = (void *)((loader)->rules->member = arena_array( \
					  (loader)->arena, (loader)->rules->number, sizeof *(loader)->rules->member)), \
		.size = sizeof *(loader)->rules->member, \
		.place = (size_t)((const char *)&(loader)->rules->member->place \
			- (const char *)(loader)->rules->member), \
		.mapping = in \
	}

void build_version(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *version = read_word(loader, at);

	(void)match;
	(void)target;
	if (version && strcmp(version, "1") != 0)
		tell(loader, FAULT_FORMAT_VERSION, at, "this program reads version 1 of the notation, not `%s`",
			version);
}

static void add_language(struct loader *loader, struct at at, struct language *languages)
{
	const char *tag = at.path->key->of.text, *name = read_word(loader, at);
	uint32_t count = loader->rules->language_count;

	if (!name)
		return;
	if (strlen(tag) < 2 || strlen(tag) > 8 || tag[strspn(tag, "abcdefghijklmnopqrstuvwxyz-")]) {
		tell(loader, FAULT_BAD_LANGUAGE, at,
			"`%s` is no language tag; write two or three small letters, such as en", tag);
	} else if (count == LANGUAGES_MAX) {
		tell(loader, FAULT_BAD_LANGUAGE, at, "a file can have at most %d languages", LANGUAGES_MAX);
	} else {
		languages[count] = (struct language){.tag = tag, .name = name};
		loader->rules->language_count = count + 1;
	}
}

void build_languages(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct language *languages = arena_array(loader->arena, LANGUAGES_MAX, sizeof *languages);

	(void)match;
	(void)target;
	loader->rules->languages = languages;
	if (!expect(loader, at, NODE_MAPPING))
		return;
	for (struct walk walk = walk_start(at.node); walk_pair(&walk);) {
		struct path path;

		add_language(loader, at_pair(at, &walk, &path), languages);
	}
	if (node_count(at.node) == 0)
		tell(loader, FAULT_BAD_LANGUAGE, at, "name at least one language, for example {en: English}");
}

void build_data(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct datum *data = arena_array(loader->arena, loader->rules->datum_count, sizeof *data);
	uint32_t index = 0;

	(void)match;
	(void)target;
	loader->rules->data = data;
	if (!expect(loader, at, NODE_MAPPING))
		return;
	for (struct walk walk = walk_start(at.node); walk_pair(&walk); index++) {
		struct path path;

		data[index] = (struct datum){.id = walk.key->of.text,
			.string = read_word(loader, at_pair(at, &walk, &path)),
			.place = node_place(walk.key)};
		if (!data[index].string)
			data[index].string = "";
	}
}

void build_sets(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	(void)target;
	build_items(loader, at, ITEMS(loader, sets, set_count, IN_SET));
}

/* ---- attributes and facts, one array ---- */

static void attribute_items(struct loader *loader, struct at at, uint32_t first, bool of_person)
{
	struct attribute *attributes = (struct attribute *)loader->rules->attributes + first;
	uint32_t count = at.node->kind == NODE_MAPPING ? node_count(at.node) : 0;

	for (uint32_t i = 0; i < count && first + i < loader->rules->attribute_count; i++)
		attributes[i].of_person = of_person;
	build_items(loader, at,
		(struct items){.array = attributes,
			.size = sizeof *attributes,
			.place = offsetof(struct attribute, place),
			.mapping = IN_ATTRIBUTE});
}

void build_attributes(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	(void)target;
	attribute_items(loader, at, 0, false);
}

void build_facts(struct loader *loader, const struct match *match, struct at at, void *target)
{
	uint32_t facts = 0;

	(void)match;
	(void)target;
	if (at.node->kind == NODE_MAPPING)
		for (struct walk walk = walk_start(at.node); walk_pair(&walk);)
			facts++;
	attribute_items(loader, at, loader->rules->attribute_count - facts, true);
}

void build_event_types(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	(void)target;
	build_items(loader, at, ITEMS(loader, events, event_count, IN_EVENT));
}

/* ---- papers ---- */

void build_counts(struct loader *loader, const struct match *match, struct at at, void *target)
{
	static const struct condition_scope scope = {.subject = SUBJECT_PAPER, .papers = true};

	(void)match;
	(void)target;
	loader->counts = read_condition(loader, at, &scope);
}

void build_documents(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	(void)target;
	if (expect(loader, at, NODE_MAPPING))
		read_kinds(loader, at, (struct kind *)loader->rules->kinds);
}

void build_groups(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct group *groups = (struct group *)loader->rules->groups;
	uint32_t index = 0;

	(void)match;
	(void)target;
	if (!expect(loader, at, NODE_MAPPING))
		return;
	for (struct walk walk = walk_start(at.node); walk_pair(&walk); index++) {
		struct path path;
		struct at pair = at_pair(at, &walk, &path);

		if (pair.node->kind == NODE_LIST)
			read_group_lines(loader, pair, index);
		else
			match_read(loader, pair, IN_GROUP, &groups[index]);
	}
}

/* In memory that is zeroed, member by member: what is copied as a whole would bring its gaps along. */
static void start_kind(struct kind *kind, const struct node *key, uint32_t index)
{
	kind->id = key->of.text;
	kind->same_as = index;
	kind->counts = NO_INDEX;
	kind->place = node_place(key);
}

static void start_group(struct group *group, const struct node *key, uint32_t index)
{
	group->id = key->of.text;
	group->list = index;
	group->place = node_place(key);
}

/* Groups and kinds have their arrays, with ids, before any of them is read. */
static void start_papers(struct loader *loader, const struct match *match)
{
	struct rules *rules = loader->rules;
	struct kind *kinds = arena_array(loader->arena, rules->kind_count, sizeof *kinds);
	struct group *groups = arena_array(loader->arena, rules->group_count, sizeof *groups);
	struct path path;
	struct at at;
	uint32_t index = 0;

	rules->kinds = kinds;
	rules->groups = groups;
	if (match_find(match, "documents", &path, &at) && at.node->kind == NODE_MAPPING)
		for (struct walk walk = walk_start(at.node); walk_pair(&walk); index++)
			start_kind(&kinds[index], walk.key, index);
	index = 0;
	if (match_find(match, "groups", &path, &at) && at.node->kind == NODE_MAPPING)
		for (struct walk walk = walk_start(at.node); walk_pair(&walk); index++)
			start_group(&groups[index], walk.key, index);
	groups_start(loader, rules->group_count);
}

/* ---- persons and checklists: mappings that are requirements too ---- */

static void requiring_items(struct loader *loader, struct at at, struct items items, size_t requirement, bool optional)
{
	uint32_t index = 0;

	if (!expect(loader, at, NODE_MAPPING))
		return;
	for (struct walk walk = walk_start(at.node); walk_pair(&walk); index++) {
		char *item = (char *)items.array + index * items.size;
		struct place place = node_place(walk.key);
		struct path path;
		struct match match;
		struct at pair = at_pair(at, &walk, &path);
		uint32_t made = NO_INDEX;

		/* cppcheck-suppress pointerSize ; the id is a pointer */
		memcpy(item, &walk.key->of.text, sizeof(const char *));
		memcpy(item + items.place, &place, sizeof place);
		if (match_start(&match, loader, pair, items.mapping))
			made = requirement_in(loader, &match, item, optional);
		memcpy(item + requirement, &made, sizeof made);
	}
}

void build_roles(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct role *roles = arena_array(loader->arena, loader->rules->role_count, sizeof *roles);

	(void)match;
	(void)target;
	loader->rules->roles = roles;
	groups_end(loader);
	for (uint32_t i = 0; i < loader->rules->role_count; i++)
		roles[i].arrange = ARRANGE_YES;
	requiring_items(loader, at,
		(struct items){.array = roles,
			.size = sizeof *roles,
			.place = offsetof(struct role, place),
			.mapping = IN_ROLE},
		offsetof(struct role, requirement), true);
	check_roles(loader);
}

void build_checklists(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct checklist *lists = arena_array(loader->arena, loader->rules->checklist_count, sizeof *lists);

	(void)match;
	(void)target;
	loader->rules->checklists = lists;
	groups_end(loader);
	requiring_items(loader, at,
		(struct items){.array = lists,
			.size = sizeof *lists,
			.place = offsetof(struct checklist, place),
			.mapping = IN_CHECKLIST},
		offsetof(struct checklist, requirement), false);
}

void build_contacts(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	(void)target;
	build_items(loader, at, ITEMS(loader, contacts, contact_count, IN_CONTACT));
}

void build_glossary(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	(void)target;
	build_items(loader, at, ITEMS(loader, terms, term_count, IN_TERM));
}

/* ---- the whole ---- */

void build_file(struct loader *loader)
{
	struct at top = {.node = loader->tree.nodes};
	struct match match;

	loader->counts = NO_INDEX;
	loader->rules->checked = INT32_MIN;
	if (!match_start(&match, loader, top, IN_FILE))
		return;
	ids_forgive(loader, &match);
	declare_all(loader, &match);
	if (loader->stopped)
		return;
	start_papers(loader, &match);
	match_build(&match, loader, loader->rules);
	groups_end(loader);
}
