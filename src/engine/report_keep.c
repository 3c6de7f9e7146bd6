/* A report on its own: all that it points to, the rules and the answers apart, copied to where it is to live. What was
 * only needed to find it stays behind. */

#include <string.h>

#include "engine/report_keep.h"

static const void *keep(struct arena *arena, const void *from, uint32_t count, size_t size)
{
	void *copy;

	if (!count)
		return NULL;
	copy = arena_array(arena, count, size);
	memcpy(copy, from, count * size);
	return copy;
}

#define KEEP(arena, from, count) keep(arena, from, count, sizeof *(from))

/* Its parts are kept before the array that holds them is copied. */
static void keep_finding(struct arena *arena, struct finding *finding)
{
	struct finding *parts;

	finding->by = KEEP(arena, finding->by, finding->by_count);
	finding->obstacles = KEEP(arena, finding->obstacles, finding->obstacle_count);
	finding->failed_tests = KEEP(arena, finding->failed_tests, finding->failed_count);
	parts = (struct finding *)KEEP(arena, finding->parts, finding->part_count);
	for (uint32_t i = 0; i < finding->part_count; i++)
		keep_finding(arena, &parts[i]);
	finding->parts = parts;
}

static const struct finding *keep_tree(struct arena *arena, const struct finding *from)
{
	struct finding *root = from ? (struct finding *)KEEP(arena, from, 1) : NULL;

	if (root)
		keep_finding(arena, root);
	return root;
}

static void keep_completion(struct arena *arena, struct completion *completion)
{
	struct item *items = (struct item *)KEEP(arena, completion->items, completion->item_count);

	for (uint32_t i = 0; i < completion->item_count; i++) {
		items[i].kinds = KEEP(arena, items[i].kinds, items[i].kind_count);
		items[i].tests = KEEP(arena, items[i].tests, items[i].test_count);
	}
	completion->items = items;
}

static const char *const *keep_proposals(struct arena *arena, const struct report *report)
{
	const char **copies = (const char **)KEEP(arena, report->proposals, report->proposal_count);

	for (uint32_t i = 0; i < report->proposal_count; i++)
		copies[i] = arena_string(arena, copies[i]);
	return copies;
}

const struct report *report_keep(struct arena *arena, const struct report *from)
{
	struct report *report = (struct report *)KEEP(arena, from, 1);
	struct completion *completions = (struct completion *)KEEP(arena, from->completions, from->completion_count);

	for (uint32_t i = 0; i < from->completion_count; i++)
		keep_completion(arena, &completions[i]);
	report->root = keep_tree(arena, from->root);
	report->after = keep_tree(arena, from->after);
	report->completions = completions;
	report->asks = KEEP(arena, from->asks, from->ask_count);
	report->notices = KEEP(arena, from->notices, from->notice_count);
	report->faults = KEEP(arena, from->faults, from->fault_count);
	report->proposals = keep_proposals(arena, from);
	return report;
}
