#include "engine/completions.h"

#include <string.h>

#include "engine/copies.h"
#include "engine/ease.h"
#include "engine/seeking.h"
#include "engine/test.h"

#define FOUND_MAX 256u /* sets that are remembered; of several only the same is told */

bool world_ready(struct world *world, uint32_t requirement)
{
	bool truncated = false;

	return world_certain(world, requirement, PERSON_ME, &truncated);
}

static bool chosen_ready(struct seeking *seeking, uint32_t size)
{
	struct placing was[COMPLETION_SIZE];
	struct arena_mark mark = arena_mark(seeking->arena);
	bool ready;

	for (uint32_t index = 0; index < size; index++) {
		const struct chosen *chosen = &seeking->chosen[index];
		element_place(seeking->stage, &chosen->class->members[chosen->copy % chosen->class->count],
			chosen->copy, &was[index]);
	}
	ready = world_ready(seeking->stage, seeking->requirement);
	while (size-- > 0)
		element_displace(seeking->stage, &was[size]);
	arena_rewind(seeking->arena, mark);
	return ready;
}

/* ---- sets already found ---- */

static uint32_t class_index(const struct seeking *seeking, uint32_t at)
{
	return (uint32_t)(seeking->chosen[at].class - seeking->classes.at);
}

/* Both are in the order of classes, so one walk tells whether all of the found set is chosen. */
static bool contains_found(const struct seeking *seeking, uint32_t size)
{
	uint32_t lowest = class_index(seeking, 0);

	for (uint32_t index = 0; index < seeking->found_count; index++) {
		uint32_t length = seeking->found[index][COMPLETION_SIZE], at = 0;
		if (seeking->found_class[index][0] < lowest)
			continue;
		for (uint32_t next = 0; next < size && at < length; next++)
			at += class_index(seeking, next) == seeking->found_class[index][at];
		if (at == length)
			return true;
	}
	return false;
}

static bool same_numbers(const uint32_t *left, uint32_t left_count, const uint32_t *right, uint32_t right_count)
{
	return left_count == right_count && (!left_count || memcmp(left, right, left_count * sizeof *left) == 0);
}

/* What a person would read as the same. */
static bool same_item(const struct item *left, const struct item *right)
{
	return left->kind == right->kind && left->person == right->person && left->replaces == right->replaces
		&& left->attribute == right->attribute
		&& same_numbers(left->kinds, left->kind_count, right->kinds, right->kind_count)
		&& same_numbers(left->tests, left->test_count, right->tests, right->test_count);
}

/* Is all of a way that is listed among these? They differ then in what is not told: which value papers share. */
static bool is_listed(const struct seeking *seeking, const struct item *items, uint32_t count)
{
	for (uint32_t index = 0; index < seeking->count; index++) {
		const struct completion *way = &seeking->list[index];
		bool used[COMPLETION_SIZE] = {false};
		uint32_t found = 0;
		for (uint32_t at = 0; at < way->item_count; at++)
			for (uint32_t item = 0; item < count; item++)
				if (!used[item] && same_item(&way->items[at], &items[item])) {
					used[item] = true;
					found++;
					break;
				}
		if (found == way->item_count)
			return true;
	}
	return false;
}

static void list_one(void *taker, const struct item *items, const struct element *made, uint32_t count)
{
	struct seeking *seeking = taker;
	struct item *kept;
	struct element *elements;

	if (is_listed(seeking, items, count))
		return;
	if (seeking->count == COMPLETIONS_LISTED) {
		seeking->report->completions_unlisted = true;
		seeking->too_many = true;
		return;
	}
	kept = arena_array(seeking->arena, count, sizeof *kept);
	memcpy(kept, items, count * sizeof *kept);
	elements = arena_array(seeking->arena, count, sizeof *elements);
	memcpy(elements, made, count * sizeof *elements);
	seeking->made[seeking->count] = (struct made){kept, elements};
	seeking->list[seeking->count++] = (struct completion){kept, count};
}

static void keep(struct seeking *seeking, uint32_t size)
{
	seeking->any = true;
	if (seeking->found_count == FOUND_MAX) {
		seeking->report->completions_unlisted = true;
		seeking->too_many = true;
		return;
	}
	seeking->found[seeking->found_count][COMPLETION_SIZE] = (uint8_t)size;
	for (uint32_t index = 0; index < size; index++)
		seeking->found_class[seeking->found_count][index] = class_index(seeking, index);
	seeking->found_count++;
	items_of(seeking->arena, seeking->base, seeking->stage, seeking->requirement, seeking->chosen, size, list_one,
		seeking);
}

/* ---- by size ---- */

bool seeking_over(const struct seeking *seeking)
{
	return seeking->tries > COMPLETION_TRIES || seeking->too_many || work_spent(seeking->base->scopes->work);
}

bool class_once(const struct class *class)
{
	const struct element *element = &class->members[0];

	return element->kind == ITEM_FACT || element->kind == ITEM_TEXT || element->replaces != NO_INDEX;
}

void seeking_take(struct seeking *seeking, uint32_t size)
{
	if (!contains_found(seeking, size))
		keep(seeking, size);
}

static void seek(struct seeking *seeking, uint32_t class, uint32_t at, uint32_t size)
{
	if (seeking_over(seeking))
		return;
	if (at == size) {
		seeking->tries++;
		if (!contains_found(seeking, size) && chosen_ready(seeking, size))
			keep(seeking, size);
		return;
	}
	for (uint32_t index = class; index < seeking->classes.count; index++) {
		const struct class *here = &seeking->classes.at[index];
		bool again = at > 0 && seeking->chosen[at - 1].class == here;
		if (again && class_once(here))
			continue;
		seeking->chosen[at] = (struct chosen){here, again ? seeking->chosen[at - 1].copy + 1 : 0};
		seek(seeking, index, at + 1, size);
	}
}

/* Forms of one thing (no person) that can take only one of them: of a fact, of a paper that is there. */
static bool same_thing(const struct element *left, const struct element *right)
{
	return left->kind == right->kind && left->person == right->person && left->attribute == right->attribute
		&& left->replaces == right->replaces && (left->kind != ITEM_PAPER || left->replaces != NO_INDEX);
}

static bool has_other_form(const struct seeking *seeking, const struct element *element)
{
	for (uint32_t index = 0; index < seeking->classes.count; index++)
		for (uint32_t member = 0; member < seeking->classes.at[index].count; member++) {
			const struct element *other = &seeking->classes.at[index].members[member];
			if (other != element && same_thing(other, element))
				return true;
		}
	return false;
}

/* All of its forms at once: nothing is known of a fact, and of a paper at hand what was open of it stays so. */
static void add_open(struct world *world, const struct element *element)
{
	if (element->kind != ITEM_PAPER)
		*world_slot(world, element->person, NO_INDEX, element->attribute) = (struct value){0};
}

/* How many papers of each kind can count, for each person there is. */
static const uint32_t *const *copies_of_everybody(const struct seeking *seeking)
{
	const struct world *base = seeking->base;
	uint32_t count = world_person_count(base);
	const uint32_t **copies = arena_array(seeking->arena, count, sizeof *copies);

	for (uint32_t index = 0; index < count; index++) {
		const struct person *person = world_person(base, index);
		uint32_t requirement =
			index == PERSON_ME ? seeking->requirement : base->rules->roles[person->role].requirement;
		copies[index] =
			copies_for_person(seeking->arena, base->rules, requirement, base->answers->visit, person);
	}
	return copies;
}

/* How many of it could be of use at once. */
static uint32_t useful_copies(const struct element *element, const uint32_t *const *copies)
{
	uint32_t useful;

	if (element->kind == ITEM_PERSON)
		return COPIES_LOOKED_AT;
	if (element->kind != ITEM_PAPER || element->replaces != NO_INDEX)
		return 1;
	useful = copies[element->person][element->paper_kind];
	return useful < 1 ? 1 : useful;
}

static bool add_everything(const struct seeking *seeking, struct world *world, const uint32_t *const *copies)
{
	bool forms = false;

	for (uint32_t index = 0; index < seeking->classes.count; index++)
		for (uint32_t member = 0; member < seeking->classes.at[index].count; member++) {
			const struct element *element = &seeking->classes.at[index].members[member];
			uint32_t useful = useful_copies(element, copies);
			struct placing was;
			if (useful == 1 && has_other_form(seeking, element)) {
				add_open(world, element);
				forms = true;
				continue;
			}
			for (uint32_t copy = 0; copy < useful; copy++)
				element_place(world, element, copy, &was);
		}
	return forms;
}

/* Could more papers of one kind, or persons, be of use here than were looked at? */
static bool looked_at_too_few(const struct rules *rules, const struct requirement *requirement, uint32_t wanted)
{
	if (requirement->kind == REQUIRE_PERSON)
		return wanted > COPIES_LOOKED_AT;
	for (uint32_t at = 0; requirement->kind == REQUIRE_TALLY && at < requirement->rows.count; at++) {
		const struct row *row = &rules->rows[requirement->rows.first + at];
		uint32_t each = requirement->points && row->each ? row->each : 1;
		if (row->most > COPIES_LOOKED_AT && wanted / each > COPIES_LOOKED_AT
			&& (!row->distinct_kind || row->distinct_count))
			return true;
	}
	return false;
}

/* The rules as they would be if one were enough wherever more are wanted than were looked at. False: there is no such
 * place. */
static bool relax(const struct seeking *seeking, struct rules *relaxed)
{
	const struct world *base = seeking->base;
	const struct rules *rules = base->rules;
	struct requirement *own = arena_array(seeking->arena, rules->requirement_count, sizeof *own);
	struct run run = {.rules = rules, .answers = base->answers, .best = true};
	bool some = false;

	memcpy(own, rules->requirements, rules->requirement_count * sizeof *own);
	for (uint32_t person = 0; person < world_person_count(base); person++) {
		struct view view = view_of(base->answers, person);
		const struct numbers *all = &scope_of(base->scopes, view.person)->requirements;
		for (uint32_t at = 0; at < all->count; at++) {
			struct requirement *one = &own[all->at[at]];
			uint32_t wanted = wanted_number(&run, one, &view);
			if (wanted == UINT32_MAX || !looked_at_too_few(rules, one, wanted))
				continue;
			one->need = 1;
			one->need_fact = NO_INDEX;
			some = true;
		}
	}
	*relaxed = *rules;
	relaxed->requirements = own;
	return some;
}

/* False where it is certain that even all that could be added would not do. What could become this or that is left open,
 * and then at best. */
static bool can_be_completed(struct seeking *seeking)
{
	struct arena_mark mark = arena_mark(seeking->arena);
	struct run run = {.rules = seeking->base->rules, .scratch = seeking->arena, .best = true};
	const uint32_t *const *copies = copies_of_everybody(seeking);
	struct world *world;
	uint32_t room = 0;
	struct rules relaxed;
	bool ready, over = false;

	for (uint32_t index = 0; index < seeking->classes.count; index++)
		for (uint32_t member = 0; member < seeking->classes.at[index].count; member++)
			room += useful_copies(&seeking->classes.at[index].members[member], copies);
	world = world_copy(seeking->arena, seeking->base, room);
	run.answers = world->answers;
	ready = add_everything(seeking, world, copies) ? run_once(&run, seeking->requirement, PERSON_ME)
						       : world_certain(world, seeking->requirement, PERSON_ME, &over);
	if (!ready && !over && relax(seeking, &relaxed)) {
		run.rules = &relaxed;
		over = run_once(&run, seeking->requirement, PERSON_ME);
	}
	arena_rewind(seeking->arena, mark);
	return ready || over;
}

#define LONGER_TOO 6u /* ways that are one longer are told beside ways of no more things than this */

static void seek_by_size(struct seeking *seeking)
{
	uint32_t smallest = COMPLETION_SIZE, size;

	for (size = 1; size <= COMPLETION_SIZE && size <= smallest + (smallest <= LONGER_TOO ? 1 : 0); size++) {
		if (!seek_by_parts(seeking, size))
			seek(seeking, 0, 0, size);
		if (seeking->any && size < smallest)
			smallest = size;
		if (seeking_over(seeking))
			break;
	}
	if (!seeking->any)
		seeking->report->completions_more = size - 1 < COMPLETION_SIZE ? size - 1 : COMPLETION_SIZE;
}

static void add_waiting(struct seeking *seeking, const struct scopes *scopes, const struct answers *answers)
{
	uint32_t test = NO_INDEX, *tests;
	int32_t from = ready_by_waiting(seeking->arena, scopes, answers, &test);
	struct item *item;

	if (from == INT32_MIN)
		return;
	item = arena_array(seeking->arena, 1, sizeof *item);
	tests = arena_array(seeking->arena, 1, sizeof *tests);
	tests[0] = test;
	*item = (struct item){
		.kind = ITEM_DATE, .from = from, .tests = tests, .test_count = test != NO_INDEX, .replaces = NO_INDEX};
	seeking->list[seeking->count++] = (struct completion){item, 1};
}

void completions_find(
	struct arena *arena, struct scopes *scopes, const struct answers *answers, struct report *report, bool after)
{
	struct seeking seeking = {.arena = arena, .requirement = scopes->requirement, .report = report};

	scopes_fill(scopes);
	seeking.list = arena_array(arena, COMPLETIONS_LISTED + 1, sizeof *seeking.list);
	seeking.made = arena_array(arena, COMPLETIONS_LISTED + 1, sizeof *seeking.made);
	seeking.found = arena_array(arena, FOUND_MAX, sizeof *seeking.found);
	seeking.found_class = arena_array(arena, FOUND_MAX, sizeof *seeking.found_class);
	seeking.base = world_new(arena, scopes, answers, false, 0);
	world_settle(seeking.base, false);
	seeking.stage = world_copy(arena, seeking.base, COMPLETION_SIZE);
	seeking.classes = classes_find(arena, seeking.base, seeking.stage);
	if (can_be_completed(&seeking))
		seek_by_size(&seeking);
	report->truncated |= work_spent(scopes->work);
	add_waiting(&seeking, scopes, answers);
	completions_easiest_first(seeking.base, seeking.list, seeking.count);
	report->completions = seeking.list;
	report->completion_count = seeking.count;
	if (after && seeking.count)
		after_find(&seeking, &seeking.list[0]);
}
