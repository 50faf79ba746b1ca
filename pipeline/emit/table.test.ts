import { expect, test } from 'vitest';
import type { Summary } from './summary.ts';
import { summaryTable } from './table.ts';

const summary: Summary = {
  kind: 'rectification',
  problems: 33,
  states: [
    { state: 'completed', count: 32 },
    { state: 'not-completed', count: 1 },
  ],
  longTerm: 21,
  measures: 74,
  findings: [
    { code: 'numbering-gap', count: 2 },
    { code: 'total-mismatch', count: 1 },
  ],
  agrees: false,
  worst: 'warning',
};

/** Columns on a terminal: everything from U+2E80 on is wide here. */
const width = (line: string) =>
  [...line].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);

test('the table says kind, states, measures and findings in Chinese', () => {
  const table = summaryTable([{ name: '通报.docx', summary }], null);
  expect(table).toContain('33(完成 32,未完成 1,其中长期坚持 21)');
  expect(table).toContain('序号缺漏×2,数目不符');
});

test('every line is equally wide, with Han characters as two columns, whatever the terminal', () => {
  const none: Summary = {
    ...summary,
    kind: 'narrative',
    problems: 0,
    states: [],
    longTerm: 0,
    measures: 0,
    findings: [],
    agrees: true,
    worst: null,
  };
  for (const columns of [null, 80, 120]) {
    const table = summaryTable(
      [
        { name: '关于区教育体育局党委巡察整改进展情况的通报(公开稿).docx', summary },
        { name: 'a.txt', summary: none },
      ],
      columns,
    );
    const widths = new Set(table.split('\n').map(width));
    expect(widths.size).toBe(1);
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns ?? 200);
  }
});
