#include "app/express.h"

/* Sections, contacts and words explained. */

static void group_lines(const struct view *view, uint32_t group, struct said_list *list)
{
	const struct list *lines = &view->rules->lists[view->rules->groups[group].list];
	uint32_t last = NO_INDEX;

	if (text_given(&view->rules->groups[group].label))
		say_line(view, list, ROLE_PARAGRAPH, 0, present_text(view, &view->rules->groups[group].label));
	for (uint32_t place = 0; place < lines->lines.count; place++) {
		uint32_t kind = view->rules->lines[lines->lines.first + place].kind;

		if (kind == NO_INDEX || kind == last)
			continue;
		last = kind;
		say_line(view, list, ROLE_PARAGRAPH, 1,
			present_text(view,
				text_given(&view->rules->kinds[kind].full) ? &view->rules->kinds[kind].full
									   : &view->rules->kinds[kind].label));
	}
	if (text_given(&view->rules->groups[group].note))
		say_line(view, list, ROLE_PARAGRAPH, 0, present_text(view, &view->rules->groups[group].note));
}

static void section_block(const struct view *view, const struct section_block *block, struct said_list *list)
{
	if (block->only != NO_INDEX && block->only != view->language)
		return;
	switch (block->kind) {
	case BLOCK_TEXT: say_line(view, list, ROLE_PARAGRAPH, 0, present_text(view, &block->text)); break;
	case BLOCK_HEADING: say_line(view, list, ROLE_HEADING, 0, present_text(view, &block->text)); break;
	case BLOCK_LIST:
		for (uint32_t item = 0; item < block->item_count; item++)
			say_line(view, list, ROLE_PARAGRAPH, 1, present_text(view, &block->items[item]));
		break;
	case BLOCK_GROUP: group_lines(view, block->index, list); break;
	case BLOCK_CONTACT: present_contact(view, block->index, list); break;
	case BLOCK_CHECKLIST:
		say_line(view, list, ROLE_CHOICE, 0,
			express(view, N_("Go to the checklist: {name}"), "name",
				present_text(view, &view->rules->checklists[block->index].title), NULL))
			->id = view->rules->checklists[block->index].id;
		break;
	}
}

void present_section(const struct view *view, uint32_t index, struct said_list *list)
{
	const struct section *section = &view->rules->sections[index];

	for (uint32_t block = 0; block < section->blocks.count; block++)
		section_block(view, &view->rules->section_blocks[section->blocks.first + block], list);
}

static void contact_line(const struct view *view, struct said_list *list, const char *msgid, const char *value)
{
	if (value && *value)
		say_line(view, list, ROLE_PARAGRAPH, 1, express(view, msgid, "value", value, NULL));
}

void present_contact(const struct view *view, uint32_t index, struct said_list *list)
{
	const struct contact *contact = &view->rules->contacts[index];

	say_line(view, list, ROLE_HEADING, 0, present_text(view, &contact->label));
	contact_line(view, list, N_("Phone: {value}"), contact->phone);
	contact_line(view, list, N_("Mail: {value}"), contact->mail);
	contact_line(view, list, N_("Website: {value}"), contact->site);
	for (uint32_t line = 0; line < contact->address_count; line++)
		say_line(view, list, ROLE_PARAGRAPH, 1, contact->address[line]);
	if (text_given(&contact->hours))
		contact_line(view, list, N_("Opening hours: {value}"), present_text(view, &contact->hours));
	if (text_given(&contact->note))
		say_line(view, list, ROLE_PARAGRAPH, 1, present_text(view, &contact->note));
}

void present_term(const struct view *view, uint32_t index, struct said_list *list)
{
	const struct term *term = &view->rules->terms[index];

	say_line(view, list, ROLE_PARAGRAPH, 0,
		express(view, N_("{label}: {value}"), "label", present_text(view, &term->term), "value",
			present_text(view, &term->meaning), NULL));
}
