#include "app/express.h"

#include <string.h>

/* The ways to get ready. Many differ in one thing only: they are heard together: "and one of these". */

struct way {
	const char **parts;
	uint32_t count;
	bool told;
};

static bool among(const struct way *way, const char *part)
{
	for (uint32_t index = 0; index < way->count; index++)
		if (strcmp(way->parts[index], part) == 0)
			return true;
	return false;
}

/* The only part of `way` that `other` does not have; way->count where there is none or more than one. */
static uint32_t difference(const struct way *way, const struct way *other)
{
	uint32_t found = way->count;

	if (way->count != other->count)
		return way->count;
	for (uint32_t index = 0; index < way->count; index++) {
		if (among(other, way->parts[index]))
			continue;
		if (found < way->count)
			return way->count;
		found = index;
	}
	return found;
}

/* At which part the most of the ways that are still to be told differ from this one. */
static uint32_t best_difference(const struct way *ways, uint32_t count, uint32_t index, uint32_t *best_count)
{
	uint32_t best = ways[index].count;

	*best_count = 0;
	for (uint32_t part = 0; part < ways[index].count; part++) {
		uint32_t same = 0;

		for (uint32_t other = index + 1; other < count; other++)
			same += !ways[other].told && difference(&ways[index], &ways[other]) == part;
		if (same > *best_count) {
			*best_count = same;
			best = part;
		}
	}
	return best;
}

static void say_way(
	const struct view *view, struct said_list *list, unsigned level, const struct way *way, uint32_t but)
{
	const char *joint = say(present_tag(view), N_(", and ")), *words;
	struct series series = {.pending = NULL};

	for (uint32_t part = 0; part < way->count; part++)
		if (part != but)
			series_add(&series, joint, way->parts[part]);
	words = series_finish(view->arena, &series, joint);
	say_line(view, list, ROLE_MISSING, level,
		express(view, but < way->count ? N_("You can {do}, and one of these:") : N_("You can {do}."), "do",
			words, NULL));
}

/* A lone part needs no "one of these": each of the ways is a sentence of its own. */
static void tell_way(const struct view *view, struct way *ways, uint32_t count, uint32_t index, unsigned level,
	struct said_list *list)
{
	struct way *way = &ways[index];
	uint32_t alike, part = best_difference(ways, count, index, &alike);

	if (!alike || way->count == 1)
		part = way->count;
	say_way(view, list, level, way, part);
	if (part == way->count)
		return;
	say_line(view, list, ROLE_MISSING, level + 1, way->parts[part]);
	for (uint32_t other = index + 1; other < count; other++)
		if (!ways[other].told && difference(way, &ways[other]) == part) {
			say_line(view, list, ROLE_MISSING, level + 1, ways[other].parts[difference(&ways[other], way)]);
			ways[other].told = true;
		}
}

static bool same_way(const struct way *way, const struct way *other)
{
	for (uint32_t index = 0; index < way->count; index++)
		if (!among(other, way->parts[index]))
			return false;
	return way->count == other->count;
}

void present_ways(const struct view *view, unsigned level, struct said_list *list)
{
	const struct report *report = view->report;
	struct way *ways = arena_array(view->arena, report->completion_count + 1, sizeof *ways);

	for (uint32_t index = 0; index < report->completion_count; index++) {
		const struct completion *completion = &report->completions[index];
		struct way *way = &ways[index];

		way->parts = arena_array(view->arena, completion->item_count + 1, sizeof *way->parts);
		way->count = present_parts(view, completion, way->parts);
		for (uint32_t before = 0; before < index && !way->told; before++)
			way->told = same_way(way, &ways[before]);
	}
	for (uint32_t index = 0; index < report->completion_count; index++)
		if (!ways[index].told)
			tell_way(view, ways, report->completion_count, index, level, list);
}

/* ---- none ---- */

enum { NAMED_AT_MOST = 3 };

/* What is asked for, where nobody can see to it that the answer is the right one. */
static const char *fixed_by_answer(const struct view *view, const struct ask *ask)
{
	const struct rules *rules = view->rules;

	switch (ask->kind) {
	case ASK_FACT:
		return rules->attributes[ask->attribute].arrange == ARRANGE_NO
			? present_text(view, &rules->attributes[ask->attribute].label)
			: NULL;
	case ASK_PERSON:
		return rules->roles[ask->role].arrange == ARRANGE_NO
			? present_text(view, &rules->roles[ask->role].label)
			: NULL;
	case ASK_EVENTS: return present_text(view, &rules->events[rules->requirements[ask->requirement].events].label);
	default: return NULL;
	}
}

const char *why_no_way(const struct view *view)
{
	const struct report *report = view->report;
	struct series series = {.pending = NULL};
	const char *names;

	if (report->verdict != VERDICT_UNKNOWN || report->truncated)
		return NULL;
	for (uint32_t index = 0; index < report->ask_count && series.count < NAMED_AT_MOST; index++) {
		const char *name = fixed_by_answer(view, &report->asks[index]);

		if (name)
			series_add(&series, ", ", name);
	}
	if (!series.count)
		return NULL;
	names = series_finish(view->arena, &series, ", ");
	return express(view, N_("No way can be told until this is answered: {names}."), "names", names, NULL);
}
