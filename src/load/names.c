#include "model/id_table.h"

#include <string.h>

#include "base/text.h"
#include "load/match.h"

bool id_shape(const char *word)
{
	return word[0] >= 'a' && word[0] <= 'z' && strlen(word) <= 64
		&& word[strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

const char *id_kind_name(enum id_kind kind)
{
	static const char *const names[] = {[ID_NOTHING] = "nothing",
		[ID_DATUM] = "a datum",
		[ID_SET] = "a set of countries",
		[ID_ATTRIBUTE] = "an attribute or fact",
		[ID_EVENT] = "an event",
		[ID_KIND] = "a kind of document",
		[ID_GROUP] = "a group",
		[ID_ROLE] = "a role under `persons`",
		[ID_CHECKLIST] = "a checklist",
		[ID_SECTION] = "a section",
		[ID_CONTACT] = "a contact",
		[ID_TERM] = "a word of the glossary",
		[ID_REQUIREMENT] = "a requirement",
		[ID_TEXT_RULE] = "a rule of a text"};

	return names[kind];
}

const char *id_kinds_name(unsigned kinds)
{
	for (unsigned kind = 0; kind <= ID_TEXT_RULE; kind++)
		if (kinds == 1u << kind)
			return id_kind_name((enum id_kind)kind);
	return kinds & 1u << ID_KIND ? "a kind of document or a group" : "a requirement or a rule of a text";
}

/* The old table stays behind in the arena. */
static void grow(struct loader *loader, uint32_t room)
{
	struct rules *rules = loader->rules;
	struct rules_id *ids = arena_array(loader->arena, room, sizeof *ids);
	const struct names names = {.ids = ids, .room = room, .seed = loader->tree.seed};

	for (uint32_t i = 0; i < rules->id_room; i++)
		if (rules->ids[i].id)
			ids[names_slot(names, rules->ids[i].id, rules->ids[i].kind == ID_ROLE) - ids] = rules->ids[i];
	rules->ids = loader->ids = ids;
	rules->id_seed = loader->tree.seed;
	rules->id_room = room;
}

void ids_expect(struct loader *loader, uint32_t more)
{
	uint32_t room = loader->rules->id_room ? loader->rules->id_room : 64;

	while (room / 2 < loader->id_count + more)
		room *= 2;
	if (room > loader->rules->id_room)
		grow(loader, room);
}

static int32_t letter_of_id(char letter)
{
	return letter == '_' ? '-' : text_lower((unsigned char)letter);
}

/* The same word, but for capitals and _ for -? */
static bool meant_as(const char *left, const char *right)
{
	while (*left && letter_of_id(*left) == letter_of_id(*right)) {
		left++;
		right++;
	}
	return *left == *right;
}

/* An id that could not be declared, or whose section could not be read, is not told of again where it is used. */
static bool follows(struct loader *loader, const char *id, unsigned kinds)
{
	if (kinds & loader->unsure)
		return true;
	for (uint32_t i = 0; i < loader->refused.count; i++)
		if (meant_as(*(const char *const *)vector_at(&loader->refused, i), id)) {
			loader->followed++;
			return true;
		}
	return false;
}

/* A key of what stands under it, at the wrong depth? */
static bool is_key_of_kind(const char *id)
{
	const struct grammar_row *row;

	for (uint32_t i = 0; (row = grammar_row(IN_KIND, i)) != NULL; i++)
		if (row->key && strcmp(row->key, id) == 0)
			return true;
	return false;
}

static bool declared(struct loader *loader, struct at at, const char *id, enum id_kind kind, uint32_t index)
{
	struct rules *rules = loader->rules;
	uint32_t other;

	if (!id_shape(id)) {
		tell(loader, FAULT_BAD_ID, at,
			"`%s` cannot be an id; use small letters a-z, digits and hyphens, "
			"a letter first, at most 64",
			id);
		return false;
	}
	if (grammar_reserved(id) || (kind == ID_DATUM && grammar_page_word(id))) {
		tell(loader, FAULT_RESERVED_ID, at,
			"`%s` means something else to the notation or the program; "
			"choose another word%s",
			id,
			kind == ID_KIND && is_key_of_kind(id) ? ", or indent it further if it belongs to the kind above"
							      : "");
		return false;
	}
	ids_expect(loader, 1);
	enum id_kind there = rules_find(rules, id, &other);

	if (there != ID_NOTHING && !(there == ID_ROLE && kind == ID_CHECKLIST)) {
		tell(loader, FAULT_DUPLICATE_ID, at, "`%s` is already the id of %s; each id names one thing", id,
			id_kind_name(there));
		return false;
	}
	uint32_t slot =
		(uint32_t)(names_slot(
				   (struct names){.ids = loader->ids, .room = rules->id_room, .seed = rules->id_seed},
				   id, kind == ID_ROLE)
			- loader->ids);

	loader->ids[slot] = (struct rules_id){.id = id, .kind = kind, .index = index};
	loader->id_count++;
	return true;
}

bool id_new(struct loader *loader, struct at at, const char *id, enum id_kind kind, uint32_t index)
{
	bool fine = declared(loader, at, id, kind, index);

	if (!fine)
		vector_add(&loader->refused, &id);
	return fine;
}

enum id_kind id_find(struct loader *loader, struct at at, const char *id, unsigned kinds, uint32_t *index)
{
	enum id_kind kind = rules_find(loader->rules, id, index);

	if (kinds == 1u << ID_ROLE && (*index = rules_find_role(loader->rules, id)) != NO_INDEX)
		return ID_ROLE;
	if (kind != ID_NOTHING && kinds >> kind & 1)
		return kind;
	*index = NO_INDEX;
	if (kind != ID_NOTHING)
		tell(loader, FAULT_WRONG_ID, at, "`%s` is %s; %s is wanted here", id, id_kind_name(kind),
			id_kinds_name(kinds));
	else if (!loader->tree.cut && !follows(loader, id, kinds))
		tell(loader, FAULT_UNKNOWN_ID, at, "nothing is called `%s`; %s is wanted here%s", id,
			id_kinds_name(kinds), hint_id(loader, id, kinds));
	return ID_NOTHING;
}

uint32_t read_reference(struct loader *loader, struct at at, enum id_kind kind)
{
	const char *id = read_word(loader, at);
	uint32_t index = NO_INDEX;

	if (id)
		id_find(loader, at, id, 1u << kind, &index);
	return index;
}

void ids_forgive(struct loader *loader, const struct match *match)
{
	static const struct {
		const char *key;
		enum id_kind kind;
	} sections[] = {{"attributes", ID_ATTRIBUTE}, {"facts", ID_ATTRIBUTE}, {"data", ID_DATUM}, {"sets", ID_SET},
		{"events", ID_EVENT}, {"documents", ID_KIND}, {"groups", ID_GROUP}, {"persons", ID_ROLE},
		{"checklists", ID_CHECKLIST}, {"checklists", ID_REQUIREMENT}, {"contacts", ID_CONTACT}};

	for (uint32_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
		const struct node *key = match_key(match, sections[i].key);

		if (key ? key[1].kind != NODE_MAPPING : match->unknown)
			loader->unsure |= 1u << sections[i].kind;
	}
}
