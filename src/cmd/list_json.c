#include "cmd/list.h"

#include "base/buffer.h"
#include "cmd/json.h"
#include "lint/notation.h"

static const char *const type_words[TYPE_COUNT] = {
	[TYPE_YES_NO] = "yes-no",
	[TYPE_DATE] = "date",
	[TYPE_NUMBER] = "number",
	[TYPE_AGE] = "age",
	[TYPE_CHOICE] = "choice",
	[TYPE_COUNTRY] = "country",
	[TYPE_TEXT] = "text",
};

/* {id, label}, to which more may be added. */
static json_t *entry(const struct view *view, const char *id, const struct text *label)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", json_text(id));
	json_object_set_new(object, "label", json_string(present_text(view, label)));
	return object;
}

static json_t *attribute_object(const struct view *view, const struct attribute *attribute)
{
	json_t *object = entry(view, attribute->id, &attribute->label), *choices = json_array();

	json_object_set_new(object, "is", json_string(type_words[attribute->type]));
	json_object_set_new(object, "several", json_boolean(attribute->several));
	json_object_set_new(object, "private", json_boolean(attribute->secret));
	for (uint32_t i = 0; i < attribute->choice_count; i++)
		json_array_append_new(choices, entry(view, attribute->choices[i].id, &attribute->choices[i].label));
	if (attribute->type == TYPE_CHOICE)
		json_object_set_new(object, "choices", choices);
	else
		json_decref(choices);
	json_object_set_new(object, "ask", json_string(present_text(view, &attribute->ask)));
	return object;
}

static json_t *attributes(const struct view *view, bool of_person)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < view->rules->attribute_count; i++)
		if (view->rules->attributes[i].of_person == of_person)
			json_array_append_new(list, attribute_object(view, &view->rules->attributes[i]));
	return list;
}

/* What a kind asks for, and what it fixes. */
static json_t *kind_object(const struct view *view, const struct kind *kind)
{
	const struct rules *rules = view->rules;
	json_t *object = entry(view, kind->id, &kind->label), *asks = json_array(), *fixed = json_object();
	struct buffer value;

	buffer_init(&value);
	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		if (kind->asks[i])
			json_array_append_new(asks, json_string(rules->attributes[i].id));
		if (kind->fixed[i].state == VALUE_UNKNOWN)
			continue;
		buffer_reset(&value);
		notation_value(&value, &rules->attributes[i], &kind->fixed[i]);
		json_object_set_new(fixed, rules->attributes[i].id, json_string(buffer_string(&value)));
	}
	buffer_clear(&value);
	json_object_set_new(object, "asks", asks);
	json_object_set_new(object, "fixed", fixed);
	json_object_set_new(object, "same-as", json_string(rules->kinds[kind->same_as].id));
	json_object_set_new(object, "never", json_boolean(kind->never));
	json_object_set_new(object, "rare", json_boolean(kind->rare));
	return object;
}

/* The lists of things that have an id and a label and nothing more to tell. */
#define ENTRIES(view, things, count, label_field) \
	json_t *list = json_array(); \
	for (uint32_t i = 0; i < (view)->rules->count; i++) \
		json_array_append_new( \
			list, entry(view, (view)->rules->things[i].id, &(view)->rules->things[i].label_field)); \
	return list

static json_t *checklists(const struct view *view)
{
	ENTRIES(view, checklists, checklist_count, title);
}
static json_t *sections(const struct view *view)
{
	ENTRIES(view, sections, section_count, title);
}
static json_t *contacts(const struct view *view)
{
	ENTRIES(view, contacts, contact_count, label);
}
static json_t *roles(const struct view *view)
{
	ENTRIES(view, roles, role_count, label);
}
static json_t *events(const struct view *view)
{
	ENTRIES(view, events, event_count, label);
}
static json_t *groups(const struct view *view)
{
	ENTRIES(view, groups, group_count, label);
}
static json_t *terms(const struct view *view)
{
	ENTRIES(view, terms, term_count, term);
}

static json_t *sets(const struct view *view)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < view->rules->set_count; i++) {
		const struct country_set *set = &view->rules->sets[i];
		json_t *object = entry(view, set->id, &set->label), *members = json_array();

		for (uint32_t m = 0; m < set->count; m++)
			json_array_append_new(
				members, json_sprintf("%c%c", set->members[m] >> 8 & 0xff, set->members[m] & 0xff));
		json_object_set_new(object, "members", members);
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *languages(const struct view *view)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < view->rules->language_count; i++) {
		json_t *object = json_object();

		json_object_set_new(object, "tag", json_string(view->rules->languages[i].tag));
		json_object_set_new(object, "name", json_string(view->rules->languages[i].name));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *kinds(const struct view *view)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < view->rules->kind_count; i++)
		json_array_append_new(list, kind_object(view, &view->rules->kinds[i]));
	return list;
}

static json_t *whole(const struct view *view)
{
	json_t *object = json_object();

	json_object_set_new(object, "title", json_string(present_text(view, &view->rules->title)));
	json_object_set_new(object, "languages", languages(view));
	json_object_set_new(object, "checklists", checklists(view));
	json_object_set_new(object, "documents", kinds(view));
	json_object_set_new(object, "attributes", attributes(view, false));
	json_object_set_new(object, "facts", attributes(view, true));
	json_object_set_new(object, "persons", roles(view));
	json_object_set_new(object, "events", events(view));
	json_object_set_new(object, "sets", sets(view));
	json_object_set_new(object, "groups", groups(view));
	json_object_set_new(object, "sections", sections(view));
	json_object_set_new(object, "contacts", contacts(view));
	json_object_set_new(object, "glossary", terms(view));
	return object;
}

const char *list_json(struct buffer *out, const struct view *view, const char *const *sorts, size_t count)
{
	const char *strange = NULL;
	json_t *all, *some;

	json_begin();
	all = whole(view);
	some = count ? json_object() : json_incref(all);
	for (size_t i = 0; i < count && !strange; i++)
		if (json_object_set(some, sorts[i], json_object_get(all, sorts[i])) != 0)
			strange = sorts[i];
	json_decref(all);
	if (strange)
		json_decref(some);
	else
		json_finish(out, some);
	return strange;
}
