#include "app/code.h"

#include <string.h>

#include "app/express.h"
#include "app/session_state.h"

static bool is_item(const struct said *said)
{
	return said->level && said->role != ROLE_NOTICE;
}

static const char *of_list(const struct view *view, unsigned brevity)
{
	struct said_list list = {.count = 0};
	struct buffer out;
	uint32_t index, items = 0, kept = UINT32_MAX;

	present_take(view, &list);
	for (index = 0; index < list.count; index++)
		items += is_item(&list.lines[index]);
	if (brevity > CODE_ITEMS && brevity - CODE_ITEMS >= items)
		return "";
	if (brevity > CODE_ITEMS)
		kept = items - (brevity - CODE_ITEMS);
	buffer_init(&out);
	for (index = 0; index < list.count; index++) {
		const struct said *said = &list.lines[index];

		if (brevity && index && (!is_item(said) || !kept))
			continue;
		kept -= index && is_item(said);
		buffer_add_format(
			&out, "%s%s%s", out.length ? "\n" : "", is_item(said) && !brevity ? "- " : "", said->text);
	}
	buffer_add_string(&out, brevity > CODE_ITEMS ? "\n..." : "");
	return compose_finish(view->arena, &out);
}

/* A number without the spaces that make it legible. */
static const char *call(struct arena *arena, const char *phone)
{
	struct buffer out;

	buffer_init(&out);
	buffer_add_string(&out, "tel:");
	for (; *phone; phone++)
		if (*phone == '+' || (*phone >= '0' && *phone <= '9'))
			buffer_add_byte(&out, *phone);
	return compose_finish(arena, &out);
}

static const char *with_prefix(struct arena *arena, const char *prefix, const char *value)
{
	struct buffer out;

	buffer_init(&out);
	buffer_add_format(&out, "%s%s", strstr(value, "://") ? "" : prefix, value);
	return compose_finish(arena, &out);
}

/* The line's own, else the first that there is. A mail's address may have the site's in it. */
static const char *of_contact(struct arena *arena, const struct contact *contact, const char *line)
{
	const char *site = contact->site ? with_prefix(arena, "https://", contact->site) : "";
	const char *mail = contact->mail ? with_prefix(arena, "mailto:", contact->mail) : site;

	if (contact->mail && strstr(line, contact->mail))
		return mail;
	if (contact->site && strstr(line, contact->site))
		return site;
	return contact->phone ? call(arena, contact->phone) : mail;
}

static const char *of_contacts(const struct view *view, const char *line)
{
	uint32_t index, at;

	for (index = 0; index < view->rules->contact_count; index++) {
		struct said_list list = {.count = 0};

		present_contact(view, index, &list);
		for (at = 0; at < list.count; at++)
			if (strcmp(list.lines[at].text, line) == 0)
				return of_contact(view->arena, &view->rules->contacts[index], line);
	}
	return "";
}

const char *code_text(struct session *session, struct arena *arena, const struct page *page, unsigned brevity)
{
	const struct view view = session_view(session, arena);

	if (page->place == PLACE_TAKE)
		return of_list(&view, brevity);
	if (page->place == PLACE_CONTACTS && !brevity && page->focus < page->block_count)
		return of_contacts(&view, page->blocks[page->focus].text);
	return "";
}
