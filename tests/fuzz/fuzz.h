#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

/*
 * Each tests/fuzz/fuzz_NAME.c has this one function, which takes any bytes
 * and asserts what must hold. `make fuzz` links it with libFuzzer, `make test`
 * with replay.c, which runs the seeds and past findings through it.
 */

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
