#include "app/session_state.h"

#include <string.h>

#include "base/text.h"

/* Search through everything in every language, letters' case and accents aside. */

struct finder {
	struct session *session;
	struct arena *arena;
	const char *wanted; /* folded */
	struct hit *hits;
	uint32_t count, room;
};

/* The text in the language where it fits, the person's own first; NO_INDEX where in none. */
static uint32_t language_that_fits(struct finder *finder, const struct text *text)
{
	uint32_t own = finder->session->language, count = finder->session->rules->language_count;

	for (uint32_t turn = 0; turn < count; turn++) {
		uint32_t language = turn == 0 ? own : turn <= own ? turn - 1 : turn;
		struct arena_mark mark = arena_mark(finder->arena);
		const char *string = text_at(text, language);
		bool fits = string && strstr(text_fold(finder->arena, string), finder->wanted);

		arena_rewind(finder->arena, mark);
		if (fits)
			return language;
	}
	return NO_INDEX;
}

/* Add a hit where one of the texts fits; `title` tells where it is. */
static bool try_text(
	struct finder *finder, const struct text *text, const struct text *title, enum what what, uint32_t index)
{
	struct view view = {
		.arena = finder->arena, .rules = finder->session->rules, .answers = finder->session->answers};
	uint32_t language;

	if (finder->count == finder->room || !text_given(text))
		return false;
	language = language_that_fits(finder, text);
	if (language == NO_INDEX)
		return false;
	view.language = language;
	finder->hits[finder->count++] = (struct hit){present_text(&view, text),
		title && title != text ? present_text(&view, title) : NULL, language, what, index};
	return true;
}

static void search_fact(struct finder *finder, uint32_t index)
{
	const struct attribute *attribute = &finder->session->rules->attributes[index];

	if (!attribute->secret && !try_text(finder, &attribute->label, NULL, WHAT_FACT, index))
		try_text(finder, &attribute->ask, &attribute->label, WHAT_FACT, index);
}

static void search_role(struct finder *finder, uint32_t index)
{
	const struct role *role = &finder->session->rules->roles[index];

	if (!try_text(finder, &role->label, NULL, WHAT_PERSON, index))
		try_text(finder, &role->ask, &role->label, WHAT_PERSON, index);
}

/* What a checklist asks about the person, and who may come along; each once. */
static void search_questions(struct finder *finder)
{
	const struct rules *rules = finder->session->rules;
	bool *facts = arena_array(finder->arena, rules->attribute_count, sizeof *facts);
	bool *roles = arena_array(finder->arena, rules->role_count, sizeof *roles);

	for (uint32_t index = 0; index < rules->checklist_count; index++) {
		const struct plan *plan = plan_make(finder->arena, rules, rules->checklists[index].requirement,
			finder->session->answers->visit, false);

		for (uint32_t at = 0; at < plan->fact_count; at++)
			facts[plan->facts[at].attribute] |= !plan->facts[at].aside;
		for (uint32_t at = 0; at < plan->role_count; at++)
			roles[plan->roles[at]] = true;
	}
	for (uint32_t index = 0; index < rules->attribute_count; index++)
		if (facts[index])
			search_fact(finder, index);
	for (uint32_t index = 0; index < rules->role_count; index++)
		if (roles[index])
			search_role(finder, index);
}

static void search_sections(struct finder *finder)
{
	const struct rules *rules = finder->session->rules;

	for (uint32_t index = 0; index < rules->section_count; index++) {
		const struct section *section = &rules->sections[index];
		bool found = try_text(finder, &section->title, NULL, WHAT_SECTION, index);

		for (uint32_t place = 0; !found && place < section->blocks.count; place++) {
			const struct section_block *block = &rules->section_blocks[section->blocks.first + place];

			found = try_text(finder, &block->text, &section->title, WHAT_SECTION, index);
			for (uint32_t item = 0; !found && item < block->item_count; item++)
				found = try_text(finder, &block->items[item], &section->title, WHAT_SECTION, index);
		}
	}
}

static void search_rest(struct finder *finder)
{
	const struct rules *rules = finder->session->rules;

	for (uint32_t index = 0; index < rules->contact_count; index++) {
		const struct contact *contact = &rules->contacts[index];

		if (!try_text(finder, &contact->label, NULL, WHAT_PLACE, PLACE_CONTACTS))
			try_text(finder, &contact->note, &contact->label, WHAT_PLACE, PLACE_CONTACTS);
	}
	for (uint32_t index = 0; index < rules->term_count; index++)
		if (!try_text(finder, &rules->terms[index].term, NULL, WHAT_SECTION, rules->section_count))
			try_text(finder, &rules->terms[index].meaning, &rules->terms[index].term, WHAT_SECTION,
				rules->section_count);
}

uint32_t search_hits(struct session *session, struct arena *arena, struct hit *hits, uint32_t room)
{
	const struct rules *rules = session->rules;
	struct finder finder = {session, arena, text_fold(arena, session->search.bytes), hits, 0, room};

	if (strspn(finder.wanted, " ") == strlen(finder.wanted))
		return 0;
	for (uint32_t index = 0; index < rules->checklist_count; index++)
		if (!try_text(&finder, &rules->checklists[index].title, NULL, WHAT_CHECKLIST, index))
			try_text(&finder, &rules->checklists[index].intro, &rules->checklists[index].title,
				WHAT_CHECKLIST, index);
	for (uint32_t index = 0; index < rules->kind_count; index++) {
		const struct kind *kind = &rules->kinds[index];

		if (!try_text(&finder, &kind->label, NULL, WHAT_PAPER, index)
			&& !try_text(&finder, &kind->full, &kind->label, WHAT_PAPER, index))
			try_text(&finder, &kind->hint, &kind->label, WHAT_PAPER, index);
	}
	search_sections(&finder);
	search_rest(&finder);
	search_questions(&finder);
	return finder.count;
}

static bool asked_by(const struct plan *plan, const struct hit *hit)
{
	bool found = false;

	for (uint32_t index = 0; hit->what == WHAT_PAPER && index < plan->kind_count; index++)
		found |= plan->kinds[index].kind == hit->index;
	for (uint32_t index = 0; hit->what == WHAT_FACT && index < plan->fact_count; index++)
		found |= plan->facts[index].attribute == hit->index;
	for (uint32_t index = 0; hit->what == WHAT_PERSON && index < plan->role_count; index++)
		found |= plan->roles[index] == hit->index;
	return found;
}

static uint64_t key_of(const struct hit *hit)
{
	struct target target = {.what = hit->what};

	if (hit->what == WHAT_PAPER)
		target.kind = hit->index;
	else if (hit->what == WHAT_FACT)
		target.attribute = hit->index;
	else
		target.person = 1 + hit->index * PERSONS_OF_A_ROLE;
	return target_key(target);
}

/* The checklist that asks for it: the one we came from, else the first. */
static bool open_asking(struct session *session, const struct hit *hit)
{
	uint32_t own = session_here(session)->checklist;
	struct arena scratch = {0};
	bool found = false;

	for (uint32_t turn = 0; !found && turn <= session->rules->checklist_count; turn++) {
		uint32_t checklist = turn == 0 ? own : turn - 1;

		if (checklist == NO_INDEX)
			continue;
		found = asked_by(plan_make(&scratch, session->rules, session->rules->checklists[checklist].requirement,
					 session->answers->visit, true),
			hit);
		if (found)
			session_go(session, PLACE_CHECKLIST, checklist, key_of(hit));
		arena_reset(&scratch);
	}
	arena_clear(&scratch);
	return found;
}

/* The line of a section that has what is searched for; its heading where there is none to stand on. */
static uint64_t line_of_hit(struct session *session, struct arena *arena, const struct hit *hit)
{
	struct view view = {
		.arena = arena, .rules = session->rules, .answers = session->answers, .language = hit->language};
	const char *wanted = text_fold(arena, session->search.bytes);
	struct said_list list = {.count = 0};

	if (hit->index < session->rules->section_count)
		present_section(&view, hit->index, &list);
	for (uint32_t line = 0; line < list.count; line++)
		if (list.lines[line].role != ROLE_CHOICE && strstr(text_fold(arena, list.lines[line].text), wanted))
			return target_key((struct target){
				.what = WHAT_LINE, .kind = ((hit->index + 1) * 1000 + line) & TARGET_KIND_MAX});
	return target_key((struct target){.what = WHAT_SECTION, .kind = hit->index});
}

bool search_open(struct session *session, uint32_t number)
{
	struct hit hits[SEARCH_HITS_MAX];
	struct arena scratch = {0};
	uint32_t count = search_hits(session, &scratch, hits, SEARCH_HITS_MAX);
	uint32_t checklist = session_here(session)->checklist;
	bool opened = false;

	if (number < count && hits[number].what == WHAT_CHECKLIST)
		opened = session_go(session, PLACE_CHECKLIST, hits[number].index, 0);
	else if (number < count
		&& (hits[number].what == WHAT_PAPER || hits[number].what == WHAT_FACT
			|| hits[number].what == WHAT_PERSON))
		opened = open_asking(session, &hits[number]);
	else if (number < count && hits[number].what == WHAT_PLACE)
		opened = session_go(session, (enum page_place)hits[number].index, checklist, 0);
	else if (number < count) {
		session->open[hits[number].index] = true;
		opened = session_go(session, PLACE_SECTIONS, checklist, line_of_hit(session, &scratch, &hits[number]));
	}
	arena_clear(&scratch);
	if (opened)
		session->hit = number;
	return opened;
}

bool search_step(struct session *session, int step)
{
	struct hit hits[SEARCH_HITS_MAX];
	struct arena scratch = {0};
	const uint32_t count = search_hits(session, &scratch, hits, SEARCH_HITS_MAX);

	arena_clear(&scratch);
	return count && search_open(session, (session->hit + count + (uint32_t)step) % count);
}
