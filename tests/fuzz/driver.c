/* Between libFuzzer and a target: counts, and keeps the input that took the longest (FUZZ_SLOWEST names the file).
 * Time is the processor's, so that a busy machine does not look like a slow input. */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

unsigned long fuzz_calls;
static unsigned long runs;
static int64_t slowest;

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void tell(void)
{
	fprintf(stderr, "runs: %lu inputs, %lu calls of what is tested, slowest: %" PRId64 ".%03" PRId64 " ms with the sanitizers\n", runs,
		fuzz_calls ? fuzz_calls : runs, slowest / 1000, slowest % 1000);
}

static void keep(const uint8_t *data, size_t size)
{
	const char *name = getenv("FUZZ_SLOWEST");
	FILE *file = name ? fopen(name, "wb") : NULL;

	if (!file)
		return;
	fwrite(data, 1, size, file);
	fclose(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const int64_t begun = now();
	int64_t took;

	if (!runs++)
		atexit(tell);
	fuzz_one(data, size);
	took = now() - begun;
	if (took > slowest && runs > 1) {        /* the first also loads what the target needs */
		slowest = took;
		keep(data, size);
	}
	return 0;
}
