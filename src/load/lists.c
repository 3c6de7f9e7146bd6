#include "load/lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "load/condition.h"
#include "load/match.h"
#include "load/sides.h"

enum { LINE_BYTES = 192 }; /* as it is written, as it is gathered and as it is kept */

/* ---- reading lines ---- */

static bool name_target(struct loader *loader, struct at at, const char *word, struct raw_line *line)
{
	uint32_t index;

	if (strcmp(word, "paper") == 0)
		return true;
	switch (id_find(loader, at, word, 1u << ID_KIND | 1u << ID_GROUP, &index)) {
	case ID_KIND: line->kind = index; return true;
	case ID_GROUP: line->group = index; return true;
	default: return false;
	}
}

void build_line_target(struct loader *loader, const struct match *match, struct at at, void *target)
{
	static const struct condition_scope scope = {.subject = SUBJECT_PAPER, .papers = true};
	struct at key = {.node = at.path->key, .path = at.path};

	(void)match;
	if (name_target(loader, key, key.node->of.text, target))
		((struct raw_line *)target)->condition = read_condition(loader, at, &scope);
}

static void tell_line(struct loader *loader, const struct match *match)
{
	for (struct walk walk = walk_start(match->at.node); match->others > 1 && walk_pair(&walk);) {
		struct at key = {.node = walk.key, .path = &(struct path){.up = match->at.path, .key = walk.key}};
		const char *word = walk.key->of.text, *meant = match_meant(match, word);
		enum id_kind kind = rules_find(loader->rules, word, &(uint32_t){0});

		if (kind != ID_ATTRIBUTE && (kind != ID_NOTHING || !meant))
			continue;
		tell(loader, FAULT_LINE, key,
			kind == ID_NOTHING
				? "the key `%s` has no meaning in a line%s"
				: "`%s` is not a kind but what stands on one; indent it further, below the kind%s",
			word, kind == ID_NOTHING ? hint_exact(loader, meant) : "");
		return;
	}
	tell(loader, FAULT_LINE, match->at,
		match->others ? "a line names one kind of document or group; begin a new line for the next"
			      : "the line names no kind of document, group or `paper`");
}

static bool read_line(struct loader *loader, struct at at, struct raw_line *line)
{
	struct match match;

	line->place = node_place(at.node);
	if (at.node->kind == NODE_SCALAR) {
		const char *word = read_word(loader, at);

		return word && name_target(loader, at, word, line);
	}
	if (!match_start(&match, loader, at, IN_LINE))
		return false;
	if (match.others != 1) {
		tell_line(loader, &match);
		return false;
	}
	match_build(&match, loader, line);
	check_validity(loader, &match, line->valid_from, line->valid_to);
	return true;
}

/* What the lines of one list may take; those of all lists are held to the same. */
static uint32_t lines_max(const struct loader *loader)
{
	size_t most = loader->made_most / LINE_BYTES;

	return (uint32_t)most; /* of the largest file there may be it is 44 million */
}

/* A paper of that kind as it is, at any time and as often as may be. */
static struct raw_line line_of(uint32_t kind, uint32_t group)
{
	return (struct raw_line){.kind = kind,
		.group = NO_INDEX,
		.condition = NO_INDEX,
		.most = UINT32_MAX,
		.valid_from = DATE_MIN,
		.valid_to = DATE_MAX,
		.in_group = group};
}

static struct span read_lines(struct loader *loader, struct at at, uint32_t group)
{
	struct span span = {0, 0};
	struct vector lines;

	/* Lines of inline lists in conditions are added while a line is read: gather these first. */
	vector_init(&lines, sizeof(struct raw_line));
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct raw_line line = line_of(NO_INDEX, group);
		struct path path;

		if (lines.count == lines_max(loader)) {
			tell(loader, FAULT_LIST_TOO_LONG, at_item(at, &walk, &path), "a list can have at most %u lines",
				lines.count);
			break;
		}
		if (read_line(loader, at_item(at, &walk, &path), &line))
			vector_add(&lines, &line);
	}
	if (at.node->of.span == 1)
		tell(loader, FAULT_LINE, at, "the list is empty; no paper could ever be taken");
	span = (struct span){.first = loader->raw_lines.count, .count = lines.count};
	for (uint32_t i = 0; i < lines.count; i++)
		vector_add(&loader->raw_lines, vector_at(&lines, i));
	vector_clear(&lines);
	return span;
}

static uint32_t add_list(struct loader *loader, struct span raw, uint32_t group)
{
	struct raw_list raw_list = {.lines = raw};
	struct list list = {.group = group};

	vector_add(&loader->raw_lists, &raw_list);
	return vector_add(&loader->lists, &list);
}

void groups_start(struct loader *loader, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		add_list(loader, (struct span){0, 0}, i);
}

void read_group_lines(struct loader *loader, struct at at, uint32_t group)
{
	if (!expect(loader, at, NODE_LIST))
		return;
	struct span span = read_lines(loader, at, group);

	((struct raw_list *)vector_at(&loader->raw_lists, group))->lines = span;
}

/* ---- flattening ---- */

/* What the groups on the way in have said. */
struct outer {
	uint32_t condition, cap, most;
	int32_t valid_from, valid_to;
};

struct flat {
	struct line line;
	uint32_t cap;
	uint32_t order;
};

enum { VISITS = 4 }; /* lines that are looked at for each that may be made */

static uint32_t flat_max(const struct loader *loader)
{
	uint64_t lines = loader->raw_lines.count * UINT64_C(16) + 10000;

	return lines < lines_max(loader) ? (uint32_t)lines : lines_max(loader);
}

static bool too_long(struct loader *loader, const struct raw_line *raw, const struct vector *flats)
{
	/* Groups that double and hold nothing make no lines, but work. */
	if (loader->lines.count + flats->count <= flat_max(loader)
		&& ++loader->lines_seen <= VISITS * (uint64_t)flat_max(loader))
		return false;
	if (!loader->too_long)
		diagnostics_add(loader->diagnostics, FAULT_LIST_TOO_LONG, raw->place, "",
			"groups within groups make more than %u lines; name the kinds once", flat_max(loader));
	loader->too_long = true;
	return true;
}

static struct outer into_group(struct loader *loader, const struct raw_line *raw, uint32_t index, struct outer outer)
{
	outer.condition = condition_both(loader, outer.condition, raw->condition);
	if (raw->most != UINT32_MAX) {
		if (outer.cap != NO_INDEX)
			diagnostics_add(loader->diagnostics, FAULT_MOST, raw->place, "",
				"this line's `most` stands within a group that is under a `most` already");
		outer.cap = index;
		outer.most = raw->most;
	}
	if (raw->valid_from > outer.valid_from)
		outer.valid_from = raw->valid_from;
	if (raw->valid_to < outer.valid_to)
		outer.valid_to = raw->valid_to;
	return outer;
}

static void flatten(struct loader *loader, struct span lines, struct outer outer, struct vector *flats)
{
	for (uint32_t i = lines.first; i < lines.first + lines.count; i++) {
		const struct raw_line *raw = vector_at(&loader->raw_lines, i);
		struct outer here;

		if (too_long(loader, raw, flats))
			return;
		here = into_group(loader, raw, i, outer);
		if (raw->group != NO_INDEX) {
			flatten(loader, ((struct raw_list *)vector_at(&loader->raw_lists, raw->group))->lines, here,
				flats);
			continue;
		}
		struct flat flat = {.cap = here.cap,
			.order = flats->count,
			.line = {.kind = raw->kind,
				.condition = here.condition,
				.most = here.most,
				.group = raw->in_group,
				.valid_from = here.valid_from,
				.valid_to = here.valid_to,
				.place = raw->place}};

		vector_add(flats, &flat);
	}
}

static int compare_flats(const void *left, const void *right)
{
	const struct flat *a = left, *b = right;

	if (a->line.kind != b->line.kind)
		return a->line.kind < b->line.kind ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

/* Offsets by kind, where the list is not short beside the catalogue: all tables together stay linear. */
static const uint32_t *kind_table(struct loader *loader, const struct line *lines, uint32_t count)
{
	uint32_t kinds = loader->rules->kind_count, line = 0;

	if (kinds > 256 && count < kinds / 8)
		return NULL;
	uint32_t *start = arena_array(loader->arena, (size_t)kinds + 2, sizeof *start);

	for (uint32_t kind = 0; kind <= kinds; kind++) {
		while (line < count && lines[line].kind < kind)
			line++;
		start[kind] = line;
	}
	start[kinds + 1] = count;
	return start;
}

static void keep_flats(struct loader *loader, struct list *list, struct vector *flats)
{
	list->lines = (struct span){.first = loader->lines.count, .count = flats->count};
	if (flats->count > 1)
		qsort(flats->items, flats->count, flats->size, compare_flats);
	for (uint32_t i = 0; i < flats->count; i++) {
		const struct flat *flat = vector_at(flats, i);

		vector_add(&loader->lines, &flat->line);
		vector_add(&loader->line_caps, &flat->cap);
	}
	if (flats->count)
		list->kind_start = kind_table(loader, vector_at(&loader->lines, list->lines.first), flats->count);
	vector_clear(flats);
}

static void flatten_list(struct loader *loader, uint32_t index)
{
	struct outer outer = {.condition = NO_INDEX,
		.cap = NO_INDEX,
		.most = UINT32_MAX,
		.valid_from = DATE_MIN,
		.valid_to = DATE_MAX};
	struct vector flats;

	vector_init(&flats, sizeof(struct flat));
	flatten(loader, ((struct raw_list *)vector_at(&loader->raw_lists, index))->lines, outer, &flats);
	keep_flats(loader, vector_at(&loader->lists, index), &flats);
}

static void flatten_all(struct loader *loader)
{
	for (; loader->lists_done < loader->lists.count; loader->lists_done++)
		flatten_list(loader, loader->lists_done);
}

/* ---- groups within groups ---- */

enum { UNSEEN, ENTERED, DONE, GROUPS_DEEP = 64 };

static void tell_group(struct loader *loader, const struct raw_line *raw, const char *message)
{
	const struct group *group = &loader->rules->groups[raw->group];

	diagnostics_add(
		loader->diagnostics, FAULT_GROUP_CYCLE, raw->place, "", "the group `%s` %s", group->id, message);
}

/* A line that leads round or too deep is told and made to lead nowhere: `paper` will do, the file is refused. */
static void check_group(struct loader *loader, struct raw_list *list, unsigned depth)
{
	list->state = ENTERED;
	for (uint32_t i = 0; i < list->lines.count; i++) {
		struct raw_line *raw = vector_at(&loader->raw_lines, list->lines.first + i);

		if (raw->group == NO_INDEX)
			continue;
		struct raw_list *inner = vector_at(&loader->raw_lists, raw->group);

		if (inner->state == UNSEEN && depth < GROUPS_DEEP)
			check_group(loader, inner, depth + 1);
		if (inner->state != DONE || inner->height == GROUPS_DEEP) {
			tell_group(loader, raw,
				inner->state == ENTERED ? "contains itself by way of this line"
							: "lies more than 64 groups deep");
			raw->group = NO_INDEX;
		} else if (list->height <= inner->height) {
			list->height = inner->height + 1;
		}
	}
	list->state = DONE;
}

void groups_end(struct loader *loader)
{
	if (loader->groups_ready)
		return;
	for (uint32_t i = 0; i < loader->raw_lists.count; i++) {
		struct raw_list *list = vector_at(&loader->raw_lists, i);

		if (list->state == UNSEEN)
			check_group(loader, list, 0);
	}
	loader->groups_ready = true;
	flatten_all(loader);
	check_with(loader);
}

/* ---- use ---- */

uint32_t read_list(struct loader *loader, struct at at)
{
	uint32_t list = NO_INDEX, index = NO_INDEX;

	if (at.node->kind == NODE_SCALAR) {
		const char *word = read_word(loader, at);

		if (!word)
			return NO_INDEX;
		if (strcmp(word, "paper") != 0
			&& id_find(loader, at, word, 1u << ID_GROUP | 1u << ID_KIND, &index) != ID_KIND)
			return index;
	}
	if (at.node->kind == NODE_LIST) {
		list = add_list(loader, read_lines(loader, at, NO_INDEX), NO_INDEX);
	} else if (at.node->kind == NODE_SCALAR) {
		struct raw_line line = line_of(index, NO_INDEX);
		uint32_t first;

		line.place = node_place(at.node);
		first = vector_add(&loader->raw_lines, &line);
		list = add_list(loader, (struct span){.first = first, .count = 1}, NO_INDEX);
	} else {
		tell(loader, FAULT_WRONG_SHAPE, at, "a list of lines is wanted here, not a mapping; put it in [ ]");
	}
	if (loader->groups_ready)
		flatten_all(loader);
	return list;
}

uint32_t list_of_cap(struct loader *loader, uint32_t list, uint32_t cap)
{
	struct span lines = ((struct list *)vector_at(&loader->lists, list))->lines;
	uint32_t made = add_list(loader, (struct span){0, 0}, NO_INDEX);
	struct vector flats;

	const uint32_t *caps = vector_at(&loader->line_caps, lines.first); /* some line has that one */

	vector_init(&flats, sizeof(struct flat));
	for (uint32_t i = 0; i < lines.count; i++) {
		struct flat flat = {.cap = cap, .order = lines.first + i};

		if (caps[i] != cap)
			continue;
		flat.line = *(struct line *)vector_at(&loader->lines, lines.first + i);
		vector_add(&flats, &flat);
	}
	keep_flats(loader, vector_at(&loader->lists, made), &flats);
	loader->lists_done++;
	return made;
}
