/* How many verdicts a second: the two-of-seven-or-one-photo rule with dates, answers given as values. With a rules
 * file, a checklist and an answers file: what a report on these takes, in microseconds. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "engine/report.h"
#include "load/load.h"

#define STATES 64u

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static uint32_t pick(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

/* Two to four papers with every asked value given. */
static struct answers *make_answers(struct arena *arena, const struct rules *rules, uint32_t *seed)
{
	struct answers *answers = answers_new(arena, rules, 20788);
	uint32_t papers = 2 + pick(seed, 3);

	answers->me.papers_complete = true;
	for (uint32_t index = 0; index < papers; index++) {
		uint32_t kind = pick(seed, rules->kind_count);
		struct paper *paper = answers_add_paper(arena, rules, &answers->me, kind);
		paper->have = HAVE_YES;
		for (uint32_t attribute = 0; attribute < rules->attribute_count; attribute++)
			if (rules->kinds[kind].asks[attribute])
				paper->values[attribute] = rules->attributes[attribute].type == TYPE_DATE
					? value_exact(20788 - 100 + (int32_t)pick(seed, 400)) : value_exact((int32_t)pick(seed, 2));
	}
	return answers;
}

static void measure(const char *name, const struct rules *rules, struct answers **states, unsigned wanted, double seconds)
{
	struct arena frame;
	uint64_t done = 0, ready = 0;
	double start = now(), took;

	arena_init(&frame);
	do {
		for (uint32_t index = 0; index < STATES; index++, done++) {
			bool truncated;
			if (wanted) {
				ready += report_make(&frame, rules, 0, states[index], wanted)->verdict == VERDICT_READY;
				arena_reset(&frame);
			} else {
				ready += report_verdict(&frame, rules, rules->checklists[0].requirement, states[index], &truncated)
					== VERDICT_READY;
			}
		}
		took = now() - start;
	} while (took < seconds);
	printf("%-14s %12.0f verdicts/s   (%.0f%% ready)\n", name, (double)done / took, 100.0 * (double)ready / (double)done);
	arena_clear(&frame);
}

#define BYTES_MAX (16u << 20)

static char *read_all(const char *name, size_t *length)
{
	FILE *file = fopen(name, "rb");
	char *bytes = calloc(1, BYTES_MAX);

	if (!file || !bytes)
		exit(1);
	*length = fread(bytes, 1, BYTES_MAX, file);
	fclose(file);
	return bytes;
}

static double microseconds(const struct rules *rules, uint32_t checklist, const struct answers *answers, unsigned wanted,
	bool *truncated)
{
	struct arena frame;
	uint64_t done = 0;
	double start = now(), took;

	arena_init(&frame);
	do {
		*truncated = report_make(&frame, rules, checklist, answers, wanted)->truncated;
		arena_reset(&frame);
		done++;
		took = now() - start;
	} while (took < 0.3);
	arena_clear(&frame);
	return took / (double)done * 1e6;
}

static int measure_one(const struct rules *rules, struct arena *arena, char **arguments,
	struct diagnostics *diagnostics)
{
	uint32_t checklist = rules_find_checklist(rules, arguments[2]);
	bool truncated = false;
	struct answers *answers;
	size_t length;
	char *bytes = read_all(arguments[3], &length);

	answers = answers_load(arena, rules, arguments[3], bytes, length, 20788, false, true, diagnostics);
	if (checklist == NO_INDEX || !answers)
		return 1;
	printf("%12.2f %12.2f %12.2f", microseconds(rules, checklist, answers, 0, &truncated),
		microseconds(rules, checklist, answers, REPORT_REASONS, &truncated),
		microseconds(rules, checklist, answers, REPORT_REASONS | REPORT_COMPLETIONS, &truncated));
	printf(" %12.2f%s\n", microseconds(rules, checklist, answers, REPORT_ALL, &truncated), truncated ? " truncated" : "");
	free(bytes);
	return 0;
}

int main(int count, char **arguments)
{
	struct rules rules;
	struct arena arena;
	struct diagnostics diagnostics;
	struct answers *states[STATES];
	uint32_t seed = 7;
	size_t length;
	char *bytes = read_all(count > 1 ? arguments[1] : "bench/engine.yaml", &length);

	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, "bench");
	if (!rules_load(&rules, "bench", bytes, length, BYTES_MAX, &diagnostics)) {
		for (size_t index = 0; index < diagnostics.count; index++)
			fprintf(stderr, "%s\n", diagnostics.list[index].message);
		return 1;
	}
	if (count > 3)
		return measure_one(&rules, &arena, arguments, &diagnostics);
	for (uint32_t index = 0; index < STATES; index++)
		states[index] = make_answers(&arena, &rules, &seed);
	measure("verdict", &rules, states, 0, 0.5);
	measure("reasons", &rules, states, REPORT_REASONS, 0.5);
	measure("completions", &rules, states, REPORT_COMPLETIONS, 0.5);
	measure("everything", &rules, states, REPORT_ALL, 0.5);
	rules_clear(&rules);
	arena_clear(&arena);
	free(bytes);
	return 0;
}
