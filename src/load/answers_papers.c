#include <string.h>

#include "load/answers.h"
#include "load/value.h"

#define CELLS_MAX (1u << 17)

void build_visit(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct answering *answering = target;
	int32_t day;

	(void)match;
	if (read_date(loader, at, &day) && !answering->visit_forced)
		answering->answers->visit = day;
}

/* ---- values ---- */

static bool overlaps(const struct value *fixed, const struct value *given)
{
	return fixed->low <= given->high && given->low <= fixed->high;
}

/* What a kind fixes cannot be otherwise on one paper. Unknown says nothing against it. */
static bool contradicts(
	struct loader *loader, struct at at, uint32_t kind, uint32_t attribute, const struct value *given)
{
	const struct value *fixed = &loader->rules->kinds[kind].fixed[attribute];
	bool same;

	if (fixed->state == VALUE_UNKNOWN || given->state == VALUE_UNKNOWN)
		return false;
	if (fixed->state == VALUE_NONE || given->state == VALUE_NONE)
		same = fixed->state == given->state;
	else if (fixed->count || given->count)
		same = true;
	else if (fixed->text)
		same = strcmp(fixed->text, given->text) == 0;
	else
		same = overlaps(fixed, given);
	if (!same)
		tell(loader, FAULT_CONTRADICTS, at,
			"on every `%s` the attribute `%s` is the same, and not this; take it out",
			loader->rules->kinds[kind].id, loader->rules->attributes[attribute].id);
	return !same;
}

void build_paper_value(struct loader *loader, const struct match *match, struct at at, void *target)
{
	uint32_t attribute = match_attribute(match, loader, at, false);
	struct paper *paper = target;
	struct value value = {0};

	if (attribute == NO_INDEX
		|| !read_value(loader, at, &loader->rules->attributes[attribute],
			VALUE_ALLOW_NONE | VALUE_ALLOW_UNKNOWN | VALUE_ALLOW_INTERVAL, &value))
		return;
	if (!contradicts(loader, at, paper->kind, attribute, &value)
		&& loader->rules->kinds[paper->kind].fixed[attribute].state == VALUE_UNKNOWN)
		paper->values[attribute] = value;
}

static bool is_null(const struct node *node)
{
	return node->plain
		&& (node->of.text[0] == '\0' || strcmp(node->of.text, "~") == 0 || strcmp(node->of.text, "null") == 0);
}

static void read_have(struct loader *loader, struct at at, enum have *have)
{
	static const char *const words[] = {"unknown", "yes", "no", "not-sure", "true", "false", "on", "off"};
	static const enum have means[] = {
		HAVE_UNKNOWN, HAVE_YES, HAVE_NO, HAVE_NOT_SURE, HAVE_YES, HAVE_NO, HAVE_YES, HAVE_NO};

	if (at.node->kind == NODE_SCALAR && is_null(at.node)) {
		*have = HAVE_UNKNOWN;
		return;
	}
	const char *word = read_word(loader, at);

	if (!word)
		return;
	for (uint32_t i = 0; i < 8; i++)
		if (strcmp(words[i], word) == 0) {
			*have = means[i];
			return;
		}
	tell(loader, FAULT_BAD_WORD, at, "`%s` is not possible here; write yes, no, unknown or not-sure%s", word,
		hint_word(loader, word, words, 4));
}

void build_have(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	read_have(loader, at, &((struct paper *)target)->have);
}

void build_person_have(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	read_have(loader, at, &((struct answering *)target)->person->have);
}

/* ---- papers ---- */

/* A paper that begins with its kind, as a line of a list does, or is nothing but that. */
static bool told_as_line(struct loader *loader, struct at at)
{
	struct walk walk = walk_start(at.node);
	uint32_t kind;

	if (at.node->kind == NODE_SCALAR && rules_find(loader->rules, at.node->of.text, &kind) == ID_KIND) {
		tell(loader, FAULT_WRONG_SHAPE, at,
			"a mapping is wanted here: write {kind: %s}, with what stands on it", at.node->of.text);
		return true;
	}
	if (at.node->kind != NODE_MAPPING || !walk_pair(&walk)
		|| walk_pair(&(struct walk){walk.next, walk.end, 0, 0, 0})
		|| rules_find(loader->rules, walk.key->of.text, &kind) != ID_KIND)
		return false;
	tell(loader, FAULT_MISSING_KEY, at, "write {kind: %s, ...}: all that is said of a paper stands in one mapping",
		walk.key->of.text);
	return true;
}

static void read_paper(struct loader *loader, struct at at, struct person *person)
{
	struct match match;
	struct path path;
	struct at kind_at;
	uint32_t kind;

	if (told_as_line(loader, at) || !match_start(&match, loader, at, IN_PAPER)
		|| !match_find(&match, "kind", &path, &kind_at))
		return;
	kind = read_reference(loader, kind_at, ID_KIND);
	if (kind == NO_INDEX)
		return;
	struct paper *paper = answers_add_paper(loader->arena, loader->rules, person, kind);

	paper->have = HAVE_YES;
	match_build(&match, loader, paper);
}

void build_papers(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct person *person = ((struct answering *)target)->person;

	(void)match;
	if (!expect(loader, at, NODE_LIST))
		return;
	if ((uint64_t)node_count(at.node) * loader->rules->attribute_count > CELLS_MAX) {
		tell(loader, FAULT_TOO_MANY, at, "nobody has %u papers; leave out those that are not there",
			node_count(at.node));
		return;
	}
	person->papers_complete = true;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		read_paper(loader, at_item(at, &walk, &path), person);
	}
}
