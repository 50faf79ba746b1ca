import { type Ledger, readLedger } from '../pipeline/index.ts';

const golden = await readLedger('fixtures/county-health-bureau/document.txt');

/** The ledger of a fixture, its problems and measures repeated until there are as many problems as asked for. */
export function ledgerOf(count: number): Ledger {
  const problems: Ledger['problems'] = [];
  const measures: Ledger['measures'] = [];
  for (let i = 0; problems.length < count; i++) {
    const own = golden.problems.slice(0, count - problems.length);
    const kept = new Set(own.map(({ id }) => id));
    problems.push(...own.map((problem) => ({ ...problem, id: `r${i}${problem.id}` })));
    measures.push(
      ...golden.measures
        .filter(({ problem }) => problem !== null && kept.has(problem))
        .map((measure) => ({ ...measure, id: `r${i}${measure.id}`, problem: `r${i}${measure.problem}` })),
    );
  }
  return { ...golden, problems, measures, facts: [], checks: [] };
}

/** Ledgers of different documents with so many problems together; no two say the same, so nothing is written once for all of them. */
export function ledgersOf(count: number): Ledger[] {
  return Array.from({ length: Math.ceil(count / golden.problems.length) }, (_, i) => {
    const ledger = structuredClone(golden);
    const own = (text: string) => text && String.fromCharCode(0x4e00 + i) + text.slice(1);
    ledger.document.id = `sha256:${String(i).padStart(64, '0')}`;
    ledger.inspection.inspectee = `第${i + 1}局`;
    ledger.text = ledger.text.split('\n').map(own).join('\n');
    for (const problem of ledger.problems) problem.statement = own(problem.statement);
    for (const measure of ledger.measures) measure.text = own(measure.text);
    return ledger;
  });
}
