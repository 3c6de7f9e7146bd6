#!/bin/bash
# tests/install/completion.sh: what bash (and fish, where it is) offers behind some words: the ids are those of the
# rules in use. `medbring` is to be in the path.
cd "$(dirname "$0")/../.." || exit 1
. completion/medbring.bash
status=0
same() { [ "$2" = "$3" ] || { echo "$1: '$2' instead of '$3'"; status=1; }; }
words() { tr -s ' \n' '\n\n' | LC_ALL=C sort | tr '\n' ' '; }
in_bash() { COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=(); _medbring; printf '%s\n' "${COMPREPLY[@]}"; }
in_fish() { fish -c "source completion/medbring.fish; complete -C '$*'" | cut -f1 | sed 's/^--format=//'; }

expect() {   # WANTED WORD...
	local wanted
	wanted=$(printf '%s\n' "$1" | words)
	shift
	same "bash: $*" "$(in_bash "$@" | words)" "$wanted"
	if command -v fish >/dev/null; then same "fish: $*" "$(in_fish "$*" | words)" "$wanted"; fi
}

other=tests/cli/rules.yaml
expect "$(medbring list checklists)" medbring graph ''
expect "$(medbring --rules $other list checklists)" medbring --rules $other graph ''
expect "$(medbring --rules $other list checklists)" medbring -r $other graph ''
expect "$(medbring --rules $other list checklists)" medbring --rules=$other graph ''
expect "$(medbring list checklists sections)" medbring print ''
expect "$(medbring list checklists)" medbring list --answers ''
expect "$(medbring list languages)" medbring --lang ''
expect exit medbring help ex
expect 'text markdown html braille' medbring print --format ''
same 'bash, = a word of its own' "$(in_bash medbring --rules = $other graph '' | words)" "$(medbring --rules $other list checklists | words)"
same 'bash: options' "$(in_bash medbring graph --d | words)" '--dot '
for sort in $(in_bash medbring list ''); do medbring list "$sort" >/dev/null || status=1; done
exit $status
