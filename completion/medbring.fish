# fish completion for medbring(1)

function __medbring_ids
    set -l rules
    set -l words (commandline -opc)
    for i in (seq (count $words))
        if contains -- $words[$i] --rules -r; and test $i -lt (count $words)
            set rules --rules (string replace -r '^~/' "$HOME/" -- $words[(math $i + 1)])
        else if string match -q -- '--rules=*' $words[$i]
            set rules --rules (string replace -- --rules= '' $words[$i])
        end
    end
    medbring $rules list $argv 2>/dev/null
end

set -l commands check print list lint test diff graph schema seal help version
complete -c medbring -f
complete -c medbring -n "not __fish_seen_subcommand_from $commands" -a "$commands"
complete -c medbring -n "not __fish_seen_subcommand_from $commands" -a "(__medbring_ids checklists)"
complete -c medbring -n "__fish_seen_subcommand_from check graph" -a "(__medbring_ids checklists)"
complete -c medbring -n "__fish_seen_subcommand_from print" -a "(__medbring_ids checklists sections)"
complete -c medbring -n "__fish_seen_subcommand_from list" -a "languages checklists sections documents attributes facts persons events sets groups contacts glossary cases"
complete -c medbring -n "__fish_seen_subcommand_from help" -a "$commands keys findings notation exit words"
complete -c medbring -n "__fish_seen_subcommand_from check lint test diff seal" -F
complete -c medbring -l rules -s r -r -F -d "read the rules from FILE"
complete -c medbring -l lang -s l -x -a "(__medbring_ids languages)" -d "speak that language"
complete -c medbring -l visit -s d -x -d "judge for a visit on that day"
complete -c medbring -l text -s t -d "use text mode"
complete -c medbring -l screen -d "use the full screen"
complete -c medbring -n "__fish_seen_subcommand_from list" -l answers -s a -x -a "(__medbring_ids checklists)" -d "write answers to fill in"
complete -c medbring -n "not __fish_seen_subcommand_from list" -l answers -s a -r -F -d "begin with saved answers"
complete -c medbring -l idle -x -d "end after that long without a key"
complete -c medbring -l lean -d "send as little as can be"
complete -c medbring -l kiosk -d "serve strangers"
complete -c medbring -l json -s j -d "write JSON"
complete -c medbring -l format -s f -x -a "text markdown html braille" -d "write in that format"
complete -c medbring -l width -s w -x -d "break lines at that many columns"
complete -c medbring -l mutate -d "tell which changes no case notices"
complete -c medbring -l dot -d "write for Graphviz"
complete -c medbring -l max-rules-size -x -d "read larger rules files"
complete -c medbring -l quiet -s q -d "do not tell what is being done"
complete -c medbring -l help -s h -d "tell how it is used"
complete -c medbring -l version -s V -d "tell the version"
