import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Corrections } from '../../corrections/corrections.ts';
import { type Ledger, ledgerSchema } from '../../ledger/schema.ts';
import type { DocumentRows } from '../rows/model.ts';
import { documentRows } from '../rows/rows.ts';

/** The golden ledger of a fixture, which is kept without the hash of the rules that made it. */
export function fixtureLedger(name: string): Ledger {
  const file = fileURLToPath(new URL(`../../../fixtures/${name}/ledger.json`, import.meta.url));
  const ledger = JSON.parse(readFileSync(file, 'utf8'));
  return ledgerSchema.parse({ ...ledger, generator: { ...ledger.generator, rules: 'sha256:0' } });
}

/** A ledger as rows, with codes for names of topics. */
export function rowsOf(ledger: Ledger, corrections: Corrections | null = null): DocumentRows {
  return documentRows({ ledger, corrections, topicNames: new Map() });
}

/** A ledger of one document that says the same several times over: its text and rows repeated, places and ids moved. */
export function repeated(ledger: Ledger, times: number): Ledger {
  const parts = Array.from({ length: times }, (_, i) => moved(ledger, i));
  const all = <Key extends 'outline' | 'problems' | 'measures' | 'facts' | 'totals' | 'checks'>(key: Key) =>
    parts.flatMap((part) => part[key] as Ledger[Key][number][]) as Ledger[Key];
  return ledgerSchema.parse({
    ...ledger,
    text: parts.map(({ text }) => text).join(''),
    outline: all('outline'),
    problems: all('problems'),
    measures: all('measures'),
    facts: all('facts'),
    totals: all('totals'),
    checks: all('checks'),
  });
}

const ID = /^([phfm]\d+)/;

function moved(ledger: Ledger, copy: number): Ledger {
  const by = copy * ledger.text.length;
  const move = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => move(item, key));
    if (typeof value === 'number') return key === 'start' || key === 'end' ? value + by : value;
    if (typeof value === 'string') return IDS.has(key) ? value.replace(ID, `$1x${copy}`) : value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, move(item, name)]));
  };
  return {
    ...ledger,
    ...(move({ ...ledger, document: {}, text: '' }, '') as Ledger),
    document: ledger.document,
    text: ledger.text,
  };
}

const IDS: ReadonlySet<string> = new Set(['id', 'parent', 'outline', 'problem', 'of', 'refs']);
