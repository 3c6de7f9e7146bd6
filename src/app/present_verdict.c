#include "app/express.h"

/* The verdict in a sentence, and why in one line. */

const char *present_state(const struct view *view, enum verdict verdict)
{
	static const char *const words[] = {[VERDICT_NOT_READY] = N_("missing"),
		[VERDICT_READY] = N_("fulfilled"),
		[VERDICT_UNKNOWN] = N_("not known yet")};

	return say(present_tag(view), words[verdict]);
}

const char *present_notice(const struct view *view, uint32_t notice)
{
	return present_text(view, &view->rules->notices[notice].text);
}

const char *present_verdict(const struct view *view)
{
	static const char *const words[] = {[VERDICT_NOT_READY] = N_("Not ready."),
		[VERDICT_READY] = N_("Ready."),
		[VERDICT_UNKNOWN] = N_("Cannot say yet.")};
	const struct checklist *checklist = &view->rules->checklists[view->report->checklist];
	const struct text *own = view->report->verdict == VERDICT_READY ? &checklist->ready
		: view->report->verdict == VERDICT_NOT_READY            ? &checklist->not_ready
									: NULL;
	const char *word = say(present_tag(view), words[view->report->verdict]);

	if (!own || !text_given(own))
		return word;
	return express(view, N_("{verdict} {words}"), "verdict", word, "words", present_text(view, own), NULL);
}

const char *papers_in_words(const struct view *view, const struct paper_ref *papers, uint32_t count)
{
	struct series series = {.pending = NULL};

	for (uint32_t index = 0; index < count; index++)
		series_add(&series, ", ", present_paper(view, papers[index]));
	return series_finish(view->arena, &series, ", ");
}

/* An alternative that somebody was named for, who does not do: of those, the first. */
static const struct finding *somebody_named(const struct rules *rules, const struct finding *finding)
{
	for (uint32_t part = 0; part < finding->part_count; part++)
		if (rules->requirements[finding->parts[part].requirement].kind == REQUIRE_PERSON
			&& finding->parts[part].part_count)
			return &finding->parts[part];
	return NULL;
}

/* The first leaf that keeps it from being ready; an alternative is judged as a whole, unless somebody was named. */
static const struct finding *first_miss(const struct rules *rules, const struct finding *finding)
{
	const struct finding *named;

	if (!finding->in_force || finding->verdict != VERDICT_NOT_READY)
		return NULL;
	named = rules->requirements[finding->requirement].kind == REQUIRE_ANY ? somebody_named(rules, finding) : NULL;
	if (named)
		finding = named;
	if (rules->requirements[finding->requirement].kind == REQUIRE_ALL
		|| rules->requirements[finding->requirement].kind == REQUIRE_PERSON)
		for (uint32_t part = 0; part < finding->part_count; part++) {
			const struct finding *found = first_miss(rules, &finding->parts[part]);

			if (found)
				return found;
		}
	return finding;
}

static const struct obstacle *first_obstacle(const struct finding *finding, uint32_t *requirement)
{
	const struct obstacle *found = NULL;

	for (uint32_t index = 0; index < finding->obstacle_count; index++)
		if (!finding->obstacles[index].open) {
			*requirement = finding->requirement;
			return &finding->obstacles[index];
		}
	for (uint32_t part = 0; !found && part < finding->part_count; part++)
		found = first_obstacle(&finding->parts[part], requirement);
	return found;
}

/* How many of its own rules a text breaks. */
static unsigned long rules_broken(const struct view *view, const struct requirement *requirement)
{
	const struct span *rules = &requirement->text_rules;
	uint32_t last = NO_INDEX;
	unsigned long broken = 0;

	for (uint32_t index = 0; index < view->report->fault_count; index++) {
		const struct fault *fault = &view->report->faults[index];

		if (fault->open || fault->rule == last || fault->rule - rules->first >= rules->count)
			continue;
		last = fault->rule;
		broken++;
	}
	return broken;
}

enum { PARTS_NAMED = 3 }; /* more cannot be listened to in one sentence */

static bool parts_have_names(const struct rules *rules, const struct requirement *requirement)
{
	if (text_given(&requirement->label) || !requirement->parts.count || requirement->parts.count > PARTS_NAMED)
		return false;
	for (uint32_t part = 0; part < requirement->parts.count; part++) {
		const struct requirement *inner =
			&rules->requirements[rules->requirement_links[requirement->parts.first + part]];

		if (!text_given(&inner->label) && inner->parts.count)
			return false;
	}
	return true;
}

/* "One of these ways" is no name. */
static bool has_name(const struct rules *rules, const struct requirement *requirement)
{
	return text_given(&requirement->label) || !requirement->parts.count || parts_have_names(rules, requirement);
}

/* What is missing, by its name; of alternatives or parts without one of their own, their names. */
static const char *name_of_missing(const struct view *view, uint32_t index)
{
	const struct rules *rules = view->rules;
	const struct requirement *requirement = &rules->requirements[index];
	struct series series = {.pending = NULL};

	if (!parts_have_names(rules, requirement))
		return present_requirement(view, index);
	for (uint32_t part = 0; part < requirement->parts.count; part++)
		series_add(&series, ", ",
			present_requirement(view, rules->requirement_links[requirement->parts.first + part]));
	return series_finish(view->arena, &series,
		say(present_tag(view), requirement->kind == REQUIRE_ANY ? N_(" or ") : N_(" and ")));
}

/* What keeps it from being ready: how many things, and the names of as many as an ear can take. */
struct missing {
	struct series names;
	uint32_t count;
	bool composed; /* one of the names has several in it */
};

static void add_missing(const struct view *view, const struct finding *finding, struct missing *missing)
{
	const struct requirement *requirement = &view->rules->requirements[finding->requirement];

	if (!finding->in_force || finding->verdict != VERDICT_NOT_READY)
		return;
	for (uint32_t part = 0; requirement->kind == REQUIRE_ALL && part < finding->part_count; part++)
		add_missing(view, &finding->parts[part], missing);
	if ((requirement->kind == REQUIRE_ALL && finding->part_count) || missing->count++ >= PARTS_NAMED
		|| !has_name(view->rules, requirement))
		return;
	missing->composed |= parts_have_names(view->rules, requirement);
	series_add(&missing->names, ", ", name_of_missing(view, finding->requirement));
}

static const char *names_of(const struct view *view, struct missing *missing)
{
	return series_finish(
		view->arena, &missing->names, say(present_tag(view), missing->composed ? N_(", and ") : N_(" and ")));
}

const char *present_among_missing(const struct view *view)
{
	struct missing missing = {.count = 0};

	add_missing(view, view->report->root, &missing);
	return names_of(view, &missing);
}

/* All that is missing; of one thing, the part of it that is. */
static const char *say_missing(const struct view *view, uint32_t part)
{
	struct missing missing = {.count = 0};
	const char *names;

	add_missing(view, view->report->root, &missing);
	names = names_of(view, &missing);
	if (missing.count > missing.names.count && missing.names.count)
		return express(view, N_("Missing among other things: {names}."), "names", names, NULL);
	return express(view, N_("Missing: {name}."), "name",
		missing.names.count > 1 ? names : name_of_missing(view, part), NULL);
}

static bool takes_papers(const struct rules *rules, const struct finding *finding)
{
	const enum requirement_kind kind = rules->requirements[finding->requirement].kind;

	for (uint32_t part = 0; (kind == REQUIRE_ANY || kind == REQUIRE_ALL) && part < finding->part_count; part++)
		if (takes_papers(rules, &finding->parts[part]))
			return true;
	return kind == REQUIRE_TALLY;
}

static void add_wanting(const struct view *view, const struct finding *finding, struct series *series)
{
	const bool all = view->rules->requirements[finding->requirement].kind == REQUIRE_ALL;

	if (!finding->in_force || finding->verdict == VERDICT_READY || series->count == PARTS_NAMED
		|| !takes_papers(view->rules, finding))
		return;
	if (!all)
		series_add(series, ", ", name_of_missing(view, finding->requirement));
	for (uint32_t part = 0; all && part < finding->part_count; part++)
		add_wanting(view, &finding->parts[part], series);
}

const char *present_wanting(const struct view *view)
{
	struct series series = {.pending = NULL};
	const char *names;

	if (view->report->root)
		add_wanting(view, view->report->root, &series);
	names = series_finish(view->arena, &series, ", ");
	return *names ? names : NULL;
}

bool present_lacks_own_papers(const struct view *view, const struct finding *finding)
{
	if (!view->rules->requirements[finding->requirement].apart || finding->verdict == VERDICT_READY)
		return false;
	for (uint32_t part = 0; part < finding->part_count; part++)
		if (finding->parts[part].in_force && finding->parts[part].verdict != VERDICT_READY)
			return false;
	return true;
}

static const char *why_missing(const struct view *view, const struct finding *miss)
{
	const struct requirement *requirement = &view->rules->requirements[miss->requirement];
	uint32_t where = miss->requirement;
	const struct obstacle *obstacle = first_obstacle(miss, &where);
	unsigned long broken = requirement->kind == REQUIRE_TEXT ? rules_broken(view, requirement) : 0;

	if (broken)
		return express_count(view, "One rule is not kept.", "{n} rules are not kept.", broken);
	if (obstacle && !obstacle->usable)
		return present_obstacle(view, obstacle);
	if (text_given(&requirement->why))
		return present_text(view, &requirement->why);
	if (obstacle)
		return present_obstacle(view, obstacle);
	if (miss->failed_count) {
		struct value value = view_fact(view, miss->person, view->rules->tests[miss->failed_tests[0]].attribute);

		return present_failure(view, miss->person, miss->failed_tests[0], &value);
	}
	if (present_lacks_own_papers(view, miss))
		return express(view, N_("{name}: each part needs a paper of its own."), "name",
			present_requirement(view, miss->requirement), NULL);
	return say_missing(view, miss->requirement);
}

static void used_papers(const struct view *view, const struct finding *finding, struct series *series, uint32_t *count,
	struct paper_ref *seen, uint32_t room)
{
	if (!finding->in_force || finding->verdict != VERDICT_READY)
		return;
	for (uint32_t index = 0; index < finding->by_count && *count < room; index++) {
		struct paper_ref paper = finding->by[index];
		bool again = false;

		for (uint32_t before = 0; before < *count; before++)
			again |= seen[before].person == paper.person && seen[before].index == paper.index
				&& seen[before].kind == paper.kind;
		if (again)
			continue;
		seen[(*count)++] = paper;
		series_add(series, ", ", present_paper(view, paper));
	}
	for (uint32_t part = 0; part < finding->part_count; part++)
		used_papers(view, &finding->parts[part], series, count, seen, room);
}

static const char *why_ready(const struct view *view)
{
	struct series series = {.pending = NULL};
	struct paper_ref seen[16];
	uint32_t count = 0;
	const char *papers;

	used_papers(view, view->report->root, &series, &count, seen, 16);
	papers = series_finish(view->arena, &series, ", ");
	if (!count)
		return "";
	return express(view, N_("This is enough: {papers}."), "papers", papers, NULL);
}

/* Not how many: a number would change, and be spoken anew, with every answer. */
static const char *say_open(const struct view *view, uint32_t questions)
{
	if (!questions)
		return "";
	return say(present_tag(view),
		questions > 1 ? N_("Some questions can still matter.") : N_("One question can still matter."));
}

const char *present_reason(const struct view *view)
{
	const struct report *report = view->report;
	const struct finding *miss;

	if (report->verdict == VERDICT_READY)
		return why_ready(view);
	if (report->verdict == VERDICT_UNKNOWN && report->truncated)
		return say(
			present_tag(view), N_("There are too many open questions to say more. Answer some of them."));
	if (report->verdict == VERDICT_UNKNOWN)
		return say_open(view, report->ask_count);
	miss = first_miss(view->rules, report->root);
	return miss ? why_missing(view, miss) : "";
}

const char *present_finding(const struct view *view, const struct finding *finding)
{
	const char *name = present_requirement(view, finding->requirement);

	if (finding->verdict == VERDICT_READY && finding->by_count)
		return express(view, N_("{name}: {papers}"), "name", name, "papers",
			papers_in_words(view, finding->by, finding->by_count), NULL);
	return express(view, N_("{name}: {state}"), "name", name, "state", present_state(view, finding->verdict), NULL);
}
