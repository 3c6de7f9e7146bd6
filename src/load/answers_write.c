#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "load/load.h"

/*
 * Answers as YAML. What is open stays open: where the papers are not known to
 * be all, every other kind is written with `have: unknown`, and where more
 * persons of a role may come, one more of them; for a list that is given is
 * complete.
 */

struct writing {
	struct buffer *out;
	const struct rules *rules;
	const struct answers *answers;
};

static void indent(const struct writing *writing, size_t depth)
{
	buffer_add_repeated(writing->out, ' ', 2 * depth);
}

static void add_quoted(struct buffer *out, const char *text)
{
	buffer_add_byte(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buffer_add_byte(out, '\\');
		if (*text == '\n')
			buffer_add_string(out, "\\n");
		else if (*text == '\t')
			buffer_add_string(out, "\\t");
		else
			buffer_add_byte(out, *text);
	}
	buffer_add_byte(out, '"');
}

/* ---- values ---- */

static void add_day(struct buffer *out, int32_t day)
{
	char text[11];

	if (day >= VALUE_NEVER) {
		buffer_add_string(out, "never");
		return;
	}
	date_format_iso(day < DATE_MIN ? DATE_MIN : day > DATE_MAX ? DATE_MAX : day, text);
	buffer_add_string(out, text);
}

static void add_number(struct buffer *out, const struct attribute *attribute, bool born, int32_t number)
{
	switch (attribute->type) {
	case TYPE_YES_NO: buffer_add_string(out, number ? "yes" : "no"); break;
	case TYPE_DATE: add_day(out, number); break;
	case TYPE_CHOICE: buffer_add_string(out, attribute->choices[number].id); break;
	case TYPE_COUNTRY:
		/* In quotes, for other readers: NO is a country here and no truth value. */
		buffer_add_format(out, "\"%c%c\"", (char)(number >> 8), (char)(number & 0xFF));
		break;
	default:
		if (born)
			add_day(out, number);
		else
			buffer_add_format(out, "%d", (int)number);
	}
}

static void add_interval(struct buffer *out, const struct attribute *attribute, const struct value *value)
{
	bool low = value->low != VALUE_LOWEST;

	buffer_add_byte(out, '{');
	if (low) {
		buffer_add_string(out, "from: ");
		add_number(out, attribute, value->born, value->low);
	}
	if (value->high < VALUE_NEVER) {
		buffer_add_string(out, low ? ", to: " : "to: ");
		add_number(out, attribute, value->born, value->high);
	}
	buffer_add_byte(out, '}');
}

static void add_exact(struct buffer *out, const struct attribute *attribute, const struct value *value)
{
	if (value->text)
		add_quoted(out, value->text);
	else
		add_number(out, attribute, value->born, value->low);
}

static void add_several(struct buffer *out, const struct attribute *attribute, const struct value *value)
{
	buffer_add_byte(out, '[');
	for (uint8_t i = 0; i < value->count; i++) {
		buffer_add_string(out, i ? ", " : "");
		add_exact(out, attribute, &value->more[i]);
	}
	buffer_add_byte(out, ']');
}

static void add_value(struct buffer *out, const struct attribute *attribute, const struct value *value)
{
	switch (value->state) {
	case VALUE_NONE: buffer_add_string(out, "none"); break;
	case VALUE_BETWEEN: add_interval(out, attribute, value); break;
	case VALUE_EXACT:
		if (value->count)
			add_several(out, attribute, value);
		else
			add_exact(out, attribute, value);
		break;
	default: buffer_add_string(out, value->unwilling ? "not-sure" : "unknown");
	}
}

static bool said(const struct value *value)
{
	return value->state != VALUE_UNKNOWN || value->unwilling;
}

/* ---- papers ---- */

static const char *const have_words[] = {
	[HAVE_UNKNOWN] = "unknown", [HAVE_YES] = "yes", [HAVE_NO] = "no", [HAVE_NOT_SURE] = "not-sure"};

static void add_paper(const struct writing *writing, const struct paper *paper, size_t depth)
{
	const struct rules *rules = writing->rules;

	indent(writing, depth);
	buffer_add_format(writing->out, "- kind: %s\n", rules->kinds[paper->kind].id);
	if (paper->have != HAVE_YES) {
		indent(writing, depth + 1);
		buffer_add_format(writing->out, "have: %s\n", have_words[paper->have]);
	}
	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		if (!said(&paper->values[i]) || rules->attributes[i].of_person)
			continue;
		indent(writing, depth + 1);
		buffer_add_format(writing->out, "%s: ", rules->attributes[i].id);
		add_value(writing->out, &rules->attributes[i], &paper->values[i]);
		buffer_add_byte(writing->out, '\n');
	}
}

static bool mentions(const struct person *person, uint32_t kind)
{
	for (uint32_t i = 0; i < person->paper_count; i++)
		if (person->papers[i].kind == kind)
			return true;
	return false;
}

static void add_papers(const struct writing *writing, const struct person *person, size_t depth)
{
	if (person->paper_count == 0 && !person->papers_complete)
		return;
	indent(writing, depth);
	buffer_add_string(writing->out, person->paper_count ? "documents:\n" : "documents: []\n");
	for (uint32_t i = 0; i < person->paper_count; i++)
		add_paper(writing, &person->papers[i], depth + 1);
	for (uint32_t kind = 0; !person->papers_complete && kind < writing->rules->kind_count; kind++) {
		if (writing->rules->kinds[kind].never || mentions(person, kind))
			continue;
		indent(writing, depth + 1);
		buffer_add_format(writing->out, "- {kind: %s, have: unknown}\n", writing->rules->kinds[kind].id);
	}
}

/* ---- facts and events ---- */

static void add_facts(const struct writing *writing, const struct person *person, size_t depth)
{
	const struct rules *rules = writing->rules;
	bool any = false;

	for (uint32_t i = 0; i < rules->attribute_count; i++) {
		const struct attribute *attribute = &rules->attributes[i];

		if (!attribute->of_person || attribute->secret || !said(&person->facts[i]))
			continue;
		if (!any) {
			indent(writing, depth);
			buffer_add_string(writing->out, "facts:\n");
		}
		any = true;
		indent(writing, depth + 1);
		buffer_add_format(writing->out, "%s: ", attribute->id);
		add_value(writing->out, attribute, &person->facts[i]);
		buffer_add_byte(writing->out, '\n');
	}
}

static void add_happenings(struct buffer *out, const struct event_log *log)
{
	static const struct attribute date = {.type = TYPE_DATE};

	buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < log->count; i++) {
		const struct event *event = &log->events[i];

		buffer_add_string(out, i ? ", {date: " : "{date: ");
		add_value(out, &date, &event->date);
		if (event->person_unknown || event->person)
			buffer_add_string(out, ", person: ");
		if (event->person_unknown)
			buffer_add_string(out, "unknown");
		else if (event->person)
			add_quoted(out, event->person);
		buffer_add_byte(out, '}');
	}
	buffer_add_byte(out, ']');
}

static void add_log(struct buffer *out, const struct event_log *log)
{
	if (log->state == EVENTS_LISTED)
		add_happenings(out, log);
	else if (log->high == UINT32_MAX)
		buffer_add_format(out, "{count: {from: %u}}", log->low);
	else
		buffer_add_format(out, "{count: {from: %u, to: %u}}", log->low, log->high);
}

static void add_logs(const struct writing *writing, const struct person *person, size_t depth)
{
	bool any = false;

	for (uint32_t i = 0; i < writing->rules->event_count; i++) {
		const struct event_log *log = &person->logs[i];

		/* A count was said for one day; for another it says nothing. */
		if (log->state == EVENTS_UNKNOWN
			|| (log->state == EVENTS_COUNTED && log->counted_for != writing->answers->visit))
			continue;
		if (!any) {
			indent(writing, depth);
			buffer_add_string(writing->out, "events:\n");
		}
		any = true;
		indent(writing, depth + 1);
		buffer_add_format(writing->out, "%s: ", writing->rules->events[i].id);
		add_log(writing->out, log);
		buffer_add_byte(writing->out, '\n');
	}
}

/* ---- persons ---- */

static void add_role(const struct writing *writing, uint32_t role)
{
	const struct answers *answers = writing->answers;
	bool any = false;

	for (uint32_t i = 0; i < answers->other_count; i++) {
		const struct person *person = &answers->others[i];

		if (person->role != role)
			continue;
		if (!any)
			buffer_add_format(writing->out, "  %s:\n", writing->rules->roles[role].id);
		any = true;
		buffer_add_format(writing->out, "    - have: %s\n", have_words[person->have]);
		add_papers(writing, person, 3);
		add_facts(writing, person, 3);
		add_logs(writing, person, 3);
	}
	if (any && !answers->roles_complete[role])
		buffer_add_string(writing->out, "    - have: unknown\n");
	if (!any && answers->roles_complete[role])
		buffer_add_format(writing->out, "  %s: none\n", writing->rules->roles[role].id);
}

static bool anyone(const struct rules *rules, const struct answers *answers)
{
	for (uint32_t i = 0; i < rules->role_count; i++)
		if (answers->roles_complete[i])
			return true;
	return answers->other_count > 0;
}

void answers_write(struct buffer *out, const struct rules *rules, const struct answers *answers)
{
	struct writing writing = {.out = out, .rules = rules, .answers = answers};

	buffer_add_string(out, "visit: ");
	add_day(out, answers->visit);
	buffer_add_byte(out, '\n');
	add_papers(&writing, &answers->me, 0);
	add_facts(&writing, &answers->me, 0);
	add_logs(&writing, &answers->me, 0);
	if (!anyone(rules, answers))
		return;
	buffer_add_string(out, "persons:\n");
	for (uint32_t role = 0; role < rules->role_count; role++)
		add_role(&writing, role);
}
