#!/bin/sh
# tools/deb.sh VERSION: the Debian package from build/medbring-VERSION.tar.gz, in build/deb, and what lintian says of it.
# LINTIAN=no leaves lintian out.
set -eu
cd "$(dirname "$0")/../build"
rm -rf deb
mkdir deb
tar -xzf "medbring-$1.tar.gz" -C deb
unset MAKEFLAGS MAKELEVEL MFLAGS CFLAGS CPPFLAGS LDFLAGS || true
(cd "deb/medbring-$1" && dpkg-buildpackage --no-sign --build=full >../build.log 2>&1) || { tail -n 40 deb/build.log; exit 1; }
ls deb/*.deb
[ "${LINTIAN:-}" = no ] || lintian --fail-on=error,warning --allow-root deb/*.changes
