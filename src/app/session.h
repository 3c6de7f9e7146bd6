#ifndef MEDBRING_APP_SESSION_H
#define MEDBRING_APP_SESSION_H

/*
 * Where one person is and what they have said: place, language, answers,
 * undo, folds, focus, the line being typed. It changes only by
 * session_act(); session_page() shows it and changes nothing. Both front ends
 * walk the same session, so that they ask the same and say the same. Pure:
 * no terminal, file or clock; what must be done outside (write a file, leave)
 * is asked of the front end by session_wish().
 */

#include <stdbool.h>
#include <stdint.h>

#include "app/action.h"
#include "app/page.h"
#include "app/words.h"

struct session;

/* `answers` (or NULL) are copied. `language` is an index into the rules' languages. */
struct session *session_new(const struct rules *rules, int32_t visit, uint32_t language, const struct answers *answers);
void session_free(struct session *session);     /* wipes what was private */

/* Open a checklist (as `medbring CHECKLIST` does) or NO_INDEX for the home page. */
void session_open(struct session *session, uint32_t checklist);

/* Do `action` to the block with `key` (0: the focused one). `text` goes with
 * ACTION_SEARCH and with typing. False: it means nothing here, nothing was changed. */
bool session_act(struct session *session, enum action action, uint64_t key, const char *text);

/* Typing in PLACE_FIELD, PLACE_SAVE and PLACE_SEARCH, where the page says `typing`. */
enum edit { EDIT_INSERT, EDIT_BACKSPACE, EDIT_DELETE, EDIT_LEFT, EDIT_RIGHT, EDIT_HOME, EDIT_END, EDIT_CLEAR,
	EDIT_STEP_UP, EDIT_STEP_DOWN /* dates: a day, or the part that the cursor is in; numbers: one */, EDIT_SET /* the whole line at once */ };
bool session_edit(struct session *session, enum edit edit, const char *text);

/* Would the text that the block with `key` is for keep its rules, as far as they are known? Nothing is changed. */
bool session_text_passes(struct session *session, uint64_t key, const char *text);

/* The page as it is now, in `frame`; `focused` and `changed` are set in it. */
const struct page *session_page(struct session *session, struct arena *frame);

/* The same page in another language, to be shown beside it; nothing counts as seen, announced or changed by it. */
const struct page *session_page_in(struct session *session, struct arena *frame, uint32_t language);

/* The information as the page of sections has it, to be shown beside a checklist: as folded there, all of it where all is
 * closed; `focus` is the heading of what belongs to the checklist. Nothing counts as seen by it, and nobody goes there. */
const struct page *session_page_aside(struct session *session, struct arena *frame);

/* What the front end or the command is to do next. */
enum wish { WISH_NOTHING, WISH_LEAVE, WISH_SAVE_ANSWERS, WISH_SAVE_LIST };
enum wish session_wish(struct session *session, const char **file_name);   /* taken once */
void session_wish_done(struct session *session, const char *error);        /* NULL: it worked; else the reason in words */

const struct answers *session_answers(const struct session *session);
const struct rules *session_rules(const struct session *session);
uint32_t session_language(const struct session *session);
uint32_t session_checklist(const struct session *session);                 /* or NO_INDEX */
void session_set_kiosk(struct session *session, bool kiosk);               /* nothing is ever saved */
void session_set_codes(struct session *session, bool codes);               /* the front end can show a QR code */
void session_set_guided(struct session *session, bool guided);             /* it asks one thing after another: BLOCK_SETTLES is set */

#endif
