#!/usr/bin/env python3
"""Checks which room includes which: data flows one way (article -> language -> knowledge -> ... -> store)."""
import glob, re, sys

ORDER = ["base", "article", "language", "knowledge", "entity", "event", "graph", "rdf", "table", "diagram", "store"]
bad = 0
for path in sorted(glob.glob("src/**/*.[ch]", recursive=True)):
    room = path.split("/")[1]
    for line, text in enumerate(open(path, encoding="utf-8"), 1):
        m = re.match(r'#include "([a-z]+)/', text)
        if not m:
            continue
        other = m.group(1)
        if room == "command":
            wrong = other != "command"
        elif room in ORDER and other in ORDER:
            # The language trainer may read the ontology's names.
            wrong = ORDER.index(other) > ORDER.index(room) and "/train/" not in path
        else:
            wrong = False
        if wrong:
            print(f"{path}:{line}: {room}/ must not include {other}/")
            bad += 1
sys.exit(1 if bad else 0)
