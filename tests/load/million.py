#!/usr/bin/env python3
"""million.py GRAPH.nq COUNT: COUNT quads: the graph again and again, each time with data IRIs of its own."""
import itertools, sys

lines = open(sys.argv[1], encoding="utf-8").read().splitlines(True)
left = int(sys.argv[2])
for copy in itertools.count(1):
    part = lines[:left]
    sys.stdout.write("".join(part).replace("entente/id/", f"entente/id/{copy}/"))
    left -= len(part)
    if not left:
        break
