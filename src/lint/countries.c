#include "lint/lint.h"

#include <stdio.h>

#include "model/country.h"

/* Codes that countries do not have, and what was most likely meant. */
static const struct {
	char said[3];
	const char *meant;
} mistaken[] = {{"UK", "GB"}, {"EL", "GR"}, {"EN", "GB"}, {"SP", "ES"}, {"JA", "JP"}, {"DA", "DK"}, {"SZ", "CH"},
	{"EU", "the countries themselves, or a set of them"}};

static int32_t code_of(const char *letters)
{
	return country_code(letters[0], letters[1]);
}

/* A country's, or one of those that ISO leaves to its users. */
static bool is_known(int32_t code)
{
	if (code == code_of("AA") || code == code_of("ZZ") || (code >= code_of("XA") && code <= code_of("XZ"))
		|| (code >= code_of("QM") && code <= code_of("QZ")))
		return true;
	return country_place(code) != UINT32_MAX;
}

static void check_code(const struct lint *lint, int32_t code, struct place place, const char *path)
{
	const char *meant = NULL;
	char message[160];

	if (is_known(code))
		return;
	for (size_t i = 0; i < sizeof mistaken / sizeof mistaken[0]; i++)
		if (code_of(mistaken[i].said) == code)
			meant = mistaken[i].meant;
	snprintf(message, sizeof message, "`%c%c` is no country's code%s%s%s", (char)(code >> 8 & 0x7f),
		(char)(code & 0x7f), meant ? "; did you mean " : "", meant ? meant : "", meant ? "?" : "");
	lint_tell(lint, LINT_UNKNOWN_COUNTRY, place, path, message);
}

/* What every paper of the kind has, which may be several. */
static void check_fixed(const struct lint *lint, const struct kind *kind, const struct value *value)
{
	for (uint32_t at = 0; at < value->count; at++)
		check_code(lint, value->more[at].low, kind->place, kind->id);
	if (value->state == VALUE_EXACT && !value->count)
		check_code(lint, value->low, kind->place, kind->id);
}

void lint_countries(const struct lint *lint)
{
	const struct rules *rules = lint->rules;

	for (uint32_t i = 0; i < rules->set_count; i++)
		for (uint32_t at = 0; at < rules->sets[i].count; at++)
			check_code(lint, rules->sets[i].members[at], rules->sets[i].place, rules->sets[i].id);
	for (uint32_t i = 0; i < rules->test_count; i++) {
		const struct test *test = &rules->tests[i];

		for (uint32_t at = 0; rules->attributes[test->attribute].type == TYPE_COUNTRY && test->set == NO_INDEX
			&& at < test->member_count;
			at++)
			if (rules_set_at(rules, test, at) == NO_INDEX)
				check_code(lint, test->members[at], test->place, rules->attributes[test->attribute].id);
	}
	for (uint32_t i = 0; i < rules->attribute_count; i++)
		for (uint32_t kind = 0; rules->attributes[i].type == TYPE_COUNTRY && kind < rules->kind_count; kind++)
			check_fixed(lint, &rules->kinds[kind], &rules->kinds[kind].fixed[i]);
}
