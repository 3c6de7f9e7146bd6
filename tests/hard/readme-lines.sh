#!/bin/bash
# tests/hard/readme-lines.sh [SUITE...]: the two lines of README.md in fresh minimal Debian chroots (bookworm and
# trixie, both at once, in memory where there is enough), as root with debootstrap and a network; elsewhere it says so and ends well.
set -u
repo=$(cd "$(dirname "$0")/../.." && pwd)
[ $# = 0 ] && set -- bookworm trixie
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
	echo "skipped: it takes root and debootstrap"
	exit 0
fi
mirror=${MIRROR:-http://deb.debian.org/debian}
work=$(mktemp -d /var/tmp/medbring-chroot.XXXXXX)
trap 'for root in "$work"/*/; do unmount "$root"; done; umount "$work" 2>/dev/null; rm -rf --one-file-system "$work"' EXIT
free=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo)
[ "${free:-0}" -lt 12000000 ] || mount -t tmpfs -o mode=700,size=8g medbring "$work" 2>/dev/null

mounted() { mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount --make-rslave "$1/dev"; }
unmount() { umount -R "$1/dev" "$1/proc" 2>/dev/null; }
readme_line() { sed -n "s/^    \(.*$1\)\$/\1/p" "$repo/README.md" | head -n 1; }
inside() { env -i HOME=/root TEST_TIMEOUT=1200 PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb chroot "$1" bash -c "cd /root/medbring && $2"; }

passed=0 failed=0 begun=$SECONDS
count() {   # what it was, status
	echo "$1: ended with $2 after $((SECONDS - begun)) s"
	if [ "$2" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL  $1"; fi
}

# One suite; the last line has the counts.
try() {
	local suite=$1 root=$work/$1 said
	debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$work/$suite.log" 2>&1
	count "$suite: debootstrap" $?
	if [ $failed = 0 ]; then
		cp /etc/resolv.conf "$root/etc/resolv.conf"
		echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/gone-soon"      # what is not kept need not reach the disk
		git clone -q "$repo" "$root/root/medbring"
		mounted "$root"
		# The guide in its text form reads the answer "quit" from standard input.
		said=$(printf 'quit\nq\n' | inside "$root" "$(readme_line 'make run')" 2>&1)
		count "$suite: make run" $?
		echo "$said" | tail -n 20
		said=$(inside "$root" "$(readme_line 'make test')" </dev/null 2>&1)
		count "$suite: make test" $?
		echo "$said" | grep -vE '^ok ' | tail -n 20
		unmount "$root"
	else
		tail -n 20 "$work/$suite.log"
	fi
	echo "$passed $failed"
}

for suite; do
	try "$suite" >"$work/$suite.said" 2>&1 &
done
wait
for suite; do
	sed '$d' "$work/$suite.said"
	read -r one other < <(tail -n 1 "$work/$suite.said")
	passed=$((passed + one)) failed=$((failed + other))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
