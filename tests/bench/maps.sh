#!/bin/bash
# maps.sh: maps of a graph of many articles: 5,000 by default, five sentences each, made by tests/diagram/layout. Seconds are
# those of the processor, memory is the peak of the program and its drawing process.
set -u
build=${BUILD:-build}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
articles=${ARTICLES:-5000}
tests/diagram/layout --articles "$articles" "$work/many"
"$build/entente" extract --format nquads -o "$work/graph.nq" "$work/many" 2>/dev/null || exit 1
echo "$articles articles, $(wc -l <"$work/graph.nq") triples, $(($(stat -c %s "$work/graph.nq") >> 20)) MB"
while read -r label arguments; do
    # shellcheck disable=SC2086
    if ! /usr/bin/time -f '%U %S %M' -o "$work/time" "$build/entente" map $arguments -o "$work/map.svg" "$work/graph.nq"; then
        echo "$label failed"
        continue
    fi
    tail -n 1 "$work/time" | awk -v label="map $arguments" '{ printf "%-58s %7.2f s                   %6.0f MB\n", label, $1 + $2, $3 / 1024 }'
done <<'KINDS'
1 --kind relations
2 --kind actors
3 --kind timeline
4 --kind timeline --limit 300
5 --kind sources
6 --kind treaties
7 --kind ego --focus Kenya
KINDS
