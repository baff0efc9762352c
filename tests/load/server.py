#!/usr/bin/env python3
"""A small triple store for tests: Graph Store Protocol at /data, counts at /query, INSERT DATA at /update. It fails on demand.

server.py PORT-FILE [--state FILE] [--busy N] [--drop N] [--die N] [--full] [--login basic|digest] [--certificate FILE]
"""
import argparse, base64, hashlib, http.server, os, re, ssl, sys, urllib.parse

parser = argparse.ArgumentParser()
parser.add_argument("port_file")
parser.add_argument("--state")
parser.add_argument("--busy", type=int, default=0)  # the first N requests get 503
parser.add_argument("--drop", type=int, default=0)  # the first N uploads are thrown away, with 201
parser.add_argument("--die", type=int, default=0)  # gone in the middle of the N-th upload
parser.add_argument("--full", action="store_true")
parser.add_argument("--login", choices=("basic", "digest"))
parser.add_argument("--certificate")
parser.add_argument("--elsewhere", action="store_true")
options = parser.parse_args()
graphs, uploads = {}, 0
TRIPLE = re.compile(r'^(<[^>]*>|_:\S+) <[^>]*> .+ \.$')


def restore():
    if options.state and os.path.exists(options.state):
        for line in open(options.state, encoding="utf-8"):
            name, triple = line.rstrip("\n").split("\t", 1)
            graphs.setdefault(name, set()).add(triple)


def save():
    if options.state:
        with open(options.state, "w", encoding="utf-8") as out:
            for name, triples in graphs.items():
                out.writelines(f"{name}\t{t}\n" for t in sorted(triples))


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, code, text="", kind="text/plain", **headers):
        data = text.encode()
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def is_known(self):
        given = self.headers.get("Authorization", "")
        if options.login == "basic":
            return given == "Basic " + base64.b64encode(b"user:secret").decode()
        if options.login == "digest" and given.startswith("Digest"):
            part = dict(re.findall(r'(\w+)="?([^",]*)"?', given))
            first, second = md5("user:tests:secret"), md5(f"{self.command}:{part['uri']}")
            return part["response"] == md5(f"{first}:{part['nonce']}:{part['nc']}:{part['cnonce']}:{part['qop']}:{second}")
        return options.login is None

    def serve(self):
        global uploads
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        url = urllib.parse.urlsplit(self.path)
        asked = urllib.parse.parse_qs(url.query, keep_blank_values=True)
        if not self.is_known():
            scheme = 'Basic realm="tests"' if options.login == "basic" else 'Digest realm="tests", nonce="n1", qop="auth", algorithm=MD5'
            return self.answer(401, "<html>who are <b>you</b>?</html>", WWW_Authenticate=scheme)
        if options.busy:
            options.busy -= 1
            return self.answer(503, "busy")
        if options.elsewhere:
            return self.answer(301, Location="http://127.0.0.1:1/data")
        if url.path == "/query":
            query = urllib.parse.parse_qs(body)["query"][0]
            name = re.search(r"GRAPH <([^>]*)>", query)
            return self.answer(200, f"n\r\n{len(graphs.get(name.group(1) if name else '', ()))}\r\n", "text/csv")
        if url.path == "/data" and self.command == "GET":
            name = asked["graph"][0] if "graph" in asked else ""
            return self.answer(200, "".join(t + "\n" for t in graphs[name])) if name in graphs else self.answer(404)
        if url.path not in ("/data", "/update"):
            return self.answer(404, "nothing here")
        uploads += 1
        if options.full:
            return self.answer(507, "no room left on device")
        if options.die == uploads:
            save()
            os._exit(1)
        if options.drop:
            options.drop -= 1
            return self.answer(201)
        if url.path == "/data":
            name, triples = asked["graph"][0] if "graph" in asked else "", body.splitlines()
            if self.command == "PUT":
                graphs[name] = set()
        else:
            for name in re.findall(r"CLEAR SILENT GRAPH <([^>]*)>", body):
                graphs.pop(name, None)
            if "CLEAR DEFAULT" in body:
                graphs.pop("", None)
            name = (re.findall(r"^GRAPH <([^>]*)> \{$", body, re.M) or [""])[0]
            triples = [line for line in body.splitlines() if line.endswith(" .")]
        wrong = [t for t in triples if not TRIPLE.match(t)]
        if wrong:
            return self.answer(400, "not N-Triples: " + wrong[0])
        graphs.setdefault(name, set()).update(triples)
        self.answer(201)

    do_GET = do_PUT = do_POST = serve


restore()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if options.certificate:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
with open(options.port_file + ".new", "w") as out:
    out.write(str(server.server_port))
os.rename(options.port_file + ".new", options.port_file)
import signal
signal.signal(signal.SIGTERM, lambda *_: (save(), os._exit(0)))
server.serve_forever()
