#include "cmd/check_json.h"

#include <stdlib.h>
#include <string.h>

#include "app/needs.h"
#include "cmd/check_json_value.h"
#include "lint/notation.h"
#include "model/alike.h"

enum { ALTERNATIVES_MOST = 256 };

/* {attribute: test} for a paper of that kind (NO_INDEX: for a fact); several tests of one attribute are joined. */
static json_t *must(const struct view *view, const struct item *item, uint32_t kind)
{
	json_t *object = json_object();
	struct buffer words;

	buffer_init(&words);
	for (uint32_t i = 0; i < item->test_count; i++) {
		const struct test *test = &view->rules->tests[item->tests[i]];
		const char *attribute = view->rules->attributes[test->attribute].id;
		json_t *before = json_object_get(object, attribute);
		bool told = kind != NO_INDEX && !need_is_for_kind(view->rules, item->tests[i], kind);

		for (uint32_t j = 0; j < i && !told; j++)
			told = tests_are_same(test, &view->rules->tests[item->tests[j]])
				&& (kind == NO_INDEX || need_is_for_kind(view->rules, item->tests[j], kind));
		if (told)
			continue;
		buffer_reset(&words);
		if (before)
			buffer_add_format(&words, "%s, ", json_string_value(before));
		notation_test(&words, view->rules, test);
		json_object_set_new(object, attribute, json_string(buffer_string(&words)));
	}
	buffer_clear(&words);
	return object;
}

static json_t *paper_object(const struct view *view, const struct item *item)
{
	json_t *object = json_object(), *kinds = json_array();

	for (uint32_t i = 0; i < item->kind_count; i++)
		json_array_append_new(kinds, json_string(view->rules->kinds[item->kinds[i]].id));
	json_object_set_new(object, "kinds", kinds);
	json_object_set_new(object, "must", must(view, item, item->kinds[0]));
	json_object_set_new(object, "person", check_json_person(view, item->person));
	if (item->replaces != NO_INDEX)
		json_object_set_new(object, "index", json_integer(item->replaces));
	return object;
}

static json_t *fact_object(const struct view *view, const struct item *item)
{
	json_t *object = json_object();

	json_object_set_new(object, "fact", json_string(view->rules->attributes[item->attribute].id));
	if (item->kind == ITEM_FACT)
		json_object_set_new(object, "must", must(view, item, NO_INDEX));
	json_object_set_new(object, "person", check_json_person(view, item->person));
	return object;
}

static json_t *item_object(const struct view *view, const struct item *item)
{
	json_t *object;

	if (item->kind == ITEM_PAPER) {
		object = paper_object(view, item);
	} else if (item->kind == ITEM_FACT || item->kind == ITEM_TEXT) {
		object = fact_object(view, item);
	} else {
		object = json_object();
		if (item->kind == ITEM_PERSON)
			json_object_set_new(object, "person", json_string(view->rules->roles[item->role].id));
		else
			json_object_set_new(object, "from", check_json_date(item->from));
	}
	json_object_set_new(object, "text", json_string(present_item(view, item)));
	return object;
}

/* The kinds from `first` on that need the same as that one; the others of the item are other alternatives. */
static struct item same_needs(const struct view *view, const struct item *item, uint32_t first)
{
	struct item part = *item;
	uint32_t *kinds = arena_array(view->arena, item->kind_count, sizeof(*kinds));

	part.kinds = kinds;
	part.kind_count = 0;
	for (uint32_t i = first; i < item->kind_count; i++)
		if (needs_are_same(view->rules, item, item->kinds[first], item->kinds[i]))
			kinds[part.kind_count++] = item->kinds[i];
	return part;
}

static bool is_first(const struct view *view, const struct item *item, uint32_t kind)
{
	for (uint32_t i = 0; i < kind; i++)
		if (needs_are_same(view->rules, item, item->kinds[i], item->kinds[kind]))
			return false;
	return true;
}

/* One kind alone that stands in the same list of kinds before would be the same paper twice. */
static bool stood_before(const struct view *view, const struct completion *completion, uint32_t at,
	const struct item *part, const json_t *before)
{
	const struct item *item = &completion->items[at];
	const char *kind = view->rules->kinds[part->kinds[0]].id;

	for (uint32_t i = 0; i < at && part->kind_count == 1 && item->kind_count > 1; i++) {
		const json_t *kinds = json_object_get(json_array_get(before, i), "kinds");

		if (completion->items[i].kind == ITEM_PAPER && completion->items[i].kind_count > 1
			&& completion->items[i].person == item->person && json_array_size(kinds) == 1
			&& strcmp(json_string_value(json_array_get(kinds, 0)), kind) == 0)
			return true;
	}
	return false;
}

/* The kinds to choose from in a place: those of the item, or where `items` is given, of its part there. */
static uint32_t choices(
	const struct view *view, const struct item *item, const json_t *items, uint32_t at, uint32_t *chosen)
{
	const json_t *kinds = json_object_get(json_array_get(items, at), "kinds");
	uint32_t count = 0;

	for (uint32_t i = 0; i < item->kind_count; i++) {
		bool there = !items;

		for (size_t j = 0; j < json_array_size(kinds) && !there; j++)
			there = strcmp(json_string_value(json_array_get(kinds, j)),
					view->rules->kinds[item->kinds[i]].id)
				== 0;
		if (there)
			chosen[count++] = view->rules->kinds[item->kinds[i]].same_as;
	}
	return count;
}

/* Of several places with kinds to choose from each takes one that counts by itself: can those from `at` on, where the
 * ones before have taken theirs? */
static bool can_differ(
	const struct view *view, const struct completion *completion, const json_t *items, uint32_t at, uint32_t *taken)
{
	const struct item *item = &completion->items[at];
	uint32_t *keys, count;

	if (at == completion->item_count)
		return true;
	taken[at] = NO_INDEX;
	if (item->kind != ITEM_PAPER || item->replaces != NO_INDEX)
		return can_differ(view, completion, items, at + 1, taken);
	keys = arena_array(view->arena, item->kind_count, sizeof(*keys));
	count = choices(view, item, items, at, keys);
	for (uint32_t i = 0; i < count; i++) {
		bool free = true;

		taken[at] = keys[i];
		for (uint32_t j = 0; j < at; j++)
			free &= taken[j] != taken[at] || completion->items[j].person != item->person
				|| (item->kind_count == 1 && completion->items[j].kind_count == 1);
		if (free && can_differ(view, completion, items, at + 1, taken))
			return true;
	}
	return false;
}

/* The words do not say whether they have to differ: where they can at all, a way in which they do not is left out. */
static bool differs_enough(const struct view *view, const struct completion *completion, const json_t *items)
{
	uint32_t *taken = arena_array(view->arena, completion->item_count, sizeof(*taken));

	return can_differ(view, completion, items, 0, taken) || !can_differ(view, completion, NULL, 0, taken);
}

/* Every way through the items from `at` on, behind those of `before`. */
static void expand(
	const struct view *view, const struct completion *completion, uint32_t at, const json_t *before, json_t *list)
{
	const struct item *item = &completion->items[at];

	if (json_array_size(list) >= ALTERNATIVES_MOST)
		return;
	if (at == completion->item_count) {
		if (differs_enough(view, completion, before))
			json_array_append_new(list, json_deep_copy(before));
		return;
	}
	for (uint32_t kind = 0; kind < (item->kind == ITEM_PAPER ? item->kind_count : 1); kind++) {
		json_t *items;
		struct item part = *item;

		if (item->kind == ITEM_PAPER && !is_first(view, item, kind))
			continue;
		if (item->kind == ITEM_PAPER)
			part = same_needs(view, item, kind);
		if (item->kind == ITEM_PAPER && stood_before(view, completion, at, &part, before))
			continue;
		items = json_deep_copy(before);
		json_array_append_new(items, item_object(view, &part));
		expand(view, completion, at + 1, items, list);
		json_decref(items);
	}
}

json_t *check_json_completions(const struct view *view)
{
	json_t *list = json_array(), *none = json_array();

	for (uint32_t i = 0; i < view->report->completion_count; i++)
		expand(view, &view->report->completions[i], 0, none, list);
	json_decref(none);
	return list;
}
