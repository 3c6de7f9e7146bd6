#include "lint/notation.h"

static void add_need(struct buffer *out, const struct rules *rules, const struct requirement *requirement)
{
	if (requirement->need_fact != NO_INDEX)
		buffer_add_format(out, "my.%s", rules->attributes[requirement->need_fact].id);
	else
		buffer_add_format(out, "%u", requirement->need);
}

static void add_distinct(struct buffer *out, const struct rules *rules, const struct row *row)
{
	const char *before = ", distinct by ";

	if (row->distinct_kind) {
		buffer_add_format(out, "%skind", before);
		before = " and ";
	}
	for (uint32_t i = 0; i < row->distinct_count; i++) {
		buffer_add_format(out, "%s%s", before, rules->attributes[row->distinct[i]].id);
		before = " and ";
	}
}

static void add_points(struct buffer *out, const struct row *row)
{
	if (row->first != row->each)
		buffer_add_format(out, " first %u,", row->first);
	buffer_add_format(out, " each %u", row->each);
	if (row->most != UINT32_MAX)
		buffer_add_format(out, ", most %u", row->most);
}

static void add_row(
	struct buffer *out, const struct rules *rules, const struct requirement *requirement, const struct row *row)
{
	notation_list(out, rules, row->list);
	if (requirement->points)
		add_points(out, row);
	if (row->least)
		buffer_add_format(out, ", least %u", row->least);
	add_distinct(out, rules, row);
}

/* Said by the name of its group or by its only line. */
static bool is_short(const struct rules *rules, uint32_t list)
{
	return rules->lists[list].group != NO_INDEX || rules->lists[list].lines.count == 1;
}

static void add_tally(struct buffer *out, const struct rules *rules, const struct requirement *requirement, bool brief)
{
	const struct row *first = &rules->rows[requirement->rows.first];

	if (!requirement->points && requirement->need == 1 && requirement->need_fact == NO_INDEX) {
		buffer_add_string(out, "one of ");
	} else {
		buffer_add_string(out, requirement->points ? "points: " : "at least ");
		add_need(out, rules, requirement);
		buffer_add_string(out, requirement->points ? " from " : " of ");
	}
	if (brief && (requirement->rows.count > 1 || requirement->points || !is_short(rules, first->list))) {
		buffer_add_string(out, requirement->points ? "these rows" : "these");
		if (!requirement->points)
			add_distinct(out, rules, first);
		return;
	}
	for (uint32_t i = 0; i < requirement->rows.count; i++) {
		buffer_add_string(out, i ? "; " : "");
		add_row(out, rules, requirement, &rules->rows[requirement->rows.first + i]);
	}
}

static void add_requirement(
	struct buffer *out, const struct rules *rules, const struct requirement *requirement, bool brief)
{
	switch (requirement->kind) {
	case REQUIRE_ALL: buffer_add_string(out, requirement->apart ? "all of, by different papers" : "all of"); break;
	case REQUIRE_ANY: buffer_add_string(out, "any of"); break;
	case REQUIRE_TALLY: add_tally(out, rules, requirement, brief); break;
	case REQUIRE_ME:
		buffer_add_string(out, "me ");
		notation_facts(out, rules, requirement->condition);
		break;
	case REQUIRE_PERSON:
		buffer_add_format(out, "person %s, times ", rules->roles[requirement->role].id);
		add_need(out, rules, requirement);
		break;
	case REQUIRE_EVENTS:
		buffer_add_format(out, "events %s, %s ", rules->events[requirement->events].id,
			requirement->limit == EVENTS_AT_MOST ? "at most" : "at least");
		add_need(out, rules, requirement);
		if (requirement->within_days >= 0)
			buffer_add_format(out, " within %d days", requirement->within_days);
		if (requirement->distinct_person)
			buffer_add_string(out, ", distinct by person");
		break;
	case REQUIRE_TEXT:
		buffer_add_format(out, "text %s, %u rules", rules->attributes[requirement->attribute].id,
			requirement->text_rules.count);
		break;
	}
}

void notation_requirement(struct buffer *out, const struct rules *rules, const struct requirement *requirement)
{
	add_requirement(out, rules, requirement, false);
}

void notation_heading(struct buffer *out, const struct rules *rules, const struct requirement *requirement)
{
	add_requirement(out, rules, requirement, true);
}

void notation_row(struct buffer *out, const struct rules *rules, const struct row *row)
{
	buffer_add_string(out, "row:");
	add_points(out, row);
	if (row->least)
		buffer_add_format(out, ", least %u", row->least);
	add_distinct(out, rules, row);
	buffer_add_string(out, ", of ");
	if (is_short(rules, row->list))
		notation_list(out, rules, row->list);
	else
		buffer_add_string(out, "these");
}
