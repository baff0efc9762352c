"""What the two suites of places share: the events of texts as the program gives them."""
import os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
from inprocess import events_of, graphs_of, last, norm, read


def events_of_texts(tasks):
    """The events of each text, in their order; each task is a text and the date that it is told on."""
    return [events_of_graph(read(graph)) for graph in graphs_of(tasks)]


def events_of_graph(nodes):
    names = lambda node, key: [[norm(n) for n in nodes[s]["label"] + nodes[s]["altLabel"]] for s in node[key]]
    return [{"classes": {last(t) for t in po["type"]}, "parties": names(po, "source") + names(po, "target"),
             "places": names(po, "place"), "tellers": names(po, "attributedTo"),
             "status": last(po["factuality"][0]), "begin": (po["begin"] or [""])[0]}
            for _, po in events_of(nodes)]


def fits(wanted, got, only=False):
    """Is one of the wanted names among those got? "-": there is none."""
    if wanted == ["-"]:
        return not got
    return any(norm(w) in x for w in wanted for names in got for x in names)
