#include <string.h>

#include "base/date.h"
#include "load/build.h"
#include "load/require.h"
#include "load/sides.h"

/* ---- notices ---- */

void build_notice_id(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *id = read_word(loader, at);

	(void)match;
	((struct notice *)target)->id = id;
	if (id && !id_shape(id))
		tell(loader, FAULT_BAD_ID, at, "`%s` cannot be an id; use small letters a-z, digits and hyphens", id);
}

void build_when(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	((struct notice *)target)->when = read_requirement(loader, at);
}

void build_notices(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct checklist *checklist = target;
	struct vector notices;

	(void)match;
	if (!expect(loader, at, NODE_LIST))
		return;
	vector_init(&notices, sizeof(struct notice));
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct notice notice = {.when = NO_INDEX,
			.valid_from = DATE_MIN,
			.valid_to = DATE_MAX,
			.place = node_place(walk.value)};
		struct path path;
		struct match inner;
		struct at item = at_item(at, &walk, &path);

		if (!match_start(&inner, loader, item, IN_NOTICE))
			continue;
		match_build(&inner, loader, &notice);
		check_validity(loader, &inner, notice.valid_from, notice.valid_to);
		vector_add(&notices, &notice);
	}
	checklist->notices = (struct span){.first = loader->notices.count, .count = notices.count};
	for (uint32_t i = 0; i < notices.count; i++)
		vector_add(&loader->notices, vector_at(&notices, i));
	vector_clear(&notices);
}

/* ---- sections ---- */

/* The id was declared before anything was read. */
void build_section_id(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	((struct section *)target)->id = read_word(loader, at);
}

void build_sections(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct section *sections;

	(void)match;
	(void)target;
	if (!expect(loader, at, NODE_LIST))
		return;
	sections = arena_array(loader->arena, node_count(at.node), sizeof *sections);
	loader->rules->sections = sections;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		sections[walk.index].place = node_place(walk.value);
		match_read(loader, at_item(at, &walk, &path), IN_SECTION, &sections[walk.index]);
	}
}

void build_body(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct section *section = target;

	(void)match;
	section->blocks.first = loader->section_blocks.count;
	if (!expect(loader, at, NODE_LIST))
		return;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct section_block block = {.index = NO_INDEX, .only = NO_INDEX, .place = node_place(walk.value)};
		struct path path;
		struct match inner;
		struct at item = at_item(at, &walk, &path);

		if (!match_start(&inner, loader, item, IN_BLOCK))
			continue;
		match_operator(&inner, loader, false);
		match_build(&inner, loader, &block);
		vector_add(&loader->section_blocks, &block);
	}
	section->blocks.count = loader->section_blocks.count - section->blocks.first;
}

static void block_of_text(struct loader *loader, struct at at, struct section_block *block, enum block_kind kind)
{
	block->kind = kind;
	read_text(loader, at, &block->text);
}

static void block_of_id(
	struct loader *loader, struct at at, struct section_block *block, enum block_kind kind, enum id_kind named)
{
	block->kind = kind;
	block->index = read_reference(loader, at, named);
}

void build_block_text(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	block_of_text(loader, at, target, BLOCK_TEXT);
}

void build_block_heading(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	block_of_text(loader, at, target, BLOCK_HEADING);
}

void build_block_list(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct section_block *block = target;
	struct text *items;

	(void)match;
	block->kind = BLOCK_LIST;
	if (!expect(loader, at, NODE_LIST))
		return;
	items = arena_array(loader->arena, node_count(at.node), sizeof *items);
	block->items = items;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		read_text(loader, at_item(at, &walk, &path), &items[block->item_count++]);
	}
}

void build_block_group(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	block_of_id(loader, at, target, BLOCK_GROUP, ID_GROUP);
}

void build_block_contact(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	block_of_id(loader, at, target, BLOCK_CONTACT, ID_CONTACT);
}

void build_block_checklist(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	block_of_id(loader, at, target, BLOCK_CHECKLIST, ID_CHECKLIST);
}

void build_only(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *tags[LANGUAGES_MAX];
	uint32_t index;

	(void)match;
	for (uint32_t i = 0; i < loader->rules->language_count; i++)
		tags[i] = loader->rules->languages[i].tag;
	if (read_choice(loader, at, tags, loader->rules->language_count, &index))
		((struct section_block *)target)->only = index;
}
