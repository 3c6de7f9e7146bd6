#ifndef MEDBRING_APP_PAGE_BUILD_H
#define MEDBRING_APP_PAGE_BUILD_H

/* Laying out a page, for src/app/page_*.c: each place has a function that adds its blocks. */

#include "app/session_state.h"
#include "app/express.h"

struct builder {
	struct session *session;
	struct view view;
	struct page *page;
	struct block *blocks;
	uint32_t count, room;
	uint16_t number;             /* the last one given out */
	uint8_t state_most[3];       /* of facts, of the visitor's papers, of other persons'; kept by page_question() */
	uint32_t line;               /* lines of longer texts so far, for their keys */
};

/* A block that is only read; focusable where `target` says what it is. The pointer holds until the next. */
struct block *page_add(struct builder *builder, enum role_of_block role, struct target target, const char *text);
struct block *page_text(struct builder *builder, enum role_of_block role, unsigned level, const char *text);

/* One to be picked: focusable and numbered. */
struct block *page_choice(struct builder *builder, enum role_of_block role, struct target target, const char *text);

/* The lines of a longer text, each focusable, with keys of their own. */
void page_lines(struct builder *builder, const struct said_list *list);

void page_title(struct builder *builder, const char *title);
void page_keys(struct builder *builder, const uint8_t *keys, uint32_t count);
struct block *page_input(struct builder *builder, struct target target, const char *prompt,
	const struct typing *typing, bool secret);

/* The places. */
void page_home(struct builder *builder);
void page_checklist(struct builder *builder);
void page_verdict(struct builder *builder);
void page_person(struct builder *builder, uint32_t code, const struct plan *plan, unsigned level);
void page_why(struct builder *builder);
void page_take(struct builder *builder);
void page_sections(struct builder *builder);
void page_contacts(struct builder *builder);
void page_search(struct builder *builder);
void page_help(struct builder *builder);
void page_field(struct builder *builder);
void page_save(struct builder *builder);

/* A question that `target` answers, with its state in words and its place among those still asked. */
struct block *page_question(struct builder *builder, struct target target, const char *text, unsigned level);

/* Below the answers of a paper that is there: that it does not serve, where that is certain. */
void page_of_no_use(struct builder *builder, struct target target, unsigned level);

#endif
