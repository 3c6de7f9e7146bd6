#include "cmd/help_words.h"

#include "app/present.h"
#include "cmd/layout.h"
#include "cmd/source.h"
#include "load/load.h"
#include "paper/plain.h"

enum exit_status help_words(const struct invocation *invocation, struct buffer *out)
{
	struct rules rules;
	struct arena arena;
	struct view view = {.arena = &arena, .rules = &rules};
	struct said_list list = {0};
	enum exit_status status = source_open_rules(invocation, &rules);
	int width;

	if (status != EXIT_DONE)
		return status;
	arena_init(&arena);
	if (source_language(invocation, &rules, &view.language) && layout_width(invocation, &width)) {
		view.answers = answers_new(&arena, &rules, invocation->visit);
		for (uint32_t i = 0; i < rules.term_count; i++)
			present_term(&view, i, &list);
		plain_lines(out, &list, width ? width : PLAIN_WIDTH);
	} else {
		status = EXIT_USAGE;
	}
	arena_clear(&arena);
	rules_clear(&rules);
	return status;
}
