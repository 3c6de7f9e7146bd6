#ifndef MEDBRING_FRONT_TUI_COMPOSE_H
#define MEDBRING_FRONT_TUI_COMPOSE_H

/* From a block to lines of text. Only for src/front/tui_layout.c and tui_compose.c. */

#include "front/tui_layout.h"

/* What is put together while a page is laid out. */
struct layout_builder {
	struct arena *frame;
	struct layout *layout;
	int width;               /* columns for text, behind the margin */
	const struct page *beside;
};

void layout_add(struct arena *frame, struct layout_lines *lines, struct layout_line line);

/* "3. Label: state" in the terminal's characters. */
const char *layout_compose(const struct layout_builder *builder, const struct block *block);

/* Is the line of a question too long to be put whole? Then its few words stand there. */
bool layout_is_brief(const struct layout *layout, const struct block *block);

/* A composed text in as many lines as it takes; the second and later ones further in where it is an item. */
void layout_wrap_block(const struct layout_builder *builder, struct layout_lines *lines, uint32_t index, const char *text);

/* Put the same block in the other language beside the lines from `first` on, and add lines where it takes more. */
void layout_add_beside(const struct layout_builder *builder, struct layout_lines *lines, uint32_t first, uint32_t index);

/* "Prompt: what is typed" on one line where that leaves room to type, else on two. */
void layout_add_input(const struct layout_builder *builder, struct layout_lines *lines, uint32_t index);

#endif
