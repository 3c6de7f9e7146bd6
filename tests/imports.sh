#!/bin/bash
# What the program imports: nothing by which another program, a process, a connection or a plugin could be started;
# and how it was linked.
set -u
program=${MEDBRING:-$(dirname "$0")/../build/medbring}
if [ "${VARIANT:-release}" = san ] || [ "${VARIANT:-release}" = cov ]; then
	echo "skipped: sanitizers and counting bring imports of their own"
	exit 0
fi
imports=$(nm -D --undefined-only "$program" | awk '{ sub(/@.*/, "", $2); print $2 }')
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $1: $2"; fi; }

for name in '(f?execl?[vpe]*|execveat|execl[pe]?)' '(v|_)?fork' 'clone3?' 'posix_spawnp?' 'system' 'popen' 'socket(pair)?' 'connect' \
	'bind' 'listen' 'dlm?open' 'ptrace' 'getaddrinfo' 'wordexp' 'gets' 'strcpy' 'tmpnam' 'mktemp'; do
	check "$name is imported" "$(grep -xE "$name" <<<"$imports")" ''
done
check 'something is imported' "$(grep -cx '__libc_start_main' <<<"$imports")" 1
header() { readelf -Wld "$program" | grep -cE "$1"; }
check 'position-independent' "$(readelf -Wh "$program" | grep -c 'Type:.*DYN')" 1
check 'relocations are read-only' "$(header GNU_RELRO)" 1
check 'bound at the start' "$(header 'FLAGS_1.*NOW')" 1
check 'no stack can be run' "$(readelf -Wl "$program" | awk '/GNU_STACK/ { print $7 }')" 'RW'
if [ "${VARIANT:-release}" = release ]; then
	# What the libraries get for memory is never NULL: what they ask is the program's own (src/memory_libraries.c).
	check 'memory' "$(nm -D --defined-only "$program" | awk '$2 == "T" { print $3 }' | grep -xE 'calloc|malloc|realloc' | sort | xargs)" 'calloc malloc realloc'
	check 'stack protector' "$(grep -cx '__stack_chk_fail' <<<"$imports")" 1
	check 'fortified' "$([ "$(grep -cE '_(chk|2)$' <<<"$imports")" -ge 4 ] && echo yes)" yes
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
