#!/usr/bin/env python3
"""Checks ontology/entente.ttl, what uses it, and the page made of it. Prints TAP lines without numbers.

vocabulary.py ONTOLOGY-FOLDER PAGE.html"""
import collections, glob, json, re, subprocess, sys

folder, page = sys.argv[1:]
ENT, RDFS = "https://w3id.org/entente/ns#", "http://www.w3.org/2000/01/rdf-schema#"
TYPE, OWL = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/2002/07/owl#"
graph = collections.defaultdict(lambda: collections.defaultdict(list))
made = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", f"{folder}/entente.ttl"], capture_output=True, text=True)
for line in made.stdout.splitlines():
    m = re.match(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"(.*)".*|_:\S+) \.$', line)
    if m:
        graph[m.group(1)][m.group(2)].append(m.group(3) or m.group(4))
terms = {s: po for s, po in graph.items() if s.startswith(ENT)}
classes = {s for s, po in terms.items() if OWL + "Class" in po[TYPE]}
properties = {s for s, po in terms.items() if {OWL + "ObjectProperty", OWL + "DatatypeProperty"} & set(po[TYPE])}


def check(name, faults):
    print(f"{'not ok' if faults else 'ok'} - {name}")
    for fault in sorted(faults)[:8]:
        print("#", fault)


def used(pattern):
    """The ent: terms in files, without comments."""
    found = collections.defaultdict(str)
    for path in glob.glob(f"{folder}/{pattern}", recursive=True):
        text = re.sub(r'(?m)^\s*#.*$|\s#\s.*$', "", open(path, encoding="utf-8").read())
        for name in re.findall(r'\bent:([A-Za-z]\w*)', re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)):
            found[ENT + name] = path
    return {f"{path}: {name}" for name, path in found.items() if name not in terms}


check("every term has a type, one English label and one comment",
      {s for s, po in terms.items() if not po[TYPE] or len(po[RDFS + "label"]) != 1 or len(po[RDFS + "comment"]) != 1})
check("comments are sentences", {s for s, po in terms.items() if not re.search(r'[.)]$', "".join(po[RDFS + "comment"]))})
DOMAINS = (RDFS + "domain", "https://schema.org/domainIncludes")
KNOWLEDGE = "http://www.w3.org/2004/02/skos/core#editorialNote"
check("every property of graphs says of what it is",
      {s for s in properties if not terms[s][KNOWLEDGE] and not any(terms[s][d] for d in DOMAINS)})
check("every property of graphs with nodes says what it gives",
      {s for s in properties if OWL + "ObjectProperty" in terms[s][TYPE] and not terms[s][KNOWLEDGE] and not terms[s][RDFS + "range"]})
check("domains, ranges and superclasses of ours are declared",
      {f"{s} {o}" for s, po in terms.items() for p in po for o in po[p] if (o or "").startswith(ENT) and o not in terms})
check("aligned with SEM, PROV-O, schema.org, ORG, NIF and SKOS",
      {name for name in ("2009/11/sem/", "/ns/prov#", "schema.org/", "/ns/org#", "nif-core#", "skos/core#")
       if not any(name in (o or "") for po in terms.values() for p in po if p != KNOWLEDGE for o in po[p])})


def lineage(s):
    return {s}.union(*(lineage(o) for o in terms[s][RDFS + "subClassOf"] if o in terms))


events = {s for s in classes if ENT + "Event" in lineage(s)} - {ENT + "Event"}
categories = {s for s in events if ENT + "Event" in terms[s][RDFS + "subClassOf"]}
check("74 classes of events in 17 categories, each in one", {f"{len(events)} {len(categories)}"} - {"74 17"} |
      {s for s in events if len(lineage(s) & categories) != 1})
check("the shapes use declared terms", used("shapes.ttl"))
check("the queries use declared terms", used("queries/*.rq"))
check("the knowledge uses declared terms", used("*/**/*.ttl") | used("[gop]*.ttl"))
context = json.load(open(f"{folder}/context.jsonld", encoding="utf-8"))["@context"]
ids = [v["@id"] if isinstance(v, dict) else v for k, v in context.items() if not k.startswith("@")]
check("the context uses declared terms", {i for i in ids if i.startswith("ent:") and ENT + i[4:] not in terms})

text = open(page, encoding="utf-8").read()
anchors = re.findall(r'id="([^"]*)"', text)
check("the page has every term once", {s for s in terms if anchors.count(s[len(ENT):]) != 1 and s != ENT + "factualities"})
check("links within the page lead somewhere", {a for a in re.findall(r'href="#([^"]*)"', text) if a not in anchors})
check("the page says every comment", {s for s, po in terms.items() if s != ENT + "factualities" and
      po[RDFS + "comment"][0].replace('\\"', '"').split('"')[0] not in text.replace("&quot;", '"')})
