#include "load/load.h"

#include "base/memory.h"
#include "load/answers.h"
#include "load/build.h"
#include "load/loader.h"

/* ---- rules ---- */

static void start_vectors(struct loader *loader)
{
	vector_init(&loader->tests, sizeof(struct test));
	vector_init(&loader->conditions, sizeof(struct condition));
	vector_init(&loader->condition_links, sizeof(uint32_t));
	vector_init(&loader->lines, sizeof(struct line));
	vector_init(&loader->lists, sizeof(struct list));
	vector_init(&loader->requirements, sizeof(struct requirement));
	vector_init(&loader->requirement_links, sizeof(uint32_t));
	vector_init(&loader->rows, sizeof(struct row));
	vector_init(&loader->text_rules, sizeof(struct text_rule));
	vector_init(&loader->pairs, sizeof(struct pair));
	vector_init(&loader->section_blocks, sizeof(struct section_block));
	vector_init(&loader->notices, sizeof(struct notice));
	vector_init(&loader->acceptances, sizeof(struct acceptance));
	vector_init(&loader->raw_lines, sizeof(struct raw_line));
	vector_init(&loader->raw_lists, sizeof(struct raw_list));
	vector_init(&loader->line_caps, sizeof(uint32_t));
	vector_init(&loader->scratch, sizeof(uint32_t));
	vector_init(&loader->refused, sizeof(const char *));
	vector_init(&loader->strange_tags, sizeof(const char *));
}

#define KEEP(vector, member, number) rules->member = vector_keep(&loader->vector, &rules->arena, &rules->number)

static void keep_vectors(struct loader *loader)
{
	struct rules *rules = loader->rules;

	KEEP(tests, tests, test_count);
	KEEP(conditions, conditions, condition_count);
	KEEP(condition_links, condition_links, condition_link_count);
	KEEP(lines, lines, line_count);
	KEEP(lists, lists, list_count);
	KEEP(requirements, requirements, requirement_count);
	KEEP(requirement_links, requirement_links, requirement_link_count);
	KEEP(rows, rows, row_count);
	KEEP(text_rules, text_rules, text_rule_count);
	KEEP(pairs, pairs, pair_count);
	KEEP(section_blocks, section_blocks, section_block_count);
	KEEP(notices, notices, notice_count);
	KEEP(acceptances, acceptances, acceptance_count);
	vector_clear(&loader->raw_lines);
	vector_clear(&loader->raw_lists);
	vector_clear(&loader->line_caps);
	vector_clear(&loader->scratch);
	vector_clear(&loader->refused);
	vector_clear(&loader->strange_tags);
}

static bool load(struct rules *rules, const char *file, const char *bytes, size_t length, size_t bytes_max,
	struct diagnostics *diagnostics)
{
	struct loader loader = {.arena = &rules->arena, .diagnostics = diagnostics, .rules = rules};
	size_t errors = diagnostics->errors;

	rules->file = arena_string(&rules->arena, file);
	limits_start(&loader, bytes_max);
	tree_read(&loader.tree, &rules->arena, bytes, length, bytes_max, diagnostics);
	start_vectors(&loader);
	if (loader.tree.count)
		build_file(&loader);
	plain_end(&loader);
	keep_vectors(&loader);
	tree_clear(&loader.tree);
	diagnostics_sort(diagnostics);
	return diagnostics->errors == errors;
}

bool rules_load(struct rules *rules, const char *file, const char *bytes, size_t length, size_t bytes_max,
	struct diagnostics *diagnostics)
{
	*rules = (struct rules){0};
	arena_init(&rules->arena);
	return load(rules, file, bytes, length, bytes_max, diagnostics);
}

bool rules_load_over(struct rules *rules, void *memory, size_t room, const char *bytes, size_t length,
	struct diagnostics *diagnostics)
{
	*rules = (struct rules){0};
	arena_init_over(&rules->arena, memory, room);
	return load(rules, "", bytes, length, length, diagnostics);
}

void rules_clear(struct rules *rules)
{
	if (rules->image)
		memory_unmap(rules->image, rules->image_length);
	arena_clear(&rules->arena);
	*rules = (struct rules){0};
}

/* ---- answers ---- */

struct answers *answers_load(struct arena *arena, const struct rules *rules, const char *file, const char *bytes,
	size_t length, int32_t visit, bool visit_forced, bool secrets, struct diagnostics *diagnostics)
{
	/* The rules are only read: what makes ids or texts is not among the rows of answers. */
	struct loader loader = {
		.arena = arena, .diagnostics = diagnostics, .rules = (struct rules *)rules, .secrets = secrets};
	struct answering answering = {.answers = answers_new(arena, rules, visit), .visit_forced = visit_forced};
	size_t errors = diagnostics->errors;

	(void)file;
	answering.person = &answering.answers->me;
	limits_start(&loader, LOAD_BYTES_MAX);
	tree_read(&loader.tree, arena, bytes, length, LOAD_BYTES_MAX, diagnostics);
	if (loader.tree.count)
		match_read(&loader, (struct at){.node = loader.tree.nodes}, IN_ANSWERS, &answering);
	tree_clear(&loader.tree);
	diagnostics_sort(diagnostics);
	return diagnostics->errors == errors ? answering.answers : NULL;
}
