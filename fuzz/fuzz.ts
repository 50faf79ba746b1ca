/**
 * `npm run fuzz [-- INPUTS [SEED]]`: every fixture damaged in every way, read to its ledger. No crash, nothing over five seconds, no ledger
 * that breaks its schema or misquotes its text, no failure of an unknown kind. Prints the seed, with which a run can be repeated.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { untrueSpans } from '../fixtures/spans.ts';
import { createProcessor, type Ledger, ledgerSchema, openDocument } from '../pipeline/index.ts';
import { SourceFailure } from '../pipeline/source/failure.ts';
import { damaged, damagedZip, damages, zipDamage } from './mutate.ts';

const [inputs = '20000', seedGiven] = process.argv.slice(2);
const seed = seedGiven === undefined ? Date.now() % 1_000_000_000 : Number(seedGiven);
/** Milliseconds of the processor an input may take: what else the machine does is not its fault. */
const LONGEST = 5_000;

const fixtures = join(import.meta.dirname, '../fixtures');
const files = (format: string) =>
  readdirSync(fixtures)
    .map((name) => join(fixtures, name, `document.${format}`))
    .filter((path) => existsSync(path))
    .map((path) => new Uint8Array(readFileSync(path)));
const corpus = { txt: files('txt'), docx: files('docx'), pdf: files('pdf') };
const processor = await createProcessor();
const results = new Map<string, number>();
let slowest = 0;

async function holds(bytes: Uint8Array): Promise<void> {
  const began = process.cpuUsage();
  const ledger = await read(bytes);
  const { user, system } = process.cpuUsage(began);
  const took = (user + system) / 1000;
  slowest = Math.max(slowest, took);
  const result = typeof ledger === 'string' ? ledger : 'ledger';
  results.set(result, (results.get(result) ?? 0) + 1);
  if (took > LONGEST) throw new Error(`took ${Math.round(took)} ms`);
  if (typeof ledger === 'string') return;
  ledgerSchema.parse(ledger);
  const untrue = untrueSpans(ledger);
  if (untrue.length > 0) throw new Error(untrue.slice(0, 3).join('; '));
}

/** The ledger, or the code of a failure that is known. */
async function read(bytes: Uint8Array): Promise<Ledger | string> {
  try {
    return processor.processSync(await openDocument(bytes, 'fuzz')).result;
  } catch (error) {
    if (error instanceof SourceFailure && error.code !== 'internal-error') return error.code;
    throw error;
  }
}

const pick = (from: readonly Uint8Array[], at: number): Uint8Array => from[at % from.length] ?? new Uint8Array();

async function check<T>(name: string, runs: number, property: fc.IAsyncProperty<T>): Promise<void> {
  const began = performance.now();
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
  console.log(`${name}: ${runs} inputs, ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

const total = Number(inputs);
const part = (share: number) => Math.max(1, Math.round(total * share));
console.log(`seed ${seed}`);
await check(
  'text of the words of such documents',
  part(0.1),
  fc.asyncProperty(
    fc.array(
      fc.constantFrom(
        ...'一、|(一)|1.|(1)|①|一是|二是|整改情况:|问题:|责任单位:|已完成整改。|关于“|”的问题|《|》|(|)|\n|,|。|33个问题|3.2万元|2023年4月|| '.split(
          '|',
        ),
      ),
      { maxLength: 400 },
    ),
    (words) => holds(new TextEncoder().encode(words.join(''))),
  ),
);
for (const [format, share] of [
  ['txt', 0.4],
  ['docx', 0.1],
  ['pdf', 0.15],
] as const)
  await check(
    `${format}, bytes`,
    part(share),
    fc.asyncProperty(fc.nat(), fc.nat(), damages, (a, b, damage) =>
      holds(damaged(pick(corpus[format], a), damage, pick(corpus[format], b))),
    ),
  );
await check(
  'docx, members',
  part(0.25),
  fc.asyncProperty(fc.nat(), fc.nat(), zipDamage, damages, async (a, b, zip, inside) =>
    holds(await damagedZip(pick(corpus.docx, a), zip, inside, pick(corpus.docx, b))),
  ),
);
console.log([...results].map(([result, count]) => `${result} ${count}`).join(', '));
console.log(`slowest ${Math.round(slowest)} ms`);
