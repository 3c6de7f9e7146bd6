/* Any bytes as an answers file, under rules that use every type of value. */

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "fuzz.h"
#include "load/load.h"

static const char rules_text[] =
	"medbring: 1\n"
	"languages: {da: Dansk, en: English}\n"
	"title: {da: Titel, en: Title}\n"
	"attributes:\n"
	"  expires: {is: date, absent: never, label: {da: u, en: e}, ask: {da: u, en: e}}\n"
	"  issuer: {is: country, label: {da: l, en: c}, ask: {da: l, en: c}}\n"
	"  photo: {is: yes-no, label: {da: f, en: p}, ask: {da: f, en: p}}\n"
	"facts:\n"
	"  age: {is: age, label: {da: a, en: a}, ask: {da: a, en: a}}\n"
	"  visits: {is: number, label: {da: b, en: v}, ask: {da: b, en: v}}\n"
	"  homes: {is: country, several: yes, label: {da: h, en: h}, ask: {da: h, en: h}}\n"
	"  colour: {is: choice, choices: {red: {da: r, en: r}, blue: {da: b, en: b}}, label: {da: f, en: c}, ask: {da: f, en: c}}\n"
	"  name: {is: text, label: {da: n, en: n}, ask: {da: n, en: n}}\n"
	"  number: {is: text, private: yes, form: 10 digits, label: {da: n, en: n}, ask: {da: n, en: n}}\n"
	"events: {helped: {label: {da: h, en: h}, ask: {da: h, en: h}, plain: {da: h, en: h}}}\n"
	"documents:\n"
	"  card: {label: {da: Kort, en: Card}, photo: yes, asks: [expires, issuer]}\n"
	"  paper-card: {label: {da: Papir, en: Paper}, asks: [photo]}\n"
	"persons:\n"
	"  friend: {label: {da: Ven, en: Friend}, me: {age: at least 18}}\n"
	"checklists:\n"
	"  permit:\n"
	"    title: {da: Tilladelse, en: Permit}\n"
	"    all:\n"
	"      - {id: shown, one: [card: {expires: not passed}]}\n"
	"      - {id: grown, me: {age: at least 18, colour: red}}\n"
	"      - {id: brought, person: friend}\n"
	"      - {id: seldom, events: helped, must: at most 2, within: 120 days, distinct: person}\n";

/* Loaded once for all inputs, and given back at the end. */
static struct rules rules;

static void give_back(void)
{
	rules_clear(&rules);
}

static void load_rules(void)
{
	struct arena arena;
	struct diagnostics diagnostics;

	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, "rules");
	if (!rules_load(&rules, "rules", rules_text, sizeof(rules_text) - 1, LOAD_BYTES_MAX, &diagnostics))
		abort();
	arena_clear(&arena);
	atexit(give_back);
}

static void check_person(const struct person *person)
{
	for (uint32_t i = 0; i < person->paper_count; i++)
		assert(person->papers[i].kind < rules.kind_count);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct diagnostics diagnostics;
	struct answers *answers;

	if (!rules.kind_count)
		load_rules();
	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, "fuzz.yaml");
	answers = answers_load(&arena, &rules, "fuzz.yaml", (const char *)data, size, 20000, size % 2, size % 3, &diagnostics);
	assert(!answers == (diagnostics.errors > 0));
	if (answers) {
		assert(answers->visit >= DATE_MIN && answers->visit <= DATE_MAX);
		check_person(&answers->me);
		for (uint32_t i = 0; i < answers->other_count; i++)
			check_person(&answers->others[i]);
	}
	arena_clear(&arena);
	return 0;
}
