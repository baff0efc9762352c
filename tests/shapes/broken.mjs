// broken.mjs SHAPES VALID BROKEN: breaks a valid graph in each way that BROKEN lists and checks that the shape named there complains;
// checks that every shape is broken at least once. Prints TAP lines without numbers.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const peers = createRequire(process.env.PEERS + '/');
const { Parser } = peers('n3');
const Validator = (await import(peers.resolve('rdf-validate-shacl'))).default;
const SHAPE = 'https://w3id.org/entente/shapes#';
const TARGETS = /^http:\/\/www\.w3\.org\/ns\/shacl#(targetClass|targetSubjectsOf|path)$/;

const [shapesPath, validPath, brokenPath] = process.argv.slice(2);
const read = path => readFileSync(path, 'utf8');
const shapes = new Parser().parse(read(shapesPath));
const validator = new Validator(shapes);
const { factory } = validator;
const head = read(validPath).split('\n').filter(line => line.startsWith('@')).join('\n');
const valid = new Parser().parse(read(validPath));

const say = (good, name, why) => console.log(`${good ? 'ok' : 'not ok'} - ${name}${good ? '' : '\n# ' + why}`);
const key = (subject, predicate) => subject.value + ' ' + predicate.value;

async function complaints(quads) {
  const graph = factory.dataset();
  for (const q of quads) graph.add(factory.quad(q.subject, q.predicate, q.object));
  return (await validator.validate(graph)).results.map(result => [
    result.sourceShape && result.sourceShape.value.startsWith(SHAPE) ? result.sourceShape.value.slice(SHAPE.length) : '',
    result.sourceConstraintComponent.value.replace(/^.*#(.*)ConstraintComponent$/, '$1')]);
}

function edited(edits) {
  let quads = valid;
  for (const edit of edits) {
    const sign = edit[0], text = edit.slice(1).trim();
    const made = new Parser().parse(`${head}\n${text} ${sign === '-' ? '"any"' : ''} .`.replace(/ a "any"/, ' a ent:any'));
    if (sign === '+') { quads = quads.concat(made); continue; }
    const before = quads.length, gone = key(made[0].subject, made[0].predicate);
    quads = quads.filter(q => key(q.subject, q.predicate) !== gone);
    if (quads.length === before) throw new Error(`nothing to take away: ${edit}`);
  }
  return quads;
}

const whole = await complaints(valid);
say(whole.length === 0, 'the whole graph conforms', JSON.stringify(whole));
const seen = new Set();
for (const line of read(brokenPath).split('\n')) {
  if (!line || line.startsWith('#')) continue;
  const [rule, edits] = line.split(/ \| (.*)/);
  const [shape, component] = rule.split(' ');
  seen.add(shape);
  const found = await complaints(edited(edits.split(/ ; (?=[-+] )/)));
  const good = found.some(([name, kind]) => name === shape && (!component || component === kind));
  say(good, `${rule}: ${edits}`.replace(/#/g, '\\#'), JSON.stringify(found));
}
const active = new Set(shapes.filter(q => q.subject.value.startsWith(SHAPE) && TARGETS.test(q.predicate.value))
  .map(q => q.subject.value.slice(SHAPE.length)));
const missing = [...active].filter(name => !seen.has(name));
say(missing.length === 0, 'every shape is broken once', missing.join(' '));
