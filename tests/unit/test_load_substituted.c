/* Every value of a file that uses all of the notation, replaced by each of many others: whatever is loaded has no error, what is
 * refused says where, and nowhere does anything go. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "base/buffer.h"
#include "base/text.h"
#include "load/load.h"

enum { NODES_MOST = 4000, DEPTH_MOST = 40 };

struct piece {
	size_t from, to;
};

static const char *const others[] = {"~", "[]", "{}", "''", "x", "-1", "0", "999999999999", "yes", "2026-02-30",
	"2026-12-01", "[x]", "[x, x]", "{x: y}", "[~]", "[[x]]", "[{x: y}]", "{id: x}", "{da: x, en: y}", "\"\\u202e\"",
	"&a x", "my.age", "at least 3", "within 3 days", "not passed", "paper", "DK"};

struct file {
	char text[20000];
	size_t length;
	struct piece pieces[NODES_MOST];
	size_t count;
};

static void read_text(struct file *file, const char *name)
{
	FILE *stream = fopen(name, "rb");

	cr_assert_not_null(stream, "%s", name);
	file->length = fread(file->text, 1, sizeof file->text - 1, stream);
	fclose(stream);
}

/* libyaml counts characters. */
static size_t byte_of(const struct file *file, size_t character)
{
	size_t at = 0;

	while (at < file->length && character) {
		at++;
		while (at < file->length && ((unsigned char)file->text[at] & 0xC0) == 0x80)
			at++;
		character--;
	}
	return at;
}

static void add_piece(struct file *file, size_t from, size_t to)
{
	cr_assert_lt(file->count, (size_t)NODES_MOST);
	file->pieces[file->count++] = (struct piece){byte_of(file, from), byte_of(file, to)};
}

static void find_pieces(struct file *file)
{
	size_t open[DEPTH_MOST], depth = 0;
	yaml_parser_t parser;
	yaml_event_t event;
	bool ended = false;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)file->text, file->length);
	while (!ended) {
		cr_assert(yaml_parser_parse(&parser, &event));
		if (event.type == YAML_SCALAR_EVENT)
			add_piece(file, event.start_mark.index, event.end_mark.index);
		else if (event.type == YAML_MAPPING_START_EVENT || event.type == YAML_SEQUENCE_START_EVENT)
			open[depth++] = event.start_mark.index;
		else if (event.type == YAML_MAPPING_END_EVENT || event.type == YAML_SEQUENCE_END_EVENT)
			add_piece(file, open[--depth], event.end_mark.index);
		ended = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static bool told_well(const struct diagnostics *diagnostics, bool loaded)
{
	bool well = loaded == (diagnostics->errors == 0);

	for (size_t at = 0; at < diagnostics->count; at++) {
		const struct diagnostic *one = &diagnostics->list[at];

		well &= one->place.line > 0 && one->place.column > 0 && *one->message;
		well &= text_first_unsafe(one->message, strlen(one->message), NULL) == SIZE_MAX;
	}
	return well;
}

/* `rules` NULL: the text is a rules file itself. */
static bool load(const struct rules *rules, const struct buffer *text, bool *well)
{
	struct diagnostics diagnostics;
	struct arena arena;
	struct rules made;
	bool loaded;

	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, "file");
	if (rules) {
		loaded =
			answers_load(&arena, rules, "file", text->bytes, text->length, 20000, false, true, &diagnostics)
			!= NULL;
	} else {
		loaded = rules_load(&made, "file", text->bytes, text->length, LOAD_BYTES_MAX, &diagnostics);
		rules_clear(&made);
	}
	*well = told_well(&diagnostics, loaded);
	arena_clear(&arena);
	return loaded;
}

static void substitute(const struct file *file, const struct rules *rules)
{
	size_t refused = 0, taken = 0;

	for (size_t at = 0; at < file->count; at++) {
		const struct piece *piece = &file->pieces[at];
		size_t refused_here = 0;

		for (size_t other = 0; other < sizeof others / sizeof *others; other++) {
			struct buffer text;
			bool well;

			buffer_init(&text);
			buffer_add(&text, file->text, piece->from);
			buffer_add_string(&text, others[other]);
			/* What stood in lines of its own ends with the last of them. */
			buffer_add_string(&text, piece->to && file->text[piece->to - 1] == '\n' ? "\n" : "");
			buffer_add(&text, file->text + piece->to, file->length - piece->to);
			refused_here += !load(rules, &text, &well);
			cr_expect(well, "%s for %.*s", others[other], (int)(piece->to - piece->from),
				file->text + piece->from);
			buffer_clear(&text);
		}
		cr_expect(refused_here, "anything goes for %.*s", (int)(piece->to - piece->from),
			file->text + piece->from);
		refused += refused_here;
		taken += sizeof others / sizeof *others - refused_here;
	}
	cr_expect(refused > file->count * 10 && taken > 100, "%zu refused, %zu taken", refused, taken);
}

static struct file file;

Test(load_substituted, every_value_of_the_rules, .timeout = 200)
{
	read_text(&file, "tests/load/everything.yaml");
	find_pieces(&file);
	substitute(&file, NULL);
}

Test(load_substituted, every_value_of_the_answers)
{
	static const char answers[] =
		"visit: 2026-12-01\n"
		"documents:\n"
		"  - {kind: card, issuer: DK, expires: 2027-01-31}\n"
		"  - {kind: card, issuer: unknown, expires: {from: 2026-01-01, to: 2027-01-01}, have: yes}\n"
		"  - {kind: paper-card, have: no, photo: yes}\n"
		"facts: {age: {from: 16, to: 19}, visits: 3, homes: [DK, GL], colour: red, name: Ann, number: "
		"'0101901234'}\n"
		"events: {helped: [{person: a, date: 2026-11-01}, {date: unknown}]}\n"
		"persons:\n"
		"  friend:\n"
		"    - facts: {age: 1986-05-01}\n"
		"      documents: []\n"
		"      events: {helped: {count: {from: 1, to: 2}}}\n";
	struct diagnostics diagnostics;
	struct arena arena = {0};
	struct rules rules;

	read_text(&file, "tests/fuzz/seeds/rules/small");
	diagnostics_init(&diagnostics, &arena, "rules");
	cr_assert(rules_load(&rules, "rules", file.text, file.length, LOAD_BYTES_MAX, &diagnostics));
	file = (struct file){.length = sizeof answers - 1};
	memcpy(file.text, answers, sizeof answers);
	find_pieces(&file);
	substitute(&file, &rules);
	rules_clear(&rules);
	arena_clear(&arena);
}
