#include "lint/graph.h"

#include "base/date.h"
#include "lint/notation.h"

/* Where the drawing of one checklist has come to. */
struct graph {
	struct buffer *out;
	const struct rules *rules;
	uint32_t language;
	uint32_t next;     /* dot: the number of the next node */
	bool *roles_shown; /* outline: a role's own requirement is told once */
};

static void add_days(struct buffer *out, int32_t from, int32_t to)
{
	char day[11];

	if (from > DATE_MIN) {
		date_format_iso(from, day);
		buffer_add_format(out, ", valid from %s", day);
	}
	if (to < DATE_MAX) {
		date_format_iso(to, day);
		buffer_add_format(out, ", valid to %s", day);
	}
}

/* "id: what it is (label)" */
static void add_title(const struct graph *graph, const struct requirement *requirement)
{
	const char *label = text_in(&requirement->label, graph->language);

	if (requirement->id)
		buffer_add_format(graph->out, "%s: ", requirement->id);
	notation_heading(graph->out, graph->rules, requirement);
	if (requirement->choose_same != NO_INDEX)
		buffer_add_format(graph->out, ", of papers with the same %s",
			graph->rules->attributes[requirement->choose_same].id);
	for (uint32_t i = 0; i < requirement->never_together.count; i++) {
		const struct pair *pair = &graph->rules->pairs[requirement->never_together.first + i];

		buffer_add_format(graph->out, ", never %s with %s", graph->rules->kinds[pair->left].id,
			graph->rules->kinds[pair->right].id);
	}
	add_days(graph->out, requirement->valid_from, requirement->valid_to);
	if (*label)
		buffer_add_format(graph->out, " (%s)", label);
}

static void outline(struct graph *graph, uint32_t index, size_t depth);

static void begin_line(const struct graph *graph, size_t depth)
{
	buffer_add_repeated(graph->out, ' ', depth * 2);
}

static void add_line(struct buffer *out, const struct rules *rules, const struct line *line)
{
	notation_line(out, rules, line);
	add_days(out, line->valid_from, line->valid_to);
}

/* Is there a limit on how many of several lines count together? */
static bool capped(const struct graph *graph, const struct list *list)
{
	return list->lines.count > 1 && graph->rules->lines[list->lines.first].most != UINT32_MAX;
}

static void outline_list(const struct graph *graph, uint32_t index, size_t depth)
{
	const struct list *list = &graph->rules->lists[index];

	if (capped(graph, list)) {
		begin_line(graph, depth++);
		buffer_add_format(graph->out, "of these at most %u\n", graph->rules->lines[list->lines.first].most);
	}
	for (uint32_t i = 0; i < list->lines.count; i++) {
		const struct line *line = &graph->rules->lines[list->lines.first + i];

		begin_line(graph, depth);
		add_line(graph->out, graph->rules, line);
		if (list->lines.count == 1)
			notation_cap(graph->out, graph->rules, index);
		buffer_add_byte(graph->out, '\n');
	}
}

/* A list of one line stands in the line above. */
static bool stands_above(const struct graph *graph, const struct requirement *requirement, uint32_t index)
{
	const struct list *list = &graph->rules->lists[index];

	return list->group == NO_INDEX && list->lines.count == 1
		&& (requirement->points || requirement->rows.count == 1);
}

static void outline_rows(const struct graph *graph, const struct requirement *requirement, size_t depth)
{
	for (uint32_t i = 0; i < requirement->rows.count; i++) {
		const struct row *row = &graph->rules->rows[requirement->rows.first + i];

		if (requirement->points) {
			begin_line(graph, depth);
			notation_row(graph->out, graph->rules, row);
			buffer_add_byte(graph->out, '\n');
		}
		if (!stands_above(graph, requirement, row->list))
			outline_list(graph, row->list, depth + (requirement->points ? 1 : 0));
	}
}

static void outline_text_rules(const struct graph *graph, const struct requirement *requirement, size_t depth)
{
	for (uint32_t i = 0; i < requirement->text_rules.count; i++) {
		const struct text_rule *rule = &graph->rules->text_rules[requirement->text_rules.first + i];

		begin_line(graph, depth);
		buffer_add_format(
			graph->out, "%s (%s)\n", rule->id ? rule->id : "rule", text_in(&rule->label, graph->language));
	}
}

static void outline_role(struct graph *graph, uint32_t role, size_t depth)
{
	begin_line(graph, depth);
	if (graph->roles_shown[role]) {
		buffer_add_format(graph->out, "%s: as above\n", graph->rules->roles[role].id);
		return;
	}
	graph->roles_shown[role] = true;
	buffer_add_format(graph->out, "%s must meet\n", graph->rules->roles[role].id);
	outline(graph, graph->rules->roles[role].requirement, depth + 1);
}

static void outline(struct graph *graph, uint32_t index, size_t depth)
{
	const struct requirement *requirement = &graph->rules->requirements[index];

	begin_line(graph, depth);
	add_title(graph, requirement);
	buffer_add_byte(graph->out, '\n');
	for (uint32_t i = 0; i < requirement->parts.count; i++)
		outline(graph, graph->rules->requirement_links[requirement->parts.first + i], depth + 1);
	outline_rows(graph, requirement, depth + 1);
	outline_text_rules(graph, requirement, depth + 1);
	if (requirement->kind == REQUIRE_PERSON)
		outline_role(graph, requirement->role, depth + 1);
}

void graph_outline(struct buffer *out, const struct rules *rules, uint32_t checklist, uint32_t language)
{
	struct arena arena;
	struct graph graph = {.out = out, .rules = rules, .language = language};
	const struct checklist *shown = &rules->checklists[checklist];

	arena_init(&arena);
	graph.roles_shown = arena_array(&arena, rules->role_count + 1, sizeof(bool));
	buffer_add_format(out, "%s (%s)\n", shown->id, text_in(&shown->title, language));
	outline(&graph, shown->requirement, 1);
	arena_clear(&arena);
}

/* What stands in a label of Graphviz: quotes and backslashes escaped. */
static void add_escaped(struct buffer *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buffer_add_byte(out, '\\');
		buffer_add_byte(out, *text);
	}
}

static uint32_t add_node(struct graph *graph, const char *label, const char *shape, uint32_t parent)
{
	uint32_t node = graph->next++;

	buffer_add_format(graph->out, "\tn%u [shape=%s, label=\"", node, shape);
	add_escaped(graph->out, label);
	buffer_add_string(graph->out, "\"];\n");
	if (parent != NO_INDEX)
		buffer_add_format(graph->out, "\tn%u -> n%u;\n", parent, node);
	return node;
}

static void dot_list(struct graph *graph, uint32_t index, uint32_t parent)
{
	const struct list *list = &graph->rules->lists[index];
	struct buffer label;

	buffer_init(&label);
	if (capped(graph, list)) {
		buffer_add_format(&label, "of these at most %u", graph->rules->lines[list->lines.first].most);
		parent = add_node(graph, buffer_string(&label), "box", parent);
	}
	for (uint32_t i = 0; i < list->lines.count; i++) {
		buffer_reset(&label);
		add_line(&label, graph->rules, &graph->rules->lines[list->lines.first + i]);
		if (list->lines.count == 1)
			notation_cap(&label, graph->rules, index);
		add_node(graph, buffer_string(&label), "note", parent);
	}
	buffer_clear(&label);
}

static void dot_rows(struct graph *graph, const struct requirement *requirement, uint32_t parent)
{
	struct buffer label;

	buffer_init(&label);
	for (uint32_t i = 0; i < requirement->rows.count; i++) {
		const struct row *row = &graph->rules->rows[requirement->rows.first + i];
		uint32_t above = parent;

		buffer_reset(&label);
		notation_row(&label, graph->rules, row);
		if (requirement->points)
			above = add_node(graph, buffer_string(&label), "box", parent);
		if (!stands_above(graph, requirement, row->list))
			dot_list(graph, row->list, above);
	}
	buffer_clear(&label);
}

static void dot_text_rules(struct graph *graph, const struct requirement *requirement, uint32_t parent)
{
	for (uint32_t i = 0; i < requirement->text_rules.count; i++) {
		const struct text_rule *rule = &graph->rules->text_rules[requirement->text_rules.first + i];

		add_node(graph, text_in(&rule->label, graph->language), "note", parent);
	}
}

static void dot(struct graph *graph, uint32_t index, uint32_t parent)
{
	const struct requirement *requirement = &graph->rules->requirements[index];
	struct buffer label, *out = graph->out;
	uint32_t node;

	buffer_init(&label);
	graph->out = &label;
	add_title(graph, requirement);
	graph->out = out;
	node = add_node(graph, buffer_string(&label), "box", parent);
	buffer_clear(&label);
	for (uint32_t i = 0; i < requirement->parts.count; i++)
		dot(graph, graph->rules->requirement_links[requirement->parts.first + i], node);
	dot_rows(graph, requirement, node);
	dot_text_rules(graph, requirement, node);
	if (requirement->kind == REQUIRE_PERSON)
		dot(graph, graph->rules->roles[requirement->role].requirement,
			add_node(graph, graph->rules->roles[requirement->role].id, "ellipse", node));
}

void graph_dot(struct buffer *out, const struct rules *rules, uint32_t checklist, uint32_t language)
{
	struct graph graph = {.out = out, .rules = rules, .language = language};
	const struct checklist *shown = &rules->checklists[checklist];

	buffer_add_string(out, "digraph checklist {\n\trankdir=LR;\n");
	dot(&graph, shown->requirement, add_node(&graph, text_in(&shown->title, language), "box", NO_INDEX));
	buffer_add_string(out, "}\n");
}
