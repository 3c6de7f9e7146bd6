#include "load/declare.h"

#include <string.h>

#include "load/loader.h"

#define ATTRIBUTES_MAX 250

static uint32_t declare(
	struct loader *loader, const struct match *match, const char *key, enum id_kind kind, uint32_t first)
{
	struct path path, step;
	uint32_t count = 0;
	struct at at;

	if (!match_find(match, key, &path, &at) || at.node->kind != NODE_MAPPING)
		return first;
	if (loader->id_count + node_count(at.node) > loader->ids_most) {
		tell(loader, FAULT_TOO_MANY, at, "the file names more than %u things; divide it", loader->ids_most);
		loader->stopped = true;
		return first;
	}
	ids_expect(loader, node_count(at.node));
	for (struct walk walk = walk_start(at.node); walk_pair(&walk);) {
		struct at pair = at_pair(at, &walk, &step);

		pair.node = walk.key;
		if (limits_passed(loader, pair))
			break;
		id_new(loader, pair, walk.key->of.text, kind, first + count++);
	}
	return first + count;
}

static void declare_sections(struct loader *loader, const struct match *match)
{
	struct path path, steps[2];
	struct at at;

	if (!match_find(match, "sections", &path, &at) || at.node->kind != NODE_LIST)
		return;
	loader->rules->section_count = node_count(at.node);
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct at item = at_item(at, &walk, &steps[0]);

		if (limits_passed(loader, item))
			return;

		for (struct walk pairs = walk_start(item.node); item.node->kind == NODE_MAPPING && walk_pair(&pairs);)
			if (strcmp(pairs.key->of.text, "id") == 0 && pairs.value->kind == NODE_SCALAR)
				id_new(loader, at_pair(item, &pairs, &steps[1]), pairs.value->of.text, ID_SECTION,
					walk.index);
	}
}

/* Which contacts have a phone, mail or site, for {contact.phone} in texts that are read earlier. */
static void declare_contact_fields(struct loader *loader, const struct match *match)
{
	static const char *const fields[] = {"phone", "mail", "site"};
	uint32_t contact = 0;
	struct path path;
	struct at at;

	loader->contact_fields = arena_array(loader->arena, loader->rules->contact_count + 1, 3 * sizeof(uint32_t));
	if (!match_find(match, "contacts", &path, &at) || at.node->kind != NODE_MAPPING)
		return;
	for (struct walk walk = walk_start(at.node); walk_pair(&walk); contact++)
		for (struct walk keys = walk_start(walk.value); walk.value->kind == NODE_MAPPING && walk_pair(&keys);)
			for (uint32_t i = 0; i < 3; i++)
				if (strcmp(keys.key->of.text, fields[i]) == 0)
					loader->contact_fields[3 * contact + i] = 1
						+ (keys.value->kind == NODE_SCALAR
								? (uint32_t)strlen(keys.value->of.text)
								: 0);
}

void declare_all(struct loader *loader, const struct match *match)
{
	struct rules *rules = loader->rules;
	uint32_t attributes = declare(loader, match, "attributes", ID_ATTRIBUTE, 0);

	rules->attribute_count = declare(loader, match, "facts", ID_ATTRIBUTE, attributes);
	if (rules->attribute_count > ATTRIBUTES_MAX) {
		tell(loader, FAULT_TOO_MANY, match->at, "attributes and facts together can be at most %d",
			ATTRIBUTES_MAX);
		loader->stopped = true;
		return;
	}
	rules->attributes = arena_array(loader->arena, rules->attribute_count, sizeof *rules->attributes);
	loader->untyped = arena_array(loader->arena, rules->attribute_count + 1, sizeof(bool));
	memset(loader->untyped, true, rules->attribute_count);
	rules->datum_count = declare(loader, match, "data", ID_DATUM, 0);
	rules->set_count = declare(loader, match, "sets", ID_SET, 0);
	rules->event_count = declare(loader, match, "events", ID_EVENT, 0);
	rules->kind_count = declare(loader, match, "documents", ID_KIND, 0);
	rules->group_count = declare(loader, match, "groups", ID_GROUP, 0);
	rules->role_count = declare(loader, match, "persons", ID_ROLE, 0);
	rules->checklist_count = declare(loader, match, "checklists", ID_CHECKLIST, 0);
	rules->contact_count = declare(loader, match, "contacts", ID_CONTACT, 0);
	rules->term_count = declare(loader, match, "glossary", ID_TERM, 0);
	declare_sections(loader, match);
	declare_contact_fields(loader, match);
}
