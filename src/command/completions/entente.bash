# bash completion for entente
_entente() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "extract map query load explain article analyse knowledge --help --version" -- "$word")
        return
    fi
    case ${COMP_WORDS[1]}:$before in
    extract:--format) options="turtle ntriples nquads trig rdfxml jsonld json csv graphml" ;;
    map:--format) options="svg png pdf dot" ;;
    map:--kind) options="relations actors ego timeline treaties sources" ;;
    query:--results) options="table csv json xml" ;;
    article:--format) options="json text" ;;
    analyse:--format) options="conllu iob" ;;
    analyse:--from) options="text conllu" ;;
    load:--protocol) options="gsp update" ;;
    knowledge:knowledge) options="find list check compile" ;;
    extract:*) options="--format -o --date --base --knowledge --mentions --with-text --jobs --help" ;;
    map:*) options="--kind --focus --depth --since --until --min-confidence --factuality --types --limit --title --lang-font --format --static --knowledge -o --help" ;;
    query:*) options="-e -q --results --help" ;;
    explain:*) options="--with --base --help" ;;
    load:*) options="--to --protocol --graph --query-url --user --password-file --ca-file --chunk --tries --replace --resume --help" ;;
    article:* | analyse:*) options="--from --format --help" ;;
    *) options="--help" ;;
    esac
    case $before:$word in
    --format:* | --kind:* | --results:* | --from:* | --protocol:* | knowledge:* | *:-*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word") ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
}
complete -o filenames -F _entente entente
