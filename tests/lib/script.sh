# What the scripts of tests/*/run.sh begin with: source it as "$(dirname "$0")/../lib/script.sh".
# Gives here, root, program, an empty folder scratch that goes at the end, and the counts passed and failed.
set -u
export LC_ALL=C.UTF-8 MEDBRING_TODAY=2026-12-01
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${MEDBRING:-$root/build/medbring}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0
ok() { passed=$((passed + 1)); }
