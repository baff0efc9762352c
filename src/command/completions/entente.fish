set -l commands extract map query load explain article analyse knowledge
complete -c entente -n "not __fish_seen_subcommand_from $commands" -f -a "$commands"
complete -c entente -n "__fish_seen_subcommand_from extract" -l format -x -a "turtle ntriples nquads trig rdfxml jsonld json csv graphml"
complete -c entente -n "__fish_seen_subcommand_from extract" -l date -x
complete -c entente -n "__fish_seen_subcommand_from extract" -l base -x
complete -c entente -n "__fish_seen_subcommand_from extract" -l knowledge -r
complete -c entente -n "__fish_seen_subcommand_from extract" -l mentions
complete -c entente -n "__fish_seen_subcommand_from extract" -l with-text
complete -c entente -n "__fish_seen_subcommand_from extract" -l jobs -x
complete -c entente -n "__fish_seen_subcommand_from extract map" -s o -r
complete -c entente -n "__fish_seen_subcommand_from map" -l kind -x -a "relations actors ego timeline treaties sources"
complete -c entente -n "__fish_seen_subcommand_from map" -l format -x -a "svg png pdf dot"
complete -c entente -n "__fish_seen_subcommand_from map" -l focus -x
complete -c entente -n "__fish_seen_subcommand_from map" -l static
complete -c entente -n "__fish_seen_subcommand_from query" -l results -x -a "table csv json xml"
complete -c entente -n "__fish_seen_subcommand_from load" -l to -x
complete -c entente -n "__fish_seen_subcommand_from load" -l protocol -x -a "gsp update"
complete -c entente -n "__fish_seen_subcommand_from article" -l format -x -a "json text"
complete -c entente -n "__fish_seen_subcommand_from analyse" -l from -x -a "text conllu"
complete -c entente -n "__fish_seen_subcommand_from analyse" -l format -x -a "conllu iob"
complete -c entente -n "__fish_seen_subcommand_from knowledge" -f -a "find list check compile"
complete -c entente -n "__fish_seen_subcommand_from explain" -l with -x
