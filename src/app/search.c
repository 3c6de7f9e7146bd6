#include "app/session_state.h"

#include <string.h>

#include "base/text.h"

/* Search through everything in every language, letters' case and accents aside. */

struct finder {
	struct session *session;
	struct arena *arena;
	const char *wanted;          /* folded */
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
static bool try_text(struct finder *finder, const struct text *text, const struct text *title, enum what what,
	uint32_t index)
{
	struct view view = {.arena = finder->arena, .rules = finder->session->rules, .answers = finder->session->answers};
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
			try_text(finder, &rules->terms[index].meaning, &rules->terms[index].term, WHAT_SECTION, rules->section_count);
}

uint32_t search_hits(struct session *session, struct arena *arena, struct hit *hits, uint32_t room)
{
	const struct rules *rules = session->rules;
	struct finder finder = {session, arena, text_fold(arena, session->search.bytes), hits, 0, room};

	if (strspn(finder.wanted, " ") == strlen(finder.wanted))
		return 0;
	for (uint32_t index = 0; index < rules->checklist_count; index++)
		if (!try_text(&finder, &rules->checklists[index].title, NULL, WHAT_CHECKLIST, index))
			try_text(&finder, &rules->checklists[index].intro, &rules->checklists[index].title, WHAT_CHECKLIST, index);
	for (uint32_t index = 0; index < rules->kind_count; index++) {
		const struct kind *kind = &rules->kinds[index];

		if (!try_text(&finder, &kind->label, NULL, WHAT_PAPER, index) &&
			!try_text(&finder, &kind->full, &kind->label, WHAT_PAPER, index))
			try_text(&finder, &kind->hint, &kind->label, WHAT_PAPER, index);
	}
	search_sections(&finder);
	search_rest(&finder);
	return finder.count;
}

/* The checklist that asks for that kind of paper: the one we came from, else the first. */
static bool open_paper(struct session *session, uint32_t kind)
{
	uint64_t key = target_key((struct target){.what = WHAT_PAPER, .kind = kind});
	uint32_t own = session_here(session)->checklist;
	struct arena scratch = {0};
	bool found = false;

	for (uint32_t turn = 0; !found && turn <= session->rules->checklist_count; turn++) {
		uint32_t checklist = turn == 0 ? own : turn - 1;
		const struct plan *plan;

		if (checklist == NO_INDEX)
			continue;
		plan = plan_make(&scratch, session->rules, session->rules->checklists[checklist].requirement,
			session->answers->visit, true);
		for (uint32_t index = 0; index < plan->kind_count && !found; index++)
			found = plan->kinds[index].kind == kind;
		if (found)
			session_go(session, PLACE_CHECKLIST, checklist, key);
		arena_reset(&scratch);
	}
	arena_clear(&scratch);
	return found;
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
	else if (number < count && hits[number].what == WHAT_PAPER)
		opened = open_paper(session, hits[number].index);
	else if (number < count && hits[number].what == WHAT_PLACE)
		opened = session_go(session, (enum page_place)hits[number].index, checklist, 0);
	else if (number < count) {
		session->open[hits[number].index] = true;
		opened = session_go(session, PLACE_SECTIONS, checklist,
			target_key((struct target){.what = WHAT_SECTION, .kind = hits[number].index}));
	}
	arena_clear(&scratch);
	return opened;
}
