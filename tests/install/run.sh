#!/bin/bash
# What install puts there, uninstall takes away; the installed program finds its place; the tarball has the same bits
# twice and holds what is needed; every tool of packaging names the same version.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0
unset MAKEFLAGS MAKELEVEL MFLAGS SOURCE_DATE_EPOCH
export VARIANT=${VARIANT:-release}

check() {   # WHAT COMMAND...
	local what=$1
	shift
	if "$@" >"$folder/log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL $what"
		sed 's/^/    /' "$folder/log" | tail -20
	fi
}
there() { for file; do [ -s "$folder/usr/local/$file" ] || { echo "$file is not there"; return 1; }; done; }
nothing_left() { ! find "$folder/usr" ! -type d | grep .; }
installed() { "$folder/usr/local/bin/medbring" --rules "$folder/usr/local/share/medbring/rules.yaml" "$@"; }
sealed() { installed --lang en version && MEDBRING_RULES=$folder/usr/local/share/medbring/rules.yaml "$folder/usr/local/bin/medbring" --lang en version |
	grep 'sealed rules: .*lib/medbring/rules.sealed'; }
schema_of_rules() { python3 -m json.tool "$folder/usr/local/share/medbring/medbring-rules.schema.json"; }
same_bits() { first=$(sha256sum <"$tarball"); rm "$tarball"; tools/dist.sh "$version" && [ "$first" = "$(sha256sum <"$tarball")" ]; }
holds() { tar -tzf "$tarball" >"$folder/list" && for file; do grep -qx "medbring-$version/$file" "$folder/list" || { echo "no $file"; return 1; }; done; }

cd "$root" || exit 1
version=$(sed -n 's/^VERSION := //p' Makefile)
check 'make install' make -s install DESTDIR="$folder"
check 'all is there' there bin/medbring share/medbring/rules.yaml share/medbring/medbring-rules.schema.json \
	share/man/man1/medbring.1 share/man/da/man1/medbring.1 share/man/man5/medbring-rules.5 \
	share/bash-completion/completions/medbring share/zsh/site-functions/_medbring share/fish/vendor_completions.d/medbring.fish \
	share/doc/medbring/README.md share/doc/medbring/SECURITY.md share/doc/medbring/examples/medbring.conf
check 'the installed program runs' installed list
if [ -s "$(dirname "${MEDBRING:-$root/build/medbring}")/rules.sealed" ]; then check 'its rules are sealed' sealed; fi
check 'the schema is JSON' schema_of_rules
check 'completion knows the ids' env PATH="$folder/usr/local/bin:$PATH" MEDBRING_RULES="$root/rules.yaml" tests/install/completion.sh
if command -v zsh >/dev/null; then check 'zsh reads its completion' zsh -n completion/_medbring; fi
check 'make uninstall' make -s uninstall DESTDIR="$folder"
check 'nothing is left' nothing_left

tarball=build/medbring-$version.tar.gz
check 'make dist' make -s dist
check 'the same bits again' same_bits
check 'the tarball holds it all' holds Makefile rules.yaml README.md NEWS.md LICENSE src/main.c debian/rules locale/da.po man/da/medbring.1
check 'debian/changelog has the version' grep -q "^medbring ($version)" debian/changelog
check 'NEWS.md has the version' grep -q "$version" NEWS.md
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
