#include <string.h>

#include "base/text.h"
#include "load/answers.h"
#include "load/value.h"

#define CELLS_MAX (1u << 17)

static struct person *whose(void *target)
{
	return ((struct answering *)target)->person;
}

static bool is_word(const struct node *node, const char *word)
{
	return node->kind == NODE_SCALAR && strcmp(node->of.text, word) == 0;
}

static bool is_unknown(const struct node *node)
{
	return is_word(node, "unknown") || is_word(node, "not-sure")
		|| (node->plain && (is_word(node, "null") || is_word(node, "~") || is_word(node, "")));
}

/* ---- facts ---- */

void build_fact_value(struct loader *loader, const struct match *match, struct at at, void *target)
{
	uint32_t index = match_attribute(match, loader, at, true);

	if (index == NO_INDEX)
		return;
	const struct attribute *attribute = &loader->rules->attributes[index];

	if (attribute->secret && !loader->secrets)
		tell(loader, FAULT_PRIVATE, at, "`%s` is private; give it on standard input only, never in a file",
			attribute->id);
	else
		read_value(loader, at, attribute, VALUE_ALLOW_NONE | VALUE_ALLOW_UNKNOWN | VALUE_ALLOW_INTERVAL,
			&whose(target)->facts[index]);
}

void build_fact_values(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	match_read(loader, at, IN_FACTS, target);
}

/* ---- events ---- */

void build_happening_person(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct event *event = target;

	(void)match;
	if (is_unknown(at.node)) {
		event->person_unknown = true;
		return;
	}
	const char *word = read_word(loader, at);

	if (word)
		event->person = text_fold(loader->arena, word);
}

void build_happening_date(struct loader *loader, const struct match *match, struct at at, void *target)
{
	static const struct attribute date = {.id = "date", .type = TYPE_DATE};

	(void)match;
	read_value(loader, at, &date, VALUE_ALLOW_UNKNOWN | VALUE_ALLOW_INTERVAL, &((struct event *)target)->date);
}

static void read_happenings(struct loader *loader, struct at at, struct event_log *log)
{
	struct event *events = arena_array(loader->arena, node_count(at.node), sizeof *events);

	log->state = EVENTS_LISTED;
	log->events = events;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		if (match_read(loader, at_item(at, &walk, &path), IN_HAPPENING, &events[log->count]))
			log->count++;
	}
}

/* A number, or {from: N, to: N}. */
void build_event_count(struct loader *loader, const struct match *match, struct at at, void *target)
{
	static const struct attribute number = {.id = "count", .type = TYPE_NUMBER};
	struct event_log *log = target;
	struct value value = {0};

	(void)match;
	if (!read_value(loader, at, &number, VALUE_ALLOW_INTERVAL, &value))
		return;
	log->state = EVENTS_COUNTED;
	log->low = value.state == VALUE_UNKNOWN || value.low < 0 ? 0 : (uint32_t)value.low;
	log->high = value.state == VALUE_UNKNOWN || value.high == VALUE_HIGHEST ? UINT32_MAX : (uint32_t)value.high;
}

void build_event_log(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct answering *answering = target;
	struct at key = {.node = at.path->key, .path = at.path};
	uint32_t index;

	(void)match;
	if (id_find(loader, key, key.node->of.text, 1u << ID_EVENT, &index) != ID_EVENT)
		return;
	struct event_log *log = &answering->person->logs[index];

	if (is_word(at.node, "none"))
		log->state = EVENTS_LISTED;
	else if (at.node->kind == NODE_LIST)
		read_happenings(loader, at, log);
	else if (at.node->kind == NODE_MAPPING)
		match_read(loader, at, IN_EVENT_COUNT, log);
	else if (!is_unknown(at.node))
		tell(loader, FAULT_WRONG_SHAPE, at, "a list of events, {count: N}, none or unknown is wanted here");
	log->counted_for = answering->answers->visit;
}

void build_event_logs(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	match_read(loader, at, IN_EVENTS, target);
}

/* ---- persons ---- */

static void read_person(struct loader *loader, struct at at, struct answering *answering, uint32_t role)
{
	struct answering inner = *answering;
	struct match match;

	if (!match_start(&match, loader, at, IN_PERSON))
		return;
	inner.person = answers_add_person(loader->arena, loader->rules, answering->answers, role);
	inner.person->have = HAVE_YES;
	match_build(&match, loader, &inner);
}

static void read_role(struct loader *loader, struct at at, struct answering *answering, uint32_t role)
{
	struct path path;

	if (at.node->kind == NODE_MAPPING) {
		read_person(loader, at, answering, role);
	} else if (at.node->kind == NODE_LIST) {
		if ((uint64_t)node_count(at.node) * (loader->rules->attribute_count + loader->rules->event_count)
			> CELLS_MAX) {
			tell(loader, FAULT_TOO_MANY, at, "nobody brings %u persons", node_count(at.node));
			return;
		}
		for (struct walk walk = walk_start(at.node); walk_item(&walk);)
			read_person(loader, at_item(at, &walk, &path), answering, role);
	} else if (!is_word(at.node, "none")) {
		tell(loader, FAULT_WRONG_SHAPE, at,
			"a person (a mapping), a list of them, none or unknown is wanted here");
		return;
	}
	answering->answers->roles_complete[role] = true;
}

void build_role_persons(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct at key = {.node = at.path->key, .path = at.path};
	uint32_t role;

	(void)match;
	if (id_find(loader, key, key.node->of.text, 1u << ID_ROLE, &role) == ID_ROLE && !is_unknown(at.node))
		read_role(loader, at, target, role);
}

void build_persons(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	match_read(loader, at, IN_PERSONS, target);
}
