# Sourced by tests of the command line: `program` is what is run, from a folder of its own.
# shellcheck shell=bash disable=SC2034,SC2154
passed=0 failed=0

ok() { passed=$((passed + 1)); }
not_ok() { failed=$((failed + 1)); echo "not ok: $*"; sed 's/^/    /' out err 2>/dev/null | head -12; }

# run WHAT STATUS COMMAND...: the program must end with that status.
run() {
	local what=$1 status=$2; shift 2
	"$program" "$@" >out 2>err
	local got=$?
	if [ "$got" = "$status" ]; then ok; else not_ok "$what: exit status $got, wanted $status: $*"; fi
}

# The last run wrote that (an extended regular expression) on standard output or standard error.
out_has() { if grep -qE -- "$1" out; then ok; else not_ok "standard output lacks: $1"; fi; }
err_has() { if grep -qE -- "$1" err; then ok; else not_ok "standard error lacks: $1"; fi; }
err_lacks() { if grep -qE -- "$1" err; then not_ok "standard error has: $1"; else ok; fi; }
out_empty() { if [ -s out ]; then not_ok "something on standard output"; else ok; fi; }
err_empty() { if [ -s err ]; then not_ok "something on standard error"; else ok; fi; }
json() { if python3 -m json.tool <out >/dev/null 2>&1; then ok; else not_ok "not JSON: $*"; fi; }
