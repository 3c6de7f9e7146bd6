#include "lint/diff.h"

#include <string.h>

#include "engine/report.h"
#include "lint/cases.h"
#include "lint/changes.h"
#include "lint/vary.h"
#include "load/load.h"

/* One comparison of two files, while the cases of one of them are walked. */
struct diff {
	struct buffer *out;
	const struct rules *old, *new;
	const struct rules *own; /* whose cases are walked */
	const struct rule_case *base;
	bool base_changes;
	struct arena arena;
	struct buffer text; /* the answers on their way */
	struct arena kept;  /* what lives until all is told */
	struct changes changes;
	uint64_t *seen; /* hashes of the answers compared; `seen_room` places, more than there can be answers */
	uint32_t seen_room;
	struct diff_counts counts;
};

/* The answers in that file's own numbers; NULL where it does not know something in them. */
static struct answers *read_in(struct diff *diff, const struct rules *rules, int32_t visit)
{
	struct diagnostics diagnostics;

	diagnostics_init(&diagnostics, &diff->arena, "");
	return answers_load(&diff->arena, rules, "", buffer_string(&diff->text), diff->text.length, visit, true, true,
		&diagnostics);
}

static const struct finding *find(const struct rules *rules, const struct finding *finding, const char *id)
{
	const char *own = rules->requirements[finding->requirement].id;

	if (own && strcmp(own, id) == 0)
		return finding;
	for (uint32_t i = 0; i < finding->part_count; i++) {
		const struct finding *found = find(rules, &finding->parts[i], id);

		if (found)
			return found;
	}
	return NULL;
}

/* The deepest requirement of one file that came out otherwise in the other, or is not there. */
static const char *cause(const struct rules *rules, const struct finding *finding, const struct rules *other,
	const struct finding *others)
{
	const char *id = rules->requirements[finding->requirement].id;
	const struct finding *there = id ? find(other, others, id) : NULL;

	for (uint32_t i = 0; i < finding->part_count; i++) {
		const char *below = cause(rules, &finding->parts[i], other, others);

		if (below)
			return below;
	}
	return id && (!there || there->verdict != finding->verdict) ? id : NULL;
}

/* Was this compared before: the answers made from another case, or the case in the other file? */
static bool seen_before(struct diff *diff, const char *name)
{
	uint64_t hash = 14695981039346656037u ^ (uint64_t)(uint32_t)diff->base->answers->visit;
	uint32_t at;

	for (const char *byte = name; *byte; byte++)
		hash = (hash ^ (unsigned char)*byte) * 1099511628211u;
	for (size_t i = 0; i < diff->text.length; i++)
		hash = (hash ^ (unsigned char)diff->text.bytes[i]) * 1099511628211u;
	hash |= 1; /* never 0 */
	for (at = (uint32_t)(hash % diff->seen_room); diff->seen[at]; at = (at + 1) % diff->seen_room)
		if (diff->seen[at] == hash)
			return true;
	diff->seen[at] = hash;
	return false;
}

static void note(struct diff *diff, const char *what, const struct report *before, const struct report *after)
{
	const char *because = cause(diff->new, after->root, diff->old, before->root);
	struct change *change;

	if (!because)
		because = cause(diff->old, before->root, diff->new, after->root);
	change = changes_of(&diff->changes, diff->own->checklists[diff->base->checklist].id, before->verdict,
		after->verdict, because);
	diff->counts.changed++;
	if (*what)
		change_in_made(&diff->changes, change, diff->base->id, what, diff->base_changes);
	else
		change_in_case(&diff->changes, change, diff->base->id);
}

/* The two reports on the answers in `text`; false where one file cannot judge them. */
static bool judge(struct diff *diff, int32_t visit, const struct report **before, const struct report **after)
{
	const char *checklist = diff->own->checklists[diff->base->checklist].id;
	uint32_t old_list = rules_find_checklist(diff->old, checklist);
	uint32_t new_list = rules_find_checklist(diff->new, checklist);
	const struct answers *old = old_list == NO_INDEX ? NULL : read_in(diff, diff->old, visit);
	const struct answers *new = new_list == NO_INDEX ? NULL : read_in(diff, diff->new, visit);

	*before = old ? report_make(&diff->arena, diff->old, old_list, old, REPORT_REASONS | REPORT_TEXT) : NULL;
	*after = new ? report_make(&diff->arena, diff->new, new_list, new, REPORT_REASONS | REPORT_TEXT) : NULL;
	return old && new;
}

/* Answers made from a case. */
static void compare_made(void *context, const struct answers *answers, const char *what)
{
	struct diff *diff = context;
	struct arena_mark mark = arena_mark(&diff->arena);
	const struct report *before, *after;

	buffer_reset(&diff->text);
	answers_write(&diff->text, diff->own, answers);
	if (seen_before(diff, diff->own->checklists[diff->base->checklist].id))
		return;
	if (judge(diff, answers->visit, &before, &after)) {
		diff->counts.tried++;
		if (before->verdict != after->verdict)
			note(diff, what, before, after);
	}
	arena_rewind(&diff->arena, mark);
}

/* A case, which both files may have. */
static void compare_case(struct diff *diff, const struct rule_case *one)
{
	struct arena_mark mark = arena_mark(&diff->arena);
	const struct report *before, *after;

	diff->base = one;
	buffer_reset(&diff->text);
	answers_write(&diff->text, diff->own, one->answers);
	seen_before(diff, diff->own->checklists[one->checklist].id);
	if (seen_before(diff, one->id))
		return;
	diff->counts.tried++;
	if (judge(diff, one->answers->visit, &before, &after)) {
		if (before->verdict != after->verdict)
			note(diff, "", before, after);
	} else {
		diff->counts.changed++;
		buffer_add_format(diff->out, "%s: case %s can only be judged by %s\n",
			diff->own->checklists[one->checklist].id, one->id, after ? "the new file" : "the old file");
	}
	arena_rewind(&diff->arena, mark);
}

static void walk_cases(struct diff *diff, const struct rules *own)
{
	diff->own = own;
	for (uint32_t i = 0; i < own->case_count; i++)
		compare_case(diff, &own->cases[i]);
}

/* Does the verdict change in the case itself? Then it does in most of what is made from it. */
static bool base_changes(struct diff *diff)
{
	struct arena_mark mark = arena_mark(&diff->arena);
	const struct report *before, *after;
	bool changes;

	buffer_reset(&diff->text);
	answers_write(&diff->text, diff->own, diff->base->answers);
	changes = judge(diff, diff->base->answers->visit, &before, &after) && before->verdict != after->verdict;
	arena_rewind(&diff->arena, mark);
	return changes;
}

/* So many answers are made from the cases of a file, shared between them; and some from each in any case. */
enum { ANSWERS_MOST = 20000, ANSWERS_EACH = 20 };

static void walk_made(struct diff *diff, const struct rules *own,
	void (*progress)(void *context, size_t done, size_t of), void *context)
{
	struct arena scratch;
	struct vary vary = {
		.most = own->case_count ? ANSWERS_MOST / own->case_count + ANSWERS_EACH : 0,
		.left_out = &diff->counts.left_out,
		.rules = own,
		.other = own == diff->old ? diff->new : diff->old,
		.scratch = &scratch,
		.see = compare_made,
		.context = diff,
	};

	arena_init(&scratch);
	diff->own = own;
	for (uint32_t i = 0; i < own->case_count; i++) {
		diff->base = &own->cases[i];
		diff->base_changes = base_changes(diff);
		vary_answers(&vary, own->cases[i].answers);
		if (progress)
			progress(context, i, own->case_count);
	}
	arena_clear(&scratch);
}

struct diff_counts diff_rules(struct buffer *out, const struct rules *old, const struct rules *new,
	void (*progress)(void *context, size_t done, size_t of), void *context)
{
	struct diff diff = {.out = out, .old = old, .new = new, .changes = {.arena = &diff.kept}};

	arena_init(&diff.arena);
	arena_init(&diff.kept);
	buffer_init(&diff.text);
	/* Never more than half full: both a case and its answers are noted. */
	diff.seen_room = 4 * (ANSWERS_MOST + (ANSWERS_EACH + 2) * (old->case_count + new->case_count)) + 1;
	diff.seen = arena_array(&diff.kept, diff.seen_room, sizeof *diff.seen);
	walk_cases(&diff, old);
	walk_cases(&diff, new);
	walk_made(&diff, old, progress, context);
	walk_made(&diff, new, progress, context);
	changes_write(out, &diff.changes);
	buffer_clear(&diff.text);
	arena_clear(&diff.kept);
	arena_clear(&diff.arena);
	return diff.counts;
}
