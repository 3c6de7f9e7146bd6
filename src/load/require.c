#include "load/require.h"

#include <string.h>

#include "base/date.h"
#include "load/condition.h"
#include "load/lists.h"
#include "load/phrase.h"
#include "load/sides.h"

static struct requirement blank_requirement(struct at at)
{
	return (struct requirement){.place = node_place(at.node),
		.valid_from = DATE_MIN,
		.valid_to = DATE_MAX,
		.need = 1,
		.need_fact = NO_INDEX,
		.condition = NO_INDEX,
		.role = NO_INDEX,
		.events = NO_INDEX,
		.attribute = NO_INDEX,
		.choose_same = NO_INDEX,
		.within_days = -1};
}

uint32_t requirement_in(struct loader *loader, struct match *match, void *target, bool optional)
{
	struct requiring requiring = {.made = blank_requirement(match->at)};

	/* The place is taken first, so that a requirement stands before its parts. */
	requiring.index = vector_add(&loader->requirements, &requiring.made);
	/* cppcheck-suppress autoVariables ; no longer than match_build() runs */
	match->context = &requiring;
	match_operator(match, loader, optional);
	match_build(match, loader, target ? target : &requiring.made);
	check_validity(loader, match, requiring.made.valid_from, requiring.made.valid_to);
	memcpy(vector_at(&loader->requirements, requiring.index), &requiring.made, sizeof requiring.made);
	return requiring.index;
}

uint32_t read_requirement(struct loader *loader, struct at at)
{
	struct match match;

	if (!match_start(&match, loader, at, IN_REQUIREMENT)) {
		struct requirement blank = blank_requirement(at);

		return vector_add(&loader->requirements, &blank);
	}
	return requirement_in(loader, &match, NULL, false);
}

static struct requirement *making(const struct match *match)
{
	return &((struct requiring *)match->context)->made;
}

/* ---- side keys ---- */

void build_requirement_id(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *id = read_word(loader, at);

	(void)target;
	if (id && id_new(loader, at, id, ID_REQUIREMENT, ((struct requiring *)match->context)->index))
		making(match)->id = id;
}

/* ---- all, any ---- */

static void build_parts(struct loader *loader, const struct match *match, struct at at, enum requirement_kind kind)
{
	uint32_t base = loader->scratch.count;

	making(match)->kind = kind;
	if (!expect(loader, at, NODE_LIST))
		return;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;
		uint32_t part;

		if (loader->stopped)
			break;
		part = read_requirement(loader, at_item(at, &walk, &path));

		vector_add(&loader->scratch, &part);
	}
	making(match)->parts = scratch_take(loader, &loader->requirement_links, base);
}

void build_all(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)target;
	build_parts(loader, match, at, REQUIRE_ALL);
}

void build_any(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)target;
	build_parts(loader, match, at, REQUIRE_ANY);
}

/* `all` whose parts must be met by different papers: each part counts papers. */
void build_apart(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct requirement *made = making(match);
	bool apart = false;

	(void)target;
	if (!read_yes_no(loader, at, &apart) || !apart)
		return;
	for (uint32_t i = 0; i < made->parts.count; i++) {
		uint32_t part = *(uint32_t *)vector_at(&loader->requirement_links, made->parts.first + i);
		const struct requirement *inner = vector_at(&loader->requirements, part);

		if (inner->kind != REQUIRE_TALLY || inner->points) {
			tell(loader, FAULT_APART, at,
				"part %u is not `one` or `at-least`; only parts that count papers "
				"can be met by different papers",
				i + 1);
			return;
		}
	}
	made->apart = true;
}

/* ---- me, person ---- */

void build_me(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const struct condition_scope scope = {.subject = SUBJECT_PERSON};
	struct requirement *made = making(match);

	(void)target;
	made->kind = REQUIRE_ME;
	made->condition = read_condition(loader, at, &scope);
	if (at.node->kind == NODE_MAPPING && at.node->of.span == 1)
		tell(loader, FAULT_CONDITION, at, "the condition is empty; name a fact and its test");
}

void build_person(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)target;
	making(match)->kind = REQUIRE_PERSON;
	making(match)->role = read_reference(loader, at, ID_ROLE);
}

void build_times(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)target;
	read_amount(loader, at, &making(match)->need, &making(match)->need_fact);
}

/* ---- events ---- */

void build_events(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct path path;
	struct at must;

	(void)target;
	making(match)->kind = REQUIRE_EVENTS;
	making(match)->events = read_reference(loader, at, ID_EVENT);
	if (!match_find(match, "must", &path, &must) && !match->at.node->partial)
		tell(loader, FAULT_MISSING_KEY, match->at,
			"the key `must` is missing: how many there may or must be, "
			"for example `must: at most 2`");
}

/* at most N, at least N, at most my.FACT */
void build_must(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct requirement *made = making(match);
	const char *word = read_word(loader, at), *name;
	struct phrase phrase;
	bool my, read = false;
	int32_t number;

	(void)target;
	if (!word)
		return;
	phrase_start(&phrase, word);
	made->limit = phrase_words(&phrase, "at least") ? EVENTS_AT_LEAST : EVENTS_AT_MOST;
	if (phrase.at == 0 && !phrase_words(&phrase, "at most"))
		read = false;
	else if (phrase_number(&phrase, &number) && phrase_end(&phrase)) {
		made->need = (uint32_t)number;
		read = true;
	} else if (phrase_operand(&phrase, &my, &name) && my && phrase_end(&phrase)) {
		made->need_fact = operand_attribute(loader, at, true, name);
		if (made->need_fact != NO_INDEX)
			is_amount(loader, at, made->need_fact);
		read = true;
	}
	if (!read)
		tell(loader, FAULT_BAD_TEST, at, "`%s` is no limit; write at most N, at least N or at most my.FACT%s",
			word, phrase_hint(loader, &phrase));
	phrase_clear(&phrase);
}

void build_within(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *word = read_word(loader, at);
	struct phrase phrase;
	enum unit unit;
	int32_t days;

	(void)target;
	if (!word)
		return;
	phrase_start(&phrase, word);
	if (phrase_amount(&phrase, &days, &unit) && unit == UNIT_DAYS && phrase_end(&phrase))
		making(match)->within_days = days;
	else
		tell(loader, FAULT_BAD_NUMBER, at, "`%s`: write how many days, for example `120 days`", word);
	phrase_clear(&phrase);
}

/* ---- text ---- */

void build_text(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct requirement *made = making(match);
	struct path path;
	struct at rules;

	(void)target;
	made->kind = REQUIRE_TEXT;
	made->attribute = read_reference(loader, at, ID_ATTRIBUTE);
	if (made->attribute != NO_INDEX) {
		const struct attribute *attribute = &loader->rules->attributes[made->attribute];

		if (!attribute->of_person || attribute->type != TYPE_TEXT || attribute->several)
			tell(loader, FAULT_TEST_TYPE, at, "`%s` is not a fact that is one text", attribute->id);
	}
	if (match_find(match, "rules", &path, &rules))
		made->text_rules = read_text_rules(loader, rules);
	else if (!match->at.node->partial)
		tell(loader, FAULT_MISSING_KEY, match->at, "the key `rules` is missing: what the text must keep to");
}

/* ---- roles ---- */

struct role_walk {
	const struct loader *loader;
	uint8_t *state;
	uint32_t depth;
};

static bool needs_itself(struct role_walk *walk, uint32_t role);

/* A requirement's parts come after it, so depth is bounded by that of the file; roles by the mark. */
static bool leads_back(struct role_walk *walk, uint32_t index)
{
	const struct requirement *requirement = vector_at(&walk->loader->requirements, index);

	if (requirement->kind == REQUIRE_PERSON && requirement->role != NO_INDEX)
		return needs_itself(walk, requirement->role);
	for (uint32_t i = 0; i < requirement->parts.count; i++)
		if (leads_back(walk,
			    *(uint32_t *)vector_at(&walk->loader->requirement_links, requirement->parts.first + i)))
			return true;
	return false;
}

static bool needs_itself(struct role_walk *walk, uint32_t role)
{
	bool back;

	uint32_t requirement = walk->loader->rules->roles[role].requirement;

	if (requirement == NO_INDEX)
		return false; /* told: it could not be read */
	if (walk->state[role] || walk->depth == 16)
		return walk->state[role] == 1 || walk->depth == 16;
	walk->state[role] = 1;
	walk->depth++;
	back = leads_back(walk, requirement);
	walk->depth--;
	walk->state[role] = 2;
	return back;
}

void check_roles(struct loader *loader)
{
	const struct rules *rules = loader->rules;
	struct role_walk walk = {.loader = loader, .state = arena_array(loader->arena, rules->role_count, 1)};

	for (uint32_t i = 0; i < rules->role_count; i++)
		if (needs_itself(&walk, i))
			diagnostics_add(loader->diagnostics, FAULT_ROLE_CYCLE, rules->roles[i].place, "persons",
				"`%s` needs persons who in turn need `%s`, or so through more than 16 roles",
				rules->roles[i].id, rules->roles[i].id);
}
