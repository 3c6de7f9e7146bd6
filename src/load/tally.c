#include <string.h>

#include "load/condition.h"
#include "load/lists.h"
#include "load/phrase.h"
#include "load/require.h"

static struct requirement *making(const struct match *match)
{
	return &((struct requiring *)match->context)->made;
}

static struct row blank_row(void)
{
	return (struct row){.list = NO_INDEX, .first = 1, .each = 1, .most = UINT32_MAX};
}

/* ---- distinct ---- */

static void distinct_word(struct loader *loader, struct at at, struct row *row, uint32_t *attributes)
{
	const char *word = read_word(loader, at);
	uint32_t index;

	if (!word)
		return;
	if (strcmp(word, "kinds") == 0 && rules_find(loader->rules, word, &index) == ID_NOTHING) {
		tell(loader, FAULT_UNKNOWN_ID, at, "nothing is called `kinds`; did you mean `kind`?");
		return;
	}
	if (strcmp(word, "kind") == 0) {
		row->distinct_kind = true;
		return;
	}
	if (rules_find(loader->rules, word, &index) != ID_ATTRIBUTE || !loader->rules->attributes[index].of_person)
		index = operand_attribute(loader, at, false, word);
	else {
		tell(loader, FAULT_WRONG_ID, at,
			"`%s` is a fact about a person; papers differ by `kind` or by what stands on them", word);
		index = NO_INDEX;
	}
	attributes[row->distinct_count] = index;
	row->distinct_count += index != NO_INDEX;
}

static void read_distinct(struct loader *loader, struct at at, struct row *row)
{
	uint32_t *attributes = arena_array(loader->arena, node_count(at.node) + 1, sizeof *attributes);

	row->distinct = attributes;
	if (at.node->kind == NODE_SCALAR) {
		distinct_word(loader, at, row, attributes);
		return;
	}
	if (!expect(loader, at, NODE_LIST))
		return;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		distinct_word(loader, at_item(at, &walk, &path), row, attributes);
	}
}

/* ---- a kind may be counted in one row only ---- */

static bool row_has(struct loader *loader, const struct row *row, bool *any_kind, uint32_t *twice)
{
	struct span lines = ((struct list *)vector_at(&loader->lists, row->list))->lines;

	*any_kind = false;
	loader->stamp += 2; /* even: seen in this row; the marks of earlier rows of one tally lie below */
	for (uint32_t i = lines.first; i < lines.first + lines.count; i++) {
		uint32_t kind = ((struct line *)vector_at(&loader->lines, i))->kind;

		if (kind == NO_INDEX) {
			*any_kind = true;
			continue;
		}
		if (loader->kind_stamp[kind] >= loader->stamp_start && loader->kind_stamp[kind] != loader->stamp) {
			*twice = kind;
			return true;
		}
		loader->kind_stamp[kind] = loader->stamp;
	}
	return false;
}

static void check_rows(struct loader *loader, struct at at, struct span rows, bool points)
{
	uint32_t twice = NO_INDEX;
	bool any_kind = false, any_before = false;

	if (rows.count < 2)
		return;
	if (!loader->kind_stamp)
		loader->kind_stamp = arena_array(loader->arena, loader->rules->kind_count + 1, sizeof(uint32_t));
	loader->stamp_start = loader->stamp + 1;
	for (uint32_t i = 0; i < rows.count; i++) {
		const struct row *row = vector_at(&loader->rows, rows.first + i);

		if (row->list == NO_INDEX)
			continue;
		if (row_has(loader, row, &any_kind, &twice)) {
			tell(loader, FAULT_TWO_ROWS, at,
				points ? "`%s` would be counted in two rows; it may stand in one only"
				       : "a kind in a line with `most` may stand in no other line of the list; "
					 "make one line of those for `%s`",
				loader->rules->kinds[twice].id);
			return;
		}
		any_before |= any_kind;
	}
	if (any_before)
		tell(loader, FAULT_TWO_ROWS, at, "`paper` takes kinds that another row counts too; name the kinds");
}

/* ---- one, at-least ---- */

/* Each of them goes through the whole list. */
#define CAPS_MAX 200

/* The rows of a list: one, and one more for each line with a `most` of its own. */
static void add_rows(struct loader *loader, struct at at, struct row row, struct vector *rows)
{
	struct span lines = ((struct list *)vector_at(&loader->lists, row.list))->lines;
	uint32_t whole = row.list, seen = rows->count;
	bool capped = false, free = false;

	for (uint32_t i = lines.first; i < lines.first + lines.count; i++) {
		uint32_t cap = *(uint32_t *)vector_at(&loader->line_caps, i), known = seen;

		free |= cap == NO_INDEX;
		capped |= cap != NO_INDEX;
		while (known < rows->count && ((struct row *)vector_at(rows, known))->least != cap)
			known++;
		if (cap == NO_INDEX || known < rows->count)
			continue;
		if (rows->count - seen == CAPS_MAX) {
			tell(loader, FAULT_TOO_MANY, at, "at most %d lines of a list can have a `most`", CAPS_MAX);
			break;
		}
		row.list = list_of_cap(loader, whole, cap);
		row.most = ((struct line *)vector_at(&loader->lines, i))->most;
		row.least = cap; /* marks it while the rows are gathered */
		vector_add(rows, &row);
	}
	for (uint32_t i = seen; i < rows->count; i++)
		((struct row *)vector_at(rows, i))->least = 0;
	if (!free && capped)
		return;
	row.list = capped ? list_of_cap(loader, whole, NO_INDEX) : whole;
	row.most = UINT32_MAX;
	row.least = 0;
	vector_add(rows, &row);
}

static void keep_rows(struct loader *loader, struct requirement *made, struct at at, struct vector *rows)
{
	made->rows = (struct span){.first = loader->rows.count, .count = rows->count};
	for (uint32_t i = 0; i < rows->count; i++)
		vector_add(&loader->rows, vector_at(rows, i));
	vector_clear(rows);
	check_rows(loader, at, made->rows, made->points);
}

static void count_list(struct loader *loader, const struct match *match, struct at list)
{
	struct row row = blank_row();
	struct vector rows;
	struct path path;
	struct at at;

	vector_init(&rows, sizeof row);
	if (match_find(match, "distinct", &path, &at))
		read_distinct(loader, at, &row);
	row.list = read_list(loader, list);
	if (row.list != NO_INDEX)
		add_rows(loader, list, row, &rows);
	keep_rows(loader, making(match), list, &rows);
}

void build_one(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)target;
	making(match)->kind = REQUIRE_TALLY;
	count_list(loader, match, at);
}

static bool find_of(struct loader *loader, const struct match *match, struct path *path, struct at *of)
{
	if (match_find(match, "of", path, of))
		return of->node->kind != NODE_FAULTY;
	if (!match->at.node->partial)
		tell(loader, FAULT_MISSING_KEY, match->at, "the key `of` is missing: which papers are counted");
	return false;
}

void build_at_least(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct path path;
	struct at of;

	(void)target;
	making(match)->kind = REQUIRE_TALLY;
	read_amount(loader, at, &making(match)->need, &making(match)->need_fact);
	if (find_of(loader, match, &path, &of))
		count_list(loader, match, of);
}

/* ---- points ---- */

void build_row_list(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct row *row = target;

	(void)match;
	row->list = read_list(loader, at);
	if (row->list == NO_INDEX)
		return;
	struct span lines = ((struct list *)vector_at(&loader->lists, row->list))->lines;

	for (uint32_t i = lines.first; i < lines.first + lines.count; i++)
		if (*(uint32_t *)vector_at(&loader->line_caps, i) != NO_INDEX) {
			tell(loader, FAULT_MOST, at,
				"a line of these papers has a `most`; under `points` give the row a `most`");
			return;
		}
}

void build_row_distinct(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	read_distinct(loader, at, target);
}

static void read_points_row(struct loader *loader, struct at at, struct vector *rows)
{
	struct row row = blank_row();
	struct match match;

	row.place = node_place(at.node);
	if (!match_start(&match, loader, at, IN_POINTS_ROW))
		return;
	match_build(&match, loader, &row);
	if (!match_key(&match, "first"))
		row.first = row.each;
	else if (!match_key(&match, "each"))
		row.each = 0;
	if (!match_key(&match, "first") && !match_key(&match, "each") && !match.unknown && !at.node->partial)
		tell(loader, FAULT_MISSING_KEY, at,
			"the key `each` or `first` is missing: how many points a paper gives");
	if (row.least > row.most)
		tell(loader, FAULT_BAD_LIMITS, at, "`least` is more than `most`");
	vector_add(rows, &row);
}

void build_points(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct vector rows;
	struct path path;
	struct at of;

	(void)target;
	making(match)->kind = REQUIRE_TALLY;
	making(match)->points = true;
	read_amount(loader, at, &making(match)->need, &making(match)->need_fact);
	if (!find_of(loader, match, &path, &of) || !expect(loader, of, NODE_LIST))
		return;
	vector_init(&rows, sizeof(struct row));
	for (struct walk walk = walk_start(of.node); walk_item(&walk);) {
		struct path step;

		read_points_row(loader, at_item(of, &walk, &step), &rows);
	}
	keep_rows(loader, making(match), of, &rows);
}

/* `distinct` beside at-least is read there; beside `events` it can only be `person`. */
void build_event_distinct(struct loader *loader, const struct match *match, struct at at, void *target)
{
	static const char *const person[] = {"person"};
	uint32_t index;

	(void)target;
	if (match_key(match, "events"))
		making(match)->distinct_person = read_choice(loader, at, person, 1, &index);
}

/* ---- choose ---- */

void build_same(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *word = read_word(loader, at);

	(void)match;
	if (word)
		((struct requirement *)target)->choose_same = operand_attribute(loader, at, false, word);
}

static void read_pair(struct loader *loader, struct at at)
{
	struct pair pair = {NO_INDEX, NO_INDEX};

	if (!expect(loader, at, NODE_LIST))
		return;
	if (node_count(at.node) != 2) {
		tell(loader, FAULT_WRONG_SHAPE, at, "a pair is two kinds of document, [one, other]");
		return;
	}
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		*(walk.index == 0 ? &pair.left : &pair.right) =
			read_reference(loader, at_item(at, &walk, &path), ID_KIND);
	}
	vector_add(&loader->pairs, &pair);
}

void build_never_together(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct requirement *made = target;

	(void)match;
	made->never_together.first = loader->pairs.count;
	if (!expect(loader, at, NODE_LIST))
		return;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		read_pair(loader, at_item(at, &walk, &path));
	}
	made->never_together.count = loader->pairs.count - made->never_together.first;
}

void build_choose(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)target;
	match_read(loader, at, IN_CHOOSE, making(match));
}
