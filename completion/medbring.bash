# bash completion for medbring(1)

_medbring()
{
	local cur prev words cword command= i rules=()
	_init_completion -n = 2>/dev/null || {
		words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
		cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	}
	local commands='check print list lint test diff graph schema seal help version'
	local options='--rules --lang --visit --text --screen --answers --lean --idle --kiosk --json --format --width --mutate --dot
		--max-rules-size --quiet --help --version'
	for ((i = 1; i < cword; i++)); do
		case ${words[i]} in
		--rules | -r) rules=(--rules "${words[i + 1]}") ;;
		--rules=*) rules=("${words[i]}") ;;
		check | print | list | lint | test | diff | graph | schema | seal | help | version)
			[ -n "$command" ] || command=${words[i]} ;;
		esac
	done
	case $prev in
	--rules | -r) COMPREPLY=($(compgen -f -- "$cur")); return ;;
	--lang | -l) COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- languages)" -- "$cur")); return ;;
	--answers | -a)
		if [ "$command" = list ]; then
			COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- checklists)" -- "$cur"))
		else
			COMPREPLY=($(compgen -f -- "$cur"))
		fi
		return ;;
	--format | -f) COMPREPLY=($(compgen -W "text markdown html braille" -- "$cur")); return ;;
	--visit | -d | --width | -w | --idle | --max-rules-size) return ;;
	esac
	if [[ $cur == -* ]]; then
		COMPREPLY=($(compgen -W "$options" -- "$cur"))
		return
	fi
	case $command in
	'') COMPREPLY=($(compgen -W "$commands $(_medbring_ids "${rules[@]}" -- checklists)" -- "$cur")) ;;
	check)
		if [ "$prev" = check ]; then
			COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- checklists)" -- "$cur"))
		else
			COMPREPLY=($(compgen -f -- "$cur"))
		fi ;;
	graph) COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- checklists)" -- "$cur")) ;;
	print) COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- checklists sections)" -- "$cur")) ;;
	lint | test | diff | seal) COMPREPLY=($(compgen -f -- "$cur")) ;;
	help) COMPREPLY=($(compgen -W "$commands keys findings notation exit words" -- "$cur")) ;;
	esac
}

# The ids of some sorts in the rules in use: [--rules FILE] -- SORT...
_medbring_ids()
{
	local rules=()
	while [ "$1" != -- ]; do rules+=("$1"); shift; done
	shift
	medbring "${rules[@]}" list "$@" 2>/dev/null
}

complete -F _medbring medbring
