// oxigraph.mjs PORT-FILE JOURNAL: Oxigraph (from npm, in memory) as a server: Graph Store Protocol at /store, queries at /query, updates at
// /update; GET /store without a graph gives all of it. What it has answered is in the journal, which it reads again when it starts, so it may be killed at any time.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import fs from 'node:fs';

const peers = createRequire(process.env.PEERS + '/');
const oxigraph = peers('oxigraph');
const [portFile, journal] = process.argv.slice(2);
const store = new oxigraph.Store();

function graphOf(name) {
  return name === null ? oxigraph.defaultGraph() : oxigraph.namedNode(name);
}

// A change: {method, graph (null: the default graph), type, body}. Throws on a fault, and changes nothing then.
function change({ method, graph, type, body }) {
  if (method === 'UPDATE') return store.update(body);
  const to = graphOf(graph);
  if (method !== 'POST') store.update(graph === null ? 'CLEAR DEFAULT' : `CLEAR SILENT GRAPH <${graph}>`);
  if (method !== 'DELETE') store.load(body, { format: type, to_graph_name: to });
}

// Each record: the length of its head, the head as JSON, the body. A record that was cut off by a kill was not answered.
function record({ body, ...head }) {
  const text = Buffer.from(JSON.stringify({ ...head, size: Buffer.byteLength(body) }) + '\n');
  fs.writeSync(log, text);
  fs.writeSync(log, Buffer.from(body));
}
function replay() {
  if (!fs.existsSync(journal)) return;
  const bytes = fs.readFileSync(journal);
  let at = 0;
  for (let end; (end = bytes.indexOf(10, at)) >= 0;) {
    const head = JSON.parse(bytes.subarray(at, end).toString());
    if (end + 1 + head.size > bytes.length) break;
    change({ ...head, body: bytes.subarray(end + 1, end + 1 + head.size).toString() });
    at = end + 1 + head.size;
  }
  fs.truncateSync(journal, at);
}

function answer(request, url, body) {
  const asked = url.searchParams;
  const type = (request.headers['content-type'] || '').split(';')[0];
  if (url.pathname === '/query') {
    const query = asked.get('query') || (type === 'application/sparql-query' ? body : new URLSearchParams(body).get('query'));
    return [200, store.query(query, { results_format: 'text/csv' }), 'text/csv'];
  }
  if (url.pathname === '/update') {
    const made = { method: 'UPDATE', graph: null, type, body: type === 'application/sparql-update' ? body : new URLSearchParams(body).get('update') };
    change(made);
    record(made);
    return [204];
  }
  if (url.pathname !== '/store') return [404, 'nothing here'];
  if (request.method === 'GET' && !request.url.includes('?')) return [200, store.dump({ format: 'application/n-quads' }), 'application/n-quads'];
  const graph = asked.has('default') ? null : asked.get('graph');
  if (request.method === 'GET') return [200, store.dump({ format: 'application/n-triples', from_graph_name: graphOf(graph) }), 'application/n-triples'];
  const made = { method: request.method, graph, type, body };
  change(made);
  record(made);
  return [request.method === 'PUT' ? 201 : 204];
}

replay();
const log = fs.openSync(journal, 'a');
const server = createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => {
    let made;
    try {
      made = answer(request, new URL(request.url, 'http://localhost'), Buffer.concat(parts).toString());
    } catch (fault) {
      made = [400, String(fault)];
    }
    const [code, text, kind] = made;
    response.writeHead(code, kind ? { 'Content-Type': kind } : {});
    response.end(text);
  });
});
server.listen(0, '127.0.0.1', () => {
  fs.writeFileSync(portFile + '.new', String(server.address().port));
  fs.renameSync(portFile + '.new', portFile);
});
