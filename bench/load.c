/* Loading N documents of ten keys in two languages, beside libyaml's own events for the same bytes. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <yaml.h>

#include "base/buffer.h"
#include "load/load.h"

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static const char head[] =
	"medbring: 1\nlanguages: {da: Dansk, en: English}\ntitle: {da: Prøve, en: Trial}\nattributes:\n"
	"  expires: {is: date, absent: never, label: {da: Udløber, en: Expires}}\n"
	"  photo: {is: yes-no, label: {da: Billede, en: Photo}}\n  number: {is: yes-no, label: {da: Nummer, en: Number}}\n"
	"counts: {expires: not passed}\nchecklists:\n  trial:\n    title: {da: Prøve, en: Trial}\n"
	"    all: [{one: [paper-1]}]\ndocuments:\n";

static const char document[] =
	"  paper-%d:\n    label: {da: \"Papir nummer %d\", en: \"Paper number %d\"}\n"
	"    full: {da: \"papirer nummer %d\", en: \"papers number %d\"}\n"
	"    hint:\n      da: Det papir, som kommunen har sendt dig, eller som du selv har hentet.\n"
	"      en: The paper that the council has sent you, or that you have fetched yourself.\n"
	"    photo: yes\n    asks: [expires, number]\n";

static char *make(size_t count, size_t *length)
{
	size_t room = sizeof head + count * (sizeof document + 50);
	char *bytes = malloc(room);
	int wrote;

	if (!bytes)
		exit(5);
	*length = (size_t)sprintf(bytes, "%s", head);
	for (size_t index = 1; index <= count; index++) {
		int number = (int)index;
		wrote = snprintf(bytes + *length, room - *length, document, number, number, number, number, number);
		*length += (size_t)wrote;
	}
	return bytes;
}

static double events(const char *bytes, size_t length)
{
	yaml_parser_t parser;
	yaml_event_t event;
	double start = now();
	bool more = yaml_parser_initialize(&parser);

	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
	while (more && yaml_parser_parse(&parser, &event)) {
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return now() - start;
}

static long peak(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

static double load(char *bytes, size_t length)
{
	struct rules rules;
	struct arena arena;
	struct diagnostics diagnostics;
	double start = now(), took;

	arena_init(&arena);
	diagnostics_init(&diagnostics, &arena, "bench");
	if (!rules_load(&rules, "bench", bytes, length, (size_t)1 << 30, &diagnostics)) {
		printf("not loaded: %s\n", diagnostics.count ? diagnostics.list[0].message : "");
		exit(4);
	}
	took = now() - start;
	rules_clear(&rules);
	arena_clear(&arena);
	return took;
}

/* libyaml alone over a file, for the process that does nothing else. */
static int events_of(const char *name)
{
	FILE *file = fopen(name, "rb");
	char *bytes = malloc(LOAD_BYTES_MAX);
	size_t length = file && bytes ? fread(bytes, 1, LOAD_BYTES_MAX, file) : 0;

	events(bytes, length);
	if (file)
		fclose(file);
	free(bytes);
	return length == 0;
}

int main(int count, char **arguments)
{
	size_t length, documents = count > 1 ? strtoul(arguments[1], NULL, 10) : 1000;
	char *bytes;
	double theirs, ours;
	long before;

	if (count > 2)
		return events_of(arguments[2]);
	bytes = make(documents, &length);
	theirs = events(bytes, length);
	before = peak();
	ours = load(bytes, length);
	printf("%zu %zu %.6f %.6f %ld\n", documents, length, theirs, ours, peak() - before);
	free(bytes);
	return 0;
}
