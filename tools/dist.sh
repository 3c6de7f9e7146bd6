#!/bin/sh
# tools/dist.sh VERSION: build/medbring-VERSION.tar.gz. The same files give the same bits, wherever and whenever it is
# made: names sorted, one time for all (SOURCE_DATE_EPOCH, else that of the last commit), nobody's names.
set -eu
cd "$(dirname "$0")/.."
name=medbring-$1
if git rev-parse --git-dir >/dev/null 2>&1; then
	files() { git ls-files -z; }
	time=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
else
	files() { find . -path ./build -prune -o -path ./debian/.debhelper -prune -o -type f -print0 | sed -z 's|^\./||'; }
	time=${SOURCE_DATE_EPOCH:-$(stat -c %Y NEWS.md)}
fi
mkdir -p build
files | LC_ALL=C sort -z | tar --create --file="build/$name.tar" --format=ustar --no-recursion --transform="s|^|$name/|" \
	--mtime="@$time" --owner=0 --group=0 --numeric-owner --mode='u=rwX,go=rX' --null --files-from=-
gzip -9 -n -f "build/$name.tar"
echo "build/$name.tar.gz"
