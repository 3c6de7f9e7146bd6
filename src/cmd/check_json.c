#include "cmd/check_json.h"

#include "base/text.h"
#include "cmd/check_json_value.h"
#include "lint/cases.h"

/* Where a paper stands in its person's `documents`; null for a kind that was not mentioned. */
static json_t *paper_index(const struct view *view, struct paper_ref paper)
{
	const struct person *person;

	if (paper.index == NO_INDEX || paper.person >= PERSON_NEW)
		return json_null();
	person = paper.person == PERSON_ME ? &view->answers->me : &view->answers->others[paper.person - 1];
	return json_integer(person->papers[paper.index].number);
}

static json_t *paper_object(const struct view *view, struct paper_ref paper)
{
	json_t *object = json_object();

	json_object_set_new(object, "person", check_json_person(view, paper.person));
	json_object_set_new(object, "index", paper_index(view, paper));
	json_object_set_new(object, "kind", json_string(view->rules->kinds[paper.kind].id));
	return object;
}

static json_t *finding_object(const struct view *view, const struct finding *finding);

static json_t *finding_parts(const struct view *view, const struct finding *finding)
{
	json_t *parts = json_array();

	for (uint32_t i = 0; i < finding->part_count; i++)
		if (finding->parts[i].in_force)
			json_array_append_new(parts, finding_object(view, &finding->parts[i]));
	return parts;
}

static json_t *finding_object(const struct view *view, const struct finding *finding)
{
	json_t *object = json_object(), *by = json_array();

	for (uint32_t i = 0; i < finding->by_count; i++)
		json_array_append_new(by, paper_object(view, finding->by[i]));
	json_object_set_new(object, "id", json_text(view->rules->requirements[finding->requirement].id));
	json_object_set_new(object, "verdict", json_string(verdict_word(finding->verdict)));
	json_object_set_new(object, "text", json_string(present_finding(view, finding)));
	json_object_set_new(object, "by", by);
	json_object_set_new(object, "parts", finding_parts(view, finding));
	return object;
}

/* The parts of an unnamed `all` at the top are what the reader wants; anything else is one requirement, and so
 * are parts that must share the papers out among them: what meets each alone need not meet them together. */
static json_t *requirements(const struct view *view)
{
	const struct finding *root = view->report->root;
	const struct requirement *requirement;
	json_t *list;

	if (!root)
		return json_array();
	requirement = &view->rules->requirements[root->requirement];
	if (requirement->kind == REQUIRE_ALL && !requirement->id && root->part_count && !requirement->apart
		&& requirement->choose_same == NO_INDEX && !requirement->never_together.count)
		return finding_parts(view, root);
	list = json_array();
	json_array_append_new(list, finding_object(view, root));
	return list;
}

static json_t *ask_document(const struct view *view, const struct ask *ask)
{
	json_t *document;

	if (ask->kind != ASK_HAVE && ask->kind != ASK_ATTRIBUTE)
		return json_null();
	document = paper_object(view, ask->paper);
	json_object_del(document, "person");
	return document;
}

static json_t *ask_object(const struct view *view, const struct ask *ask)
{
	const struct rules *rules = view->rules;
	json_t *object = json_object();

	json_object_set_new(object, "person",
		ask->kind == ASK_PERSON ? json_string(rules->roles[ask->role].id)
					: check_json_person(view, ask->person));
	json_object_set_new(object, "document", ask_document(view, ask));
	switch (ask->kind) {
	case ASK_HAVE:
	case ASK_PERSON: json_object_set_new(object, "attribute", json_string("have")); break;
	case ASK_ATTRIBUTE:
		json_object_set_new(object, "attribute", json_string(rules->attributes[ask->attribute].id));
		break;
	case ASK_FACT:
	case ASK_TEXT_SAME:
		json_object_set_new(object, "fact", json_string(rules->attributes[ask->attribute].id));
		break;
	case ASK_EVENTS:
		json_object_set_new(
			object, "fact", json_string(rules->events[rules->requirements[ask->requirement].events].id));
		break;
	}
	json_object_set_new(object, "text", json_string(present_ask(view, ask)));
	return object;
}

static json_t *fault_object(const struct view *view, const struct fault *fault)
{
	const struct text_rule *rule = &view->rules->text_rules[fault->rule];
	const char *label = present_text(view, &rule->label);
	json_t *object = json_object();
	char character[5] = "";

	if (fault->character)
		character[text_encode(fault->character, character)] = '\0';
	json_object_set_new(object, "rule", json_text(rule->id));
	/* A length is wrong at no place: what is counted there stands in the text. */
	json_object_set_new(object, "position",
		fault->position && rule->kind != TEXT_LENGTH ? json_integer(fault->position) : json_null());
	json_object_set_new(object, "character", *character ? json_string(character) : json_null());
	json_object_set_new(
		object, "text", json_sprintf("%s%s%s", label, *label ? ": " : "", present_fault(view, fault)));
	return object;
}

static json_t *notice_object(const struct view *view, uint32_t notice)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", json_text(view->rules->notices[notice].id));
	json_object_set_new(object, "text", json_string(present_notice(view, notice)));
	return object;
}

void check_json(struct buffer *out, const struct view *view)
{
	const struct report *report = view->report;
	json_t *object, *asks, *notices, *faults, *proposals;

	json_begin();
	object = json_object();
	asks = json_array();
	notices = json_array();
	faults = json_array();
	proposals = json_array();
	for (uint32_t i = 0; i < report->ask_count; i++)
		json_array_append_new(asks, ask_object(view, &report->asks[i]));
	for (uint32_t i = 0; i < report->notice_count; i++)
		json_array_append_new(notices, notice_object(view, report->notices[i]));
	for (uint32_t i = 0; i < report->fault_count; i++)
		if (!report->faults[i].moot)
			json_array_append_new(faults, fault_object(view, &report->faults[i]));
	for (uint32_t i = 0; i < report->proposal_count; i++)
		json_array_append_new(proposals, json_string(report->proposals[i]));
	json_object_set_new(object, "checklist", json_string(view->rules->checklists[report->checklist].id));
	json_object_set_new(object, "visit", check_json_date(report->visit));
	json_object_set_new(object, "verdict", json_string(verdict_word(report->verdict)));
	json_object_set_new(object, "requirements", requirements(view));
	json_object_set_new(object, "completions", check_json_completions(view));
	json_object_set_new(object, "ask", asks);
	json_object_set_new(object, "notices", notices);
	json_object_set_new(object, "faults", faults);
	json_object_set_new(object, "proposals", proposals);
	json_object_set_new(object, "truncated", json_boolean(report->truncated));
	json_finish(out, object);
}
