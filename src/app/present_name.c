#include "app/express.h"
#include "model/list_lines.h"

/* What a requirement is called: by its label, or where its author gave none by what it asks for. */

enum { NAMED = 4 }; /* so many kinds are named; of more, one fewer */

/* ---- papers ---- */

static bool in_force(const struct view *view, int32_t from, int32_t to)
{
	return from <= view->answers->visit && view->answers->visit <= to;
}

/* The kinds that a list names on that day, each once, into `kinds`; false where it takes any paper. */
static bool kinds_of_list(const struct view *view, const struct list *list, uint32_t *kinds, uint32_t *count)
{
	bool any = false;

	for (uint32_t index = 0; index < list->lines.count; index++) {
		const struct line *line = &view->rules->lines[list->lines.first + index];
		bool again = line->kind == NO_INDEX || view->rules->kinds[line->kind].never;

		if (!in_force(view, line->valid_from, line->valid_to))
			continue;
		any |= line->kind == NO_INDEX;
		for (uint32_t before = 0; before < *count && !again; before++)
			again = kinds[before] == line->kind;
		if (!again)
			kinds[(*count)++] = line->kind;
	}
	return !any;
}

/* "Card, Permit or 7 others"; the group's label where the list is a group with one; "" for any paper. */
static const char *list_in_words(const struct view *view, const struct list *list)
{
	struct series series = {.pending = NULL};
	uint32_t count = 0, *kinds = arena_array(view->arena, list->lines.count, sizeof *kinds), named;
	const char *names;

	if (list->group != NO_INDEX && text_given(&view->rules->groups[list->group].label))
		return present_text(view, &view->rules->groups[list->group].label);
	if (!kinds_of_list(view, list, kinds, &count) || !count)
		return "";
	named = count > NAMED ? NAMED - 1 : count;
	for (uint32_t index = 0; index < named; index++)
		series_add(&series, ", ", present_kind(view, kinds[index]));
	names = series_finish(view->arena, &series, named < count ? ", " : say(present_tag(view), N_(" or ")));
	return named == count ? names
			      : express(view, N_("{names} or {n} others"), "names", names, "n",
				      compose_number(view->arena, (long)(count - named)), NULL);
}

/* As many as a fact says, which is not known yet, or says that none is needed: "as many as: Children (0)". */
static const char *tally_by_fact(
	const struct view *view, const struct requirement *requirement, const char *papers, const struct value *wanted)
{
	const char *label = present_text(view, &view->rules->attributes[requirement->need_fact].label);

	if (wanted->state == VALUE_EXACT)
		label = express(view, N_("{label} ({value})"), "label", label, "value",
			present_value(view, requirement->need_fact, wanted), NULL);

	if (requirement->points)
		return label;
	return express(view, N_("{papers}, as many as: {label}"), "papers",
		*papers ? papers : say(present_tag(view), N_("A paper")), "label", label, NULL);
}

static const char *tally_name(const struct view *view, const struct requirement *requirement)
{
	const struct rules *rules = view->rules;
	const char *papers = requirement->rows.count
		? list_in_words(view, &rules->lists[rules->rows[requirement->rows.first].list])
		: "";
	uint32_t need = requirement->need;
	const char *count;

	if (requirement->need_fact != NO_INDEX) {
		const struct value wanted = view_fact(view, PERSON_ME, requirement->need_fact);
		if (wanted.state != VALUE_EXACT || wanted.low <= 0)
			return tally_by_fact(view, requirement, papers, &wanted);
		need = (uint32_t)wanted.low;
	}
	count = compose_number(view->arena, (long)need);
	if (requirement->points)
		return express(view, N_("{n} points or more"), "n", count, NULL);
	if (need == 1)
		return *papers ? papers : say(present_tag(view), N_("A paper"));
	if (*papers)
		return express(view, N_("{n} of: {name}"), "n", count, "name", papers, NULL);
	return express_count(view, "{n} paper", "{n} papers", need);
}

/* ---- conditions ---- */

/* A limit against the day of the visit, whichever day that is; and whosever fact it is that another one sets. */
static const char *test_in_words(const struct view *view, uint32_t index)
{
	const struct test *test = &view->rules->tests[index];
	const char *label = present_text(view, &view->rules->attributes[test->attribute].label);

	switch (test->operation) {
	case OP_OLD_AT_MOST:
	case OP_OLD_LESS:
	case OP_OLD_AT_LEAST:
	case OP_OLD_MORE:
		return express(view, N_("{label}: {limit} before your visit"), "label", label, "limit",
			present_length(view, test), NULL);
	case OP_NOT_PASSED:
		if (test->amount)
			return express(view, N_("{label}: {limit} before your visit"), "label", label, "limit",
				present_length(view, test), NULL);
		return express(view, N_("{label}: not before your visit"), "label", label, NULL);
	case OP_LEFT_AT_MOST:
	case OP_LEFT_LESS:
	case OP_LEFT_AT_LEAST:
	case OP_LEFT_MORE:
		return express(view, N_("{label}: {limit} after your visit"), "label", label, "limit",
			present_length(view, test), NULL);
	default: return present_need(view, NO_INDEX, index);
	}
}

static bool goes_without_saying(const struct rules *rules, uint32_t test, uint32_t kind)
{
	return kind != NO_INDEX && rules->tests[test].subject == SUBJECT_PAPER
		&& !rules->kinds[kind].asks[rules->tests[test].attribute];
}

static const char *condition_in_words(const struct view *view, uint32_t index, uint32_t kind);

static const char *any_in_words(const struct view *view, const struct condition *condition, uint32_t kind)
{
	struct series series = {.pending = NULL};

	for (uint32_t part = 0; part < condition->parts.count; part++) {
		const char *words =
			condition_in_words(view, view->rules->condition_links[condition->parts.first + part], kind);

		if (*words)
			series_add(&series, "; ", words);
	}
	return series_finish(view->arena, &series, say(present_tag(view), N_("; or ")));
}

/* The parts of all that are in all; those with ways of their own, or the others. */
static void add_all(
	const struct view *view, const struct condition *condition, uint32_t kind, bool ways, struct series *series)
{
	const struct rules *rules = view->rules;

	for (uint32_t part = 0; part < condition->parts.count; part++) {
		uint32_t index = rules->condition_links[condition->parts.first + part];
		const struct condition *own = &rules->conditions[index];
		const char *words = "";

		if (own->kind == CONDITION_ALL && in_force(view, own->valid_from, own->valid_to))
			add_all(view, own, kind, ways, series);
		else if ((own->kind == CONDITION_ANY) == ways)
			words = condition_in_words(view, index, kind);
		if (*words)
			series_add(series, ", ",
				ways ? express(view, N_("one of these: {ways}"), "ways", words, NULL) : words);
	}
}

/* What has ways of its own comes last, and is marked off: "photo and one of these: a name; or together with proof". */
static const char *all_in_words(const struct view *view, const struct condition *condition, uint32_t kind)
{
	struct series series = {.pending = NULL};

	add_all(view, condition, kind, false, &series);
	add_all(view, condition, kind, true, &series);
	return series_finish(view->arena, &series, say(present_tag(view), N_(" and ")));
}

/* What a paper of the kind always shows is left out; NO_INDEX: of a person. */
static const char *condition_in_words(const struct view *view, uint32_t index, uint32_t kind)
{
	const struct rules *rules = view->rules;
	const struct condition *condition = &rules->conditions[index];
	if (!in_force(view, condition->valid_from, condition->valid_to))
		return "";
	if (condition->kind == CONDITION_TEST)
		return goes_without_saying(rules, condition->test, kind) ? "" : test_in_words(view, condition->test);
	if (condition->kind == CONDITION_WITH) {
		const char *papers = list_in_words(view, &rules->lists[condition->list]);

		return express(view, N_("together with: {papers}"), "papers",
			*papers ? papers : say(present_tag(view), N_("A paper")), NULL);
	}
	return condition->kind == CONDITION_ANY ? any_in_words(view, condition, kind)
						: all_in_words(view, condition, kind);
}

const char *present_usable(const struct view *view, uint32_t kind)
{
	uint32_t counts = view->rules->kinds[kind].counts;

	return counts == NO_INDEX ? "" : condition_in_words(view, counts, kind);
}

const char *present_conditions(const struct view *view, const uint32_t *lists, uint32_t list_count, uint32_t kind)
{
	struct series series = {.pending = NULL};
	const struct rules *rules = view->rules;
	bool free = false;

	for (uint32_t index = 0; index < list_count && !series.count && !free; index++) {
		const struct span lines = list_lines_of(rules, &rules->lists[lists[index]], kind);

		for (uint32_t at = lines.first; at < lines.first + lines.count; at++) {
			const struct line *line = &rules->lines[at];
			const char *words =
				line->condition == NO_INDEX ? "" : condition_in_words(view, line->condition, kind);

			if (!in_force(view, line->valid_from, line->valid_to))
				continue;
			free |= !*words;
			if (*words)
				series_add(&series, "; ", words);
		}
	}
	const char *all = series_finish(view->arena, &series, say(present_tag(view), N_("; or ")));

	return free ? "" : all;
}

const char *present_kind_wanted(const struct view *view, uint32_t list, uint32_t kind)
{
	const char *words = present_conditions(view, &list, 1, kind);

	return !*words
		? present_kind(view, kind)
		: express(view, N_("{paper} ({needs})"), "paper", present_kind(view, kind), "needs", words, NULL);
}

const char *present_list_wanted(const struct view *view, uint32_t index)
{
	const struct list *list = &view->rules->lists[index];
	uint32_t count = 0, *kinds = arena_array(view->arena, list->lines.count, sizeof *kinds);
	struct series series = {.pending = NULL};
	const char *words = list_in_words(view, list);

	if (!kinds_of_list(view, list, kinds, &count) || !count || count > NAMED)
		return *words ? words : say(present_tag(view), N_("A paper"));
	for (uint32_t at = 0; at < count; at++)
		series_add(&series, ", ", present_kind_wanted(view, index, kinds[at]));
	return series_finish(view->arena, &series, say(present_tag(view), N_(" or ")));
}

/* ---- requirements ---- */

/* "Tows: at most 2" */
static const char *events_name(const struct view *view, const struct requirement *requirement)
{
	const char *need = requirement->need_fact == NO_INDEX
		? compose_number(view->arena, (long)requirement->need)
		: present_text(view, &view->rules->attributes[requirement->need_fact].label);
	const char *limit = requirement->limit == EVENTS_AT_MOST ? express(view, N_("at most {n}"), "n", need, NULL)
								 : express(view, N_("at least {n}"), "n", need, NULL);

	return express(view, N_("{label}: {value}"), "label",
		present_text(view, &view->rules->events[requirement->events].label), "value", limit, NULL);
}

const char *present_requirement(const struct view *view, uint32_t index)
{
	const struct rules *rules = view->rules;
	const struct requirement *requirement = &rules->requirements[index];
	const char *words;

	if (text_given(&requirement->label))
		return present_text(view, &requirement->label);
	switch (requirement->kind) {
	case REQUIRE_ALL: return say(present_tag(view), N_("All of these"));
	case REQUIRE_ANY: return say(present_tag(view), N_("One of these ways"));
	case REQUIRE_TALLY: return tally_name(view, requirement);
	case REQUIRE_PERSON: return present_text(view, &rules->roles[requirement->role].label);
	case REQUIRE_EVENTS: return events_name(view, requirement);
	case REQUIRE_TEXT: return present_text(view, &rules->attributes[requirement->attribute].label);
	case REQUIRE_ME: break;
	}
	words = requirement->condition == NO_INDEX ? "" : condition_in_words(view, requirement->condition, NO_INDEX);
	return *words ? words : say(present_tag(view), N_("A condition"));
}

const char *present_kind_help(const struct view *view, uint32_t index)
{
	const struct kind *kind = &view->rules->kinds[index];
	const char *full = text_given(&kind->full) ? present_text(view, &kind->full) : NULL;
	const char *hint = text_given(&kind->hint) ? present_text(view, &kind->hint) : NULL;

	if (full && hint)
		return express(view, N_("{full}. {hint}"), "full", full, "hint", hint, NULL);
	return full ? full : hint;
}
