import { expect, test } from 'vitest';
import type { Corrections } from '../../../corrections/corrections.ts';
import { keysOf } from '../../../corrections/identity.ts';
import { renderHtml } from '../html.ts';
import { fixtureLedger, rowsOf } from '../testing.ts';
import { redacted } from './redact.ts';

test.each(['housing-bureau', 'ledger-table', 'rectification-plan', 'vocational-school', 'town-party-committee'])(
  'no name, phone or address of %s is left anywhere in the page',
  (name) => {
    const ledger = fixtureLedger(name);
    const page = renderHtml([rowsOf(ledger)], { redact: true });
    const people = ledger.problems.flatMap(({ responsible }) => [...responsible.leaders, ...responsible.persons]);
    const hidden = [...people, ledger.contact.phone, ledger.contact.email].filter((value) => value !== null);
    expect(hidden.length).toBeGreaterThan(0);
    for (const value of hidden) expect(page).not.toContain(value);
    expect(page).toContain('已遮盖');
    expect(renderHtml([rowsOf(ledger)], { redact: false })).toContain(hidden[0]);
  },
);

test('a mask is as long as what it hides, and codes, dates and places stay', () => {
  const rows = rowsOf(fixtureLedger('housing-bureau'));
  const { ledger, problems } = redacted(rows);
  expect(ledger.text.length).toBe(rows.ledger.text.length);
  expect(ledger.document).toEqual(rows.ledger.document);
  expect(problems.map(({ id, identity, state, deadline }) => [id, identity, state, deadline])).toEqual(
    rows.problems.map(({ id, identity, state, deadline }) => [id, identity, state, deadline]),
  );
  expect(problems[0]?.leaders).toEqual(['郭某某']);
  for (const { response } of ledger.problems)
    if (response?.span) expect(ledger.text.slice(response.span.start, response.span.end)).toBe(response.text);
});

test('what people typed is masked too, and who typed it', () => {
  const ledger = fixtureLedger('housing-bureau');
  const [row] = rowsOf(ledger).problems;
  if (!row) throw new Error('the fixture has problems');
  const place = { document: ledger.document.id, start: 0, by: '贾雨村' };
  const corrections: Corrections = {
    schema: 'taizhang/corrections@1',
    file: ledger.document.file,
    corrections: [
      {
        ...place,
        key: keysOf(ledger).problems.get(row.id) ?? '',
        row: row.id,
        quote: row.statement,
        field: 'leaders',
        old: ['郭敬尧'],
        new: ['甄士隐'],
      },
      {
        ...place,
        key: 'gone',
        row: 'p99',
        quote: '找邢岫烟同志,电话13800138000',
        field: 'statement',
        old: 'x',
        new: 'y',
      },
    ],
  };
  const plain = renderHtml([rowsOf(ledger, corrections)], { redact: false });
  for (const shown of ['甄士隐', '贾雨村', '邢岫烟', '13800138000', '人工更正']) expect(plain).toContain(shown);
  const masked = renderHtml([rowsOf(ledger, corrections)], { redact: true });
  for (const hidden of ['甄士隐', '贾雨村', '邢岫烟', '13800138000', '郭敬尧']) expect(masked).not.toContain(hidden);
});
