#include "paper/outline.h"

enum { DEPTH_MOST = 16 };

/* The levels of the lists that are open. */
struct walk {
	outline_taker *take;
	void *context;
	uint8_t levels[DEPTH_MOST];
	unsigned depth;
};

static void close_list(struct walk *walk)
{
	walk->take(walk->context, STEP_ITEM_END, NULL, walk->depth);
	walk->take(walk->context, STEP_LIST_END, NULL, walk->depth);
	walk->depth--;
}

static void close_deeper(struct walk *walk, uint8_t level)
{
	while (walk->depth && walk->levels[walk->depth - 1] > level)
		close_list(walk);
}

static void close_all(struct walk *walk)
{
	while (walk->depth)
		close_list(walk);
}

/* A paragraph that stands deeper is a piece of a list, unless it stands under an item. */
static bool is_item(const struct walk *walk, const struct said *said)
{
	switch (said->role) {
	case ROLE_QUESTION:
	case ROLE_REASON:
	case ROLE_MISSING: return true;
	case ROLE_PARAGRAPH: return said->level && (!walk->depth || walk->levels[walk->depth - 1] >= said->level);
	default: return false;
	}
}

static void item(struct walk *walk, const struct said *said)
{
	close_deeper(walk, said->level);
	if (walk->depth && (walk->levels[walk->depth - 1] == said->level || walk->depth == DEPTH_MOST)) {
		walk->take(walk->context, STEP_ITEM_END, NULL, walk->depth);
	} else {
		walk->levels[walk->depth++] = said->level;
		walk->take(walk->context, STEP_LIST, said, walk->depth);
	}
	walk->take(walk->context, STEP_ITEM, said, walk->depth);
}

static void other(struct walk *walk, const struct said *said)
{
	enum outline_step step = said->role == ROLE_TITLE ? STEP_TITLE
		: said->role == ROLE_HEADING              ? STEP_HEADING
		: said->role == ROLE_NOTICE               ? STEP_NOTICE
							  : STEP_PARAGRAPH;

	if (step == STEP_PARAGRAPH && walk->depth && said->level > walk->levels[walk->depth - 1]) {
		walk->take(walk->context, STEP_UNDER, said, walk->depth);
		return;
	}
	close_all(walk);
	walk->take(walk->context, step, said, 0);
}

void outline_walk(const struct said_list *list, outline_taker *take, void *context)
{
	struct walk walk = {.take = take, .context = context};

	for (uint32_t i = 0; i < list->count; i++) {
		const struct said *said = &list->lines[i];

		if (!said->text || !*said->text)
			continue;
		if (is_item(&walk, said))
			item(&walk, said);
		else
			other(&walk, said);
	}
	close_all(&walk);
}

const char *outline_text(const struct said *said, struct buffer *room)
{
	if (said->role != ROLE_REASON || !said->state || !*said->state)
		return said->text;
	buffer_reset(room);
	buffer_add_format(room, "%s: %s", said->text, said->state);
	return buffer_string(room);
}
