/*
 * `at-least` with `distinct` over lines with a `most` of their own: each key
 * counts once, however many lines take papers of it, and each line gives no
 * more than its `most`. So the keys are given to the lines as many as can be:
 * where a line is full, one of its keys moves on to another that takes it.
 */

#include <string.h>

#include "engine/evaluate.h"
#include "engine/tally.h"

#define NOBODY UINT32_MAX

/* `lone` papers have a key that is not known: at best each is one more, at worst none. */
struct keys {
	struct run *run;
	const struct row *rows;
	const struct view *view;
	uint32_t row_count, count, lone;
	uint32_t *paper; /* of each key, one that has it */
	uint32_t *given; /* the row that it counts in, or NOBODY */
	uint8_t *taken;  /* by key and row: does the row take a paper with that key? */
	uint32_t *used;  /* of each row, how many it has */
	uint32_t *reached_by, *waiting;
};

static void keys_init(struct keys *keys)
{
	struct arena *arena = keys->run->scratch;
	uint32_t papers = keys->view->person->paper_count;

	keys->paper = arena_array(arena, papers, sizeof *keys->paper);
	keys->given = arena_array(arena, papers, sizeof *keys->given);
	keys->taken = arena_array(arena, (size_t)papers * keys->row_count, sizeof *keys->taken);
	keys->used = arena_array(arena, keys->row_count, sizeof *keys->used);
	keys->reached_by = arena_array(arena, keys->row_count, sizeof *keys->reached_by);
	keys->waiting = arena_array(arena, keys->row_count, sizeof *keys->waiting);
}

/* The key of that paper among those found so far, or a new one; a paper whose key is open has one of its own. */
static uint32_t key_of(struct keys *keys, uint32_t paper)
{
	const struct paper *papers = keys->view->person->papers;
	bool known = key_known(keys->run, keys->rows, keys->view, &papers[paper]);

	for (uint32_t key = 0; key < keys->count && known; key++)
		if (key_same(keys->run, keys->rows, &papers[keys->paper[key]], &papers[paper]))
			return key;
	keys->paper[keys->count] = paper;
	keys->given[keys->count] = NOBODY;
	return keys->count++;
}

static void take_papers_of(struct keys *keys, uint32_t row)
{
	uint32_t end = keys->view->person->paper_count;

	for (uint32_t at = 0; (at = list_next(keys->run, keys->rows[row].list, keys->view, at, end)) < end; at++) {
		bool known = key_known(keys->run, keys->rows, keys->view, &keys->view->person->papers[at]);
		if (!known)
			keys->lone += keys->rows[row].most > 0;
		if (known || keys->run->best)
			keys->taken[(size_t)key_of(keys, at) * keys->row_count + row] = 1;
	}
}

/* Once all keys are there that are known: those that are only promised, and are none of these whatever they are. */
static void take_promised_of(struct keys *keys, uint32_t row)
{
	uint32_t end = keys->view->person->paper_count;

	for (uint32_t at = 0; (at = list_next(keys->run, keys->rows[row].list, keys->view, at, end)) < end; at++)
		if (key_like_none(keys->run, keys->rows, keys->view, keys->paper, keys->count, at))
			keys->taken[(size_t)key_of(keys, at) * keys->row_count + row] = 1;
}

/* All that lead to `row` move on by one, and the first key has its place. */
static void move_on(struct keys *keys, uint32_t row)
{
	keys->used[row]++;
	while (row != NOBODY) {
		uint32_t key = keys->reached_by[row], before = keys->given[key];
		keys->given[key] = row;
		row = before;
	}
}

static uint32_t reach_from(struct keys *keys, uint32_t key, uint32_t end)
{
	for (uint32_t row = 0; row < keys->row_count; row++)
		if (keys->reached_by[row] == NOBODY && keys->taken[(size_t)key * keys->row_count + row]) {
			keys->reached_by[row] = key;
			keys->waiting[end++] = row;
		}
	keys->run->looks += keys->row_count / 8;
	return end;
}

/* Find the key a place, over rows that are full where need be. */
static bool give_place(struct keys *keys, uint32_t key)
{
	uint32_t end;

	memset(keys->reached_by, 0xFF, keys->row_count * sizeof *keys->reached_by);
	end = reach_from(keys, key, 0);
	for (uint32_t at = 0; at < end; at++) {
		uint32_t row = keys->waiting[at];
		if (keys->used[row] < keys->rows[row].most) {
			move_on(keys, row);
			return true;
		}
		for (uint32_t other = 0; other < key; other++)
			if (keys->given[other] == row)
				end = reach_from(keys, other, end);
	}
	return false;
}

uint32_t together_count(
	struct run *run, const struct requirement *requirement, const struct view *view, uint32_t enough)
{
	struct arena_mark mark = arena_mark(run->scratch);
	struct keys keys = {.run = run,
		.rows = &run->rules->rows[requirement->rows.first],
		.view = view,
		.row_count = requirement->rows.count};
	uint32_t count = 0;

	keys_init(&keys);
	for (uint32_t row = 0; row < keys.row_count; row++)
		take_papers_of(&keys, row);
	for (uint32_t row = 0; row < keys.row_count && keys.lone && !run->best; row++)
		take_promised_of(&keys, row);
	for (uint32_t key = 0; key < keys.count && count < enough; key++)
		count += give_place(&keys, key);
	if (!run->best && count == 0 && keys.lone)
		count = 1;
	arena_rewind(run->scratch, mark);
	return count;
}
