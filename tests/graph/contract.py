#!/usr/bin/env python3
"""Checks N-Triples (with texts and mentions) against the contract: classes, properties, evidence, dates, decimals."""
import collections, datetime, re, sys

ENT = "https://w3id.org/entente/ns#"
TRIPLE = re.compile(r'^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?) \.$')
FACTUALITY = {ENT + f for f in ("Actual", "Planned", "Possible", "Alleged", "Denied", "Hypothetical")}
faults = collections.Counter()


def fault(text):
    faults[text] += 1


def unescape(text):
    return re.sub(r'\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)', lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m.group(1), m.group(1))
                  if m.group(1)[0] not in "uU" else chr(int(m.group(1)[1:], 16)), text)


graph = collections.defaultdict(lambda: collections.defaultdict(list))
for line in open(sys.argv[1], encoding="utf-8"):
    m = TRIPLE.match(line.rstrip("\n"))
    if not m:
        fault("not N-Triples: " + line[:80])
        continue
    s, p, iri, text, language, datatype = m.groups()
    graph[s][p].append(iri if iri is not None else unescape(text))
    if datatype and datatype.endswith("#decimal") and not re.fullmatch(r'-?\d+\.(\d*[1-9]|0)', text):
        fault("decimal not canonical: " + text)
    if datatype and datatype.endswith("#date"):
        try:
            datetime.date(*map(int, re.fullmatch(r'(\d{4})-(\d\d)-(\d\d)', text).groups()))
        except (AttributeError, ValueError):
            fault("not a date: " + text)
    if re.search(r'[\s<>"{}|\\^`]', s):
        fault("IRI with forbidden characters: " + s)

declared = set(re.findall(r'^ent:(\w+) a', open(sys.argv[2], encoding="utf-8").read(), re.M)) \
    if len(sys.argv) > 2 else None
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
texts = {s: po[NIF + "isString"][0] for s, po in graph.items() if NIF + "isString" in po}
for s, po in graph.items():
    types = {t[len(ENT):] for t in po[TYPE] if t.startswith(ENT)}
    if "/event/" in s and "#" not in s.split("/id/")[1]:
        if len(po[ENT + "factuality"]) != 1 or po[ENT + "factuality"][0] not in FACTUALITY:
            fault("event without exactly one factuality: " + s)
        for p in (LABEL, ENT + "evidence", ENT + "confidence", "http://www.w3.org/ns/prov#wasDerivedFrom"):
            if not po[p]:
                fault("event without " + p)
        if po[ENT + "begin"] and not po["http://semanticweb.cs.vu.nl/2009/11/sem/hasEarliestBeginTimeStamp"]:
            fault("dated event without bounds")
    if types & {"Person", "State", "Organization", "Place", "Treaty", "Equipment", "Group"}:
        if len(po[LABEL]) != 1 or not po[ENT + "mentionedIn"] or not po[ENT + "salience"]:
            fault("entity without exactly one label, mentionedIn or salience: " + s)
    if "Relation" in types and not po[ENT + "evidence"]:
        fault("relation without evidence: " + s)
    if "Claim" in types and (not po[ENT + "evidence"] or not po[ENT + "claims"]):
        fault("claim without evidence or event: " + s)
    if NIF + "Phrase" in po[TYPE]:
        begin, end = int(po[NIF + "beginIndex"][0]), int(po[NIF + "endIndex"][0])
        text = texts.get(po[NIF + "referenceContext"][0], "")
        if text[begin:end] != po[NIF + "anchorOf"][0]:
            fault("phrase is not where it says: " + s)
    for p in po:
        if p.startswith(ENT) and declared is not None and p[len(ENT):] not in declared:
            fault("property not declared: " + p)
    for t in types:
        if declared is not None and t not in declared:
            fault("class not declared: " + t)
# ---- What is made of the claims keeps the rules of entente.ttl.

vocabulary = open(sys.argv[2], encoding="utf-8").read() if len(sys.argv) > 2 else ""
ORDER = [ENT + f for f in re.findall(r'ent:(\w+)', re.search(r'skos:memberList \(([^)]*)\)', vocabulary).group(1))]
SEM, RDF = "http://semanticweb.cs.vu.nl/2009/11/sem/", TYPE[:-len("type")]


def span(first, last):
    """The first day of a date, month or year, and the last day of another."""
    first, last = [int(n) for n in first.split("-")], [int(n) for n in last.split("-")]
    begin = datetime.date(*(first + [1, 1])[:3])
    if len(last) == 3:
        return begin, datetime.date(*last)
    year, month = (last[0], last[1]) if len(last) == 2 else (last[0], 12)
    return begin, datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)


claims = collections.defaultdict(list)
for s, po in list(graph.items()):
    for event in po.get(ENT + "claims", []):
        claims[event].append(po)
for s, po in list(graph.items()):
    if "/event/" not in s:
        continue
    told = claims[s]
    if min((ORDER.index(c[ENT + "factuality"][0]) for c in told), default=-1) != ORDER.index(po[ENT + "factuality"][0]):
        fault("event's factuality is not that of the rule: " + s)
    begins = [c[ENT + "begin"][0] for c in told if c.get(ENT + "begin")]
    begin = min((b for b in begins if len(b) == max(map(len, begins))), default=None)
    ends = [c[ENT + "end"][0] for c in told if c.get(ENT + "end")]
    end = max((e for e in ends if len(e) == max(map(len, ends))), default=None)
    shown = next(iter(po[ENT + "end"]), None)
    if next(iter(po[ENT + "begin"]), None) != begin or (shown != end and (shown or not begin or end >= begin)):
        fault("event's dates are not those of the rule: " + s)
    if begin and [str(day) for day in span(begin, shown or begin)] != \
            [po[SEM + "hasEarliestBeginTimeStamp"][0], po[SEM + "hasLatestEndTimeStamp"][0]]:
        fault("event's bounds are not those of its dates: " + s)
    for role in ("source", "involves", "place", "attributedTo"):
        if {o for c in told for o in c.get(ENT + role, [])} != set(po.get(ENT + role, [])):
            fault(f"event's {role} is not the union over its claims: {s}")
for s, po in list(graph.items()):
    if ENT + "Relation" in po.get(TYPE, []):
        subject, predicate, object = (po[RDF + p][0] for p in ("subject", "predicate", "object"))
        if po[ENT + "factuality"][0] == ENT + "Actual" and object not in graph[subject].get(predicate, []):
            fault("actual relation without its direct triple: " + s)

for text, count in faults.most_common(20):
    print(f"{count} x {text}")
print(f"{len(graph)} subjects, {sum(faults.values())} faults")
sys.exit(1 if faults else 0)
