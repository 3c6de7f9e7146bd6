#include "app/express.h"

#include "base/text.h"

/* How a requirement stands, and why. */

const char *present_state(const struct view *view, enum verdict verdict)
{
	static const char *const words[] = {[VERDICT_NOT_READY] = N_("missing"), [VERDICT_READY] = N_("fulfilled"),
		[VERDICT_UNKNOWN] = N_("not known yet")};

	return say(present_tag(view), words[verdict]);
}

const char *present_notice(const struct view *view, uint32_t notice)
{
	return present_text(view, &view->rules->notices[notice].text);
}

/* ---- a requirement's name ---- */

static const char *tally_name(const struct view *view, const struct requirement *requirement)
{
	const struct rules *rules = view->rules;
	const struct list *list = requirement->rows.count ? &rules->lists[rules->rows[requirement->rows.first].list] : NULL;
	const char *group = list && list->group != NO_INDEX ? present_text(view, &rules->groups[list->group].label) : "";
	const char *count = compose_number(view->arena, (long)requirement->need);

	if (requirement->points)
		return express(view, N_("{n} points or more"), "n", count, NULL);
	if (requirement->need == 1)
		return *group ? group : say(present_tag(view), N_("A paper"));
	if (*group)
		return express(view, N_("{n} of: {name}"), "n", count, "name", group, NULL);
	return express_count(view, "{n} paper", "{n} papers", requirement->need);
}

static uint32_t first_test(const struct rules *rules, uint32_t index)
{
	const struct condition *condition = index == NO_INDEX ? NULL : &rules->conditions[index];
	uint32_t found = NO_INDEX;

	if (!condition || condition->kind == CONDITION_WITH)
		return NO_INDEX;
	if (condition->kind == CONDITION_TEST)
		return condition->test;
	for (uint32_t part = 0; found == NO_INDEX && part < condition->parts.count; part++)
		found = first_test(rules, rules->condition_links[condition->parts.first + part]);
	return found;
}

const char *present_requirement(const struct view *view, uint32_t index)
{
	const struct rules *rules = view->rules;
	const struct requirement *requirement = &rules->requirements[index];
	uint32_t test;

	if (text_given(&requirement->label))
		return present_text(view, &requirement->label);
	switch (requirement->kind) {
	case REQUIRE_ALL: return say(present_tag(view), N_("All of these"));
	case REQUIRE_ANY: return say(present_tag(view), N_("One of these ways"));
	case REQUIRE_TALLY: return tally_name(view, requirement);
	case REQUIRE_PERSON: return present_text(view, &rules->roles[requirement->role].label);
	case REQUIRE_EVENTS: return present_text(view, &rules->events[requirement->events].label);
	case REQUIRE_TEXT: return present_text(view, &rules->attributes[requirement->attribute].label);
	case REQUIRE_ME: break;
	}
	test = first_test(rules, requirement->condition);
	return test == NO_INDEX ? say(present_tag(view), N_("A condition")) : present_need(view, PERSON_ME, test);
}

/* ---- why a value does not pass ---- */

static bool over_time(enum operation operation)
{
	return operation == OP_OLD_AT_MOST || operation == OP_OLD_LESS || operation == OP_OLD_AT_LEAST ||
		operation == OP_OLD_MORE;
}

const char *present_failure(const struct view *view, uint32_t person, uint32_t index, const struct value *value)
{
	const struct test *test = &view->rules->tests[index];
	const char *label = present_text(view, &view->rules->attributes[test->attribute].label);
	const char *words = present_value(view, test->attribute, value);
	const char *limit = present_limit(view, person, index);

	if (text_given(&test->why))
		return present_text(view, &test->why);
	if (value->state == VALUE_UNKNOWN)
		return express(view, N_("{label}: not answered"), "label", label, NULL);
	if (test->operation == OP_NOT_PASSED && !test->amount && value->state == VALUE_EXACT)
		return express(view, N_("{label}: {value}, and that is before your visit"), "label", label, "value", words, NULL);
	if (test->operation == OP_NOT_PASSED && !test->amount)
		return express(view, N_("{label} is before your visit"), "label", label, NULL);
	if (over_time(test->operation) && value->state == VALUE_EXACT && !value->born)
		return express(view, N_("{label}: {value}. On {date} it has to be {limit} ago"), "label", label, "value", words,
			"date", present_date(view, view->answers->visit), "limit", limit, NULL);
	if (value->state == VALUE_EXACT || value->state == VALUE_NONE)
		return express(view, N_("{label}: {value}. Needed: {limit}"), "label", label, "value", words, "limit", limit, NULL);
	return express(view, N_("{label}. Needed: {limit}"), "label", label, "limit", limit, NULL);
}

const char *present_obstacle(const struct view *view, const struct obstacle *obstacle)
{
	const char *paper = present_paper(view, obstacle->paper);
	struct value value;
	const char *why;

	if (obstacle->never)
		return express(view, N_("{paper} does not count."), "paper", paper, NULL);
	if (obstacle->test == NO_INDEX)
		return express(view, obstacle->open ? N_("{paper}: not answered.") : N_("{paper} cannot be used for this."),
			"paper", paper, NULL);
	if (view->rules->tests[obstacle->test].subject == SUBJECT_PAPER)
		value = view_paper_value(view, obstacle->paper, view->rules->tests[obstacle->test].attribute);
	else
		value = view_fact(view, obstacle->paper.person, view->rules->tests[obstacle->test].attribute);
	if (obstacle->open)
		return express(view, N_("{paper}: still to be answered: {question}"), "paper", paper, "question",
			present_question(view, obstacle->paper.person, view->rules->tests[obstacle->test].attribute, obstacle->test),
			NULL);
	why = present_failure(view, obstacle->paper.person, obstacle->test, &value);
	if (!obstacle->usable)
		return express(view, N_("{paper} does not count. {why}."), "paper", paper, "why", why, NULL);
	return express(view, N_("{paper} cannot be used for this. {why}."), "paper", paper, "why", why, NULL);
}

/* ---- faults of a text ---- */

static const char *character_name(const struct view *view, int32_t point)
{
	char letters[5] = {0}, number[16] = "U+";
	const char *safe;
	size_t size = text_encode(point, letters);
	int32_t unsafe;

	if (point == ' ')
		return say(present_tag(view), N_("a space"));
	if (point == 0xa0)
		return say(present_tag(view), N_("a space that does not break"));
	if (point == '\t')
		return say(present_tag(view), N_("a tab"));
	if (point == '\'')
		return say(present_tag(view), N_("an apostrophe"));
	if (point == '"')
		return say(present_tag(view), N_("a quotation mark"));
	if (point == '/')
		return say(present_tag(view), N_("a slash"));
	if (point == '\\')
		return say(present_tag(view), N_("a backslash"));
	if (point == '%')
		return say(present_tag(view), N_("a percent sign"));
	if (point == '&')
		return say(present_tag(view), N_("an and-sign"));
	if (size && text_first_unsafe(letters, size, &unsafe) == SIZE_MAX) {
		safe = arena_copy(view->arena, letters, size);
		if (point < 128 && point >= 'A' && point <= 'Z')
			return express(view, N_("the capital {letter}"), "letter", safe, NULL);
		return express(view, N_("the character {letter}"), "letter", safe, NULL);
	}
	for (int digit = 0; digit < 6; digit++)
		number[2 + digit] = "0123456789ABCDEF"[point >> (20 - 4 * digit) & 15];
	return express(view, N_("the character {letter}"), "letter", arena_string(view->arena, number), NULL);
}

const char *present_fault(const struct view *view, const struct fault *fault)
{
	const struct text_rule *rule = &view->rules->text_rules[fault->rule];
	const char *place = compose_number(view->arena, (long)fault->position);

	if (fault->open)
		return say(present_tag(view), N_("to be answered"));
	if (rule->kind == TEXT_LENGTH && fault->position)
		return express_count(view, "wrong: it has {n} character", "wrong: it has {n} characters", fault->position);
	if (fault->position)
		return express(view, N_("wrong: {character} at place {n}"), "character", character_name(view, fault->character),
			"n", place, NULL);
	return say(present_tag(view), N_("wrong"));
}

/* ---- the verdict ---- */

const char *present_verdict(const struct view *view)
{
	static const char *const words[] = {[VERDICT_NOT_READY] = N_("Not ready."), [VERDICT_READY] = N_("Ready."),
		[VERDICT_UNKNOWN] = N_("Cannot say yet.")};
	const struct checklist *checklist = &view->rules->checklists[view->report->checklist];
	const struct text *own = view->report->verdict == VERDICT_READY ? &checklist->ready :
		view->report->verdict == VERDICT_NOT_READY ? &checklist->not_ready : NULL;
	const char *word = say(present_tag(view), words[view->report->verdict]);

	if (!own || !text_given(own))
		return word;
	return express(view, N_("{verdict} {words}"), "verdict", word, "words", present_text(view, own), NULL);
}

static const char *papers_in_words(const struct view *view, const struct paper_ref *papers, uint32_t count)
{
	struct series series = {.pending = NULL};

	for (uint32_t index = 0; index < count; index++)
		series_add(&series, ", ", present_paper(view, papers[index]));
	return series_finish(view->arena, &series, ", ");
}

/* The first leaf that keeps it from being ready; an alternative is judged as a whole. */
static const struct finding *first_miss(const struct rules *rules, const struct finding *finding)
{
	if (!finding->in_force || finding->verdict != VERDICT_NOT_READY)
		return NULL;
	if (rules->requirements[finding->requirement].kind == REQUIRE_ALL ||
		rules->requirements[finding->requirement].kind == REQUIRE_PERSON)
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

static const char *why_missing(const struct view *view, const struct finding *miss)
{
	const struct requirement *requirement = &view->rules->requirements[miss->requirement];
	uint32_t where = miss->requirement;
	const struct obstacle *obstacle = first_obstacle(miss, &where);

	if (obstacle && !obstacle->usable)
		return present_obstacle(view, obstacle);
	if (text_given(&requirement->why))
		return present_text(view, &requirement->why);
	if (obstacle)
		return present_obstacle(view, obstacle);
	if (miss->failed_count) {
		struct value value = view_fact(view, miss->person, view->rules->tests[miss->failed_tests[0]].attribute);

		return express(view, N_("{words}."), "words",
			present_failure(view, miss->person, miss->failed_tests[0], &value), NULL);
	}
	return express(view, N_("Missing: {name}."), "name", present_requirement(view, miss->requirement), NULL);
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
			again |= seen[before].person == paper.person && seen[before].index == paper.index &&
				seen[before].kind == paper.kind;
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
	return express(view, N_("This does it: {papers}."), "papers", papers, NULL);
}

const char *present_reason(const struct view *view)
{
	const struct report *report = view->report;
	const struct finding *miss;

	if (!report->root)
		return "";
	if (report->verdict == VERDICT_READY)
		return why_ready(view);
	if (report->verdict == VERDICT_UNKNOWN && report->truncated)
		return say(present_tag(view), N_("There are too many open questions to say more. Answer some of them."));
	if (report->verdict == VERDICT_UNKNOWN)
		return report->ask_count ? express_count(view, "{n} question can still matter.",
			"{n} questions can still matter.", report->ask_count) : "";
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

/* ---- the whole explanation ---- */

static void tell_finding(const struct view *view, const struct finding *finding, unsigned level, struct said_list *list,
	bool needed);

static void tell_parts(const struct view *view, const struct finding *finding, unsigned level, struct said_list *list,
	bool needed)
{
	bool any = view->rules->requirements[finding->requirement].kind == REQUIRE_ANY;
	bool settled = any && finding->verdict == VERDICT_READY;

	for (uint32_t part = 0; part < finding->part_count; part++)
		if (!settled || finding->parts[part].verdict == VERDICT_READY)
			tell_finding(view, &finding->parts[part], level, list, needed);
	for (uint32_t part = 0; settled && part < finding->part_count; part++)
		if (finding->parts[part].verdict != VERDICT_READY)
			tell_finding(view, &finding->parts[part], level, list, false);
}

static void tell_shortfall(const struct view *view, const struct finding *finding, unsigned level,
	struct said_list *list)
{
	const struct requirement *requirement = &view->rules->requirements[finding->requirement];

	if (finding->verdict == VERDICT_NOT_READY && text_given(&requirement->why))
		say_line(view, list, ROLE_PARAGRAPH, level, present_text(view, &requirement->why));
	for (uint32_t index = 0; index < finding->obstacle_count; index++)
		say_line(view, list, ROLE_PARAGRAPH, level, present_obstacle(view, &finding->obstacles[index]));
	for (uint32_t index = 0; index < finding->failed_count; index++) {
		uint32_t attribute = view->rules->tests[finding->failed_tests[index]].attribute;
		struct value value = view_fact(view, finding->person, attribute);

		say_line(view, list, ROLE_PARAGRAPH, level, express(view, N_("{words}."), "words",
			present_failure(view, finding->person, finding->failed_tests[index], &value), NULL));
	}
	if (requirement->points && finding->wanted)
		say_line(view, list, ROLE_PARAGRAPH, level, express(view, N_("{n} of {wanted} points."),
			"n", compose_number(view->arena, (long)finding->reached_low),
			"wanted", compose_number(view->arena, (long)finding->wanted), NULL));
}

static void tell_finding(const struct view *view, const struct finding *finding, unsigned level, struct said_list *list,
	bool needed)
{
	const struct requirement *requirement = &view->rules->requirements[finding->requirement];
	bool bare = !text_given(&requirement->label) && finding->part_count &&
		(requirement->kind == REQUIRE_ALL || (requirement->kind == REQUIRE_ANY && finding->part_count == 1));
	struct said *said;

	if (!finding->in_force)
		return;
	if (bare) {
		tell_parts(view, finding, level, list, needed);
		return;
	}
	said = say_line(view, list, ROLE_REASON, level, present_requirement(view, finding->requirement));
	said->state = needed || finding->verdict == VERDICT_READY ? present_state(view, finding->verdict) :
		say(present_tag(view), N_("not needed"));
	if (finding->verdict == VERDICT_READY && finding->by_count)
		say_line(view, list, ROLE_PARAGRAPH, level + 1, express(view, N_("By: {papers}"), "papers",
			papers_in_words(view, finding->by, finding->by_count), NULL));
	if (needed && finding->verdict != VERDICT_READY)
		tell_shortfall(view, finding, level + 1, list);
	tell_parts(view, finding, level + 1, list, needed);
}

static void tell_completions(const struct view *view, struct said_list *list)
{
	const struct report *report = view->report;

	if (report->verdict == VERDICT_READY)
		return;
	if (!report->completion_count) {
		const char *missing = present_missing(view);

		if (missing)
			say_line(view, list, ROLE_MISSING, 0, missing);
		return;
	}
	say_line(view, list, ROLE_HEADING, 0, say(present_tag(view), report->completion_count > 1 ?
		N_("The shortest ways to be ready") : N_("The shortest way to be ready")));
	for (uint32_t index = 0; index < report->completion_count; index++)
		say_line(view, list, ROLE_MISSING, 1, present_completion(view, &report->completions[index]));
	if (report->completions_unlisted)
		say_line(view, list, ROLE_PARAGRAPH, 1, say(present_tag(view), N_("There are more ways that are as short.")));
}

void present_why(const struct view *view, struct said_list *list)
{
	const char *reason = present_reason(view);

	say_line(view, list, ROLE_VERDICT, 0, present_verdict(view));
	if (*reason)
		say_line(view, list, ROLE_REASON, 0, reason);
	if (view->report->root) {
		say_line(view, list, ROLE_HEADING, 0, say(present_tag(view), N_("What is asked, and how it stands")));
		tell_finding(view, view->report->root, 0, list, true);
	}
	for (uint32_t index = 0; index < view->report->fault_count; index++)
		say_line(view, list, ROLE_PARAGRAPH, 1, express(view, N_("{name}: {state}"), "name",
			present_text(view, &view->rules->text_rules[view->report->faults[index].rule].label),
			"state", present_fault(view, &view->report->faults[index]), NULL));
	tell_completions(view, list);
}
