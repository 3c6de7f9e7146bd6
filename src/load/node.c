#include "load/node.h"

#include <stdarg.h>
#include <string.h>
#include <yaml.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "load/clean.h"
#include "load/load.h"
#include "model/id_table.h"

enum { TEXT_CHUNK = 64 * 1024, WORDS_KEPT = 64, SHORT = 9 };

/* A container that is still open. */
struct open {
	uint32_t node;
	uint32_t children;
	uint32_t last_key;
};

struct reading {
	struct tree *tree;
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct clean clean;
	yaml_parser_t parser;
	struct open open[LOAD_DEPTH_MAX];
	uint32_t depth;
	char *chunk;
	size_t chunk_fill, chunk_room; /* texts are packed into pieces of the arena */
	const char *words[WORDS_KEPT];
	uint32_t nodes_most;
	size_t folded_to; /* the last line of the value that was read last, where it has several and no quotes */
	bool documents_began, ended;
};

/* A file has at least so many bytes for each key and value; and after so many faults the rest can wait. */
enum { NODE_BYTES = 6, ERRORS_MOST = 1000 };

/* ---- telling ---- */

static void path_of(const struct reading *reading, struct buffer *path, uint32_t depth)
{
	for (uint32_t i = 0; i < depth; i++) {
		const struct open *open = &reading->open[i];
		const struct node *node = &reading->tree->nodes[open->node];
		const struct node *key = &reading->tree->nodes[open->last_key];

		if (node->kind == NODE_LIST)
			buffer_add_format(path, "[%u]", (unsigned)open->children);
		else if (open->children % 2 == 1 && key->kind == NODE_SCALAR)
			buffer_add_format(path, "%s%s", path->length ? "." : "", key->of.text);
	}
}

__attribute__((format(printf, 4, 5))) static void tell(
	struct reading *reading, enum diagnostic_id id, yaml_mark_t mark, const char *format, ...)
{
	struct place place = {(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
	struct buffer path, message;
	va_list arguments;

	if (diagnostics_full(reading->diagnostics)) {
		diagnostics_add(reading->diagnostics, id, place, "", "%s", "");
		return;
	}
	buffer_init(&path);
	buffer_init(&message);
	path_of(reading, &path, reading->depth);
	va_start(arguments, format);
	buffer_add_arguments(&message, format, arguments);
	va_end(arguments);
	diagnostics_add(reading->diagnostics, id, place, buffer_string(&path), "%s", buffer_string(&message));
	buffer_clear(&path);
	buffer_clear(&message);
}

static void stop(struct reading *reading)
{
	reading->ended = true;
	reading->tree->cut = true;
}

/* ---- nodes ---- */

static uint32_t add_node(struct reading *reading, enum node_kind kind, yaml_mark_t mark)
{
	struct tree *tree = reading->tree;

	if (tree->count == tree->room) {
		tree->room = tree->room ? 2 * tree->room : (uint32_t)(reading->clean.length / 32) + 64;
		tree->nodes = memory_grow(tree->nodes, (size_t)tree->room * sizeof(struct node));
	}
	tree->nodes[tree->count] = (struct node){.line = (uint32_t)mark.line + 1,
		.column = (uint32_t)(mark.column + 1) & 0x7FFFFFF,
		.kind = (uint32_t)kind & 7};
	return tree->count++;
}

/* The node now counts as the next child of the container that is open. */
static void count_child(struct reading *reading, uint32_t node)
{
	struct open *open = reading->depth ? &reading->open[reading->depth - 1] : NULL;

	if (!open)
		return;
	if (reading->tree->nodes[open->node].kind == NODE_MAPPING && open->children % 2 == 0)
		open->last_key = node;
	open->children++;
}

static bool at_key(const struct reading *reading)
{
	const struct open *open = reading->depth ? &reading->open[reading->depth - 1] : NULL;

	return open && reading->tree->nodes[open->node].kind == NODE_MAPPING && open->children % 2 == 0;
}

static char *text_room(struct reading *reading, size_t size)
{
	if (reading->chunk_room - reading->chunk_fill < size) {
		/* No text is longer than the file is, nor than a chunk. */
		size_t room = reading->clean.length + 64 < TEXT_CHUNK ? reading->clean.length + 64 : TEXT_CHUNK;

		reading->chunk_room = room;
		reading->chunk = arena_alloc(reading->arena, reading->chunk_room);
		reading->chunk_fill = 0;
	}
	reading->chunk_fill += size;
	return reading->chunk + reading->chunk_fill - size;
}

/* The same few keys and short words stand everywhere, and are kept once. */
static const char *keep_word(struct reading *reading, const char *text, size_t length)
{
	size_t place = length ? (unsigned char)text[0] * 7u + (unsigned char)text[length - 1] * 3u + length : 0;
	const char **kept = &reading->words[place % WORDS_KEPT];

	if (!*kept || strncmp(*kept, text, length) != 0 || (*kept)[length])
		*kept = memcpy(text_room(reading, length + 1), text, length);
	return *kept;
}

/* ---- duplicate keys ---- */

static void tell_duplicate(struct reading *reading, struct node *key, const struct node *first)
{
	struct buffer path;

	key->kind = NODE_FAULTY;
	if (diagnostics_full(reading->diagnostics)) {
		diagnostics_add(reading->diagnostics, FAULT_DUPLICATE_KEY, node_place(key), "", "%s", "");
		return;
	}
	buffer_init(&path);
	path_of(reading, &path, reading->depth);
	buffer_add_format(&path, "%s%s", path.length ? "." : "", key->of.text);
	diagnostics_add(reading->diagnostics, FAULT_DUPLICATE_KEY, node_place(key), buffer_string(&path),
		"the key `%s` stands twice; the first is on line %u", key->of.text, (unsigned)first->line);
	buffer_clear(&path);
}

static void few_duplicates(struct reading *reading, struct node *mapping)
{
	for (struct walk late = walk_start(mapping); walk_pair(&late);) {
		struct walk early = walk_start(mapping);

		/* It is found at the latest where it stands itself. */
		do
			walk_pair(&early);
		while (*early.key->of.text != *late.key->of.text || strcmp(early.key->of.text, late.key->of.text) != 0);
		if (early.key < late.key)
			tell_duplicate(reading, &reading->tree->nodes[late.key - reading->tree->nodes], early.key);
	}
}

static void many_duplicates(struct reading *reading, struct node *mapping, uint32_t pairs)
{
	uint32_t room = 64;

	while (room < 2 * pairs)
		room *= 2;
	struct rules_id *seen = memory_alloc(room * sizeof *seen);
	const struct names names = {.ids = seen, .room = room, .seed = reading->tree->seed};

	for (struct walk walk = walk_start(mapping); walk_pair(&walk);) {
		struct rules_id *slot = &seen[names_slot(names, walk.key->of.text, false) - seen];
		uint32_t at = (uint32_t)(walk.key - reading->tree->nodes);

		if (slot->id)
			tell_duplicate(reading, &reading->tree->nodes[at], &reading->tree->nodes[slot->index]);
		else
			*slot = (struct rules_id){.id = walk.key->of.text, .index = at};
	}
	memory_free(seen);
}

/* ---- events ---- */

static void told_properties(
	struct reading *reading, const yaml_event_t *event, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		tell(reading, FAULT_ANCHOR, event->start_mark, "write the thing itself instead of the anchor `&%s`",
			(const char *)anchor);
	if (tag)
		tell(reading, FAULT_TAG, event->start_mark, "take the tag `%s` out; what a value is, its key says",
			(const char *)tag);
}

static void on_open(struct reading *reading, enum node_kind kind, const yaml_event_t *event)
{
	if (reading->depth == LOAD_DEPTH_MAX) {
		tell(reading, FAULT_TOO_DEEP, event->start_mark,
			"nested more than %d deep; nothing after this was read", LOAD_DEPTH_MAX);
		stop(reading);
		return;
	}
	if (at_key(reading))
		tell(reading, FAULT_KEY_NOT_WORD, event->start_mark, "a key must be a word, not a list or a mapping");
	uint32_t node = add_node(reading, kind, event->start_mark);

	count_child(reading, node);
	/* While it is open the container counts as not yet one of its parent's children, for the path's sake. */
	if (reading->depth)
		reading->open[reading->depth - 1].children--;
	reading->open[reading->depth++] = (struct open){.node = node};
}

static void close_node(struct reading *reading, bool partial)
{
	struct open *open = &reading->open[reading->depth - 1];
	struct tree *tree = reading->tree;

	if (tree->nodes[open->node].kind == NODE_MAPPING && open->children % 2 == 1) {
		yaml_mark_t mark = {.line = tree->nodes[tree->count - 1].line - 1};

		add_node(reading, NODE_FAULTY, mark);
	}
	struct node *node = &tree->nodes[open->node];

	node->of.span = tree->count - open->node;
	node->partial = partial;
	if (node->kind == NODE_MAPPING && open->children > 32)
		many_duplicates(reading, node, open->children / 2);
	else if (node->kind == NODE_MAPPING)
		few_duplicates(reading, node);
	reading->depth--;
	if (reading->depth)
		reading->open[reading->depth - 1].children++;
}

static void on_scalar(struct reading *reading, const yaml_event_t *event)
{
	size_t length = event->data.scalar.length;
	char *text = (char *)event->data.scalar.value;
	bool key = at_key(reading), plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	bool double_quoted = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	enum node_kind kind = NODE_SCALAR;
	int32_t point = 0;

	told_properties(reading, event, event->data.scalar.anchor, event->data.scalar.tag);
	if (reading->clean.pairs)
		length = clean_decoded(text, length, double_quoted);
	if (length > LOAD_TEXT_MAX) {
		tell(reading, FAULT_TEXT_TOO_LONG, event->start_mark, "this text has more than %u bytes",
			LOAD_TEXT_MAX);
		kind = NODE_FAULTY;
	} else if (double_quoted
		&& (memchr(text, '\0', length) || text_first_unsafe(text, length, &point) != SIZE_MAX)) {
		/* Elsewhere a scalar is made of the file's own characters, which were looked at before. */
		tell(reading, FAULT_UNSAFE_CHARACTER, event->start_mark,
			"an escape in this text stands for the invisible character U+%04X; take it out",
			(unsigned)point);
		kind = NODE_FAULTY;
	} else if (key && plain && length == 2 && memcmp(text, "<<", 2) == 0) {
		tell(reading, FAULT_MERGE_KEY, event->start_mark, "write the keys themselves instead of `<<`");
		kind = NODE_FAULTY;
	}
	uint32_t node = add_node(reading, kind, event->start_mark);

	if (kind == NODE_SCALAR) {
		reading->tree->nodes[node].of.text = key || length < SHORT
			? keep_word(reading, text, length)
			: memcpy(text_room(reading, length + 1), text, length);
		reading->tree->nodes[node].plain = plain;
	}
	reading->folded_to = plain && !key && event->end_mark.line > event->start_mark.line ? event->end_mark.line : 0;
	count_child(reading, node);
}

static void on_document(struct reading *reading, const yaml_event_t *event)
{
	if (reading->documents_began) {
		tell(reading, FAULT_SECOND_DOCUMENT, event->start_mark,
			"a second document begins with ---; keep one file for each");
		reading->ended = true;
	}
	reading->documents_began = true;
}

static void on_event(struct reading *reading, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT: on_document(reading, event); break;
	case YAML_ALIAS_EVENT:
		tell(reading, FAULT_ALIAS, event->start_mark, "write the thing itself instead of the alias `*%s`",
			(const char *)event->data.alias.anchor);
		count_child(reading, add_node(reading, NODE_FAULTY, event->start_mark));
		break;
	case YAML_SCALAR_EVENT: on_scalar(reading, event); break;
	case YAML_SEQUENCE_START_EVENT:
		told_properties(reading, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
		on_open(reading, NODE_LIST, event);
		break;
	case YAML_MAPPING_START_EVENT:
		told_properties(reading, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
		on_open(reading, NODE_MAPPING, event);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: close_node(reading, false); break;
	case YAML_STREAM_END_EVENT: reading->ended = true; break;
	default: break;
	}
}

static void on_error(struct reading *reading)
{
	yaml_parser_t *parser = &reading->parser;
	yaml_mark_t mark = parser->problem_mark;

	if (parser->error == YAML_MEMORY_ERROR)
		memory_die();
	if (reading->depth && reading->folded_to && reading->folded_to == mark.line)
		tree_drop_folded(reading->tree, reading->open[reading->depth - 1].last_key);
	stop(reading);
	if (clean_tab_at(&reading->clean, mark.index))
		tell(reading, FAULT_SYNTAX, mark,
			"a tab stands here; indent with spaces (nothing after this was read)");
	else
		tell(reading, FAULT_SYNTAX, mark, "this is not YAML: %s%s (nothing after this was read)",
			parser->problem, syntax_advice(parser->problem));
}

/* Before there is memory taken for what nobody would read. */
static void check_limits(struct reading *reading, yaml_mark_t mark)
{
	if (reading->tree->count > reading->nodes_most) {
		tell(reading, FAULT_TOO_MANY, mark, "more than %u keys and values (nothing after this was read)",
			(unsigned)reading->nodes_most);
		stop(reading);
	} else if (reading->diagnostics->errors >= ERRORS_MOST) {
		stop(reading);
	}
}

static void read_events(struct reading *reading)
{
	while (!reading->ended) {
		yaml_event_t event;

		if (!yaml_parser_parse(&reading->parser, &event)) {
			on_error(reading);
			break;
		}
		on_event(reading, &event);
		check_limits(reading, event.end_mark);
		yaml_event_delete(&event);
	}
	while (reading->depth)
		close_node(reading, true);
}

void tree_read(struct tree *tree, struct arena *arena, const char *bytes, size_t length, size_t bytes_max,
	struct diagnostics *diagnostics)
{
	struct reading reading = {.tree = tree, .arena = arena, .diagnostics = diagnostics};

	reading.nodes_most = (uint32_t)(tree_scale(bytes_max) / NODE_BYTES);
	*tree = (struct tree){.seed = tree_seed(bytes, length)};
	if (!clean_bytes(&reading.clean, bytes, length, bytes_max, diagnostics)) {
		tree->cut = true;
	} else {
		if (!yaml_parser_initialize(&reading.parser))
			memory_die();
		yaml_parser_set_encoding(&reading.parser, YAML_UTF8_ENCODING);
		yaml_parser_set_input_string(
			&reading.parser, (const unsigned char *)reading.clean.bytes, reading.clean.length);
		read_events(&reading);
		yaml_parser_delete(&reading.parser);
		if (tree->count == 0 && !tree->cut)
			diagnostics_add(diagnostics, FAULT_EMPTY_FILE, (struct place){1, 1}, "",
				"there is nothing in the file");
	}
	clean_clear(&reading.clean);
}
