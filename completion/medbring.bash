# bash completion for medbring(1)

_medbring()
{
	local cur prev words cword command= i rules=()
	_init_completion -n = 2>/dev/null || {
		words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
		cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
		[ "$cur" != = ] || cur=
		[ "$prev" != = ] || prev=${COMP_WORDS[COMP_CWORD - 2]}
	}
	local commands='check print list lint test diff graph schema seal help version'
	local sorts='languages checklists sections documents attributes facts persons events sets groups contacts glossary cases'
	for ((i = 1; i < cword; i++)); do
		case ${words[i]} in
		--rules | -r)
			[ "${words[i + 1]}" != = ] || ((i++))
			rules=(--rules "${words[i + 1]/#\~\//$HOME/}") ;;
		--rules=*) rules=(--rules "${words[i]#*=}") ;;
		check | print | list | lint | test | diff | graph | schema | seal | help | version)
			[ -n "$command" ] || command=${words[i]} ;;
		esac
	done
	case $prev in
	--rules | -r) _medbring_files "$cur"; return ;;
	--lang | -l) COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- languages)" -- "$cur")); return ;;
	--answers | -a)
		if [ "$command" = list ]; then
			COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- checklists)" -- "$cur"))
		else
			_medbring_files "$cur"
		fi
		return ;;
	--format | -f) COMPREPLY=($(compgen -W "text markdown html braille" -- "$cur")); return ;;
	--visit | -d | --width | -w | --idle | --max-rules-size) return ;;
	esac
	if [[ $cur == -* ]]; then
		COMPREPLY=($(compgen -W "$(medbring $command --help 2>/dev/null | grep -oE -- '--[a-z-]+' | sort -u)" -- "$cur"))
		return
	fi
	case $command in
	'') COMPREPLY=($(compgen -W "$commands $(_medbring_ids "${rules[@]}" -- checklists)" -- "$cur")) ;;
	check)
		if [ "$prev" = check ]; then
			COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- checklists)" -- "$cur"))
		else
			_medbring_files "$cur"
		fi ;;
	graph) COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- checklists)" -- "$cur")) ;;
	print) COMPREPLY=($(compgen -W "$(_medbring_ids "${rules[@]}" -- checklists sections)" -- "$cur")) ;;
	list) COMPREPLY=($(compgen -W "$sorts" -- "$cur")) ;;
	lint | test | diff | seal) _medbring_files "$cur" ;;
	help) COMPREPLY=($(compgen -W "$commands keys findings notation exit words" -- "$cur")) ;;
	esac
}

_medbring_files()
{
	compopt -o filenames 2>/dev/null
	mapfile -t COMPREPLY < <(compgen -f -- "$1")
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
