import { unified } from 'unified';
import { compileLedger } from './ledger/compile.ts';
import { contact } from './plugins/contact.ts';
import { facts } from './plugins/facts/facts.ts';
import { inspection } from './plugins/inspection/inspection.ts';
import { kind } from './plugins/kind.ts';
import { measures } from './plugins/measures/measures.ts';
import { metadata } from './plugins/metadata/metadata.ts';
import { noise } from './plugins/noise/noise.ts';
import { outline } from './plugins/outline/outline.ts';
import { problems } from './plugins/problems/problems.ts';
import { responsibility } from './plugins/responsibility/responsibility.ts';
import { status } from './plugins/status.ts';
import { tables } from './plugins/tables/tables.ts';
import { topics } from './plugins/topics.ts';
import { totals } from './plugins/totals/totals.ts';
import type { Rules } from './rules/rules.ts';
import { parseSource } from './source/parse.ts';

/** Text of a source → tree → transformed tree → ledger. A file it works on holds its `source` and `origin` in `file.data`. */
export type LedgerProcessor = ReturnType<typeof processorOf>;

/** The way a document takes through the house, one plugin a concern. */
export function processorOf(rules: Rules) {
  return unified()
    .use(parseSource)
    .use(noise, rules)
    .use(outline, rules)
    .use(kind, rules)
    .use(metadata, rules)
    .use(inspection, rules)
    .use(problems, rules)
    .use(tables, rules)
    .use(status, rules)
    .use(measures, rules)
    .use(responsibility, rules)
    .use(facts, rules)
    .use(totals, rules)
    .use(topics, rules)
    .use(contact, rules)
    .use(compileLedger, rules)
    .freeze();
}
