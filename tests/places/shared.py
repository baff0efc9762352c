"""What the two suites of places share: the events of a text as the program gives them."""
import collections, os, re, subprocess, tempfile, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ.get("ENTENTE", os.path.join(HERE, "../../build/entente"))


def norm(s):
    s = "".join(c for c in unicodedata.normalize("NFKD", s) if not unicodedata.combining(c)).casefold()
    return re.sub(r"^the ", "", re.sub(r"[^\w]+", " ", s).strip())


def read(text):
    nodes = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in text.splitlines():
        m = re.match(r'<([^>]*)> <[^>]*[#/]([^>#/]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)")', line)
        if m:
            value = m.group(3) or re.sub(r"\\u([0-9A-F]{4})", lambda u: chr(int(u.group(1), 16)), m.group(4) or "")
            nodes[m.group(1)][m.group(2)].append(value)
    return nodes


def events_of(text, date):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        run = subprocess.run([PROGRAM, "extract", "--format", "ntriples", "--date", date, file.name], capture_output=True, text=True)
    nodes = read(run.stdout)
    names = lambda node, key: [[norm(n) for n in nodes[s]["label"] + nodes[s]["altLabel"]] for s in node[key]]
    return [{"classes": {t.rsplit("#")[-1] for t in po["type"]}, "parties": names(po, "source") + names(po, "target"),
             "places": names(po, "place"), "tellers": names(po, "attributedTo"),
             "status": po["factuality"][0].rsplit("#")[-1], "begin": (po["begin"] or [""])[0]}
            for iri, po in list(nodes.items()) if "/event/" in iri and po["factuality"]]


def fits(wanted, got, only=False):
    """Is one of the wanted names among those got? "-": there is none."""
    if wanted == ["-"]:
        return not got
    return any(norm(w) in x for w in wanted for names in got for x in names)
