#include "front/tui_compose.h"

#include <string.h>

#include "base/text.h"
#include "base/wrap.h"

enum { LEVEL_INDENT = 2, INPUT_LEAST = 12, LEVEL_MOST = 4, CELLS = 40 /* of a common braille display */ };

void layout_add(struct arena *frame, struct layout_lines *lines, struct layout_line line)
{
	if (lines->count == lines->room) {
		const uint32_t room = lines->room ? lines->room * 2 : 8;
		struct layout_line *grown = arena_array(frame, room, sizeof *grown);

		if (lines->count)
			memcpy(grown, lines->lines, lines->count * sizeof *grown);
		lines->lines = grown;
		lines->room = room;
	}
	lines->lines[lines->count] = line;
	lines->count++;
}

/* A line looks the same throughout: a change within it would part it in two for the ear. */
static enum look look_of(const struct block *block)
{
	static const enum look looks[] = {
		[ROLE_TITLE] = LOOK_TITLE,
		[ROLE_NOTICE] = LOOK_NOTICE,
		[ROLE_HEADING] = LOOK_HEADING,
		[ROLE_PARAGRAPH] = LOOK_PLAIN,
		[ROLE_QUESTION] = LOOK_PLAIN,
		[ROLE_CHOICE] = LOOK_PLAIN,
		[ROLE_INPUT] = LOOK_PLAIN,
		[ROLE_VERDICT] = LOOK_VERDICT,
		[ROLE_REASON] = LOOK_PLAIN,
		[ROLE_MISSING] = LOOK_MISSING,
		[ROLE_HINT] = LOOK_HINT,
		[ROLE_ERROR] = LOOK_ERROR,
		[ROLE_STATUS] = LOOK_MESSAGE,
	};
	const bool item = block->role == ROLE_QUESTION || block->role == ROLE_CHOICE;

	if (block->flags & BLOCK_DISABLED)
		return LOOK_DISABLED;
	if (item && block->flags & BLOCK_CHOSEN)
		return LOOK_YES;
	if (item && block->flags & BLOCK_DENIED)
		return LOOK_NO;
	return item && block->flags & BLOCK_UNSURE ? LOOK_UNSURE : looks[block->role];
}

/* What stands between a label and what is said of it. */
static const char *joint_after(const char *text)
{
	return *text && strchr("?:.!", text[strlen(text) - 1]) ? " " : ": ";
}

static int indent_of(const struct block *block)
{
	const int level = block->level < LEVEL_MOST ? block->level : LEVEL_MOST;

	return LAYOUT_MARGIN + level * LEVEL_INDENT;
}

/* Does what is said of it end within the first window of a braille display, whatever it is? Nobody feels his way over
 * a wide screen, and there the whole question has room. */
static bool state_in_window(const struct layout *layout, const struct block *block, const char *text)
{
	const int window = layout->size.columns <= CELLS ? layout->size.columns - 1 : CELLS;

	return layout->size.columns >= LAYOUT_BESIDE_LEAST
		|| indent_of(block) + text_columns(text) + text_columns(joint_after(text)) + block->state_most
		<= window;
}

bool layout_is_brief(const struct layout *layout, const struct block *block)
{
	return block->brief && block->state_most && !state_in_window(layout, block, block->text);
}

/* "Label: state"; "state: label" where the label is so long that the state would be felt too late. */
static void add_with_state(
	struct buffer *whole, const struct layout_builder *builder, const struct block *block, const char *text)
{
	const char *state = charset_plain(builder->frame, builder->layout->charset, block->state);
	const bool first = block->state_most && !state_in_window(builder->layout, block, text);

	buffer_add_string(whole, first ? state : text);
	buffer_add_string(whole, first ? ": " : joint_after(text));
	buffer_add_string(whole, first ? text : state);
}

const char *layout_compose(const struct layout_builder *builder, const struct block *block)
{
	const enum charset charset = builder->layout->charset;
	const char *words = layout_is_brief(builder->layout, block) ? block->brief : block->text;
	const char *text = words ? charset_plain(builder->frame, charset, words) : "";
	struct buffer whole;
	char *copy;

	buffer_init(&whole);
	if (block->role == ROLE_CHOICE && block->number && builder->layout->page->place != PLACE_CHECKLIST)
		buffer_add_format(&whole, "%u. ", block->number);
	if (block->state)
		add_with_state(&whole, builder, block, text);
	else
		buffer_add_string(&whole, text);
	copy = arena_string(builder->frame, buffer_string(&whole));
	buffer_clear(&whole);
	return copy;
}

void layout_wrap_block(
	const struct layout_builder *builder, struct layout_lines *lines, uint32_t index, const char *text)
{
	const struct block *block = &builder->layout->page->blocks[index];
	const bool item = block->role == ROLE_QUESTION || block->role == ROLE_CHOICE;
	const int indent = indent_of(block), hang = item ? LEVEL_INDENT : 0;
	struct wrap wrap = {.rest = text, .width = builder->width - (indent - LAYOUT_MARGIN)};
	struct wrap_line line;
	bool first = true;

	while (wrap_next(&wrap, &line)) {
		layout_add(builder->frame, lines,
			(struct layout_line){.block = index,
				.text = line.start,
				.length = line.length,
				.tail = line.length,
				.look = look_of(block),
				.tail_look = look_of(block),
				.indent = (uint8_t)(first ? indent : indent + hang)});
		wrap.width -= first ? hang : 0;
		first = false;
	}
}

static const struct block *find_beside(const struct page *page, const struct block *block, uint32_t index)
{
	uint32_t at;

	if (index < page->block_count && page->blocks[index].key == block->key
		&& page->blocks[index].role == block->role)
		return &page->blocks[index];
	for (at = 0; block->key && at < page->block_count; at++)
		if (page->blocks[at].key == block->key)
			return &page->blocks[at];
	return NULL;
}

void layout_add_beside(const struct layout_builder *builder, struct layout_lines *lines, uint32_t first, uint32_t index)
{
	const struct layout *layout = builder->layout;
	const struct block *block =
		builder->beside ? find_beside(builder->beside, &layout->page->blocks[index], index) : NULL;
	struct wrap wrap = {.width = layout->size.columns - 1 - layout->beside_column};
	struct wrap_line line;

	if (!block || !layout->beside_column)
		return;
	wrap.rest = layout_compose(builder, block);
	for (; wrap_next(&wrap, &line); first++) {
		if (first == lines->count)
			layout_add(builder->frame, lines,
				(struct layout_line){.block = index, .text = "", .indent = LAYOUT_MARGIN});
		lines->lines[first].beside = line.start;
		lines->lines[first].beside_length = line.length;
	}
}

/* The part of what is typed that fits `room` columns with the cursor in it; a < or > where there is more. */
static const char *input_window(
	const struct layout_builder *builder, const char *input, size_t cursor, int room, int *column)
{
	const int total = text_columns(input), before = text_columns_of(input, cursor);
	size_t start = 0, length;
	struct buffer shown;
	char *copy;
	int skipped = 0, columns;

	while (total >= room && before - skipped > room - 4 && input[start]) {
		start += text_cluster(input + start, &columns);
		skipped += columns;
	}
	length = text_fit(input + start, start ? room - 2 : room - 1);
	buffer_init(&shown);
	buffer_add_string(&shown, start ? "<" : "");
	buffer_add(&shown, input + start, length);
	buffer_add_string(&shown, input[start + length] ? ">" : "");
	*column = before - skipped + (start != 0);
	copy = arena_string(builder->frame, buffer_string(&shown));
	buffer_clear(&shown);
	return copy;
}

void layout_add_input(const struct layout_builder *builder, struct layout_lines *lines, uint32_t index)
{
	struct layout *layout = builder->layout;
	const struct block *block = &layout->page->blocks[index];
	const char *input = charset_plain(builder->frame, layout->charset, block->input);
	const size_t length = strlen(input), cursor = block->cursor < length ? block->cursor : length;
	size_t tail;
	const char *prompt = layout_compose(builder, block), *shown;
	const int taken = text_columns(prompt) + 2;
	const bool beside = taken + INPUT_LEAST <= builder->width;
	int column;
	struct buffer whole;

	buffer_init(&whole);
	if (beside) {
		buffer_add_string(&whole, prompt);
		buffer_add_string(&whole, joint_after(prompt));
	} else {
		layout_wrap_block(builder, lines, index, prompt);
	}
	shown = input_window(builder, input, cursor, builder->width - (beside ? taken : 0), &column);
	tail = whole.length;
	if (index == layout->page->focus)
		layout->input_column = LAYOUT_MARGIN + text_columns(buffer_string(&whole)) + column;
	buffer_add_string(&whole, shown);
	layout_add(builder->frame, lines,
		(struct layout_line){.block = index,
			.text = arena_string(builder->frame, buffer_string(&whole)),
			.length = whole.length,
			.tail = tail,
			.look = LOOK_PLAIN,
			.tail_look = LOOK_INPUT,
			.indent = LAYOUT_MARGIN});
	buffer_clear(&whole);
}
