#!/bin/bash
# tests/hard/readme-lines.sh [SUITE...]: the two lines of README.md in fresh minimal Debian chroots (bookworm and
# trixie), as root with debootstrap and a network; elsewhere it says so and ends well.
set -u
repo=$(cd "$(dirname "$0")/../.." && pwd)
[ $# = 0 ] && set -- bookworm trixie
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
	echo "skipped: it takes root and debootstrap"
	exit 0
fi
mirror=${MIRROR:-http://deb.debian.org/debian}
work=$(mktemp -d /var/tmp/medbring-chroot.XXXXXX)
mounted() { mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount --make-rslave "$1/dev"; }
unmount() { umount -R "$1/dev" "$1/proc" 2>/dev/null; }
trap 'for root in "$work"/*; do unmount "$root"; done; rm -rf --one-file-system "$work"' EXIT

readme_line() { sed -n "s/^    \(.*$1\)\$/\1/p" "$repo/README.md" | head -n 1; }

passed=0 failed=0
count() {   # what it was, status
	if [ "$2" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL  $1"; fi
}

for suite; do
	root=$work/$suite
	debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$work/$suite.log" 2>&1 || { count "$suite: debootstrap" 1; continue; }
	cp /etc/resolv.conf "$root/etc/resolv.conf"
	git clone -q "$repo" "$root/root/medbring"
	mounted "$root"
	inside() { env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM="${2:-dumb}" chroot "$root" bash -c "cd /root/medbring && $1"; }
	# The guide in its text form reads the answer "quit" from standard input.
	said=$(printf 'quit\nq\n' | inside "$(readme_line 'make run')" 2>&1)
	count "$suite: make run" $?
	echo "$said" | tail -n 20
	said=$(inside "$(readme_line 'make test')" </dev/null 2>&1)
	count "$suite: make test" $?
	echo "$said" | grep -vE '^ok ' | tail -n 20
	unmount "$root"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
