#!/bin/sh
# tools/deps.sh WHEN...: sees to it that the packages of tools/packages.txt for WHEN (build, test) are there.
# Silent where nothing is missing. What is missing is installed through apt-get, as root or by sudo; where
# that cannot be, the list is printed and the exit status is 1. Optional ones come along with the others,
# but their absence alone is no reason to install anything.
set -u
list=$(dirname "$0")/packages.txt

present() {
	case $1 in
	command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
	file:*) [ -e "${1#file:}" ] ;;
	header:*) [ -e "/usr/include/${1#header:}" ] || echo "#include <${1#header:}>" | cc -E - >/dev/null 2>&1 ;;
	pkg:*) command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "${1#pkg:}" ;;
	esac
}

# The packages for $1 that are not there.
missing_for() {
	while read -r when package probe; do
		if [ "$when" = "$1" ] && ! present "$probe"; then
			printf '%s ' "$package"
		fi
	done <"$list"
}

# $1 runs as root or by sudo.
apt() {
	if [ "$(id -u)" = 0 ]; then
		DEBIAN_FRONTEND=noninteractive apt-get "$@"
	else
		sudo DEBIAN_FRONTEND=noninteractive apt-get "$@"
	fi
}

install_packages() {
	apt install -y --no-install-recommends "$@" || { apt update && apt install -y --no-install-recommends "$@"; }
}

missing=
for when; do
	missing=$missing$(missing_for "$when")
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1 || { [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null 2>&1; }; then
	echo "medbring cannot be built yet. These Debian packages (or your system's own) are missing:" >&2
	echo "    $missing" >&2
	echo "Install them as root:  apt-get install -y $missing" >&2
	exit 1
fi
echo "Installing what is missing: $missing" >&2
# shellcheck disable=SC2046,SC2086  # lists of words
{ install_packages $missing $(missing_for optional) || install_packages $missing; } >&2 || {
	echo "The packages could not be installed; as root:  apt-get update && apt-get install -y $missing" >&2
	exit 1
}
