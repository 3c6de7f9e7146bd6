/* A hundred thousand random steps: nothing breaks, and no answer is lost but where that was asked for. */
#include "engine/report.h"
#include "every_file.h"
#include "session_fixture.h"

enum { STEPS = 100000, STEPS_OF_A_FILE = 150 };

static uint64_t state = 88172645463325252u;

static uint32_t random_below(uint32_t limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 16) % limit;
}

static const char *const typed[] = {"9.5.2027", "2026-12-01", "31.2.2027", "40", "1", "tysk", "dk", "", "abc",
	"0101901234", "010190-1234", " æøå ", "{}", "pas", "kort", "999999999999", "\xf0\x9f\x98\x80", "\xff",
	"1.1.1990"};

/* What a flag says stands there in words too: as the state; in a paragraph as all there is. */
static const unsigned in_words =
	BLOCK_CHOSEN | BLOCK_DENIED | BLOCK_UNSURE | BLOCK_DISABLED | BLOCK_OPEN | BLOCK_CLOSED;

static void check_page(struct fixture *fixture)
{
	const struct page *page = fixture->page;
	uint32_t verdicts = 0, focused = 0;

	cr_assert_gt(page->block_count, 0u);
	cr_assert_eq(page->blocks[0].role, ROLE_TITLE);
	cr_assert(page->focus == NO_INDEX || page->focus < page->block_count);
	cr_assert_leq(page->key_count, 5u);
	for (uint32_t index = 0; index < page->block_count; index++) {
		const struct block *block = &page->blocks[index];

		cr_assert_not_null(block->text);
		cr_assert(*block->text, "an empty text at place %d, of role %d", (int)page->place, (int)block->role);
		verdicts += block->role == ROLE_VERDICT;
		focused += (block->flags & BLOCK_FOCUSED) != 0;
		cr_assert(!(block->flags & BLOCK_FOCUSABLE) || block->key);
		cr_assert(block->role != ROLE_QUESTION || block->state);
		cr_assert(block->role != ROLE_INPUT || block->input);
		cr_assert(!block->state || *block->state, "%s", block->text);
		cr_assert(!(block->flags & in_words) || (block->state && *block->state)
				|| (block->role == ROLE_PARAGRAPH && block->flags & BLOCK_DENIED),
			"%s", block->text);
	}
	cr_assert(page->place != PLACE_CHECKLIST || verdicts == 1);
	cr_assert_eq(focused, page->focus == NO_INDEX ? 0u : 1u);
}

/* Actions that may change answers; after any other the answers are the same. */
static bool may_change(enum action action)
{
	switch (action) {
	case ACTION_ACTIVATE:
	case ACTION_TOGGLE:
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_NOT_SURE:
	case ACTION_ADD:
	case ACTION_REMOVE:
	case ACTION_COMPLETE:
	case ACTION_UNDO:
	case ACTION_RESTART: return true;
	default: return false;
	}
}

static void write_answers(struct fixture *fixture, struct buffer *out)
{
	buffer_reset(out);
	answers_write(out, &fixture->rules, session_answers(fixture->session));
}

static void step(struct fixture *fixture, struct buffer *before, struct buffer *after)
{
	const struct page *page = fixture->page;
	enum action action = (enum action)random_below(ACTION_COUNT);
	uint64_t key = random_below(3) ? page->blocks[random_below(page->block_count)].key : 0;
	bool kept;

	if (random_below(50) == 0)
		key = state;
	if (random_below(3) == 0)
		action = random_below(2) ? ACTION_TOGGLE : ACTION_ACTIVATE;
	if (action == ACTION_RESTART && random_below(20))
		action = ACTION_YES;
	if (page->typing && random_below(2)) {
		session_edit(fixture->session, (enum edit)random_below(EDIT_SET + 1),
			typed[random_below(sizeof typed / sizeof *typed)]);
		fixture_page(fixture);
		return;
	}
	kept = !may_change(action) && random_below(20) == 0;
	if (kept)
		write_answers(fixture, before);
	session_act(fixture->session, action, key, NULL);
	if (kept) {
		write_answers(fixture, after);
		cr_assert_str_eq(buffer_string(before), buffer_string(after), "%s", action_rows[action].help);
	}
	if (session_wish(fixture->session, NULL) == WISH_SAVE_ANSWERS)
		session_wish_done(fixture->session,
			random_below(2) ? "There is already a file of that name. Give another name." : NULL);
	fixture_page(fixture);
}

Test(session_walk, random_steps, .timeout = 200)
{
	struct fixture fixture;
	struct buffer before = {0}, after = {0};
	const char *steps = getenv("WALK_STEPS");
	long count = steps ? atol(steps) : STEPS / 10;

	fixture_open(&fixture, "da", "mitid");
	for (long index = 0; index < count; index++) {
		if (index % 1000 == 999) {
			session_open(fixture.session, random_below(fixture.rules.checklist_count + 1));
			fixture_page(&fixture);
		}
		step(&fixture, &before, &after);
		check_page(&fixture);
	}
	buffer_clear(&before);
	buffer_clear(&after);
	fixture_close(&fixture);
}

/* ---- every rules file of the tests ---- */

static bool some_secret(const struct rules *rules)
{
	for (uint32_t index = 0; index < rules->attribute_count; index++)
		if (rules->attributes[index].secret)
			return true;
	return false;
}

static enum verdict verdict_of(struct fixture *fixture, const struct answers *answers, uint32_t checklist)
{
	bool truncated;

	return report_verdict(&fixture->frame, &fixture->rules, fixture->rules.checklists[checklist].requirement,
		answers, &truncated);
}

/* What is written of the answers says all that the verdict hangs on. */
static void check_written(struct fixture *fixture, struct buffer *written, const char *file)
{
	const struct answers *given = session_answers(fixture->session);
	struct diagnostics diagnostics;
	struct arena arena = {0};
	struct answers *back;

	write_answers(fixture, written);
	diagnostics_init(&diagnostics, &arena, file);
	back = answers_load(&arena, &fixture->rules, file, buffer_string(written), written->length, given->visit, false,
		false, &diagnostics);
	cr_assert(
		back, "%s: %s\n%s", file, diagnostics.count ? diagnostics.list[0].message : "", buffer_string(written));
	for (uint32_t checklist = 0; checklist < fixture->rules.checklist_count; checklist++)
		cr_assert_eq(verdict_of(fixture, back, checklist), verdict_of(fixture, given, checklist), "%s, %s:\n%s",
			file, fixture->rules.checklists[checklist].id, buffer_string(written));
	arena_clear(&arena);
}

static void walk_file(const char *file)
{
	struct fixture fixture;
	struct buffer before = {0}, after = {0};
	int32_t visit = date_from_parts((struct date_parts){2026, 12, 1}) + (int32_t)random_below(2000) - 1000;

	fixture_load(&fixture, file);
	fixture.session = session_new(&fixture.rules, visit, random_below(fixture.rules.language_count), NULL);
	for (int index = 0; index < STEPS_OF_A_FILE; index++) {
		if (index % 50 == 0) {
			session_open(fixture.session, random_below(fixture.rules.checklist_count));
			fixture_page(&fixture);
		}
		step(&fixture, &before, &after);
		check_page(&fixture);
		if (index % 50 == 49 && !some_secret(&fixture.rules))
			check_written(&fixture, &after, file);
	}
	buffer_clear(&before);
	buffer_clear(&after);
	fixture_close(&fixture);
}

Test(session_walk, through_every_file, .timeout = 800)
{
	with_every_file(walk_file);
}
