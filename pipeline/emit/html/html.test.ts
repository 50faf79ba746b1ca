import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { renderHtml } from './html.ts';
import { fixtureLedger, repeated, rowsOf } from './testing.ts';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(2)>$& </style> javascript:alert(3)`;

test('the page is one file: nothing in it names another place but the document’s own address', () => {
  const page = renderHtml([rowsOf(fixtureLedger('housing-bureau'))], { redact: false });
  expect(page).not.toMatch(/<link|<iframe|@import|url\(|\ssrc=|https?:/);
  expect(page.match(/<script/g)).toHaveLength(1);
});

test('its policy allows its own script only, and the same rows give the same page', () => {
  const rows = [rowsOf(fixtureLedger('state-company'))];
  const page = renderHtml(rows, { redact: false });
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
  expect(page).toContain(`script-src &#39;sha256-${createHash('sha256').update(script).digest('base64')}&#39;`);
  expect(page).toContain('default-src &#39;none&#39;');
  expect(renderHtml(rows, { redact: false })).toBe(page);
});

test('hostile words stay words wherever they stand', () => {
  const ledger = fixtureLedger('housing-bureau');
  const text = HOSTILE + ledger.text.slice(HOSTILE.length);
  const problems = ledger.problems.map((problem) => ({
    ...problem,
    statement: HOSTILE,
    area: HOSTILE,
    category: HOSTILE,
    details: HOSTILE,
    marker: HOSTILE,
    topics: [HOSTILE],
    responsible: { leaders: [HOSTILE], lead: [HOSTILE], support: [HOSTILE], persons: [HOSTILE] },
    deadline: problem.deadline && { ...problem.deadline, raw: HOSTILE },
    status: { ...problem.status, raw: HOSTILE },
  }));
  const document = { ...ledger.document, title: HOSTILE, file: HOSTILE, issuer: HOSTILE, url: HOSTILE };
  const checks = ledger.checks.map((check) => ({ ...check, message: HOSTILE }));
  for (const redact of [false, true]) {
    const page = renderHtml([rowsOf({ ...ledger, text, document, problems, checks })], { redact });
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img|href="javascript/i);
  }
});

test('110 problems: under 1 MB', () => {
  const ledger = repeated(fixtureLedger('housing-bureau'), 7);
  expect(ledger.problems.length).toBeGreaterThan(110);
  const page = renderHtml([rowsOf(ledger)], { redact: false });
  expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
});

test('several documents: a list of them, ids kept apart', () => {
  const page = renderHtml(
    ['housing-bureau', 'feedback-opinion', 'narrative-college'].map((name) => rowsOf(fixtureLedger(name))),
    { redact: false },
  );
  const ids = Array.from(page.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page).toContain('href="#d3-document"');
});
