#!/bin/sh
# tools/config.sh: the libraries' flags as make variables on standard output. Optional libraries that are
# there are told to the compiler as HAVE_LIBSECCOMP and the like.
set -eu
needed='ncursesw yaml-0.1 libutf8proc jansson'
cflags=$(pkg-config --cflags $needed | sed 's/-D_\(DEFAULT_SOURCE\|XOPEN_SOURCE=[0-9]*\)//g')
libs=$(pkg-config --libs $needed)
for library in libseccomp libqrencode liblouis; do
	if pkg-config --exists "$library"; then
		cflags="$cflags -DHAVE_$(echo "$library" | tr a-z A-Z) $(pkg-config --cflags "$library")"
		# The build alone uses libseccomp (tools/filters.c).
		[ "$library" = libseccomp ] || libs="$libs $(pkg-config --libs "$library")"
	fi
done
echo "CONFIG_CFLAGS := $cflags"
echo "CONFIG_LIBS := $libs"
echo "SECCOMP_LIBS := $(pkg-config --libs libseccomp 2>/dev/null || true)"
echo "UTF8PROC_LIBS := $(pkg-config --libs libutf8proc)"
