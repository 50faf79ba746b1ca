// One run of the bench: a merged workbook of 20,000 problems, its time and the most memory the process ever took.
import { statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentRows } from '../pipeline/emit/rows/rows.ts';
import { workbookPieces } from '../pipeline/emit/xlsx/xlsx.ts';
import { ledgersOf } from './ledgers.ts';

const ledgers = ledgersOf(20_000);
const folder = await mkdtemp(join(tmpdir(), 'taizhang-bench-'));
const path = join(folder, 'merged.xlsx');
const start = performance.now();
const topicNames = new Map();
const documents = ledgers.map((ledger) => documentRows({ ledger, corrections: null, topicNames }));
await writeFile(path, workbookPieces({ documents, topicNames, several: true }, 'zh'));
const seconds = (performance.now() - start) / 1000;
const problems = ledgers.reduce((sum, ledger) => sum + ledger.problems.length, 0);
console.log(
  JSON.stringify({
    problems,
    seconds,
    megabytes: process.resourceUsage().maxRSS / 1000,
    file: statSync(path).size / 1e6,
  }),
);
await rm(folder, { recursive: true });
