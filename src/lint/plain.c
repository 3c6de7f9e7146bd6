#include "lint/lint.h"

#include "model/alike.h"

static bool is_asked(const struct rules *rules, uint32_t attribute)
{
	for (uint32_t i = 0; i < rules->test_count; i++)
		if (rules->tests[i].attribute == attribute && test_asks_plainly(rules, &rules->tests[i]))
			return true;
	return false;
}

void lint_plain(const struct lint *lint)
{
	const struct rules *rules = lint->rules;

	for (uint32_t i = 0; i < rules->attribute_count; i++)
		if (rules->attributes[i].plain_of_one && !is_asked(rules, i))
			lint_tell(lint, LINT_PLAIN_NOT_ASKED, rules->attributes[i].plain.body->place,
				rules->attributes[i].id,
				"the file sets several limits for it, and `plain` says none of them, so that `ask` is "
				"asked instead; put {limit} or {date} into `plain`");
}
