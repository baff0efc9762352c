"""Graphs of many short texts, each by itself, as N-Triples: through libentente.so of the build, so that ontology and model
are opened once for all; through a program of its own for each text where ENTENTE names a program of another build."""
import collections, concurrent.futures, ctypes, os, re, subprocess, tempfile, unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
PROGRAM = os.environ.get("ENTENTE", os.path.join(BUILD, "entente"))
IS_OF_BUILD = os.path.realpath(PROGRAM) == os.path.realpath(os.path.join(BUILD, "entente"))
# a sanitized library is loaded only by an interpreter that its sanitizer was put before
CAN_LOAD = IS_OF_BUILD and ("ENTENTE_SANITIZED" not in os.environ or "libasan" in os.environ.get("LD_PRELOAD", ""))
NTRIPLES = 1  # entente_format of include/entente.h


class Error(ctypes.Structure):
    _fields_ = [("status", ctypes.c_int), ("line", ctypes.c_size_t), ("file", ctypes.c_char * 512), ("text", ctypes.c_char * 1024)]


class Options(ctypes.Structure):
    _fields_ = [("ontology", ctypes.c_char_p), ("knowledge", ctypes.c_void_p), ("knowledge_count", ctypes.c_size_t),
                ("base", ctypes.c_char_p), ("warning", ctypes.c_void_p), ("warning_user", ctypes.c_void_p)]


library, context = None, ctypes.c_void_p()


def open_library():
    global library
    library = ctypes.CDLL(os.path.join(BUILD, "libentente.so"))
    library.entente_graph_new.restype = ctypes.c_void_p
    ontology = os.environ.get("ENTENTE_ONTOLOGY", os.path.join(ROOT, "ontology"))
    options = Options(ontology=ontology.encode())
    must(library.entente_context_open(ctypes.byref(options), ctypes.byref(context), ctypes.byref(error := Error())), error)


def must(status, error):
    if status:
        raise RuntimeError(error.text.decode())


def graph_of(task):
    text, date = task
    data, article, error = (text + "\n").encode(), ctypes.c_void_p(), Error()
    must(library.entente_article_parse(context, b"text.txt", data, ctypes.c_size_t(len(data)), date.encode(),
                                       ctypes.byref(article), ctypes.byref(error)), error)
    graph = ctypes.c_void_p(library.entente_graph_new(context))
    with tempfile.NamedTemporaryFile(suffix=".nt") as file:
        must(library.entente_extract(graph, article, ctypes.byref(error)), error)
        must(library.entente_write_file(graph, NTRIPLES, None, file.name.encode(), ctypes.byref(error)), error)
        library.entente_graph_free(graph)
        library.entente_article_free(article)
        with open(file.name, encoding="utf-8") as written:
            return written.read()


def graph_by_program(task):
    text, date = task
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        when = ["--date", date] if date else []
        command = [PROGRAM, "extract", "--format", "ntriples", *when, file.name]
        return subprocess.run(command, capture_output=True, text=True).stdout


def graphs_of(tasks):
    """The graphs of the texts, in their order; each task is a text and the date that it is told on."""
    if not CAN_LOAD:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(graph_by_program, tasks))
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count(), initializer=open_library) as pool:
        return list(pool.map(graph_of, tasks, chunksize=16))


# A report that has to do with nobody's affairs, long enough for the learned reader.
BEFORE = ("Officials open a bridge over the river\n\nA choir of four hundred children sang at the bridge on Monday. The bridge is "
          "two miles long. The builders took six years over it. It cost more than anybody had expected.\n\n")
BEHIND = "\n\nThe river is wide at this point. The rain did not stop the crowd. Many had brought umbrellas."


def graphs_within(tasks):
    """As graphs_of, of each text as a paragraph of a report, as the learned reader sees it; of events only those that it tells."""
    graphs = graphs_of([(BEFORE + text + BEHIND, date) for text, date in tasks])
    return [told_between(graph, len(BEFORE), len(BEFORE + text)) for graph, (text, _) in zip(graphs, tasks)]


def told_between(graph, begin, end):
    """The graph without the events that are told elsewhere in the text."""
    told = set()
    for m in re.finditer(r"^<([^>]*/event/[^>]*)> <[^>]*#evidence> <[^>]*#char=(\d+),(\d+)>", graph, re.M):
        if int(m.group(2)) >= begin and int(m.group(3)) <= end + 1:
            told.add(m.group(1))
    is_kept = lambda line: "/event/" not in line.split(">")[0] or line.split(">")[0][1:] in told
    return "\n".join(line for line in graph.splitlines() if is_kept(line))


def norm(s):
    """A name as names are compared: without accents, case, punctuation and "the"."""
    s = "".join(c for c in unicodedata.normalize("NFKD", s) if not unicodedata.combining(c)).casefold()
    return re.sub(r"^the ", "", re.sub(r"[^\w]+", " ", s).strip())


def read(text):
    """The nodes of N-Triples: by IRI the values of each property, by its last word."""
    nodes = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in text.splitlines():
        m = re.match(r'<([^>]*)> <[^>]*[#/]([^>#/]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)")', line)
        if m:
            value = m.group(3) or re.sub(r"\\u([0-9A-F]{4})", lambda u: chr(int(u.group(1), 16)), m.group(4) or "")
            nodes[m.group(1)][m.group(2)].append(value)
    return nodes


def events_of(nodes):
    """The events among them, each with its IRI; without the claims about them."""
    return [(iri, po) for iri, po in list(nodes.items()) if "/event/" in iri and "claim" not in iri and po["factuality"]]


def last(iri):
    return re.split("[#/]", iri)[-1]


def lines_of(path):
    """The lines of a suite, without blank ones and comments."""
    with open(path, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and line[0] != "#"]
