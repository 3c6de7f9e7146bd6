#include "front/tui_motion.h"

static const struct block *block_at(const struct layout *layout, uint32_t index)
{
	return &layout->page->blocks[index];
}

static bool can_focus(const struct layout *layout, uint32_t index)
{
	return layout->spans[index].shown && (block_at(layout, index)->flags & BLOCK_FOCUSABLE);
}

/* The next block in that direction that can have the focus, or NO_INDEX. */
static uint32_t neighbour(const struct layout *layout, uint32_t from, bool down)
{
	const uint32_t count = layout->page->block_count;
	uint32_t index = from;

	if (from == NO_INDEX)
		index = down ? 0 : count;
	else if (down)
		index++;
	for (; down ? index < count : index > 0; index += down ? 1 : (uint32_t)-1)
		if (can_focus(layout, down ? index : index - 1))
			return down ? index : index - 1;
	return NO_INDEX;
}

static uint32_t height(const struct layout *layout)
{
	return (uint32_t)layout->list_zone.height;
}

static uint32_t last_top(const struct layout *layout)
{
	return layout->list.count > height(layout) ? layout->list.count - height(layout) : 0;
}

/* Scroll so that lines first..last are in view; `first` wins where both cannot be. */
static void show(const struct layout *layout, struct spot *spot, uint32_t first, uint32_t last)
{
	if (last >= spot->top + height(layout))
		spot->top = last + 1 - height(layout);
	if (first < spot->top)
		spot->top = first;
}

/* Lines that belong to a block: up to the follow-ups that unfold under it. */
static uint32_t last_unfolded(const struct layout *layout, uint32_t index)
{
	const uint8_t level = block_at(layout, index)->level;
	uint32_t last = layout->spans[index].last, next;

	for (next = index + 1; next < layout->page->block_count; next++) {
		if (layout->spans[next].in_verdict || !layout->spans[next].shown
			|| block_at(layout, next)->level <= level)
			break;
		last = layout->spans[next].last;
	}
	return last;
}

static void show_block(const struct layout *layout, struct spot *spot)
{
	const struct layout_span *span = &layout->spans[spot->focus];

	if (span->in_verdict || !span->shown)
		return;
	show(layout, spot, span->first, span->last);
	/* Nothing above that could have the focus: show what stands there (an introduction, a heading) too. */
	if (neighbour(layout, spot->focus, false) == NO_INDEX && span->first < height(layout))
		spot->top = 0;
}

void motion_settle(const struct layout *layout, struct spot *spot)
{
	if (spot->focus < layout->page->block_count && !layout->spans[spot->focus].in_verdict) {
		const uint32_t first = layout->spans[spot->focus].first, last = last_unfolded(layout, spot->focus);

		show(layout, spot, first, last < first + height(layout) ? last : first + height(layout) - 1);
		show_block(layout, spot);
	}
	if (spot->top > last_top(layout))
		spot->top = last_top(layout);
}

static bool go(const struct layout *layout, struct spot *spot, uint32_t to)
{
	if (to == NO_INDEX || to == spot->focus)
		return false;
	spot->focus = to;
	show_block(layout, spot);
	return true;
}

static bool scroll(const struct layout *layout, struct spot *spot, bool down)
{
	if (down ? spot->top >= last_top(layout) : spot->top == 0)
		return false;
	spot->top += down ? 1 : (uint32_t)-1;
	return true;
}

/* Is there something still unseen between here and there, so that a step only scrolls? */
static bool unseen_between(const struct layout *layout, const struct spot *spot, uint32_t to, bool down)
{
	const struct layout_span *span = to == NO_INDEX ? NULL : &layout->spans[to];
	const uint32_t bottom = spot->top + height(layout);

	if (spot->focus != NO_INDEX && !layout->spans[spot->focus].in_verdict) {
		const struct layout_span *here = &layout->spans[spot->focus];

		if (down && here->last >= bottom)
			return true;
		if (!down && here->first < spot->top)
			return true;
	}
	if (!span)
		return true;
	if (span->in_verdict)
		return down && layout->list.count > bottom;
	return down ? span->first > bottom : span->last + 1 < spot->top;
}

static bool step(const struct layout *layout, struct spot *spot, bool down)
{
	const uint32_t to = neighbour(layout, spot->focus, down);

	if (unseen_between(layout, spot, to, down))
		return scroll(layout, spot, down);
	return go(layout, spot, to);
}

/* As many rows as fit, but one that was seen before stays; the focus goes along. */
static bool page(const struct layout *layout, struct spot *spot, bool down)
{
	const struct spot before = *spot;
	uint32_t rows = height(layout) > 1 ? height(layout) - 1 : 1, to;

	while (rows-- && scroll(layout, spot, down))
		continue;
	if (spot->top == before.top)
		return go(layout, spot, neighbour(layout, NO_INDEX, !down));
	for (to = neighbour(layout, NO_INDEX, true); to != NO_INDEX; to = neighbour(layout, to, true))
		if (!layout->spans[to].in_verdict && layout->spans[to].first >= spot->top)
			break;
	if (to != NO_INDEX && layout->spans[to].first < spot->top + height(layout))
		spot->focus = to;
	return true;
}

static bool around(const struct layout *layout, struct spot *spot, bool down)
{
	uint32_t to = neighbour(layout, spot->focus, down);

	if (to == NO_INDEX)
		to = neighbour(layout, NO_INDEX, down);
	return go(layout, spot, to);
}

/* The last item of the list; from there to the verdict below it. */
static uint32_t last_of(const struct layout *layout, uint32_t focus)
{
	uint32_t to = neighbour(layout, NO_INDEX, false);

	if (focus != NO_INDEX && layout->spans[focus].in_verdict)
		return to;
	while (to != NO_INDEX && layout->spans[to].in_verdict && neighbour(layout, to, false) != NO_INDEX
		&& neighbour(layout, to, false) != focus)
		to = neighbour(layout, to, false);
	return to;
}

static bool end(const struct layout *layout, struct spot *spot, bool down)
{
	const struct spot before = *spot;

	go(layout, spot, down ? last_of(layout, spot->focus) : neighbour(layout, NO_INDEX, true));
	spot->top = down ? last_top(layout) : 0;
	return spot->focus != before.focus || spot->top != before.top;
}

bool motion_move(const struct layout *layout, struct spot *spot, enum motion motion)
{
	switch (motion) {
	case MOTION_UP: return step(layout, spot, false);
	case MOTION_DOWN: return step(layout, spot, true);
	case MOTION_PREVIOUS: return around(layout, spot, false);
	case MOTION_NEXT: return around(layout, spot, true);
	case MOTION_FIRST: return end(layout, spot, false);
	case MOTION_LAST: return end(layout, spot, true);
	case MOTION_PAGE_UP: return page(layout, spot, false);
	case MOTION_PAGE_DOWN: return page(layout, spot, true);
	}
	return false;
}

static bool asked_after(const struct block *block, const struct block *other, bool next)
{
	return next ? block->rank > other->rank : block->rank < other->rank;
}

/* What is still to be answered below the focus and about the same paper or person; NO_INDEX where nothing is. */
static uint32_t asked_below(const struct layout *layout, uint32_t focus)
{
	const struct block *here = block_at(layout, focus);
	const int level = here->level - (here->level && !(here->flags & BLOCK_PAPER));
	uint32_t index;

	for (index = focus + 1; index < layout->page->block_count && block_at(layout, index)->level > level; index++)
		if (block_at(layout, index)->rank && can_focus(layout, index))
			return index;
	return NO_INDEX;
}

bool motion_to_asked(const struct layout *layout, struct spot *spot, bool next)
{
	const struct block none = {.rank = 0}, *here = spot->focus == NO_INDEX ? &none : block_at(layout, spot->focus);
	uint32_t best = next && here != &none ? asked_below(layout, spot->focus) : NO_INDEX, first = NO_INDEX, index;

	if (best != NO_INDEX)
		return go(layout, spot, best);
	for (index = 0; index < layout->page->block_count; index++) {
		const struct block *block = block_at(layout, index);

		if (!block->rank || !can_focus(layout, index) || index == spot->focus)
			continue;
		if (first == NO_INDEX || asked_after(block_at(layout, first), block, next))
			first = index;
		if (here->rank && asked_after(block, here, next)
			&& (best == NO_INDEX || asked_after(block_at(layout, best), block, next)))
			best = index;
	}
	return go(layout, spot, best != NO_INDEX ? best : first);
}

bool motion_to_number(const struct layout *layout, struct spot *spot, unsigned number)
{
	uint32_t index;

	for (index = 0; number && index < layout->page->block_count; index++)
		if (block_at(layout, index)->number == number && can_focus(layout, index)) {
			go(layout, spot, index);
			return true;
		}
	return false;
}

bool motion_to_row(const struct layout *layout, struct spot *spot, int row)
{
	const struct layout_zone list = layout->list_zone, verdict = layout->verdict_zone;
	uint32_t block = NO_INDEX;

	if (row >= list.row && row < list.row + list.height
		&& spot->top + (uint32_t)(row - list.row) < layout->list.count)
		block = layout->list.lines[spot->top + (uint32_t)(row - list.row)].block;
	else if (row >= verdict.row && row < verdict.row + verdict.height
		&& (uint32_t)(row - verdict.row) < layout->verdict.count)
		block = layout->verdict.lines[row - verdict.row].block;
	if (block == NO_INDEX || !can_focus(layout, block))
		return false;
	spot->focus = block;
	return true;
}

int motion_row(const struct layout *layout, const struct spot *spot)
{
	const struct layout_span *span;
	uint32_t line;

	if (spot->focus >= layout->page->block_count || !layout->spans[spot->focus].shown)
		return -1;
	span = &layout->spans[spot->focus];
	line = block_at(layout, spot->focus)->role == ROLE_INPUT ? span->last : span->first;
	if (span->in_verdict)
		return layout->verdict_zone.row + (int)line;
	if (line < spot->top || line >= spot->top + height(layout))
		return -1;
	return layout->list_zone.row + (int)(line - spot->top);
}

int motion_rows(const struct layout *layout, const struct spot *spot)
{
	const int row = motion_row(layout, spot);
	const struct layout_span *span;
	const struct layout_zone *zone;
	int rows;

	if (row < 0)
		return 0;
	span = &layout->spans[spot->focus];
	zone = span->in_verdict ? &layout->verdict_zone : &layout->list_zone;
	rows = block_at(layout, spot->focus)->role == ROLE_INPUT ? 1 : (int)(span->last - span->first) + 1;
	return rows < zone->row + zone->height - row ? rows : zone->row + zone->height - row;
}
