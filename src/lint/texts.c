#include "lint/texts.h"

/* Where the walk tells what it sees. */
struct walk {
	void (*see)(void *context, const char *owner, const char *key, const struct text *text);
	void *context;
};

static void see(const struct walk *walk, const char *owner, const char *key, const struct text *text)
{
	walk->see(walk->context, owner ? owner : "", key, text);
}

static void see_attributes(const struct walk *walk, const struct rules *rules)
{
	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		const struct attribute *one = &rules->attributes[i];

		see(walk, one->id, "label", &one->label);
		see(walk, one->id, "ask", &one->ask);
		see(walk, one->id, "plain", &one->plain);
		see(walk, one->id, "brief", &one->brief);
		see(walk, one->id, "help", &one->help);
		see(walk, one->id, "to-do", &one->to_do);
		see(walk, one->id, "clause", &one->clause);
		for (uint32_t c = 0; c < one->choice_count; c++)
			see(walk, one->id, one->choices[c].id, &one->choices[c].label);
	}
}

static void see_documents(const struct walk *walk, const struct rules *rules)
{
	for (uint32_t i = 0; i < rules->kind_count; i++) {
		see(walk, rules->kinds[i].id, "label", &rules->kinds[i].label);
		see(walk, rules->kinds[i].id, "brief", &rules->kinds[i].brief);
		see(walk, rules->kinds[i].id, "full", &rules->kinds[i].full);
		see(walk, rules->kinds[i].id, "hint", &rules->kinds[i].hint);
		see(walk, rules->kinds[i].id, "noun", &rules->kinds[i].noun);
		see(walk, rules->kinds[i].id, "own-noun", &rules->kinds[i].own_noun);
	}
	for (uint32_t i = 0; i < rules->group_count; i++) {
		see(walk, rules->groups[i].id, "label", &rules->groups[i].label);
		see(walk, rules->groups[i].id, "note", &rules->groups[i].note);
	}
	for (uint32_t i = 0; i < rules->set_count; i++)
		see(walk, rules->sets[i].id, "label", &rules->sets[i].label);
	for (uint32_t i = 0; i < rules->event_count; i++) {
		see(walk, rules->events[i].id, "label", &rules->events[i].label);
		see(walk, rules->events[i].id, "ask", &rules->events[i].ask);
		see(walk, rules->events[i].id, "plain", &rules->events[i].plain);
		see(walk, rules->events[i].id, "brief", &rules->events[i].brief);
	}
}

static void see_requirements(const struct walk *walk, const struct rules *rules)
{
	for (uint32_t i = 0; i < rules->requirement_count; i++) {
		see(walk, rules->requirements[i].id, "label", &rules->requirements[i].label);
		see(walk, rules->requirements[i].id, "why", &rules->requirements[i].why);
	}
	for (uint32_t i = 0; i < rules->text_rule_count; i++) {
		see(walk, rules->text_rules[i].id, "label", &rules->text_rules[i].label);
		see(walk, rules->text_rules[i].id, "plain", &rules->text_rules[i].plain);
	}
	for (uint32_t i = 0; i < rules->test_count; i++) {
		see(walk, rules->attributes[rules->tests[i].attribute].id, "why", &rules->tests[i].why);
		see(walk, rules->attributes[rules->tests[i].attribute].id, "noun", &rules->tests[i].noun);
	}
	for (uint32_t i = 0; i < rules->role_count; i++) {
		see(walk, rules->roles[i].id, "label", &rules->roles[i].label);
		see(walk, rules->roles[i].id, "noun", &rules->roles[i].noun);
		see(walk, rules->roles[i].id, "ask", &rules->roles[i].ask);
		see(walk, rules->roles[i].id, "brief", &rules->roles[i].brief);
		see(walk, rules->roles[i].id, "to-do", &rules->roles[i].to_do);
		see(walk, rules->roles[i].id, "help", &rules->roles[i].help);
	}
}

static void see_checklists(const struct walk *walk, const struct rules *rules)
{
	for (uint32_t i = 0; i < rules->checklist_count; i++) {
		const struct checklist *one = &rules->checklists[i];

		see(walk, one->id, "title", &one->title);
		see(walk, one->id, "intro", &one->intro);
		see(walk, one->id, "ready", &one->ready);
		see(walk, one->id, "not-ready", &one->not_ready);
	}
	for (uint32_t i = 0; i < rules->notice_count; i++)
		see(walk, rules->notices[i].id, "text", &rules->notices[i].text);
}

/* A block that only one language shows is there in that language alone, and rightly so. */
static void see_blocks(const struct walk *walk, const struct rules *rules, const struct section *section)
{
	for (uint32_t i = 0; i < section->blocks.count; i++) {
		const struct section_block *block = &rules->section_blocks[section->blocks.first + i];

		if (block->only != NO_INDEX)
			continue;
		see(walk, section->id, "body", &block->text);
		for (uint32_t item = 0; item < block->item_count; item++)
			see(walk, section->id, "list", &block->items[item]);
	}
}

static void see_reading(const struct walk *walk, const struct rules *rules)
{
	for (uint32_t i = 0; i < rules->section_count; i++) {
		see(walk, rules->sections[i].id, "title", &rules->sections[i].title);
		see_blocks(walk, rules, &rules->sections[i]);
	}
	for (uint32_t i = 0; i < rules->contact_count; i++) {
		see(walk, rules->contacts[i].id, "label", &rules->contacts[i].label);
		see(walk, rules->contacts[i].id, "hours", &rules->contacts[i].hours);
		see(walk, rules->contacts[i].id, "note", &rules->contacts[i].note);
	}
	for (uint32_t i = 0; i < rules->term_count; i++) {
		see(walk, rules->terms[i].id, "term", &rules->terms[i].term);
		see(walk, rules->terms[i].id, "meaning", &rules->terms[i].meaning);
	}
}

void texts_each(const struct rules *rules,
	void (*told)(void *context, const char *owner, const char *key, const struct text *text), void *context)
{
	const struct walk walk = {told, context};

	see(&walk, "", "title", &rules->title);
	see(&walk, "", "intro", &rules->intro);
	see_attributes(&walk, rules);
	see_documents(&walk, rules);
	see_requirements(&walk, rules);
	see_checklists(&walk, rules);
	see_reading(&walk, rules);
}
