// validate.mjs SHAPES GRAPH...: validates each graph (by its extension) against the shapes and prints a line a graph: its path, the
// number of quads, "conforms", or each broken rule with its node. Exit status 1 when any graph does not conform.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const peers = createRequire(process.env.PEERS + '/');
const { Parser } = peers('n3');
const Validator = (await import(peers.resolve('rdf-validate-shacl'))).default;
const FORMATS = { ttl: 'text/turtle', nt: 'application/n-triples', nq: 'application/n-quads', trig: 'application/trig' };

const quads = path => new Parser({ format: FORMATS[path.split('.').pop()] }).parse(readFileSync(path, 'utf8'));
const short = term => (term ? term.value.replace(/^.*[#/](?=[^#/]*$)/, '') : '');

const validator = new Validator(quads(process.argv[2]));
let status = 0;
for (const path of process.argv.slice(3)) {
  const { factory } = validator;
  const graph = factory.dataset(); // the union of all graphs
  for (const q of quads(path)) graph.add(factory.quad(q.subject, q.predicate, q.object));
  const report = await validator.validate(graph);
  if (report.conforms) console.log(`${path}: ${graph.size} triples conform`);
  else status = 1;
  for (const r of report.results) {
    const rule = r.sourceShape && r.sourceShape.termType === 'NamedNode' ? short(r.sourceShape) : '';
    console.log(`${path}: ${rule} ${short(r.sourceConstraintComponent)} at ${r.focusNode.value}` +
      ` ${short(r.path)}: ${r.value ? r.value.value : ''} (${r.message.map(m => m.value).join('; ')})`);
  }
}
process.exit(status);
