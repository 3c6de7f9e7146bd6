#ifndef MEDBRING_TESTS_SESSION_FIXTURE_H
#define MEDBRING_TESTS_SESSION_FIXTURE_H

/* The shipped rules and a session over them, for the tests of src/app. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "app/difference.h"
#include "app/session.h"
#include "base/date.h"
#include "load/load.h"

struct fixture {
	struct arena arena, frame;
	struct rules rules;
	struct diagnostics diagnostics;
	struct session *session;
	const struct page *page;
	struct buffer dump;
};

/* Rules from a text, opened at their first checklist. */
static inline void fixture_open_text(struct fixture *fixture, const char *text)
{
	*fixture = (struct fixture){.session = NULL};
	diagnostics_init(&fixture->diagnostics, &fixture->arena, "rules");
	cr_assert(rules_load(&fixture->rules, "rules", text, strlen(text), LOAD_BYTES_MAX, &fixture->diagnostics), "%s",
		fixture->diagnostics.count ? fixture->diagnostics.list[0].message : "");
	fixture->session = session_new(&fixture->rules, date_from_parts((struct date_parts){2026, 12, 1}), 0, NULL);
	session_open(fixture->session, 0);
	arena_reset(&fixture->frame);
	fixture->page = session_page(fixture->session, &fixture->frame);
}

static inline void fixture_load(struct fixture *fixture, const char *file)
{
	static char bytes[LOAD_BYTES_MAX];
	FILE *stream = fopen(file, "rb");
	size_t length;

	cr_assert_not_null(stream, "%s", file);
	length = fread(bytes, 1, sizeof bytes, stream);
	fclose(stream);
	*fixture = (struct fixture){.session = NULL};
	diagnostics_init(&fixture->diagnostics, &fixture->arena, file);
	cr_assert(rules_load(&fixture->rules, file, bytes, length, LOAD_BYTES_MAX, &fixture->diagnostics), "%s",
		fixture->diagnostics.count ? fixture->diagnostics.list[0].message : "");
}

static inline const struct page *fixture_page(struct fixture *fixture)
{
	arena_reset(&fixture->frame);
	fixture->page = session_page(fixture->session, &fixture->frame);
	return fixture->page;
}

static inline void fixture_open(struct fixture *fixture, const char *language, const char *checklist)
{
	int32_t visit = date_from_parts((struct date_parts){2026, 12, 1});

	fixture_load(fixture, "rules.yaml");
	fixture->session = session_new(&fixture->rules, visit, rules_find_language(&fixture->rules, language), NULL);
	session_open(fixture->session, checklist ? rules_find_checklist(&fixture->rules, checklist) : NO_INDEX);
	fixture_page(fixture);
}

static inline void fixture_close(struct fixture *fixture)
{
	session_free(fixture->session);
	rules_clear(&fixture->rules);
	arena_clear(&fixture->arena);
	arena_clear(&fixture->frame);
	buffer_clear(&fixture->dump);
}

/* The block whose text begins so; fails the test where there is none. */
static inline const struct block *fixture_block(struct fixture *fixture, const char *text)
{
	for (uint32_t index = 0; index < fixture->page->block_count; index++)
		if (fixture->page->blocks[index].key &&
			!strncmp(fixture->page->blocks[index].text, text, strlen(text)))
			return &fixture->page->blocks[index];
	buffer_reset(&fixture->dump);
	page_dump(&fixture->dump, fixture->page);
	cr_assert(false, "no block \"%s\" in:\n%s", text, buffer_string(&fixture->dump));
	return NULL;
}

static inline const struct block *fixture_role(struct fixture *fixture, enum role_of_block role)
{
	for (uint32_t index = 0; index < fixture->page->block_count; index++)
		if (fixture->page->blocks[index].role == role)
			return &fixture->page->blocks[index];
	return NULL;
}

static inline bool fixture_act(struct fixture *fixture, enum action action, const char *text)
{
	bool done = session_act(fixture->session, action, text ? fixture_block(fixture, text)->key : 0, NULL);

	fixture_page(fixture);
	return done;
}

/* Go to a block, and type into it. */
static inline bool fixture_type(struct fixture *fixture, const char *typed)
{
	bool done = session_edit(fixture->session, EDIT_SET, typed);

	fixture_page(fixture);
	return done;
}

/* A checklist of the rules that text mode is tested by. */
static inline void fixture_harbour(struct fixture *fixture, const char *checklist)
{
	fixture_load(fixture, "tests/talk/harbour.yaml");
	fixture->session = session_new(&fixture->rules, date_from_parts((struct date_parts){2026, 12, 1}), 0, NULL);
	session_open(fixture->session, rules_find_checklist(&fixture->rules, checklist));
	fixture_page(fixture);
}

/* The page on which the question is answered by a value. */
static inline void fixture_field(struct fixture *fixture, const char *question)
{
	cr_assert(fixture_act(fixture, ACTION_VALUE, question), "%s", question);
	cr_assert_eq(fixture->page->place, PLACE_FIELD);
}

static inline const char *fixture_state(struct fixture *fixture, const char *question)
{
	return fixture_block(fixture, question)->state;
}

#endif
