#include "app/words.h"

#include <string.h>

#include "app/catalogue.h"
#include "app/compose.h"
#include "base/date.h"

static const char *const months[] = {
	N_("January"),
	N_("February"),
	N_("March"),
	N_("April"),
	N_("May"),
	N_("June"),
	N_("July"),
	N_("August"),
	N_("September"),
	N_("October"),
	N_("November"),
	N_("December"),
};

static const struct catalogue *catalogue_for(const char *tag)
{
	for (size_t index = 0; index < catalogue_count; index++)
		if (!strcmp(catalogues[index].tag, tag))
			return &catalogues[index];
	return NULL;
}

const char *say(const char *tag, const char *msgid)
{
	const struct catalogue *catalogue = catalogue_for(tag);
	const char *found = catalogue ? catalogue_find(catalogue, msgid) : NULL;

	return found ? found : msgid;
}

const char *say_count(const char *tag, const char *one, const char *many, unsigned long count)
{
	const struct catalogue *catalogue = catalogue_for(tag);
	const char *found = catalogue ? catalogue_find_count(catalogue, one, count) : NULL;

	return found ? found : count == 1 ? one : many;
}

const char *say_date(struct arena *arena, const char *tag, int32_t day)
{
	struct date_parts parts = date_parts(day);
	const char *pairs[] = {"day", compose_number(arena, parts.day), "month", say(tag, months[parts.month - 1]),
		"year", compose_number(arena, parts.year), NULL};

	return compose(arena, say(tag, N_("{day} {month} {year}")), pairs);
}

/* What a placeholder in a rules text can stand for. */
struct filling {
	const struct rules *rules;
	const char *const *pairs;
};

static const char *contact_field(const struct rules *rules, const char *name, size_t length)
{
	const char *dot = memchr(name, '.', length);
	size_t id_length = dot ? (size_t)(dot - name) : 0;
	size_t field_length = dot ? length - id_length - 1 : 0;

	for (uint32_t index = 0; dot && index < rules->contact_count; index++) {
		const struct contact *contact = &rules->contacts[index];
		const char *fields[] = {"phone", contact->phone, "mail", contact->mail, "site", contact->site, NULL};

		if (strncmp(contact->id, name, id_length) || contact->id[id_length])
			continue;
		for (size_t field = 0; fields[field]; field += 2)
			if (strlen(fields[field]) == field_length && !strncmp(fields[field], dot + 1, field_length))
				return fields[field + 1];
	}
	return NULL;
}

static const char *look_up(const void *context, const char *name, size_t length)
{
	const struct filling *filling = context;
	const char *found = compose_pair(filling->pairs, name, length);

	for (uint32_t index = 0; !found && index < filling->rules->datum_count; index++) {
		const struct datum *datum = &filling->rules->data[index];

		if (!strncmp(datum->id, name, length) && !datum->id[length])
			found = datum->string;
	}
	return found ? found : contact_field(filling->rules, name, length);
}

const char *fill(struct arena *arena, const struct rules *rules, const struct text *text, uint32_t language,
	const char *const *pairs)
{
	struct filling filling = {rules, pairs};

	return compose_with(arena, text_in(text, language), look_up, &filling);
}
