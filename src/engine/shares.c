#include "engine/shares.h"

#include "engine/tally.h"
#include "engine/test.h"
#include "model/list_lines.h"

#define NOBODY UINT32_MAX

/* ---- which can be shared out so ---- */

static bool row_plain(const struct run *run, const struct row *row, const struct view *view)
{
	const struct list *list = &run->rules->lists[row->list];

	for (uint32_t at = 0; at < view->person->paper_count; at++) {
		const struct paper *paper = &view->person->papers[at];
		if (paper->have == HAVE_NO)
			continue;
		if (condition_wants_another(run->rules, run->rules->kinds[paper->kind].counts)
			|| list_wants_another(run->rules, list, paper->kind) || key_promised(run, row, paper))
			return false;
	}
	return true;
}

bool shares_plainly(struct run *run, uint32_t index, const struct view *view)
{
	const struct requirement *requirement = &run->rules->requirements[index];
	const struct row *rows = &run->rules->rows[requirement->rows.first];

	if (requirement->choose_same != NO_INDEX || requirement->never_together.count
		|| rows_together(requirement, rows))
		return false;
	run->looks += requirement->rows.count * view->person->paper_count;
	for (uint32_t row = 0; row < requirement->rows.count; row++)
		if (!row_plain(run, &rows[row], view))
			return false;
	return true;
}

/* ---- who holds what ---- */

struct sharer {
	const struct row *rows;
	uint32_t row_count;
	uint32_t wanted, held;
	uint32_t *row_of, *key_of; /* of each paper: the row that takes it, or NOBODY; the first paper with its key */
	uint32_t *in_row;          /* of each row, how many are held */
	bool *key_held;            /* by the first paper with the key */
};

struct shares {
	struct run *run;
	const struct view *view;
	struct sharer *sharers;
	uint32_t count;
	uint32_t *holder; /* of each paper, or NOBODY */
	bool *tried;
};

/* The first paper with its key. One whose key is open has one of its own at best, and at worst none beside others. */
static uint32_t key_of(struct shares *shares, const struct sharer *sharer, const struct row *row, uint32_t paper)
{
	const struct paper *papers = shares->view->person->papers;

	if ((!row->distinct_kind && !row->distinct_count) || sharer->wanted < 2)
		return paper;
	if (row->distinct_count && !key_known(shares->run, row, shares->view, &papers[paper]))
		return shares->run->best ? paper : NOBODY;
	for (uint32_t before = 0; before < paper; before++)
		if (sharer->key_of[before] == before && key_same(shares->run, row, &papers[before], &papers[paper]))
			return before;
	return paper;
}

static void find_takers(struct shares *shares, struct sharer *sharer)
{
	struct arena *arena = shares->run->scratch;
	uint32_t papers = shares->view->person->paper_count;

	sharer->row_of = arena_array(arena, papers, sizeof *sharer->row_of);
	sharer->key_of = arena_array(arena, papers, sizeof *sharer->key_of);
	sharer->in_row = arena_array(arena, sharer->row_count, sizeof *sharer->in_row);
	sharer->key_held = arena_array(arena, papers, sizeof *sharer->key_held);
	for (uint32_t paper = 0; paper < papers; paper++)
		sharer->row_of[paper] = sharer->key_of[paper] = NOBODY;
	for (uint32_t index = 0; index < sharer->row_count; index++) {
		const struct row *row = &sharer->rows[index];
		for (uint32_t at = 0; (at = list_next(shares->run, row->list, shares->view, at, papers)) < papers;
			at++) {
			sharer->key_of[at] = key_of(shares, sharer, row, at);
			sharer->row_of[at] = sharer->key_of[at] == NOBODY ? NOBODY : index;
		}
	}
}

static bool has_room_for(const struct sharer *sharer, uint32_t paper)
{
	uint32_t row = sharer->row_of[paper];

	return row != NOBODY && sharer->in_row[row] < sharer->rows[row].most
		&& !sharer->key_held[sharer->key_of[paper]];
}

static void hold(struct shares *shares, uint32_t who, uint32_t paper, bool yes)
{
	struct sharer *sharer = &shares->sharers[who];

	shares->holder[paper] = yes ? who : NOBODY;
	sharer->key_held[sharer->key_of[paper]] = yes;
	sharer->in_row[sharer->row_of[paper]] += yes ? 1 : (uint32_t)-1;
	sharer->held += yes ? 1 : (uint32_t)-1;
}

/* Each further depth takes one more of the papers and an eighth of all in looks, so that these end at a depth of 4000. */
static bool give_one(struct shares *shares, uint32_t who)
{
	struct run *run = shares->run;
	uint32_t papers = shares->view->person->paper_count;

	run->looks += 1 + papers / 8;
	if (run->looks > RUN_LOOKS_MAX) {
		run->truncated = run->open = run->doubtful = true;
		return false;
	}
	for (int taken = 0; taken < 2; taken++) /* what nobody holds first */
		for (uint32_t paper = 0; paper < papers && !run->truncated; paper++) {
			uint32_t other = shares->holder[paper];
			if (shares->tried[paper] || (other != NOBODY) != taken || other == who
				|| !has_room_for(&shares->sharers[who], paper))
				continue;
			shares->tried[paper] = true;
			if (taken)
				hold(shares, other, paper, false);
			hold(shares, who, paper, true);
			if (!taken || give_one(shares, other))
				return true;
			hold(shares, who, paper, false);
			hold(shares, other, paper, true);
		}
	return false;
}

static bool give_all(struct shares *shares)
{
	uint32_t papers = shares->view->person->paper_count;

	for (uint32_t who = 0; who < shares->count; who++)
		while (shares->sharers[who].held < shares->sharers[who].wanted) {
			for (uint32_t paper = 0; paper < papers; paper++)
				shares->tried[paper] = false;
			if (!give_one(shares, who))
				return shares->run->truncated && shares->run->best;
		}
	return true;
}

bool shares_met(struct run *run, const uint32_t *requirements, uint32_t count, const struct view *view)
{
	struct arena_mark mark = arena_mark(run->scratch);
	uint32_t papers = view->person->paper_count;
	struct shares shares = {.run = run, .view = view, .count = count};
	bool met;

	shares.sharers = arena_array(run->scratch, count, sizeof *shares.sharers);
	shares.holder = arena_array(run->scratch, papers, sizeof *shares.holder);
	shares.tried = arena_array(run->scratch, papers, sizeof *shares.tried);
	for (uint32_t paper = 0; paper < papers; paper++)
		shares.holder[paper] = NOBODY;
	for (uint32_t index = 0; index < count; index++) {
		const struct requirement *requirement = &run->rules->requirements[requirements[index]];
		struct sharer *sharer = &shares.sharers[index];
		sharer->rows = &run->rules->rows[requirement->rows.first];
		sharer->row_count = requirement->rows.count;
		sharer->wanted = wanted_number(run, requirement, view);
		find_takers(&shares, sharer);
	}
	met = give_all(&shares);
	arena_rewind(run->scratch, mark);
	return met;
}
