#!/usr/bin/env python3
"""Checks CSV, JSON and GraphML in a folder against the N-Triples beside them: the same things, no loose ends."""
import csv, json, re, sys, xml.etree.ElementTree as xml

folder = sys.argv[1]
ENT = "https://w3id.org/entente/ns#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
things = {"Person", "State", "Organization", "Place", "Treaty", "Equipment", "Group"}
entities, articles, events = set(), set(), set()
for line in open(folder + "/graph.nt", encoding="utf-8"):
    m = re.match(r'<([^>]*)> <([^>]*)> <([^>]*)> \.$', line)
    if not m or m.group(2) != TYPE:
        continue
    if m.group(3).startswith(ENT) and m.group(3)[len(ENT):] in things:
        entities.add(m.group(1))
    elif m.group(3).endswith("NewsArticle"):
        articles.add(m.group(1))
    elif "/event/" in m.group(1):
        events.add(m.group(1))


def rows(name):
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    assert {len(row) for row in table} == {len(table[0])}, name
    return table[1:]


nodes = {row[0] for row in rows("nodes")}
assert nodes == entities | articles, "nodes.csv"
assert {row[0] for row in rows("events")} == events, "events.csv"
for row in rows("edges"):
    assert row[0] in nodes | events and row[1] in nodes | events, row

document = json.load(open(folder + "/graph.json", encoding="utf-8"))
assert {e["iri"] for e in document["entities"]} == entities
assert {a["iri"] for a in document["articles"]} == articles
assert {e["iri"] for e in document["events"]} == events
for event in document["events"]:
    assert event["claims"] and all(claim["evidence"] for claim in event["claims"]), event["iri"]
    for role in ("source", "target", "involves", "place", "attributedTo"):
        assert set(event.get(role, [])) <= entities

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
graph = xml.parse(folder + "/graph.graphml").getroot().find(GRAPHML + "graph")
ids = [node.get("id") for node in graph.iter(GRAPHML + "node")]
assert len(ids) == len(set(ids)) and set(ids) == entities | events, "graphml"
for edge in graph.iter(GRAPHML + "edge"):
    assert edge.get("source") in ids and edge.get("target") in ids
print(len(entities), "entities,", len(events), "events,", len(articles), "articles")
