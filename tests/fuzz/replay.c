/* Runs each file named on the command line through one fuzz target. */

#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

unsigned long fuzz_calls;

static void replay(const char *name)
{
	size_t size = 0, room = (size_t)1 << 22;
	unsigned char *bytes = malloc(room);
	FILE *file = fopen(name, "rb");

	if (!file || !bytes) {
		fprintf(stderr, "cannot read %s\n", name);
		exit(2);
	}
	size = fread(bytes, 1, room, file);
	fclose(file);
	bytes = realloc(bytes, size ? size : 1);   /* so that the sanitizers see a read past the end */
	fuzz_one(bytes, size);
	free(bytes);
}

int main(int count, char **names)
{
	for (int i = 1; i < count; i++)
		replay(names[i]);
	return 0;
}
