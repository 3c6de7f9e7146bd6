#include "lint/diff.h"

#include <string.h>

#include "engine/report.h"
#include "lint/cases.h"
#include "lint/vary.h"
#include "load/load.h"

/* One comparison of two files, while the cases of one of them are walked. */
struct diff {
	struct buffer *out;
	const struct rules *old, *new;
	const struct rules *own; /* whose cases are walked */
	const struct rule_case *base;
	struct arena arena;
	struct buffer text; /* the answers on their way */
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

/* The deepest requirement of the new file that came out otherwise in the old one. */
static const char *cause(const struct diff *diff, const struct finding *finding, const struct report *old)
{
	const char *id = diff->new->requirements[finding->requirement].id;
	const struct finding *before = id ? find(diff->old, old->root, id) : NULL;

	for (uint32_t i = 0; i < finding->part_count; i++) {
		const char *below = cause(diff, &finding->parts[i], old);

		if (below)
			return below;
	}
	return id && (!before || before->verdict != finding->verdict) ? id : NULL;
}

static void tell(struct diff *diff, const char *what, enum verdict before, enum verdict after, const char *id)
{
	const char *checklist = diff->own->checklists[diff->base->checklist].id;

	diff->counts.changed++;
	buffer_add_format(diff->out, "%s: as case %s%s%s: was %s, becomes %s", checklist, diff->base->id,
		*what ? ", but " : "", what, verdict_word(before), verdict_word(after));
	if (id)
		buffer_add_format(diff->out, ", because of %s", id);
	buffer_add_byte(diff->out, '\n');
}

static void compare(void *context, const struct answers *answers, const char *what)
{
	struct diff *diff = context;
	struct arena_mark mark = arena_mark(&diff->arena);
	const char *checklist = diff->own->checklists[diff->base->checklist].id;
	uint32_t old_list = rules_find_checklist(diff->old, checklist);
	uint32_t new_list = rules_find_checklist(diff->new, checklist);
	struct answers *old, *new;

	buffer_reset(&diff->text);
	answers_write(&diff->text, diff->own, answers);
	old = old_list == NO_INDEX ? NULL : read_in(diff, diff->old, answers->visit);
	new = new_list == NO_INDEX ? NULL : read_in(diff, diff->new, answers->visit);
	if (old && new) {
		const struct report *before =
			report_make(&diff->arena, diff->old, old_list, old, REPORT_REASONS | REPORT_TEXT);
		const struct report *after =
			report_make(&diff->arena, diff->new, new_list, new, REPORT_REASONS | REPORT_TEXT);

		diff->counts.tried++;
		if (before->verdict != after->verdict)
			tell(diff, what, before->verdict, after->verdict, cause(diff, after->root, before));
	} else if (!*what) {
		diff->counts.tried++;
		diff->counts.changed++;
		buffer_add_format(diff->out, "%s: case %s can only be judged by %s\n", checklist, diff->base->id,
			new ? "the new file" : "the old file");
	}
	arena_rewind(&diff->arena, mark);
}

/* So many answers are made from the cases of a file, shared between them; and some from each in any case. */
enum { ANSWERS_MOST = 20000, ANSWERS_EACH = 20 };

static void walk(struct diff *diff, const struct rules *own, void (*progress)(void *context, size_t done, size_t of),
	void *context)
{
	struct arena scratch;
	struct vary vary = {
		.most = own->case_count ? ANSWERS_MOST / own->case_count + ANSWERS_EACH : 0,
		.left_out = &diff->counts.left_out,
		.rules = own,
		.other = own == diff->old ? diff->new : diff->old,
		.scratch = &scratch,
		.see = compare,
		.context = diff,
	};

	arena_init(&scratch);
	diff->own = own;
	for (uint32_t i = 0; i < own->case_count; i++) {
		diff->base = &own->cases[i];
		compare(diff, own->cases[i].answers, "");
		vary_answers(&vary, own->cases[i].answers);
		if (progress)
			progress(context, i, own->case_count);
	}
	arena_clear(&scratch);
}

struct diff_counts diff_rules(struct buffer *out, const struct rules *old, const struct rules *new,
	void (*progress)(void *context, size_t done, size_t of), void *context)
{
	struct diff diff = {.out = out, .old = old, .new = new};

	arena_init(&diff.arena);
	buffer_init(&diff.text);
	walk(&diff, old, progress, context);
	walk(&diff, new, progress, context);
	buffer_clear(&diff.text);
	arena_clear(&diff.arena);
	return diff.counts;
}
