// peers.mjs FOLDER: reads graph.{ttl,nt,nq,trig,rdf,jsonld} with n3, Oxigraph and jsonld, and compares what they read with graph.nq as
// n3 reads it: triples, and with names of graphs where the syntax has them. There are no blank nodes, so graphs are isomorphic when their
// sorted quads are equal. Then writes the graph anew with n3 and Oxigraph, as FOLDER/{n3,oxigraph}.{ttl,nq,trig}. Prints TAP lines
// without numbers.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const peers = createRequire(process.env.PEERS + '/');
const { Parser, Writer, DataFactory } = peers('n3');
const oxigraph = peers('oxigraph');
const jsonld = peers('jsonld');
const folder = process.argv[2];
const TYPES = { ttl: 'text/turtle', nt: 'application/n-triples', nq: 'application/n-quads', trig: 'application/trig', rdf: 'application/rdf+xml',
  jsonld: 'application/ld+json' };
const BASE = 'https://w3id.org/entente/id/';
const text = extension => readFileSync(`${folder}/graph.${extension}`, 'utf8');

// Oxigraph writes the decimal 1.0 as 1.
const value = t => (t.datatype.value.endsWith('#decimal') ? t.value.replace(/\.0$/, '') : t.value);
const term = t => t.termType === 'Literal'
  ? JSON.stringify(value(t)) + (t.language ? '@' + t.language : '^^' + t.datatype.value) : `<${t.termType === 'DefaultGraph' ? '' : t.value}>`;
const sorted = (quads, named) => [...new Set(quads.map(q =>
  [q.subject, q.predicate, q.object].concat(named ? [q.graph] : []).map(term).join(' ')))].sort().join('\n');

const READERS = {
  n3: extension => new Parser({ format: TYPES[extension], baseIRI: BASE }).parse(text(extension)),
  Oxigraph: extension => {
    const store = new oxigraph.Store();
    store.load(text(extension), { format: TYPES[extension], base_iri: BASE });
    return store.match();
  },
  jsonld: async extension => new Parser({ format: TYPES.nq })
    .parse(await jsonld.toRDF(JSON.parse(text(extension)), { format: TYPES.nq, base: BASE })),
};
const SYNTAXES = { n3: ['ttl', 'nt', 'nq', 'trig'], Oxigraph: ['ttl', 'nt', 'nq', 'trig', 'rdf', 'jsonld'], jsonld: ['jsonld'] };

const whole = READERS.n3('nq');
for (const [peer, extensions] of Object.entries(SYNTAXES)) {
  for (const extension of extensions) {
    const named = ['nq', 'trig', 'jsonld'].includes(extension);
    let good = false, why = '';
    try {
      good = sorted(await READERS[peer](extension), named) === sorted(whole, named);
    } catch (fault) {
      why = String(fault);
    }
    console.log(`${good ? 'ok' : 'not ok'} - ${extension} read by ${peer} holds the same ${named ? 'quads' : 'triples'}${why && '\n# ' + why}`);
  }
}

const store = new oxigraph.Store();
store.load(text('nq'), { format: TYPES.nq });
const union = new oxigraph.Store();
for (const q of store.match()) union.add(oxigraph.quad(q.subject, q.predicate, q.object));
for (const extension of ['ttl', 'nq', 'trig']) {
  const flat = extension === 'ttl';
  const writer = new Writer({ format: TYPES[extension] });
  writer.addQuads(flat ? whole.map(q => DataFactory.quad(q.subject, q.predicate, q.object)) : whole);
  writer.end((fault, made) => writeFileSync(`${folder}/n3.${extension}`, made));
  writeFileSync(`${folder}/oxigraph.${extension}`,
    (flat ? union : store).dump({ format: TYPES[extension], ...(flat ? { from_graph_name: oxigraph.defaultGraph() } : {}) }));
}
