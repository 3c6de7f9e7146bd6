#include "model/rules.h"

#include <string.h>

#include "model/alike.h"
#include "model/id_table.h"
#include "model/list_lines.h"

static uint64_t names_hash(const char *id, uint64_t seed)
{
	uint64_t hash = 0xcbf29ce484222325u ^ seed;

	for (; *id; id++)
		hash = (hash ^ (unsigned char)*id) * 0x100000001b3u;
	return hash ^ hash >> 29;
}

const struct rules_id *names_slot(struct names names, const char *id, bool role)
{
	uint32_t at = (uint32_t)names_hash(id, names.seed) & (names.room - 1);

	while (names.ids[at].id && ((names.ids[at].kind == ID_ROLE) != role || strcmp(names.ids[at].id, id) != 0))
		at = (at + 1) & (names.room - 1);
	return names.ids + at;
}

static enum id_kind find(const struct rules *rules, const char *id, bool role, uint32_t *index)
{
	if (rules->id_room == 0)
		return ID_NOTHING;
	const struct rules_id *found =
		names_slot((struct names){.ids = rules->ids, .room = rules->id_room, .seed = rules->id_seed}, id, role);

	if (!found->id)
		return ID_NOTHING;
	*index = found->index;
	return found->kind;
}

enum id_kind rules_find(const struct rules *rules, const char *id, uint32_t *index)
{
	enum id_kind kind = find(rules, id, false, index);

	return kind == ID_NOTHING ? find(rules, id, true, index) : kind;
}

static uint32_t find_as(const struct rules *rules, const char *id, enum id_kind wanted)
{
	uint32_t index = NO_INDEX;

	return find(rules, id, wanted == ID_ROLE, &index) == wanted ? index : NO_INDEX;
}

uint32_t rules_find_kind(const struct rules *rules, const char *id)
{
	return find_as(rules, id, ID_KIND);
}

uint32_t rules_find_attribute(const struct rules *rules, const char *id)
{
	return find_as(rules, id, ID_ATTRIBUTE);
}

uint32_t rules_find_checklist(const struct rules *rules, const char *id)
{
	return find_as(rules, id, ID_CHECKLIST);
}

uint32_t rules_find_role(const struct rules *rules, const char *id)
{
	return find_as(rules, id, ID_ROLE);
}

static char lower(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* Is `tag` the beginning of `locale`, up to the country, charset or modifier? */
static bool same_language(const char *tag, const char *locale)
{
	while (*tag && lower(*tag) == lower(*locale)) {
		tag++;
		locale++;
	}
	return *tag == '\0' && (*locale == '\0' || strchr("_-.@:", *locale));
}

uint32_t rules_find_language(const struct rules *rules, const char *tag)
{
	for (uint32_t i = 0; i < rules->language_count; i++)
		if (same_language(rules->languages[i].tag, tag))
			return i;
	return NO_INDEX;
}

const char *text_at(const struct text *text, uint32_t language)
{
	return text->body && language < text->body->count ? text->body->in[language] : NULL;
}

const char *text_in(const struct text *text, uint32_t language)
{
	const char *found = text_at(text, language);

	/* There is one in some language, where there is any. */
	for (uint32_t i = 0; !found && text->body; i++)
		found = text->body->in[i];
	return found ? found : "";
}

/* The first line of the span whose kind is not below `kind`. */
static uint32_t lower_bound(const struct rules *rules, struct span lines, uint32_t kind)
{
	uint32_t low = 0, high = lines.count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (rules->lines[lines.first + middle].kind < kind)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct span list_lines_sought(const struct rules *rules, const struct list *list, uint32_t kind)
{
	uint32_t start = lower_bound(rules, list->lines, kind), end = start;

	while (end < list->lines.count && rules->lines[list->lines.first + end].kind == kind)
		end++;
	return (struct span){.first = list->lines.first + start, .count = end - start};
}

bool condition_wants_another(const struct rules *rules, uint32_t index)
{
	const struct condition *condition;

	if (index == NO_INDEX)
		return false;
	condition = &rules->conditions[index];
	for (uint32_t part = 0; part < condition->parts.count; part++)
		if (condition_wants_another(rules, rules->condition_links[condition->parts.first + part]))
			return true;
	return condition->kind == CONDITION_WITH;
}

static bool lines_want_another(const struct rules *rules, struct span lines)
{
	for (uint32_t line = lines.first; line < lines.first + lines.count; line++)
		if (condition_wants_another(rules, rules->lines[line].condition))
			return true;
	return false;
}

bool list_wants_another(const struct rules *rules, const struct list *list, uint32_t kind)
{
	return lines_want_another(rules, list_lines_of(rules, list, kind))
		|| lines_want_another(rules, list_lines_any(rules, list));
}

bool tests_demand_same(const struct test *left, const struct test *right)
{
	if (left->attribute != right->attribute || left->operation != right->operation || left->unit != right->unit
		|| left->amount != right->amount || left->low != right->low || left->high != right->high
		|| left->operand != right->operand || left->member_count != right->member_count)
		return false;
	for (uint32_t i = 0; i < left->member_count; i++)
		if (left->words ? strcmp(left->words[i], right->words[i]) != 0 : left->members[i] != right->members[i])
			return false;
	return true;
}

bool test_varies(const struct rules *rules, const struct test *test, uint32_t kind)
{
	const bool *asks = rules->kinds[kind].asks;

	return asks[test->attribute]
		|| (test->operand != NO_INDEX && test->operand_subject == SUBJECT_PAPER && asks[test->operand]);
}

bool tests_are_same(const struct test *left, const struct test *right)
{
	return left->set == right->set && tests_demand_same(left, right);
}

bool test_asks_plainly(const struct rules *rules, const struct test *test)
{
	const struct attribute *attribute = &rules->attributes[test->attribute];

	return text_given(&attribute->plain)
		&& (!attribute->plain_of_one || (test->operation == OP_NOT_PASSED && !test->amount));
}

uint32_t rules_set_at(const struct rules *rules, const struct test *test, uint32_t member)
{
	if (rules->attributes[test->attribute].type != TYPE_COUNTRY || !test->members)
		return NO_INDEX;
	for (uint32_t index = 0; index < rules->set_count; index++) {
		const struct country_set *set = &rules->sets[index];

		if (set->count > 1 && set->count <= test->member_count - member
			&& memcmp(set->members, test->members + member, set->count * sizeof *set->members) == 0)
			return index;
	}
	return NO_INDEX;
}
