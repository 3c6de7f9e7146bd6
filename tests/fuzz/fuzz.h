#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

/*
 * Each tests/fuzz/fuzz_NAME.c has fuzz_one(), which takes any bytes and
 * asserts what must hold. `make fuzz` links it with libFuzzer (driver.c),
 * `make test` with replay.c, which runs the seeds and past findings through it.
 */

#include <stddef.h>
#include <stdint.h>

int fuzz_one(const uint8_t *data, size_t size);

/* Where an input is many calls of what is tested: how many there were in all. */
extern unsigned long fuzz_calls;

#endif
