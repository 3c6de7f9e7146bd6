#include "lint/changes.h"

#include <string.h>

#include "lint/cases.h"

static bool same_word(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) == 0 : one == other;
}

struct change *changes_of(
	struct changes *changes, const char *checklist, enum verdict before, enum verdict after, const char *because)
{
	struct change **at = &changes->first;

	for (; *at; at = &(*at)->next)
		if (same_word((*at)->checklist, checklist) && (*at)->before == before && (*at)->after == after
			&& same_word((*at)->because, because))
			return *at;
	*at = arena_alloc(changes->arena, sizeof **at);
	**at = (struct change){.checklist = checklist, .before = before, .after = after, .because = because};
	return *at;
}

void change_in_case(struct changes *changes, struct change *change, const char *id)
{
	struct changed_case **at = &change->cases;

	for (; *at; at = &(*at)->next)
		if (strcmp((*at)->id, id) == 0)
			return;
	*at = arena_alloc(changes->arena, sizeof **at);
	(*at)->id = id;
}

/* Is the same value varied in both, from `what` on? The word behind the last blank is what it was made. */
static bool same_place(const char *one, const char *other)
{
	const char *value = strrchr(one, ' ');

	return value && strncmp(one, other, (size_t)(value - one) + 1) == 0;
}

void change_in_made(struct changes *changes, struct change *change, const char *id, const char *what, bool as_case)
{
	uint32_t alike = 0;
	bool named = false;

	for (uint32_t at = 0; at < change->made_count; at++) {
		alike += same_place(what, change->made[at].what);
		named |= strcmp(what, change->made[at].what) == 0;
	}
	if ((as_case && change->cases) || named || alike == CHANGE_ALIKE || change->made_count == CHANGE_MADE)
		change->more++;
	else
		change->made[change->made_count++] =
			(struct made_answer){.as_case = id, .what = arena_string(changes->arena, what)};
}

static void write_made(struct buffer *out, const struct made_answer *made)
{
	buffer_add_format(out, "as case %s, but %s", made->as_case, made->what);
}

static void write_one(struct buffer *out, const struct change *change)
{
	const struct changed_case *one = change->cases;

	buffer_add_format(out, "%s: ", change->checklist);
	if (one)
		buffer_add_format(out, "as case%s %s", one->next ? "s" : "", one->id);
	else
		write_made(out, &change->made[0]);
	while (one && (one = one->next))
		buffer_add_format(out, "%s%s", one->next ? ", " : " and ", one->id);
	buffer_add_format(out, ": was %s, becomes %s", verdict_word(change->before), verdict_word(change->after));
	if (change->because)
		buffer_add_format(out, ", because of %s", change->because);
	buffer_add_byte(out, '\n');
	for (uint32_t at = change->cases ? 0 : 1; at < change->made_count; at++) {
		buffer_add_string(out, "  and ");
		write_made(out, &change->made[at]);
		buffer_add_byte(out, '\n');
	}
	if (change->more)
		buffer_add_format(
			out, "  and in %u more answer%s made from cases\n", change->more, change->more > 1 ? "s" : "");
}

void changes_write(struct buffer *out, const struct changes *changes)
{
	for (const struct change *change = changes->first; change; change = change->next)
		write_one(out, change);
}
