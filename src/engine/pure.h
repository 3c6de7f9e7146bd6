#ifndef MEDBRING_ENGINE_PURE_H
#define MEDBRING_ENGINE_PURE_H

/*
 * Force-included before every file of src/engine (by the Makefile), so that
 * a verdict depends on its arguments alone: what would read the clock, the
 * environment, the locale or a file, or ask for memory outside the arenas,
 * does not compile there.
 */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

#undef alloca
/* open() is not poisoned, since `open` is a word of ours; without <fcntl.h> it is not declared. */
#pragma GCC poison malloc calloc realloc free alloca strdup strndup aligned_alloc posix_memalign
#pragma GCC poison memory_alloc memory_grow memory_free
#pragma GCC poison printf fprintf dprintf vprintf vfprintf puts fputs putchar fputc fwrite perror
#pragma GCC poison sprintf snprintf vsprintf vsnprintf scanf sscanf fscanf
#pragma GCC poison fopen freopen fdopen fclose fread fgets getc getchar read write
#pragma GCC poison time clock clock_gettime gettimeofday localtime gmtime mktime strftime rand srand random
#pragma GCC poison getenv secure_getenv setenv putenv setlocale localeconv strtod strcoll towlower tolower toupper
#pragma GCC poison exit _exit abort atexit fork system popen signal

#endif
