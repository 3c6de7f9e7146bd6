#!/bin/bash
# What the program imports: nothing by which another program, a process, a connection or a plugin could be started;
# and how it was linked.
set -u
source=$(cd "$(dirname "$0")/../src" && pwd)
program=${MEDBRING:-$(dirname "$0")/../build/medbring}
if [ "${VARIANT:-release}" = san ] || [ "${VARIANT:-release}" = cov ]; then
	echo "skipped: sanitizers and counting bring imports of their own"
	exit 0
fi
imports=$(nm -D --undefined-only "$program" | awk '{ sub(/@.*/, "", $2); print $2 }')
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $1: $2"; fi; }

for name in '(f?execl?[vpe]*|execveat|execl[pe]?)' '(v|_)?fork' 'clone3?' 'posix_spawnp?' 'system' 'popen' 'socket(pair)?' 'connect' \
	'accept4?' 'send(to|msg|mmsg)?' 'iconv_open' 'getpw(nam|uid)(_r)?' 'getgr(nam|gid)(_r)?' 'nss_.*' 'pthread_create' 'thrd_create' 'setsid' 'openpty|forkpty' \
	'bind' 'listen' 'dlm?open' 'ptrace' 'getaddrinfo' 'wordexp' 'gets' 'strcpy' 'tmpnam' 'mktemp'; do
	check "$name is imported" "$(grep -xE "$name" <<<"$imports")" ''
done
# Two that could reach anything have one place each: what memory comes from, by three names (src/memory_libraries.c), and
# the calls of Landlock.
check 'dlsym' "$(grep -rlw dlsym "$source" --include='*.[ch]')" "$source/memory_libraries.c"
check 'what dlsym finds' "$(grep -oE '\bfind\("[^"]*"' "$source/memory_libraries.c" | sort | xargs)" 'find(calloc find(malloc find(realloc'
check 'dlsym is asked once' "$(grep -c 'dlsym(RTLD_NEXT, name)' "$source/memory_libraries.c") $(grep -c 'dlsym(' "$source/memory_libraries.c")" '1 1'
check 'syscall' "$(grep -rl '\bsyscall(' "$source" --include='*.[ch]')" "$source/cmd/landlock.c"
check 'what syscall is asked' "$(grep -oE '\bsyscall\([A-Za-z_]*' "$source/cmd/landlock.c" | grep -v 'syscall(SYS_landlock_')" ''
check 'something is imported' "$(grep -cx '__libc_start_main' <<<"$imports")" 1
header() { readelf -Wld "$program" | grep -cE "$1"; }
check 'position-independent' "$(readelf -Wh "$program" | grep -c 'Type:.*DYN')" 1
check 'relocations are read-only' "$(header GNU_RELRO)" 1
check 'bound at the start' "$(header 'FLAGS_1.*NOW')" 1
check 'no stack can be run' "$(readelf -Wl "$program" | awk '/GNU_STACK/ { print $7 }')" 'RW'
if [ "${VARIANT:-release}" = release ]; then
	# What the libraries get for memory is never NULL: what they ask is the program's own (src/memory_libraries.c).
	check 'memory' "$(nm -D --defined-only "$program" | awk '$2 == "T" { print $3 }' | grep -xE 'calloc|malloc|realloc' | sort | xargs)" 'calloc malloc realloc'
	check 'a program, not a library' "$(header 'FLAGS_1.*\<PIE\>')" 1
	# How strongly it is fortified does not show in the program: the compiler is asked what it is given.
	given=$(env -u MAKEFLAGS -u MAKELEVEL make -C "$source/.." -n -W src/main.c build/obj/src/main.o 2>/dev/null | grep -- '-c' | grep 'src/main\.c')
	for flag in -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fPIE -Werror=format-security; do
		check "compiled with $flag" "$(grep -cw -- "$flag" <<<"$given")" 1
	done
	check 'stack protector' "$(grep -cx '__stack_chk_fail' <<<"$imports")" 1
	check 'fortified' "$([ "$(grep -cE '_(chk|2)$' <<<"$imports")" -ge 4 ] && echo yes)" yes
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
